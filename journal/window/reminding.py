"""When it is time: the pop-ups before and after each meeting, and the window for the meeting itself.

A timer asks `journal.reminders` what is due; what became of each pop-up is remembered on this computer, so that neither
a restart nor a sleep loses one or shows it twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalError
from journal.reminders import LATER, SNOOZE, Due, Mark, due
from journal.store.meetings import details, everybody
from journal.store.upcoming import around
from journal.window.background import Background
from journal.window.desk import Desk
from journal.window.desktop.notice import Notices
from journal.window.remembered import Remembered
from journal.window.theme import theme

if TYPE_CHECKING:
    from journal.window.popups.after import AfterPopup
    from journal.window.popups.checklist import ChecklistPopup
    from journal.window.popups.focus import FocusWindow
    from journal.window.popups.stack import PopupStack

    Popup = ChecklistPopup | AfterPopup

MOST = 3
"""Pop-ups at once: what is ahead first, then what was last. The others come when these are answered."""
LOOK = 10_000
"""Milliseconds between two looks at the clock: also what waking from sleep and a clock that was set are noticed by."""


class Reminding(QObject):
    """`showing()`: something was asked for that the window has to show."""

    showing = Signal()

    def __init__(self, desk: Desk, remembered: Remembered, notices: Notices) -> None:
        super().__init__(desk)
        self._desk = desk
        self._remembered = remembered
        self._notices = notices
        notices.opened.connect(lambda meeting: self._take_notice(meeting, self._open_meeting))
        notices.snoozed.connect(lambda meeting: self._take_notice(meeting, lambda key, _: self._put_off(key, SNOOZE)))
        self._shown: dict[str, Popup] = {}
        self._begun: dict[str, Popup] = {}  # put off in the middle of an answer: they come again as they were left
        self._noticed: dict[str, str] = {}  # key of the pop-up -> the meeting of which the desktop was told
        self._stack: PopupStack | None = None
        self._asking = False
        self._presenting = False
        self.focus: FocusWindow | None = None
        desk.opening.connect(self._take)
        self._worker = Background(self)  # its own: what takes long in the other must not keep a pop-up waiting
        theme().changed.connect(self._restyle_focus)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Show what is due by now."""
        now, marks = self._desk.now(), self._remembered.marks
        try:
            with self._desk.reading() as session:
                meetings = around(session, now)
        except JournalError:
            return  # the disk may be gone for a moment: the next look tells
        found = due(now, meetings, marks, self._remembered.lead, self._remembered.after)
        wanted = {one.key: one for one in found if one.kind == "after" or self._remembered.popups}
        for key in self._shown.keys() - wanted.keys():
            if not self._shown[key].engaged:
                self._drop(key)  # the meeting was moved, cancelled or deleted, or is over
        new = [one for key, one in wanted.items() if key not in self._shown]
        if (new or self._shown) and not self._asking:
            self._asking = True
            self._worker.start(
                lambda _: _elsewhere(), lambda told: self._show(new, told), lambda _: self._show(new, (False, False))
            )

    def open_focus(self, meeting: str) -> None:
        """The calm window for a meeting; there is one at a time."""
        from journal.window.popups.focus import FocusWindow

        if self.focus is not None and not self.focus.close():
            return  # something in it could not be saved
        self.focus = FocusWindow(self._desk, meeting, full=self._remembered.full_focus)
        self.focus.ended.connect(self._end_focus)
        self.focus.show()
        self.focus.activateWindow()

    def commit(self) -> bool:
        """Save what is being typed in a pop-up or in the focus window; False where that failed."""
        parts = [*self._shown.values(), *([self.focus] if self.focus is not None else [])]
        saved = [part.commit() for part in parts]  # each, whatever became of the one before
        return all(saved)

    def close(self) -> None:
        """The journal is about to be closed: nothing of it stays on the screen."""
        self._timer.stop()
        self._soon.stop()
        for begun in self._begun.values():
            begun.deleteLater()
        self._begun.clear()
        for key in tuple(self._shown):
            self._drop(key)
        for popup in self._shown.values():  # what could not be saved, by the person's word
            popup.hide()
            popup.deleteLater()
        self._shown.clear()
        self._notices.close()
        if self.focus is not None and not self.focus.close():
            self.focus.hide()
            self._end_focus()
        self._worker.finish()

    def _restyle_focus(self) -> None:
        """Another look: the window is made anew in it."""
        if self.focus is not None and self.focus.isVisible():
            self.open_focus(self.focus.meeting)

    def _take(self, kind: str, record: str) -> None:
        if kind == "focus":
            self.open_focus(record)
        elif kind == "recap":
            self.showing.emit()  # the window may be in the tray

    def _end_focus(self) -> None:
        if self.focus is not None:
            self._remembered.full_focus = self.focus.full
            self.focus.deleteLater()
            self.focus = None

    def _show(self, new: list[Due], told: tuple[bool, bool]) -> None:
        presenting, full_screen = told
        self._asking = False
        if presenting and not self._presenting:
            for popup in self._shown.values():
                popup.conceal()  # a presentation began while they were there
            for noticed in self._noticed.values():
                self._notices.withdraw(noticed)
        self._presenting = presenting
        if full_screen:
            return  # a film, a game, somebody's slides: it waits for the next look
        ahead = [one for one in new if one.kind == "before"]
        over = [one for one in new if one.kind != "before"]
        for one in (*ahead, *reversed(over)):
            if one.key not in self._shown and len(self._shown) < MOST:
                self._pop_up(one, hidden=presenting or self._remembered.hide_names)

    def _pop_up(self, one: Due, *, hidden: bool) -> None:
        popup = self._begun.pop(one.key, None) or self._made(one, hidden=hidden)
        if hidden:
            popup.conceal()
        self._shown[one.key] = popup
        self._the_stack().add(popup)
        if one.kind == "before":
            self._notify(one, hidden=hidden)

    def _notify(self, one: Due, *, hidden: bool) -> None:
        """The desktop's own notification, for who looks elsewhere."""
        with self._desk.reading() as session:
            found = details(session, one.meeting, everybody(session))
        if found is not None:
            start = found.start.astimezone(self._desk.now().tzinfo)
            self._noticed[one.key] = one.meeting
            self._notices.show(one.meeting, start, found.title, [who.name for who in found.people], hidden=hidden)

    def _take_notice(self, meeting: str, deed: Callable[[str, str], None]) -> None:
        key = next((key for key, noticed in self._noticed.items() if noticed == meeting), None)
        if key is not None:
            deed(key, meeting)

    def _open_meeting(self, key: str, meeting: str) -> None:
        self._open(key, "meeting", meeting)

    def _made(self, one: Due, *, hidden: bool) -> Popup:
        from journal.window.popups.after import AfterPopup
        from journal.window.popups.checklist import ChecklistPopup

        made: Popup
        if one.kind == "before":
            made = ChecklistPopup(self._desk, one.meeting, hidden=hidden)
            made.focusing.connect(lambda meeting: self._open(one.key, "focus", meeting))
            made.snoozed.connect(lambda _: self._put_off(one.key, SNOOZE))
        else:
            made = AfterPopup(self._desk, one.meeting, hidden=hidden)
            made.recapping.connect(lambda meeting: self._open(one.key, "recap", meeting))
            made.reflecting.connect(lambda meeting: self._open(one.key, "meeting_reflection", meeting))
            made.snoozed.connect(lambda _: self._put_off(one.key, LATER))
        made.opening.connect(lambda meeting: self._open(one.key, "meeting", meeting))
        made.closed.connect(lambda _: self._mark(one.key, Mark()))
        return made

    def _open(self, key: str, kind: str, meeting: str) -> None:
        """What the pop-up was for goes on in a window."""
        self._mark(key, Mark())
        if kind != "focus":
            self.showing.emit()
        self._desk.open(kind, meeting)

    def _put_off(self, key: str, by: timedelta) -> None:
        popup = self._shown.get(key)
        if popup is not None and popup.engaged:
            self._begun[key] = popup
        self._mark(key, Mark(self._desk.now().astimezone(UTC) + by))

    def _mark(self, key: str, mark: Mark) -> None:
        self._remembered.mark(key, mark, self._desk.now())
        self._drop(key)
        self._soon.start()  # one that waits may come

    def _drop(self, key: str) -> None:
        popup = self._shown.get(key)
        if popup is not None and not popup.commit():
            return  # it says so itself, and keeps what could not be saved
        self._shown.pop(key, None)
        if (noticed := self._noticed.pop(key, None)) is not None:
            self._notices.withdraw(noticed)
        if popup is not None and self._stack is not None:
            self._stack.remove(popup)
            if key not in self._begun:
                popup.deleteLater()

    def _the_stack(self) -> PopupStack:
        from journal.window.popups.stack import PopupStack

        if self._stack is None:
            self._stack = PopupStack(self)
        return self._stack


def _elsewhere() -> tuple[bool, bool]:
    """Whether something is presented on this computer, and whether a program of somebody else's fills the screen.
    Asked in the background: a desktop may take its time to answer."""
    from journal.window.desktop.presenting import full_screen_elsewhere, presenting

    return presenting(), full_screen_elsewhere()
