"""From the bytes of a calendar file to its parts: VCALENDAR, VEVENT, VTIMEZONE, each with the lines that matter here.

A part is cut out before any of its lines is understood, so that a broken one costs itself alone.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from journal.errors import BadFile
from journal.exchange.calendar_types import NotTaken
from journal.exchange.clean import clean

LARGEST = 50 << 20
"""Bytes that a calendar may have."""
DEEPEST = 20
LINES = 5_000
"""Lines that one event may have."""
LONGEST = 1_000
"""Characters of a title or a place: a longer one is cut."""

_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_WANTED = re.compile(
    r"^(BEGIN|END|METHOD|NAME|X-WR-CALNAME|X-WR-TIMEZONE|UID|SUMMARY|LOCATION|STATUS|TRANSP|SEQUENCE|DTSTAMP"
    r"|LAST-MODIFIED|X-MICROSOFT-CDO-BUSYSTATUS|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID"
    r"|ORGANIZER|ATTENDEE|TZID|X-LIC-LOCATION|TZOFFSETFROM|TZOFFSETTO)(?=[:;])([^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
# Outlook and Exchange write names of zones such as (UTC-05:00) without the quotes that their colon needs.
_VALUE = r'(?:"[^"\n]*"|\((?:UTC|GMT)[+-][0-9:]+\)|tzone:|[^":;])*+'
_LINE = re.compile(rf"((?:;[^=:;\"]++={_VALUE})*+):(.*)", re.DOTALL)
_PARAMETER = re.compile(rf";([^=:;\"]++)=({_VALUE})")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_CARET = re.compile(r"\^([n'^])")


class Line(NamedTuple):
    """`parameters` by their names in capitals, without quotes; `value` as it stands in the file."""

    parameters: dict[str, str]
    value: str


class Part:
    """A component. `whole` is False where the file stopped, or the next began, before it ended."""

    __slots__ = ("lines", "name", "parts", "whole")

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, list[str]] = {}
        self.parts: list[Part] = []
        self.whole = False

    def line(self, name: str) -> Line | None:
        """The first line of this name. Raises NotTaken where it cannot be understood."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Line]:
        """Every line of this name. Raises NotTaken where one cannot be understood."""
        for rest in self.lines.get(name, ()):
            yield parse_line(name, rest)

    def word(self, name: str) -> str:
        """The value of the first line of this name, in capitals; "" if there is none that can be understood."""
        return self.text(name).upper()

    def text(self, name: str) -> str:
        """The text of the first line of this name, on one line; "" if there is none that can be understood."""
        try:
            line = self.line(name)
        except NotTaken:
            return ""
        return plain(line.value) if line else ""


def parse_line(name: str, rest: str) -> Line:
    found = _LINE.fullmatch(rest)
    if not found:
        raise NotTaken(f"Its line {name} cannot be read.")
    return Line(
        {one[1].strip().upper(): one[2].strip().replace('"', "") for one in _PARAMETER.finditer(found[1])}
        if found[1]
        else {},
        found[2],
    )


def plain(value: str, between: str = " ") -> str:
    """A text value as one cleaned line; `between` stands where it had line breaks."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if "\\" in value else value
    lines = (" ".join(line.split()) for line in clean(text[: 4 * LONGEST]).split("\n"))
    return between.join(line for line in lines if line)[:LONGEST].strip()


def plain_parameter(value: str) -> str:
    """A name that stands in a parameter, as one cleaned line without the quotes that Outlook puts around it."""
    text = plain(_CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value))
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == "'" else text


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
            open_parts[-1].lines.setdefault(name, []).append(found[2])
    return top.parts


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
