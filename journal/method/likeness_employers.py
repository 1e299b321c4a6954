"""Employers: the same company whatever its legal form, abbreviation or arm (`resources/employers.toml`)."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from journal.method.likeness import STOP, UNLIKE, Likeness, Match, Word, folded, near, words
from journal.method.likeness_places import is_place
from journal.method.word_lists import Found, Phrases, listed, sides, table, word_list

FILE = "employers.toml"
AROUND = STOP | frozenset(
    "worked works working work job intern internship year years month months since former formerly ex used".split()
)
_AT = re.compile(
    r".*?\b(?:worked|works|work|job|intern|\w+(?:ed|ing|er|or|ant|ist|ship|lead|head)) (?:at|for|with) (.+)",
    re.IGNORECASE,
)
"""What one did there: "Software engineer at Google"."""
MANY = frozenset(
    """
    first national general united american british royal standard bank capital small agency firm start startup family
    business school hospital office council city local big large company design law shop restaurant university
    government
    """.split()
)
"""Words that many share: they name no company by themselves."""


class _Reading(NamedTuple):
    known: frozenset[str]
    shown: str
    names: tuple[str, ...]
    forms: frozenset[str]  # legal forms and arms, as written
    initials: str
    acronym: str


@cache
def _forms() -> frozenset[str]:
    return frozenset(folded(one) for one in listed(FILE, word_list(FILE).get("legal_forms", "")))


@cache
def _arms() -> frozenset[str]:
    return frozenset(folded(one) for one in listed(FILE, word_list(FILE).get("arms", "")))


@cache
def _known() -> Phrases:
    entries = table(FILE, "names").items()
    return Phrases((_plain(name), first) for first, others in entries for name in (first, *others))


def is_employer(word: str) -> bool:
    return word in _known()


def _plain(text: str) -> str:
    return " ".join(word.fold for word in _said(words(text)))


def _said(said: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(word for word in said if word.fold not in AROUND and not word.fold.isdecimal())


def employers(theirs: str, mine: str) -> Match:
    one, other = _read(theirs), _read(mine)
    if one.known and other.known:
        return _both_known(one, other)
    if not one.names or not other.names:
        return UNLIKE
    core, other_core = _core(one), _core(other)
    if core <= MANY or other_core <= MANY:
        return Match(Likeness.SAME, f"Both name {one.shown}.") if one.names == other.names else UNLIKE
    if core == other_core or _in_a_country(one, other) or _in_a_country(other, one):
        return Match(Likeness.SAME if one.names == other.names else Likeness.RELATED, _why(one, other))
    if one.acronym and one.acronym == other.initials:
        return Match(Likeness.SAME, f"“{one.shown}” is short for {other.shown}.")
    if other.acronym and other.acronym == one.initials:
        return Match(Likeness.SAME, f"“{other.shown}” is short for {one.shown}.")
    if len(core) == len(other_core) and _slip(core, other_core):
        return Match(Likeness.RELATED, f"“{one.shown}” and “{other.shown}” are taken for the same name.")
    return UNLIKE


def employer_in(text: str) -> str:
    """The part of a note that names the company: "Software engineer at Google" -> "Google"."""
    line = " ".join(text.split())
    at = _AT.fullmatch(line)
    parts = sides(at[1] if at else line)
    return parts[0].split(" as ")[0] if parts else line


@lru_cache(maxsize=4096)
def _read(text: str) -> _Reading:
    named = employer_in(text)
    main = words(named)
    said = _said(main)
    found = next(_known().find(said), None)
    known = found.meant if found is not None and _whole(found, said) else frozenset()
    names = tuple(word.fold for word in said if word.fold not in _forms())
    forms = frozenset(word.shown for word in main if word.fold in _forms() | _arms())
    telling = [word for word in main if word.fold not in AROUND and word.fold not in _forms()]
    shown = " ".join(word.shown for word in telling)
    acronym = names[0] if len(names) == 1 and len(names[0]) > 2 and shown.replace(".", "").isupper() else ""
    initials = "".join(name[0] for name in names) if len(names) > 2 else ""
    return _Reading(known, shown or named, names, forms, initials, acronym)


def _whole(found: Found, said: tuple[Word, ...]) -> bool:
    """Whether nothing but legal forms and arms stands beside a known name: "Apple" is not "Apple Bank"."""
    rest = said[: found.start] + said[found.end :]
    return all(word.fold in _forms() | _arms() for word in rest)


def _core(one: _Reading) -> frozenset[str]:
    core = frozenset(name for name in one.names if name not in _arms())
    return core or frozenset(one.names)


def _in_a_country(one: _Reading, other: _Reading) -> bool:
    """Whether `one` is `other` with a country or town after its name."""
    size = len(other.names)
    if len(one.names) <= size or frozenset(one.names[:size]) != frozenset(other.names):
        return False
    rest = [name for name in one.names[size:] if name not in _arms()]
    return bool(rest) and is_place(" ".join(rest))


def _slip(one: frozenset[str], other: frozenset[str]) -> bool:
    here, there = one - other, other - one
    if len(here) != 1 or len(there) != 1:
        return False
    (a,), (b,) = here, there
    return near(a, b) and not (a in _known() and b in _known())


def _both_known(one: _Reading, other: _Reading) -> Match:
    shared = one.known & other.known
    if not shared:
        return UNLIKE
    if one.names == other.names:
        return Match(Likeness.SAME, _why(one, other))
    names = [shown for shown in (one.shown, other.shown) if folded(shown) != folded(min(shared))]
    if not names:
        return Match(Likeness.SAME, f"Both name {one.shown}.")
    return Match(Likeness.SAME, f"“{names[0]}” is {min(shared)}." if len(names) == 1 else f"Both are {min(shared)}.")


def _why(one: _Reading, other: _Reading) -> str:
    shorter = min(one.shown, other.shown, key=len)
    more = sorted(
        {form.casefold(): form for form in one.forms ^ other.forms}.values(), key=lambda form: (-len(form), form)
    )
    if not more:
        return f"Both name {shorter}."
    form = folded(more[0]) in _forms()
    return f"Both name {shorter}; “{more[0]}” {'is its legal form' if form else 'only says more of it'}."
