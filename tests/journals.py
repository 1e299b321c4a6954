"""Journals for tests: made once in full, then copied, which is quicker than making each anew."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from journal.store.cipher import APPLICATION_ID, connect
from journal.store.folder import Folder, make_file
from journal.store.journal import Journal, open_journal
from journal.store.keys import read_key
from journal.store.schema import SCRIPTS


@cache
def _empty() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="partnership-journal-")) / "journal"
    open_journal(folder, make=True).close()
    return folder


def new_folder(path: Path) -> Path:
    """A folder with an empty journal, closed."""
    shutil.copytree(_empty(), path / "journal")
    return path / "journal"


def new_journal(path: Path) -> Journal:
    """An empty journal, open."""
    return open_journal(new_folder(path))


@contextmanager
def opened_journal(path: Path) -> Iterator[Journal]:
    """An empty journal, closed at the end."""
    path.mkdir(exist_ok=True)
    journal = new_journal(path)
    try:
        yield journal
    finally:
        journal.close()


@contextmanager
def of_the_first_schema(path: Path) -> Iterator[tuple[Folder, Any]]:
    """The folder of a journal as the first version made it, and a connection to fill it; closed at the end."""
    from journal.store.schema.migrate import migrate

    folder = Folder(new_folder(path))
    key = read_key(folder.keys)
    folder.database.unlink()
    make_file(folder.database)
    raw = connect(folder.database, key, foreign_keys=False)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.close()
    migrate(folder.database, key, SCRIPTS, 0, 1)
    with closing(connect(folder.database, key)) as raw:
        yield folder, raw
