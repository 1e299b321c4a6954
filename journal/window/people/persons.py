"""Somebody of a file, or a colleague, as fields and in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from journal.exchange.people_types import FoundPerson
from journal.model import Colleague
from journal.window.people.shown import Side
from journal.window.people.words import field_name

LONGEST = 300
"""Characters of a field in a tool tip."""


def detail_words(person: FoundPerson) -> str:
    """ "Analyst · Encompass · dana@example.org": by what somebody is known again."""
    found = [
        person.role,
        person.organisation or person.department,
        *(one for one in person.emails[:1] if one != person.name),
    ]
    if not any(found):
        found = [person.location, *person.phones[:1], *person.links[:1]]
    return " · ".join(one for one in found if one)


def tip_words(person: FoundPerson) -> str:
    """All that the file says, a field a line."""
    return "\n".join(f"{name}: {words[:LONGEST]}" for name, words in fields_of(person) if words)


def fields_of(person: FoundPerson) -> list[tuple[str, str]]:
    found = [
        *_texts(person.role, person.department, person.organisation, person.location),
        ("emails", _list(person.emails)),
        ("phones", _list(person.phones)),
        ("links", _list(person.links)),
        ("tags", _list(person.tags)),
        ("facts", _list(fact.text for fact in person.facts)),
        ("photo", picture_words() if person.photo else ""),
        ("notes", person.notes.strip()),
        ("card_rest", card_words(person.card_rest)),
    ]
    return [(field_name(field), words) for field, words in found]


def side_of_person(person: FoundPerson) -> Side:
    return Side("", person.name, tuple(fields_of(person)))


def side_of_colleague(one: Colleague, facts: str = "", *, photo: bool = False) -> Side:
    found = [
        *_texts(one.role or "", one.department or "", one.organisation or "", one.location or ""),
        ("emails", _list(one.email)),
        ("phones", _list(one.phone)),
        ("links", _list(one.links)),
        ("tags", _list(one.tags)),
        ("facts", facts),
        ("photo", picture_words() if photo else ""),
        ("notes", (one.notes or "").strip()),
    ]
    return Side(one.id, one.name, tuple((field_name(field), words) for field, words in found))


def picture_words() -> str:
    return QCoreApplication.translate("PeopleWords", "A picture")


def card_words(lines: str) -> str:
    """Lines of a vCard that no field keeps, by their number: they are not for reading."""
    count = sum(bool(line.strip()) for line in lines.splitlines())
    if count == 1:
        return QCoreApplication.translate("PeopleWords", "One line that is kept as it is")
    return (
        QCoreApplication.translate("PeopleWords", "{count} lines that are kept as they are").format(count=count)
        if count
        else ""
    )


def _texts(role: str, department: str, organisation: str, location: str) -> list[tuple[str, str]]:
    return [("role", role), ("department", department), ("organisation", organisation), ("location", location)]


def _list(texts: Iterable[str]) -> str:
    return ", ".join(texts)
