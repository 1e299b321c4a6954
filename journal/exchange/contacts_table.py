"""Any other table of people: what its columns may be, and its people once somebody has said what they are."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from journal.errors import BadFile
from journal.exchange import people_values as values
from journal.exchange.contact_headers import Found, cell, cells, fields, words
from journal.exchange.contacts_csv import NO_NAME, people_of, whole_name
from journal.exchange.people_types import FIELDS, FoundPerson, PeopleFile, Unmapped
from journal.exchange.table import TOP, Row

SOURCE = "table"
SHOWN = 10
"""Rows that are shown to whom says what the columns are."""
LOOKED_AT = 200
"""Rows whose cells are looked at for a guess."""
_OFTEN = 0.6
"""The share of the cells of a column that have to look like an address, a number, a link."""
_MANY = ("email", "phone", "link", "tags", "notes")
_EMAILS = re.compile(r"[;,\s]+|:::")
_TAGS = re.compile(r"[;,|\n]+|:::")
_PHONE = re.compile(r"\+?[\d ()/.\-–]{6,25}(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def unmapped(rows: Sequence[Row]) -> Unmapped:
    """The table's columns, the first of its rows, and what each column may be. Raises BadFile where it is empty."""
    header, names = _header(rows)
    body = [[*row, *[""] * len(names)][: len(names)] for row in rows[header + 1 :] if any(one.strip() for one in row)]
    shown = tuple(tuple(values.line(one) for one in row) for row in body[:SHOWN])
    return Unmapped(tuple(names), shown, _guess(names, body[:LOOKED_AT]))


def mapped(rows: Sequence[Row], mapping: Mapping[int, str]) -> PeopleFile:
    """The people of a table whose columns are what the mapping says, by their numbers from 0. Raises BadFile."""
    header, names = _header(rows)
    found: Found = {}
    for number, field in sorted(mapping.items()):
        if field and (field not in FIELDS or not 0 <= number < len(names)):
            raise BadFile(f"column {number + 1}", "Nobody knows what this column is.")
        if field:
            found.setdefault(field, []).append(number)
    if not {"name", "first_name", "last_name", "email"} & set(found):
        raise BadFile("", "One of the columns has to be the name.")
    return people_of(rows, header, SOURCE, partial(_person, found))


def _person(found: Found, row: Row, place: str) -> FoundPerson | str:
    def first(field: str) -> str:
        return values.line(cell(row, found.get(field, ())))

    def many(field: str, clean: Callable[[str], str], between: re.Pattern[str]) -> tuple[str, ...]:
        return values.distinct(clean(one) for text in cells(row, found.get(field, ())) for one in between.split(text))

    name = first("name") or whole_name(first("first_name"), first("last_name"))
    emails = many("email", values.email, _EMAILS)
    if not name and not emails:
        return NO_NAME
    return FoundPerson(
        place,
        name or emails[0],
        role=first("role"),
        department=first("department"),
        organisation=first("organisation"),
        location=values.line(", ".join(map(values.line, cells(row, found.get("location", ()))))),
        emails=emails,
        phones=many("phone", values.phone, re.compile(r"[;\n]+|:::")),
        links=many("link", values.link, re.compile(r"[;\s]+|:::")),
        tags=many("tags", values.tag, _TAGS),
        notes=values.lines("\n\n".join(cells(row, found.get("notes", ())))),
    )


def _header(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """Where the header is (-1 if there is none), and what the columns are called. Raises BadFile for an empty table."""
    top = [(number, row) for number, row in enumerate(rows[:TOP]) if any(one.strip() for one in row)]
    if not top:
        raise BadFile("", "The table is empty.")
    width = max(len(row) for _, row in top)
    number, header = next((pair for pair in top if len([one for one in pair[1] if one.strip()]) * 2 > width), top[0])
    if any(values.email(one) or _looks_like(one) for one in header):
        return number - 1, [f"Column {one}" for one in range(1, width + 1)]
    names = [values.line(one) for one in header] + [""] * (width - len(header))
    return number, [name or f"Column {one}" for one, name in enumerate(names, 1)]


def _guess(names: Sequence[str], body: Sequence[Row]) -> tuple[str, ...]:
    guesses: list[str] = []
    for number, name in enumerate(names):
        cells_of = [row[number] for row in body if row[number].strip()]
        looks = _looks(cells_of)
        guess = next(iter(fields("table").get(words(name), ())), "") or looks or _within(name)
        if guess in ("email", "link") and cells_of and looks != guess:
            guess = looks  # such as "E-mail" with yes and no in it
        guesses.append(guess if guess in _MANY or guess not in guesses else "")
    return tuple(guesses)


def _looks(cells_of: Sequence[str]) -> str:
    """What most of the cells look like: an e-mail address, a link, a telephone number."""
    looks = [_looks_like(one) for one in cells_of]
    return next((kind for kind in ("email", "link", "phone") if looks and looks.count(kind) >= _OFTEN * len(looks)), "")


def _looks_like(text: str) -> str:
    text = text.strip()
    if values.email(text):
        return "email"
    if text.lower().startswith(("http://", "https://", "www.", "linkedin.com/")) and values.link(text):
        return "link"
    digits = sum(one.isdigit() for one in text)
    return "phone" if digits >= 7 and _PHONE.fullmatch(text) and not _DATE.fullmatch(text) else ""


def _within(name: str) -> str:
    """The field whose word is in the header: "Work e-mail (preferred)"."""
    inside = f" {words(name)} "
    found = [(len(one), kinds[0]) for one, kinds in fields("table").items() if len(one) > 3 and f" {one} " in inside]
    return max(found)[1] if found and "type" not in inside and "typ " not in inside else ""
