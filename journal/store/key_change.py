"""Giving the journal another key: all of it goes into a new file, which then takes the place of the old one.

What a key file without a passphrase wrapped lay in clear on the disk, and a recovery code that others have seen *is*
the key: in both cases only another key helps. A kill, a full disk or a power cut leaves the old journal or the new one:

    until `restored.part` has its last name     the old file and the old keys; what was begun is thrown away at opening
    after it, before the file is in its place   opening brings it to its end (swap.py): new file, then new keys
    after it, before the keys are in theirs     the same
    after that                                  the new file and the new keys

Renaming that one folder decides, so there is no moment at which the file's key is gone: before it the journal opens as
it did, after it with the new passphrase.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlcipher3

from journal.errors import JournalError
from journal.store import swap
from journal.store.backup import KEY, make_backup
from journal.store.cipher import connect, damaged
from journal.store.copies import check_pages, open_copy, pragma
from journal.store.folder import READY, Folder, make_file
from journal.store.key_file import KeyFile, copy_of, written
from journal.store.room import free_space

_PRAGMAS = ("application_id", "user_version")
"""What an export leaves out."""


class CannotChangeKey(JournalError):
    """The journal could not be given another key; it is as it was."""


def change_key(folder: Folder, old: bytes, new: bytes, keys: KeyFile) -> None:
    """Encrypt the journal anew with `new`, which `keys` wraps, after a backup. The folder is held by us.

    Raises CannotChangeKey, CannotBackUp, CannotOpen; the journal is then as it was, or wholly as it shall be.
    """
    _refuse_without_room(folder)
    make_backup(folder, old, None, KEY)
    try:
        staged = swap.stage(folder)
        make_file(staged.database)
        export(folder.database, old, staged.database, new)
        content = written(keys)
        for place in (staged.keys, copy_of(staged.keys)):
            make_file(place, content)
        swap.commit(folder)
    except (OSError, sqlcipher3.Error) as error:
        if (folder.path / READY).is_dir():
            return  # decided: whoever opens the journal brings it to its end
        raise CannotChangeKey(
            "The journal could not be encrypted anew.",
            "Nothing of it was lost.",
            "Check that the disk has space and the folder can be written, then try again.",
        ) from error


def _refuse_without_room(folder: Folder) -> None:
    free = free_space(folder.path)
    if free is not None and free < 3 * folder.database.stat().st_size:
        raise CannotChangeKey(
            "There is too little room on the disk to encrypt the journal anew.",
            "It is as it was.",
            f"Make room for {3 * folder.database.stat().st_size // 1_000_000 + 1} MB, then try again.",
        )


def export(source: Path, old: bytes, target: Path, new: bytes) -> None:
    """All of the journal into the empty file `target`, which is then opened by itself and compared row by row."""
    connection = connect(source, old)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):
            raise sqlcipher3.OperationalError("the file is used by another program")
        check_pages(connection)
        expected = _digest(connection)
        connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{new.hex()}'\"", (str(target),))
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        for name in _PRAGMAS:
            connection.execute(f"PRAGMA fresh.{name}={pragma(connection, name)}")
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.close()
    with target.open("r+b") as handle:
        os.fsync(handle.fileno())
    copy = open_copy(target, new)
    try:
        check_pages(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",) or _digest(copy) != expected:
            raise damaged()
    finally:
        copy.close()


def _digest(connection: Any) -> str:
    """One number for all that a file holds: its schema, and each row of each table, the search index included."""
    found = sha256()
    for name in _PRAGMAS:
        found.update(f"{pragma(connection, name)};".encode())
    parts = connection.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master ORDER BY type, name"
    ).fetchall()
    for part in parts:
        found.update(repr(part).encode("utf-8", "surrogatepass"))
        if part[0] == "table" and not (part[3] or "").startswith("CREATE VIRTUAL"):
            for row in connection.execute(f'SELECT * FROM main."{part[1]}"'):
                found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()
