"""Universities and schools: by their names, abbreviations and short forms (`resources/institutions.toml`)."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from journal.method.likeness import STOP, TIMES, UNLIKE, Likeness, Match, Word, folded, near, words
from journal.method.likeness_places import place_name
from journal.method.word_lists import Phrases, sides, table

FILE = "institutions.toml"
KINDS = frozenset("university college institute polytechnic academy".split())
PARTS = frozenset(
    """
    school schools faculty department law business medicine medical management engineering economics arts sciences
    science education nursing graduate architecture design music theology summer executive
    """.split()
)
"""Parts of a university, rather than another one."""
AROUND = (
    STOP
    | TIMES
    | frozenset(
        """
        alumni alumnus alumna class degree graduated studied graduate student study studying went exchange dropped out
        year term semester bsc msc ba bs ma mba emba phd dphil mphil llb llm bachelor bachelors master masters diploma
        doctorate beng meng history physics mathematics maths chemistry biology psychology philosophy literature
        politics english german french informatics studi computer marketing finance accounting journalism linguistics
        sociology undergraduate postgraduate undergrad we both there met
        """.split()
    )
)
"""What is told of the time there, and of what was studied."""
BETWEEN = frozenset("at with from by near my her his their".split())
"""What stands between two names, and in none."""


class _Reading(NamedTuple):
    known: frozenset[str]
    shown: str  # as it is written here
    kinds: frozenset[str]
    names: frozenset[str]
    parts: frozenset[str]
    spelt: tuple[tuple[str, str], ...]  # what was written short, and what it means


@cache
def _shorts() -> dict[str, str]:
    return {folded(short): full for full, shorts in table(FILE, "words").items() for short in shorts}


@cache
def _known() -> Phrases:
    entries = table(FILE, "names").items()
    return Phrases((_spelled(name), first) for first, others in entries for name in (first, *others))


def _spelled(text: str) -> str:
    return " ".join(word.fold for word in _meant(words(text)))


def _meant(said: tuple[Word, ...]) -> tuple[Word, ...]:
    """Abbreviations in full, small words left out."""
    full = (Word(word.shown, _in_full(word.fold)) for word in said)
    return tuple(word for word in full if word.fold not in STOP)


def _in_full(fold: str) -> str:
    """It is called nearly alike in most languages: "Universität", "Rijksuniversiteit"."""
    return "university" if "universi" in fold else _shorts().get(fold, fold)


def institutions(theirs: str, mine: str) -> Match:
    one, other = _read(theirs), _read(mine)
    if one.known and other.known:
        return _both_known(one, other)
    if not one.names or not other.names or (one.kinds and other.kinds and not one.kinds & other.kinds):
        return UNLIKE
    if one.names == other.names or _slips(one.names, other.names):
        degree = Likeness.SAME if one.parts == other.parts else Likeness.RELATED
        return Match(degree, _why(one, other))
    return UNLIKE


def institution_in(text: str) -> str:
    """The part of a note that names the university: "BA in history, Oxford" -> "Oxford"."""
    parts = sides(text)
    telling = [part for part in parts if not AROUND.issuperset(word.fold for word in words(part))]
    main = [part for part in telling if KINDS & {word.fold for word in _meant(words(part))}] or telling
    plain = [part for part in main if words(part)[0].fold not in AROUND]
    return (plain or main or parts or [text])[0]


@lru_cache(maxsize=4096)
def _read(text: str) -> _Reading:
    """Of the part of the note that names it: the one with a known name, or with "university" in it, or the first."""
    parts = [_meant(part) for side in sides(text) for part in _named_runs(words(side))]
    whole = _meant(words(text))
    names = [(found, part) for part in [whole, *parts] for found in _known().find(part) if _is_name(found.shown)]
    if names:
        found, part = max(names, key=lambda one: one[0].end - one[0].start)
        said = part[found.start : found.end]
        rest = part[: found.start] + part[found.end :]
        if found.end - found.start > 1 or not any(word.fold in KINDS or _is_other_name(word) for word in rest):
            return _reading(found.meant, said)
    main = next((part for part in parts if KINDS & {word.fold for word in part}), parts[0] if parts else ())
    return _reading(frozenset(), main)


def _named_runs(said: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The names in a sentence: "Met her husband at | Bucknell University". All of it, where nothing is in capitals."""
    if not any(word.shown[:1].isupper() for word in said[1:]):
        return [said]
    runs: list[list[Word]] = [[]]
    for word in said:
        if word.fold in BETWEEN or not (word.shown[:1].isupper() or word.fold in STOP or _in_full(word.fold) in KINDS):
            runs.append([])
        else:
            runs[-1].append(word)
    return [tuple(run) for run in runs if any(word.shown[:1].isupper() for word in run)]


def _is_name(shown: str) -> bool:
    return any(word[:1].isupper() for word in shown.split()) or " " in shown or len(shown) > 4


def _is_other_name(word: Word) -> bool:
    """A name beside it makes another of it: "Oxford Brookes"."""
    return word.shown[:1].isupper() and word.fold not in AROUND | PARTS and not word.fold.isdecimal()


def _reading(known: frozenset[str], said: tuple[Word, ...]) -> _Reading:
    telling = [word for word in said if word.fold not in AROUND and not word.fold.isdecimal()]
    folds = frozenset(word.fold for word in telling)
    short = tuple((word.shown, word.fold) for word in said if folded(word.shown) != word.fold)
    named = " ".join(word.shown for word in telling if word.fold not in KINDS)
    names = frozenset(_bare(fold) for fold in folds - KINDS - PARTS)
    return _Reading(known, named, folds & KINDS, names, folds & PARTS, short)


def _bare(name: str) -> str:
    """As it is in English, and without the s of "Lunds universitet"."""
    name = place_name(name)
    return name.removesuffix("s") if len(name) > 4 else name


def _both_known(one: _Reading, other: _Reading) -> Match:
    shared = one.known & other.known
    if not shared:
        return UNLIKE
    name = min(shared)
    shorts = [shown for shown in (one.shown, other.shown) if _initials(shown) and folded(shown) != folded(name)]
    if shorts and folded(one.shown) != folded(other.shown):
        return Match(Likeness.SAME, f"“{shorts[0]}” is short for {name}.")
    if folded(one.shown) == folded(other.shown):
        return Match(Likeness.SAME, _why(one, other))
    return Match(Likeness.SAME, f"Both are {name}.")


def _initials(shown: str) -> bool:
    return bool(re.search(r"\b[A-Z]{2,}", shown))


def _slips(one: frozenset[str], other: frozenset[str]) -> bool:
    """The same names but for one slip of the pen. Two known names are never a slip of each other."""
    here, there = one - other, other - one
    if len(here) != 1 or len(there) != 1:
        return False
    (a,), (b,) = here, there
    return near(a, b) and not (a in _known() and b in _known())


def _why(one: _Reading, other: _Reading) -> str:
    shown = one.shown or other.shown
    if folded(shown) != folded(other.shown) and one.names != other.names:
        return f"“{one.shown}” and “{other.shown}” are taken for the same name."
    short = next(iter({*one.spelt} ^ {*other.spelt}), None)
    if short is None or not short[0]:
        return f"Both name {shown}."
    return f"Both name {shown}; “{short[0]}{'.' if short[0].lower() in _DOTTED else ''}” means {short[1].capitalize()}."


_DOTTED = ("univ", "uni", "inst", "coll", "st")
