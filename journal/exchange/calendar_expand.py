"""From the events of one id (a series with its changed instances) to its occurrences within a window."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from journal.exchange.calendar_events import Written
from journal.exchange.calendar_rules import Budget, occurrences, parse_rule
from journal.exchange.calendar_text import Line
from journal.exchange.calendar_types import Event
from journal.exchange.calendar_values import YEARS, Moment, moment
from journal.exchange.calendar_zones import Zones

RESULTS = 750
"""Instances of one series that are taken."""
COST = 10
"""What an instance costs of the budget, in steps."""
_DAY = timedelta(days=1)


class Expanded(NamedTuple):
    """The occurrences of one id. `cut`: there are more instances than are taken. `excluded`: ids of instances."""

    events: list[Event]
    excluded: set[str]
    cut: bool = False


class Instance(NamedTuple):
    """An occurrence by the start that its series gives it, as wall time in the series' zone."""

    wall: datetime
    minutes: int | None


class Window:
    """The days that are read, both included, on the user's clock."""

    def __init__(self, days: tuple[date, date], zones: Zones) -> None:
        self.first, self.last = days
        self._begin = datetime.combine(self.first, time.min, zones.own.meant).astimezone(UTC)
        self._end = datetime.combine(self.last + _DAY, time.min, zones.own.meant).astimezone(UTC)

    def __contains__(self, start: datetime) -> bool:
        return self._begin <= start < self._end


def newest(events: Iterable[Written]) -> list[Written]:
    """One of each that is there twice: of the highest SEQUENCE, then the last changed, then the last in the file."""
    kept: dict[object, Written] = {}
    for one in events:
        key = (one.instance.wall, one.instance.zone.meant) if one.instance else None
        before = kept.get(key)
        if before is None or (one.sequence, one.modified) >= (before.sequence, before.modified):
            kept[key] = one
    return list(kept.values())


def single(one: Written, zones: Zones, window: Window) -> list[Event]:
    """An event that does not repeat, if it is within the window."""
    event = _event(one, _shown(one.start, zones), one.minutes, "")
    return [event] if event.start in window else []


def series(main: Written, changed: list[Written], zones: Zones, window: Window, budget: Budget) -> Expanded:
    """The instances of a series within the window, those that were moved into it or out of it as well.

    Raises NotTaken where one of its rules is not followed here.
    """
    excluded = {_id(one, main) for one in main.excluded if main.start.whole_day or not one.whole_day}
    days = {one.wall.date() for one in main.excluded if one.whole_day}  # a whole day, though the series is of times
    here = {_id(one.instance, main): _named(one, main) for one in changed if one.instance}
    later = sorted((one for one in changed if one.onwards), key=lambda one: _changed_wall(one, main))
    found: dict[str, Event] = {}
    taken_out = set()
    for instance in _instances(main, zones, window, budget):
        at = main.start._replace(wall=instance.wall)
        start = _shown(at, zones)
        name = instance_id(at)
        if name in here:
            continue
        event = _of_series(main, later, instance, start, name, zones) if later else None
        if start not in window and (event is None or event.start not in window):
            continue
        if name in excluded or instance.wall.date() in days:
            taken_out.add(name)
            continue
        if len(found) == RESULTS:
            return Expanded([*found.values(), *changes(here, zones, window)], taken_out, cut=True)
        found[name] = event or _event(main, start, instance.minutes, name)
    return Expanded([*found.values(), *changes(here, zones, window)], taken_out)


def changes(here: dict[str, Written], zones: Zones, window: Window) -> list[Event]:
    """Changed instances, by their ids, of which the first start or the new one is within the window."""
    return [
        _event(one, start, one.minutes, name)
        for name, one in here.items()
        if (start := _shown(one.start, zones)) in window or _shown(one.instance or one.start, zones) in window
    ]


