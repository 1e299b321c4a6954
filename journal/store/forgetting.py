"""Forgetting a person: everything about them goes for good, and nothing of it stays in the file.

What names them by a link goes with them, or no longer names them: a meeting with others stays without them, and a
consultation about somebody else, at which they were the mentor, stays with a mentor without a name. What somebody
wrote about others and what mentions them by name is not touched; it is found beforehand (`mentions_elsewhere`).
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Table, delete, func, or_, select, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model import (
    Base,
    CalendarSource,
    Colleague,
    Consultation,
    DeletedEvent,
    HintOff,
    Meeting,
    MeetingColleague,
    Mentor,
)
from journal.store.journal import Journal
from journal.store.removal import remove_colleague
from journal.store.search import Hit, search

MOST = 60
"""Places that are looked through for a name."""
SHORTEST = 3
"""Letters of a part of a name that is looked for alone."""
_COUNTED = ("fact", "preference", "goal", "followup", "contact", "value", "reflection", "approach", "consultation")


class Goes(NamedTuple):
    """What goes with somebody: how many of each table, of meetings those with nobody else. `stay`: meetings with
    others, in which they are no longer named. `advised`: consultations about others at which they were the mentor."""

    name: str
    records: dict[str, int]
    stay: int
    advised: int


def what_goes(session: Session, colleague: str) -> Goes | None:
    """None where there is no such colleague."""
    found = session.get(Colleague, colleague)
    if found is None:
        return None
    records = {table: _count(session, Base.metadata.tables[table], colleague) for table in _COUNTED}
    alone, others = _meetings(session, colleague)
    advised = select(func.count()).where(_advised(colleague))
    return Goes(found.name, {"meeting": len(alone), **records}, len(others), session.scalar(advised) or 0)


def mentions_elsewhere(session: Session, colleague: str) -> list[Hit]:
    """Records that stay and may mention them: by the whole name, or by a part of it (which may mean somebody else)."""
    found = session.get(Colleague, colleague)
    if found is None:
        return []
    going = _going(session, colleague)
    words = [word for word in found.name.split() if len(word) >= SHORTEST]
    hits = [hit for query in dict.fromkeys([found.name, *words]) for hit in search(session, query, MOST)]
    return [hit for hit in dict.fromkeys(hits) if (hit.kind, hit.id) not in going]


def forget(journal: Journal, colleague: str, nameless: str) -> bool:
    """Forget a colleague; nothing of this session can be undone any more. `nameless`: what a mentor without a name is
    called. Answers whether the file was written anew without them: where others still read it, it is at its next
    opening or closing that what is left beside it goes.

    Raises JournalError where there is no such colleague, CannotSave where the file cannot be written.
    """
    with journal.change("Forget colleague", for_good=True) as session:
        try:
            found = session.get_one(Colleague, colleague)
        except NoResultFound as error:
            raise JournalError("This colleague is no longer there.", "Nothing was changed.") from error
        names = {one.strip().casefold() for one in (found.name, *found.email) if one.strip()}
        ids = {record for _, record in _going(session, colleague)} | {colleague}
        _take_from_consultations(session, colleague, nameless)
        _take_from_calendars(session, names)
        remove_colleague(session, found)
        session.flush()
        _take_from_deleted(session, names)
        _take_from_hints(session, ids)
    return journal.sweep()


def _going(session: Session, colleague: str) -> set[tuple[str, str]]:
    """All records that go: (table, id)."""
    found = {("colleague", colleague)}
    for table in Base.metadata.sorted_tables:
        if "colleague_id" in table.c and "id" in table.c:
            found |= _ids(session, table, table.c.colleague_id.in_([colleague]))
    alone, _ = _meetings(session, colleague)
    found |= {("meeting", meeting) for meeting in alone}
    reflections = [record for table, record in found if table == "reflection"]
    for table in Base.metadata.sorted_tables:
        for column, owners in (("meeting_id", alone), ("reflection_id", reflections)):
            if column in table.c and "id" in table.c and not table.c[column].nullable:
                found |= _ids(session, table, table.c[column].in_(owners))
    return found


def _ids(session: Session, table: Table, condition: Any) -> set[tuple[str, str]]:
    return {(table.name, record) for (record,) in session.execute(select(table.c.id).where(condition))}


def _count(session: Session, table: Table, colleague: str) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.c.colleague_id == colleague)) or 0


def _meetings(session: Session, colleague: str) -> tuple[list[str], list[str]]:
    """Ids of the meetings with them alone, and of those with others as well."""
    with_them = select(MeetingColleague.meeting_id).where(MeetingColleague.colleague_id == colleague)
    rows = session.execute(
        select(MeetingColleague.meeting_id, func.count())
        .where(MeetingColleague.meeting_id.in_(with_them))
        .group_by(MeetingColleague.meeting_id)
    ).all()
    return [one for one, count in rows if count == 1], [one for one, count in rows if count > 1]


def _advised(colleague: str) -> Any:
    return (Consultation.mentor_colleague_id == colleague) & (Consultation.colleague_id != colleague)


def _take_from_consultations(session: Session, colleague: str, nameless: str) -> None:
    if session.scalar(select(func.count()).where(_advised(colleague))):
        mentor = session.scalars(select(Mentor).where(Mentor.name == nameless)).first()
        if mentor is None:
            mentor = Mentor(name=nameless)
            session.add(mentor)
            session.flush()
        session.execute(
            update(Consultation)
            .where(_advised(colleague))
            .values(mentor_id=mentor.id, mentor_colleague_id=None)
            .execution_options(synchronize_session=False)
        )


def _take_from_calendars(session: Session, names: set[str]) -> None:
    """Out of the lists of those whom a calendar named, by address or by name."""
    for one in session.scalars(select(Meeting).where(func.json_array_length(Meeting.calendar_people) > 0)):
        one.calendar_people = _without(one.calendar_people, names)
    for source in session.scalars(select(CalendarSource)):
        source.left_out = _without(source.left_out, names)


def _without(listed: Iterable[str], names: set[str]) -> list[str]:
    return [one for one in listed if one.strip().casefold() not in names]


def _take_from_deleted(session: Session, names: set[str]) -> None:
    """An event that was deleted is known by its number alone, unless that has a name in it."""
    named = [func.instr(func.lower(DeletedEvent.calendar_uid), name) > 0 for name in names]
    session.execute(delete(DeletedEvent).where(or_(*named)).execution_options(synchronize_session=False))


def _take_from_hints(session: Session, ids: set[str]) -> None:
    for hint in session.scalars(select(HintOff)):
        if not ids.isdisjoint(hint.hint.split(":")):
            session.delete(hint)
