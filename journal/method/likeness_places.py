"""Places: the same one under another name, or one inside the other (`resources/places.toml`)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from journal.errors import BadFile
from journal.method.likeness import STOP, TIMES, UNLIKE, Likeness, Match, Word, denied, folded, near, words
from journal.method.word_lists import Found, Phrases, listed, word_list

FILE = "places.toml"
EVERYDAY = frozenset(
    "nice reading bath cork split mobile turkey essen tours bend us la ma ca ga bc pau mons como".split()
)
"""Names that are words as well: as such they are written small."""
AROUND = (
    STOP
    | TIMES
    | frozenset(
        """
        went visited visit travelled traveled travelling traveling trip trips road holiday holidays vacation lived
        live lives living grew up born moved based spent born raised comes came back goes walked walking flew summered
        honeymoon remote work worked home hometown childhood family whole long near close way coast town village city
        farm mountains sea lake river north south east west
        """.split()
    )
)
TELLING = frozenset(
    "north south east west northern southern eastern western central new upper lower old lake mount".split()
)
"""Words that make another place of a name: Michigan, Lake Michigan."""


class Place(NamedTuple):
    """`within`: the keys of all that it lies in. `lesser`: only meant where one of these is named as well."""

    key: str
    name: str
    within: frozenset[str]
    lesser: bool


class _Atlas(NamedTuple):
    phrases: Phrases
    places: dict[str, Place]
    regions: frozenset[str]  # what has an entry of its own


class _Reading(NamedTuple):
    places: dict[str, str]  # key -> as it is written here
    around: frozenset[str]  # all that these lie in
    names: dict[str, str]  # other names, folded -> as written
    denied: bool


def places(theirs: str, mine: str, *, named_only: bool = False) -> Match:
    """`named_only`: a text that is no note on a place; only what is written as a name there is one."""
    one, other = _read(theirs, named_only), _read(mine, named_only)
    if one.denied != other.denied or not words(theirs):
        return UNLIKE
    shared = [key for key in one.places if key in other.places]
    if shared:
        whole = len(shared) == len(one.places) == len(other.places)
        return Match(Likeness.SAME if whole else Likeness.RELATED, _same(shared[0], one, other))
    for inner, outer in ((one, other), (other, one)):
        for key, shown in inner.places.items():
            around = [place for place in outer.places if place in _atlas().places[key].within]
            if around:
                return Match(Likeness.RELATED, f"{shown} is in {_atlas().places[around[0]].name}.")
    return _names_in_common(one, other) or _same_text(theirs, mine)


def is_place(text: str) -> bool:
    """Whether it is the name of a place, and nothing else."""
    said = words(text)
    return any(found.end - found.start == len(said) for found in _atlas().phrases.find(said))


def with_article(text: str) -> str:
    """ "Netherlands": "the Netherlands"."""
    return f"the {text}" if f"the {text}" in _atlas().regions else text


def place_name(fold: str) -> str:
    """The name in English of what may be a place: "Wien", "Vienna"; folded."""
    atlas = _atlas()
    meant = next((found.meant for found in atlas.phrases.find((Word(fold, fold),))), frozenset())
    plain = sorted(key for key in meant if not atlas.places[key].lesser)
    return folded(atlas.places[plain[0]].name) if len(plain) == 1 else fold


@cache
def _atlas() -> _Atlas:
    """Raises BadFile where the file is mistyped."""
    found: dict[str, Place] = {}
    names: list[tuple[str, str]] = []
    file: dict[str, Any] = word_list(FILE)
    for key, entry in file.items():
        within = frozenset(_upwards(file, key))
        found[key] = Place(key, re.sub(r" \(.*\)$", "", key), within, lesser=False)
        names += [(name, key) for name in _names(found[key].name, entry.get("also", ""))]
        for part, lesser in (("holds", False), ("lesser", True)):
            for same in listed(FILE, entry.get(part, "")):
                first, *others = (name.strip() for name in same.split("="))
                inner = f"{first}, {key}"
                found[inner] = Place(inner, first, within | {key}, lesser)
                names += [(name, inner) for name in (first, *others)]
    return _Atlas(Phrases(names), found, frozenset(file))


def _names(name: str, also: str) -> list[str]:
    return [name.removeprefix("the "), *listed(FILE, also)]


def _upwards(file: dict[str, Any], key: str) -> Iterator[str]:
    seen = {key}
    while above := file[key].get("in"):
        if above not in file or above in seen:
            raise BadFile(FILE, f"[{key}] should lie in a place that has an entry, and not in itself")
        yield above
        seen.add(above)
        key = above


@lru_cache(maxsize=4096)
def _read(text: str, named_only: bool) -> _Reading:
    said = words(text)
    found = [one for one in _atlas().phrases.find(said) if _is_name(one, named_only)]
    keys = _meant([one for one in found if not _elsewhere(one, found, said)])
    taken = {place for one in found for place in range(one.start, one.end)}
    around = frozenset(above for key in keys for above in _atlas().places[key].within)
    return _Reading(keys, around, _other_names(said, taken), denied(said))


def _elsewhere(one: Found, found: list[Found], said: tuple[Word, ...]) -> bool:
    """Whether it is said to lie in a region in which the list has none of this name: "Brest in Belarus"."""
    atlas = _atlas()
    after = next((other for other in found if other.start >= one.end), None)
    if after is None or any(word.fold not in ("in", "the") for word in said[one.end : after.start]):
        return False
    regions = {key for key in after.meant if key in atlas.regions}
    return bool(regions) and all(
        atlas.places[key].within and not atlas.places[key].within & regions for key in one.meant
    )


def _is_name(found: Found, named_only: bool) -> bool:
    capital = found.shown[:1].isupper() or not found.shown[:1].isalpha()
    return capital or not (named_only or folded(found.shown) in EVERYDAY)


def _meant(found: list[Found]) -> dict[str, str]:
    """Which places these names mean: "Paris, Texas" the one in Texas, and Texas not besides."""
    atlas = _atlas().places
    named = {key for one in found for key in one.meant}
    keys: dict[str, str] = {}
    for one in found:
        beside = {key for key in named - one.meant if not atlas[key].lesser}
        fitting = [key for key in one.meant if atlas[key].within & beside]
        plain = [key for key in one.meant if not atlas[key].lesser]
        keys.update(dict.fromkeys(sorted(fitting or plain), one.shown))
    inside = {above for key in keys for above in atlas[key].within}
    # A town and its region of one name are both meant; what is named beside what lies in it is not.
    return {key: shown for key, shown in keys.items() if key not in inside or _twin(key, shown, keys)}


def _twin(key: str, shown: str, keys: dict[str, str]) -> bool:
    return any(other != key and written == shown for other, written in keys.items())


def _other_names(said: tuple[Word, ...], taken: set[int]) -> dict[str, str]:
    """Runs of capitalised words that the list does not know: "Dingle Way"."""
    runs: dict[int, list[Word]] = defaultdict(list)
    run = 0
    for place, word in enumerate(said):
        first_of_note = place == 0 and word.fold in AROUND
        if place in taken or first_of_note or not (word.shown[:1].isupper() or word.fold in ("de", "del", "of", "la")):
            run += 1
        elif word.shown[:1].isupper() or runs[run]:
            runs[run].append(word)
    names = (_trimmed(one) for one in runs.values())
    return {" ".join(word.fold for word in one): " ".join(word.shown for word in one) for one in names if one}


def _trimmed(run: list[Word]) -> list[Word]:
    while run and not run[-1].shown[:1].isupper():
        run = run[:-1]
    return run if any(word.fold not in AROUND for word in run) else []


def _names_in_common(one: _Reading, other: _Reading) -> Match:
    for fold, shown in one.names.items():
        for other_fold, other_shown in other.names.items():
            if fold == other_fold:
                return Match(Likeness.SAME, f"Both name {shown}.")
            if near(fold, other_fold):
                return Match(Likeness.RELATED, f"“{shown}” and “{other_shown}” are taken for the same name.")
            if _says_more(fold.split(), other_fold.split()):
                return Match(Likeness.RELATED, f"“{shown}” and “{other_shown}” have a name in common.")
    return UNLIKE


def _says_more(one: Iterable[str], other: Iterable[str]) -> bool:
    few, many = sorted((set(one), set(other)), key=len)
    return bool(few - AROUND) and few < many and not (many - few) & TELLING


def _same(key: str, one: _Reading, other: _Reading) -> str:
    theirs, mine = one.places[key], other.places[key]
    if folded(theirs) == folded(mine):
        return f"Both name {theirs}."
    return f"{theirs} and {mine} are the same place."


def _same_text(theirs: str, mine: str) -> Match:
    fold = folded(theirs)
    if fold and fold == folded(mine) and not set(fold.split()) <= AROUND:
        return Match(Likeness.SAME, f"Both name {' '.join(theirs.split())}.")
    return UNLIKE
