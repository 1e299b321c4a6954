"""What an import of a calendar would do: which meetings are new, changed or cancelled, and what is left out, and why.

calendar = together(read_calendars(content, zone, window(today)))
with journal.reading() as session:
    planned = plan_calendar(session, calendar, now=now)
with journal.change("Import calendar") as session:
    report = apply(session, planned, Choice())
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from journal.exchange.attendees import Directory, Match, key, taking_part
from journal.exchange.calendar_apply import apply
from journal.exchange.calendar_known import Key, deleted_keys, find, key_of
from journal.exchange.calendar_merge import merge, remembered, said
from journal.exchange.calendar_people import coming, declined, directory_of, inside
from journal.exchange.calendar_rows import (
    ALL_DAY,
    ALONE,
    CANCELLED,
    CHANGED,
    CROWD,
    DECLINED,
    DELETED,
    FREE,
    GONE,
    LEFT_OUT,
    NEW,
    NOBODY,
    PAST,
    SAME,
    Choice,
    Plan,
    Report,
    Row,
)
from journal.exchange.calendar_types import Calendar, Event, Person
from journal.model import Meeting

__all__ = ["Choice", "Plan", "Report", "Row", "apply", "plan", "plan_calendar", "window"]

LONG_AGO = timedelta(days=31)
"""What ended so long ago is not taken in any more, unless it is known."""
_BACK, _AHEAD = timedelta(days=92), timedelta(days=366)


def window(today: date) -> tuple[date, date]:
    """The days of a calendar that are looked at: late changes of the last months, and a year ahead."""
    return today - _BACK, today + _AHEAD


def plan_calendar(
    session: Session | None,
    calendar: Calendar,
    *,
    now: datetime,
    crowd: int = 8,
    whole_days: bool = False,
    crowds: bool = False,
) -> Plan:
    """What all of a calendar would do, with the meetings that are no longer in it. Without a session: to no journal."""
    return plan(session, calendar.events, now=now, crowd=crowd, whole_days=whole_days, crowds=crowds, calendar=calendar)


def plan(
    session: Session | None,
    events: Iterable[Event],
    *,
    now: datetime,
    crowd: int = 8,
    whole_days: bool = False,
    crowds: bool = False,
    calendar: Calendar | None = None,
) -> Plan:
    """What these events would do; reads only. `crowd`: people that a meeting may have, the user among them."""
    latest: dict[Key, Event] = {}
    for event in events:
        if key_of(event) not in latest or event.sequence > latest[key_of(event)].sequence:
            latest[key_of(event)] = event
    people = directory_of(session)
    seen = {name: _look(event, people) for name, event in latest.items()}
    there = {name: one.match.colleagues for name, one in seen.items()}
    found = find(session, latest.values(), calendar, now, there)
    inner = inside(session, found.meetings.values())
    whole = calendar.cancelled if calendar else frozenset()
    rules = _Rules(now, None if crowds else crowd, whole_days, whole, deleted_keys(session, latest))
    rows: list[Row] = []
    for name, one in seen.items():
        meeting = found.meetings.get(name)
        rows.append(_known(one, meeting, inner.get(meeting.id, ()), people) if meeting else rules.new(one))
    return Plan((*rows, *(_gone(meeting, people) for meeting in found.gone)))


@dataclass(frozen=True)
class _Seen:
    """An event with its people."""

    event: Event
    people: list[Person]
    match: Match
    declined: bool
    by: str | None

    def row(self, kind: str, why: str = "", left: str = "") -> Row:
        match = self.match
        by_them = bool(self.by) and self.event.cancelled
        return Row(
            self.event, kind, None, why, match.colleagues, match.unmatched, match.unsure, (), by_them, left
        )  # fmt: skip


def _look(event: Event, people: Directory) -> _Seen:
    there = taking_part(event)
    return _Seen(event, there, people.match(there), declined(event, people), people.colleague(event.organiser))


@dataclass(frozen=True)
class _Rules:
    """Which events that are not known are meetings of partners. `crowd`: None for any number of people."""

    now: datetime
    crowd: int | None
    whole_days: bool
    cancelled: Collection[str]
    deleted: Collection[Key]

    def new(self, one: _Seen) -> Row:
        left, why = self._left_out(one)
        if left:
            return one.row(LEFT_OUT, why, left)
        if one.event.cancelled:
            return one.row(CANCELLED, "It is cancelled in the calendar.")
        return one.row(NEW)

    def _left_out(self, one: _Seen) -> tuple[str, str]:
        event = one.event
        if event.recurrence_id and event.uid in self.cancelled:
            return GONE, "All of the series is cancelled."
        if _end(event) < self.now - LONG_AGO:
            return PAST, "It was over more than a month ago."
        if event.all_day and not self.whole_days:
            return ALL_DAY, "It takes whole days."
        if event.free:
            return FREE, "It is marked as free time."
        if one.declined:
            return DECLINED, "You declined it."
        if not one.match.colleagues and not one.match.unmatched and not one.match.unsure:
            return ALONE, "Nobody else is in it."
        if self.crowd is not None and len(one.people) > self.crowd:
            return CROWD, f"{len(one.people)} people are in it."
        if key_of(event) in self.deleted:
            return DELETED, "You deleted it."
        if not one.match.colleagues:
            sure = " for certain" if one.match.unsure else ""
            return NOBODY, f"Nobody in it is among your colleagues{sure}."
        return "", ""


def _known(one: _Seen, meeting: Meeting, there: Collection[str], people: Directory) -> Row:
    """What an event does to the meeting that it is."""
    off = one.event.cancelled or one.declined
    merged = merge(meeting, said(one.event, cancelled=off))
    certain = [(person, people.colleague(person) or "") for person in one.people if people.colleague(person)]
    added = [] if merged.older else coming(meeting, there, certain, people).colleagues
    fields = (*merged.fields, *(["colleagues"] if added else []))
    cancels = "state" in merged.fields and off
    kind = CANCELLED if cancels else CHANGED if fields else SAME
    before = set(meeting.calendar_people)
    return Row(
        one.event,
        kind,
        meeting.id,
        _why(one, merged.older, cancels, remembered(meeting) is None),
        one.match.colleagues,
        tuple(person for person in one.match.unmatched if key(person) not in before),
        tuple((person, maybe) for person, maybe in one.match.unsure if key(person) not in before),
        fields,
        cancels and one.event.cancelled and bool(one.by or meeting.organiser_id),
    )


def _why(one: _Seen, older: bool, cancels: bool, by_hand: bool) -> str:
    if older:
        return "The journal knows a newer version of it."
    if cancels:
        return "It is cancelled in the calendar." if one.event.cancelled else "You declined it."
    return "You had written it down yourself." if by_hand else ""


def _gone(meeting: Meeting, people: Directory) -> Row:
    """A meeting that is no longer in the calendar, as the event that says so."""
    last = remembered(meeting)
    event = Event(
        uid=meeting.calendar_uid or "",
        recurrence_id=meeting.recurrence_id or "",
        title=meeting.title,
        start=meeting.start,
        time_zone=meeting.time_zone or "",
        minutes=meeting.minutes,
        where=meeting.where or "",
        organiser=None,
        invited=(),
        cancelled=True,
        free=False,
        all_day=False,
        sequence=last.sequence if last else 0,
    )
    merged = merge(meeting, said(event, cancelled=True))
    if "state" not in merged.fields:
        return Row(event, SAME, meeting.id)
    by_them = meeting.organiser_id is not None
    return Row(event, CANCELLED, meeting.id, "It is no longer in the calendar.", fields=("state",), by_them=by_them)


def _end(event: Event) -> datetime:
    try:
        return event.start.astimezone(UTC) + timedelta(minutes=event.minutes or 0)
    except OverflowError:
        return event.start.astimezone(UTC)
