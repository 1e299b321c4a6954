"""Run Alembic's revisions on a journal, each in one transaction: a kill leaves the old schema or the new one."""

from pathlib import Path

import sqlcipher3
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, event

from journal.errors import CannotOpen
from journal.store.cipher import connect


def migrate(path: Path, key: bytes, scripts: Path, version: int, current: int) -> None:
    """From `version` to `current`, one revision at a time. Raises CannotOpen; the file is then as it was."""
    # Foreign keys are off: rebuilding a table with them on empties the tables that refer to it.
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=lambda: connect(path, key, foreign_keys=False),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    for number in range(version + 1, current + 1):
        with engine.begin() as connection:
            before = _counts(connection)
            triggers = _triggers(connection)
            # A table that is rebuilt is gone for a moment, and the search index's view may name it meanwhile.
            connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")
            config.attributes["connection"] = connection
            command.upgrade(config, f"{number:04}")
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
            _put_back(connection, triggers)
            _check(connection, before)


def _counts(connection: Connection) -> dict[str, int]:
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name <> 'alembic_version'"
    )
    names = [row[0] for row in rows]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}


def _triggers(connection: Connection) -> dict[str, tuple[str, str]]:
    """Trigger -> its table, and its words."""
    rows = connection.exec_driver_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row[0]: (row[1], row[2]) for row in rows}


def _put_back(connection: Connection, before: dict[str, tuple[str, str]]) -> None:
    """Triggers go with a table that is rebuilt; without them the search index would go stale."""
    present = _triggers(connection).keys()
    tables = _counts(connection).keys()
    for name, (table, sql) in before.items():
        if name not in present and table in tables:
            connection.exec_driver_sql(sql)


def _check(connection: Connection, before: dict[str, int]) -> None:
    """No reference may dangle, and no row be lost from a table that stays. Raises CannotOpen."""
    after = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise CannotOpen(
            "The journal could not be brought to the new version.",
            "It was left as it is.",
            "Please report this, and go on with the version that you had.",
        )
