"""The window for a meeting, used as one would in it: keys, a few clicks, and what is in the journal afterwards."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from journal.model import (
    ChecklistItem,
    Colleague,
    FollowUp,
    Meeting,
    MeetingColleague,
    Question,
    Restatement,
)
from journal.store.journal import open_journal
from journal.window.desk import Desk
from journal.window.popups.focus import FocusWindow
from journal.window.popups.focus_clock import began, span_words, told
from journal.window.popups.focus_notes import note_lines, with_line
from tests.window.conftest import NOW, Clock, labels
from tests.window.test_frame import full
from tests.window.widgets import bring_up, button, click, take, type_over

SAFE = 2_000
"""Milliseconds within which every keystroke is in the journal."""

Open = Callable[..., FocusWindow]


@pytest.fixture
def meetings(desk: Desk) -> Desk:
    """With Dana, it begins now, for 45 minutes; one with Dana and Mei; one with nobody."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Colleague(id="mei", name="Mei Tanaka"))
        session.flush()
        for meeting, who in (("sync", ("dana",)), ("both", ("dana", "mei")), ("alone", ())):
            session.add(Meeting(id=meeting, title="Launch sync", start=NOW, minutes=45))
            session.flush()
            session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in who)
        for key, strategy, text, done in (
            ("mail", "present", "Close the mail", False),
            ("door", "present", "Shut the door", True),
            ("goal", "intentional", "Read their goals", False),
        ):
            session.add(ChecklistItem(meeting_id="sync", key=key, strategy=strategy, text=text, done=done))
        session.add(Question(id="own", meeting_id="sync", text="What would help you?"))
    desk.journal.forget_steps()
    return desk


@pytest.fixture
def opened(meetings: Desk, qtbot: Any) -> Open:
    def show(meeting: str = "sync", *, full: bool = False) -> FocusWindow:
        window = FocusWindow(meetings, meeting, full=full)
        qtbot.addWidget(window)
        bring_up(qtbot, window)
        return window

    return show


def write(qtbot: Any, window: FocusWindow, *lines: str) -> None:
    for line in lines:
        qtbot.keyClicks(window.line.field, line)
        qtbot.keyClick(window.line.field, Qt.Key.Key_Return)


def meeting(desk: Desk, which: str = "sync") -> Meeting:
    with desk.reading() as session:
        return session.get_one(Meeting, which)


def stored(desk: Desk, kind: Any) -> list[Any]:
    with desk.reading() as session:
        return list(session.scalars(select(kind).order_by(kind.position)))


def texts(window: FocusWindow) -> list[str]:
    return [row.text.text() for row in window.kept.rows]


def asked(window: FocusWindow) -> list[str]:
    return [row.text for row in window.questions.rows if row.check.isChecked()]


def test_the_clock_says_how_long_it_goes_on(opened: Open, clock: Clock, qtbot: Any) -> None:
    clock.goes_on(timedelta(minutes=-25))
    window = opened()
    assert "Begins in 25 minutes" in labels(window)
    clock.goes_on(timedelta(minutes=25 + 12))
    qtbot.waitUntil(lambda: "12 of 45 minutes" in labels(window))
    assert window.clock.bar.value() == round(window.clock.bar.maximum() * 12 / 45)
    clock.goes_on(timedelta(minutes=38))
    qtbot.waitUntil(lambda: "5 minutes over" in labels(window))


def test_a_line_that_is_being_typed_is_soon_safe(opened: Open, meetings: Desk, qtbot: Any, tmp_path: Path) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "f send the fig")
    qtbot.waitUntil(lambda: meeting(meetings).notes == "f send the fig", timeout=SAFE)
    assert texts(window) == []
    killed = tmp_path / "killed"
    shutil.copytree(meetings.journal.folder.path, killed)
    journal = open_journal(killed)
    with journal.reading() as session:
        assert session.get_one(Meeting, "sync").notes == "f send the fig"
    journal.close()


def test_also_while_the_typing_goes_on(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "without a pause", delay=120)
    notes = meeting(meetings).notes
    assert notes
    assert "without a pause".startswith(notes)


