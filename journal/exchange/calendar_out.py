"""Meetings as a calendar file (.ics) that other programs read: the planned and the held ones, with who is in them.

Notes, questions and all else that is private stay in the journal.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.exchange.calendar_known import OURS
from journal.exchange.clean import clean
from journal.exchange.references import parts
from journal.exchange.whole import write_whole
from journal.model import Colleague, Me, Meeting, MeetingColleague
from journal.model.words import MeetingState
from journal.store.journal import Journal

AT_ONCE = 500
_SHOWN = (MeetingState.PLANNED, MeetingState.HELD)
_INSTANCE = re.compile(r"\d{8}(?:T\d{6}Z)?")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_QUOTED = str.maketrans({'"': "^'", "^": "^^"})
_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_UTC = ("UTC", "Etc/UTC")
_FIRST = date(1900, 1, 1)
_BYTES = 75
"""Octets of a line, by RFC 5545."""


def export_calendar(journal: Journal, path: Path, now: datetime) -> int:
    """Write the meetings to a file that only its owner may read; how many there are. Raises JournalError."""
    count = 0

    def counted(pieces: Iterator[str]) -> Iterator[str]:
        nonlocal count
        for piece in pieces:
            count += piece.count("BEGIN:VEVENT\r\n")
            yield piece

    try:
        with journal.reading() as session:
            write_whole(path, counted(take_out(session, now)))
    except OSError as error:
        raise JournalError(f"The file cannot be written: {error.strerror}.", "The journal is as it was.") from None
    return count


def take_out(session: Session, now: datetime) -> Iterator[str]:
    """The calendar, piece by piece. `now`: when it is written."""
    stamp = _utc(now)
    yield _lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Partnership Journal//EN", "METHOD:PUBLISH"])
    me = session.execute(select(Me.name, Me.email)).first()
    mine = _person("ORGANIZER", me.name or "", me.email[0]) if me and me.email else None
    shown = Meeting.state.in_(_SHOWN)
    days = select(Meeting.time_zone, func.min(Meeting.day), func.max(Meeting.day)).where(shown)
    for zone, first, last in session.execute(days.group_by(Meeting.time_zone).order_by(Meeting.time_zone)):
        yield _zone(zone, first, last) if zone and zone not in _UTC else ""
    ids = list(session.scalars(select(Meeting.id).where(shown).order_by(Meeting.start_utc, Meeting.position)))
    for some in parts(ids):
        people = _people(session, some)
        found = {meeting.id: meeting for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(some)))}
        for one in some:
            yield _event(found[one], people.get(one, []), mine, stamp)
        session.expunge_all()
    yield _lines(["END:VCALENDAR"])


class _Who(NamedTuple):
    name: str
    email: str


def _people(session: Session, meetings: list[str]) -> dict[str, list[_Who]]:
    found: dict[str, list[_Who]] = {}
    rows = session.execute(
        select(MeetingColleague.meeting_id, Colleague.name, Colleague.email)
        .join(Colleague, Colleague.id == MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id.in_(meetings))
        .order_by(MeetingColleague.position)
    )
    for meeting, name, emails in rows:
        found.setdefault(meeting, []).append(_Who(name, emails[0] if emails else ""))
    return found


def _event(meeting: Meeting, people: list[_Who], mine: str | None, stamp: str) -> str:
    lines = ["BEGIN:VEVENT", *_identity(meeting), f"DTSTAMP:{stamp}", _moment("DTSTART", meeting)]
    minutes = meeting.minutes if meeting.minutes is not None else meeting.minutes_held
    if minutes:
        lines.append(f"DURATION:PT{minutes}M")
    lines.append(f"SUMMARY:{_text(meeting.title)}")
    if meeting.where:
        lines.append(f"LOCATION:{_text(meeting.where)}")
    lines += ["STATUS:CONFIRMED", *([mine] if mine and people else [])]
    lines += [_person("ATTENDEE", one.name, one.email) for one in people]
    return _lines([*lines, "END:VEVENT"])


def _identity(meeting: Meeting) -> list[str]:
    """By what a calendar knows it: the one that it came from, or this journal."""
    instance = meeting.recurrence_id or ""
    if not meeting.calendar_uid or (instance and not _INSTANCE.fullmatch(instance)):
        return [f"UID:{_text(meeting.id + OURS)}"]
    name = "RECURRENCE-ID;VALUE=DATE" if len(instance) == 8 else "RECURRENCE-ID"
    lines = [f"UID:{_text(meeting.calendar_uid)}", f"SEQUENCE:{meeting.calendar_sequence or 0}"]
    return [*lines, f"{name}:{instance}"] if instance else lines


def _moment(name: str, meeting: Meeting) -> str:
    """In the zone in which it was meant, where it has one that can tell it; else in UTC."""
    there = meeting.start.astimezone(ZoneInfo(meeting.time_zone)) if meeting.time_zone not in (None, *_UTC) else None
    if there is None or there.fold:  # the second of two hours that are called the same
        return f"{name}:{_utc(meeting.start)}"
    return f"{name};TZID={meeting.time_zone}:{_digits(there)}"


def _utc(moment: datetime) -> str:
    return f"{_digits(moment.astimezone(UTC))}Z"


def _digits(moment: datetime) -> str:
    return f"{moment.year:04}{moment:%m%dT%H%M%S}"


def _zone(name: str, first: date, last: date) -> str:
    """The rules of a zone for these days, for programs that do not know its name."""
    from icalendar import Timezone

    year = timedelta(days=366)
    made = Timezone.from_tzid(name, first_date=max(first - year, _FIRST), last_date=last + year)
    return str(made.to_ical().decode())


def _person(line: str, name: str, email: str) -> str:
    told = " ".join(clean(name).split()).translate(_QUOTED)
    address = email.strip().lower()
    value = f"mailto:{address}" if _ADDRESS.fullmatch(address) else "invalid:nomail"
    return f'{line};CN="{told}":{value}' if told else f"{line}:{value}"


def _text(text: str) -> str:
    return clean(text).translate(_ESCAPED)


def _lines(lines: list[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """No longer than a line may be; cut between letters."""
    if len(line.encode()) <= _BYTES:
        return line
    pieces, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > _BYTES:
            pieces.append("")
            size = 1 + len(letter.encode())  # the blank that begins the line
        pieces[-1] += letter
    return "\r\n ".join(pieces)
