"""A journal's file that lies apart from the one in use: a backup being written, or one to be restored.

It is one file without a log beside it, and it may come from a stranger: nothing in its schema is trusted, and reading
it ends after a while.
"""

import time
from pathlib import Path
from typing import Any

import sqlcipher3

from journal.errors import CannotOpen
from journal.store.cipher import damaged

STEPS = 10_000
"""Steps of SQLite's between two looks at the time."""


def open_copy(path: Path, key: bytes, seconds: float | None = None) -> Any:
    """A raw connection under `key`, whose statements fail once `seconds` are over. Raises CannotOpen.

    The file need not hold anything yet; whether the key is its own shows where it is read.
    """
    connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        connection.close()
        raise CannotOpen("This installation cannot encrypt.", "Nothing was changed.", "Install it again.")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    if seconds is not None:
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    return connection


def check_pages(connection: Any) -> None:
    """Raises Damaged where a page is not what was written."""
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise damaged()
    except sqlcipher3.DatabaseError as error:
        raise damaged() from error


def counts(connection: Any) -> dict[str, int]:
    """How many rows each table of records has, whatever the schema's version. Tables without any are left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name <> 'alembic_version' ORDER BY rowid"
    ).fetchall()
    found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}
    return {name: count for name, count in found.items() if count}


def pragma(connection: Any, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
