"""Tables of people as Google Contacts and Outlook export them (formats.md), each column known by its name."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest

from journal.exchange import people_values as values
from journal.exchange.contact_headers import Found, cell, cells, columns, words
from journal.exchange.people_types import FoundFact, FoundPerson, LeftOut, PeopleFile
from journal.exchange.table import TOP, Row
from journal.model.words import FactKind

GOOGLE = "Google Contacts"
OUTLOOK = "Outlook"
SEVERAL = " ::: "
"""What stands between several values in one cell of Google's."""
NO_NAME = "It has no name."
COMPANY = "It is a company, not a person."
MOST_LEFT_OUT = 1_000
_GOOGLE = {
    "name": "name", "given name": "first", "additional name": "middle", "family name": "last", "first name": "first",
    "middle name": "middle", "last name": "last", "file as": "file_as", "notes": "notes", "labels": "tags",
    "group membership": "tags", "organization name": "organisation", "organization title": "role",
    "organization department": "department", "occupation": "occupation", "hobby": "interest", "location": "location",
    "nickname": "nickname",
}  # fmt: skip
_NUMBERED = {
    ("e-mail", "value"): "email", ("phone", "value"): "phone", ("website", "value"): "link", ("organization", "name"):
    "organisation", ("organization", "title"): "role", ("organization", "department"): "department",
    ("address", "city"): "city", ("address", "region"): "region", ("address", "country"): "country",
}  # fmt: skip
_NUMBER = re.compile(r"(e-mail|phone|website|organization|address) \d{1,3} - (\w+)")
_FAX = re.compile(r"\b(?:fax|pager)", re.IGNORECASE)
_OUTLOOK_FACTS = {"interest": FactKind.INTEREST, "alma_mater": FactKind.ALMA_MATER}

Reader = Callable[[Row, str], "FoundPerson | str"]
"""From a row and its place to the person, or why there is none."""


def read_known(rows: Sequence[Row]) -> PeopleFile | None:
    """The people of a table whose columns are Google's or Outlook's; None where they are not."""
    for number, row in enumerate(rows[:TOP]):
        google = _google_columns(row)
        if google is not None:
            return people_of(rows, number, GOOGLE, partial(_google_person, google))
        outlook = columns("outlook", row)
        if _is_outlook(outlook):
            return people_of(rows, number, OUTLOOK, partial(_outlook_person, outlook))
    return None


def people_of(rows: Sequence[Row], header: int, source: str, read: Reader) -> PeopleFile:
    """Each row after the header as a person, or why it is none; empty rows are nobody."""
    people: list[FoundPerson] = []
    left_out: list[LeftOut] = []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if not any(one.strip() for one in row):
            continue
        found = read(row, f"row {number}")
        if isinstance(found, FoundPerson):
            people.append(found)
        else:
            left_out.append(LeftOut(f"row {number}", found))
    return PeopleFile(source, tuple(people), some(left_out))


def some(left_out: list[LeftOut]) -> tuple[LeftOut, ...]:
    """Those that are named, and of more their number."""
    more = len(left_out) - MOST_LEFT_OUT
    return tuple(left_out[:MOST_LEFT_OUT]) + (
        (LeftOut(f"{more:,} more rows", "Nobody is in them."),) if more > 0 else ()
    )


def whole_name(*parts: str) -> str:
    """The parts of a name as one."""
    return values.line(" ".join(parts))


def _google_columns(row: Row) -> Found | None:
    found: Found = {}
    known = 0
    for number, header in enumerate(row):
        plain = words(header)
        numbered = _NUMBER.match(header.strip().lower())
        field = _NUMBERED.get((numbered[1], numbered[2])) if numbered else _GOOGLE.get(plain)
        known += numbered is not None or plain in ("group membership", "phonetic first name", "yomi name", "file as")
        if field:
            found.setdefault(field, []).append(number)
        if numbered and numbered[2] in ("type", "label") and numbered[1] in ("e-mail", "phone"):
            found.setdefault(f"{numbered[1]} kind", []).append(number)
    named = "name" in found or "first" in found or "last" in found
    return found if named and known >= 2 else None


