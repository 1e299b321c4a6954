"""Connections to the journal's file: always SQLCipher, always with these settings (safety.md, "Connection")."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from journal.errors import CannotOpen, JournalError

APPLICATION_ID = 0x504A4E4C  # "PJNL"

_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "wal_autocheckpoint=200",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
)


_FOR_A_MOMENT = (
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_PROTOCOL",
    "SQLITE_FULL",
    "SQLITE_READONLY",
)
"""What SQLite says where the disk is gone or full, or another program holds the file."""


class Damaged(CannotOpen):
    """The journal’s file is damaged, or not a journal's."""


class CannotRead(JournalError):
    """The journal that is open cannot be read just now: its disk may be gone."""


class CannotWrite(CannotOpen):
    """The journal's file, or the log beside it, cannot be written: no room, no right, or it is no file."""


def connect(path: Path, key: bytes, *, foreign_keys: bool = True) -> Any:
    """A raw connection to the file under `key` (32 bytes). Raises CannotOpen."""
    try:
        connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
    except sqlcipher3.DatabaseError as error:
        raise _why(error) from error
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        _refuse_plain(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    except sqlcipher3.DatabaseError as error:
        connection.close()
        raise _why(error) from error
    except CannotOpen:
        connection.close()
        raise
    return connection


def refuse_without_cipher() -> None:
    """Raises CannotOpen where this installation cannot encrypt; to be asked before any file is made."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        _refuse_plain(connection)
    finally:
        connection.close()


def _refuse_plain(connection: Any) -> None:
    """With a stock SQLite in the library's place, the key would be ignored and the file plain."""
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise CannotOpen("This installation cannot encrypt.", "Nothing was changed.", "Install it again.")


def _why(error: sqlcipher3.DatabaseError) -> CannotOpen:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CannotOpen(
            "Another program is writing to the journal’s file.",
            "Nothing was changed.",
            "Wait until it has ended, then try again.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_PERM")):
        return CannotWrite(
            "The journal’s file cannot be written.",
            "Nothing was changed.",
            "Check that the folder is yours and the disk has space, then try again.",
        )
    return damaged()


def damaged() -> Damaged:
    return Damaged(
        "The journal’s file is damaged, or not a partnership journal.",
        "It was left as it is.",
        "Repair it, or restore a backup.",
    )


def trouble_of(error: DatabaseError) -> JournalError | None:
    """What a person is told of an error in an open journal; None where it is not of its file."""
    name = getattr(error.orig, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return Damaged(
            "A part of the journal’s file is damaged, and cannot be read.",
            "Nothing was changed, and all else can still be read.",
            "Repair the journal, or restore a backup.",
        )
    if name.startswith(_FOR_A_MOMENT):
        return CannotRead(
            "The journal’s file cannot be read just now.",
            "Nothing was changed.",
            "Check that the disk it lies on is there and has space, then try again.",
        )
    return None


def make_engine(path: Path, key: bytes, *, writes: bool) -> Engine:
    """An engine for changes (one connection, BEGIN IMMEDIATE) or for reading (three, which refuse to write)."""

    def creator() -> Any:
        connection = connect(path, key)
        if not writes:
            connection.execute("PRAGMA query_only=ON")
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1 if writes else 3,
        max_overflow=0 if writes else 10,
        hide_parameters=True,
        json_serializer=_json,
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _json(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()
