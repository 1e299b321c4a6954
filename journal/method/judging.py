"""Words that judge: what a reflection may say of somebody in place of what happened (product.md, "Words that describe
conduct"). They are found while one writes, never stored and never counted."""

import re
from typing import NamedTuple

STARTERS = ("What happened: ", "When: ", "What it did: ")
"""What is offered instead, a line each."""

_SWEEPING = (
    *("always", "never", "constantly", "every single time", "every time", "all the time", "nothing ever"),
    *("as usual", "typical of him", "typical of her", "typical of them"),
)
"""They make one time into all times."""

_CHARACTER = (
    *("lazy", "laziness", "arrogant", "arrogance", "selfish", "stubborn", "incompetent", "incompetence", "useless"),
    *("unreliable", "untrustworthy", "dishonest", "manipulative", "passive-aggressive", "narcissist", "narcissistic"),
    *("egoist", "egotistical", "egocentric", "stupid", "idiot", "idiotic", "moron", "liar", "jerk", "bully", "coward"),
    *("hypocrite", "two-faced", "ungrateful", "unprofessional", "immature", "childish", "moody", "bossy", "ignorant"),
    *("control freak", "micromanager", "drama queen", "know-it-all", "bad attitude", "toxic person"),
    *("doesn't care", "does not care", "don't care", "couldn't care less", "can't be trusted", "cannot be trusted"),
)
"""They say what somebody is like, wherever they stand."""

_OF_PEOPLE = (
    *("difficult", "impossible", "hopeless", "rude", "cold", "weak", "slow", "careless", "negative", "toxic"),
    *("aggressive", "hostile", "sloppy", "chaotic", "paranoid", "jealous", "clueless", "unfriendly", "crazy", "awful"),
    *("terrible", "a pain", "a nightmare", "a problem", "the problem"),
)
"""They do so of a person: “Sam is difficult” does, “the question is difficult” does not."""


class Judged(NamedTuple):
    """Characters `start` to `end` of a text, and the words there."""

    start: int
    end: int
    words: str


def judging(text: str) -> list[Judged]:
    """The words that judge, in their order. What stands between quotation marks was said by somebody: it is left."""
    quoted = [one.span() for one in _QUOTED.finditer(text)]
    found = [
        Judged(*one.span("judges"), one["judges"])
        for one in _JUDGING.finditer(text)
        if not _EXCEPTED.search(text[max(0, one.start("judges") - 16) : one.start("judges")])
    ]
    found += [Judged(*one.span("judges"), one["judges"]) for one in _OF_A_PERSON.finditer(text)]
    found.sort()
    return _outside(found, quoted)


def _outside(found: list[Judged], quoted: list[tuple[int, int]]) -> list[Judged]:
    """Those that stand in no quotation; both are in order."""
    left = []
    place = 0
    for one in found:
        while place < len(quoted) and quoted[place][1] <= one.start:
            place += 1
        if place == len(quoted) or one.start < quoted[place][0]:
            left.append(one)
    return left


def _any(words: tuple[str, ...]) -> str:
    """Any of them; where a word has an apostrophe or a space, either kind of it, and as many."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace("'", "['’]").replace("\\ ", "[ \t]+") for one in longest_first)


_BEFORE, _AFTER = r"(?<![\w-])(?<!['’])", r"(?![\w-])"
_QUOTED = re.compile(r"“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\"|^[ \t]*>.*", re.MULTILINE)
_JUDGING = re.compile(
    rf"{_BEFORE}(?P<judges>{_any((*_SWEEPING, *_CHARACTER))}){_AFTER}"
    r"(?!(?<=never)[ \t]+mind\b)(?!(?<=never)[ \t]+again\b)",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"(?:\b(?:not|never|as|almost|nearly|without being)|n['’]t)[ \t]+(?:really[ \t]+|so[ \t]+)?$", re.I
)
_OF_A_PERSON = re.compile(
    r"(?<![\w-])(?:(?i:he|she|they|you)|(?!(?:It|This|That|These|Those|There|What|Which|Everything|Nothing|All)\b)[A-Z]\w+)"
    r"(?:['’](?:s|re)|[ \t]+(?i:is|was|are|were|seems|can be|is being|was being))[ \t]+"
    r"(?:(?i:so|very|really|just|too|quite|rather|such|a bit|simply|being|often|somewhat)[ \t]+)*"
    rf"(?P<judges>(?i:{_any(_OF_PEOPLE)})){_AFTER}"
    r"(?![ \t]+(?:to|for|week|day|month|time|question|meeting)\b(?![ \t]+work[ \t]+with))"
)