def instance_id(at: Moment) -> str:
    """The id of an instance, by the start that its series gave it."""
    if at.whole_day:
        return f"{at.wall.year:04}{at.wall.month:02}{at.wall.day:02}"
    utc = at.in_utc()
    return f"{utc.year:04}{utc.month:02}{utc.day:02}T{utc.hour:02}{utc.minute:02}{utc.second:02}Z"


def _named(one: Written, main: Written) -> Written:
    """A changed instance; one that is cancelled often leaves out who had called it, and whom."""
    if not one.cancelled:
        return one
    return one._replace(
        title=one.title or main.title, organiser=one.organiser or main.organiser, invited=one.invited or main.invited
    )


def _id(at: Moment, main: Written) -> str:
    return instance_id(Moment(_as_in(at, main), main.start.whole_day, main.start.zone))


def _changed_wall(one: Written, main: Written) -> datetime:
    return _as_in(one.instance or one.start, main)


def _as_in(at: Moment, main: Written) -> datetime:
    """The wall time in the series' zone. A day in a series of times has their time; a time in one of days its day."""
    if at.whole_day:
        return datetime.combine(at.wall, time.min if main.start.whole_day else main.start.wall.time())
    wall = at.wall_in(main.start.zone)
    return datetime.combine(wall, time.min) if main.start.whole_day else wall


def _instances(main: Written, zones: Zones, window: Window, budget: Budget) -> list[Instance]:
    """Every instance about the window (a day more, as zones differ), in order; those of EXDATE as well."""
    first, last = window.first - _DAY, window.last + _DAY
    start = main.start.wall
    found = {start: Instance(start, main.minutes)} if not main.rules and first <= start.date() <= last else {}

    def until(text: str) -> datetime:
        at = moment(text, Line({}, text), zones, main.title)
        if at.whole_day:
            return datetime.combine(at.wall, time.max)
        return at.wall_in(main.start.zone)

    for text in main.rules:
        rule = parse_rule(text, start, until)
        found |= {wall: Instance(wall, main.minutes) for wall in occurrences(rule, start, first, last, budget)}
    for one in main.listed:
        wall = _as_in(one.start, main)
        if first <= wall.date() <= last:
            found[wall] = Instance(wall, one.minutes or main.minutes)
    budget.pay(COST * len(found))
    return [found[wall] for wall in sorted(found)]


def _of_series(
    main: Written, later: list[Written], instance: Instance, start: datetime, name: str, zones: Zones
) -> Event:
    """An instance as the series says, or as the last change of "this and all after it" does."""
    said, minutes = main, instance.minutes
    for one in later:
        if _changed_wall(one, main) <= instance.wall:
            said, minutes = one, one.minutes
            moved = one.start.wall_in(main.start.zone) - _changed_wall(one, main)
            start = _shown(main.start._replace(wall=instance.wall + moved), zones)
    return _event(said, start, minutes, name)


def _shown(at: Moment, zones: Zones) -> datetime:
    """A start as it is shown. A time that the clocks skip becomes the one that they then show."""
    if at.whole_day:
        return at.wall.replace(tzinfo=zones.own.meant)
    return at.in_utc().astimezone(at.zone.shown)


def _event(one: Written, start: datetime, minutes: int | None, name: str) -> Event:
    return Event(
        uid=one.uid,
        recurrence_id=name,
        title=one.title,
        start=start,
        time_zone=one.start.zone.name,
        minutes=minutes,
        where=one.where,
        organiser=one.organiser,
        invited=one.invited,
        cancelled=one.cancelled,
        free=one.free,
        all_day=one.start.whole_day,
        sequence=one.sequence,
    )


def bounded(window: tuple[date, date]) -> tuple[date, date]:
    """The window within the years in which people live."""
    least, most = date(YEARS[0], 1, 1) + _DAY, date(YEARS[1], 12, 31) - _DAY
    return min(max(window[0], least), most), min(max(window[1], least), most)
