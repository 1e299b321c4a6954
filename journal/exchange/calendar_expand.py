"""From the events of one id (a series with its changed instances) to its occurrences within a window."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from journal.exchange.calendar_events import Written
from journal.exchange.calendar_rules import Wall, walls
from journal.exchange.calendar_types import Event
from journal.exchange.calendar_values import YEARS, Moment
from journal.exchange.calendar_zones import UTC_ZONE, Zones

RESULTS = 750
"""Instances of one series that are taken."""
_ENOUGH = RESULTS + 2 * 24
"""Instances of one rule that are worked out: the days before and after the window come with them."""
_DAY = timedelta(days=1)


class Expanded(NamedTuple):
    """The occurrences of one id. `cut`: there are more instances than are taken. `excluded`: ids of instances."""

    events: list[Event]
    excluded: set[str]
    cut: bool = False


class Change(NamedTuple):
    """What "this and all after it" says, from the instance at `wall` on, and how far it moves them."""

    wall: datetime
    moved: timedelta
    said: Written


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


def series(main: Written, changed: list[Written], zones: Zones, window: Window) -> Expanded:
    """The instances of a series within the window, those that were moved into it or out of it as well.

    The library gives the instances of the series itself. Which was changed is found here: the library gives no first
    start with those that were moved, and none at all that were moved out of the window. Raises NotTaken where one of
    its rules is not followed here.
    """
    here = {_id(one.instance, main): _named(one, main) for one in changed if one.instance}
    later = _later(main, changed)
    # Changes that are older than the series count only where the series still has their instance.
    old = {name for name, one in here.items() if one.sequence < main.sequence and _shown_first(one, zones) in window}
    found: list[Event] = []
    instances = _instances(main, window)
    for wall, minutes in instances[:_ENOUGH]:
        at = main.start._replace(wall=wall)
        name = instance_id(at)
        if name in here:
            old.discard(name)
            continue
        one = main if minutes == main.minutes else main._replace(minutes=minutes)
        event = _of_series(one, later, at, name, zones)
        if event.start in window or _shown(at, zones) in window:
            found.append(event)
    kept = {name: one for name, one in here.items() if name not in old}
    out = {_id(one, main) for one in main.excluded if _shown(_at(one, main), zones) in window} - kept.keys()
    cut = len(found) > RESULTS or len(instances) > _ENOUGH
    return Expanded([*found[:RESULTS], *changes(kept, zones, window)], out, cut)


def changes(here: dict[str, Written], zones: Zones, window: Window) -> list[Event]:
    """Changed instances, by their ids, of which the first start or the new one is within the window."""
    return [
        _event(one, start, one.minutes, name)
        for name, one in here.items()
        if (start := _shown(one.start, zones)) in window or _shown_first(one, zones) in window
    ]


def instance_id(at: Moment) -> str:
    """The id of an instance, by the start that its series gave it."""
    if at.whole_day:
        return f"{at.wall.year:04}{at.wall.month:02}{at.wall.day:02}"
    utc = at.in_utc()
    return utc.isoformat()[:19].replace("-", "").replace(":", "") + "Z"


def _named(one: Written, main: Written) -> Written:
    """A changed instance; one that is cancelled often leaves out who had called it, and whom."""
    if not one.cancelled:
        return one
    return one._replace(
        title=one.title or main.title, organiser=one.organiser or main.organiser, invited=one.invited or main.invited
    )


def _at(at: Moment, main: Written) -> Moment:
    return main.start._replace(wall=at.wall_as(main.start))


def _id(at: Moment, main: Written) -> str:
    return instance_id(_at(at, main))


def _instances(main: Written, window: Window) -> list[tuple[datetime, int | None]]:
    """The instances about the window (a day more, as zones differ), in order, and how long each is."""
    start = main.start

    def until(end: date) -> datetime:
        # Some programs name a day where a time is due, or Exchange the midnight of the last whole day in UTC.
        aware = isinstance(end, datetime) and end.tzinfo is not None
        zone = UTC_ZONE if aware else start.zone
        at = Moment(datetime.combine(end, time.min), True, zone)
        if isinstance(end, datetime):
            at = Moment(end.replace(tzinfo=None), False, zone, not aware)
        if at.whole_day or start.whole_day:
            return datetime.combine(at.day(), time.max).replace(microsecond=0)
        return at.wall_as(start)

    listed = [Wall(one.start.wall_as(start), timedelta(minutes=one.minutes or 0)) for one in main.listed]
    # A whole day takes out each instance on it, though the series is of times.
    excluded = [
        one.wall.date() if one.whole_day and not start.whole_day else one.wall_as(start) for one in main.excluded
    ]
    found = walls(start.wall, main.rules, (window.first - _DAY, window.last + _DAY), until, listed, excluded)
    return [(one.start, one.length // timedelta(minutes=1) or main.minutes) for one in found]


def _later(main: Written, changed: list[Written]) -> list[Change]:
    found = []
    for one in changed:
        if one.instance and one.onwards:
            wall = one.instance.wall_as(main.start)
            found.append(Change(wall, one.start.wall_as(main.start) - wall, one))
    return sorted(found, key=lambda change: change.wall)


def _of_series(main: Written, later: list[Change], at: Moment, name: str, zones: Zones) -> Event:
    """An instance as the series says, or as the last change of "this and all after it" does."""
    last = next((change for change in reversed(later) if change.wall <= at.wall), None) if later else None
    if last is None:
        return _event(main, _shown(at, zones), main.minutes, name)
    start = _shown(at._replace(wall=at.wall + last.moved), zones)
    return _event(last.said, start, last.said.minutes, name)


def _shown(at: Moment, zones: Zones) -> datetime:
    """A start as it is shown. A time that the clocks skip becomes the one that they then show."""
    if at.whole_day:
        return at.wall.replace(tzinfo=zones.own.meant)
    return at.in_utc().astimezone(at.zone.shown)


def _shown_first(one: Written, zones: Zones) -> datetime:
    """The start that its series gave to a changed instance."""
    return _shown(one.instance or one.start, zones)


def _event(one: Written, start: datetime, minutes: int | None, name: str) -> Event:
    same = (one.where, one.organiser, one.invited, one.cancelled, one.free, one.start.whole_day, one.sequence)
    return Event(one.uid, name, one.title, start, one.start.zone.name, minutes, *same)


def bounded(window: tuple[date, date]) -> tuple[date, date]:
    """The window within the years in which people live."""
    least, most = date(YEARS[0], 1, 1) + _DAY, date(YEARS[1], 12, 31) - _DAY
    return min(max(window[0], least), most), min(max(window[1], least), most)
