"""Rules for repeating, by an allow-list, and the wall times that the library makes of them: never more than a window.

A rule is checked and cut to the window before the library sees it, for that one hangs on INTERVAL=0 and the like.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from time import thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

from journal.exchange.calendar_types import NotTaken

if TYPE_CHECKING:
    from icalendar import vRecur

SECONDS = 4.5
"""Seconds of work that one file may cost; a rule that matches no day costs a tenth of one."""
INTERVALS = (1, 1000)
TIMES = 24
"""Instances that a rule may have within a day."""
_FREQUENCIES = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 0, "YEARLY": 0}
_NUMBERS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_TIMES = {"BYHOUR": 23, "BYMINUTE": 59, "BYSECOND": 59}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_NUMBERS, *_TIMES}
_NO_RULE = "Its rule for repeating cannot be read."
# The library looks for the next day that matches until the year 9999. Every 400 years have the same days, weekdays and
# weeks: so all is moved so many times 400 years, and there are few years left to look in.
_LATER = timedelta(days=19 * 146_097)


class Wall(NamedTuple):
    """An instance on the clocks of its series; `length` is zero where it is as long as the others."""

    start: datetime
    length: timedelta


class Budget:
    """The time for a whole file, from now on, as the processor counts it for this thread."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._begin = thread_time()

    def is_spent(self) -> bool:
        return thread_time() - self._begin >= self._seconds

    def share(self, part: float) -> "Budget":
        """A budget of this part of what is left."""
        return Budget((self._seconds - (thread_time() - self._begin)) * part)


def check(rule: "vRecur") -> None:
    """Raise NotTaken where a rule is not of days to years, or has what no such rule has."""
    frequency = _first(rule, "FREQ")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise NotTaken("It repeats more often than daily.")
    if frequency not in _FREQUENCIES or set(rule) - _KNOWN:
        raise NotTaken(_NO_RULE)
    count = _first(rule, "COUNT", -1)
    if not INTERVALS[0] <= _first(rule, "INTERVAL", 1) <= INTERVALS[1] or count == 0 or (count > 0 and "UNTIL" in rule):
        raise NotTaken(_NO_RULE)
    if not isinstance(_first(rule, "UNTIL", date.max), date):
        raise NotTaken(_NO_RULE)
    if any(not 1 <= abs(one) <= most for name, most in _NUMBERS.items() for one in rule.get(name, ())):
        raise NotTaken(_NO_RULE)
    if any(not 0 <= one <= most for name, most in _TIMES.items() for one in rule.get(name, ())):
        raise NotTaken(_NO_RULE)
    hours, minutes, seconds = (len(set(rule.get(name, (0,)))) for name in _TIMES)
    if hours * minutes > TIMES or seconds > 1:
        raise NotTaken("It repeats too often within a day.")


def walls(
    start: datetime,
    rules: Iterable["vRecur"],
    days: tuple[date, date],
    until: Callable[[date], datetime],
    listed: Iterable[Wall] = (),
    excluded: Iterable[date] = (),
) -> list[Wall]:
    """The instances of a series from the first to the last of `days`, in order, all on the clocks of the series.

    The start is one of them, wherever the rules fall. `until` makes the wall time of the end that a rule names. Raises
    NotTaken and whatever the library raises.
    """
    from dateutil.rrule import rrulestr

    first, last = (datetime(day.year, day.month, day.day) for day in days)
    last += timedelta(days=1)
    found: dict[datetime, timedelta] = {}
    cut = [_cut(rule, last, until) for rule in rules]
    if not cut or any(_first(rule, "UNTIL", start + _LATER) >= start + _LATER for rule in cut):
        found[start] = timedelta()
    for rule in cut:
        told: Any = rule
        follows = rrulestr(told.to_ical().decode(), dtstart=_nearer(start, rule, first) + _LATER)
        for one in follows.between(first + _LATER, last + _LATER, inc=True):
            found[one - _LATER] = timedelta()
    for wall in listed:
        found[wall.start] = wall.length or found.get(wall.start, wall.length)
    out = set(excluded)
    return sorted(
        Wall(one, length)
        for one, length in found.items()
        if first <= one < last and one not in out and one.date() not in out
    )


def _cut(rule: "vRecur", last: datetime, until: Callable[[date], datetime]) -> "vRecur":
    """The rule, to the end of the window at the most."""
    from icalendar import vRecur

    check(rule)
    cut = vRecur(rule)
    if _first(rule, "COUNT", -1) < 0:  # as some programs write where there is no count
        cut.pop("COUNT", None)
        end = until(_first(rule, "UNTIL")) if "UNTIL" in rule else last
        cut["UNTIL"] = [min(end, last) + _LATER]
    return cut


def _nearer(start: datetime, rule: "vRecur", first: datetime) -> datetime:
    """The start, or the last moment before the window from which the rule gives the same days."""
    interval = _first(rule, "INTERVAL", 1)
    before = first - timedelta(days=1)
    if "COUNT" in rule or start >= before:
        return start
    days = _FREQUENCIES[_first(rule, "FREQ")] * interval
    if days:
        return start + timedelta(days=(before - start).days // days * days)
    step = interval * (12 if _first(rule, "FREQ") == "YEARLY" else 1)
    months = (before.year - start.year) * 12 + before.month - start.month
    for ahead in range(months // step * step, 0, -step):
        year, month = divmod(start.year * 12 + start.month - 1 + ahead, 12)
        try:
            moved = start.replace(year=year, month=month + 1)
        except ValueError:  # a month without such a day
            continue
        if moved < before:
            return moved
    return start


def _first(rule: "vRecur", name: str, otherwise: Any = None) -> Any:
    found = rule.get(name)
    return otherwise if not found else found[0] if isinstance(found, list) else found


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
