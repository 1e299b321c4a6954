"""What a locked journal shows beside its window: when the next meeting begins, and never what it is about."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal.reminders import LATE
from journal.window.background import Background
from journal.window.desktop.notice import Notices
from journal.window.desktop.tray import journal_icon
from journal.window.popups.frame import Popup
from journal.window.popups.panel import Panel
from journal.window.popups.stack import PopupStack
from journal.window.popups.words import somebody_words
from journal.window.safety.handed import Begins, Handed
from journal.window.widgets.buttons import button
from journal.window.widgets.days import capital, day_words, time_words

LOOK = 10_000
"""Milliseconds between two looks at the clock."""


class LockedSide(QObject):
    """`showing()`: the page to unlock it is asked for. `quitting()`."""

    showing = Signal()
    quitting = Signal()

    def __init__(self, parent: QObject, handed: Handed, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._handed, self._now = handed, now
        self._shown: dict[Begins, LockedPopup] = {}
        self._closed: set[Begins] = set()
        self._worker = Background(self)
        self._stack = PopupStack(self)
        self.tray = self._make_tray() if QSystemTrayIcon.isSystemTrayAvailable() else None
        self._notices = Notices(self, self.tray)
        self._notices.opened.connect(lambda _: self.showing.emit())
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)
        QTimer.singleShot(0, self, self.look)

    @property
    def popups(self) -> tuple[LockedPopup, ...]:
        return tuple(self._shown.values())

    def look(self) -> None:
        """Show what is due by now, unless another program fills the screen."""
        now = self._now()
        moment = now.astimezone(UTC)
        self._tell_next(now)
        due = {one for one in self._handed.meetings if one.remind <= moment < one.start + LATE}
        for one in tuple(self._shown.keys() - due):
            self._drop(one)
        new = due - self._shown.keys() - self._closed
        if new and self._handed.wanted and not self._worker.busy:
            self._worker.start(lambda _: _screen_is_taken(), lambda taken: None if taken else self._pop_up(new))
        for one, popup in self._shown.items():
            popup.tell(one, now)

    def close(self) -> None:
        """It is unlocked, or closed."""
        for one in tuple(self._shown):
            self._drop(one)
        self._notices.close()
        self._worker.finish()
        if self.tray is not None:
            self.tray.hide()
        self.deleteLater()

    def _pop_up(self, new: set[Begins]) -> None:
        now = self._now()
        for one in sorted(new):
            popup = self._shown[one] = LockedPopup(one, now)
            popup.unlocking.connect(self.showing)
            popup.closed.connect(lambda _, one=one: self._dismiss(one))
            self._stack.add(popup)
            self._notices.show(one.start.isoformat(), one.start.astimezone(now.tzinfo), "", [], hidden=True)

    def _dismiss(self, one: Begins) -> None:
        self._closed.add(one)
        self._drop(one)

    def _drop(self, one: Begins) -> None:
        popup = self._shown.pop(one, None)
        if popup is not None:
            self._stack.remove(popup)
            self._notices.withdraw(one.start.isoformat())
            popup.deleteLater()

    def _make_tray(self) -> QSystemTrayIcon:
        translate = QCoreApplication.translate
        self.menu = QMenu()
        self.destroyed.connect(self.menu.deleteLater)
        self.next = self.menu.addAction("")
        self.next.setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(translate("LockedSide", "Unlock the journal")).triggered.connect(self.showing)
        self.menu.addSeparator()
        self.menu.addAction(translate("LockedSide", "Quit")).triggered.connect(self.quitting)
        made = QSystemTrayIcon(journal_icon(), self)
        made.setContextMenu(self.menu)
        made.activated.connect(self._activate)
        made.show()
        return made

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.showing.emit()

    def _tell_next(self, now: datetime) -> None:
        if self.tray is None:
            return
        start = next((one.start for one in self._handed.meetings if one.start > now), None)
        words = QCoreApplication.translate("LockedSide", "Locked")
        if start is not None:
            here = start.astimezone(now.tzinfo)
            time = time_words(here)
            if here.date() != now.date():
                time = f"{capital(day_words(here.date(), now.date()))}, {time}"
            words = QCoreApplication.translate("LockedSide", "Next meeting: {time}").format(time=time)
        self.next.setText(words)
        self.tray.setToolTip(QCoreApplication.translate("LockedSide", "Partnership Journal, locked"))


class LockedPopup(Popup):
    """That there is a meeting, and when. `unlocking()`."""

    unlocking = Signal()

    def __init__(self, meeting: Begins, now: datetime) -> None:
        super().__init__("")
        self._meeting, self._at = meeting, now
        self.rebuild()

    def fill(self, panel: Panel) -> None:
        panel.only_head()
        panel.foot.addStretch(1)
        words = QCoreApplication.translate("LockedSide", "Unlock to see")
        panel.foot.addWidget(button(words, self.unlocking.emit, variant="primary", icon_name="lock"))
        self.tell(self._meeting, self._at)

    def tell(self, meeting: Begins, now: datetime) -> None:
        self._at = now
        title = somebody_words(meeting.start.astimezone(now.tzinfo), now)
        time = time_words(meeting.start.astimezone(now.tzinfo))
        self.panel.tell(
            title, QCoreApplication.translate("LockedSide", "At {time}. The journal is locked.").format(time=time)
        )
        self.setAccessibleName(title)


def _screen_is_taken() -> bool:
    from journal.window.desktop.presenting import full_screen_elsewhere

    return full_screen_elsewhere()
