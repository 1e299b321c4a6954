"""The values of a calendar's lines: days and moments, lengths, people."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import unquote

from journal.exchange.calendar_text import Line, plain, plain_parameter
from journal.exchange.calendar_types import Invited, NotTaken, Person
from journal.exchange.calendar_zones import Zone, Zones

YEARS = (1900, 2200)
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?", re.IGNORECASE
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

    def wall_in(self, zone: Zone) -> datetime:
        """The same moment on the clocks of a zone. A day, or a time without a zone, is the same everywhere."""
        if self.whole_day or self.floating or self.zone.meant is zone.meant:
            return self.wall
        return self.in_utc().astimezone(zone.meant).replace(tzinfo=None, fold=0)


def moments(line: Line, zones: Zones, place: str) -> list[Moment]:
    """The days and moments that a line lists. Raises NotTaken where one is none."""
    return [moment(text, line, zones, place) for text in line.value.split(",") if text.strip()]


def moment(text: str, line: Line, zones: Zones, place: str) -> Moment:
    """The day or moment of a text, in the zone that its line names. Raises NotTaken where it is none."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise NotTaken("A day or time in it cannot be read.")
    year, month, day, hour, minute, second = (int(one or 0) for one in found.groups()[:6])
    if not YEARS[0] <= year <= YEARS[1]:
        raise NotTaken(f"It has a year that is not from {YEARS[0]} to {YEARS[1]}.")
    try:
        wall = datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        raise NotTaken("A day or time in it does not exist.") from None
    whole_day = found[4] is None
    if found[7]:
        return Moment(wall, False, zones.utc)
    name = line.parameters.get("TZID", "").strip()
    zone = zones.find(name, place) if name and not whole_day else zones.own
    return Moment(wall, whole_day, zone, not name)


def length(text: str) -> timedelta:
    """How long a DURATION is. Raises NotTaken where it is none, or none that makes sense."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise NotTaken("Its length cannot be read.")
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:])
    whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -whole if found[1] == "-" else whole


def person(line: Line) -> Person | None:
    """Who an ORGANIZER or ATTENDEE is; None where neither a name nor an address is told."""
    told = plain(line.parameters.get("EMAIL", "")) or plain(line.value)
    found = _ADDRESS.search(unquote(re.sub(r"^\s*(?:mailto:)+", "", told, flags=re.IGNORECASE)))
    email = found[0].lower() if found else ""
    name = plain_parameter(line.parameters.get("CN", ""))
    if name.lower().removeprefix("mailto:") == email:
        name = ""
    return Person(name, email) if name or email else None


def invited(line: Line) -> Invited | None:
    """Somebody, or a room, that is asked to come."""
    who = person(line)
    if who is None:
        return None
    kind = plain(line.parameters.get("CUTYPE", "")).upper()[:30]
    if kind in ("", "INDIVIDUAL", "UNKNOWN"):
        resource = line.parameters.get("ROLE", "").upper() == "NON-PARTICIPANT" and kind == ""
        kind = "RESOURCE" if resource or who.email.endswith("@resource.calendar.google.com") else kind or "INDIVIDUAL"
    return Invited(who, kind, plain(line.parameters.get("PARTSTAT", "")).upper()[:30])
