"""Mending a journal: its index made anew, or all that can still be read carried row by row into a new file.

What lies on pages that cannot be read is looked for in the latest backup, by its id. What is in neither is named by its
kind and its id, never by its words. The damaged file is kept beside the mended one.
"""

import shutil
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import sqlcipher3

from journal.errors import CannotOpen, JournalError
from journal.store import rescue_graft
from journal.store.backup import REPAIR, make_backup
from journal.store.backup_file import BadBackup, Told, unpack
from journal.store.backup_place import backups_in, note_change
from journal.store.check import Findings, look
from journal.store.cipher import APPLICATION_ID, connect
from journal.store.copies import open_copy, pragma
from journal.store.folder import Folder, make_file, make_folder, refuse_without
from journal.store.keys import find_key
from journal.store.pages import fits
from journal.store.rescue_carry import Carrying, Lost
from journal.store.rescue_orphans import Orphans
from journal.store.rescue_rows import Reader
from journal.store.schema import CURRENT, SCRIPTS, refuse_newer
from journal.store.swap import commit, finish, keep_damaged, stage


class Mended(NamedTuple):
    """`only_index`: only the index of the search was made anew. Otherwise `kept` is the damaged file, `rows` were
    carried over, `from_backup` of them out of the latest backup, and `lost` are missing. None of it: all was in order.
    """

    only_index: bool = False
    kept: Path | None = None
    rows: int = 0
    from_backup: int = 0
    lost: tuple[Lost, ...] = ()


def repair(
    path: Path,
    now: datetime,
    *,
    passphrase: str | None = None,
    code: str | None = None,
    key: bytes | None = None,
    told: Told | None = None,
) -> Mended:
    """Mend the closed journal in the folder `path`. `told(done, of)` hears of tables.

    Raises CannotOpen (its keys; it is open elsewhere; its beginning is gone, so that nothing can be read), CannotBackUp
    and JournalError; then it is as it was.
    """
    folder = Folder(path)
    refuse_without(folder)
    try:
        folder.lock()
    except OSError as error:
        raise _cannot_mend() from error
    try:
        finish(folder)
        key = key or find_key(folder, passphrase, code)
        _refuse_newer(folder, key)
        found = _look(folder, key)
        if found is not None and found.only_index:
            make_backup(folder, key, now, REPAIR)
            with closing(connect(folder.database, key)) as connection:
                connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
            return Mended(only_index=True)
        return _rescue(folder, key, told) if found is None or found.any else Mended()
    except (OSError, sqlcipher3.Error) as error:
        raise _cannot_mend() from error
    finally:
        with suppress(OSError):
            finish(folder)
        folder.unlock()


def _refuse_newer(folder: Folder, key: bytes) -> None:
    """What a newer version wrote beyond what is known here would be lost. Raises CannotOpen."""
    try:
        with closing(connect(folder.database, key)) as connection:
            version = pragma(connection, "user_version")
    except (CannotOpen, sqlcipher3.DatabaseError):
        return
    refuse_newer(version)


def _cannot_mend() -> JournalError:
    return JournalError(
        "The journal could not be mended.",
        "It is as it was.",
        "Check that the folder is yours and the disk has space, then try again; or restore a backup.",
    )


def _look(folder: Folder, key: bytes) -> Findings | None:
    """None where it cannot even be opened."""
    try:
        with closing(connect(folder.database, key)) as connection:
            return look(connection)
    except CannotOpen:
        return None


def _rescue(folder: Folder, key: bytes, told: Told | None) -> Mended:
    kept = keep_damaged(folder)
    staged = stage(folder)
    work = staged.path / "work"
    make_folder(work)
    good = _latest_good(folder, work, key)
    damaged = _readable(kept, work, key, good)
    make_file(staged.database)
    _create(staged.database, key, _version(key, damaged, good))
    with closing(open_copy(staged.database, key)) as target:
        reader, orphans = Reader(partial(open_copy, damaged, key)), Orphans(kept, key, work)
        carrying = Carrying(reader, orphans, target, good and open_copy(good, key))
        carrying.all(told)
        found = look(target)
    if found.any:
        raise sqlcipher3.DatabaseError("what was carried over is not in order")
    shutil.rmtree(work)
    commit(folder)
    note_change(folder)
    return Mended(False, kept, carrying.rows, carrying.from_backup, tuple(carrying.lost))


def _latest_good(folder: Folder, work: Path, key: bytes) -> Path | None:
    """The file of the newest backup that is whole and has the same key."""
    for one in backups_in(folder.backups):
        place = Folder(work / f"backup-{one.number}")
        make_folder(place.path)
        with suppress(BadBackup):
            unpack(one.path, place.path)
            if fits(place.database, key):
                return place.database
        shutil.rmtree(place.path)
    return None


def _readable(kept: Path, work: Path, key: bytes, good: Path | None) -> Path:
    """A copy of the damaged file that can be opened: as it is with its log, or with what says where each table lies
    taken from a backup, or else from a new journal."""
    plain = work / "damaged.db"
    for end in ("", "-wal"):
        if kept.with_name(f"{kept.name}{end}").is_file():
            make_file(work / f"damaged.db{end}", kept.with_name(f"{kept.name}{end}").read_bytes())
    if _opens(plain, key):
        return plain
    if good is None:
        good = work / "new.db"
        make_file(good)
        _create(good, key, CURRENT)
    grafted = work / "grafted.db"
    rescue_graft.graft(kept, key, rescue_graft.parts_of(good, key), grafted)
    return grafted


def _opens(path: Path, key: bytes) -> bool:
    with closing(open_copy(path, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher3.DatabaseError:
            return False
        return True


def _version(key: bytes, *paths: Path | None) -> int:
    """The schema's version, of the first that says it."""
    for path in filter(None, paths):
        with closing(open_copy(path, key)) as connection, suppress(sqlcipher3.DatabaseError):
            version = pragma(connection, "user_version")
            if 1 <= version <= CURRENT:
                return version
    return CURRENT


def _create(path: Path, key: bytes, version: int) -> None:
    """An empty journal as one file, without a log beside it."""
    from journal.store.schema.migrate import migrate

    with closing(connect(path, key, foreign_keys=False)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrate(path, key, SCRIPTS, 0, version)
    with closing(open_copy(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
