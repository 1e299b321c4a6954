"""Which meetings of the journal the events of a calendar are, and which meetings have gone from it.

An event is known by its id and, in a series, by the start that the series gave it. Where a whole series is moved, or
becomes one, each of its meetings is found again by its time: what was prepared for it must not be lost.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.exchange.calendar_merge import said
from journal.exchange.calendar_types import Calendar, Event
from journal.exchange.references import parts
from journal.model import DeletedEvent, Meeting, MeetingColleague
from journal.model.moment import utc_text
from journal.model.words import MeetingState

Key = tuple[str, str]
Place = tuple[datetime, Key]
OURS = "@partnership-journal"
"""The end of an event's id that this program gave it."""
_INSTANCE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?")
_SHIFT = timedelta(hours=12)
_LONG_SHIFT = timedelta(days=3, hours=12)
"""How far apart an instance and the meeting that it was may be; the longer where all of the series was moved."""


class Found(NamedTuple):
    """`meetings`: event -> the meeting that it is. `gone`: meetings that were taken out of the calendar."""

    meetings: Mapping[Key, Meeting]
    gone: tuple[Meeting, ...]


def key_of(event: Event) -> Key:
    return event.uid, event.recurrence_id


def find(
    session: Session | None,
    events: Iterable[Event],
    calendar: Calendar | None,
    now: datetime,
    there: Mapping[Key, Collection[str]],
) -> Found:
    """`calendar`: where the events are from, which says what is all of a series. `there`: who is in each event."""
    if session is None:
        return Found({}, ())
    by_key = {key_of(event): event for event in events}
    complete = {uid for uid, instance in by_key if not instance} | (calendar.series if calendar else frozenset())
    more = calendar.cancelled | calendar.gone | {uid for uid, _ in calendar.excluded} if calendar else set()
    stored = _stored(session, {uid for uid, _ in by_key} | complete | more)
    found = {key: stored[key] for key in by_key if key in stored}
    taken = {meeting.id for meeting in found.values()}
    out = calendar.excluded if calendar else frozenset()
    left = {key: one for key, one in stored.items() if one.id not in taken}
    movable = {key: one for key, one in left.items() if key not in out and key[0] in complete}
    found |= _moved(by_key, found, movable)
    found |= _own(session, by_key, found)
    found |= _by_hand(session, by_key, found, there)
    taken = {meeting.id for meeting in found.values()}
    gone = [one for key, one in left.items() if one.id not in taken and _is_gone(key, one, complete, calendar, now)]
    found |= _carried_on(by_key, found, gone)
    taken = {meeting.id for meeting in found.values()}
    return Found(found, tuple(one for one in gone if one.id not in taken))


def deleted_keys(session: Session | None, wanted: Collection[Key]) -> set[Key]:
    """Those of these events whose meetings the user deleted."""
    found: set[Key] = set()
    if session is not None:
        for some in parts(sorted({uid for uid, _ in wanted})):
            rows = session.execute(
                select(DeletedEvent.calendar_uid, DeletedEvent.recurrence_id).where(DeletedEvent.calendar_uid.in_(some))
            )
            found.update((uid, instance or "") for uid, instance in rows)
    return found


def known_by_key(session: Session, events: Iterable[Event]) -> dict[Key, Meeting]:
    """The meetings that these events are for certain, by their ids alone."""
    keys = {key_of(event) for event in events}
    stored = _stored(session, {uid for uid, _ in keys})
    return {key: stored[key] for key in keys if key in stored}


def _stored(session: Session, uids: set[str]) -> dict[Key, Meeting]:
    found: dict[Key, Meeting] = {}
    for part in parts(sorted(uids)):
        query = select(Meeting).where(Meeting.calendar_uid.in_(part)).order_by(Meeting.position)
        for meeting in session.scalars(query):
            found.setdefault((meeting.calendar_uid or "", meeting.recurrence_id or ""), meeting)
    return found


def _moved(
    events: Mapping[Key, Event], found: Mapping[Key, Meeting], left: Mapping[Key, Meeting]
) -> Iterator[tuple[Key, Meeting]]:
    """Meetings whose instance has another first start now, with the event that each became."""
    uids = {uid for uid, _ in left}
    held = {uid for uid, _ in found}
    new: dict[str, list[Place]] = defaultdict(list)
    for key, event in events.items():
        if key[0] in uids and key not in found:
            new[key[0]].append((_first_start(key[1], event.start), key))
    old: dict[str, list[Place]] = defaultdict(list)
    for key, meeting in left.items():
        old[key[0]].append((_first_start(key[1], meeting.calendar_start or meeting.start), key))
    for uid, meetings in old.items():
        for before, after in _nearest(meetings, new[uid], _SHIFT if uid in held else _LONG_SHIFT):
            yield after, left[before]


