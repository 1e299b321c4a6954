"""What a change concerned: kinds and ids, so that each screen decides for itself whether to repaint."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from journal.model import Base
from journal.store.undo import Touched

LIMIT = 5_000
"""A step that touched more rows than this concerns everything."""


@dataclass(frozen=True)
class Change:
    """`kinds`: table name -> ids of the records touched (of a part, also the record that it belongs to).

    `colleagues`: ids of all whose partnership it concerns. `everything`: too much to name.
    """

    label: str
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    colleagues: frozenset[str] = frozenset()
    everything: bool = False

    def concerns(self, kind: str, record: str | None = None) -> bool:
        """Whether a record of this kind (or just this record) was touched."""
        ids = self.kinds.get(kind, frozenset())
        return self.everything or bool(ids if record is None else record in ids)


def describe(connection: Connection, label: str, touched: list[Touched]) -> Change:
    """The change that these rows make up. Reads only the rows named."""
    if len(touched) > LIMIT:
        return Change(label, everything=True)
    kinds: dict[str, set[str]] = {}
    colleagues: set[str] = set()
    for row in _rows(connection, touched):
        kinds.setdefault(str(row["table"]), set()).add(str(row.get("id", "")))
        for column, kind in (("meeting_id", "meeting"), ("reflection_id", "reflection"), ("goal_id", "goal")):
            if row.get(column):
                kinds.setdefault(kind, set()).add(str(row[column]))
        colleagues.update(str(row[column]) for column in ("colleague_id", "mentor_colleague_id") if row.get(column))
    colleagues |= kinds.get("colleague", set())
    colleagues |= _of_meetings(connection, kinds.get("meeting", set()))
    return Change(label, {kind: frozenset(ids) for kind, ids in kinds.items()}, frozenset(colleagues))


def _rows(connection: Connection, touched: list[Touched]) -> list[dict[str, object]]:
    """The touched rows, as they were and as they are."""
    rows: list[dict[str, object]] = [{"table": row.table, **row.old} for row in touched if row.old is not None]
    for table, position in dict.fromkeys((row.table, row.position) for row in touched):
        columns = Base.metadata.tables[table].columns.keys()
        wanted = [name for name in columns if name == "id" or name.endswith("_id")]
        if not wanted:
            rows.append({"table": table})
            continue
        now = connection.exec_driver_sql(
            f'SELECT {", ".join(wanted)} FROM "{table}" WHERE position = ?', (position,)
        ).first()
        if now is not None:
            rows.append({"table": table, **dict(zip(wanted, now, strict=True))})
    return rows


def _of_meetings(connection: Connection, meetings: set[str]) -> set[str]:
    found: set[str] = set()
    for meeting in meetings:
        rows = connection.exec_driver_sql("SELECT colleague_id FROM meeting_colleague WHERE meeting_id = ?", (meeting,))
        found.update(row[0] for row in rows)
    return found
