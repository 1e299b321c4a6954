"""Whether two short texts speak of the same thing, however they are spelt: "Villanova Univ.", "villanova university".

Careful rather than generous: "Boston College" is not "Boston University", "Northern Ireland" not "Ireland", and
"no football" not "football".
"""

import re
import unicodedata
from collections.abc import Set
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Likeness(IntEnum):
    UNLIKE = 0
    RELATED = 1  # one says more than the other, or most of it is shared
    SAME = 2


SPELLED_OUT = {
    word: full.split()
    for short, full in {
        "u uni univ universitat universite universidad universita universitet universidade": "university",
        "coll": "college",
        "inst institut instituto": "institute",
        "tech": "technology",
        "sch": "school",
        "st": "saint",
        "mt": "mount",
        "ft": "fort",
        "intl": "international",
        "natl": "national",
        "dept": "department",
        "mgmt": "management",
        "mgr": "manager",
        "sr snr": "senior",
        "jr jnr": "junior",
        "asst": "assistant",
        "assoc": "associate",
        "dir": "director",
        "engr": "engineer",
        "vp": "vice president",
        "hr": "human resources",
        "usa": "united states",
        "uk": "united kingdom",
        "ny": "new york",
    }.items()
    for word in short.split()
}
"""Common abbreviations, after folding."""

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "'": "", "’": ""})
STOP = frozenset(
    "the of at in a an and for to on from with by my i he she they his her their it de di der die und et y".split()
)
INSTITUTIONS = frozenset("university college institute".split())
FILLERS = STOP | frozenset(
    """
    was were is are am be been being has have had used ex former formerly previously now
    university college institute school academy faculty alumni alumnus alumna class degree graduated studied graduate
    bsc msc ba bs ma mba phd bachelor bachelors master masters
    inc incorporated ltd limited llc corp corporation co company gmbh ag plc sa bv group holding
    recently just last this year years month months week weeks ago since once often originally also
    january february march april may june july august september october november december
    spring summer autumn fall winter
    went visited visit travelled traveled travelling traveling trip holiday holidays vacation lived live lives living
    grew up born moved based spent
    play plays playing played love loves like likes enjoy enjoys enjoying interested keen fan hobby into learning
    watch watches
    speak speaks speaking fluent fluently native basic some little beginner conversational
    worked works working work job as one two three four five six
    """.split()
)
"""Words that say nothing about what it is."""

RANKS = frozenset(
    "manager director head lead leader officer senior junior assistant associate chief vice president".split()
)
"""Words that many roles share: alone they link nobody, but they do tell two roles apart."""

TELLING = frozenset(
    "state north south east west northern southern eastern western central new technology old polytechnic".split()
)
"""Words that make another thing of it: Michigan, Michigan State."""

PART_OF_NAMES = TELLING | frozenset(
    "san santa saint los las el la port fort mount lake cape united states kingdom republic".split()
)
DENIALS = frozenset(
    "not no never without dislike dislikes hate hates avoid avoids quit stopped "
    "dont doesnt didnt isnt wasnt cant wont".split()
)
NEARLY = 0.88  # of two spellings of one word, by difflib
MOSTLY = 0.6  # of all words of both


