"""Who is who: the people of a calendar among the colleagues of a journal. By address first, then by name.

Only what is certain counts: one colleague has the address, or one has the name. Where two fit, or the name is only
like one, the person is `unsure`, and nobody is taken for them until the user says who it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from journal.exchange.calendar_types import Event, Person
from journal.exchange.person_names import Fit, Words, fit, keys, name_in

MOST = 8
"""Candidates that are named for one person."""
_NO_PEOPLE = ("@group.calendar.google.com", "@resource.calendar.google.com", "@import.calendar.google.com")
_NOBODY = frozenset(["unknownorganizer@calendar.google.com", "noreply@calendar.google.com"])
_INDIVIDUALS = ("INDIVIDUAL", "UNKNOWN", "")


class Known(NamedTuple):
    """A colleague."""

    id: str
    name: str
    emails: tuple[str, ...] = ()


class Match(NamedTuple):
    """`colleagues` without anybody twice; `unsure`: people with the ids of those who they may be, likeliest first."""

    colleagues: tuple[str, ...]
    unmatched: tuple[Person, ...]
    unsure: tuple[tuple[Person, tuple[str, ...]], ...]


class _Found(NamedTuple):
    """Whom one person is: `certain`, or those who they may be. `mine`: it is the user."""

    certain: str = ""
    maybe: tuple[str, ...] = ()
    mine: bool = False


def match(people: Iterable[Person], colleagues: Iterable[Known], mine: Iterable[str]) -> Match:
    """Who these people are. `mine`: the user's own addresses and names, who are left out."""
    return Directory(colleagues, mine).match(people)


class Directory:
    """All colleagues, looked up again and again."""

    def __init__(self, colleagues: Iterable[Known], mine: Iterable[str]) -> None:
        self._by_email: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._spelt: list[str] = []
        self._spelt_ids: list[str] = []
        self._names: dict[str, str] = {}
        self._found: dict[Person, _Found] = {}
        own = [one.strip() for one in mine if one.strip()]
        self._my_emails = {_address(one) for one in own if "@" in one}
        self._my_names = {words for one in own if "@" not in one for words in keys(one)}
        for one in colleagues:
            self._add(one)

    def _add(self, one: Known) -> None:
        self._names[one.id] = one.name
        for email in {_address(email) for email in one.emails} - {""}:
            self._by_email[email].append(one.id)
        spellings = keys(one.name)
        for word in {word for spelling in spellings for word in spelling}:
            self._by_word[word].append(one.id)
        for spelling in sorted(spellings):
            self._spelt.append(" ".join(spelling))
            self._spelt_ids.append(one.id)

    def owner(self, email: str) -> str | None:
        """The colleague who alone has this address."""
        found = self._by_email.get(_address(email), [])
        return found[0] if len(found) == 1 else None

    def is_me(self, person: Person) -> bool:
        return self._find(person).mine

    def colleague(self, person: Person | None) -> str | None:
        """The colleague who this person certainly is."""
        return (self._find(person).certain or None) if person else None

    def match(self, people: Iterable[Person]) -> Match:
        found = {person: self._find(person) for person in people}
        certain = dict.fromkeys(one.certain for one in found.values() if one.certain)
        unmatched, unsure = [], []
        for person, one in found.items():
            if one.certain or one.mine:
                continue
            maybe = tuple(candidate for candidate in one.maybe if candidate not in certain)  # those are here already
            if maybe:
                unsure.append((person, maybe[:MOST]))
            else:
                unmatched.append(person)
        return Match(tuple(certain), tuple(unmatched), tuple(unsure))

    def _find(self, person: Person) -> _Found:
        if person not in self._found:
            self._found[person] = self._look_up(person)
        return self._found[person]

    def _look_up(self, person: Person) -> _Found:
        email, name = _address(person.email), person.name
        if "@" in name and " " not in name.strip():  # an address in the place of the name
            email, name = email or _address(name), ""
        owners = self._by_email.get(email, []) if email else []
        if len(owners) == 1:
            return _Found(owners[0])
        if owners:
            named = [one for one in owners if fit(self._names[one], name) == Fit.SAME]
            return _Found(named[0]) if len(named) == 1 else _Found(maybe=tuple(owners))
        if email in self._my_emails:
            return _Found(mine=True)
        same, near = self._by_name(name)
        if keys(name) & self._my_names:
            return _Found(maybe=tuple(same)) if same else _Found(mine=True)
        if len(same) == 1 and not (near and _one_word(name)):
            return _Found(same[0])
        if same or near:
            return _Found(maybe=(*same, *near))
        same, near = self._by_name(name_in(email))
        return _Found(maybe=(*same, *near))

    def _by_name(self, name: str) -> tuple[list[str], list[str]]:
        """The colleagues whose name this certainly is, and those whose it may be, likeliest first."""
        same, near = [], []
        for candidate in self._candidates(keys(name)):
            fits = fit(self._names[candidate], name)
            if fits is Fit.SAME:
                same.append(candidate)
            elif fits is Fit.NEAR:
                near.append(candidate)
        plain = name.casefold()
        return same, sorted(near, key=lambda one: -fuzz.token_sort_ratio(self._names[one].casefold(), plain))

    def _candidates(self, spellings: frozenset[Words]) -> list[str]:
        """Colleagues who share a word of the name, or are spelt much like it, in their own order."""
        found = {one for words in spellings for word in words for one in self._by_word.get(word, ())}
        for words in spellings:
            like = process.extract(" ".join(words), self._spelt, scorer=fuzz.ratio, score_cutoff=80, limit=50)
            found |= {self._spelt_ids[place] for _, _, place in like}
        return [one for one in self._names if one in found]


def taking_part(event: Event) -> list[Person]:
    """The people of an event, whoever invited first: no rooms, things or lists of people, and nobody who declined."""
    asked = {key(one.person) for one in event.invited}
    found: dict[str, Person] = {}
    if event.organiser and key(event.organiser) not in asked:
        found[key(event.organiser)] = event.organiser
    for one in event.invited:
        if one.kind in _INDIVIDUALS and one.answer != "DECLINED":
            found.setdefault(key(one.person), one.person)
    people = [person for person in found.values() if _is_person(person)]
    first = key(event.organiser) if event.organiser else ""
    return sorted(people, key=lambda person: key(person) != first)


def key(person: Person) -> str:
    """What somebody is remembered by: the address, else the name."""
    return _address(person.email) or person.name.strip().casefold()


def _is_person(person: Person) -> bool:
    email = _address(person.email)
    return bool(email or person.name.strip()) and not email.endswith(_NO_PEOPLE) and email not in _NOBODY


def _address(email: str) -> str:
    return email.strip().lower().removeprefix("mailto:")


def _one_word(name: str) -> bool:
    return any(len(words) == 1 for words in keys(name))
