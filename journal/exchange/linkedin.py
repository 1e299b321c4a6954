"""LinkedIn's export of one's own data (formats.md): the connections as people, and what it says of oneself."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from journal.errors import BadFile
from journal.exchange import people_values as values
from journal.exchange.contact_headers import Found, cell, columns
from journal.exchange.contacts_csv import NO_NAME, people_of, whole_name
from journal.exchange.people_types import FoundFact, FoundMe, FoundPerson, LeftOut, PeopleFile
from journal.exchange.people_zip import Member, members
from journal.exchange.table import TOP, Row, rows_of
from journal.model.words import FactKind

SOURCE = "LinkedIn"
CONNECTIONS = "connections.csv"
FILES = (CONNECTIONS, "profile.csv", "positions.csv", "education.csv", "skills.csv", "languages.csv")
MOST_FACTS = 200
_ORDER = {"first": [0], "last": [1], "link": [2], "email": [3], "organisation": [4], "role": [5], "connected": [6]}
_PERSON = re.compile(r"https?://(?:[\w-]{1,20}\.)?linkedin\.com/in/\S", re.IGNORECASE)
_NOW = ("", "present", "heute", "aujourd hui", "aujourd'hui", "actualidad", "presente", "o momento", "heden")


class _Position(NamedTuple):
    company: str
    title: str
    started: tuple[int, int]
    over: bool


def read_connections(rows: Sequence[Row]) -> PeopleFile | None:
    """The people of a Connections.csv; None where the table is another one."""
    header, found = _header(rows)
    if found is None:
        return None
    told = people_of(rows, header, SOURCE, partial(_person, found))
    return told._replace(people=tuple(_once(told.people)))


def read_export(content: bytes) -> PeopleFile:
    """The connections of a .zip and oneself, as far as it has them. Raises BadFile where it has none of both."""
    found: dict[str, Member] = {}
    for member in members(content, FILES):
        found.setdefault(member.name.lower(), member)
    if not found:
        raise BadFile("", "There are no people in this archive (.zip).")
    left_out: list[LeftOut] = []
    tables = {name: rows for name, member in found.items() if (rows := _table(member, left_out)) is not None}
    told = read_connections(tables[CONNECTIONS]) if CONNECTIONS in tables else None
    if CONNECTIONS in tables and told is None and any(map(any, tables[CONNECTIONS])):
        left_out.append(LeftOut(found[CONNECTIONS].name, "Its columns are not known."))
    me = _me(tables)
    if told is None and me is None and left_out:
        raise BadFile(left_out[0].place, left_out[0].reason)
    if told is None:
        return PeopleFile(SOURCE, (), tuple(left_out), me)
    return told._replace(left_out=(*left_out, *told.left_out), me=me)


def _table(member: Member, left_out: list[LeftOut]) -> list[Row] | None:
    try:
        if isinstance(member.content, BadFile):
            raise member.content
        return rows_of(member.content) if member.content.strip() else []
    except BadFile as error:
        left_out.append(LeftOut(member.name, error.happened.removeprefix(f"{member.name}: ")))
        return None


def _header(rows: Sequence[Row]) -> tuple[int, Found | None]:
    """Where the header is: by its names, wherever in the first rows; else by what stands below it."""
    for number, row in enumerate(rows[:TOP]):
        found = columns("linkedin", row)
        if {"first", "last"} <= set(found) and ("connected" in found or _below(rows, number, found.get("link", []))):
            return number, found
    for number, row in enumerate(rows[:TOP]):  # in a language that is not known: the columns are in the same order
        if len(row) == len(_ORDER) and not _PERSON.match(row[2].strip()) and _below(rows, number, [2]):
            return number, dict(_ORDER)
    return 0, None


def _below(rows: Sequence[Row], number: int, link: Sequence[int]) -> bool:
    """Whether the column of links below a header has people's pages at LinkedIn."""
    pages = [page for row in rows[number + 1 : number + 50] if (page := cell(row, link))]
    return bool(pages) and all(_PERSON.match(page.strip()) for page in pages)


def _person(found: Found, row: Row, place: str) -> FoundPerson | str:
    def text(field: str) -> str:
        return values.line(cell(row, found.get(field, ())))

    name = whole_name(text("first"), text("last"))
    email = values.email(text("email"))
    if not name and not email:
        return NO_NAME
    return FoundPerson(
        place,
        name or email,
        role=text("role"),
        organisation=text("organisation"),
        emails=values.distinct([email]),
        links=values.distinct([values.link(text("link"))]),
    )


def _once(people: Sequence[FoundPerson]) -> Iterator[FoundPerson]:
    """Each person once: they are known by their page, or by all that is said of them."""
    known: set[object] = set()
    for one in people:
        key = one.links[0].lower().rstrip("/") if one.links else one._replace(place="")
        if key not in known:
            known.add(key)
            yield one


def _me(tables: dict[str, list[Row]]) -> FoundMe | None:
    """Oneself; None where none of the files about oneself is there."""
    if not set(tables) & set(FILES[1:]):
        return None
    profile = next(_rows(tables, "profile.csv", "first"), None)
    positions = sorted(_positions(tables), key=lambda one: one.started, reverse=True)
    now = next((one for one in positions if not one.over), None)
    organisation = now.company if now else ""
    current = {one.casefold() for position in positions if not position.over for one in position[:2]}
    past = [one for one in positions if one.over]
    facts = [
        *(FoundFact(FactKind.FORMER_EMPLOYER, one.company) for one in past if one.company.casefold() not in current),
        *(FoundFact(FactKind.FORMER_ROLE, one.title) for one in past if one.title.casefold() not in current),
        *_facts(tables, "education.csv", "school", FactKind.ALMA_MATER),
        *_facts(tables, "skills.csv", "name", FactKind.SKILL),
        *_facts(tables, "languages.csv", "name", FactKind.LANGUAGE),
    ]
    once: dict[tuple[str, str], FoundFact] = {}
    for one in facts:
        if one.text:
            once.setdefault((one.kind, one.text.casefold()), one)
    name = whole_name(profile("first"), profile("last")) if profile else ""
    return FoundMe(name, organisation, tuple(once.values())[:MOST_FACTS])


def _positions(tables: dict[str, list[Row]]) -> Iterator[_Position]:
    for text in _rows(tables, "positions.csv", "company"):
        over = text("finished").casefold() not in _NOW
        yield _Position(text("company"), text("title"), _month(text("started")), over)


def _facts(tables: dict[str, list[Row]], file: str, field: str, kind: FactKind) -> Iterator[FoundFact]:
    for text in _rows(tables, file, field):
        yield FoundFact(kind, text(field))


def _rows(tables: dict[str, list[Row]], file: str, needed: str) -> Iterator[Callable[[str], str]]:
    """The rows of a file as what gives the text of a field; none where its header has not the one that is needed."""
    rows = tables.get(file, [])
    headers = ((number, columns("profile", row)) for number, row in enumerate(rows[:TOP]))
    number, found = next(((number, found) for number, found in headers if needed in found), (len(rows), {}))
    for row in rows[number + 1 :]:
        if any(one.strip() for one in row):
            yield partial(_text, found, row)


def _text(found: Found, row: Row, field: str) -> str:
    return values.line(cell(row, found.get(field, ())))


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _month(text: str) -> tuple[int, int]:
    """The year and month of "Jan 2021" or "2021", to put positions in order."""
    year = re.search(r"\b(19|20)\d\d\b", text)
    month = next((number for number, one in enumerate(_MONTHS, 1) if text.lower().startswith(one)), 0)
    return (int(year[0]) if year else 0, month)
