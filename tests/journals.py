"""Journals for tests: made once in full, then copied, which is quicker than making each anew."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from journal.store.journal import Journal, open_journal


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
