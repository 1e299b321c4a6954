"""The card of the preferences for the backups: when the last was made, where they lie, a second folder, and the way
back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.errors import JournalError
from journal.store.backup import backup, set_second
from journal.store.backup_place import State, state
from journal.store.keys import protection
from journal.store.protecting import open_backups
from journal.window.desk import Desk
from journal.window.safety.backup_words import last_words
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label


class BackupsCard(Card):
    """`left()`: a backup is to be restored, and the preferences make way."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Backups", "Backups"))
        self._desk = desk
        self._folder = desk.journal.folder
        desk.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how they stand now."""
        clear(self.body)
        translate = QCoreApplication.translate
        found = state(self._folder)
        self.body.addWidget(label(last_words(found, self._desk.now()), "strong"))
        if found.failed:
            words = translate("Backups", "The latest try failed. The backups from before are whole.")
            self.body.addWidget(label(words, "error"))
        self.body.addWidget(label(self._kept_words(found), "muted", selectable=True))
        self.now = button(translate("Backups", "Back up now"), partial(self._desk.keeping.emit, "back_up"))
        self.restore = button(translate("Backups", "Restore …"), self._restore)
        self.body.addWidget(_row(self.now, self.restore))
        self._add_second(found)
        self._add_open()

    def _kept_words(self, found: State) -> str:
        translate = QCoreApplication.translate
        by_itself = translate(
            "Backups", "One is made by itself whenever you have changed something and close the window."
        )
        if not found.kept:
            return by_itself
        one = translate("Backups", "One is kept in {folder}")
        many = translate("Backups", "{count} are kept in {folder}")
        where = (one if found.kept == 1 else many).format(count=found.kept, folder=self._folder.backups)
        return f"{by_itself}\n{where}"

    def _add_second(self, found: State) -> None:
        """A folder on another disk, or in a cloud: what burns or is stolen here is still there."""
        translate = QCoreApplication.translate
        if found.second is None:
            words = translate("Backups", "They all lie on this computer. A second folder gets a copy of each.")
            self.body.addWidget(label(words, "small"))
            self.choose = button(translate("Backups", "Choose a second folder …"), self._choose)
            self.body.addWidget(_row(self.choose))
            return
        self.body.addWidget(
            label(translate("Backups", "A copy of each goes to {folder}").format(folder=found.second), selectable=True)
        )
        if found.second_failed:
            words = translate("Backups", "The latest is not there: the folder could not be written.")
            self.body.addWidget(label(words, "error"))
        if protection(self._folder.path).open:
            words = translate("Backups", "Your journal has no passphrase: whoever gets a backup can read it.")
            self.body.addWidget(label(words, "small"))
        self.choose = button(translate("Backups", "Choose another …"), self._choose)
        self.stop = button(translate("Backups", "No second folder"), partial(self._set, None), variant="quiet")
        self.body.addWidget(_row(self.choose, self.stop))

    def _add_open(self) -> None:
        """Backups from before the passphrase open without it."""
        if not protection(self._folder.path).passphrase or not (found := open_backups(self._folder.path)):
            return
        translate = QCoreApplication.translate
        one = translate("Backups", "A backup from before the passphrase opens without it.")
        many = translate("Backups", "{count} backups from before the passphrase open without it.")
        self.body.addWidget(label((one if len(found) == 1 else many).format(count=len(found)), "error"))
        self.delete = button(
            translate("Backups", "Delete it") if len(found) == 1 else translate("Backups", "Delete them"),
            partial(self._delete, found),
        )
        self.body.addWidget(_row(self.delete))

    def _restore(self) -> None:
        self.left.emit()
        self._desk.keeping.emit("restore")

    def _choose(self) -> None:
        title = QCoreApplication.translate("Backups", "A second folder for the backups")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self._set(Path(chosen))

    def _set(self, second: Path | None) -> None:
        self._desk.importing.start(
            lambda _: set_second(self._folder, second), lambda _: self._desk.backed_up.emit(), self._fail
        )

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._desk.backed_up.emit()
        self._desk.troubled.emit(error)

    def _delete(self, paths: list[Path]) -> None:
        """Once there is another: what is deleted may be the only ones."""
        journal, now = self._desk.journal, self._desk.now()

        def work(_: object) -> None:
            backup(journal, None, now)
            for path in paths:
                path.unlink(missing_ok=True)

        self._desk.importing.start(work, lambda _: self._desk.backed_up.emit(), self._fail)


def _row(*buttons: QWidget) -> QWidget:
    box, flow = flowing()
    for one in buttons:
        flow.addWidget(one)
    return box
