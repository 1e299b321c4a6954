"""What every comparison of two short texts begins with: their words, spelt one way, and how sure one may be.

Two texts "speak of the same" where their words do, however they are spelt. The comparisons themselves stand in
`likeness_institutions`, `likeness_employers`, `likeness_places`, `likeness_languages` and `likeness_topics`.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Likeness(IntEnum):
    UNLIKE = 0
    RELATED = 1  # one says more than the other, or they are alike
    SAME = 2


class Match(NamedTuple):
    """How alike, and why, in a plain sentence; false where they are not."""

    degree: Likeness
    why: str = ""

    def __bool__(self) -> bool:
        return self.degree > Likeness.UNLIKE


UNLIKE = Match(Likeness.UNLIKE)


class Word(NamedTuple):
    """As it was written, and as it is compared."""

    shown: str
    fold: str


LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "'": "", "’": ""})
_WORD = re.compile(r"(?:\w\.){2,}|[\w+#]+(?:['’]\w+)*")
DENIALS = frozenset(
    "not no never without dislike dislikes hate hates avoid avoids quit stopped "
    "dont doesnt didnt isnt wasnt cant wont".split()
)
STOP = frozenset(
    """
    the of at in a an and for to on from with by my i he she they his her their it de di der die und et y zu la le
    do da dos das del della degli des du van von den
    """.split()
)
"""Small words, which tell nothing."""
TIMES = frozenset(
    """
    was were is are am be been being has have had used ex former formerly previously now recently just last this next
    each every most some year years yearly month months week weeks weekend weekends day days ago since once often
    originally also until before after during while mostly usually monday tuesday wednesday thursday friday saturday
    sunday morning mornings evening evenings january february march april may june july august september october
    november december spring summer autumn fall winter one two three four five six seven eight nine ten
    """.split()
)
"""Words that say when, or how long."""
NEARLY = 0.88  # of two spellings of one word, by difflib


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in its order."""
    plain = unicodedata.normalize("NFC", text)
    return tuple(Word(found, fold) for found in _WORD.findall(plain) if (fold := _fold(found)))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Without accents, case and punctuation: two texts that fold alike are written alike."""
    return " ".join(word.fold for word in words(text))


def _fold(word: str) -> str:
    if word.isalpha() and word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(re.findall(r"[\w+#]", plain))


def denied(said: tuple[Word, ...]) -> bool:
    """Whether it says that something is not so: "No football, please"."""
    return not DENIALS.isdisjoint(word.fold for word in said)


_ENDINGS = (("isation", "iz"), ("ization", "iz"), ("ising", "iz"), ("izing", "iz"), ("ation", "at"), ("ating", "at"))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """ "Runs", "running" and "run" become one; rough, but the same for both sides."""
    word = word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word
    for ending, short in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return f"{word[: -len(ending)]}{short}"
    if len(word) > 5 and word.endswith("ing") and set(word[:-3]) & set("aeiouy"):
        word = word[:-3]
        word = word[:-1] if word[-1] == word[-2] and word[-1] not in "ls" else word
    elif len(word) > 4 and word.endswith("ie"):
        word = f"{word[:-2]}y"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=8192)
def near(one: str, other: str) -> bool:
    """Whether one is the other with a slip of the pen. Short words have to be the same."""
    return (
        min(len(one), len(other)) > 4
        and one[0] == other[0]
        and abs(len(one) - len(other)) < 3
        and SequenceMatcher(None, min(one, other), max(one, other), autojunk=False).ratio() >= NEARLY
    )


def spoken_list(shown: Sequence[str], most: int = 3) -> str:
    """ "radios, maps and trains"; no more than `most`."""
    named = shown[:most]
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)
