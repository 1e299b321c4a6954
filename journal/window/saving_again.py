"""What could not be saved is tried again by itself, without a word until that worked (safety.md, "Never lost")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

if TYPE_CHECKING:
    from journal.window.desk import Desk

AGAIN = 10_000
"""Milliseconds until what could not be saved is tried again."""


class SavingAgain(QObject):
    """`commit` saves what is being typed anywhere in the window."""

    def __init__(self, parent: QObject, commit: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._commit = commit
        self._desk: Desk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN)
        self._timer.timeout.connect(self.try_again)

    def begin(self, desk: Desk) -> None:
        """Something could not be saved on this desk just now."""
        self._desk = desk
        self._timer.start()

    def end(self) -> None:
        """The desk is cleared."""
        self._desk = None
        self._timer.stop()

    def try_again(self) -> None:
        desk = self._desk
        if desk is None:
            return
        saved = desk.saved
        if not desk.quietly(self._commit):
            self._timer.start()
        elif desk.saved > saved:
            desk.say(QCoreApplication.translate("SavingAgain", "There was room again: what you typed is saved."))
