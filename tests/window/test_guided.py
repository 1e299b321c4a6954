"""Guided reflections as a person meets them: offered when due, begun with one click, put off with another."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journal.app import Program
from journal.model import Colleague, Meeting, MeetingColleague, Reflection
from journal.window.desk import Desk
from journal.window.main_window import TODAY as TODAY_TAB
from journal.window.reflections.page import ReflectionsPage
from journal.window.theme import apply_theme
from journal.window.today.reflecting import ReflectCard
from tests.window.conftest import NOW, Clock, desk_of, labels
from tests.window.test_reflection_begun import opened
from tests.window.test_reflections import count, pick, read, shown, turn, whose
from tests.window.widgets import button, called, click

TODAY = NOW.date()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(sample_desk: Desk, qtbot: Any) -> ReflectionsPage:
    made = opened(sample_desk, qtbot)
    sample_desk.opening.connect(made.begin_record)
    return made


def offered(part: QWidget) -> list[str]:
    """What can be begun there."""
    QApplication.processEvents()  # a layout shows what was added when it is next asked to
    names = [one.accessibleName() for one in part.findChildren(QAbstractButton) if one.isVisible()]
    return [one.partition(": ")[2].partition(".")[0] for one in names if one.startswith(("Look back: ", "Reflect: "))]


def asked(page: ReflectionsPage) -> list[str]:
    return [prompt for prompt, _ in shown(page).prompts._fields]


def everybody_reviewed(desk: Desk, qtbot: Any) -> None:
    desk.reviews.work_out_all()
    qtbot.waitSignal(desk.reviews.updated).wait()


def met(desk: Desk, name: str, *ago: int) -> str:
    """A partnership with meetings in which nothing was said back."""
    with desk.change("Fill") as session:
        session.add(Colleague(id=name, name=name, since=TODAY - timedelta(days=300)))
        session.flush()
        for day in ago:
            meeting = Meeting(
                id=f"{name}{day}", title="Sync", start=NOW - timedelta(days=day), minutes=30, state="held", presence=5
            )
            session.add(meeting)
            session.flush()
            session.add(MeetingColleague(meeting_id=meeting.id, colleague_id=name))
    return name


def test_the_week_is_begun_from_today_and_is_not_offered_again(
    start: Callable[[Path], Program], sample_folder: Path, qtbot: Any, clock: Clock
) -> None:
    program = start(sample_folder)
    desk = desk_of(program)
    qtbot.waitUntil(lambda: desk.reviews.complete)
    card = program.window.findChild(ReflectCard)
    assert offered(card) == ["Your week", "A quarter with Dana Ortiz"]
    click(qtbot, called(card, QAbstractButton, "Reflect"))
    view = shown(program.window.findChild(ReflectionsPage))
    assert view.occasion.text() == "At the end of a week"
    view.text.setFocus()
    qtbot.keyClicks(view.text, "Calm.")
    program.window.show_tab(TODAY_TAB)
    assert read(desk, Reflection, view.record).occasion == "weekly"
    assert "Your week" not in offered(program.window.findChild(ReflectCard))
    desk.undo()
    assert offered(program.window.findChild(ReflectCard))[0] == "Your week"


def test_what_is_put_off_stays_away_until_its_day_and_nothing_comes_instead(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any, clock: Clock
) -> None:
    assert offered(page._pane) == ["Your week", "A quarter with Dana Ortiz"]
    click(qtbot, called(page._pane, QAbstractButton, "Later"))
    assert "Your week" not in offered(page._pane)
    clock.goes_on(timedelta(days=1))
    sample_desk.day_began.emit(clock.now)
    assert "Your week" not in offered(page._pane)
    clock.goes_on(timedelta(days=1))
    sample_desk.day_began.emit(clock.now)
    assert offered(page._pane)[0] == "Your week"
    turn(page, qtbot, "To review")
    assert offered(page._pane) == []


def test_a_kind_is_switched_off_where_it_is_offered(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    for kind in ("Your week", "A quarter with Dana Ortiz"):
        assert kind in offered(page._pane)
        click(qtbot, called(page._pane, QAbstractButton, "Do not offer this any more"))
    assert offered(page._pane) == []
    sample_desk.undo()
    assert len(offered(page._pane)) == 2
    assert all(one.startswith("A quarter with") for one in offered(page._pane))


def test_a_quarter_is_begun_on_whom_it_is_offered_for(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(page._pane, "A quarter with Dana Ortiz"))
    view = shown(page)
    assert (view.whom.text(), view.occasion.text()) == ("Dana Ortiz", "Looking back over a quarter")
    assert len(asked(page)) == 5
    qtbot.keyClicks(view.ratings.fields["trust"], "3")
    stored = read(sample_desk, Reflection, view.record)
    assert (stored.occasion, stored.colleague_id) == ("quarterly", whose(sample_desk, "Dana Ortiz"))
    assert "A quarter with Dana Ortiz" not in offered(page._pane)


def test_the_occasion_can_be_chosen_and_changes_what_is_asked(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    before = count(sample_desk, Reflection)
    page.reflect_on(whose(sample_desk, "Mei Tanaka"), None)
    usual = asked(page)
    pick(shown(page).occasion, "Looking back over a quarter")
    assert not set(usual) & set(asked(page)) or asked(page) != usual
    assert count(sample_desk, Reflection) == before  # it says nothing yet
    qtbot.keyClicks(shown(page).ratings.fields["trust"], "4")
    record = shown(page).record
    assert read(sample_desk, Reflection, record).occasion == "quarterly"
    pick(shown(page).occasion, "Any time")
    assert read(sample_desk, Reflection, record).occasion is None
    sample_desk.undo()
    assert shown(page).occasion.text() == "Looking back over a quarter"


def test_after_a_meeting_two_things_are_asked_and_what_was_rated_is_gone_on_with(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    mei = whose(sample_desk, "Mei Tanaka")
    with sample_desk.change("Fill") as session:
        session.add(Meeting(id="with_mei", title="Sync", start=NOW, minutes=30, state="held"))
        session.flush()
        session.add(MeetingColleague(meeting_id="with_mei", colleague_id=mei))
    page.begin_record("meeting_reflection", "with_mei")
    view = shown(page)
    assert view.occasion.text() == "After a meeting"
    assert len(asked(page)) == 2
    assert "Two minutes are enough." in labels(view)
    qtbot.keyClicks(view.ratings.fields["energy"], "4")
    page.begin_record("meeting_reflection", "with_mei")
    assert shown(page).record == view.record
    assert read(sample_desk, Reflection, view.record).occasion == "after_meeting"


def test_a_meeting_can_be_let_go_of_before_anything_is_written(page: ReflectionsPage, sample_desk: Desk) -> None:
    before = count(sample_desk, Reflection)
    with sample_desk.change("Fill") as session:
        session.add(Meeting(id="alone", title="Sync", start=NOW, minutes=30, state="held"))
    page.begin_record("meeting_reflection", "alone")
    pick(shown(page).meeting, "No meeting")
    assert count(sample_desk, Reflection) == before
    assert shown(page).meeting.text() == "No meeting"


def test_the_last_ratings_stand_faintly_beside_the_new_ones(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    with sample_desk.change("Fill") as session:
        session.add(Colleague(id="ann", name="Ann Lee"))
        session.flush()
        session.add(Reflection(on=TODAY - timedelta(days=30), colleague_id="ann", trust=5, energy=2))
        session.flush()
        session.add(Reflection(on=TODAY - timedelta(days=1), colleague_id="ann", trust=4))
    page.reflect_on("ann", None)
    grid = shown(page).ratings
    trust, alignment = grid.fields["trust"], grid.fields["alignment"]
    assert trust.value is None
    assert trust.accessibleDescription().startswith("Trust, before: 4 of 5, yesterday.")
    assert [one.text() for one in trust.findChildren(QAbstractButton) if one.property("before")] == ["4"]
    assert [one for one in alignment.findChildren(QAbstractButton) if one.property("before")] == []
    beside = {one.text(): one.toolTip() for one in grid.findChildren(QLabel) if one.text().startswith("before")}
    assert set(beside) == {"before: 4", "before: 2"}
    assert "Sunday, 25 October" in beside["before: 2"]
    qtbot.keyClicks(trust, "1")
    assert trust.accessibleName() == "Trust: 1 of 5"
    assert trust.accessibleDescription().startswith("Trust, before: 4 of 5")


def test_a_pattern_begins_a_reflection_on_myself(desk: Desk, qtbot: Any, qapp: Any) -> None:
    apply_theme(qapp, "light", 1.0)
    for name in ("ann", "ben", "cleo"):
        met(desk, name, 20, 40, 60)
    everybody_reviewed(desk, qtbot)
    page = opened(desk, qtbot)
    desk.opening.connect(page.begin_record)
    page.reflect_on(None, None)
    card = shown(page).pattern
    said = labels(card)[1]
    assert said.startswith("In 3 of 3 partnerships you ")
    assert "%" not in said
    click(qtbot, button(card, "Reflect on this"))
    assert asked(page)[0].startswith(said)
    assert not shown(page).pattern.isVisible()
    first = shown(page).prompts.first.field
    qtbot.keyClicks(first, "Hurry.")
    page.commit()
    assert asked(page)[0].startswith(said)
    page.reflect_on(None, None)
    assert labels(shown(page).pattern)[1] != said  # it was thought about: the next is told
    away = labels(shown(page).pattern)[1]
    click(qtbot, button(shown(page).pattern, "Not now"))
    assert away not in labels(shown(page).pattern)
    page.begin_record("weekly_reflection", "")
    assert asked(page)[0].startswith("In 3 of 3 partnerships you ")
    assert not shown(page).pattern.isVisible()


def test_of_a_week_only_the_energy_is_rated(page: ReflectionsPage) -> None:
    page.begin_record("weekly_reflection", "")
    grid = shown(page).ratings
    assert [what for what, field in grid.fields.items() if field.isVisible()] == ["energy"]
    shown(page).ratings.fields["energy"].setFocus()
    assert grid.fields["energy"].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_offers_work_by_keyboard(page: ReflectionsPage, qtbot: Any, key: Qt.Key) -> None:
    words = button(page._pane, "Your week")
    words.setFocus()
    qtbot.keyClick(words, key)
    assert shown(page).occasion.text() == "At the end of a week"
