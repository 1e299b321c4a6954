"""Whom a person of a file may be: for certain by what is theirs alone, and else by a name that is alike.

Everybody is found by keys, so that ten thousand people among a thousand take seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from journal.exchange.people_keys import email_key, phone_key, profile_key, same_phone
from journal.exchange.people_known import Known, tidy
from journal.exchange.people_types import FoundPerson
from journal.exchange.person_names import Fit, Words, fit, keys, nicknames

MOST = 8
"""Candidates that are named for one person."""
_SHARED = frozenset(
    "admin billing careers contact enquiries hello help hr info inquiries jobs kontakt mail marketing office post press"
    " reception sales secretary service support team".split()
)
"""Addresses with this before the @ are of a whole office."""
_CROWD = 20
"""People who are kept under one address or number."""
_COMMON = 300
"""People whose names have a key in common; more say nothing of anybody."""
_WORDS = 5
"""Words of a name that are looked at."""
_LONG = 4
"""Letters that a word has in which a slip is looked for."""

Place = int


class Maybe(NamedTuple):
    """A candidate, by its place in the index; `score` of a hundred."""

    place: Place
    why: str
    score: int


class Found(NamedTuple):
    """Who it is for certain, or who it may be, likeliest first."""

    sure: Place | None = None
    maybe: tuple[Maybe, ...] = ()


class Alike:
    """People who are known, looked up again and again. A place is the number in the order in which they were added."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.known: list[Known] = []
        self._emails: dict[str, list[Place]] = defaultdict(list)
        self._profiles: dict[str, list[Place]] = defaultdict(list)
        self._phones: dict[str, list[Place]] = defaultdict(list)
        self._names: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        self._named: dict[str, list[Place]] = defaultdict(list)
        self._fits: dict[str, list[tuple[Place, Fit]]] = {}
        self._spelt: dict[str, tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known, *, by_name: bool = True) -> Place:
        """`by_name`: whether it may be found by the name alone."""
        place = len(self.known)
        self.known.append(one)
        self.learn(place)
        if by_name:
            self._fits.clear()
            self._named[tidy(one.name).casefold()].append(place)
            for key in self._keys(one.name)[0]:
                self._names[key].append(place)
        return place

    def learn(self, place: Place) -> None:
        """They have more addresses, numbers or links than when they were added."""
        one = self.known[place]
        _put(self._emails, map(email_key, one.lists["emails"]), place)
        _put(self._profiles, map(profile_key, one.lists["links"]), place)
        _put(self._phones, map(phone_key, one.lists["phones"]), place)

    def find(self, person: FoundPerson) -> Found:
        """Who the person is, or may be."""
        certain, theirs = self._certain(person)
        if len(certain) == 1:
            return Found(certain[0])
        maybe = [Maybe(place, "Several colleagues have this address, number or profile.", 99) for place in certain]
        maybe += [Maybe(place, "The same e-mail address, but another name.", 60) for place in theirs]
        return Found(maybe=_best([*maybe, *self._by_name(person)]))

    def sure(self, person: FoundPerson) -> Place | None:
        """Who the person is for certain."""
        certain, _ = self._certain(person)
        return certain[0] if len(certain) == 1 else self.same_as(person)

    def _certain(self, person: FoundPerson) -> tuple[list[Place], list[Place]]:
        """Those of whom one is the person, and those who have an address of theirs."""
        theirs = dict.fromkeys(place for key in _emails(person) for place in self._emails.get(key, ()))
        profiles = dict.fromkeys(place for key in _profiles(person) for place in self._profiles.get(key, ()))
        certain = dict.fromkeys([*profiles, *(place for place in theirs if self._likely(person, place))])
        if not certain:  # a telephone may be another's next year
            called = self._with_phone(person)
            certain = dict.fromkeys(one for one in called if fit(self.known[one].name, person.name) > Fit.OTHER)
        if len(certain) > 1 and not profiles:  # one of those who share it may be the one by name
            best = [place for place in certain if fit(self.known[place].name, person.name) is Fit.SAME]
            certain = dict.fromkeys(best) if len(best) == 1 else certain
        return list(certain), list(theirs)

    def same_as(self, person: FoundPerson) -> Place | None:
        """The first who is just as the file has the person."""
        near = self._named.get(tidy(person.name).casefold(), ())[:_COMMON]
        return next((place for place in near if self.known[place].agrees(person)), None)

    def _likely(self, person: FoundPerson, place: Place) -> bool:
        """Whether two who have an address in common are one: their names are no contradiction."""
        other = self.known[place]
        if fit(other.name, person.name) > Fit.OTHER:
            return True
        shared = set(_emails(person)) & {email_key(one) for one in other.lists["emails"]}
        if all(one.partition("@")[0] in _SHARED for one in shared):
            return False
        mine, theirs = keys(person.name), keys(other.name)
        nameless = not mine or not theirs or any("@" in name for name in (person.name, other.name))
        return nameless or bool({one[0] for one in mine} & {one[0] for one in theirs})

    def _with_phone(self, person: FoundPerson) -> Iterator[Place]:
        for phone in person.phones:
            for place in self._phones.get(phone_key(phone), ()):
                if any(same_phone(phone, other) for other in self.known[place].lists["phones"]):
                    yield place

    def _by_name(self, person: FoundPerson) -> Iterator[Maybe]:
        for place, fits in self._near(person.name):
            other = self.known[place]
            works = _same_words(person.organisation, other.texts["organisation"])
            same = fits is Fit.SAME
            why = "The same name" if same else "A name that is alike"
            score = 90 if same else min(85, round(fuzz.token_sort_ratio(other.name.casefold(), person.name.casefold())))
            yield Maybe(place, f"{why}, and the same organisation." if works else f"{why}.", score + 8 * works)

    def _near(self, name: str) -> list[tuple[Place, Fit]]:
        """Whose name is the same or alike."""
        if name not in self._fits:
            found = (self._names.get(key, ()) for key in self._keys(name)[1])
            some = dict.fromkeys(place for places in found if len(places) <= _COMMON for place in places)
            some |= dict.fromkeys(self._named.get(tidy(name).casefold(), ())[:_COMMON])
            fits = {other: fit(other, name) for other in {self.known[place].name for place in some}}
            judged = [(place, fits[self.known[place].name]) for place in some]
            self._fits[name] = [one for one in judged if one[1] is not Fit.OTHER]
        return self._fits[name]

    def _keys(self, name: str) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
        """Under what a name is kept, and under what names that are alike are found."""
        if name not in self._spelt:
            spellings = keys(name)
            kept = frozenset(key for words in spellings for key in _name_keys(words))
            self._spelt[name] = kept, kept | frozenset(key for words in spellings for key in _asked(words))
        return self._spelt[name]


