"""Notifications of the desktop itself, beside our own pop-ups: for who looks elsewhere than where the pop-up is.

Nothing here blocks the window, and nothing is said where the desktop takes no notifications.
"""

import sys
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from journal.window.desktop.server import Message, Server
from journal.window.widgets.days import time_words

LONGEST = 200
"""Characters of a title or of the people that a notification shows."""


class Notices(QObject):
    """`opened(meeting)`, `snoozed(meeting)`: what was pressed on the notification of that meeting.

    `tray`: what shows them on Windows and macOS; without one there are none there.
    """

    opened = Signal(str)
    snoozed = Signal(str)
    _pressed = Signal(str, str)

    def __init__(self, parent: QObject | None = None, tray: QSystemTrayIcon | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._latest = ""
        self._server = Server(self._pressed.emit) if sys.platform.startswith("linux") else None
        self._pressed.connect(self._take)  # it comes from the server's thread, and waits for ours
        if tray is not None and self._server is None:
            tray.messageClicked.connect(lambda: self._take(self._latest, "open"))

    def show(self, meeting: str, start: datetime, title: str, people: list[str], *, hidden: bool) -> None:
        """Tell of a meeting that begins at `start` (in the zone of the wall); only the time where it is `hidden`."""
        head, body = words(start, title, people, hidden=hidden)
        if self._server is not None:
            buttons = (
                ("open", QCoreApplication.translate("Notices", "Open")),
                ("snooze", QCoreApplication.translate("Notices", "Snooze")),
            )
            self._server.show(Message(meeting, head, body, buttons))
        elif self._tray is not None:
            self._latest = meeting
            self._tray.showMessage(head, body, self._tray.icon())

    def withdraw(self, meeting: str) -> None:
        """Its pop-up is gone, or it was read: take the notification away, where the desktop does that."""
        if self._server is not None:
            self._server.withdraw(meeting)
        elif meeting == self._latest:
            self._latest = ""

    def close(self) -> None:
        """Take all of them away; nothing more is heard of them."""
        if self._server is not None:
            self._server.close()
        self._latest = ""

    def _take(self, meeting: str, action: str) -> None:
        if meeting:
            (self.snoozed if action == "snooze" else self.opened).emit(meeting)


def words(start: datetime, title: str, people: list[str], *, hidden: bool) -> tuple[str, str]:
    """The two lines of a notification."""
    time = time_words(start)
    if hidden:
        return QCoreApplication.translate("Notices", "Meeting at {time}").format(time=time), ""
    head = QCoreApplication.translate("Notices", "{time} {title}").format(time=time, title=_short(title))
    return head, _short(", ".join(people))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
