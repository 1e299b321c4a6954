"""My own profile: who I am, what for, and what others may have in common with me."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QWidget
from sqlalchemy import select

from journal.model import Base, Colleague, Fact, Goal, Me
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.pick import InlineChoice
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """My profile, still empty, beside a colleague."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    made._roster.list.setFocus()
    qtbot.keyClick(made._roster.list, Qt.Key.Key_Home)
    assert made._right.currentWidget() is made._me
    return made


def me(desk: Desk) -> Me | None:
    with desk.reading() as session:
        return session.scalars(select(Me)).first()


def mine(desk: Desk, model: type[Any]) -> list[Any]:
    """My own records, as they are in the file."""
    with desk.reading() as session:
        return list(session.scalars(select(model).where(model.colleague_id.is_(None))))


@pytest.mark.parametrize(
    ("name", "kind", "column"),
    [
        ("My name", QLineEdit, "name"),
        ("Organisation", QLineEdit, "organisation"),
        ("Its mission", QPlainTextEdit, "organisation_mission"),
    ],
)
def test_who_i_am_is_typed_undone_and_redone(
    page: ColleaguesPage, desk: Desk, name: str, kind: type[QLineEdit | QPlainTextEdit], column: str, qtbot: Any
) -> None:
    field = called(page._me, kind, name)
    type_over(qtbot, field, "Encompass & <i>friends</i>")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    stored = me(desk)
    assert stored is not None
    assert getattr(stored, column) == "Encompass & <i>friends</i>"
    desk.undo()
    assert me(desk) is None
    assert reads(field) == ""
    desk.redo()
    assert reads(field) == "Encompass & <i>friends</i>"


def reads(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize(("add", "name", "model"), [("Add a fact", "Fact", Fact), ("Add a goal", "Goal", Goal)])
def test_a_fact_and_a_goal_of_mine_are_added_edited_and_deleted(
    page: ColleaguesPage, desk: Desk, add: str, name: str, model: type[Base], qtbot: Any
) -> None:
    click(qtbot, button(page._me, add))
    assert focused(page).accessibleName() == name
    qtbot.keyClicks(focused(page), "Villanova")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    made = mine(desk, model)
    assert [one.text for one in made] == ["Villanova"]
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, called(page._me, QToolButton, "Delete"))
    assert said.args == ["Deleted.", True]
    assert mine(desk, model) == []
    desk.undo()
    assert [one.id for one in mine(desk, model)] == [made[0].id]
    qtbot.waitUntil(lambda: called(page._me, QPlainTextEdit, name).isVisible())


def test_a_fact_of_mine_has_a_kind_and_a_goal_a_state(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(page._me, "Add a fact"))
    qtbot.keyClicks(focused(page), "Villanova")
    take(called(page._me._facts, InlineChoice, "Kind"), "Studied at")
    click(qtbot, button(page._me, "Add a goal"))
    qtbot.keyClicks(focused(page), "To teach")
    take(called(page._me._goals, InlineChoice, "State"), "Reached")
    line = called(page._me._goals, QLineEdit, "By when")
    type_over(qtbot, line, "by spring")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.kind for one in mine(desk, Fact)] == ["alma_mater"]
    assert [(one.state, one.horizon) for one in mine(desk, Goal)] == [("reached", "by spring")]


def test_what_is_mine_is_not_asked_for_what_only_others_have(page: ColleaguesPage, qtbot: Any) -> None:
    click(qtbot, button(page._me, "Add a fact"))
    click(qtbot, button(page._me, "Add a goal"))
    names = {one.accessibleName() for one in page._me.findChildren(QWidget)}
    assert names & {"From whom", "My link", "Learned on", "Shared with"} == set()


def test_what_i_say_of_me_is_held_against_what_i_know_of_her(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Add fact") as session:
        session.add(Fact(colleague_id="dana", kind="alma_mater", text="Villanova"))
    click(qtbot, button(page._me, "Add a fact"))
    qtbot.keyClicks(focused(page), "Villanova")
    take(called(page._me._facts, InlineChoice, "Kind"), "Studied at")
    page.show_record("dana", "colleague", "dana")
    assert button(page._sheet._common, "").accessibleName() == "Copy"


def test_a_record_of_mine_is_shown_with_the_keyboard_on_it(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Fill") as session:
        session.add_all([Fact(id=f"f{number}", kind="other", text=f"Fact {number}") for number in range(30)])
        session.add(Goal(id="goal", text="Launch in spring"))
    page.show_record("dana", "colleague", "dana")
    page.show_record("me", "goal", "goal")
    assert page._right.currentWidget() is page._me
    field = focused(page)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Launch in spring"
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_what_is_typed_stays_when_my_profile_changes_elsewhere(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    field = called(page._me, QLineEdit, "My name")
    type_over(qtbot, field, "Al")
    with desk.change("Elsewhere") as session:
        session.add(Me(position=1, name="Somebody", organisation="Encompass"))
    assert field.text() == "Al"
    assert called(page._me, QLineEdit, "Organisation").text() == "Encompass"
    page.commit()
    stored = me(desk)
    assert stored is not None
    assert (stored.name, stored.organisation) == ("Al", "Encompass")


def test_a_goal_of_mine_that_goes_while_it_is_typed_into_goes_quietly(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    with desk.change("Fill") as session:
        session.add(Goal(id="goal", text="Launch"))
    type_over(qtbot, called(page._me, QPlainTextEdit, "Goal"), "Half a sen")
    with desk.change("Delete elsewhere") as session:
        session.delete(session.get_one(Goal, "goal"))
    page.commit()
    assert mine(desk, Goal) == []
