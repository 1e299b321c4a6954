"""Interests, skills, family, achievements and roles: alike in the same words, or in words that mean alike.

What means alike stands in `resources/synonyms.toml` and `resources/roles.toml`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from journal.method.likeness import STOP, TIMES, UNLIKE, Likeness, Match, Word, denied, near, spoken_list, stem, words
from journal.method.word_lists import Phrases, listed, table, word_list

FILLERS = (
    STOP
    | TIMES
    | frozenset(
        """
        play plays playing played love loves like likes enjoy enjoys enjoying interested keen fan hobby into learning
        learn learns watch watches make makes making do does doing some lot lots all many avid amateur passionate
        above very really good great go goes going old big small little bit favourite favorite still always again
        about as who which that me us myself herself himself worked works working work job role served
        """.split()
    )
)
"""Words that say nothing about what it is."""

RANKS = frozenset(
    """
    manager mgr director head lead leader officer senior sr junior jr assistant associate chief vice president vp
    deputy principal staff intern trainee freelance team specialist coordinator executive
    """.split()
)
"""Words that many roles share: alone they link nobody."""

SHORT = {"mgmt": "management", "mgr": "manager", "dept": "department", "engr": "engineer", "asst": "assistant"}
MOSTLY = 0.6
"""So many of all words of both are shared, where none has all of the other's."""
LONG = 6
"""Words of a text that is not said again."""


class _Reading(NamedTuple):
    said: tuple[str, ...]
    groups: Mapping[str, list[str]]  # what is meant -> as it was written, wherever it is
    units: Mapping[str, str]  # all that tells something: a stem, or what a phrase means -> as it was written
    stems: frozenset[str]
    ranked: bool
    denied: bool


class Topics:
    """One such list of words, and how two texts are held against each other by it."""

    def __init__(self, file: str, ranks: frozenset[str] = frozenset()) -> None:
        lists = word_list(file)
        self._as_written = frozenset(listed(file, lists.get("as_written", "")))
        self._ranks = ranks
        groups = table(file, "alike")
        known = [(phrase, group) for group, phrases in groups.items() for phrase in phrases]
        apart = [phrase for phrase in listed(file, lists.get("apart", "")) if phrase]
        named = {phrase for phrase, _ in known}
        known += [(phrase, f"={phrase}") for phrase in apart if phrase not in named]
        written = [word for phrase, _ in known for word in phrase.split()]
        self._names = frozenset(word.lower() for word in written if word.istitle())
        self._small = frozenset(word for word in written if word.islower() and word not in self._names)
        self._small_stems = frozenset(map(stem, self._small)) - frozenset(map(stem, self._names))
        self._phrases = Phrases(
            (" ".join(self._key(word) for word in words.__wrapped__(phrase)), group) for phrase, group in known
        )
        self.read = lru_cache(maxsize=4096)(self._read)

    def compare(self, theirs: str, mine: str) -> Match:
        one, other = self.read(theirs), self.read(mine)
        if not one.said or not other.said or one.denied != other.denied:
            return UNLIKE
        if one.said == other.said:
            return Match(Likeness.SAME, _same_words(theirs))
        shared = _shared(one.units, other.units)
        if one.stems and one.stems == other.stems and shared:
            return Match(Likeness.SAME, _why(shared))
        if one.ranked and not other.ranked and len(other.units) > len(one.units):
            return _by_group(one, other)
        if other.ranked and not one.ranked and len(one.units) > len(other.units):
            return _by_group(one, other)
        if shared and _enough(len(shared), one.units, other.units):
            return Match(Likeness.RELATED, _why(shared))
        return _by_group(one, other)

    def is_common_word(self, word: str) -> bool:
        """Whether the list has it as a word, rather than as a name with a capital."""
        return word in self._small or stem(word) in self._small_stems

    def is_name(self, word: str) -> bool:
        return word in self._names

    def _key(self, word: Word) -> str:
        fold = SHORT.get(word.fold, word.fold)
        return fold if fold in self._as_written else stem(fold)

    def _read(self, text: str) -> _Reading:
        said = words(text)
        keys = tuple(Word(word.shown, self._key(word)) for word in said)
        groups: dict[str, list[str]] = {}
        units: dict[str, str] = {}
        taken: set[int] = set()
        for found in self._phrases.find(keys):
            taken.update(range(found.start, found.end))
            units[" ".join(sorted(found.meant))] = found.shown
            for group in found.meant:
                if not group.startswith("="):
                    groups.setdefault(group, []).append(found.shown)
        for place, (word, key) in enumerate(zip(said, keys, strict=True)):
            if place not in taken and not self._is_filler(word):
                units[key.fold] = word.shown
        stems = frozenset(key.fold for word, key in zip(said, keys, strict=True) if not self._is_filler(word))
        ranked = any(SHORT.get(word.fold, word.fold) in self._ranks for word in said)
        return _Reading(tuple(word.fold for word in said), groups, units, stems, ranked, denied(said))

    def _is_filler(self, word: Word) -> bool:
        fold = SHORT.get(word.fold, word.fold)
        return fold in FILLERS or fold.isdecimal() or fold in self._ranks


@cache
def pastimes() -> Topics:
    """Interests, skills, family, achievements."""
    return Topics("synonyms.toml")


@cache
def occupations() -> Topics:
    return Topics("roles.toml", RANKS)


def _by_group(one: _Reading, other: _Reading) -> Match:
    """By what both mean, whatever else they tell."""
    for group, here in one.groups.items():
        if group in other.groups:
            pairs = [(theirs, mine) for theirs in here for mine in other.groups[group]]
            same = [pair for pair in pairs if _is_one(*pair)]
            return Match(Likeness.RELATED, _why((same or pairs)[:1]))
    return UNLIKE


def _shared(one: Mapping[str, str], other: Mapping[str, str]) -> list[tuple[str, str]]:
    """What `one` has of what `other` has too, in this spelling or nearly so: as written here and there."""
    found = [(one[key], other[key]) for key in one if key in other]
    rest = {key for key in other if key not in one and " " not in key}
    for key in one:
        if key not in other and (twin := next((word for word in sorted(rest) if near(key, word)), None)):
            rest.discard(twin)
            found.append((one[key], other[twin]))
    return found


def _enough(shared: int, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return shared == min(len(one), len(other)) or shared / (len(one) + len(other) - shared) >= MOSTLY


def _why(shared: list[tuple[str, str]]) -> str:
    same = list(dict.fromkeys(theirs for theirs, mine in shared if _is_one(theirs, mine)))
    if not same:
        theirs, mine = shared[0]
        return f"“{theirs}” and “{mine}” are alike."
    return f"Both name {spoken_list(same)}."


def _is_one(theirs: str, mine: str) -> bool:
    """Whether they are the same words: "Runs", "running"."""
    one, other = ([stem(word.fold) for word in words(text)] for text in (theirs, mine))
    return one == other


def _same_words(text: str) -> str:
    line = " ".join(text.split()).strip(" .;,")
    return f"Both name {line}." if len(line.split()) < LONG else "Both say the same, word for word."
