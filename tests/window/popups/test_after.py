"""The pop-up after a meeting: two clicks for the usual case, and nothing that was typed is lost."""

from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from sqlalchemy import func, select

from journal.model import (
    Colleague,
    FollowUp,
    Meeting,
    MeetingColleague,
    Reflection,
    Restatement,
    Value,
)
from journal.window.desk import Desk
from journal.window.popups.after import AfterPopup
from journal.window.theme import apply_theme
from journal.window.widgets.pick import InlineDate
from journal.window.widgets.rating import Rating
from tests.window.conftest import BERLIN, NOW, labels
from tests.window.popups import all_words
from tests.window.test_frame import CTRL, full
from tests.window.widgets import bring_up, button, called, click, focused, type_over

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

START = NOW - timedelta(minutes=40)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def meeting(desk: Desk) -> str:
    """With Ida Nguyen alone; it has just ended."""
    with desk.change("Add") as session:
        session.add(
            Meeting(id="it", title="Budget round", start=START, minutes=30, time_zone="Europe/Berlin", notes="Before.")
        )
        session.add(Colleague(id="ida", name="Ida Nguyen"))
        session.add(Colleague(id="bo", name="Bo Lind"))
        session.flush()
        session.add(MeetingColleague(meeting_id="it", colleague_id="ida"))
    return "it"


def shown(qtbot: Any, desk: Desk, meeting: str, *, hidden: bool = False) -> AfterPopup:
    popup = AfterPopup(desk, meeting, hidden=hidden)
    qtbot.addWidget(popup)
    bring_up(qtbot, popup)
    return popup


@pytest.fixture
def popup(qtbot: Any, desk: Desk, meeting: str) -> AfterPopup:
    return shown(qtbot, desk, meeting)


def stored(desk: Desk) -> Meeting:
    with desk.reading() as session:
        found = session.get_one(Meeting, "it")
        session.expunge(found)
    return found


def count(desk: Desk, kind: Any) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def rate(qtbot: Any, popup: AfterPopup, name: str, number: int) -> None:
    words = f"{name}: {number} of 5"
    found = [one for one in popup.findChildren(QPushButton) if one.accessibleName() == words and one.isVisible()]
    click(qtbot, found[0])


def write(qtbot: Any, popup: AfterPopup, *lines: str) -> QPlainTextEdit:
    """Say that it was held, and type into the box."""
    if "Save" not in [one.text() for one in popup.findChildren(QPushButton) if one.isVisible()]:
        click(qtbot, button(popup, "Held"))
    box = popup.findChild(QPlainTextEdit)
    assert box is not None
    box.setFocus()
    for place, line in enumerate(lines):
        if place:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.keyClicks(box, line)
    return box