def test_enter_keeps_the_line_as_what_it_says(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    write(qtbot, window, "r she wants it in January", "f send the figures by Friday", "t name a trainer", "The budget")
    assert meeting(meetings).notes == "The budget"
    heard = stored(meetings, Restatement)
    assert [(one.heard, one.outcome, one.colleague_id) for one in heard] == [
        ("she wants it in January", "not_restated", None)
    ]
    promised = [(one.text, one.owner, one.due, one.colleague_id) for one in stored(meetings, FollowUp)]
    assert promised == [
        ("send the figures", "me", date(2026, 11, 27), "dana"),
        ("name a trainer", "them", None, "dana"),
    ]
    assert texts(window) == ["The budget", "name a trainer", "send the figures", "she wants it in January"]
    assert window.line.field.text() == ""
    assert window.line.hint.text() == "Kept: a note"
    assert window.focusWidget() is window.line.field


def test_a_line_that_was_saved_as_a_draft_is_kept_once(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    write(qtbot, window, "The budget")
    qtbot.keyClicks(window.line.field, "r she agrees")
    window.commit()
    assert meeting(meetings).notes == "The budget\nr she agrees"
    qtbot.keyClick(window.line.field, Qt.Key.Key_Return)
    assert meeting(meetings).notes == "The budget"
    assert [one.heard for one in stored(meetings, Restatement)] == ["she agrees"]


def test_what_a_line_becomes_is_said_while_it_is_typed(opened: Open, qtbot: Any) -> None:
    window = opened("both")
    said = window.line.hint.text
    assert "Begin with r" in said()
    for typed, words in (
        ("Hello", "A note"),
        ("r it is fine", "What you heard"),
        ("f send it", "Follow-up · you, for Dana Ortiz · no day"),
        ("r @mei agrees", "What you heard · Mei Tanaka"),
        ("f call @mei tomorrow", "Follow-up · you, for Mei Tanaka · by tomorrow"),
        ("t send it by Friday", "Follow-up · Dana Ortiz · by Friday, 27 November"),
    ):
        type_over(qtbot, window.line.field, typed)
        assert said() == words


def test_where_nobody_takes_part_a_promise_is_a_note(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened("alone")
    qtbot.keyClicks(window.line.field, "f book a room")
    assert window.line.hint.text() == "A note: nobody takes part in the meeting yet"
    qtbot.keyClick(window.line.field, Qt.Key.Key_Return)
    assert meeting(meetings, "alone").notes == "book a room"
    assert stored(meetings, FollowUp) == []


def test_undo_takes_back_the_whole_line(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    write(qtbot, window, "The budget")
    qtbot.keyClicks(window.line.field, "r she ag")
    window.commit()
    write(qtbot, window, "rees")
    assert texts(window) == ["she agrees", "The budget"]
    qtbot.keyClick(window.line.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(window) == ["The budget"]
    assert meeting(meetings).notes == "The budget"
    qtbot.keyClick(window.line.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert meeting(meetings).notes is None
    qtbot.keyClick(window.line.field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert texts(window) == ["The budget"]


def test_one_click_says_how_they_took_it(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    write(qtbot, window, "r she agrees")
    row = window.kept.rows[0]
    assert "Not said back yet" in labels(row)
    click(qtbot, button(row, "Confirmed"))
    assert stored(meetings, Restatement)[0].outcome == "confirmed"
    assert "Not said back yet" not in labels(row)
    click(qtbot, button(row, "Clarified"))
    qtbot.keyClicks(window.focusWidget(), "in May, not in March")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    kept = stored(meetings, Restatement)[0]
    assert (kept.outcome, kept.clarification) == ("clarified", "in May, not in March")
    assert window.focusWidget() is window.line.field
    click(qtbot, button(row, "Clarified"))
    assert stored(meetings, Restatement)[0].outcome == "not_restated"


def test_what_was_kept_can_be_put_right(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened("both")
    write(qtbot, window, "f send it", "Teh budget")
    note, promise = window.kept.rows
    type_over(qtbot, note.text, "The budget")
    qtbot.keyClick(note.text, Qt.Key.Key_Return)
    assert meeting(meetings, "both").notes == "The budget"
    assert window.kept.rows[0] is note
    take(promise.owner, "They promised")
    take(promise.whose, "Mei Tanaka")
    promise.due._pick(date(2026, 12, 1))
    kept = stored(meetings, FollowUp)[0]
    assert (kept.owner, kept.colleague_id, kept.due) == ("them", "mei", date(2026, 12, 1))


def test_what_was_kept_can_be_deleted_and_brought_back(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    write(qtbot, window, "f send it", "The budget")
    for _ in range(2):
        click(qtbot, window.kept.rows[0].gone)
    assert (meeting(meetings).notes, stored(meetings, FollowUp), texts(window)) == (None, [], [])
    click(qtbot, button(window, "Undo"))
    assert texts(window) == ["send it"]


def test_a_key_marks_a_question_as_asked(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    assert len(window.questions.rows) == 4
    assert [row.key.text() for row in window.questions.rows] == ["1", "2", "3", "4"]
    qtbot.keyClick(window.line.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(window.focusWidget(), "Two people")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.line.field
    assert [(one.text, one.answer) for one in stored(meetings, Question)] == [("What would help you?", "Two people")]
    assert asked(window) == ["What would help you?"]
    assert window.line.field.text() == ""


def test_a_suggested_question_that_is_asked_is_one_of_the_meetings(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    before = [row.text for row in window.questions.rows]
    window.foot.leave.setFocus()
    qtbot.keyClick(window.foot.leave, Qt.Key.Key_3)
    assert [one.text for one in stored(meetings, Question)] == ["What would help you?", before[2]]
    qtbot.keyClicks(window.focusWidget(), "3 of them")
    window.commit()
    assert stored(meetings, Question)[1].answer == "3 of them"
    assert [row.text for row in window.questions.rows] == before
    assert asked(window) == [before[2]]


def test_a_click_asks_and_another_takes_it_back(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    row = window.questions.rows[1]
    click(qtbot, row.words)
    assert len(stored(meetings, Question)) == 2
    click(qtbot, row.check)
    assert len(stored(meetings, Question)) == 1
    assert asked(window) == []
    meetings.undo()
    assert len(stored(meetings, Question)) == 2
    assert len(window.questions.rows) == 4
    click(qtbot, window.questions.rows[0].check)
    assert len(asked(window)) == 2
    click(qtbot, window.questions.rows[0].check)
    assert len(stored(meetings, Question)) == 2


def test_what_was_answered_was_asked(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    row = window.questions.rows[0]
    click(qtbot, row.check)
    qtbot.keyClicks(row.answer, "Two people")
    click(qtbot, row.check)
    assert row.check.isChecked()
    assert stored(meetings, Question)[0].answer == "Two people"


def test_one_key_counts_a_distraction(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "half a line")
    qtbot.keyClick(window.line.field, Qt.Key.Key_F8)
    click(qtbot, button(window, "Distracted 1"))
    assert meeting(meetings).distractions == 2
    for left in (1, 0, 0):
        qtbot.keyClick(window.line.field, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        assert meeting(meetings).distractions == left
    assert button(window, "Distracted").isVisible()
    assert window.line.field.text() == "half a line"


def test_one_key_makes_it_full_or_small(opened: Open, qtbot: Any) -> None:
    window = opened(full=True)
    assert window.full
    qtbot.keyClick(window.line.field, Qt.Key.Key_F11)
    assert not window.full
    qtbot.keyClicks(window.line.field, "f")
    assert not window.full
    window.foot.leave.setFocus()
    qtbot.keyClick(window.foot.leave, Qt.Key.Key_F)
    assert window.full


def test_escape_leaves_and_changes_nothing_of_the_meeting(
    opened: Open, meetings: Desk, qtbot: Any, clock: Clock
) -> None:
    window = opened()
    clock.goes_on(timedelta(minutes=47))
    qtbot.keyClicks(window.line.field, "f send it")
    with qtbot.waitSignal(window.ended) as ended:
        qtbot.keyClick(window.line.field, Qt.Key.Key_Escape)
    assert ended.args == ["sync"]
    assert not window.isVisible()
    assert [one.text for one in stored(meetings, FollowUp)] == ["send it"]
    found = meeting(meetings)
    assert (found.state, found.minutes_held, found.notes) == ("planned", None, None)


def test_one_button_says_that_it_took_place(opened: Open, meetings: Desk, qtbot: Any, clock: Clock) -> None:
    clock.goes_on(timedelta(minutes=-1))
    window = opened()
    assert not window.foot.hold.isVisible()
    clock.goes_on(timedelta(minutes=48))
    qtbot.waitUntil(window.foot.hold.isVisible)
    click(qtbot, button(window, "It took place: held, 47 minutes"))
    found = meeting(meetings)
    assert (found.state, found.minutes_held) == ("held", 47)
    assert "Held, 47 minutes" in labels(window)
    assert not window.foot.hold.isVisible()
    with qtbot.waitSignal(meetings.opening) as opening:
        click(qtbot, button(window, "Write the recap"))
    assert opening.args == ["recap", "sync"]
    assert not window.isVisible()


@pytest.mark.parametrize("typing", [True, False])
def test_a_reminder_to_be_present_soon_goes(opened: Open, qtbot: Any, clock: Clock, typing: bool) -> None:
    window = opened()
    assert labels(window.reminder) == ["Be present", "Close the mail"]
    if typing:
        qtbot.keyClicks(window.line.field, "a")
    else:
        clock.goes_on(timedelta(minutes=1))
    qtbot.waitUntil(lambda: not window.reminder.isVisible())


def test_what_cannot_be_saved_stays_and_keeps_the_window_open(
    opened: Open, meetings: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "precious")
    with monkeypatch.context() as patch:
        patch.setattr(meetings.journal, "change", full)
        qtbot.keyClick(window.line.field, Qt.Key.Key_Return)
        assert not window.commit()
        assert not window.close()
    assert window.isVisible()
    assert window.line.field.text() == "precious"
    assert window.close()
    assert meeting(meetings).notes == "precious"


def test_an_answer_that_is_being_typed_is_saved_on_leaving(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClick(window.line.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(window.focusWidget(), "Two people")
    assert window.close()
    assert stored(meetings, Question)[0].answer == "Two people"


def test_a_change_from_elsewhere_leaves_what_is_being_typed(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "half a line")
    window.commit()
    with meetings.change("Edit") as session:
        found = session.get_one(Meeting, "sync")
        found.title, found.notes = "Launch, second try", f"Before\n{found.notes}\nAfter"
    assert window.title.text() == "Launch, second try"
    assert window.windowTitle() == "Meeting"
    assert window.line.field.text() == "half a line"
    assert texts(window) == ["After", "Before"]
    write(qtbot, window, " more")
    assert meeting(meetings).notes == "Before\nhalf a line more\nAfter"


def test_it_goes_with_its_meeting_and_comes_back_with_it(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "half a line")
    with meetings.change("Delete") as session:
        session.delete(session.get_one(Meeting, "sync"))
    assert not window.isVisible()
    meetings.undo()
    assert window.isVisible()
    assert window.line.field.text() == "half a line"
    window.commit()
    assert meeting(meetings).notes == "half a line"


def test_a_line_whose_saving_was_undone_is_saved_again(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    qtbot.keyClicks(window.line.field, "half a line")
    window.commit()
    meetings.undo()
    assert meeting(meetings).notes is None
    window.commit()
    assert meeting(meetings).notes == "half a line"


def test_it_fits_where_there_is_little_room(opened: Open, qtbot: Any) -> None:
    window = opened()
    for size in ((520, 420), (1400, 800), (520, 420)):
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        for part in (window.title, window.clock.bar, window.line.field, window.foot):
            right = part.mapTo(window, part.rect().bottomRight())
            assert window.rect().contains(right)


def test_what_the_clock_says() -> None:
    def words(minutes: int, planned: int | None = 45) -> str:
        return told(NOW, planned, NOW + timedelta(minutes=minutes)).words

    assert [words(minutes) for minutes in (0, 1, 45, 46, 50)] == [
        "0 of 45 minutes",
        "1 of 45 minutes",
        "45 of 45 minutes",
        "1 minute over",
        "5 minutes over",
    ]
    assert words(7, None) == "7 minutes"
    assert words(-26 * 60) == "Begins tomorrow at 09:40"
    assert [span_words(minutes) for minutes in (1, 119, 120, 121)] == [
        "1 minute",
        "119 minutes",
        "2 hours",
        "2 hours 1 minute",
    ]


@given(st.integers(-10_000, 10_000), st.none() | st.integers(0, 1_000))
def test_the_clock_never_runs_beyond_its_bar(minutes: int, planned: int | None) -> None:
    found = told(NOW, planned, NOW + timedelta(minutes=minutes))
    assert 0 <= found.part <= 1
    assert found.words
    assert found.minutes == max(-1, minutes)


def test_a_window_opened_much_later_counts_from_then() -> None:
    late = NOW + timedelta(hours=3)
    assert began(NOW, 45, late) == late
    assert began(NOW, 45, NOW + timedelta(minutes=100)) == NOW
    assert began(NOW, 45, NOW - timedelta(hours=1)) == NOW


LINES = st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=12)
NOTES = st.none() | st.lists(LINES, max_size=5).map("\n".join)


@given(NOTES, LINES.filter(str.strip), LINES.filter(str.strip))
def test_a_line_of_the_notes_comes_and_goes_and_leaves_the_rest(notes: str | None, first: str, then: str) -> None:
    others = note_lines(notes)
    written = with_line(notes, "", first)
    assert note_lines(written) == [*others, first]
    assert note_lines(with_line(written, first, then)) == [*others, then]
    assert note_lines(with_line(written, first, "")) == others


def test_a_question_that_was_not_on_the_list_is_typed_and_asked(opened: Open, meetings: Desk, qtbot: Any) -> None:
    window = opened()
    own = window.questions.own
    own.field.setFocus()
    qtbot.keyClicks(own.field, "Are you happy with it?")
    qtbot.waitUntil(own.hint.isVisible)
    click(qtbot, own.hint.take)
    assert own.field.text() == "How happy are you with it?"
    qtbot.keyClick(own.field, Qt.Key.Key_Return)
    assert stored(meetings, Question)[-1].text == "How happy are you with it?"
    assert window.questions.rows[-1].answer.hasFocus()
    assert asked(window) == ["How happy are you with it?"]
    own.field.setFocus()
    qtbot.keyClicks(own.field, "What else")
    assert window.close()
    assert [one.text for one in stored(meetings, Question)][-1] == "What else"
