"""A time zone by the rules that a calendar file gives for it (VTIMEZONE), for the years that are read."""

import re
from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta, tzinfo

from journal.exchange.calendar_rules import Budget, occurrences, parse_rule
from journal.exchange.calendar_text import Part
from journal.exchange.calendar_types import NotTaken

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?")
_RULES = 50
"""Changes of the clock, and rules for them, that one zone may name."""


class Observed(tzinfo):
    """Offsets from UTC and the moments at which they begin. A wall time that exists twice is the first."""

    def __init__(self, before: timedelta, changes: dict[datetime, timedelta]) -> None:
        self.changes = sorted(changes)
        self._offsets = [before, *(changes[moment] for moment in self.changes)]

    def offset_at(self, moment: datetime) -> timedelta:
        return self._offsets[bisect_right(self.changes, moment)]

    def utcoffset(self, wall: datetime | None) -> timedelta:
        if wall is None:
            return self._offsets[-1]
        moment = wall.replace(tzinfo=UTC)
        day = timedelta(days=1)
        before, after = self.offset_at(moment - day), self.offset_at(moment + day)
        skipped = self.offset_at(moment - after) != after  # a wall time that does not exist has the offset before it
        return before if skipped or self.offset_at(moment - before) == before else after

    def dst(self, _wall: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _wall: datetime | None) -> str | None:
        return None

    def fromutc(self, moment: datetime) -> datetime:
        return moment + self.offset_at(moment.replace(tzinfo=UTC))


def observed(part: Part, window: tuple[date, date]) -> Observed:
    """The zone of a VTIMEZONE, from a year before the window on. Raises NotTaken, ValueError or OverflowError."""
    changes: dict[datetime, timedelta] = {}
    first: list[tuple[datetime, timedelta]] = []
    budget = Budget(20_000)
    for one in part.parts[:_RULES]:
        if one.name not in ("STANDARD", "DAYLIGHT"):
            continue
        before, after = _offset(one, "TZOFFSETFROM"), _offset(one, "TZOFFSETTO")
        walls = _walls(one, window, budget)
        first.append((min(walls), before))
        changes |= {wall.replace(tzinfo=UTC) - before: after for wall in walls}
    if not changes:
        raise NotTaken("The time zone has no rules.")
    return Observed(min(first)[1], changes)


def _walls(one: Part, window: tuple[date, date], budget: Budget) -> list[datetime]:
    """When the clock is changed: at the part's start, at the days it lists, and by its rules about the window."""
    line = one.line("DTSTART")
    start = _moment(line.value if line else "")
    found = [start]
    for listed in list(one.all("RDATE"))[:_RULES]:
        found += [_moment(text) for text in listed.value.split(",")[:200]]
    for rule in list(one.all("RRULE"))[:_RULES]:
        begin, end = date(window[0].year - 2, 1, 1), date(window[1].year + 1, 12, 31)
        until = _moment  # in UTC, and no more than some hours from the wall time
        found += occurrences(parse_rule(rule.value, start, until), start, begin, end, budget)
    return found


def _moment(text: str) -> datetime:
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise NotTaken("A moment of the time zone cannot be read.")
    moment = datetime(*(int(one or 0) for one in found.groups()))  # type: ignore[arg-type]
    return max(moment, datetime(1601, 1, 1))


def _offset(one: Part, name: str) -> timedelta:
    line = one.line(name)
    found = _OFFSET.fullmatch(line.value.strip()) if line else None
    if not found:
        raise NotTaken("An offset of the time zone cannot be read.")
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    if hours > 15 or minutes > 59:
        raise NotTaken("An offset of the time zone cannot be read.")
    distance = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -distance if found[1] == "-" else distance