def _google_person(found: Found, row: Row, place: str) -> FoundPerson | str:
    def first(field: str) -> str:
        return values.line(cell(row, found.get(field, ())).split(SEVERAL)[0])

    parts = whole_name(*(first(part) for part in ("first", "middle", "last")))
    name = first("name") or parts or first("file_as") or first("nickname")
    organisation = first("organisation")
    emails = _google_values(row, found, "email", "e-mail kind", values.email)
    if organisation and not parts and name in ("", organisation):
        return COMPANY
    if not name and not emails:
        return NO_NAME
    city, region, country = (first(part) for part in ("city", "region", "country"))
    return FoundPerson(
        place,
        name or emails[0],
        role=first("role") or first("occupation"),
        department=first("department"),
        organisation=organisation,
        location=values.place(city, region, country) or first("location"),
        emails=emails,
        phones=_google_values(row, found, "phone", "phone kind", values.phone),
        links=_google_values(row, found, "link", "", values.link),
        tags=_google_values(row, found, "tags", "", values.tag),
        notes=values.lines("\n\n".join(cells(row, found.get("notes", ())))),
        facts=tuple(FoundFact(FactKind.INTEREST, one) for one in [first("interest")] if one),
    )


def _google_values(row: Row, found: Found, field: str, kind: str, clean: Callable[[str], str]) -> tuple[str, ...]:
    """All values of the numbered columns, the preferred ones (their kind has a star) first. No fax is a phone."""
    numbers, kinds = found.get(field, []), found.get(kind, [])
    pairs = [
        (cell(row, [kind] if kind is not None else []), cell(row, [number]))
        for number, kind in zip_longest(numbers, kinds[: len(numbers)])
    ]
    good = [
        (not kind.startswith("*"), one)
        for kind, text in pairs
        if not _FAX.search(kind)
        for one in text.split(SEVERAL.strip())
    ]
    return values.distinct(clean(one) for _, one in sorted(good, key=lambda pair: pair[0]))


def _is_outlook(found: Found) -> bool:
    read = set(found) - {"sign"}
    return bool({"first", "last"} & read) and len(read) >= 4 and bool(found.get("sign"))


def _outlook_person(found: Found, row: Row, place: str) -> FoundPerson | str:
    def first(field: str) -> str:
        return values.line(cell(row, found.get(field, ())))

    def many(field: str, clean: Callable[[str], str]) -> tuple[str, ...]:
        return values.distinct(clean(one) for one in cells(row, found.get(field, ())))

    name = whole_name(*(first(part) for part in ("first", "middle", "last")))
    emails = many("email", values.email)
    if not name and first("organisation"):
        return COMPANY
    if not name and not emails:
        return NO_NAME
    return FoundPerson(
        place,
        name or emails[0],
        role=values.line(cell(row, found.get("role", ())[-1:])),  # of two columns called Titre, the first is for Dr.
        department=first("department"),
        organisation=first("organisation"),
        location=_outlook_place(first),
        emails=emails,
        phones=many("phone", values.phone),
        links=many("link", values.link),
        tags=values.distinct(
            values.tag(tag) for one in cells(row, found.get("tags", ())) for tag in re.split("[;,]", one)
        ),
        notes=values.lines("\n\n".join(cells(row, found.get("notes", ())))),
        facts=tuple(FoundFact(kind, first(field)) for field, kind in _OUTLOOK_FACTS.items() if first(field)),
    )


def _outlook_place(first: Callable[[str], str]) -> str:
    places = (
        values.place(*(first(f"{where}_{part}") for part in ("city", "region", "country")))
        for where in ("work", "other")
    )
    return next(filter(None, places), "")
