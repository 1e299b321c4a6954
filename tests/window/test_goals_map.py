"""The map of goals: theirs and mine side by side, lines between the shared ones by mouse and by keyboard."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from sqlalchemy import select

from journal.model import Colleague, Goal, GoalLink, HintOff
from journal.window.colleagues.goal_card import GoalCard
from journal.window.colleagues.goal_handle import Knot
from journal.window.colleagues.goals_map import GoalsMap
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.pick import InlineChoice
from tests.window.conftest import labels
from tests.window.widgets import bring_up, button, called, click, focused, take

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """Dana's page: two goals of hers, three of mine, nothing shared."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.flush()
        session.add_all(
            [
                Goal(id="calm", colleague_id="dana", text="Sleep well"),
                Goal(id="lead", colleague_id="dana", text="Lead a team"),
                Goal(id="ship", text="Launch in spring"),
                Goal(id="write", text="Write a book"),
                Goal(id="rest", text="Fewer meetings"),
            ]
        )
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 900)
    bring_up(qtbot, made)
    made._sheet._scroll.go_to(made._sheet._goals)
    return made


@pytest.fixture
def goals(page: ColleaguesPage, qtbot: Any) -> GoalsMap:
    found = page._sheet._goals
    qtbot.waitUntil(lambda: found.lines.height() > 100)
    return found


def card(goals: GoalsMap, record: str) -> GoalCard:
    found = goals.row(record)
    assert isinstance(found, GoalCard)
    return found


def links(desk: Desk) -> list[tuple[str, str]]:
    with desk.reading() as session:
        return [(one.goal_id, one.other_id) for one in session.scalars(select(GoalLink).order_by(GoalLink.position))]


def link(desk: Desk, *pairs: tuple[str, str]) -> None:
    with desk.change("Share") as session:
        session.add_all(GoalLink(goal_id=one, other_id=other) for one, other in pairs)


def goal(desk: Desk, record: str) -> Goal:
    with desk.reading() as session:
        return session.get_one(Goal, record)


def knot(goals: GoalsMap, theirs: str, mine: str) -> Knot:
    found = goals.lines.knot((theirs, mine))
    assert found is not None
    return found


def pull(qtbot: Any, goals: GoalsMap, one: str, other: str) -> None:
    """Press on the handle of a goal, move to another goal, and let go."""
    handle, target = card(goals, one).handle, card(goals, other)
    place = handle.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(handle.width() // 2 + 30, 5))
    QTest.mouseMove(handle, place)
    qtbot.waitUntil(lambda: target.aimed or not goals.drawing._targets(card(goals, one)))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)