def test_the_usual_case_takes_two_clicks(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    rate(qtbot, popup, "Presence", 4)
    with qtbot.waitSignal(popup.closed) as told:
        click(qtbot, button(popup, "Save"))
    assert told.args == ["it"]
    assert not popup.isVisible()
    assert (stored(desk).state, stored(desk).presence) == ("held", 4)
    assert stored(desk).minutes_held is None
    assert stored(desk).notes == "Before."
    assert count(desk, Reflection) == 0


def test_enter_saves_after_a_click(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    qtbot.keyClick(focused(popup), Qt.Key.Key_3)
    qtbot.keyClick(focused(popup), Qt.Key.Key_Return)
    assert (stored(desk).state, stored(desk).presence) == ("held", 3)


def test_the_usual_case_takes_two_keys(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    qtbot.keyClick(popup, Qt.Key.Key_4)
    with qtbot.waitSignal(popup.closed):
        qtbot.keyClick(focused(popup), Qt.Key.Key_Return)
    assert (stored(desk).state, stored(desk).presence) == ("held", 4)


def test_it_was_held_and_nothing_else_is_an_answer_too(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    click(qtbot, button(popup, "Save"))
    assert (stored(desk).state, stored(desk).presence) == ("held", None)


@pytest.mark.parametrize(
    ("words", "key", "state"),
    [
        ("Held", "h", "held"),
        ("No show", "n", "no_show"),
        ("They cancelled", "t", "cancelled_by_them"),
        ("I cancelled", "i", "cancelled_by_me"),
    ],
)
@pytest.mark.parametrize("by", ["click", "key"])
def test_what_became_of_it_is_one_click_or_key(
    popup: AfterPopup, desk: Desk, qtbot: Any, words: str, key: str, state: str, by: str
) -> None:
    if by == "click":
        click(qtbot, button(popup, words))
    else:
        qtbot.keyClicks(popup, key)
    assert stored(desk).state == "planned"
    qtbot.keyClick(focused(popup), Qt.Key.Key_Return)
    assert stored(desk).state == state
    desk.undo()
    assert stored(desk).state == "planned"


def test_a_choice_can_be_taken_back(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "No show"))
    click(qtbot, button(popup, "No show"))
    assert not [one for one in popup.findChildren(QPushButton) if one.text() == "Save" and one.isVisible()]
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert stored(desk).state == "planned"


def test_minutes_are_saved_only_where_somebody_typed_them(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    field = called(popup, QLineEdit, "Minutes it took")
    assert field.text() == "30"
    type_over(qtbot, field, "45")
    click(qtbot, button(popup, "Save"))
    assert stored(desk).minutes_held == 45


def test_minutes_that_are_none_are_asked_for_again(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    field = called(popup, QLineEdit, "Minutes it took")
    type_over(qtbot, field, "long")
    click(qtbot, button(popup, "Save"))
    assert "Write the minutes as a whole number." in labels(popup)
    assert stored(desk).state == "planned"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "30"
    click(qtbot, button(popup, "Save"))
    assert (stored(desk).state, stored(desk).minutes_held) == ("held", None)


def test_energy_becomes_a_reflection_on_who_was_there(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    rate(qtbot, popup, "Energy", 2)
    click(qtbot, button(popup, "Save"))
    with desk.reading() as session:
        made = session.scalars(select(Reflection)).one()
        assert (made.colleague_id, made.meeting_id, made.energy, made.on) == ("ida", "it", 2, NOW.date())
        assert made.trust is None
    desk.undo()
    assert count(desk, Reflection) == 0
    assert stored(desk).state == "planned"


def test_energy_of_a_meeting_with_several_is_on_the_meeting(desk: Desk, meeting: str, qtbot: Any) -> None:
    with desk.change("Add") as session:
        session.add(MeetingColleague(meeting_id="it", colleague_id="bo"))
    popup = shown(qtbot, desk, meeting)
    click(qtbot, button(popup, "Held"))
    rate(qtbot, popup, "Energy", 5)
    click(qtbot, button(popup, "Save"))
    with desk.reading() as session:
        made = session.scalars(select(Reflection)).one()
        assert (made.colleague_id, made.meeting_id) == (None, "it")


def test_energy_goes_into_the_reflection_that_is_there(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    with desk.change("Add") as session:
        session.add(Reflection(on=NOW.date(), colleague_id="ida", meeting_id="it", trust=4))
    click(qtbot, button(popup, "Held"))
    rate(qtbot, popup, "Energy", 2)
    click(qtbot, button(popup, "Save"))
    with desk.reading() as session:
        made = session.scalars(select(Reflection)).one()
        assert (made.trust, made.energy) == (4, 2)


def test_a_meeting_that_was_moved_stays_planned_at_its_new_time(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Moved"))
    called(popup, InlineDate, "New day")._pick(date(2026, 12, 1))
    type_over(qtbot, called(popup, QLineEdit, "New time"), "14.30")
    click(qtbot, button(popup, "Save"))
    assert stored(desk).state == "planned"
    assert stored(desk).start == datetime(2026, 12, 1, 14, 30, tzinfo=BERLIN)
    assert not popup.isVisible()
    desk.undo()
    assert stored(desk).start == START


def test_the_new_time_is_the_one_on_the_wall_here(desk: Desk, meeting: str, qtbot: Any) -> None:
    with desk.change("Edit") as session:
        session.get_one(Meeting, meeting).time_zone = "America/New_York"
    popup = shown(qtbot, desk, meeting)
    qtbot.keyClicks(popup, "m")
    called(popup, InlineDate, "New day")._pick(FRIDAY)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    moved = stored(desk).start
    assert moved == datetime(2026, 11, 27, 9, 0, tzinfo=BERLIN)
    assert moved.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [(None, "10:00", "Choose the new day."), (FRIDAY, "noon-ish", "Write the time like this: 10:00")],
)
def test_where_it_was_moved_to_has_to_be_said(
    popup: AfterPopup, desk: Desk, qtbot: Any, day: date | None, time: str, said: str
) -> None:
    click(qtbot, button(popup, "Moved"))
    if day is not None:
        called(popup, InlineDate, "New day")._pick(day)
    type_over(qtbot, called(popup, QLineEdit, "New time"), time)
    click(qtbot, button(popup, "Save"))
    assert said in labels(popup)
    assert popup.isVisible()
    assert stored(desk).start == START


def test_what_is_typed_is_shown_as_what_it_will_be(popup: AfterPopup, qtbot: Any) -> None:
    write(qtbot, popup, "Good talk.", "! send the figures by Friday", "? who pays", "+ introduced her to Ana")
    wanted = {
        "Follow-up  ·  you  ·  Friday, 27 November: send the figures",
        "Left unclear: who pays",
        "Value you gave  ·  Ida: introduced her to Ana",
        "One line goes to the notes.",
    }
    qtbot.waitUntil(lambda: wanted <= set(labels(popup)))


def test_no_record_is_made_before_it_is_saved(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    write(qtbot, popup, "! send the figures by Friday")
    qtbot.waitUntil(lambda: any(words.startswith("Follow-up") for words in labels(popup)))
    assert count(desk, FollowUp) == 0
    assert stored(desk).state == "planned"


def test_what_is_typed_is_kept_while_the_typing_goes_on(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    """A computer that goes dark takes a second of it at most."""
    box = write(qtbot, popup, "Good talk.")
    began = monotonic()
    while stored(desk).notes == "Before." and monotonic() - began < 10:
        qtbot.keyClick(box, Qt.Key.Key_Exclam)
        qtbot.wait(50)
    assert (stored(desk).notes or "").startswith("Before.\nGood talk.!")
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert stored(desk).notes == f"Before.\n{box.toPlainText()}"


@pytest.mark.parametrize("how", ["button", "keys"])
def test_saved_it_becomes_records_in_one_step(popup: AfterPopup, desk: Desk, qtbot: Any, how: str) -> None:
    box = write(
        qtbot,
        popup,
        "Good talk.",
        "! send the figures by Friday",
        "? who pays",
        "+ introduced her to Ana",
        "Also this.",
    )
    if how == "keys":
        qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    else:
        click(qtbot, button(popup, "Save"))
    assert not popup.isVisible()
    assert stored(desk).notes == "Before.\nGood talk.\nAlso this."
    with desk.reading() as session:
        promise = session.scalars(select(FollowUp)).one()
        assert (promise.text, promise.owner, promise.due) == ("send the figures", "me", FRIDAY)
        assert (promise.colleague_id, promise.meeting_id) == ("ida", "it")
        unclear = session.scalars(select(Restatement)).one()
        assert (unclear.heard, unclear.outcome, unclear.colleague_id) == ("who pays", "not_restated", "ida")
        value = session.scalars(select(Value)).one()
        assert (value.text, value.direction, value.kind) == ("introduced her to Ana", "given", "introduction")
        assert (value.colleague_id, value.on) == ("ida", NOW.date())
    desk.undo()
    assert [count(desk, kind) for kind in (FollowUp, Restatement, Value)] == [0, 0, 0]
    assert stored(desk).notes == "Before."


def test_a_name_says_whose_it_is(desk: Desk, meeting: str, qtbot: Any) -> None:
    with desk.change("Add") as session:
        session.add(MeetingColleague(meeting_id="it", colleague_id="bo"))
    popup = shown(qtbot, desk, meeting)
    box = write(qtbot, popup, "! send @Bo the figures by Friday", "! @Bo find a room")
    wanted = {
        "Follow-up  ·  you, to Bo  ·  Friday, 27 November: send Bo the figures",
        "Follow-up  ·  Bo: find a room",
    }
    qtbot.waitUntil(lambda: wanted <= set(labels(popup)))
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    with desk.reading() as session:
        rows = session.execute(select(FollowUp.colleague_id, FollowUp.owner).order_by(FollowUp.position))
        assert [tuple(row) for row in rows] == [("bo", "me"), ("bo", "them")]


def test_a_promise_to_nobody_goes_to_the_notes(desk: Desk, qtbot: Any) -> None:
    with desk.change("Add") as session:
        session.add(Meeting(id="it", title="Alone", start=START))
    popup = shown(qtbot, desk, "it")
    box = write(qtbot, popup, "! send the figures by Friday")
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert count(desk, FollowUp) == 0
    assert "send the figures" in (stored(desk).notes or "")


@pytest.mark.parametrize("how", ["cross", "escape"])
def test_closing_it_keeps_what_was_typed_and_chosen(popup: AfterPopup, desk: Desk, qtbot: Any, how: str) -> None:
    box = write(qtbot, popup, "Good talk.", "! send the figures")
    with qtbot.waitSignal(popup.closed):
        if how == "cross":
            click(qtbot, called(popup, QToolButton, "Close"))
        else:
            qtbot.keyClick(box, Qt.Key.Key_Escape)
            qtbot.keyClick(focused(popup), Qt.Key.Key_Escape)
    assert stored(desk).notes == "Before.\nGood talk.\n! send the figures"
    assert stored(desk).state == "held"
    assert count(desk, FollowUp) == 0


def test_closing_it_without_a_word_changes_nothing(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    steps = desk.journal.undo_label
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert desk.journal.undo_label == steps


def test_at_the_end_of_the_program_the_text_is_kept_and_it_is_asked_again(
    popup: AfterPopup, desk: Desk, qtbot: Any
) -> None:
    write(qtbot, popup, "Good talk.")
    with qtbot.assertNotEmitted(popup.closed):
        QApplication.closeAllWindows()
    assert stored(desk).notes == "Before.\nGood talk."
    assert stored(desk).state == "planned"


def test_what_was_kept_meanwhile_is_not_saved_twice(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    box = write(qtbot, popup, "Good talk.")
    assert popup.commit()
    assert stored(desk).notes == "Before.\nGood talk."
    write(qtbot, popup, " About money.", "? who pays")
    assert popup.commit()
    assert popup.commit()
    assert stored(desk).notes == "Before.\nGood talk. About money.\n? who pays"
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert stored(desk).notes == "Before.\nGood talk. About money."
    assert count(desk, Restatement) == 1
    desk.undo()
    assert stored(desk).notes == "Before."
    assert count(desk, Restatement) == 0


def test_what_was_kept_and_undone_is_kept_again_while_it_stands_there(
    popup: AfterPopup, desk: Desk, qtbot: Any
) -> None:
    write(qtbot, popup, "Good talk.")
    assert popup.commit()
    desk.undo()
    assert stored(desk).notes == "Before."
    assert popup.commit()
    assert stored(desk).notes == "Before.\nGood talk."
    click(qtbot, called(popup, QToolButton, "Close"))
    assert stored(desk).notes == "Before.\nGood talk."


def test_what_was_entered_is_there_after_a_presentation(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    rate(qtbot, popup, "Presence", 4)
    write(qtbot, popup, "Good talk.")
    popup.conceal()
    assert not any(box.isVisible() for box in popup.findChildren(QPlainTextEdit))
    assert popup.commit()
    assert stored(desk).notes == "Before.\nGood talk."
    click(qtbot, button(popup, "Show"))
    click(qtbot, button(popup, "Save"))
    assert (stored(desk).state, stored(desk).presence, stored(desk).notes) == ("held", 4, "Before.\nGood talk.")


def test_a_meeting_that_was_deleted_is_not_asked_of_unless_it_comes_back(popup: AfterPopup, desk: Desk) -> None:
    with desk.change("Delete") as session:
        session.delete(session.get_one(Meeting, "it"))
    assert not popup.isVisible()
    desk.undo()
    assert popup.isVisible()


@pytest.mark.parametrize("how", ["save", "close", "commit"])
def test_what_cannot_be_saved_stays(
    popup: AfterPopup, desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    box = write(qtbot, popup, "Good talk.")
    with monkeypatch.context() as patch, qtbot.assertNotEmitted(popup.closed):
        patch.setattr(desk.journal, "change", full)
        if how == "commit":
            assert not popup.commit()
        else:
            click(qtbot, button(popup, "Save") if how == "save" else called(popup, QToolButton, "Close"))
    assert popup.isVisible()
    assert box.toPlainText() == "Good talk."
    assert "It could not be saved. It all stands here still." in labels(popup)
    click(qtbot, button(popup, "Save"))
    assert stored(desk).notes == "Before.\nGood talk."


def test_the_recap_is_written_from_what_was_saved(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    write(qtbot, popup, "! send the figures by Friday")
    with qtbot.waitSignal(popup.recapping) as told:
        click(qtbot, button(popup, "Recap"))
    assert told.args == ["it"]
    assert count(desk, FollowUp) == 1
    assert stored(desk).state == "held"


@pytest.mark.parametrize(("words", "signal"), [("Later", "snoozed"), ("Open", "opening")])
def test_it_can_be_left_for_later_or_opened(popup: AfterPopup, desk: Desk, qtbot: Any, words: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(popup, signal)) as told:
        click(qtbot, button(popup, words))
    assert told.args == ["it"]
    assert stored(desk).state == "planned"


def test_it_says_that_it_saved_and_offers_to_undo(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, button(popup, "Save"))
    assert said.args == ["Saved how it was: Budget round", True]


def test_hidden_it_says_only_that_a_meeting_ended(desk: Desk, meeting: str, qtbot: Any) -> None:
    popup = shown(qtbot, desk, meeting, hidden=True)
    assert labels(popup) == ["A meeting has ended"]
    words = all_words(popup)
    assert not [one for one in ("Budget", "Ida", "Bo", "Before") if one in words]
    qtbot.keyClicks(popup, "n")
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert stored(desk).state == "planned"
    click(qtbot, button(popup, "Show"))
    qtbot.waitUntil(lambda: "How was Budget round?" in labels(popup))
    rate(qtbot, popup, "Presence", 3)
    click(qtbot, button(popup, "Save"))
    assert stored(desk).presence == 3


def test_another_look_keeps_what_was_entered(popup: AfterPopup, desk: Desk, qtbot: Any, qapp: QApplication) -> None:
    write(qtbot, popup, "Good talk.")
    rate(qtbot, popup, "Presence", 5)
    type_over(qtbot, called(popup, QLineEdit, "Minutes it took"), "20")
    apply_theme(qapp, "dark", 1.5)
    apply_theme(qapp, "light", 1.0)
    assert [one.value for one in popup.findChildren(Rating) if one.isVisible()] == [5, None]
    click(qtbot, button(popup, "Save"))
    assert (stored(desk).notes, stored(desk).presence, stored(desk).minutes_held) == ("Before.\nGood talk.", 5, 20)


def test_it_follows_what_changes(popup: AfterPopup, desk: Desk, qtbot: Any) -> None:
    write(qtbot, popup, "Good talk.")
    with desk.change("Edit") as session:
        session.get_one(Meeting, "it").title = "<b>Money</b> & more"
    assert "How was <b>Money</b> & more?" in labels(popup)
    click(qtbot, button(popup, "Save"))
    assert stored(desk).notes == "Before.\nGood talk."


def test_tab_goes_from_the_top_to_the_buttons(popup: AfterPopup, qtbot: Any) -> None:
    click(qtbot, button(popup, "Held"))
    stops = []
    popup.setFocus()
    for _ in range(14):
        qtbot.keyClick(focused(popup), Qt.Key.Key_Tab)
        stops.append(focused(popup).accessibleName().partition(":")[0])
    assert stops[:5] == ["Held, chosen", "Moved", "No show", "They cancelled", "I cancelled"]
    assert stops[5:9] == ["Presence", "Energy", "Minutes it took", "What to keep of it"]
    assert stops[9:] == ["Later", "Write the recap", "Reflect", "Save", "Close"]


def test_a_reflection_goes_on_from_what_was_rated(qtbot: Any, desk: Desk, popup: AfterPopup) -> None:
    reflect = next(one for one in popup.findChildren(QPushButton) if one.text() == "Reflect")
    assert not reflect.isVisible()
    click(qtbot, button(popup, "Held"))
    rate(qtbot, popup, "Energy", 2)
    with qtbot.waitSignal(popup.reflecting) as asked:
        click(qtbot, reflect)
    assert asked.args == ["it"]
    with desk.reading() as session:
        made = session.scalars(select(Reflection)).one()
        assert (made.occasion, made.energy, made.colleague_id) == ("after_meeting", 2, "ida")
