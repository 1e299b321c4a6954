"""What a calendar's change means for a meeting: taken over only where the calendar itself changed something, and only
where the user has not written something else."""

from datetime import datetime, timezone
from typing import Any, NamedTuple

from journal.exchange.calendar_types import Event
from journal.exchange.clean import clean
from journal.exchange.reading import known_zone
from journal.model import Meeting
from journal.model.base import MINUTES
from journal.model.words import MeetingState

TITLE, WHERE = 500, 1000
"""Characters that are taken of a title and of a place."""
UNTITLED = "Meeting"
FIELDS = ("title", "start", "minutes", "where")
FOLLOWING = (MeetingState.PLANNED, MeetingState.CANCELLED)
"""Meetings in other states are over, or called off by the user's own word: they stay as they are."""


class Said(NamedTuple):
    """What a calendar says of an event, as a meeting can hold it."""

    title: str
    start: datetime
    minutes: int | None
    where: str | None
    time_zone: str | None
    sequence: int
    cancelled: bool


class Merge(NamedTuple):
    """`fields`: what the user sees change, by column. `quiet`: what is only remembered of the calendar."""

    fields: dict[str, Any]
    quiet: dict[str, Any]
    older: bool = False


def said(event: Event, *, cancelled: bool) -> Said:
    """The event's own words, cut to sane lengths; the moment with its offset alone, as it is stored."""
    offset = event.start.utcoffset()
    if offset is None:
        raise ValueError("an event needs its offset from UTC")
    return Said(
        title=" ".join(clean(event.title).split())[:TITLE].strip() or UNTITLED,
        start=event.start.replace(tzinfo=timezone(offset), fold=0),
        minutes=None if event.minutes is None else min(max(event.minutes, MINUTES[0]), MINUTES[1]),
        where=clean(event.where).strip()[:WHERE].strip() or None,
        time_zone=event.time_zone if event.time_zone and known_zone(event.time_zone) else None,
        sequence=max(event.sequence, 0),
        cancelled=cancelled,
    )


def remembered(meeting: Meeting) -> Said | None:
    """What the calendar said of the meeting last; None where it has never been read."""
    if meeting.calendar_start is None:
        return None
    return Said(
        meeting.calendar_title or "",
        meeting.calendar_start,
        meeting.calendar_minutes,
        meeting.calendar_where,
        meeting.time_zone,
        meeting.calendar_sequence or 0,
        meeting.calendar_cancelled,
    )


def as_remembered(now: Said) -> dict[str, Any]:
    """The columns that keep what a calendar says."""
    return {
        "calendar_title": now.title,
        "calendar_start": now.start,
        "calendar_minutes": now.minutes,
        "calendar_where": now.where,
        "calendar_sequence": now.sequence,
        "calendar_cancelled": now.cancelled,
    }


def merge(meeting: Meeting, now: Said) -> Merge:
    """What changes in a meeting that is known."""
    last = remembered(meeting)
    if last is None:
        off = now.cancelled and meeting.state == MeetingState.PLANNED
        return Merge({"state": MeetingState.CANCELLED} if off else {}, as_remembered(now))
    if now.sequence < last.sequence:
        return Merge({}, {}, older=True)
    follows = meeting.state in FOLLOWING
    if now.cancelled:  # what else it says no longer matters, and is often left out
        state = meeting.state == MeetingState.PLANNED and not last.cancelled
        keep = last._replace(sequence=now.sequence, cancelled=True)
        return Merge({"state": MeetingState.CANCELLED} if state else {}, _differing(meeting, as_remembered(keep)))
    fields: dict[str, Any] = {}
    if follows:
        fields = {
            name: getattr(now, name)
            for name in FIELDS
            if getattr(now, name) != getattr(last, name) and getattr(meeting, name) == getattr(last, name)
        }
        if last.cancelled and meeting.state == MeetingState.CANCELLED:
            fields["state"] = MeetingState.PLANNED
    if "start" in fields and now.time_zone != meeting.time_zone:
        fields["time_zone"] = now.time_zone
    return Merge(fields, _differing(meeting, as_remembered(now)))


def _differing(meeting: Meeting, columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if getattr(meeting, name) != value}
