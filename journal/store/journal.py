"""The journal file: open it, change it, read it.

One way to change: `with journal.change("Add meeting") as session:` is one transaction, one undo step, one notice.
One way to read: `with journal.reading() as session:`. What is written outside a change fails.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import sqlcipher3
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from journal.errors import CannotOpen, JournalError
from journal.store.changes import LIMIT, Change, describe
from journal.store.cipher import make_engine
from journal.store.folder import BACKUPS, DATABASE, KEYS, NEW, Folder, make_file, make_folder, sync_folder
from journal.store.keys import new_keys, read_key, write_keys
from journal.store.schema import bring_up_to_date, create
from journal.store.undo import Step, UndoLog


class CannotSave(JournalError):
    """A change could not be written; the file is as it was before."""


class Journal:
    """An open journal. `listeners` hear of each change, in the thread that made it, after it is on disk."""

    def __init__(self, folder: Folder, key: bytes) -> None:
        self.folder = folder
        self.listeners: list[Callable[[Change], None]] = []
        self._key = key
        self._writer = make_engine(folder.database, key, writes=True)
        self._reader = make_engine(folder.database, key, writes=False)
        self._turn = RLock()
        self._undo = UndoLog()
        self._inside = False

    @contextmanager
    def change(self, label: str, merge: str | None = None, *, for_good: bool = False) -> Iterator[Session]:
        """One transaction, one undo step named `label`, one notice. An error inside leaves all as it was.

        Changes in a row with the same `merge` (the typing in one field) are undone together. `for_good`: neither it
        nor anything before it can be undone, for what is written down to undo it is gone with it.
        Raises CannotSave where the file cannot be written.
        """
        with self._alone(), self._writing() as connection:
            number = self._undo.begin(connection, merge)
            with Session(connection, autoflush=True, expire_on_commit=False) as session:
                yield session
                session.flush()
            touched = self._undo.touched(connection, number, LIMIT + 1)
            notice = describe(connection, label, touched)
            if touched:
                self._undo.commit(connection, Step(number, label), merge)
            connection.commit()
            if for_good:
                self._undo.forget(connection)
                connection.commit()
        if touched:
            self._tell(notice)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees the journal as it is now and cannot write."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    @property
    def undo_label(self) -> str | None:
        """The name of what `undo` would take back."""
        return self._undo.done[-1].label if self._undo.done else None

    @property
    def redo_label(self) -> str | None:
        return self._undo.undone[-1].label if self._undo.undone else None

    def undo(self) -> Change | None:
        """Take back the latest step. Answers what it concerned, or None where there is nothing to undo."""
        return self._move(self._undo.done, self._undo.undone)

    def redo(self) -> Change | None:
        return self._move(self._undo.undone, self._undo.done)

    def end_typing(self) -> None:
        """What is changed from now on is a step of its own, whatever its `merge`. Waits for no change."""
        self._undo.typing = None

    def forget_steps(self) -> None:
        """Nothing that was done so far can be undone: it is what the person begins with."""
        self._undo.done.clear()
        self._undo.undone.clear()

    def sweep(self) -> bool:
        """Write the file anew, without what was deleted; False where others still read the old one, or it failed.

        SQLite leaves nothing that was deleted in the pages it keeps (secure_delete), but the log beside the file and
        the index of search have it until they are written anew.
        """
        with self._alone():
            connection = self._writer.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("INSERT INTO search (search) VALUES ('optimize')")
                cursor.execute("VACUUM")
                (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlcipher3.DatabaseError:
                return False
            finally:
                connection.close()
        return not busy

    def raw_connection(self) -> Connection:
        """A reading connection for the checks of the file itself; the caller closes it."""
        return self._reader.connect()

    def close(self) -> None:
        """Let go of the file (the last connection writes the log into it) and of the folder."""
        with self._turn:
            self._reader.dispose()
            self._writer.dispose()
            self.folder.unlock()

    def _move(self, source: list[Step], target: list[Step]) -> Change | None:
        with self._alone():
            if not source:
                return None
            with self._writing() as connection:
                back = self._undo.move(connection, source[-1])
                touched = self._undo.touched(connection, back.number, LIMIT + 1)
                notice = describe(connection, back.label, touched)
                connection.commit()
            source.pop()
            target.append(back)
        self._tell(notice)
        return notice

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One change at a time; a change inside a change is an error of ours."""
        with self._turn:
            if self._inside:
                raise RuntimeError("a change inside a change")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._writer.connect() as connection:
                yield connection
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_CONSTRAINT"):
                raise
            raise CannotSave(
                "The change could not be saved.",
                "The journal is as it was before.",
                "Check that the disk has space and the folder can be written, then try again.",
            ) from error

    def _tell(self, notice: Change) -> None:
        for listener in tuple(self.listeners):
            listener(notice)


def open_journal(path: Path, *, make: bool = False) -> Journal:
    """Open the journal in the folder `path`, after bringing its schema up to date; with `make`, make one where none is.

    Raises CannotOpen: held by another process, missing, key file or store damaged, newer than this program, or a folder
    that this user may not write.
    """
    try:
        return _open(path, make=make)
    except OSError as error:
        raise CannotOpen(
            "The journal’s folder could not be read or written.",
            "What is in it was left as it is.",
            "Check that the folder is yours and the disk has space, then try again.",
        ) from error


def _open(path: Path, *, make: bool) -> Journal:
    folder = Folder(path)
    if not folder.holds_journal() and not (path / NEW).exists():
        if not make:
            raise CannotOpen("There is no journal here yet.", "", "Open the program once, or import something.")
        _refuse_strangers(path)
        make_folder(path)
    folder.lock()
    try:
        if not folder.holds_journal() or (path / NEW).exists():
            _make(folder)
        key = read_key(folder.keys)
        _refuse_empty(folder)
        bring_up_to_date(folder, key)
        return Journal(folder, key)
    except BaseException:
        folder.unlock()
        raise


def _make(folder: Folder) -> None:
    """Make the journal beside its place and move it in: a kill at any moment leaves none, or a whole one."""
    new = Folder(folder.path / NEW)
    if not folder.keys.exists():
        _clear(new)
        make_folder(new.path)
        key, content = new_keys()
        make_file(new.database)
        create(new.database, key)
        new.database.replace(folder.database)
        write_keys(folder.keys, content)
    _clear(new)
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.path)


def _clear(new: Folder) -> None:
    if new.path.exists():
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS):
            (new.path / name).unlink(missing_ok=True)
        new.path.rmdir()


def _refuse_strangers(path: Path) -> None:
    """A folder with other things in it is no place for a journal. Raises CannotOpen."""
    if path.exists() and not path.is_dir():
        raise CannotOpen("A journal is a folder, and this is a file.", "Nothing was changed.")
    ours = {BACKUPS, "lock", NEW}
    if path.exists() and any(entry.name not in ours for entry in path.iterdir()):
        raise CannotOpen(
            "This folder has other files in it.",
            "Nothing was changed.",
            "Name an empty folder for the new journal.",
        )


def _refuse_empty(folder: Folder) -> None:
    """An empty file would open under any key as a fresh store: beside a key file it is damage. Raises CannotOpen."""
    if not folder.database.exists() or folder.database.stat().st_size == 0:
        raise CannotOpen(
            "The journal's file (journal.db) is missing or empty.",
            "Its key file was left as it is.",
            "Put back a backup of the journal's folder.",
        )