class _Reading(NamedTuple):
    said: tuple[str, ...]  # as folded
    core: frozenset[str]
    kinds: frozenset[str]  # of institution
    names: frozenset[str]  # capitalised, the first word not among them
    first_name: frozenset[str]
    denied: bool
    initials: str
    acronym: str


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Without accents, case and punctuation: two texts that fold alike are written alike."""
    return " ".join(_words(text))


def likeness(theirs: str, mine: str, *, places: bool = False, institutions: bool = False) -> Likeness:
    """How far both speak of the same thing. `places`: a shared first word may be a name as well ("Ireland, 2024").
    `institutions`: a name in common is not enough ("Boston Consulting", "Boston Dynamics")."""
    one, other = (_read(text) for text in sorted((theirs, mine)))  # the same answer whichever comes first
    if not one.said or not other.said or one.denied != other.denied:
        return Likeness.UNLIKE
    if one.said == other.said or _abbreviates(one, other) or _abbreviates(other, one):
        return Likeness.SAME
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return Likeness.UNLIKE
    shared = _shared(one.core, other.core)
    if shared and len(shared) == len(one.core) == len(other.core):
        return Likeness.SAME
    if _telling(one, other):
        return Likeness.UNLIKE
    if _mostly_shared(one.core - _RANK_STEMS, other.core - _RANK_STEMS, institutions):
        return Likeness.RELATED
    return Likeness.RELATED if not institutions and _name_in_common(one, other, places) else Likeness.UNLIKE


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"\b(?:\w\.){2,}", lambda dotted: dotted.group().replace(".", ""), plain)
    return re.findall(r"[\w+#]+", plain)


@lru_cache(maxsize=4096)
def _read(text: str) -> _Reading:
    said = _words(text)
    spelled = [full for word in said for full in SPELLED_OUT.get(word, [word])]
    core = frozenset(_stem(word) for word in spelled if word not in FILLERS and not word.isdecimal())
    written = re.findall(r"[^\W\d_][\w'’]*", text)
    meant = [word for word in spelled if word not in STOP]
    return _Reading(
        tuple(spelled),
        core,
        INSTITUTIONS.intersection(spelled),
        _names(written[1:]) & core,
        _names(written[:1]) & core,
        not DENIALS.isdisjoint(said),
        "".join(word[0] for word in meant) if len(meant) > 2 else "",
        said[0] if len(said) == 1 and len(said[0]) > 2 and text.replace(".", "").strip().isupper() else "",
    )


def _names(written: list[str]) -> frozenset[str]:
    """The capitalised among the words that are names of something of their own ("Ireland", not "San")."""
    folds = (word for capital in written if capital[0].isupper() for word in _words(capital))
    return frozenset(_stem(word) for word in folds if word not in PART_OF_NAMES)


def _stem(word: str) -> str:
    """ "Runs", "running" and "run" become one; rough, but the same for both sides."""
    if len(word) > 5 and word.endswith("ing") and set(word[:-3]) & set("aeiouy"):
        word = word[:-3]
        word = word[:-1] if word[-1] == word[-2] and word[-1] not in "ls" else word
    elif len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_RANK_STEMS = frozenset(map(_stem, RANKS))
_TELLING_STEMS = frozenset(map(_stem, TELLING))


def _abbreviates(short: _Reading, long: _Reading) -> bool:
    """MIT, of Massachusetts Institute of Technology."""
    return bool(short.acronym) and short.acronym == long.initials


def _shared(one: Set[str], other: Set[str]) -> set[str]:
    """The words of `one` that `other` has too, in this or nearly this spelling."""
    rest = set(other) - one
    found = set(one & other)
    for word in sorted(one - other):
        near = next((candidate for candidate in sorted(rest) if _nearly(word, candidate)), None)
        if near is not None:
            rest.discard(near)
            found.add(word)
    return found


def _nearly(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) > 4
        and one[0] == other[0]
        and abs(len(one) - len(other)) < 3
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY
    )


def _telling(one: _Reading, other: _Reading) -> bool:
    return bool((one.core ^ other.core) & _TELLING_STEMS)


def _mostly_shared(one: Set[str], other: Set[str], whole: bool) -> bool:
    shared = len(_shared(one, other))
    if not shared:
        return False
    if shared == min(len(one), len(other)):
        return True
    return not whole and shared / (len(one) + len(other) - shared) >= MOSTLY


def _name_in_common(one: _Reading, other: _Reading, places: bool) -> bool:
    ones = one.names | (one.first_name if places else frozenset())
    others = other.names | (other.first_name if places else frozenset())
    return bool(ones & others)
