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

from journal.errors import JournalError
from journal.store.backup_place import note_change
from journal.store.changes import LIMIT, Change, describe
from journal.store.cipher import Damaged, make_engine, trouble_of
from journal.store.folder import Folder
from journal.store.opening import open_folder
from journal.store.room import release_ballast
from journal.store.undo import Step, UndoLog


class CannotSave(JournalError):
    """A change could not be written; the file is as it was before."""


class Journal:
    """An open journal. `listeners` hear of each change, in the thread that made it, after it is on disk."""

    def __init__(self, folder: Folder, key: bytes) -> None:
        self.folder = folder
        self.listeners: list[Callable[[Change], None]] = []
        self.key = key
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
        Raises CannotSave where the file cannot be written, Damaged where a page of it is.
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
        """A session that sees the journal as it is now and cannot write. Raises Damaged, CannotRead."""
        with Session(self._reader, expire_on_commit=False) as session:
            try:
                yield session
            except DatabaseError as error:
                trouble = trouble_of(error)
                if trouble is None:
                    raise
                session.invalidate()  # as `_renewed` says
                raise trouble from error

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
            with self._writer.connect() as connection, _renewed(connection):
                yield connection
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_CONSTRAINT"):
                raise
            raise self._cannot_save(error) from error

    def _cannot_save(self, error: DatabaseError) -> JournalError:
        """On a full disk the ballast is let go: the next change, be it to delete something, has room then."""
        damage = trouble_of(error)
        if isinstance(damage, Damaged):
            return damage
        full = getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_FULL")
        if full and release_ballast(self.folder.path):
            to_do = "The disk is full. A little space was kept for this: try again now, then make more."
        else:
            to_do = "Check that the disk has space and the folder can be written, then try again."
        return CannotSave("The change could not be saved.", "The journal is as it was before.", to_do)

    def _tell(self, notice: Change) -> None:
        note_change(self.folder)
        for listener in tuple(self.listeners):
            listener(notice)


@contextmanager
def _renewed(connection: Connection) -> Iterator[None]:
    """After a bad page, a connection of SQLCipher's reads and writes no good one, either: the next one is another."""
    try:
        yield
    except DatabaseError as error:
        if trouble_of(error) is not None:
            connection.invalidate()
        raise


def open_journal(
    path: Path,
    *,
    make: bool = False,
    passphrase: str | None = None,
    code: str | None = None,
    keyring: bool = True,
    insist: bool = False,
) -> Journal:
    """Open the journal in the folder `path`, after bringing its schema up to date; with `make`, make one where none is.

    `passphrase` opens one that is locked, and locks one that is made; `code`: its recovery code, for one whose key file
    is gone or whose passphrase is forgotten; a key file that is gone is made anew for the passphrase that is given with
    it. `keyring`: whether the system's keyring may answer for the person. `insist`: also in a folder that a cloud
    client copies.

    Raises CannotOpen: NeedsPassphrase, WrongPassphrase, WrongCode, KeysDamaged, Damaged, CloudFolder; and where it is
    held by another process, missing, newer than this program, or in a folder that this user may not write.
    """
    folder, key = open_folder(path, make=make, passphrase=passphrase, code=code, keyring=keyring, insist=insist)
    return Journal(folder, key)
