"""The schema of the journal's file: its version, how it is made, and how an older one is brought up to date.

The version is `PRAGMA user_version` (1, 2, ...), and the Alembic revision of the same number ("0001", "0002", ...).
Alembic is imported only where there is something to migrate: it costs a tenth of a second.
"""

from pathlib import Path
from typing import Any

from journal.errors import CannotOpen
from journal.store.cipher import APPLICATION_ID, connect, damaged
from journal.store.folder import Folder

CURRENT = 3
SCRIPTS = Path(__file__).parent


def create(path: Path, key: bytes) -> None:
    """Make the schema in an empty file."""
    from journal.store.schema.migrate import migrate

    connection = connect(path, key, foreign_keys=False)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.close()
    migrate(path, key, SCRIPTS, 0, CURRENT)


def bring_up_to_date(folder: Folder, key: bytes, scripts: Path = SCRIPTS, current: int = CURRENT) -> None:
    """Migrate an older journal, after a backup; leave one of this version alone. Raises CannotOpen for a newer one."""
    connection = connect(folder.database, key)
    try:
        version = _pragma(connection, "user_version")
        if _pragma(connection, "application_id") != APPLICATION_ID or version < 1:
            raise damaged()
        refuse_newer(version, current)
        if version < current:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    if version < current:
        from journal.store.schema.migrate import migrate

        _back_up(folder, key, version)
        migrate(folder.database, key, scripts, version, current)


def refuse_newer(version: int, current: int = CURRENT) -> None:
    """Raises CannotOpen for a schema that this program does not know."""
    if version > current:
        raise CannotOpen(
            "This journal was written by a newer version of Partnership Journal.",
            "It was left as it is.",
            "Install the newer version to open it.",
        )


def _pragma(connection: Any, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _back_up(folder: Folder, key: bytes, version: int) -> None:
    """No migration without a backup, and one is enough where it was cut short. Raises CannotOpen."""
    from journal.store.backup import CannotBackUp, make_backup
    from journal.store.backup_place import is_changed, latest
    from journal.store.retention import MIGRATION

    last, changed = latest(folder), is_changed(folder)
    if last is not None and not changed and (last.reason, last.manifest.schema) == (MIGRATION, version):
        return
    try:
        make_backup(folder, key, None, MIGRATION)
    except CannotBackUp as error:
        raise CannotOpen(
            "The journal must be brought to the new version, and no backup could be made before.",
            error.kept,
            error.to_do,
        ) from error
