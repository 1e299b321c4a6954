"""Calendar events for tests, as a reader would give them, and a journal to bring them into."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.calendar_plan import Choice, Plan, Report, apply, plan
from journal.exchange.calendar_types import Event, Invited, Person
from journal.model import Colleague, Me, Meeting, MeetingColleague
from journal.store.journal import Journal

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=BERLIN)
START = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)

ME = Person("Robin Vale", "robin@example.org")
DANA = Person("Dana Ortiz", "dana@example.org")
JIM = Person("Jim Keller", "jim@example.org")
ZOE = Person("Zoe Quist", "zoe@elsewhere.example")


def asked(person: Person, answer: str = "ACCEPTED", kind: str = "INDIVIDUAL") -> Invited:
    return Invited(person, kind, answer)


def event(*people: Person | Invited, **more: Any) -> Event:
    """An hour with these people and me, unless `more` says otherwise."""
    invited = tuple(one if isinstance(one, Invited) else asked(one) for one in people)
    told: dict[str, Any] = {
        "uid": "sync@example.org", "recurrence_id": "", "title": "Sync", "start": START, "time_zone": "Europe/Berlin",
        "minutes": 60, "where": "Room 4", "organiser": ME, "invited": (asked(ME), *invited), "cancelled": False,
        "free": False, "all_day": False, "sequence": 0,
    }  # fmt: skip
    return Event(**(told | more))


def weekly(*people: Person, count: int = 4, uid: str = "weekly@example.org", **more: Any) -> list[Event]:
    """A series of so many Tuesdays."""
    found = []
    for week in range(count):
        start = more.get("start", START) + timedelta(weeks=week)
        name = f"{start.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
        found.append(
            event(*people, **({"title": "Weekly"} | more | {"uid": uid, "start": start, "recurrence_id": name}))
        )
    return found


def settle(session: Session) -> None:
    """Me, Dana and Jim."""
    session.add(Me(name="Robin Vale", email=["robin@example.org"]))
    session.add(Colleague(id="dana", name="Dana Ortiz", email=["dana@example.org"]))
    session.add(Colleague(id="jim", name="Jim Keller", email=["jim@example.org"]))
    session.flush()


def planned(session: Session, *events: Event, **more: Any) -> Plan:
    return plan(session, events, **({"now": NOW} | more))


def take(session: Session, events: Iterable[Event], choice: Choice | None = None, **more: Any) -> Report:
    report = apply(session, planned(session, *events, **more), choice or Choice())
    session.flush()
    return report


def meetings(session: Session) -> list[Meeting]:
    return list(session.scalars(select(Meeting).order_by(Meeting.start_utc, Meeting.position)))


def who(session: Session, meeting: Meeting) -> list[str]:
    return list(
        session.scalars(
            select(MeetingColleague.colleague_id)
            .where(MeetingColleague.meeting_id == meeting.id)
            .order_by(MeetingColleague.position)
        )
    )


def everything(session: Session) -> list[dict[str, Any]]:
    """All that a calendar could have changed."""
    session.flush()
    tables = (Meeting.__table__, MeetingColleague.__table__, Colleague.__table__)
    return [dict(row) for table in tables for row in session.execute(select(table)).mappings()]


class _Back(Exception):
    pass


@contextmanager
def scratch(journal: Journal) -> Iterator[Session]:
    """A change with Dana and Jim in it that is taken back at the end."""
    try:
        with journal.change("Try") as session:
            settle(session)
            yield session
            raise _Back
    except _Back:
        pass
