"""Who is meant by "@mei" or "@mei tanaka" in a line of text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from journal.method.likeness import folded


class Who(NamedTuple):
    """Somebody who can be named."""

    id: str
    name: str


class Mention(NamedTuple):
    """An "@name" in a text. `fits`: ids of those it may mean; `words`: it as their names spell it, if it is clear."""

    start: int
    end: int
    fits: tuple[str, ...]
    words: str


_AT = re.compile(r"(?<![\w.@])@(\w+(?:[.'’-]\w+)*)")
_NEXT = re.compile(r"[^\S\n]+(\w+(?:[.'’-]\w+)*)")
_PARTS = re.compile(r"[.'’-]")


def mentions(text: str, people: Sequence[Who], others: Sequence[Who] = ()) -> list[Mention]:
    """Every "@name" of the text. It is the beginning of a name, of the first or a later one, whatever its accents; a
    whole name goes before a beginning. Words after it belong to it where they are the rest of the name in full.
    `others` are only meant where none of `people` is."""
    found = []
    for match in _AT.finditer(text):
        fits = _fits(text, match, people) or _fits(text, match, others)
        found.append(_mention(match, fits))
    return found


class _Fit(NamedTuple):
    """How far a name reaches into the text, and whether all of what was typed are whole names."""

    end: int
    whole: bool
    who: str
    words: str


def _mention(match: re.Match[str], fits: list[_Fit]) -> Mention:
    if not fits:
        return Mention(match.start(), match.end(), (), "")
    best = max(one[:2] for one in fits)
    meant = {one.who: one for one in fits if one[:2] == best}
    words = next(iter(meant.values())).words if len(meant) == 1 else ""
    return Mention(match.start(), best[0], tuple(meant), words)


def _fits(text: str, match: re.Match[str], people: Sequence[Who]) -> list[_Fit]:
    """Of all people and each of their names, for the longest part of what was typed that fits any of them: "@mei's"
    is read as "@mei"."""
    ends = [match.end(), *(match.start(1) + cut.start() for cut in reversed([*_PARTS.finditer(match[1])]))]
    for end in ends:
        typed = _letters(text[match.start(1) : end])
        fits = [fit for who in people for fit in _fits_of(who, typed, text, end)]
        if typed and fits:
            return fits
    return []


def _fits_of(who: Who, typed: str, text: str, end: int) -> list[_Fit]:
    names = who.name.split()
    letters = [_letters(name) for name in names]
    found = []
    for first in range(len(names)):
        last, joined = first, ""
        while last < len(names) and len(joined) < len(typed):
            joined += letters[last]
            last += 1
        if joined.startswith(typed) and typed:
            whole = joined == typed
            reach, last = _rest(letters, last, text, end) if whole else (end, last)
            found.append(_Fit(reach, whole, who.id, " ".join(names[first:last])))
    return found


def _rest(letters: Sequence[str], last: int, text: str, end: int) -> tuple[int, int]:
    """How far the names after the first go on in the text, each in full."""
    while last < len(letters) and (match := _NEXT.match(text, end)) and _letters(match[1]) == letters[last]:
        end, last = match.end(), last + 1
    return end, last


def _letters(text: str) -> str:
    return folded(text).replace(" ", "")
