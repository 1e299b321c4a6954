"""The values of an event as the library read it: days and moments, people."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from journal.exchange.calendar_text import ZONE, plain
from journal.exchange.calendar_types import Invited, NotTaken, Person
from journal.exchange.calendar_zones import Zone, Zones

if TYPE_CHECKING:
    from icalendar import Component

YEARS = (1900, 2200)
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


def every(component: "Component", name: str) -> list[Any]:
    """The values of every line of this name, as the library read them."""
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def text(component: "Component", name: str, between: str = " ") -> str:
    """The text of the first line of this name, on one line; "" if there is none."""
    return next((plain(str(value), between) for value in every(component, name)), "")


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


def person(value: Any) -> Person | None:
    """Who an ORGANIZER or ATTENDEE is; None where neither a name nor an address is told."""
    told = parameter(value.params, "EMAIL") or plain(str(value))
    found = _ADDRESS.search(unquote(re.sub(r"^\s*(?:mailto:)+", "", told, flags=re.IGNORECASE)))
    email = found[0].lower() if found else ""
    name = parameter(value.params, "CN")
    if len(name) > 1 and name[0] == name[-1] == "'":  # as Outlook puts around it
        name = name[1:-1].strip()
    if name.lower().removeprefix("mailto:") == email:
        name = ""
    return Person(name, email) if name or email else None


def invited(value: Any) -> Invited | None:
    """Somebody, or a room, that is asked to come."""
    who = person(value)
    if who is None:
        return None
    kind = parameter(value.params, "CUTYPE").upper()[:30]
    if kind in ("", "INDIVIDUAL", "UNKNOWN"):
        resource = parameter(value.params, "ROLE").upper() == "NON-PARTICIPANT" and kind == ""
        kind = "RESOURCE" if resource or who.email.endswith("@resource.calendar.google.com") else kind or "INDIVIDUAL"
    return Invited(who, kind, parameter(value.params, "PARTSTAT").upper()[:30])
