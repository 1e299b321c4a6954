"""Where the pages are damaged that say which table lies where, nothing of a file can be read. A backup says the same.

So a copy is made of the damaged file, with a first page and more pages at its end that say it anew: they are written by
SQLCipher into another file of the same key and the same salt, of which a page is a page of this one, too.
"""

from pathlib import Path
from typing import NamedTuple

from journal.store.copies import open_copy
from journal.store.folder import make_file
from journal.store.pages import PAGE, SALT


class Part(NamedTuple):
    """A row of SQLite's own table of tables."""

    type: str
    name: str
    tbl_name: str
    rootpage: int
    sql: str | None


def parts_of(path: Path, key: bytes) -> list[Part]:
    """What lies where in a file that is whole."""
    connection = open_copy(path, key)
    try:
        rows = connection.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master ORDER BY rowid")
        return [Part(*row) for row in rows]
    finally:
        connection.close()


def graft(damaged: Path, key: bytes, parts: list[Part], place: Path) -> None:
    """Make `place`: all of `damaged`, in which `parts` say what lies where. Only for reading."""
    with damaged.open("rb") as source:
        salt = source.read(SALT)
    pages = damaged.stat().st_size // PAGE
    donor = place.with_name(f"{place.name}.donor")
    _write_donor(donor, key, salt, pages, parts)
    given = donor.read_bytes()
    donor.unlink()
    content = damaged.read_bytes()[: pages * PAGE]
    make_file(place, given[:PAGE] + content[PAGE:] + given[pages * PAGE :])


def _write_donor(donor: Path, key: bytes, salt: bytes, pages: int, parts: list[Part]) -> None:
    """A file that says what `parts` say on its first page and on pages beyond the first `pages`."""
    make_file(donor)
    connection = open_copy(donor, key)
    try:
        connection.execute(f"PRAGMA cipher_salt=\"x'{salt.hex()}'\"")
        connection.execute("CREATE TABLE filling (x)")
        connection.execute("INSERT INTO filling VALUES (zeroblob(?))", (pages * PAGE,))
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", parts)
        connection.execute("DELETE FROM sqlite_master WHERE name = 'filling'")
        connection.execute("COMMIT")
    finally:
        connection.close()
