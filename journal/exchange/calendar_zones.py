"""The time zones of a calendar file: IANA's names, Windows', those that Outlook shows, or rules of their own."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from journal.exchange.calendar_rules import walls
from journal.exchange.calendar_text import Part, component
from journal.exchange.calendar_types import LeftOut

# Asked first where a zone's own rules fit several; then come those that Windows knows.
_WELL_KNOWN = (
    "Europe/Berlin Europe/London America/New_York America/Chicago America/Denver America/Los_Angeles "
    "Asia/Kolkata Asia/Shanghai Asia/Tokyo Australia/Sydney UTC"
).split()
_NORTH_AMERICA = {  # what Windows shows for zones that it does not name by cities
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "indiana": "America/Indiana/Indianapolis",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "newfoundland": "America/St_Johns",
    "saskatchewan": "America/Regina",
    "central america": "America/Guatemala",
    "coordinated universal time": "UTC",
}
_SHOWN = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d\d?)[:.]?(\d\d))?\)\s*(.*)", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d\d?):?(\d\d)?", re.IGNORECASE)
_UTC_NAMES = {"UTC", "Z", "GMT", "ETC/UTC", "ETC/GMT", "ZULU", "TZONE://MICROSOFT/UTC"}

OWN_RULES = 30
"""Zones of one calendar that are worked out by their rules; of more, the names are not known."""
_CLOCK = ("DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO")
_DAYS = timedelta(days=2)
_RULES = 50
"""Changes of the clock, and rules for them, that one zone may name."""


class Zone(NamedTuple):
    """`meant` reckons; `shown` is the zone in which a start is given, and `name` its IANA name ("" if unknown)."""

    meant: tzinfo
    shown: tzinfo
    name: str


UTC_ZONE = Zone(UTC, UTC, "UTC")


class Zones:
    """The zones of one calendar. `own` is the user's, in which stands what has no zone, or one that nobody knows."""

    def __init__(self, calendar: Part, own: tzinfo, window: tuple[date, date]) -> None:
        self.own = Zone(own, own, getattr(own, "key", ""))
        self.notes: dict[str, LeftOut] = {}
        self._window = window
        self._parts: dict[str, Part] = {}
        for part in calendar.parts:
            if part.name == "VTIMEZONE":
                self._parts.setdefault(_key(part.text("TZID")), part)
        self._found: dict[str, Zone] = {}
        self._worked_out = 0
        usual = _named(calendar.text("X-WR-TIMEZONE").strip())
        shown = usual or own
        self.utc = Zone(UTC, shown, getattr(shown, "key", ""))

    def find(self, name: str, place: str) -> Zone:
        """The zone of this name (a TZID); `place` is told where it is not known, and the user's is taken."""
        key = _key(name)
        if key not in self._found:
            self._found[key] = self._resolve(key, place)
        return self._found[key]

    def is_far(self, day: date | None) -> bool:
        """Whether a day is outside the window in whatever zone it is."""
        return day is not None and not self._window[0] - _DAYS <= day <= self._window[1] + _DAYS

    def _resolve(self, name: str, place: str) -> Zone:
        if name.upper() in _UTC_NAMES:
            return self.utc
        zone: tzinfo | None = _named(name) or _of_windows(name)
        if zone is None and name in self._parts:
            part = self._parts[name]
            zone = _named(part.text("X-LIC-LOCATION")) or self._by_rules(part)
        zone = zone or _as_shown(name)
        if zone is not None:
            known = zone if isinstance(zone, ZoneInfo) else None
            return Zone(zone, known or self.own.shown, known.key if known else "")
        offset = _offset(name)
        if offset is None:
            self._note(name, place, f"The time zone “{name[:80]}” is not known. Its times were taken as your own.")
            return self.own
        if not _OFFSET.fullmatch(name):
            self._note(name, place, f"The time zone “{name[:80]}” is not known. Its clock was taken as never changing.")
        return Zone(offset, self.own.shown, "")

    def _note(self, name: str, place: str, reason: str) -> None:
        if len(self.notes) < 50:
            self.notes[name] = LeftOut(place, reason)

    def _by_rules(self, part: Part) -> tzinfo | None:
        """The IANA zone with the same clock within the window, the user's own first; else the rules themselves."""
        self._worked_out += 1
        if self._worked_out > OWN_RULES:
            return None
        try:
            rules, changes = own_rules(part, self._window)
            offsets = {moment: moment.astimezone(rules).utcoffset() for moment in _moments(self._window, changes)}
        except Exception:  # noqa: BLE001 - the library raises what it likes at a stranger's rules: the name is not known
            return None
        for name in (self.own.name, *_WELL_KNOWN, *_windows_names().values()):
            zone = _named(name)
            if zone and all(moment.astimezone(zone).utcoffset() == offset for moment, offset in offsets.items()):
                return zone
        return rules