def _put(index: dict[str, list[Place]], found: Iterable[str], place: Place) -> None:
    for key in found:
        if key and place not in index[key] and len(index[key]) < _CROWD:
            index[key].append(place)


def _emails(person: FoundPerson) -> list[str]:
    return [key for key in map(email_key, person.emails) if key]


def _profiles(person: FoundPerson) -> list[str]:
    return [key for key in map(profile_key, person.links) if key]


def _same_words(one: str, other: str) -> bool:
    return bool(one.strip()) and one.casefold().split() == other.casefold().split()


def _best(found: list[Maybe]) -> tuple[Maybe, ...]:
    """Each once, likeliest first."""
    best: dict[Place, Maybe] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.place, one)
    return tuple(best.values())[:MOST]


def _name_keys(words: Words) -> Iterator[tuple[str, ...]]:
    """Pairs of a word, whole or with a letter left out, and how another one begins and ends: names that are alike have
    one in common. Of a single word, the word."""
    words = words if len(words) <= _WORDS else (*words[: _WORDS - 1], words[-1])
    yield ("", "".join(words))
    if len(words) == 1:
        yield from (("one", short) for short in _shortened(words[0]))
    for place, word in enumerate(words if len(words) > 1 else ()):
        yield ("of", word)
        for other in (*words[:place], *words[place + 1 :]):
            yield from (("from", short, other[0]) for short in _shortened(word))
            yield ("to", word, other[-1])


def _asked(words: Words) -> Iterator[tuple[str, ...]]:
    """More keys to look under: a nickname may begin with another letter, and a name be less than the other."""
    if len(words) == 1:
        yield ("of", words[0])
        return
    for word in words[:_WORDS]:
        yield ("one", word)
    for letter in {nickname[0] for nickname in nicknames(words[0])}:
        yield from (("from", other, letter) for other in words[1:_WORDS])


def _shortened(word: str) -> set[str]:
    if len(word) < _LONG:
        return {word}
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
