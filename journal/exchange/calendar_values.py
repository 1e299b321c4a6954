"""The values of an event as the library read it: days and moments, people."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from journal.exchange.calendar_text import ZONE, plain, understood
from journal.exchange.calendar_types import Invited, NotTaken, Person
from journal.exchange.calendar_zones import Zone, Zones

if TYPE_CHECKING:
    from icalendar import Component

YEARS = (1900, 2200)
_USUAL = re.compile(
    rf'(?:DTSTART|DTEND)(?:;{ZONE}="(?P<zone>[^"^%\\]*)")?(?P<whole>;VALUE=DATE)?:(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)'
    r"(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<utc>Z)?)?",
    re.ASCII,
)
_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")


class Moment(NamedTuple):
    """A day, or a wall time in its zone; `floating` where the file names no zone, and the user's is meant."""

    wall: datetime
    whole_day: bool
    zone: Zone
    floating: bool = False

    def in_utc(self) -> datetime:
        return self.wall.replace(tzinfo=self.zone.meant).astimezone(UTC)

    def day(self) -> datetime:
        """Midnight of its day, where it stands for a whole one. One in UTC is midnight somewhere: the nearest."""
        wall = self.wall
        if not self.whole_day and self.zone.meant is UTC and (wall.minute, wall.second) != (59, 59):
            wall += timedelta(hours=13)
        return datetime.combine(wall, time.min)

    def wall_as(self, start: "Moment") -> datetime:
        """The same on the clocks of a series. A day in one of times has their time; a time in one of days its day."""
        if start.whole_day:
            return self.day()
        if self.whole_day:
            return datetime.combine(self.wall, start.wall.time())
        if self.floating or self.zone.meant is start.zone.meant:
            return self.wall
        return self.in_utc().astimezone(start.zone.meant).replace(tzinfo=None, fold=0)


class Stated(NamedTuple):
    """A day or moment of a line and its parameters, as the library would give them."""

    dt: date
    params: dict[str, str]


def stated(line: str) -> Stated | None:
    """What a start or an end tells in the usual way, for which the library takes long; None where it is to be asked."""
    read = _USUAL.fullmatch(line)
    if read is None or bool(read["whole"] and read["hour"]):
        return None
    try:
        at = date(int(read["year"]), int(read["month"]), int(read["day"]))
        if read["hour"]:
            clock = time(int(read["hour"]), int(read["minute"]), int(read["second"]))
            at = datetime.combine(at, clock, UTC if read["utc"] else None)
    except ValueError:
        return None
    return Stated(at, {ZONE: read["zone"]} if read["zone"] else {})


def every(component: "Component | dict[str, list[Stated]]", name: str) -> list[Any]:
    """The values of every line of this name, as the library read them."""
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def moment(at: object, parameters: dict[str, Any], zones: Zones, place: str) -> Moment:
    """A day or moment of the library in the zone that its line names. Raises NotTaken where it is none."""
    if not isinstance(at, date):
        raise NotTaken("A day or time in it cannot be read.")
    if not YEARS[0] <= at.year <= YEARS[1]:
        raise NotTaken(f"It has a year that is not from {YEARS[0]} to {YEARS[1]}.")
    if not isinstance(at, datetime):
        return Moment(datetime.combine(at, time.min), True, zones.own)
    if at.tzinfo:
        return Moment(at.replace(tzinfo=None), False, zones.utc)
    name = parameter(parameters, ZONE)
    return Moment(at, False, zones.find(name, place) if name else zones.own, not name)


def parameter(parameters: dict[str, Any], name: str) -> str:
    """A parameter as one cleaned line. One with a comma that should have had quotes is a list to the library."""
    found = parameters.get(name, "")
    return plain(", ".join(found) if isinstance(found, list) else str(found))


class People(dict[str, Invited | None]):
    """Who stands in a line (ORGANIZER, ATTENDEE); None where it tells neither a name nor an address, or is broken.

    The same people are in most events, so that each line is read once.
    """

    def __missing__(self, line: str) -> Invited | None:
        try:
            parameters, value = understood(line)
        except ValueError:
            self[line] = None
        else:
            self[line] = _invited(parameters, value)
        return self[line]


def _invited(parameters: dict[str, Any], value: str) -> Invited | None:
    """Somebody, or a room, that is asked to come."""
    who = _person(parameters, value)
    if who is None:
        return None
    kind = parameter(parameters, "CUTYPE").upper()[:30]
    if kind in ("", "INDIVIDUAL", "UNKNOWN"):
        resource = parameter(parameters, "ROLE").upper() == "NON-PARTICIPANT" and kind == ""
        kind = "RESOURCE" if resource or who.email.endswith("@resource.calendar.google.com") else kind or "INDIVIDUAL"
    return Invited(who, kind, parameter(parameters, "PARTSTAT").upper()[:30])


def _person(parameters: dict[str, Any], value: str) -> Person | None:
    told = parameter(parameters, "EMAIL") or plain(value)
    found = _ADDRESS.search(unquote(re.sub(r"^\s*(?:mailto:)+", "", told, flags=re.IGNORECASE)))
    email = found[0].lower() if found else ""
    name = parameter(parameters, "CN")
    if len(name) > 1 and name[0] == name[-1] == "'":  # as Outlook puts around it
        name = name[1:-1].strip()
    if name.lower().removeprefix("mailto:") == email:
        name = ""
    return Person(name, email) if name or email else None
