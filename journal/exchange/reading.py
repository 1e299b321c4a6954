"""From the bytes of an interchange file to its records, or one error that names the place."""

import json
import re
from datetime import date, datetime
from typing import Any, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from journal.errors import BadFile
from journal.exchange.clean import clean
from journal.exchange.photos import is_small_picture
from journal.exchange.records import FORMAT, VERSION, Document, Meeting

LARGEST = 1 << 30
"""Bytes that a file may have."""
YEARS = (1900, 2200)

Json = Any


def read_document(content: bytes) -> Document:
    """The records of a file, their texts cleaned. Raises BadFile, naming the place (`meetings[12].start`)."""
    document = _convert(_cleaned(_parse(content)))
    for number, meeting in enumerate(document.meetings):
        _check_meeting(meeting, f"meetings[{number}]")
    for number, colleague in enumerate(document.colleagues):
        if colleague.photo is not None and not is_small_picture(colleague.photo):
            raise BadFile(f"colleagues[{number}].photo", "This is no small picture (JPEG or PNG, in base64).")
    return document


def moment(text: str) -> datetime:
    """An aware datetime from ISO 8601 with an offset. Raises ValueError, saying what is missing."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is no moment such as 2026-11-24T10:00:00+01:00") from None
    if found.utcoffset() is None:
        raise ValueError("needs its offset from UTC, such as 2026-11-24T10:00:00+01:00")
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise ValueError(f"has a year that is not from {YEARS[0]} to {YEARS[1]}")
    return found


def known_zone(name: str) -> bool:
    """Whether this is the name of a time zone, such as Europe/Berlin."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _parse(content: bytes) -> Json:
    if len(content) > LARGEST:
        raise BadFile("", "The file is larger than 1 GB.")
    twice: dict[int, str] = {}
    kept: list[dict[str, Json]] = []  # so that no id is used again

    def pairs(found: list[tuple[str, Json]]) -> dict[str, Json]:
        made = dict(found)
        if len(made) != len(found):
            names = [name for name, _ in found]
            twice[id(made)] = next(name for name in names if names.count(name) > 1)
            kept.append(made)
        return made

    try:
        read = json.loads(content.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadFile(f"byte {error.start + 1}", "This is not text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadFile(f"line {error.lineno}, column {error.colno}", "This is not whole, right JSON.") from None
    except RecursionError:
        raise BadFile("", "The file is nested too deeply.") from None
    except ValueError:
        raise BadFile("", "The file has a number that is out of all range.") from None
    if twice:
        _name_repeated(read, twice)
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _name_repeated(read: Json, twice: dict[int, str]) -> None:
    """Find the place of the first key that is given twice in one object. Raises BadFile."""
    todo: list[tuple[str, Json]] = [("", read)]
    while todo:
        place, value = todo.pop()
        if isinstance(value, dict):
            if id(value) in twice:
                raise BadFile(_inside(place, twice[id(value)]), "This field is given twice.")
            todo += [(_inside(place, name), one) for name, one in value.items()]
        elif isinstance(value, list):
            todo += [(f"{place}[{number}]", one) for number, one in enumerate(value)]
    raise BadFile(next(iter(twice.values())), "This field is given twice.")


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _cleaned(value: Json, depth: int = 0) -> Json:
    """The same with its texts cleaned; what is deeper than any record of ours is left for `_convert` to refuse."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list) and depth < 8:
        return [_cleaned(one, depth + 1) for one in value]
    if isinstance(value, dict) and depth < 8:
        made = {clean(name): _cleaned(one, depth + 1) for name, one in value.items()}
        if len(made) != len(value):
            raise BadFile("", "Two fields of one record have the same name.")
        return made
    return value


def _convert(read: Json) -> Document:
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise BadFile("format", "This is not a partnership journal's file.")
    version = read.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadFile("version", "This file is of a newer version of the program.")
    if version != VERSION or isinstance(version, bool):
        raise BadFile("version", f"This has to be {VERSION}.")
    try:
        document = msgspec.convert(read, Document)
    except msgspec.ValidationError as error:
        place, problem = _in_words(str(error), read)
        raise BadFile(place, problem) from None
    _check_days(document, "")
    return document


_PLACE = re.compile(r" - at `(?P<key>key in )?\$(?P<place>.*)`$", re.DOTALL)
_FIELD = re.compile(r"^Object (?:contains unknown|missing required) field `(?P<name>.*)`$", re.DOTALL)
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "bool": "true or false",
    "date": "a day such as 2026-11-24",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
    "float": "a number with a fraction",
}


def _in_words(told: str, read: Json) -> tuple[str, str]:
    """The place and the problem of a validation error, as a person would say it."""
    found = _PLACE.search(told)
    place = found["place"].lstrip(".") if found else ""
    told = told[: found.start()] if found else told
    field = _FIELD.match(told)
    if field:
        unknown = told.startswith("Object contains")
        return _inside(place, field["name"]), "This field is not known." if unknown else "This field is missing."
    expected = re.match(r"^Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`$", told)
    if expected:
        wanted = " or ".join(_KINDS.get(kind, kind) for kind in expected["wanted"].split(" | "))
        got = _KINDS.get(expected["got"], expected["got"])
        return place, f"This has to be {wanted.removesuffix(' or nothing')}, and is {got}."
    if told.startswith("Invalid enum value"):
        return place, f"This is none of the words known here:{told.removeprefix('Invalid enum value')}."
    if "date" in told:
        return place, "This is no day such as 2026-11-24."
    limit = re.match(r"^Expected `int` (?P<sign>[<>])= (?P<limit>-?\d+)$", told)
    if limit:
        return place, f"This has to be {limit['limit']} or {'less' if limit['sign'] == '<' else 'more'}."
    if "length" in told:
        return place, "This must not be empty."
    return place, f"{told}."


def _check_days(value: Any, place: str) -> None:
    """Every day is of a year in which people live. Raises BadFile."""
    for name in value.__struct_fields__:
        one = getattr(value, name)
        if isinstance(one, date):
            if not YEARS[0] <= one.year <= YEARS[1]:
                raise BadFile(_inside(place, name), f"The year is not from {YEARS[0]} to {YEARS[1]}.")
        elif isinstance(one, msgspec.Struct):
            _check_days(one, _inside(place, name))
        elif isinstance(one, list) and one and isinstance(one[0], msgspec.Struct):
            for number, part in enumerate(one):
                _check_days(part, f"{_inside(place, name)}[{number}]")


def _check_meeting(meeting: Meeting, place: str) -> None:
    if meeting.time_zone is not None and not known_zone(meeting.time_zone):
        raise BadFile(f"{place}.time_zone", "No time zone has this name.")
    for name in ("start", "calendar_start"):
        text = getattr(meeting, name)
        try:
            if text is not None:
                moment(text)
        except ValueError as error:
            raise BadFile(f"{place}.{name}", f"This {error}.") from None
