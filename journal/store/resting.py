"""A journal at rest is one file."""

from contextlib import closing

import sqlcipher3

from journal.errors import CannotOpen
from journal.store.cipher import connect
from journal.store.journal import Journal


def settle(journal: Journal) -> bool:
    """Write the log back into the file, and empty it; False where others still read it, or it failed: it is tried
    again when the journal rests next."""
    try:
        with closing(connect(journal.folder.database, journal.key)) as connection:
            (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (sqlcipher3.Error, CannotOpen):
        return False
    return not busy
