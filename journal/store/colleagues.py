"""What the Colleagues tab shows: the list of people, and all that is known of one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from journal.method.common_ground import Common
from journal.model import Base, Colleague, Me
from journal.store.ground import ground

MOST = 200
"""Facts, preferences or goals of one person at most."""

Row = tuple[str, dict[str, Any]]
"""A record: its id, and its columns."""


class Event(NamedTuple):
    """Something that happened. `words` are the user's own, `detail` is a word of the model (a state, a kind)."""

    kind: str
    id: str
    on: date
    words: str
    detail: str


class Sheet(NamedTuple):
    """All about one colleague (or about me, where `id` is "me")."""

    id: str
    person: dict[str, Any]
    facts: list[Row]
    preferences: list[Row]
    followups: list[Row]
    contacts: list[Row]
    value: list[Row]
    common: list[Common]


def sheet(session: Session, colleague: str, today: date, count: int, wanted: str = "") -> Sheet | None:
    """One colleague; None where there is no such one. Of what grows, the newest `count`, and the record `wanted`."""
    found = session.get(Colleague, colleague)
    if found is None:
        return None
    me = session.scalars(select(Me)).first()
    return Sheet(
        colleague,
        _columns(found),
        _records(session, "fact", colleague),
        _records(session, "preference", colleague, "observed_on IS NULL, observed_on DESC, position DESC"),
        _records(session, "followup", colleague, _PROMISES, count, wanted),
        _records(session, "contact", colleague, _NEWEST, count, wanted),
        _records(session, "value", colleague, _NEWEST, count, wanted),
        ground(session, found, me, None, today),
    )


def my_sheet(session: Session) -> Sheet:
    """My own profile."""
    me = session.scalars(select(Me)).first()
    person = _columns(me) if me is not None else {}
    return Sheet("me", person, _records(session, "fact", None), [], [], [], [], [])


def _columns(record: Base) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in record.__table__.columns}


_NEWEST = '"on" DESC, position DESC'
_PROMISES = "done_on IS NOT NULL, done_on DESC, due IS NULL, due, position"


def _records(
    session: Session, table: str, colleague: str | None, order: str = "position", count: int = MOST, wanted: str = ""
) -> list[Row]:
    columns = Base.metadata.tables[table]
    query = select(columns).where(columns.c.colleague_id == colleague).order_by(text(order))
    found = [(row["id"], dict(row)) for row in session.execute(query.limit(count)).mappings()]
    if wanted and all(record != wanted for record, _ in found):
        found += [(row["id"], dict(row)) for row in session.execute(query.where(columns.c.id == wanted)).mappings()]
    return found


_TIMELINE = """
SELECT 'meeting' AS kind, m.id, m.day AS "on", m.title AS words, m.state AS detail, m.position, m.start_utc AS at
  FROM meeting m JOIN meeting_colleague w ON w.meeting_id = m.id WHERE w.colleague_id = :who
UNION ALL SELECT 'contact', id, "on", coalesce(text, ''), channel || ':' || started_by, position, "on"
  FROM contact WHERE colleague_id = :who
UNION ALL SELECT 'value', id, "on", coalesce(text, ''), direction || ':' || kind, position, "on"
  FROM value WHERE colleague_id = :who
UNION ALL SELECT 'reflection', id, "on", coalesce(text, ''), '', position, "on"
  FROM reflection WHERE colleague_id = :who
UNION ALL SELECT 'consultation', id, "on", coalesce(advice, challenge, ''), '', position, "on"
  FROM consultation WHERE colleague_id = :who
UNION ALL SELECT 'approach', id, started_on, text, '', position, started_on
  FROM approach WHERE colleague_id = :who
UNION ALL SELECT 'followup', id, done_on, text, owner, position, done_on
  FROM followup WHERE colleague_id = :who AND done_on IS NOT NULL
ORDER BY "on" DESC, at DESC, position DESC LIMIT :count OFFSET :skip
"""


def timeline(session: Session, colleague: str, count: int, skip: int = 0) -> list[Event]:
    """What happened with a colleague, the newest first."""
    rows = session.execute(text(_TIMELINE), {"who": colleague, "count": count, "skip": skip})
    return [Event(row.kind, row.id, date.fromisoformat(row.on), row.words, row.detail) for row in rows]


def names_of(session: Session, records: Sequence[str]) -> dict[str, str]:
    """Colleague id -> name."""
    rows = session.execute(select(Colleague.id, Colleague.name).where(Colleague.id.in_(records)))
    return {one.id: one.name for one in rows}
