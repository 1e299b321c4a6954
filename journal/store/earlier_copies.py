"""Copies of the journal from before: its backups, here and in the second folder, and damaged files that were kept.

What was forgotten in the journal is in them still, until they are deleted.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from journal.store.backup import backup
from journal.store.backup_place import backups_in, paths_in, read_settings
from journal.store.folder import Folder
from journal.store.journal import Journal


def kept_copies(folder: Folder) -> dict[Path, int]:
    """Where they lie, and how many."""
    found: dict[Path, int] = {}
    for path in _paths(folder):
        found[path.parent] = found.get(path.parent, 0) + 1
    return found


def start_over(journal: Journal, now: datetime) -> None:
    """Make a backup of the journal as it is now, and delete all copies from before. What cannot be deleted (the second
    folder may not be there) is left. Raises CannotBackUp; then none is deleted."""
    before = _paths(journal.folder)
    backup(journal, None, now)
    for path in before:
        with suppress(OSError):
            path.unlink()


def _paths(folder: Folder) -> list[Path]:
    """The backups of other journals in the second folder are not among them."""
    found = [*paths_in(folder.backups), *sorted(folder.path.glob("*.damaged-*"))]
    second, beside = read_settings(folder).second, backups_in(folder.backups)
    if second and beside:
        found += [one.path for one in backups_in(Path(second), beside[0].manifest.journal)]
    return found
