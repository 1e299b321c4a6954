"""Locking: what is typed is saved, the journal is closed, and the program puts another of itself in its place, which
shows the page to unlock it. Nothing of the journal stays in memory or on the screen.

What cannot be saved is kept: then the window is covered, and it is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from journal.errors import JournalError
from journal.store.keys import read_key
from journal.store.slots import WrongPassphrase
from journal.store.upcoming import around
from journal.window.safety.handed import Handed, begins, written
from journal.window.safety.idle import Idle
from journal.window.safety.replacing import locked_command, replace
from journal.window.safety.told import Told
from journal.window.safety.unlock import Unlock

if TYPE_CHECKING:
    from pathlib import Path

    from journal.window.desk import Desk
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered

MINUTE = 60
SOON = 100
"""Milliseconds between two looks at whether what runs has come to its end."""
AGAIN = 5_000
"""Milliseconds until what could not be saved is tried again."""


class Locking(QObject):
    """One for each journal with a passphrase that is open. `close` closes the journal; `stayed()`: it is closed, but
    nothing could be put in the place of this program, which has to show the page itself."""

    stayed = Signal()
    _heard = Signal(str)

    def __init__(
        self, window: MainWindow, desk: Desk, remembered: Remembered, folder: Path, close: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._remembered, self._folder = window, desk, remembered, folder
        self._close = close
        self._locking = False
        self._cover: Unlock | None = None
        self._hidden: list[QWidget] = []
        self._focused: QWidget | None = None
        self._shown = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._go_on)
        self.idle = Idle(self, lambda: remembered.lock_after * MINUTE)
        self.idle.long.connect(self.lock)
        self._heard.connect(self._take)  # from a thread of its own
        self._told = Told(self._heard.emit)
        self._told.start()

    def end(self) -> None:
        """The journal is closed, or has no passphrase any more."""
        self._again.stop()
        self._told.close()
        self.deleteLater()

    def lock(self) -> None:
        """Hide everything at once; then save, close and leave."""
        if not self._locking:
            self._locking = True
            shown = self._how_shown()
            self._hide()
            self._shown = shown
            self._go_on()

    def _take(self, what: str) -> None:
        if self._remembered.lock_with_screen:
            self.lock()

    def _how_shown(self) -> str:
        if not self._window.isVisible():
            return "hidden"
        return "minimized" if self._window.isMinimized() else "normal"

    def _hide(self) -> None:
        """Nothing of the journal can be seen from here on: neither in the window nor beside it. Nothing is shown anew
        behind the page, either: what was typed stands in fields that do not have the keyboard any more."""
        self._focused = self._window.focusWidget()
        self._block(True)
        self._show_cover(QCoreApplication.translate("Locking", "One moment: what is being done comes to its end."))
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible():
                self._hidden.append(one)
                one.hide()

    def _block(self, block: bool) -> None:
        for one in (self._desk, self._desk.reviews):
            one.blockSignals(block)

    def _show_cover(self, words: str) -> None:
        if self._cover is not None:
            self._window.uncover()
        self._cover = cover = Unlock(words, may_recover=False)
        cover.given.connect(self._try)
        self._window.cover(cover)

    def _go_on(self) -> None:
        if self._desk.importing.busy:
            self._again.start(SOON)
        elif self._desk.quietly(self._window.commit):
            self._leave()
        else:
            self._say_kept()
            self._again.start(AGAIN)

    def _say_kept(self) -> None:
        words = QCoreApplication.translate(
            "Locking",
            "What was typed last could not be saved: the disk may be full, or gone. It is kept behind this page and "
            "tried again every few seconds.",
        )
        if self._cover is not None and self._cover.words.text() != words:
            self._show_cover(words)

    def _leave(self) -> None:
        handed = written(self._handed())
        self._remembered.geometry = self._window.saveGeometry()
        self._remembered.save()
        self._close()
        try:
            replace(locked_command(self._folder), handed)
        except OSError:
            self.stayed.emit()

    def _handed(self) -> Handed:
        now = self._desk.now()
        try:
            with self._desk.reading() as session:
                meetings = around(session, now)
        except JournalError:
            meetings = []
        told = begins(now, meetings, self._remembered.marks, self._remembered.lead)
        return Handed(told, self._shown, self._remembered.popups)

    def _try(self, passphrase: str) -> None:
        """Somebody wants to go on with what could not be saved."""
        keys = self._folder / "keys.json"
        self._desk.background.start(
            lambda _: read_key(keys, passphrase, keyring=False), lambda _: self._uncover(), self._refuse
        )

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, WrongPassphrase):
            raise error
        if self._cover is not None:
            self._cover.refuse()

    def _uncover(self) -> None:
        self._again.stop()
        self._window.uncover()
        self._cover = None
        for one in self._hidden:
            one.show()
        self._hidden.clear()
        if self._focused is not None:
            self._focused.setFocus()
        self._block(False)
        self._desk.reviews.work_out_all()
        self._locking = False
        self.idle.used()
