"""What the journal that is being locked hands to the unlock page: when meetings begin, and nothing else of them.

It goes through a pipe into the standard input of the program that takes its place: never through its arguments, its
environment or a file.
"""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from journal.reminders import Mark, Planned, key

MOST = 40
"""Meetings that are told of: the pipe takes what is written at once."""
LARGEST = 32_000
"""Bytes that are read."""
SHOWN = ("normal", "minimized", "hidden")


class Begins(NamedTuple):
    """A meeting: when it begins, and from when on it is reminded of (both aware, in UTC)."""

    start: datetime
    remind: datetime


class Handed(NamedTuple):
    """`shown`: how the window stood, one of SHOWN. `wanted`: whether pop-ups come at all."""

    meetings: tuple[Begins, ...] = ()
    shown: str = SHOWN[0]
    wanted: bool = True


def begins(now: datetime, meetings: list[Planned], marks: Mapping[str, Mark], lead: int) -> tuple[Begins, ...]:
    """The meetings that are still to be reminded of, from now on; what was closed is left out."""
    found = []
    for one in meetings:
        mark = marks.get(key("before", one))
        ahead = lead if one.remind_minutes is None else one.remind_minutes
        start = one.start.astimezone(UTC)
        if one.state != "planned" or ahead <= 0 or start < now or (mark is not None and mark.until is None):
            continue
        remind = start - timedelta(minutes=ahead)
        if mark is not None and mark.until is not None:
            remind = max(remind, mark.until.astimezone(UTC))
        found.append(Begins(start, remind))
    return tuple(sorted(found)[:MOST])


def written(handed: Handed) -> bytes:
    meetings = [[one.start.isoformat(), one.remind.isoformat()] for one in handed.meetings]
    return msgspec.json.encode({"meetings": meetings, "shown": handed.shown, "wanted": handed.wanted})


def taken(content: bytes) -> Handed:
    """What was handed; nothing where it is not what this program writes."""
    try:
        found = msgspec.json.decode(content)
        meetings = tuple(Begins(*(datetime.fromisoformat(part) for part in pair)) for pair in found["meetings"][:MOST])
        if any(part.tzinfo is None for one in meetings for part in one):
            raise ValueError("a time without a zone")
        shown = found["shown"] if found["shown"] in SHOWN else SHOWN[0]
        return Handed(meetings, shown, bool(found["wanted"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Handed()


def from_standard_input() -> Handed:
    """What whoever was here before handed over."""
    stream = sys.stdin
    if stream is None or stream.isatty():
        return Handed()
    return taken(stream.buffer.read(LARGEST))
