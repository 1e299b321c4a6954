"""The people of calendar events, as a journal knows them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.attendees import Directory, Known, key
from journal.exchange.calendar_merge import FOLLOWING, remembered
from journal.exchange.calendar_types import Event, Person
from journal.exchange.references import parts
from journal.model import Colleague, Me, Meeting, MeetingColleague


class Coming(NamedTuple):
    """`colleagues`: who is to be added to a meeting. `people`: whom to remember as invited, sorted."""

    colleagues: list[str]
    people: list[str]


def directory_of(session: Session | None) -> Directory:
    """Everybody of a journal, and the user."""
    if session is None:
        return Directory((), ())
    rows = session.execute(select(Colleague.id, Colleague.name, Colleague.email).order_by(Colleague.position))
    known = [Known(one.id, one.name, tuple(one.email)) for one in rows]
    me = session.execute(select(Me.name, Me.email)).first()
    mine = [*me.email, *([me.name] if me.name and me.name.strip() else [])] if me else []
    return Directory(known, mine)


def declined(event: Event, directory: Directory) -> bool:
    """Whether the user does not come."""
    return any(one.answer == "DECLINED" and directory.is_me(one.person) for one in event.invited)


def inside(session: Session | None, meetings: Iterable[Meeting]) -> dict[str, list[str]]:
    """The colleagues of each meeting, by its id."""
    found: dict[str, list[str]] = defaultdict(list)
    if session is None:
        return found
    for part in parts(sorted(meeting.id for meeting in meetings)):
        rows = session.execute(
            select(MeetingColleague.meeting_id, MeetingColleague.colleague_id)
            .where(MeetingColleague.meeting_id.in_(part))
            .order_by(MeetingColleague.position)
        )
        for meeting, colleague in rows:
            found[meeting].append(colleague)
    return found


def said_before(meeting: Meeting, person: Person) -> bool:
    """Whether the calendar named this person before, and the user has had their say."""
    return key(person) in meeting.calendar_people


def coming(
    meeting: Meeting, there: Collection[str], people: Sequence[tuple[Person, str]], directory: Directory
) -> Coming:
    """Which of these people, each with the colleague who it is, are new in a meeting that is not over.

    Somebody who was invited before and is not there was taken out by the user, and stays out; so does who was not in a
    meeting that the user wrote down before its calendar was read.
    """
    before = set(meeting.calendar_people)
    known = {directory.colleague(Person("", one) if "@" in one else Person(one, "")) for one in before}
    new = [one for person, one in people if key(person) not in before and one not in known and one not in there]
    if (remembered(meeting) is None and there) or meeting.state not in FOLLOWING:
        new = []
    return Coming(list(dict.fromkeys(new)), sorted(before | {key(person) for person, _ in people}))
