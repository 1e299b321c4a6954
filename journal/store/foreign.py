"""Is a journal's file that comes from elsewhere one of ours, and nothing else?

Whoever knows its key can write into it what they like: a trigger that deletes, a view that never ends. So its schema
must be, word by word, what ours was at that version, before any statement touches a table.
"""

import secrets
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlcipher3

from journal.store.backup_file import BadBackup, Manifest
from journal.store.cipher import APPLICATION_ID, Damaged
from journal.store.copies import check_pages, counts, open_copy, pragma
from journal.store.folder import make_file
from journal.store.foreign_values import has_strange_values
from journal.store.schema import CURRENT, SCRIPTS

SECONDS = 5.0
BYTES_A_SECOND = 1_000_000
"""A large file may take longer by what it is larger."""
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def check_foreign(path: Path, key: bytes, manifest: Manifest, *, ours: bool) -> None:
    """Raises BadBackup where the file is not a whole journal of ours with what the manifest says.

    The index for the search is made anew, unless the key is that of our own journal (`ours`).
    """
    connection = open_copy(path, key, SECONDS + path.stat().st_size / BYTES_A_SECOND)
    try:
        _check_kind(connection, manifest)
        check_pages(connection)
        connection.execute("PRAGMA journal_mode=DELETE")
        _check_content(connection, manifest)
        if not ours:
            connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    except (Damaged, sqlcipher3.DatabaseError) as error:
        late = getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        raise BadBackup("looking through it takes too long" if late else "it is damaged") from error
    finally:
        connection.close()


def _check_kind(connection: Any, manifest: Manifest) -> None:
    version = pragma(connection, "user_version")
    if pragma(connection, "application_id") != APPLICATION_ID or version < 1:
        raise BadBackup("it is not of a partnership journal")
    if version > CURRENT:
        raise BadBackup("it was made by a newer version of Partnership Journal")
    if version != manifest.schema:
        raise BadBackup("it is another journal than it says")
    if frozenset(connection.execute(_SCHEMA).fetchall()) != schema_of(version):
        raise BadBackup("something was built into it that is not ours")


def _check_content(connection: Any, manifest: Manifest) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise BadBackup("it is damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise BadBackup("a record in it names another that is not there")
    if counts(connection) != manifest.counts:
        raise BadBackup("it holds something else than it says")
    if has_strange_values(connection):
        raise BadBackup("a record in it has a value that no journal has")


@cache
def schema_of(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """What a journal of ours has at this version: made once, to compare with."""
    from journal.store.schema.migrate import migrate

    with TemporaryDirectory(prefix="partnership-journal-") as place:
        path, key = Path(place) / "empty.db", secrets.token_bytes(32)
        make_file(path)
        migrate(path, key, SCRIPTS, 0, version)
        connection = open_copy(path, key)
        try:
            return frozenset(connection.execute(_SCHEMA).fetchall())
        finally:
            connection.close()
