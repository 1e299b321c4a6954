"""The records on a colleague's page: added, edited where they stand, deleted, and each step undone."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from sqlalchemy import select

from journal.model import Colleague, Contact, Fact, FollowUp, Goal, Preference, Value
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.check import Check
from journal.window.widgets.pick import InlineChoice, InlineDate
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over

TODAY = date(2026, 11, 24)
MODELS: dict[str, type[Any]] = {
    "fact": Fact,
    "preference": Preference,
    "goal": Goal,
    "followup": FollowUp,
    "contact": Contact,
    "value": Value,
}
WORDS = {
    "fact": ("Add a fact", "Fact"),
    "preference": ("Add a preference", "Preference"),
    "goal": ("Add a goal", "Goal"),
    "followup": ("Add a promise", "Promise"),
    "contact": ("Add a message", "Message"),
    "value": ("Add a favour", "Favour"),
}
"""Table -> what adds one, and what its words are called."""

KINDS = pytest.mark.parametrize("table", list(MODELS))


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """Dana's page, with one record of each kind, and a goal of mine."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Goal(id="mine", text="Launch in spring"))
        session.flush()
        session.add_all(
            [
                Fact(id="fact", colleague_id="dana", kind="other", text="Rows"),
                Preference(id="preference", colleague_id="dana", aspect="other", text="Agendas"),
                Goal(id="goal", colleague_id="dana", text="A calm launch"),
                FollowUp(id="followup", colleague_id="dana", owner="me", text="Send the deck"),
                Contact(id="contact", colleague_id="dana", on=TODAY, channel="email", started_by="me"),
                Value(id="value", colleague_id="dana", on=TODAY, direction="given", kind="help"),
            ]
        )
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    return made


def stored(desk: Desk, model: type[Any], record: str) -> Any:
    """A record as it is in the file, or None."""
    with desk.reading() as session:
        return session.get(model, record)


def row(page: ColleaguesPage, table: str, record: str) -> QWidget | None:
    return page._sheet._records[table].row(record)


def there(page: ColleaguesPage, table: str, record: str) -> QWidget:
    found = row(page, table, record)
    assert found is not None
    return found


def words_of(page: ColleaguesPage, table: str, record: str) -> QPlainTextEdit:
    return called(there(page, table, record), QPlainTextEdit, WORDS[table][1])


@KINDS
def test_a_record_is_added_with_the_keyboard_in_its_words(
    page: ColleaguesPage, desk: Desk, table: str, qtbot: Any
) -> None:
    add, name = WORDS[table]
    click(qtbot, button(page, add))
    assert focused(page).accessibleName() == name
    qtbot.keyClicks(focused(page), "Something <i>new</i>")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    model = MODELS[table]
    with desk.reading() as session:
        made = session.scalars(select(model).where(model.text == "Something <i>new</i>")).one()
    assert made.colleague_id == "dana"
    desk.undo()
    assert row(page, table, made.id) is None
    assert stored(desk, model, made.id) is None
    desk.redo()
    assert words_of(page, table, made.id).toPlainText() == "Something <i>new</i>"


@KINDS
def test_a_record_is_deleted_at_once_and_undo_brings_it_back(
    page: ColleaguesPage, desk: Desk, table: str, qtbot: Any
) -> None:
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, called(there(page, table, table), QToolButton, "Delete"))
    assert said.args == ["Deleted.", True]
    assert row(page, table, table) is None
    assert stored(desk, MODELS[table], table) is None
    desk.undo()
    qtbot.waitUntil(lambda: there(page, table, table).isVisible())
    assert stored(desk, MODELS[table], table) is not None
    desk.redo()
    assert row(page, table, table) is None


@KINDS
def test_a_record_that_goes_while_it_is_typed_into_goes_quietly(
    page: ColleaguesPage, desk: Desk, table: str, qtbot: Any
) -> None:
    type_over(qtbot, words_of(page, table, table), "Half a sen")
    with desk.change("Delete elsewhere") as session:
        session.delete(session.get_one(MODELS[table], table))
    QApplication.processEvents()
    page.commit()
    assert row(page, table, table) is None
    assert stored(desk, MODELS[table], table) is None
    assert page.isActiveWindow()


@KINDS
def test_what_is_typed_into_a_record_stays_when_something_else_changes(
    page: ColleaguesPage, desk: Desk, table: str, qtbot: Any
) -> None:
    field = words_of(page, table, table)
    type_over(qtbot, field, "Half a sen")
    with desk.change("Elsewhere") as session:
        session.get_one(Colleague, "dana").role = "Head of Training"
        session.get_one(MODELS[table], table).text = "Changed elsewhere"
    assert focused(page) is field
    assert field.toPlainText() == "Half a sen"
    assert called(page._sheet, QLineEdit, "Role").text() == "Head of Training"
    page.commit()
    assert stored(desk, MODELS[table], table).text == "Half a sen"


