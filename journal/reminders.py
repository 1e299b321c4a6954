"""When which pop-up is due, as pure functions of the clock and the meetings (product.md, "be intentional").

Before a meeting its checklist, from some minutes ahead until ten minutes after the start; after its planned end, for
three days, the question how it went. What the caller remembers of each pop-up comes back in as marks.

Only moments are compared, in UTC: neither a change of the clocks nor travel to another zone matters. Nothing is
counted down either, so that after a sleep, a restart or a clock that was set the next look finds what is due.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

LEAD = 15
"""Minutes before a meeting, where neither it nor the preferences say otherwise."""
LATE = timedelta(minutes=10)
"""So long after its start a meeting is still prepared for: after waking from sleep, say."""
AFTER = timedelta(hours=72)
"""So long after its end it is asked how it went."""
SNOOZE = timedelta(minutes=5)
LATER = timedelta(hours=1)
"""How long the checklist, and the question after it, are put off."""
USUAL = 30
"""Minutes that a meeting takes of which nobody said how long."""
_LEAST = timedelta(minutes=1)  # a meeting without length can still be prepared for in its first minute


class Planned(NamedTuple):
    """A meeting as the reminders see it. `start` is aware; `remind_minutes`: 0 no checklist, None as usual."""

    id: str
    start: datetime
    minutes: int | None
    state: str
    remind_minutes: int | None


class Mark(NamedTuple):
    """What became of a pop-up: closed for good (None), or to come again at this moment (aware)."""

    until: datetime | None = None


class Due(NamedTuple):
    """A pop-up to be shown by now. `kind`: before or after; `key` is opaque, and another once a meeting was moved."""

    kind: str
    meeting: str
    key: str


def key(kind: str, planned: Planned) -> str:
    """What a pop-up is remembered by; it tells nothing of the meeting."""
    start = planned.start.astimezone(UTC).isoformat()
    return sha256(f"{kind}\n{planned.id}\n{start}".encode(errors="surrogatepass")).hexdigest()[:20]


def due(
    now: datetime, meetings: Iterable[Planned], marks: Mapping[str, Mark], lead: int = LEAD, after: bool = True
) -> list[Due]:
    """The pop-ups that are due at `now` (aware), by the start of their meetings; each is due until it is marked.

    `lead`: minutes before those meetings that have none of their own. `after`: whether it is asked how it went.
    """
    moment = now.astimezone(UTC)
    found: dict[str, Due] = {}
    for one in sorted(meetings, key=lambda meeting: (meeting.start.astimezone(UTC), meeting.id)):
        since = moment - one.start.astimezone(UTC)
        kind = "before" if since < max(_length(one), _LEAST) else "after"
        name = key(kind, one)
        mark = marks.get(name)
        wanted = one.state == "planned" and (after if kind == "after" else _ahead(one, lead) > timedelta(0))
        in_time = _in_time(kind, one, since, lead) or _comes_again(moment, mark)
        if wanted and in_time and not _is_kept_back(moment, kind, mark):
            found[name] = Due(kind, one.id, name)
    return list(found.values())


def _ahead(one: Planned, lead: int) -> timedelta:
    return timedelta(minutes=lead if one.remind_minutes is None else one.remind_minutes)


def _length(one: Planned) -> timedelta:
    return timedelta(minutes=USUAL if one.minutes is None else one.minutes)


def _in_time(kind: str, one: Planned, since: timedelta, lead: int) -> bool:
    if kind == "before":
        return -_ahead(one, lead) <= since <= LATE
    return since <= _length(one) + AFTER


def _comes_again(now: datetime, mark: Mark | None) -> bool:
    """One that was put off comes when it said, though its own time is over by then."""
    return mark is not None and mark.until is not None and timedelta(0) <= now - mark.until.astimezone(UTC) <= LATE


def _is_kept_back(now: datetime, kind: str, mark: Mark | None) -> bool:
    """Closed, or still put off. One that is put off further than it can be was put off before the clock was set
    back: it may come."""
    if mark is None or mark.until is None:
        return mark is not None
    longest = SNOOZE if kind == "before" else LATER
    return timedelta(0) < mark.until.astimezone(UTC) - now <= longest
