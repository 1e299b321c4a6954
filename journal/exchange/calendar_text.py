"""From the bytes of a calendar file to its parts: VCALENDAR, VEVENT, VTIMEZONE, each with the lines that matter here.

A part is cut out before any of its lines is understood, so that a broken one costs itself alone; the library reads it
then (`component`).
"""

import codecs
import re
from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from journal.errors import BadFile
from journal.exchange.clean import clean

if TYPE_CHECKING:
    from icalendar import Component

LARGEST = 50 << 20
"""Bytes that a calendar may have."""
DEEPEST = 20
LINES = 5_000
"""Lines that one event may have."""
LONGEST = 1_000
"""Characters of a title or a place: a longer one is cut."""
ZONE = "X-TZID"
"""The parameter in which dates have the name of their zone."""

_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_WANTED = re.compile(
    r"^(BEGIN|END|METHOD|NAME|X-WR-CALNAME|X-WR-TIMEZONE|UID|SUMMARY|LOCATION|STATUS|TRANSP|SEQUENCE|DTSTAMP"
    r"|LAST-MODIFIED|X-MICROSOFT-CDO-BUSYSTATUS|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID"
    r"|ORGANIZER|ATTENDEE|TZID|X-LIC-LOCATION|TZOFFSETFROM|TZOFFSETTO)(?=[:;])([^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_DATES = ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID")
# The library would look up zones in one table for all files, and leave out unknown ones without a word: it gets to see
# none. Outlook and Exchange write names such as (UTC-05:00) without the quotes that their colon needs.
_TZID = re.compile(r';TZID=(?:"([^"]*)"|(\((?:UTC|GMT)[+-][0-9:]+\)[^":;]*|tzone:[^":;]*|[^":;]*))', re.IGNORECASE)
_LONG_LINE = 5_000


class Part:
    """A component: its lines, unfolded, by their names in capitals.

    `whole` is False where the file stopped, or the next began, before it ended.
    """

    __slots__ = ("lines", "name", "parts", "whole")

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, list[str]] = {}
        self.parts: list[Part] = []
        self.whole = False

    def text(self, name: str) -> str:
        """The text of the first line of this name, on one line; "" if there is none that can be understood."""
        from icalendar.parser import Contentline  # late, for it is slow to load

        line: Any = Contentline
        with suppress(ValueError):
            return plain(line(self.lines[name][0][: 2 * LONGEST]).parts()[2]) if name in self.lines else ""
        return ""

    def word(self, name: str) -> str:
        """The same in capitals."""
        return self.text(name).upper()


def component(part: Part, without: Collection[str] = (), parts: bool = False) -> "Component":
    """A part as the library reads it, without the lines of these names; with the `parts` in it, or without.

    Lines that cannot be understood are missing from it, or are `vBroken`.
    """
    from icalendar import Component  # late, for it is slow to load

    return Component.from_ical("\n".join(_lines(part, without, parts)))


def _lines(part: Part, without: Collection[str], parts: bool) -> list[str]:
    lines = [line for name, lines in part.lines.items() if name not in without for line in lines]
    inside = [line for one in part.parts for line in _lines(one, without, True)] if parts else []
    return [f"BEGIN:{part.name}", *lines, *inside, f"END:{part.name}"]


def plain(text: str, between: str = " ") -> str:
    """A text as one cleaned line; `between` stands where it had line breaks."""
    lines = (" ".join(line.split()) for line in clean(text[: 4 * LONGEST]).split("\n"))
    return between.join(line for line in lines if line)[:LONGEST].strip()


def parts_of(content: bytes) -> list[Part]:
    """The calendars of a file. Raises BadFile where there is none."""
    if len(content) > LARGEST:
        raise BadFile("", "The calendar is larger than 50 MB.")
    calendars = [part for part in _build(_decode(content)) if part.name == "VCALENDAR"]
    if not calendars:
        raise BadFile("", "This is not a calendar file (.ics).")
    return calendars


def _build(text: str) -> list[Part]:
    top = Part("")
    open_parts = [top]
    for found in _WANTED.finditer(text):
        name = found[1].upper()
        if name == "BEGIN":
            _begin(open_parts, found[2][1:].strip().upper())
        elif name == "END":
            _end(open_parts, found[2][1:].strip().upper())
        else:
            _add(open_parts[-1], name, found[2])
    return top.parts


def _add(part: Part, name: str, rest: str) -> None:
    """Keep a line, unless it is empty. One that is far too long is cut, but for dates, which have a limit."""
    if rest == ":":
        return
    rest = _TZID.sub(rf';{ZONE}="\1\2"', rest, count=1) if name in _DATES else rest[:_LONG_LINE]
    part.lines.setdefault(name, []).append(name + " ".join(clean(rest).split("\n")))


def _begin(open_parts: list[Part], name: str) -> None:
    if len(open_parts) > DEEPEST:
        raise BadFile("", "The calendar is nested too deeply.")
    if name in ("VEVENT", "VCALENDAR"):  # never inside an event: that one has lost its end
        while any(part.name == "VEVENT" or part.name == name == "VCALENDAR" for part in open_parts):
            open_parts.pop()
    part = Part(name)
    open_parts[-1].parts.append(part)
    open_parts.append(part)


def _end(open_parts: list[Part], name: str) -> None:
    if all(part.name != name for part in open_parts[1:]):
        return
    while open_parts[-1].name != name:
        open_parts.pop()
    open_parts.pop().whole = True


def _decode(content: bytes) -> str:
    """The text, unfolded and with plain line breaks: UTF-8, UTF-16 by its mark or its zeros, else Windows' own letters.

    Lines are unfolded as bytes, for some programs fold in the middle of a letter.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    elif content[1:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-le", "replace").encode("utf-8", "replace")
    elif content[0:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-be", "replace").encode("utf-8", "replace")
    content = _FOLD.sub(b"", content.removeprefix(codecs.BOM_UTF8)).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in content.split(b"\n"))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
