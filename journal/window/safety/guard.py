"""What guards the journal as long as the window lives: how it is opened, locked and protected, and that it is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from journal.store.keys import protection
from journal.window.safety.opening import Opening
from journal.window.safety.room import Room
from journal.window.widgets.days import day_words, time_words

if TYPE_CHECKING:
    from journal.store.journal import Journal
    from journal.window.desk import Desk
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered
    from journal.window.safety.handed import Handed
    from journal.window.safety.instance import Door
    from journal.window.safety.locked_side import LockedSide
    from journal.window.safety.locking import Locking

DOOR_AFTER = 400
"""Milliseconds after the first picture at which a second start can be heard: what hears it is large."""


class Guard(QObject):
    """`close` closes the journal that is open; `show(journal)` shows one."""

    def __init__(
        self,
        window: MainWindow,
        remembered: Remembered,
        folder: Path,
        close: Callable[[], object],
        show: Callable[[Journal], object],
    ) -> None:
        super().__init__(window)
        self._window, self._remembered, self._folder = window, remembered, folder
        self._close, self._show = close, show
        self.opening = Opening(window, remembered)
        self.locking: Locking | None = None
        self.side: LockedSide | None = None
        self._door: Door | None = None
        self._room: Room | None = None
        window.locking.connect(self.lock)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._open_door)
        self._soon.start(DOOR_AFTER)

    def begin_locked(self, handed: Handed, now: Callable[[], datetime]) -> None:
        """The journal was locked: times are shown beside the window, and nothing else of it."""
        from journal.window.safety.locked_side import LockedSide

        self.side = side = LockedSide(self, handed, now)
        side.showing.connect(self._window.bring_up)
        side.quitting.connect(self._window.quit)
        self._window.stays = lambda: side.tray is not None and self._remembered.stay == "yes"
        if protection(self._folder).passphrase:
            self.opening.unlock(self._folder)
        else:
            self.opening.open(self._folder)

    def watch(self, desk: Desk) -> bool:
        """A journal is open: from now on it may be locked. Whether it is protected."""
        self._end_side()
        folder = desk.journal.folder.path
        self._room = Room(self._window, folder, desk.background, desk)
        if not protection(folder).passphrase:
            return False
        from journal.window.safety.locking import Locking

        self.locking = Locking(self._window, desk, self._remembered, folder, self._close)
        self.locking.stayed.connect(self._stay_locked)
        return True

    def leave(self) -> None:
        """The journal is about to be closed."""
        if self.locking is not None:
            self.locking.end()
            self.locking = None
        if self._room is not None:
            self._room.close()
            self._room = None

    def end(self) -> None:
        """The window is closed."""
        self._soon.stop()
        self._end_side()
        self.opening.close()
        if self._door is not None:
            self._door.close()

    def lock(self) -> None:
        """Now; where there is no passphrase, one is set first."""
        if self.locking is not None:
            self.locking.lock()
        else:
            self.protect("set")

    def protect(self, what: str) -> None:
        """Change what opens the journal."""
        from journal.window.safety.closed_work import ClosedWork

        ClosedWork(self._window, self._remembered, self.opening, self._close, self._show).protect(what)

    def say_written(self, moment: float) -> None:
        """When the journal was last written, for whoever has just unlocked it: an older one put in its place shows."""
        desk = self._window.desk
        if desk is not None:
            here = datetime.fromtimestamp(moment, desk.now().tzinfo)
            words = QCoreApplication.translate("Guard", "Last written {day} at {time}.")
            desk.say(words.format(day=day_words(here.date(), desk.today()), time=time_words(here)))

    def _stay_locked(self) -> None:
        """No other program could take the place of this one."""
        self._window.uncover()
        self.opening.unlock(self._folder)

    def _end_side(self) -> None:
        if self.side is not None:
            self.side.close()
            self.side = None
            self._window.stays = lambda: False

    def _open_door(self) -> None:
        from journal.window.safety.instance import Door

        self._door = Door(self._folder, self)
        self._door.knocked.connect(self._window.bring_up)
