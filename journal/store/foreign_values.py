"""Are the values in a file that comes from elsewhere such as a journal of ours writes?

SQLite holds any kind of value in any column. One that cannot be read back, a day such as “soon”, would make a fault of
whatever page shows it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer

from journal.model import Base
from journal.model.moment import Moment

YEARS = (1900, 2200)
_ELEMENTS = (
    "EXISTS (SELECT 1 FROM json_each({0}) WHERE type <> "
    "CASE json_type({0}) WHEN 'array' THEN 'text' ELSE 'integer' END)"
)


def has_strange_values(connection: Any) -> bool:
    """Whether a column of this version's, as far as the file has it, holds what it never holds."""
    for table in Base.metadata.sorted_tables:
        present = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        columns = [column for column in table.columns if column.name in present]
        if columns and _any_strange(connection, table.name, columns):
            return True
    return False


def _any_strange(connection: Any, table: str, columns: list[Column[Any]]) -> bool:
    wrong = " OR ".join(f'("{one.name}" IS NOT NULL AND {_strange(one)})' for one in columns)
    if connection.execute(f'SELECT 1 FROM "{table}" WHERE {wrong} LIMIT 1').fetchone() is not None:
        return True
    moments = [one.name for one in columns if isinstance(one.type, Moment)]
    return any(not _is_moment(text) for name in moments for text in _values(connection, table, name))


def _strange(column: Column[Any]) -> str:
    """A condition that holds for a value that is not of the column's kind."""
    name = f'"{column.name}"'
    if isinstance(column.type, JSON):
        not_json = f"CASE WHEN json_valid({name}) THEN json_type({name}) NOT IN ('array', 'object') ELSE 1 END"
        return f"(typeof({name}) <> 'text' OR {not_json} OR {_ELEMENTS.format(name)})"
    if isinstance(column.type, Date):
        return f"(typeof({name}) <> 'text' OR length({name}) <> 10 OR date({name}) IS NOT {name})"
    if isinstance(column.type, Boolean):
        return f"(typeof({name}) <> 'integer' OR {name} NOT IN (0, 1))"
    return f"typeof({name}) <> '{'integer' if isinstance(column.type, Integer) else 'text'}'"


def _values(connection: Any, table: str, column: str) -> Iterator[str]:
    rows = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
    return (row[0] for row in rows)


def _is_moment(text: str) -> bool:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return False
    return found.utcoffset() is not None and YEARS[0] <= found.year <= YEARS[1]