@pytest.mark.parametrize(
    ("table", "name", "words", "column", "value"),
    [
        ("fact", "Kind", "Interest", "kind", "interest"),
        ("preference", "What about", "Pace", "aspect", "pace"),
        ("goal", "State", "Reached", "state", "reached"),
        ("followup", "By whom", "They promised", "owner", "them"),
        ("contact", "Who began", "From them", "started_by", "them"),
        ("contact", "Channel", "Phone", "channel", "phone"),
        ("value", "Direction", "I received", "direction", "received"),
        ("value", "Kind", "Credit", "kind", "credit"),
    ],
)
def test_a_choice_of_a_record(
    page: ColleaguesPage, desk: Desk, table: str, name: str, words: str, column: str, value: str
) -> None:
    before = getattr(stored(desk, MODELS[table], table), column)
    take(called(there(page, table, table), InlineChoice, name), words)
    assert getattr(stored(desk, MODELS[table], table), column) == value
    assert called(there(page, table, table), InlineChoice, name).text() == words
    desk.undo()
    assert getattr(stored(desk, MODELS[table], table), column) == before


@pytest.mark.parametrize(
    ("table", "name", "column", "reads"),
    [
        ("fact", "Learned on", "learned_on", "learned yesterday"),
        ("preference", "Noticed on", "observed_on", "noticed yesterday"),
        ("goal", "Heard on", "set_on", "since yesterday"),
        ("followup", "Due", "due", "due yesterday"),
        ("contact", "Sent on", "on", "Yesterday"),
        ("contact", "Answered on", "answered_on", "answered yesterday"),
        ("value", "On", "on", "Yesterday"),
    ],
)
def test_a_day_of_a_record(page: ColleaguesPage, desk: Desk, table: str, name: str, column: str, reads: str) -> None:
    field = called(there(page, table, table), InlineDate, name)
    before = field.text()
    field._pick(date(2026, 11, 23))
    assert getattr(stored(desk, MODELS[table], table), column) == date(2026, 11, 23)
    assert field.text() == reads
    desk.undo()
    assert field.text() == before


@pytest.mark.parametrize(("table", "name"), [("contact", "Sent on"), ("value", "On")])
def test_a_day_without_which_there_is_no_record_cannot_be_taken_away(
    page: ColleaguesPage, table: str, name: str
) -> None:
    field = called(there(page, table, table), InlineDate, name)
    field.menu().aboutToShow.emit()
    read = [one.text() for one in field.menu().findChildren(QPushButton)]
    assert "Today" in read
    assert "No day" not in read


@pytest.mark.parametrize(
    ("table", "name", "column"),
    [("fact", "From whom", "source"), ("fact", "My link", "mine"), ("goal", "By when", "horizon")],
)
def test_a_line_of_a_record(page: ColleaguesPage, desk: Desk, table: str, name: str, column: str, qtbot: Any) -> None:
    field = called(there(page, table, table), QLineEdit, name)
    type_over(qtbot, field, "Jim, at lunch")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert getattr(stored(desk, MODELS[table], table), column) == "Jim, at lunch"
    type_over(qtbot, field, "")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert getattr(stored(desk, MODELS[table], table), column) is None


def test_a_kept_promise_is_ticked_and_unticked(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    click(qtbot, called(there(page, "followup", "followup"), Check, "Done"))
    assert stored(desk, FollowUp, "followup").done_on == TODAY
    click(qtbot, called(there(page, "followup", "followup"), Check, "Done"))
    assert stored(desk, FollowUp, "followup").done_on is None
    desk.undo()
    assert called(there(page, "followup", "followup"), Check, "Done").isChecked()


def test_a_preference_offers_what_fits_what_it_is_about(page: ColleaguesPage, desk: Desk) -> None:
    about = called(there(page, "preference", "preference"), InlineChoice, "What about")
    which = called(there(page, "preference", "preference"), InlineChoice, "Which")
    assert not which.isVisible()
    take(about, "Length of meetings")
    take(which, "Brief")
    assert stored(desk, Preference, "preference").value == "brief"
    take(about, "Pace")
    assert [one.text() for one in which.menu().actions()] == ["Quick", "Steady", "Unhurried"]
    assert which.text() == "+ Which?"
    assert stored(desk, Preference, "preference").value is None
    desk.undo()
    assert (about.text(), which.text()) == ("Length of meetings", "Brief")
