"""From the bytes of a calendar file to its parts: VCALENDAR, VEVENT, VTIMEZONE, each with the lines that matter here.

A part is cut out before any of its lines is understood, so that a broken one costs itself alone; the library reads it
then (`component`).
"""

import codecs
import re
from collections.abc import Collection
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from journal.errors import BadFile
from journal.exchange.calendar_rules import Budget
from journal.exchange.clean import clean

if TYPE_CHECKING:
    from icalendar import Component

LARGEST = 50 << 20
"""Bytes that a calendar may have."""
DEEPEST = 20
LINES = 5_000
"""Lines that one event may have."""
IN_FILE = 1_500_000
"""Lines of a file that are looked at: a calendar of 50 MB has a third of that."""
LONGEST = 1_000
"""Characters of a title or a place: a longer one is cut."""
ZONE = "X-TZID"
"""The parameter in which dates have the name of their zone."""

_SIMPLE = re.compile(r'[A-Z-]+(?:;[A-Za-z-]+=[^":;,^%\\]*)*:')
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
_NO_UTF_8 = re.compile("[\udc80-\udcff]")
_LONG_LINE = 5_000
_LONG_DATES = 250_000


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

    def text(self, name: str, between: str = " ") -> str:
        """The text of the first line of this name, on one line (`between` stands where it had line breaks); "" if there
        is none that can be understood."""
        for line in self.lines.get(name, ())[:1]:
            head = _SIMPLE.match(line)
            if head and "\\" not in line:
                return plain(line[head.end() :], between)
            with suppress(ValueError):
                return plain(understood(line)[1], between)
        return ""

    def word(self, name: str) -> str:
        """The same in capitals."""
        return self.text(name).upper()


class Cut(NamedTuple):
    """The calendars of a file; `short` if only its beginning was looked at."""

    calendars: list[Part]
    short: bool


def understood(line: str) -> tuple[Any, str]:
    """The parameters and the value of a line, as the library reads it. Raises ValueError."""
    from icalendar.parser import Contentline  # late, for it is slow to load

    as_line: Any = Contentline
    _, parameters, value = as_line(line).parts()
    return parameters, value


def component(part: Part, names: Collection[str], parts: bool = False) -> "Component":
    """A part as the library reads it, of its lines those of these names; with the `parts` in it, or without.

    Lines that cannot be understood are missing from it, or are `vBroken`.
    """
    from icalendar import Component  # late, for it is slow to load

    return Component.from_ical("\n".join(_lines(part, names, parts)))


def _lines(part: Part, names: Collection[str], parts: bool) -> list[str]:
    lines = [line for name, lines in part.lines.items() if name in names for line in lines]
    inside = [line for one in part.parts for line in _lines(one, names, True)] if parts else []
    return [f"BEGIN:{part.name}", *lines, *inside, f"END:{part.name}"]


def plain(text: str, between: str = " ") -> str:
    """A text as one cleaned line; `between` stands where it had line breaks."""
    lines = (" ".join(line.split()) for line in clean(text[: 4 * LONGEST]).split("\n"))
    return between.join(line for line in lines if line)[:LONGEST].strip()


def parts_of(content: bytes, budget: Budget) -> Cut:
    """The calendars of a file, as far as there is time. Raises BadFile where there is none."""
    if len(content) > LARGEST:
        raise BadFile("", "The calendar is larger than 50 MB.")
    lines, short = _unfold(content)
    parts, stopped = _build(_decode(lines), budget)
    calendars = [part for part in parts if part.name == "VCALENDAR"]
    if not calendars:
        raise BadFile("", "This is not a calendar file (.ics).")
    if short or stopped:  # the last event is none of the broken ones
        calendars[-1].whole = True
        calendars[-1].parts = [part for part in calendars[-1].parts if part.whole]
    return Cut(calendars, short or stopped)


def _build(text: str, budget: Budget) -> tuple[list[Part], bool]:
    """The parts, and whether the time was up before the end."""
    top = Part("")
    open_parts = [top]
    for number, found in enumerate(_WANTED.finditer(text)):
        if number % 50 == 49 and budget.is_spent():
            return top.parts, True
        name = found[1].upper()
        if name == "BEGIN":
            _begin(open_parts, found[2][1:].strip().upper())
        elif name == "END":
            _end(open_parts, found[2][1:].strip().upper())
        else:
            _add(open_parts[-1], name, found[2])
    return top.parts, False


def _add(part: Part, name: str, rest: str) -> None:
    """Keep a line, unless it is empty. One that is far too long is cut; dates, which have a limit, are to be all there
    or none of them."""
    if rest == ":":
        return
    if name not in _DATES:
        rest = rest[:_LONG_LINE]
    elif rest[0] == ";":
        rest = _TZID.sub(rf';{ZONE}="\1\2"', rest, count=1)
    rest = rest[:_LONG_DATES]
    if not rest.isascii() or not rest.isprintable():
        rest = " ".join(clean(rest).split("\n")) if len(rest) <= 2 * _LONG_LINE else ":?"
    lines = part.lines.setdefault(name, [])
    if len(lines) <= LINES:  # with more it is refused
        lines.append(name + rest)


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


def _unfold(content: bytes) -> tuple[bytes, bool]:
    """The lines of a file, unfolded, with plain line breaks, from whatever sort of Unicode; and whether there are more.

    They are unfolded as bytes, for some programs fold in the middle of a letter.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    elif content[1:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-le", "replace").encode("utf-8", "replace")
    elif content[0:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-be", "replace").encode("utf-8", "replace")
    content = content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    content = content.replace(b"\n ", b"").replace(b"\n\t", b"")
    if content.count(b"\n") <= IN_FILE:
        return content, False
    end = next(islice(re.finditer(b"\n", content), IN_FILE, None)).start()
    return content[:end], True


def _decode(lines: bytes) -> str:
    """The text: UTF-8, but for lines in Windows' own letters."""
    text = lines.decode("utf-8", "surrogateescape")
    if not _NO_UTF_8.search(text):
        return text
    return "\n".join(
        line.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if _NO_UTF_8.search(line) else line
        for line in text.split("\n")
    )
