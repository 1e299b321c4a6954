"""One event as it is written in a calendar file: single, a series, or a changed instance of one."""

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from journal.exchange.calendar_rules import COST, Budget
from journal.exchange.calendar_text import LINES, Part, parse_line, plain
from journal.exchange.calendar_types import Invited, NotTaken, Person
from journal.exchange.calendar_values import Moment, invited, length, moment, moments, person
from journal.exchange.calendar_zones import Zones

PEOPLE = 1_000
RULES = 5
DAY = 24 * 60
LONGEST = 7 * DAY
"""Minutes that an event may last; a longer one is told as one without an end."""

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
    rules: tuple[str, ...] = ()
    listed: tuple[Period, ...] = ()
    excluded: tuple[Moment, ...] = ()
    instance: Moment | None = None
    onwards: bool = False


def place_of(part: Part, number: int) -> str:
    """How a person finds an event: by its title, else its id, else where it stands in the file."""
    return part.text("SUMMARY") or part.text("UID") or f"event {number}"


def dates_in(part: Part) -> int:
    """How many days and moments an event lists."""
    return sum(line.count(",") + 1 for name in ("EXDATE", "RDATE") for line in part.lines.get(name, ()))


def written(part: Part, zones: Zones, place: str, cancelling: bool, budget: Budget) -> Written:
    """What an event says; of a single one far from the window no more than when it is. Raises NotTaken."""
    _check(part)
    budget.pay(COST * dates_in(part))
    changed = part.line("RECURRENCE-ID")
    line = part.line("DTSTART") or changed  # a message that cancels an instance may name it only
    if line is None:
        raise NotTaken("It has no start.")
    start = moment(line.value, line, zones, place)
    title, called_off = _title(part)
    far = zones.is_far(start.wall) and not part.lines.keys() & {"RRULE", "RDATE", "RECURRENCE-ID"}
    return Written(
        uid=part.text("UID") or f"{title} {start.wall:%Y%m%dT%H%M}".strip(),
        title=title,
        start=start,
        minutes=_minutes(part, start, zones, place),
        where="" if far else _where(part),
        organiser=None if far else _organiser(part),
        invited=() if far else _invited(part),
        cancelled=cancelling or called_off or part.word("STATUS") == "CANCELLED",
        free="TRANSPARENT" in part.word("TRANSP") or part.word("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE",
        sequence=_sequence(part),
        modified=part.text("LAST-MODIFIED") or part.text("DTSTAMP"),
        rules=tuple(one.value.strip() for one in part.all("RRULE") if one.value.strip()),
        listed=_listed(part, zones, place),
        excluded=tuple(one for line in part.all("EXDATE") for one in moments(line, zones, place)),
        instance=moment(changed.value, changed, zones, place) if changed else None,
        onwards=changed is not None and changed.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
    )


def _check(part: Part) -> None:
    if not part.whole:
        raise NotTaken("It is cut off: the file is damaged here.")
    if sum(map(len, part.lines.values())) > LINES or dates_in(part) > LINES or len(part.lines.get("RRULE", ())) > RULES:
        raise NotTaken("It has more lines, dates or rules than any event needs.")


def _title(part: Part) -> tuple[str, bool]:
    """The title, and whether it says that the meeting was called off."""
    title = part.text("SUMMARY")
    prefix = _CANCELLED.match(title)
    return (title[prefix.end() :], True) if prefix else (title, False)


def _minutes(part: Part, start: Moment, zones: Zones, place: str) -> int | None:
    """How long it lasts; None where it does not say, or says nonsense: when it is, is worth more than its end."""
    try:
        line = part.line("DTEND")
        if line:
            return minutes_between(start, moment(line.value, line, zones, place))
        line = part.line("DURATION")
        if line:
            return _sensible(length(line.value))
    except NotTaken:
        return None
    return DAY if start.whole_day else None


def minutes_between(start: Moment, end: Moment) -> int | None:
    """Minutes from a start to an end. Days count as 24 hours, whatever the clocks do."""
    if start.whole_day or end.whole_day:
        return _sensible(datetime.combine(end.wall, time.min) - datetime.combine(start.wall, time.min))
    return _sensible(end.in_utc() - start.in_utc())


def _sensible(whole: timedelta) -> int | None:
    minutes = whole // timedelta(minutes=1)
    return minutes if 0 < minutes <= LONGEST else None


def _listed(part: Part, zones: Zones, place: str) -> tuple[Period, ...]:
    found: list[Period] = []
    for line in part.all("RDATE"):
        for text in line.value.split(","):
            begin, _, end = text.partition("/")
            if not begin.strip():
                continue
            start = moment(begin, line, zones, place)
            if not end:
                found.append(Period(start, None))
            elif end.strip().upper().startswith(("P", "+P")):
                found.append(Period(start, _sensible(length(end))))
            else:
                found.append(Period(start, minutes_between(start, moment(end, line, zones, place))))
    return tuple(found)


def _where(part: Part) -> str:
    try:
        line = part.line("LOCATION")
    except NotTaken:
        return ""
    return plain(line.value, ", ") if line else ""


def _organiser(part: Part) -> Person | None:
    try:
        line = part.line("ORGANIZER")
    except NotTaken:
        return None
    return person(line) if line else None


def _invited(part: Part) -> tuple[Invited, ...]:
    found: dict[Person, Invited] = {}
    for rest in part.lines.get("ATTENDEE", ())[:PEOPLE]:
        try:
            one = invited(parse_line("ATTENDEE", rest))
        except NotTaken:
            continue
        if one:
            found.setdefault(Person("", one.person.email) if one.person.email else one.person, one)
    return tuple(found.values())


def _sequence(part: Part) -> int:
    text = part.text("SEQUENCE")
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0
