"""What keeps the journal from being lost as long as the window lives: backups, restoring one, repairing the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from journal.errors import JournalError
from journal.store.backup_place import backups_in, latest, read_settings
from journal.store.folder import Folder
from journal.store.slots import NeedsPassphrase, WrongPassphrase
from journal.window.safety.keeping import Keeping
from journal.window.safety.while_closed import WhileClosed

if TYPE_CHECKING:
    from journal.store.backup_place import Backup
    from journal.store.journal import Journal
    from journal.store.rescue import Mended
    from journal.store.restore import Restored
    from journal.window.desk import Desk
    from journal.window.main_window import MainWindow
    from journal.window.safety.damage import DamagePage
    from journal.window.safety.opening import Opening
    from journal.window.safety.restore_view import RestoreDialog


class Keeper(QObject):
    """`close` closes the journal that is open; `show(journal)` shows one."""

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        now: Callable[[], datetime],
        close: Callable[[], object],
        show: Callable[[Journal], object],
    ) -> None:
        super().__init__(window)
        self._window, self._opening, self._now = window, opening, now
        self._closed = WhileClosed(window, opening, close, show)
        self.keeping: Keeping | None = None

    def watch(self, desk: Desk) -> None:
        """A journal is open."""
        self.keeping = Keeping(self._window, desk)
        desk.keeping.connect(self._do)

    def leave(self) -> None:
        """The journal is about to be closed."""
        if self.keeping is not None:
            self.keeping.close()
            self.keeping = None

    def end(self) -> None:
        """The program ends: the window goes at once, and what no backup has is backed up before the journal closes."""
        if self.keeping is not None:
            self._window.hide()
            self.keeping.back_up_last()

    def is_news(self, trouble: JournalError) -> bool:
        """Whether it must be said: that the file is damaged stands above the tabs from the first damaged page on."""
        return self.keeping is None or self.keeping.take_damage(trouble)

    def back_up(self) -> None:
        if self.keeping is not None:
            self.keeping.back_up()

    def restore(self, folder: Path) -> RestoreDialog:
        """Offer the backups of the journal in `folder`, be it open or not."""
        from journal.window.safety.restore_view import RestoreDialog

        dialog = RestoreDialog(self._window, _all_backups(folder), self._now())
        dialog.wanted.connect(partial(self._restore, dialog, folder))
        desk = self._window.desk
        if desk is not None:
            journal = desk.journal
            desk.importing.start(lambda _: _counts(journal), dialog.show_present)
        dialog.open()
        return dialog

    def page_for_damage(self, folder: Path, trouble: JournalError, again: Callable[[], object]) -> DamagePage:
        """The ways to have a journal again that cannot be opened."""
        from journal.window.safety.damage import DamagePage

        page = DamagePage(trouble, latest(Folder(folder)), self._now(), again)
        page.restoring.connect(lambda: self.restore(folder))
        page.repairing.connect(lambda passphrase: self._repair(folder, passphrase, page))
        return page

    def _do(self, what: str) -> None:
        desk = self._window.desk
        if desk is None:
            return
        if what == "restore":
            self.restore(desk.journal.folder.path)
        elif what == "repair":
            self._repair(desk.journal.folder.path, "", None)

    def _restore(self, dialog: RestoreDialog, folder: Path, path: Path, passphrase: str) -> None:
        from journal.store.restore import restore

        now = self._now()
        dialog.wait(QCoreApplication.translate("Restore", "Restoring …"))

        def done(restored: Restored) -> None:
            dialog.accept()
            self._say(_restored_words(restored, now))

        def failed(trouble: JournalError) -> None:
            if isinstance(trouble, NeedsPassphrase | WrongPassphrase):
                dialog.ask_passphrase(trouble.happened if isinstance(trouble, WrongPassphrase) else "")
            else:
                dialog.fail(trouble)

        self._closed.do(
            folder,
            lambda key, job: restore(path, folder, now, passphrase=passphrase or None, key=key, told=job.advance),
            done,
            failed,
            dialog.advance,
        )

    def _repair(self, folder: Path, passphrase: str, page: DamagePage | None) -> None:
        from journal.store.rescue import repair
        from journal.window.trouble import show_trouble

        now = self._now()

        def done(mended: Mended) -> None:
            if mended.lost:
                show_trouble(_lost_words(mended), self._window)
            else:
                self._say(
                    QCoreApplication.translate("Keeper", "The journal is in order again, and nothing is missing.")
                )

        def failed(trouble: JournalError) -> None:
            if page is None:
                show_trouble(trouble, self._window)
            elif isinstance(trouble, NeedsPassphrase | WrongPassphrase):
                page.ask_passphrase(trouble.happened if isinstance(trouble, WrongPassphrase) else "")
            else:
                page.wait(False)
                page.say(" ".join(part for part in (trouble.happened, trouble.kept, trouble.to_do) if part))

        self._closed.do(
            folder,
            lambda key, job: repair(folder, now, passphrase=passphrase or None, key=key, told=job.advance),
            done,
            failed,
        )

    def _say(self, words: str) -> None:
        if self._window.desk is not None:
            self._window.desk.say(words)


def _all_backups(folder: Path) -> list[Backup]:
    """Those beside the journal, and those of this journal that only the second folder has."""
    beside = backups_in(folder / "backups")
    second = read_settings(Folder(folder)).second
    known = {one.path.name for one in beside}
    mine = beside[0].manifest.journal if beside else None
    others = [one for one in backups_in(Path(second), mine) if one.path.name not in known] if second else []
    return sorted([*beside, *others], key=lambda one: one.number, reverse=True)


def _counts(journal: Journal) -> dict[str, int]:
    from journal.store.cipher import connect
    from journal.store.copies import counts

    with closing(connect(journal.folder.database, journal.key)) as connection:
        return counts(connection)


def _restored_words(restored: Restored, now: datetime) -> str:
    from journal.window.safety.backup_words import made_words

    words = QCoreApplication.translate("Restore", "The journal is as it was {when}.")
    return words.format(when=made_words(restored.manifest, now))


def _lost_words(mended: Mended) -> JournalError:
    from journal.window.safety.backup_words import lost_words

    translate = QCoreApplication.translate
    saved = translate("Keeper", "The journal is mended: {count} records were saved.")
    kept = translate("Keeper", "Missing: {what}. The damaged file is kept beside the journal.")
    return JournalError(
        saved.format(count=f"{mended.rows:,}"),
        kept.format(what=lost_words(mended.lost)),
        translate("Keeper", "An older backup may have what is missing."),
    )