def test_a_line_is_pulled_from_one_goal_to_another_from_either_side(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    pull(qtbot, goals, "calm", "ship")
    pull(qtbot, goals, "write", "calm")
    pull(qtbot, goals, "ship", "lead")
    assert links(desk) == [("calm", "ship"), ("calm", "write"), ("lead", "ship")]
    assert not card(goals, "lead").aimed
    desk.undo()
    assert links(desk) == [("calm", "ship"), ("calm", "write")]


def test_a_line_let_go_of_elsewhere_shares_nothing(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    handle = card(goals, "calm").handle
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(40, 5))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
    assert links(desk) == []
    assert not goals.drawing.begun


def test_a_goal_is_shared_by_keyboard_alone(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    card(goals, "calm").handle.setFocus()
    qtbot.keyClick(focused(goals), Qt.Key.Key_L)
    assert any("Which goal of mine is “Sleep well” shared with?" in one for one in labels(card(goals, "calm")))
    qtbot.keyClick(focused(goals), Qt.Key.Key_Down)
    qtbot.keyClick(focused(goals), Qt.Key.Key_Down)
    qtbot.keyClick(focused(goals), Qt.Key.Key_Up)
    assert card(goals, "write").aimed
    qtbot.keyClick(focused(goals), Qt.Key.Key_Return)
    assert links(desk) == [("calm", "write")]
    assert focused(goals) is card(goals, "calm").handle
    assert card(goals, "calm").handle.accessibleDescription() == "Shared with: Write a book"
    assert labels(card(goals, "calm")) == []


def test_escape_leaves_a_line_undrawn(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    click(qtbot, card(goals, "ship").handle)
    assert card(goals, "calm").aimed
    qtbot.keyClick(focused(goals), Qt.Key.Key_Escape)
    assert focused(goals) is card(goals, "ship").handle
    assert not card(goals, "calm").aimed
    assert links(desk) == []


def test_l_in_the_words_of_a_goal_is_a_letter(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    goals.begin("calm")
    qtbot.keyClicks(focused(goals), "l")
    goals.commit()
    assert goal(desk, "calm").text == "lSleep well"
    assert not goals.drawing.begun


def test_a_click_on_a_line_or_delete_on_its_knot_takes_it_away(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    link(desk, ("calm", "ship"), ("write", "lead"), ("lead", "rest"))
    qtbot.waitUntil(lambda: knot(goals, "lead", "rest").isVisible())
    assert "Lead a team – Write a book" in knot(goals, "lead", "write").accessibleName()
    path = goals.lines._path(("calm", "ship"))
    assert path is not None
    with qtbot.waitSignal(desk.said) as said:
        qtbot.mouseClick(goals.lines, Qt.MouseButton.LeftButton, pos=path.pointAtPercent(0.05).toPoint())
    assert said.args == ["They are no longer shared.", True]
    assert links(desk) == [("write", "lead"), ("lead", "rest")]
    click(qtbot, knot(goals, "lead", "write"))
    assert links(desk) == [("lead", "rest")]
    knot(goals, "lead", "rest").setFocus()
    qtbot.keyClick(focused(goals), Qt.Key.Key_Delete)
    assert links(desk) == []
    desk.undo()
    qtbot.waitUntil(lambda: knot(goals, "lead", "rest").isVisible())


def test_what_is_likely_one_goal_is_asked_and_a_no_is_kept(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    goals.begin("calm")
    card(goals, "calm").text.setPlainText("A calm launch")
    goals.commit()
    qtbot.waitUntil(lambda: labels(card(goals, "calm")) != [])
    assert "Shared with “Launch in spring”?" in labels(card(goals, "calm"))
    click(qtbot, button(card(goals, "calm"), "No"))
    assert "Shared with “Launch in spring”?" not in labels(card(goals, "calm"))
    with desk.reading() as session:
        assert session.scalars(select(HintOff.hint)).all() == ["goals:calm:ship"]
    desk.undo()
    qtbot.waitUntil(lambda: labels(card(goals, "calm")) != [])
    click(qtbot, button(card(goals, "calm"), "Yes"))
    assert links(desk) == [("calm", "ship")]
    assert labels(card(goals, "calm")) == []


def test_a_goal_of_theirs_becomes_mine_too(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(card(goals, "lead"), "Make it mine, too"))
    with desk.reading() as session:
        made = session.scalars(select(Goal).where(Goal.colleague_id.is_(None), Goal.text == "Lead a team")).one()
    assert (made.set_on, links(desk)) == (TODAY, [("lead", made.id)])
    assert card(goals, made.id).isVisible()
    desk.undo()
    assert (goals.row(made.id), links(desk)) == (None, [])


def test_a_goal_that_is_over_has_its_day_and_goes_to_the_earlier_ones(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    link(desk, ("calm", "ship"))
    take(called(card(goals, "calm"), InlineChoice, "State"), "Reached")
    assert goal(desk, "calm").closed_on == TODAY
    assert not card(goals, "calm").isVisible()
    click(qtbot, button(goals, "Earlier (1)"))
    assert called(card(goals, "calm"), QToolButton, "Closed on").text() == "· today"
    assert "Shared with: Launch in spring" in labels(card(goals, "calm"))
    assert "Shared with: Sleep well" in labels(card(goals, "ship"))
    take(called(card(goals, "calm"), InlineChoice, "State"), "Open")
    assert goal(desk, "calm").closed_on is None
    qtbot.waitUntil(lambda: knot(goals, "calm", "ship").isVisible())
    take(called(card(goals, "rest"), InlineChoice, "State"), "Dropped")
    assert goals.row("rest") is None  # what was mine alone stands on my own profile


def test_a_goal_of_mine_is_added_beside_theirs(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(goals, "Add a goal of mine"))
    qtbot.keyClicks(focused(goals), "A garden")
    qtbot.keyClick(focused(goals), Qt.Key.Key_Tab)
    with desk.reading() as session:
        made = session.scalars(select(Goal).where(Goal.text == "A garden")).one()
    assert (made.colleague_id, made.set_on) == (None, TODAY)
    assert card(goals, made.id) in goals.mine.open_cards


def test_where_there_is_little_room_the_lines_are_words(
    page: ColleaguesPage, goals: GoalsMap, desk: Desk, qtbot: Any
) -> None:
    link(desk, ("calm", "ship"))
    assert "Shared with: Launch in spring" not in labels(card(goals, "calm"))
    page.resize(700, 780)
    qtbot.waitUntil(lambda: "Shared with: Launch in spring" in labels(card(goals, "calm")))
    assert not goals.lines.isVisible()
    assert card(goals, "ship").mapTo(page, QPoint()).y() > card(goals, "lead").mapTo(page, QPoint()).y()
    click(qtbot, called(card(goals, "ship"), QToolButton, "No longer shared with"))
    assert links(desk) == []


def test_tab_goes_from_theirs_over_the_lines_to_mine(goals: GoalsMap, desk: Desk, qtbot: Any) -> None:
    link(desk, ("calm", "ship"))
    qtbot.waitUntil(lambda: knot(goals, "calm", "ship").isVisible())
    QApplication.processEvents()
    goals.begin("lead")
    passed = []
    while not goals.mine.isAncestorOf(focused(goals)):
        passed.append(focused(goals))
        qtbot.keyClick(focused(goals), Qt.Key.Key_Tab)
        assert len(passed) < 20
    assert passed[-1] is knot(goals, "calm", "ship")


def test_my_profile_says_with_whom_my_goals_are_shared_and_keeps_those_that_are_over(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    link(desk, ("calm", "ship"))
    page.show_record("me", "me", "me")
    mine = page._me._goals
    ship, write = mine.side.cards["ship"], mine.side.cards["write"]
    qtbot.waitUntil(lambda: labels(ship) == ["Shared with: Dana Ortiz: Sleep well"])
    assert not ship.handle.isVisible()
    with qtbot.waitSignal(desk.said) as said:
        take(called(write, InlineChoice, "State"), "Reached")
    assert said.args == ["It stands among the earlier ones now.", True]
    assert not write.isVisible()
    click(qtbot, button(mine, "Earlier (1)"))
    assert called(write, QToolButton, "Closed on").text() == "· today"
    click(qtbot, called(ship, QToolButton, "No longer shared with"))
    assert links(desk) == []
