"""Calendar files for tests: a few words make an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ME = ("Me", "me@encompass.example")
DANA = ("Dana Ortiz", "dana@encompass.example")
MEI = ("Mei Tanaka", "mei@encompass.example")
KIM = ("Kim Lee", "kim@partner.example")


def day(number: int, hour: int = 10) -> datetime:
    """So many days after the day of the tests, on the wall in Berlin."""
    return datetime(2026, 11, 24, hour, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(days=number)


def event(
    uid: str,
    title: str,
    start: datetime,
    people: Sequence[tuple[str, str]] = (ME, DANA),
    *more: str,
    organiser: tuple[str, str] = ME,
    sequence: int = 0,
) -> str:
    """Half an hour; `more` are lines as they stand in a file."""
    utc = start.astimezone(ZoneInfo("UTC"))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SUMMARY:{title}",
        f"DTSTART:{utc:%Y%m%dT%H%M%SZ}",
        f"DTEND:{utc + timedelta(minutes=30):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{sequence}",
        f"ORGANIZER;CN={organiser[0]}:mailto:{organiser[1]}",
        *(f"ATTENDEE;CN={name}:mailto:{email}" for name, email in people),
        *more,
        "END:VEVENT",
    ]
    return "\r\n".join(lines)


def calendar(*events: str, name: str = "Work") -> bytes:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nobody//Nothing//EN", f"X-WR-CALNAME:{name}"]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode()
