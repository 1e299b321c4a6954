"""What a journal knows of a colleague, as far as a file of people can say more of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.people_keys import email_key, link_key, same_phone
from journal.exchange.people_types import FoundFact, FoundPerson
from journal.method.likeness import folded
from journal.model import Colleague, Fact, Photo

TEXTS = ("role", "department", "organisation", "location")
LISTS = {"emails": "email", "phones": "phone", "links": "links", "tags": "tags"}
"""The lists of a found person, and the columns of a colleague that keep them."""
PHOTO, FACT, NOTES, CARD = "photo", "fact", "notes", "card_rest"


class Change(NamedTuple):
    """What the file says beyond the journal. `before` is "" where the journal has nothing in its place, or where it
    adds to a list; such changes are made unless they are refused, all others only where they are chosen.

    `field`: name, role, department, organisation, location, emails, phones, links, tags, notes, fact, photo,
    card_rest; `kind`: of a fact.
    """

    field: str
    before: str
    after: str
    kind: str = ""

    @property
    def fills(self) -> bool:
        return not self.before


@dataclass
class Known:
    """A colleague as they stand, or will stand after what was planned so far. `id`: "" of somebody of the file."""

    id: str
    name: str
    texts: dict[str, str]
    lists: dict[str, list[str]]
    notes: str = ""
    card_rest: str = ""
    has_photo: bool = False
    facts: set[tuple[str, str]] = field(default_factory=set)

    def changes(self, person: FoundPerson) -> tuple[Change, ...]:
        """All that the person of a file has beyond this."""
        return tuple(self._changes(person))

    def _changes(self, person: FoundPerson) -> Iterator[Change]:
        if _plain(person.name) and _plain(person.name) != _plain(self.name):
            yield Change("name", self.name, tidy(person.name))
        for name in TEXTS:
            said, before = tidy(getattr(person, name)), self.texts[name]
            if said and _plain(said) != _plain(before):
                yield Change(name, before, said)
        for name in LISTS:
            yield from (Change(name, "", said) for said in new_in(name, getattr(person, name), self.lists[name]))
        said = person.notes.strip()
        if said and said not in self.notes:
            yield Change(NOTES, self.notes, f"{self.notes.rstrip()}\n\n{said}" if self.notes.strip() else said)
        for fact in new_facts(person.facts, self.facts):
            yield Change(FACT, "", fact.text.strip(), fact.kind)
        if person.photo and not self.has_photo:
            yield Change(PHOTO, "", "")
        lines = _new_lines(person.card_rest, self.card_rest)
        if lines:
            yield Change(CARD, "", lines)

    def take(self, change: Change) -> None:
        """It is as the change says, from now on."""
        if change.field == "name":
            self.name = change.after
        elif change.field in TEXTS:
            self.texts[change.field] = change.after
        elif change.field in LISTS:
            self.lists[change.field].append(change.after)
        elif change.field == NOTES:
            self.notes = change.after
        elif change.field == FACT:
            self.facts.add(fact_key(change.kind, change.after))
        elif change.field == PHOTO:
            self.has_photo = True
        elif change.field == CARD:
            self.card_rest = "\n".join(filter(None, [self.card_rest, change.after]))

    def columns(self) -> dict[str, Any]:
        """The columns of the colleague that a file can change."""
        row: dict[str, Any] = {"name": self.name, "notes": self.notes or None, "card_rest": self.card_rest or None}
        row |= {name: text or None for name, text in self.texts.items()}
        return row | {column: list(self.lists[name]) for name, column in LISTS.items()}

    def agrees(self, person: FoundPerson) -> bool:
        """Whether this is just as the file has the person: the same name, nothing more there, and one field alike
        besides, or nothing more here either."""
        if _plain(person.name) != _plain(self.name) or self.changes(person):
            return False
        if any(tidy(getattr(person, name)) for name in TEXTS):
            return True
        made = of_person(person)
        return not any(self.texts.values()) and all(len(self.lists[name]) == len(made.lists[name]) for name in LISTS)


def of_person(person: FoundPerson) -> Known:
    """Somebody of the file, as they would be as a new colleague."""
    made = Known("", tidy(person.name), {name: tidy(getattr(person, name)) for name in TEXTS}, {})
    for name in LISTS:
        made.lists[name] = new_in(name, getattr(person, name), ())
    made.notes, made.card_rest = person.notes.strip(), person.card_rest
    made.has_photo = bool(person.photo)
    made.facts = {fact_key(one.kind, one.text) for one in person.facts}
    return made


def known_colleagues(session: Session | None) -> list[Known]:
    """Everybody in the journal."""
    if session is None:
        return []
    photos = set(session.scalars(select(Photo.colleague_id)))
    facts: dict[str | None, set[tuple[str, str]]] = defaultdict(set)
    for owner, kind, text in session.execute(select(Fact.colleague_id, Fact.kind, Fact.text)):
        facts[owner].add(fact_key(kind, text))
    wanted = [Colleague.id, Colleague.name, Colleague.notes, Colleague.card_rest]
    wanted += [getattr(Colleague, name) for name in (*TEXTS, *LISTS.values())]
    return [
        Known(
            one.id,
            one.name,
            {name: getattr(one, name) or "" for name in TEXTS},
            {name: list(getattr(one, column)) for name, column in LISTS.items()},
            one.notes or "",
            one.card_rest or "",
            one.id in photos,
            facts[one.id],
        )
        for one in session.execute(select(*wanted).order_by(Colleague.position))
    ]


def tidy(text: str) -> str:
    """On one line, without blanks around it."""
    return " ".join(text.split())


def new_in(name: str, said: Iterable[str], there: Iterable[str]) -> list[str]:
    """What of a list is not there yet, however it is spelt."""
    found: list[str] = []
    kept = list(there)
    if name == "phones":
        for one in map(tidy, said):
            if one and not any(same_phone(one, other) or one == other for other in (*kept, *found)):
                found.append(one)
        return found
    key = {"emails": email_key, "links": link_key, "tags": _plain}[name]
    seen = {key(one) for one in kept} | {""}
    for one in map(tidy, said):
        if key(one) not in seen:
            seen.add(key(one))
            found.append(one)
    return found


def new_facts(said: Iterable[FoundFact], there: Iterable[tuple[str, str]]) -> list[FoundFact]:
    """The facts that are not known yet, each once."""
    seen = set(there)
    found = []
    for one in said:
        key = fact_key(one.kind, one.text)
        if key[1] and key not in seen:
            seen.add(key)
            found.append(one)
    return found


def fact_key(kind: str, text: str) -> tuple[str, str]:
    return kind, folded(text) or _plain(text)


def _new_lines(said: str, there: str) -> str:
    """The lines of a vCard whose property is not there yet."""
    names = {_property(line) for line in there.splitlines()}
    return "\n".join(line for line in said.splitlines() if line.strip() and _property(line) not in names)


def _property(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].rpartition(".")[2].strip().upper()


def _plain(text: str) -> str:
    return tidy(text).casefold()
