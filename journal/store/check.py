"""Is the journal in order? The file's pages, its rows, their references, and the index that search reads."""

from contextlib import closing
from typing import Any, NamedTuple

import sqlcipher3

from journal.store.cipher import connect
from journal.store.journal import Journal

MOST = 20
"""Findings named; more would not help."""
_OF_INDEX = "inverted index"
"""In what SQLite says of an index for full texts."""


class Findings(NamedTuple):
    """What is wrong: how many pages are damaged, sentences about rows and references, whether the index of the
    search is wrong."""

    pages: int = 0
    rows: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    search: bool = False

    @property
    def any(self) -> bool:
        return self != Findings()

    @property
    def only_index(self) -> bool:
        """The index can be made anew from what it is an index of."""
        return self == Findings(search=True)


def problems(journal: Journal) -> list[str]:
    """What is wrong with the file, each in a sentence; none where it is in order. Reads the whole file."""
    try:
        with closing(connect(journal.folder.database, journal.key)) as connection:
            found = look(connection)
    except sqlcipher3.DatabaseError:
        return ["The file cannot be read to its end."]
    told = []
    if found.pages:
        told.append(f"{found.pages} of the file’s pages {'is' if found.pages == 1 else 'are'} damaged.")
    told += [*found.rows, *found.references]
    if found.search:
        told.append("The index that search reads is damaged.")
    return told[:MOST]


def has_damaged_pages(journal: Journal) -> bool:
    """Whether a page is not what was written: quick, for each start."""
    try:
        with closing(connect(journal.folder.database, journal.key)) as connection:
            return _pages(connection) > 0
    except sqlcipher3.DatabaseError:
        return True


def is_in_order(journal: Journal) -> bool:
    """Whether the pages belong together, too: slower, for once a week."""
    try:
        with closing(connect(journal.folder.database, journal.key)) as connection:
            return _pages(connection) == 0 and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlcipher3.DatabaseError:
        return False


def look(connection: Any) -> Findings:
    """What is wrong with the file behind a raw connection that may write. Raises DatabaseError."""
    damaged = _pages(connection)
    if damaged:
        return Findings(pages=damaged)
    said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST})") if row[0] != "ok"]
    rows = tuple(f"The file’s order is broken: {line}." for line in said if _OF_INDEX not in line)
    broken = [row[0] for row in connection.execute("PRAGMA foreign_key_check")][:MOST]
    references = tuple(f"A record of the kind “{table}” names another that is not there." for table in broken)
    index = any(_OF_INDEX in line for line in said) or not _index_is_right(connection)
    return Findings(0, rows, references, index)


def _pages(connection: Any) -> int:
    """Every page carries a signature that shows a single flipped bit."""
    return len(connection.execute("PRAGMA cipher_integrity_check").fetchall())


def _index_is_right(connection: Any) -> bool:
    """Whether the index has just the words of the records."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlcipher3.DatabaseError:
        return False
    finally:
        connection.execute("ROLLBACK")
    return True
