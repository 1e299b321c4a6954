"""Whether two questions ask for the same, however they are worded: "What are you hoping to achieve this year?" and
"What do you most hope to achieve this year?".

Careful rather than generous: only where nearly all the words that carry the question are the same.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from journal.method.likeness import folded

MOSTLY = 0.74
"""So much of all the words of both must be shared."""
LEAST = 2
"""Fewer words than that carry too little to tell."""

_EMPTY = frozenset(
    "a an the and or but so of to in on at for from with by about as if that this these those it its there here "
    "i me my mine you your yours we us our ours they them their he she his her one "
    "is are was were be been being am do does did has have had will would can could shall should may might must "
    "just really very most more now please tell say right currently s re ve d t m ll".split()
)
_ASKING = frozenset("what how why where when who whom whose which".split())
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|e|s)$")


def any_alike(text: str, others: Iterable[str]) -> bool:
    return any(alike(text, other) for other in others)


def alike(one: str, other: str) -> bool:
    """Whether both ask for the same; what is written alike always does."""
    if folded(one) == folded(other):
        return True
    words, others = _words(one), _words(other)
    carried = (words & others) - _ASKING
    return len(carried) >= LEAST and len(words & others) >= MOSTLY * len(words | others)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(
        word if word in _ASKING else _ENDING.sub("", word) for word in folded(text).split() if word not in _EMPTY
    )
