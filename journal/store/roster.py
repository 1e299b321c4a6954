"""The list of colleagues: everybody with what they are sorted and filtered by, and when there was a sign of life."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Colleague, SavedFilter
from journal.model.moment import utc_text
from journal.model.words import Stage

WINDOW = 90
"""Days back within which the latest sign of life of most is found, by the index on days."""


class Person(NamedTuple):
    """A row of the list. `sought` is what the words of the filter look in."""

    id: str
    name: str
    role: str
    department: str
    organisation: str
    stage: str
    tags: tuple[str, ...]
    is_mentor: bool
    sought: str

    @property
    def about(self) -> str:
        """Role, or else where they work."""
        return self.role or self.department or self.organisation


class Saved(NamedTuple):
    """A filter with a name: words, picks ("status:working"), and how the list is sorted ("" as it is)."""

    id: str
    name: str
    words: str
    picks: tuple[str, ...]
    sort: str


def roster(session: Session) -> list[Person]:
    """Everybody, by name; those who are archived last."""
    rows = session.execute(
        select(
            Colleague.id, Colleague.name, Colleague.role, Colleague.department, Colleague.organisation,
            Colleague.stage, Colleague.tags, Colleague.is_mentor,
        )
    )  # fmt: skip
    found = [
        Person(one.id, one.name, one.role or "", one.department or "", one.organisation or "", one.stage,
               tuple(one.tags), one.is_mentor, _sought(one.name, one.role, one.department, one.organisation, *one.tags))
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.stage == Stage.ARCHIVED, one.name.casefold()))


def last_contacts(session: Session, today: date, colleagues: Collection[str] | None = None) -> dict[str, date]:
    """Colleague id -> the day of the last sign of life by today: a meeting that was held, a message, something given
    or received. Of everybody, or of these; who never gave one is missing.

    Nearly all are found among the last weeks, by day; only the others are looked for one by one.
    """
    if colleagues is not None:
        return _latest_of(session, colleagues, date.min, today)
    since = today - min(timedelta(days=WINDOW), today - date.min)
    found: dict[str, date] = {}
    for sql in _BY_DAY:
        _take(found, session, sql, (since.isoformat(), today.isoformat()))
    everybody = set(session.scalars(select(Colleague.id)))
    return found | _latest_of(session, everybody - found.keys(), date.min, since)


def next_meetings(session: Session, now: datetime, colleagues: Collection[str] | None = None) -> dict[str, datetime]:
    """Colleague id -> when their next planned meeting begins, from `now` on."""
    sql = (
        "SELECT w.colleague_id, min(m.start_utc), m.start FROM meeting m INDEXED BY ix_meeting_start_utc "
        "CROSS JOIN meeting_colleague w ON w.meeting_id = m.id "
        "WHERE m.start_utc >= ? AND m.state = 'planned' GROUP BY w.colleague_id"
    )
    rows = session.connection().exec_driver_sql(sql, (utc_text(now),))
    found = {who: datetime.fromisoformat(start) for who, _, start in rows}
    return found if colleagues is None else {who: start for who, start in found.items() if who in set(colleagues)}


def saved_filters(session: Session) -> list[Saved]:
    """By name."""
    rows = session.scalars(select(SavedFilter).order_by(SavedFilter.position))
    found = [Saved(one.id, one.name, one.words or "", tuple(one.picks), one.sort or "") for one in rows]
    return sorted(found, key=lambda one: one.name.casefold())


def all_tags(session: Session) -> list[str]:
    """Every tag that is in use, by name."""
    rows = session.connection().exec_driver_sql(
        "SELECT DISTINCT t.value FROM colleague c, json_each(c.tags) t WHERE c.tags <> '[]'"
    )
    return sorted((str(tag) for (tag,) in rows), key=str.casefold)


_BY_DAY = (
    "SELECT w.colleague_id, max(m.day) FROM meeting m INDEXED BY ix_meeting_day "
    "CROSS JOIN meeting_colleague w ON w.meeting_id = m.id "
    "WHERE m.day BETWEEN ? AND ? AND m.state = 'held' GROUP BY w.colleague_id",
    'SELECT colleague_id, max("on") FROM contact WHERE "on" BETWEEN ? AND ? GROUP BY colleague_id',
    'SELECT colleague_id, max("on") FROM value WHERE "on" BETWEEN ? AND ? GROUP BY colleague_id',
)
_BY_COLLEAGUE = (
    "SELECT w.colleague_id, max(m.day) FROM meeting_colleague w CROSS JOIN meeting m ON m.id = w.meeting_id "
    "WHERE m.day BETWEEN ? AND ? AND m.state = 'held' AND w.colleague_id IN ({}) GROUP BY w.colleague_id",
    'SELECT colleague_id, max("on") FROM contact WHERE "on" BETWEEN ? AND ? AND colleague_id IN ({}) GROUP BY 1',
    'SELECT colleague_id, max("on") FROM value WHERE "on" BETWEEN ? AND ? AND colleague_id IN ({}) GROUP BY 1',
)


def _latest_of(session: Session, colleagues: Collection[str], since: date, today: date) -> dict[str, date]:
    found: dict[str, date] = {}
    if colleagues:
        for sql in _BY_COLLEAGUE:
            marks = ", ".join("?" * len(colleagues))
            _take(found, session, sql.format(marks), (since.isoformat(), today.isoformat(), *colleagues))
    return found


def _take(found: dict[str, date], session: Session, sql: str, values: tuple[str, ...]) -> None:
    """Keep the later of each."""
    for who, day in session.connection().exec_driver_sql(sql, values):
        on = date.fromisoformat(day)
        if who not in found or found[who] < on:
            found[who] = on


def _sought(*texts: str | None) -> str:
    return " ".join(text for text in texts if text).casefold()