def _carried_on(
    events: Mapping[Key, Event], found: Mapping[Key, Meeting], gone: Iterable[Meeting]
) -> Iterator[tuple[Key, Meeting]]:
    """Meetings of a series that has ended, with the events of the one that goes on under the same title."""
    old: dict[str, list[Place]] = defaultdict(list)
    left = {(meeting.calendar_uid or "", meeting.recurrence_id or ""): meeting for meeting in gone}
    for key, meeting in left.items():
        if meeting.calendar_title and meeting.calendar_start:
            old[meeting.calendar_title].append((meeting.calendar_start, key))
    new: dict[str, list[Place]] = defaultdict(list)
    for key, event in events.items():
        title = said(event, cancelled=False).title if old else ""
        if key not in found and title in old and not event.cancelled:
            new[title].append((event.start, key))
    for title, meetings in old.items():
        for before, after in _nearest(meetings, new[title], _SHIFT):
            yield after, left[before]


def _nearest(old: list[Place], new: list[Place], most: timedelta) -> Iterator[tuple[Key, Key]]:
    """Pairs of those that are near in time, none twice: those at the same time first, the others in their order."""
    before, after = sorted(old), sorted(new)
    for limit in (timedelta(), most):
        for one in tuple(before):
            place = bisect_left(after, (one[0], ("", "")))
            near = [(abs(after[at][0] - one[0]), at) for at in (place - 1, place) if 0 <= at < len(after)]
            if near and min(near)[0] <= limit:
                before.remove(one)
                yield one[1], after.pop(min(near)[1])[1]


def _own(session: Session, events: Mapping[Key, Event], found: Mapping[Key, Meeting]) -> Iterator[tuple[Key, Meeting]]:
    """Events that this journal wrote into a calendar file itself."""
    ids = {uid.removesuffix(OURS): (uid, name) for uid, name in events if uid.endswith(OURS) and not name}
    for part in parts(sorted(ids)):
        for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(part))):
            if ids[meeting.id] not in found:
                yield ids[meeting.id], meeting


def _by_hand(
    session: Session, events: Mapping[Key, Event], found: Mapping[Key, Meeting], there: Mapping[Key, Collection[str]]
) -> Iterator[tuple[Key, Meeting]]:
    """Meetings that the user had written down: of no other calendar, at the same time, with one of its colleagues."""
    wanted: dict[str, list[Key]] = defaultdict(list)
    for key, event in events.items():
        if key not in found and there.get(key) and not event.cancelled:
            wanted[utc_text(event.start)].append(key)
    for part in parts(sorted(wanted)):
        rows = session.execute(
            select(Meeting, MeetingColleague.colleague_id)
            .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
            .where(Meeting.start_utc.in_(part))
            .where(or_(Meeting.calendar_uid.is_(None), Meeting.calendar_uid.like(f"%{OURS}")))
            .order_by(Meeting.position)
        )
        done: set[str] = set()
        for meeting, colleague in rows:
            fitting = [key for key in wanted[meeting.start_utc] if colleague in there[key]]
            if fitting and meeting.id not in done:
                done.add(meeting.id)
                wanted[meeting.start_utc].remove(fitting[0])
                yield fitting[0], meeting


def _is_gone(key: Key, meeting: Meeting, complete: Collection[str], calendar: Calendar | None, now: datetime) -> bool:
    """Whether a meeting that lies ahead is no longer in the calendar that it came from."""
    if calendar is None or meeting.state != MeetingState.PLANNED or meeting.start <= now:
        return False
    if key in calendar.excluded or key[0] in calendar.cancelled or (not key[1] and key[0] in calendar.gone):
        return True
    if not key[1] or key[0] not in complete or calendar.covered is None:
        return False
    first, last = calendar.covered
    return first < _day(key[1], meeting, now) < last  # whose day the first and the last are, depends on the zone


def _day(instance: str, meeting: Meeting, now: datetime) -> date:
    return _first_start(instance, meeting.calendar_start or meeting.start).astimezone(now.tzinfo).date()


def _first_start(instance: str, otherwise: datetime) -> datetime:
    """The moment that an instance's name tells."""
    read = _INSTANCE.fullmatch(instance)
    if read is None:
        return otherwise
    year, month, day, hour, minute, second = (int(one or 0) for one in read.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return otherwise
