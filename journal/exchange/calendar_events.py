"""One event as it is written in a calendar file: single, a series, or a changed instance of one."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from journal.exchange.calendar_text import LINES, Part, component
from journal.exchange.calendar_types import Invited, NotTaken, Person
from journal.exchange.calendar_values import YEARS, Moment, People, Stated, every, moment, parameter, stated
from journal.exchange.calendar_zones import Zones

if TYPE_CHECKING:
    from icalendar import Component, vRecur

Times: TypeAlias = "Component | dict[str, list[Stated]]"
PEOPLE = 1_000
RULES = 5
DAY = 24 * 60
LONGEST = 7 * DAY
"""Minutes that an event may last; a longer one is told as one without an end."""

_NO_RULE = "Its rule for repeating cannot be read."
_BEGINS = re.compile(r":(\d{4})(\d\d)(\d\d)", re.ASCII)
_BUSY = "X-MICROSOFT-CDO-BUSYSTATUS"
_ONE = ("DTSTART", "RECURRENCE-ID", "RRULE")
_TIMES = (*_ONE, "DTEND", "DURATION", "RDATE", "EXDATE")
LONGEST_LINE = 5_000
"""Characters of a rule, or of the line with the start."""

# What Outlook, Google and others put before the title of a meeting that was called off, in the languages of the sender.
_CANCELLED = re.compile(
    r"(?:cancell?ed(?: event)?|abgesagt(?:er termin)?|annulée?|annul[ée]{1,2}|cancelad[oa]|annullat[oa]|geannuleerd"
    r"|avlyst|aflyst|inställt|peruttu|odwołan[eyao]|zrušeno|отменено|取消)\s?[:：]\s*",
    re.IGNORECASE,
)


class Period(NamedTuple):
    """An instance that a series lists; `minutes` where it is of another length than the others."""

    start: Moment
    minutes: int | None


class Written(NamedTuple):
    """An event of a file. `instance`: the first start of the instance that it changes; `onwards`: and all after it."""

    uid: str
    title: str
    start: Moment
    minutes: int | None
    where: str
    organiser: Person | None
    invited: tuple[Invited, ...]
    cancelled: bool
    free: bool
    sequence: int
    modified: str
    rules: tuple["vRecur", ...] = ()
    listed: tuple[Period, ...] = ()
    excluded: tuple[Moment, ...] = ()
    instance: Moment | None = None
    onwards: bool = False


def is_plain(part: Part) -> bool:
    """Whether an event is a single one, and is to be."""
    if not part.whole or repeats(part):
        return False
    return part.word("STATUS") != "CANCELLED" and not _CANCELLED.match(part.text("SUMMARY"))


def repeats(part: Part) -> bool:
    """Whether an event is a series or belongs to one."""
    return not part.lines.keys().isdisjoint(("RRULE", "RDATE", "RECURRENCE-ID"))


def place_of(part: Part, number: int) -> str:
    """How a person finds an event: by its title, else its id, else where it stands in the file."""
    return part.text("SUMMARY") or part.text("UID") or f"event {number}"


def written(part: Part, zones: Zones, people: People, place: str, cancelling: bool) -> Written:
    """What an event says. Raises NotTaken and whatever the library raises."""
    _check(part)
    event = _usual(part) or component(part, _TIMES)
    _check_dates(part, event)
    start, instance, onwards = _when(event, zones, place)
    title, called_off = _title(part.text("SUMMARY"))
    organisers = (people[line] for line in part.lines.get("ORGANIZER", ())[:1])
    return Written(
        uid=part.text("UID") or f"{title} {start.wall:%Y%m%dT%H%M}".strip(),
        title=title,
        start=start,
        minutes=_minutes(event, start, zones, place),
        where=part.text("LOCATION", ", "),
        organiser=next((one.person for one in organisers if one), None),
        invited=_invited(part, people),
        cancelled=cancelling or called_off or part.word("STATUS") == "CANCELLED",
        free="TRANSPARENT" in part.word("TRANSP") or part.word(_BUSY) == "FREE",
        sequence=_sequence(part),
        modified=part.text("LAST-MODIFIED") or part.text("DTSTAMP"),
        rules=tuple(every(event, "RRULE")),
        listed=_listed(event, zones, place),
        excluded=tuple(moment(at, line.params, zones, place) for at, line in _each(event, "EXDATE")),
        instance=instance,
        onwards=onwards,
    )


def _usual(part: Part) -> dict[str, list[Stated]] | None:
    """When a single event is, where that is written in the usual way; else None."""
    lines = {name: part.lines[name] for name in _TIMES if name in part.lines}
    found = {name: [one for one in map(stated, told[:2]) if one] for name, told in lines.items()}
    return found if all(len(found[name]) == len(told) == 1 for name, told in lines.items()) else None


def _when(event: Times, zones: Zones, place: str) -> tuple[Moment, Moment | None, bool]:
    """Its start, the instance that it changes, and whether it changes all after it."""
    instance, onwards = None, False
    for at in every(event, "RECURRENCE-ID")[:1]:
        instance = moment(at.dt, at.params, zones, place)
        onwards = parameter(at.params, "RANGE").upper() == "THISANDFUTURE"
    starts = [moment(at.dt, at.params, zones, place) for at in every(event, "DTSTART")[:1]]
    start = starts[0] if starts else instance  # a message that cancels an instance may name it only
    if start is None:
        raise NotTaken("It has no start.")
    return start, instance, onwards


def _check(part: Part) -> None:
    if not part.whole:
        raise NotTaken("It is cut off: the file is damaged here.")
    dates = sum(line.count(",") + 1 for name in ("EXDATE", "RDATE") for line in part.lines.get(name, ()))
    if sum(map(len, part.lines.values())) > LINES or dates > LINES or len(part.lines.get("RRULE", ())) > RULES:
        raise NotTaken("It has more lines, dates or rules than any event needs.")
    if any(len(line) > LONGEST_LINE for name in _ONE for line in part.lines.get(name, ())):
        raise NotTaken("A day, a time or a rule in it is far too long.")


def _check_dates(part: Part, event: Times) -> None:
    """Raise NotTaken where a line that tells when it is could not be read: without it, it would be at other times."""
    fields = [field for line in part.lines.get("RRULE", ()) for field in line.partition(":")[2].split(";")]
    if any(field.count("=") != 1 for field in fields if field.strip()):  # the library would read on without it
        raise NotTaken(_NO_RULE)
    for name in (*_ONE, "RDATE", "EXDATE"):
        read = every(event, name)
        if len(read) < len(part.lines.get(name, ())) or any(hasattr(one, "expected_type") for one in read):
            raise NotTaken(_NO_RULE if name == "RRULE" else "A day or time in it cannot be read.")


def first_day(part: Part) -> date | None:
    """The day on which an event begins, where that is easily seen; it may be another in another zone."""
    found = _BEGINS.search(part.lines.get("DTSTART", [""])[0])
    try:
        return date(*map(int, found.groups())) if found and YEARS[0] <= int(found[1]) <= YEARS[1] else None
    except ValueError:
        return None


def _title(title: str) -> tuple[str, bool]:
    """The title, and whether it says that the meeting was called off."""
    prefix = _CANCELLED.match(title)
    return (title[prefix.end() :], True) if prefix else (title, False)


def _minutes(event: Times, start: Moment, zones: Zones, place: str) -> int | None:
    """How long it lasts; None where it does not say, or says nonsense: when it is, is worth more than its end."""
    try:
        for end in every(event, "DTEND"):
            return _minutes_between(start, moment(end.dt, end.params, zones, place))
        for length in every(event, "DURATION"):
            return _sensible(length.dt)
    except (NotTaken, ValueError, AttributeError):
        return None
    return DAY if start.whole_day else None


def _minutes_between(start: Moment, end: Moment) -> int | None:
    """Minutes from a start to an end. Days count as 24 hours, whatever the clocks do."""
    if start.whole_day or end.whole_day:
        return _sensible(datetime.combine(end.wall, time.min) - datetime.combine(start.wall, time.min))
    return _sensible(end.in_utc() - start.in_utc())


def _sensible(whole: timedelta) -> int | None:
    minutes = whole // timedelta(minutes=1)
    return minutes if 0 < minutes <= LONGEST else None


def _listed(event: Times, zones: Zones, place: str) -> tuple[Period, ...]:
    found: list[Period] = []
    for at, line in _each(event, "RDATE"):
        begin, end = at if isinstance(at, tuple) else (at, timedelta())
        start = moment(begin, line.params, zones, place)
        if isinstance(end, timedelta):
            found.append(Period(start, _sensible(end)))
        else:
            found.append(Period(start, _minutes_between(start, moment(end, line.params, zones, place))))
    return tuple(found)


def _each(event: Times, name: str) -> Iterator[tuple[Any, Any]]:
    """Each day, moment or period of every line of this name, with its line."""
    return ((one.dt, line) for line in every(event, name) for one in line.dts)


def _invited(part: Part, people: People) -> tuple[Invited, ...]:
    found: dict[Person, Invited] = {}
    for line in part.lines.get("ATTENDEE", ())[:PEOPLE]:
        one = people[line]
        if one:
            found.setdefault(Person("", one.person.email) if one.person.email else one.person, one)
    return tuple(found.values())


def _sequence(part: Part) -> int:
    found = part.text("SEQUENCE")
    return int(found) if re.fullmatch(r"\d{1,9}", found, re.ASCII) else 0