def own_rules(part: Part, window: tuple[date, date]) -> tuple[tzinfo, list[datetime]]:
    """The zone of a VTIMEZONE about the window, and some moments at which its clocks may change.

    Raises NotTaken and whatever the library raises. The name is left out while it is read, for the library would
    remember it for the next file; its rules become days, for it would look for some until the year 9999.
    """
    zone: Any = component(part, _CLOCK, parts=True)
    zone.add("TZID", "own")
    zone.subcomponents = [one for one in zone.subcomponents if one.name in ("STANDARD", "DAYLIGHT")][:_RULES]
    days = date(window[0].year - 2, 1, 1), date(window[1].year + 1, 12, 31)
    changes: list[datetime] = []
    for one in zone.subcomponents:
        start = datetime.combine(one.DTSTART, time.min) if not isinstance(one.DTSTART, datetime) else one.DTSTART
        rules = one.rrules
        one.pop("RRULE", None)
        found = [wall.start for wall in walls(start, rules, days, _until)] if rules else [start]
        if rules and found:
            one.add("RDATE", found)
        changes += [wall.replace(tzinfo=UTC) - one.TZOFFSETFROM for wall in found]
    return zone.to_tz(lookup_tzid=False), changes


def _until(end: date) -> datetime:
    """In UTC, and no more than some hours from the wall time."""
    return end.replace(tzinfo=None) if isinstance(end, datetime) else datetime.combine(end, time.max)


def _moments(window: tuple[date, date], changes: list[datetime]) -> list[datetime]:
    """Where two clocks that differ would show it: every ten days, and around each change."""
    begin = datetime(window[0].year, window[0].month, window[0].day, tzinfo=UTC)
    days = range(0, min(max((window[1] - window[0]).days, 1), 800), 10)
    within = [change for change in changes if begin <= change <= begin + timedelta(days=800)]
    hour = timedelta(hours=1)
    return [
        *(begin + timedelta(days=day) for day in days),
        *(change + step for change in within[:50] for step in (-hour, timedelta(0))),
    ]


def _key(name: str) -> str:
    return " ".join(name.replace('"', "").split())[:200]


def _named(name: str) -> ZoneInfo | None:
    """The zone of this IANA name, in whatever case, also behind a maker's prefix (/mozilla.org/…/Europe/Berlin)."""
    parts = name.strip("/").split("/")[-6:]
    for begin in range(len(parts)):
        known = _iana().get("/".join(parts[begin:]).replace(" ", "_").casefold())
        if known and (begin == 0 or "/" in known):
            try:
                return ZoneInfo(known)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                return None
    return None


def _of_windows(name: str) -> ZoneInfo | None:
    known = _windows_names().get(name.casefold())
    return _named(known) if known else None


def _as_shown(name: str) -> ZoneInfo | None:
    """The zone that Windows shows as “(UTC+01:00) Amsterdam, Berlin, Bern”: the first of its cities with that clock."""
    found = _SHOWN.fullmatch(name)
    stated = _offset(name)
    if not found or stated is None:
        return None
    words = found[4].casefold()
    names = [zone for word, zone in _NORTH_AMERICA.items() if word in words]
    names += [_cities()[city] for city in (one.strip() for one in re.split(r"[,:/]", words)) if city in _cities()]
    for one in names:
        zone = _named(one)
        year = datetime(2026, 1, 1, tzinfo=UTC)
        if zone and stated.utcoffset(None) in {
            (year + timedelta(days=day)).astimezone(zone).utcoffset() for day in (0, 182)
        }:
            return zone
    return None


def _offset(name: str) -> timezone | None:
    """The fixed distance from UTC that a name tells: +0100, GMT+1, (UTC-05:00) Nowhere."""
    found = _SHOWN.fullmatch(name) or _OFFSET.fullmatch(name)
    if not found:
        return None
    hours, minutes = int(found[2] or 0), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if found[1] == "-" else distance)


@cache
def _iana() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name not in ("localtime", "Factory")}


@cache
def _cities() -> dict[str, str]:
    return {
        name.rpartition("/")[2].replace("_", " ").casefold(): name
        for name in sorted(available_timezones())
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))
    }


@cache
def _windows_names() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # late, for it is slow to load

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
