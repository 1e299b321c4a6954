"""Keeps the open journal from being lost: backups by themselves, the file looked through, the log written back.

All of it in the background, while nobody waits for it. What a person should know stands in a line above the tabs.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from journal.errors import JournalError
from journal.store.backup import back_up_changes, backup
from journal.store.backup_place import Backup, State, is_older, read_settings, state, write_settings
from journal.store.cipher import Damaged
from journal.window.safety.keeping_line import KeepingLine, line_for

if TYPE_CHECKING:
    from journal.store.journal import Journal
    from journal.window.desk import Desk
    from journal.window.main_window import MainWindow

FIRST_LOOK = 15_000
"""Milliseconds after the start."""
LOOK = 600_000
REST = 60_000
"""Milliseconds without a change after which the log is written back."""
OFTEN = timedelta(hours=4)
"""A long session is backed up so often."""
WEEK = timedelta(days=7)


class Looked(NamedTuple):
    state: State
    damaged: bool


class Keeping(QObject):
    """For one desk, until `close`."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self.damaged = False
        self._older = is_older(desk.journal.folder)
        self.line: KeepingLine | None = None
        self._first = True
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(FIRST_LOOK, self, self._begin)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)
        desk.changed.connect(self._move)
        desk.keeping.connect(self._do)
        desk.troubled.connect(self.take_damage)
        self.refresh()

    def look(self) -> None:
        """Back up what is due, and look through the file: its pages at each start, all of it once a week."""
        journal, now, first = self._desk.journal, self._desk.now(), self._first
        self._first = False
        self._desk.importing.start(lambda _: _look(journal, now, first=first), self._looked, self._failed)

    def back_up(self) -> None:
        """A person asks for a backup."""
        journal, now = self._desk.journal, self._desk.now()
        self._desk.importing.start(lambda _: backup(journal, None, now), self._made, self._say_failed)

    def back_up_last(self) -> None:
        """The program ends: what no backup has is backed up now. Where that fails it is said at the next start."""
        try:
            back_up_changes(self._desk.journal, self._desk.now())
        except JournalError:
            return

    def settle(self) -> None:
        from journal.store.resting import settle

        journal = self._desk.journal
        self._desk.importing.start(lambda _: settle(journal))

    def refresh(self) -> None:
        """Say what there is to say now."""
        self._show(state(self._desk.journal.folder))

    def take_damage(self, trouble: JournalError) -> bool:
        """Something went wrong: from the first damaged page on, the line says so. Whether it is news."""
        if not isinstance(trouble, Damaged):
            return True
        known, self.damaged = self.damaged, True
        if not known:
            self.refresh()
        return not known

    def close(self) -> None:
        self._timer.stop()
        self._rest.stop()
        self._put(None)

    def _begin(self) -> None:
        self.look()
        self._timer.start()

    def _move(self) -> None:
        self._rest.start()

    def _do(self, what: str) -> None:
        if what == "back_up":
            self.back_up()

    def _looked(self, looked: Looked) -> None:
        self.damaged = self.damaged or looked.damaged
        self._show(looked.state)
        self._desk.backed_up.emit()

    def _made(self, made: Backup) -> None:
        self.refresh()
        self._desk.backed_up.emit()
        self._desk.say(QCoreApplication.translate("Keeping", "The backup is made, and was looked through."))

    def _failed(self, error: BaseException) -> None:
        """What was done by itself and failed is said in the line, and nowhere else."""
        if not isinstance(error, JournalError):
            raise error
        self.refresh()
        self._desk.backed_up.emit()

    def _say_failed(self, error: BaseException) -> None:
        self._failed(error)
        self._desk.troubled.emit(error)

    def _show(self, found: State) -> None:
        self._put(line_for(self._desk, found, damaged=self.damaged, older=self._older))

    def _put(self, line: KeepingLine | None) -> None:
        before, self.line = self.line, line
        if before is not None:
            before.hide()
            before.deleteLater()
        if line is not None:
            self._window.show_line(line)


def is_due(found: State, now: datetime, *, first: bool) -> bool:
    """Whether a backup is due: what was left over from before, or hours of changes; also where the clock went back."""
    if not found.changed:
        return False
    return first or found.last is None or abs(now - found.last.made) >= OFTEN


def _look(journal: Journal, now: datetime, *, first: bool) -> Looked:
    from journal.store.check import has_damaged_pages, is_in_order

    damaged = False
    settings = read_settings(journal.folder)
    if settings.checked is None or abs(now - settings.checked) >= WEEK:
        damaged = not is_in_order(journal)
        settings.checked = now
        with suppress(OSError):
            write_settings(journal.folder, settings)
    elif first:
        damaged = has_damaged_pages(journal)
    if not damaged and is_due(state(journal.folder), now, first=first):
        back_up_changes(journal, now)
    return Looked(state(journal.folder), damaged)
