"""Reading row by row out of a damaged file: around the pages that cannot be read, for as many rows as there are.

After a page that it could not read SQLCipher reads nothing any more, so the file is opened anew each time.
"""

from collections.abc import Callable, Iterator
from typing import Any

import sqlcipher3

AT_ONCE = 200
FARTHEST = 1 << 40
"""Positions by which a gap may be skipped: more than any journal has."""


class Unreadable(Exception):
    """What was asked for lies on a damaged page."""


class Reader:
    """A damaged file, opened by `open_it` as often as needed. `failures` counts what could not be read."""

    def __init__(self, open_it: Callable[[], Any]) -> None:
        self.failures = 0
        self._open = open_it
        self._connection: Any = None

    def all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Raises Unreadable."""
        try:
            if self._connection is None:
                self._connection = self._open()
            return list(self._connection.execute(sql, values).fetchall())
        except (sqlcipher3.Error, OverflowError, UnicodeDecodeError) as error:
            self.failures += 1
            self.close()
            raise Unreadable from error

    def until_damage(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows before the first that cannot be read."""
        found = []
        try:
            if self._connection is None:
                self._connection = self._open()
            for row in self._connection.execute(sql):
                found.append(row)
        except (sqlcipher3.Error, UnicodeDecodeError):
            self.failures += 1
            self.close()
        return found

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def rows_of(reader: Reader, table: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read, its position first."""
    names = ", ".join(f'"{column}"' for column in columns)
    select = f'SELECT position, {names} FROM "{table}" WHERE position > ? ORDER BY position LIMIT ?'
    last, at_once = -1, AT_ONCE
    while True:
        try:
            rows = reader.all(select, last, at_once)
        except Unreadable:
            if at_once > 1:
                at_once = 1
                continue
            beyond = _beyond(reader, select, last)
            if beyond is None:
                return
            last = beyond
            continue
        yield from rows
        if len(rows) < at_once:
            return
        last, at_once = rows[-1][0], AT_ONCE if at_once == AT_ONCE else min(AT_ONCE, at_once * 2)


def _beyond(reader: Reader, select: str, last: int) -> int | None:
    """The smallest position after `last` from which on the next row can be read again; None where there is none."""

    def readable(step: int) -> bool:
        try:
            reader.all(select, last + step, 1)
        except Unreadable:
            return False
        return True

    step = 1
    while not readable(step):
        step *= 2
        if step > FARTHEST:
            return None
    low = step // 2
    while step - low > 1:
        middle = (low + step) // 2
        low, step = (low, middle) if readable(middle) else (middle, step)
    return last + step


def known_ids(reader: Reader, table: str) -> dict[str, int]:
    """Id -> position of every record that the table's index of ids still names, be its row readable or not."""
    found: dict[str, int] = {}
    try:
        indexes = [row[1] for row in reader.all(f'PRAGMA index_list("{table}")') if row[2]]
        named = [name for name in indexes if [row[2] for row in reader.all(f'PRAGMA index_info("{name}")')] == ["id"]]
    except Unreadable:
        return found
    for name in named:
        for order in ("ASC", "DESC"):
            select = f'SELECT id, position FROM "{table}" INDEXED BY "{name}" ORDER BY id {order}'
            found.update(reader.until_damage(select))
    return found
