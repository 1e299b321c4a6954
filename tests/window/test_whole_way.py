"""The whole way of a meeting as a person goes it: from the calendar, over the pop-ups and the window for the meeting,
to the recap and a review that has changed."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from sqlalchemy import select

from journal.app import Program
from journal.model import (
    ChecklistItem,
    Colleague,
    Contact,
    FollowUp,
    Me,
    Meeting,
    MeetingColleague,
    Restatement,
    Value,
)
from journal.window.calendars.preview import PreviewDialog
from journal.window.desktop.notice import Notices
from journal.window.popups.after import AfterPopup
from journal.window.popups.checklist import ChecklistPopup
from journal.window.widgets.check import Check
from tests.journals import new_folder
from tests.window.conftest import NOW, Clock, desk_of
from tests.window.widgets import bring_up, button, click

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
BEGIN:VEVENT
UID:launch-4@example.org
DTSTART;TZID=Europe/Berlin:20261124T110000
DTEND;TZID=Europe/Berlin:20261124T114500
SUMMARY:Launch sync
LOCATION:Room 4
ORGANIZER;CN=Dana Ortiz:mailto:dana@example.org
ATTENDEE;CN=Dana Ortiz;PARTSTAT=ACCEPTED:mailto:dana@example.org
ATTENDEE;CN=Robin Vale;PARTSTAT=ACCEPTED:mailto:robin@example.org
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def program(start: Callable[[Path], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> Program:
    """Dana is known for half a year, and was met twice: too early to say."""
    monkeypatch.setattr("journal.window.reminding._elsewhere", lambda: (False, False))
    monkeypatch.setattr(Notices, "show", lambda *_, **__: None)
    program = start(new_folder(tmp_path))
    desk = desk_of(program)
    with desk.change("Fill") as session:
        session.add(Me(position=1, name="Robin Vale", email=["robin@example.org"]))
        session.add(Colleague(id="dana", name="Dana Ortiz", email=["dana@example.org"], since=date(2026, 5, 1)))
        session.flush()
        for number, day in enumerate((60, 30)):
            start_ = NOW - timedelta(days=day)
            session.add(Meeting(id=f"m{number}", title="Launch sync", start=start_, minutes=45, state="held"))
            session.flush()
            session.add(MeetingColleague(meeting_id=f"m{number}", colleague_id="dana"))
    qtbot.waitUntil(lambda: program.beside is not None)
    return program


def test_from_the_calendar_to_the_review(program: Program, clock: Clock, tmp_path: Path, qtbot: Any) -> None:
    assert status(program) == "too_early"
    meeting = drop_and_accept(program, tmp_path, qtbot)
    clock.now = NOW.replace(hour=10, minute=45)
    tick_and_focus(program, meeting, qtbot)
    clock.now = NOW.replace(hour=11, minute=20)
    use_the_focus_window(program, meeting, qtbot)
    clock.now = NOW.replace(hour=11, minute=46)
    answer_afterwards(program, meeting, qtbot)
    assert status(program) == "working"
    recap_and_send(program, meeting, qtbot)


def drop_and_accept(program: Program, folder: Path, qtbot: Any) -> str:
    file = folder / "export.ics"
    file.write_text(CALENDAR, newline="")
    drop(program, file)
    qtbot.waitUntil(lambda: bool(dialogs()) and dialogs()[0].take.isEnabled())
    assert meetings(program) == 2  # nothing is written before it is accepted
    click(qtbot, dialogs()[0].take)
    qtbot.waitUntil(lambda: meetings(program) == 3)
    with desk_of(program).reading() as session:
        found = session.scalars(select(Meeting).where(Meeting.calendar_uid == "launch-4@example.org")).one()
        assert (found.title, found.minutes, found.state, found.organiser_id) == ("Launch sync", 45, "planned", "dana")
        return found.id


def tick_and_focus(program: Program, meeting: str, qtbot: Any) -> None:
    popup = pop_up(program, qtbot)
    assert isinstance(popup, ChecklistPopup)
    box = next(one for one in popup.findChildren(Check) if one.isVisible())
    click(qtbot, box)
    with desk_of(program).reading() as session:
        ticked = session.scalars(
            select(ChecklistItem.text).where(ChecklistItem.meeting_id == meeting, ChecklistItem.done)
        ).all()
    assert ticked == [box.accessibleName()]
    click(qtbot, button(popup, "Focus"))


def use_the_focus_window(program: Program, meeting: str, qtbot: Any) -> None:
    assert program.beside is not None
    focus = program.beside.reminding.focus
    assert focus is not None
    bring_up(qtbot, focus)
    for line in ("r she wants dates first", "f send the deck by Friday", "t name a trainer by 30 Nov", "Calm today."):
        qtbot.keyClicks(focus.line.field, line)
        qtbot.keyClick(focus.line.field, Qt.Key.Key_Return)
    qtbot.keyClick(focus.line.field, Qt.Key.Key_F8)
    qtbot.keyClick(focus.line.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.beside is not None and program.beside.reminding.focus is None)
    with desk_of(program).reading() as session:
        assert [one.heard for one in session.scalars(select(Restatement))] == ["she wants dates first"]
        promised = session.scalars(select(FollowUp).order_by(FollowUp.position)).all()
        assert [(one.owner, one.text, one.due) for one in promised] == [
            ("me", "send the deck", date(2026, 11, 27)),
            ("them", "name a trainer", date(2026, 11, 30)),
        ]
        found = session.get_one(Meeting, meeting)
        assert (found.notes, found.distractions, found.state) == ("Calm today.", 1, "planned")


def answer_afterwards(program: Program, meeting: str, qtbot: Any) -> None:
    popup = pop_up(program, qtbot)
    assert isinstance(popup, AfterPopup)
    bring_up(qtbot, popup)
    click(qtbot, button(popup, "Held"))
    presence = next(one for one in popup.findChildren(QPushButton) if one.accessibleName() == "Presence: 4 of 5")
    click(qtbot, presence)
    box = popup.findChild(QPlainTextEdit)
    assert box is not None
    box.setFocus()
    for line in ("+ thanked @dana for her patience", "? who signs"):
        qtbot.keyClicks(box, line)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    click(qtbot, button(popup, "Save"))
    with desk_of(program).reading() as session:
        found = session.get_one(Meeting, meeting)
        assert (found.state, found.presence) == ("held", 4)
        assert [(one.direction, one.kind, one.colleague_id) for one in session.scalars(select(Value))] == [
            ("given", "thank_you", "dana")
        ]
        assert session.scalars(select(Restatement.heard).order_by(Restatement.position)).all()[-1] == "who signs"


def recap_and_send(program: Program, meeting: str, qtbot: Any) -> None:
    desk_of(program).open("recap", meeting)
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in window.findChildren(QPushButton) if one.text().strip() == "Copy")
    )
    click(qtbot, button(window, "Copy"))
    copied = QApplication.clipboard().text()
    assert "send the deck (by Friday, 27 November)" in copied
    assert "name a trainer (by Monday, 30 November)" in copied
    click(qtbot, button(window, "I sent it"))
    with desk_of(program).reading() as session:
        (sent,) = session.scalars(select(Contact)).all()
        assert (sent.colleague_id, sent.on, sent.started_by, sent.answered_on) == ("dana", NOW.date(), "me", None)


def drop(program: Program, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(program.window, QDropEvent(QPointF(50, 50), *how))


def dialogs() -> list[PreviewDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PreviewDialog)]


def meetings(program: Program) -> int:
    with desk_of(program).reading() as session:
        return len(session.scalars(select(Meeting.id)).all())


def pop_up(program: Program, qtbot: Any) -> Any:
    """The one that comes when the clock is looked at."""
    assert program.beside is not None
    reminding = program.beside.reminding
    reminding.look()
    qtbot.waitUntil(lambda: len(reminding._shown) == 1)
    return next(iter(reminding._shown.values()))


def status(program: Program) -> str:
    found = desk_of(program).reviews.get("dana")
    assert found is not None
    return found.status
