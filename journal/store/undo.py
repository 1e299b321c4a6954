"""Undo and redo for everything that a person can do, deletion included.

Temporary triggers on every table write down each row as it was before a change. To undo a step is to put those rows
back, which the same triggers write down as the step to redo. Only the connection that changes the journal has them;
what they keep lives in memory and ends with the session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Table

from journal.model import Base

STEPS = 200


class Step(NamedTuple):
    number: int
    label: str


class Touched(NamedTuple):
    """A row that a step touched; `old` is the row before it, or None where it is new."""

    table: str
    position: int
    old: dict[str, object] | None


class UndoLog:
    """The steps of this session, over the one connection that changes the journal.

    `typing`: what the latest change may be merged with; only this may be set by any thread at any time.
    """

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.typing: str | None = None
        self._number = 0

    def begin(self, connection: Connection, merge: str | None) -> int:
        """Start to write down a step; changes with the same `merge` in a row are one step."""
        _prepare(connection)
        if self.done and merge is not None and merge == self.typing:
            number = self.done[-1].number
        else:
            self._number += 1
            number = self._number
        connection.exec_driver_sql("UPDATE temp.undo_step SET number = ?", (number,))
        return number

    def commit(self, connection: Connection, step: Step, merge: str | None) -> None:
        """The step is in the file: it can be undone, and nothing can be redone any more."""
        self.typing = merge
        for stale in (*self.undone, *self.done[: max(0, len(self.done) - STEPS)]):
            connection.exec_driver_sql("DELETE FROM temp.undo_log WHERE step = ?", (stale.number,))
        self.undone.clear()
        if not self.done or self.done[-1].number != step.number:
            self.done.append(step)
        del self.done[:-STEPS]

    def forget(self, connection: Connection) -> None:
        """Nothing that was done so far can be undone, and nothing of it is kept."""
        self.typing = None
        self.done.clear()
        self.undone.clear()
        connection.exec_driver_sql("DELETE FROM temp.undo_log")

    def touched(self, connection: Connection, number: int, limit: int) -> list[Touched]:
        """What a step has touched so far, at most `limit` rows."""
        rows = connection.exec_driver_sql(
            "SELECT table_name, position, old FROM temp.undo_log WHERE step = ? ORDER BY seq LIMIT ?",
            (number, limit),
        )
        return [Touched(table, position, _decode(table, old)) for table, position, old in rows]

    def move(self, connection: Connection, step: Step) -> Step:
        """Put back the rows of `step`; the answer is the step that turns this round again."""
        self.typing = None
        self._number += 1
        back = Step(self._number, step.label)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql("UPDATE temp.undo_step SET number = ?", (back.number,))
        rows = connection.exec_driver_sql(
            "SELECT table_name, position, old FROM temp.undo_log WHERE step = ? ORDER BY seq DESC",
            (step.number,),
        ).all()
        with _index_at_once(connection, len(rows)):
            for table, position, old in rows:
                _put_back(connection, Base.metadata.tables[table], position, old)
        connection.exec_driver_sql("DELETE FROM temp.undo_log WHERE step = ?", (step.number,))
        return back


MANY = 200
"""Rows from which on the search index is made clean once, at the end: row by row it takes milliseconds each."""


@contextmanager
def _index_at_once(connection: Connection, rows: int) -> Iterator[None]:
    """Of many rows, nothing of what is deleted stays in the search index either."""
    if rows <= MANY:
        yield
        return
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)")
    yield
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")


def _put_back(connection: Connection, table: Table, position: int, old: str | None) -> None:
    name = f'"{table.name}"'
    if old is None:
        connection.exec_driver_sql(f"DELETE FROM {name} WHERE position = ?", (position,))
        return
    values = tuple(msgspec.json.decode(old))
    columns = [f'"{column.name}"' for column in table.columns]
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns if column != '"position"')
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT (position) DO UPDATE SET {sets}",
        values,
    )


def _decode(table: str, old: str | None) -> dict[str, object] | None:
    if old is None:
        return None
    names = (column.name for column in Base.metadata.tables[table].columns)
    return dict(zip(names, msgspec.json.decode(old), strict=True))


def _prepare(connection: Connection) -> None:
    """Make the log and its triggers on this connection, once."""
    made = connection.exec_driver_sql("SELECT 1 FROM sqlite_temp_master WHERE name = 'undo_log'").first()
    if made:
        return
    connection.exec_driver_sql("CREATE TEMP TABLE undo_step (number INTEGER)")
    connection.exec_driver_sql("INSERT INTO temp.undo_step VALUES (0)")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE undo_log "
        "(seq INTEGER PRIMARY KEY, step INTEGER, table_name TEXT, position INTEGER, old TEXT)"
    )
    connection.exec_driver_sql("CREATE INDEX temp.undo_log_step ON undo_log (step)")
    for table in Base.metadata.tables.values():
        row = ", ".join(f'old."{column.name}"' for column in table.columns)
        for event, position, old in (
            ("INSERT", "new.position", "NULL"),
            ("UPDATE", "old.position", f"json_array({row})"),
            ("DELETE", "old.position", f"json_array({row})"),
        ):
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER undo_{table.name}_{event.lower()} "
                f'AFTER {event} ON main."{table.name}" BEGIN '
                f"INSERT INTO undo_log (step, table_name, position, old) "
                f"VALUES ((SELECT number FROM undo_step), '{table.name}', {position}, {old}); END"
            )
