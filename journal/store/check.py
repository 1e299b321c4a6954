"""Is the journal in order? The file's pages, its rows, their references, and the index that search reads."""

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from journal.store.journal import Journal

MOST = 20
"""Findings named; more would not help."""


def problems(journal: Journal) -> list[str]:
    """What is wrong with the file, each in a sentence; none where it is in order. Reads the whole file."""
    try:
        with journal.raw_connection() as connection:
            found = _pages(connection) or _rows(connection) + _references(connection) + _index(connection)
    except DatabaseError:
        found = ["The file cannot be read to its end."]
    return found[:MOST]


def _pages(connection: Connection) -> list[str]:
    """Every page carries a signature that shows a single flipped bit."""
    damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    return [f"{len(damaged)} of the file's pages are damaged."] if damaged else []


def _rows(connection: Connection) -> list[str]:
    told = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return [f"The file's order is broken: {line}." for line in told if line != "ok"]


def _references(connection: Connection) -> list[str]:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"A record of the kind “{table}” names another that is not there." for table, *_ in broken]


def _index(connection: Connection) -> list[str]:
    try:
        connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH 'a*' LIMIT 1").all()
    except DatabaseError:
        return ["The index that search reads is damaged."]
    return []
