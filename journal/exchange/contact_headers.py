"""What the columns of a table of people are called, in several languages (`resources/contact_headers.toml`)."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache

from journal.files import resources

Found = dict[str, list[int]]
"""The columns of each field, in order."""


def words(header: str) -> str:
    """A header without case, accents and punctuation: "E-Mail 2: Adresse" is "e mail 2 adresse"."""
    plain = unicodedata.normalize("NFKD", header[:200].replace("ß", "ss").casefold())
    return " ".join(re.findall(r"\w+", "".join(one for one in plain if not unicodedata.combining(one))))


@cache
def fields(kind: str) -> dict[str, tuple[str, ...]]:
    """Of a kind of file ("outlook", "linkedin", "profile", "table"), which fields a header may be, by its `words`."""
    document = tomllib.loads((resources() / "contact_headers.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for field, headers in document[kind].items():
        for header in headers:
            found[words(header)] = (*found.get(words(header), ()), field)
    return found


def columns(kind: str, row: Sequence[str]) -> Found:
    """Which columns of a header are which field."""
    known = fields(kind)
    found: Found = {}
    for number, header in enumerate(row):
        for field in known.get(words(header), ()):
            found.setdefault(field, []).append(number)
    return found


def cells(row: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """What is in those columns, without the empty ones."""
    return [row[number] for number in numbers if number < len(row) and row[number].strip()]


def cell(row: Sequence[str], numbers: Sequence[int]) -> str:
    """The first of them that has something in it."""
    return next(iter(cells(row, numbers)), "")
