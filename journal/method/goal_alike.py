"""Which goals of theirs and of mine may be one and the same, said in other words: only ever a suggestion.

Careful rather than generous. What a goal is about counts for more than what is to be done with it: "Launch the website"
and "Launch the podcast" are two goals, "Launch the new website" and "Get the site live" are one. Where both want the
opposite of the same thing ("More staff", "Fewer staff") nothing is suggested.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

NEARLY = 88
"""Of two spellings of one word, by rapidfuzz."""
ENOUGH = 0.5
"""The part of the shorter goal's topics that has to be in both; just this part is enough where both do the same."""
LONGEST = 400
"""Characters of a goal that are looked at."""


class GoalLikeness(IntEnum):
    UNLIKE = 0
    LIKELY = 1
    SAME = 2


class Alike(NamedTuple):
    """`shared`: the words in which they meet, as the first of the two goals has them."""

    likeness: GoalLikeness
    shared: tuple[str, ...] = ()


class Suggestion(NamedTuple):
    """Ids of a goal of theirs and of one of mine that are likely shared, and the words in which they meet."""

    theirs: str
    mine: str
    why: str


def _groups(lines: str) -> dict[str, str]:
    """Word -> the first word of its line."""
    return {_stem(word): _stem(line.split()[0]) for line in lines.strip().splitlines() for word in line.split()}


def _stem(word: str) -> str:
    """ "Launches", "launching" and "launch" become one; rough, but the same for both sides."""
    for ending, least in (("ing", 6), ("ment", 7), ("ation", 8), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not (ending in ("es", "s") and word[-2] in "su"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


_ACTIONS = _groups("""
    launch release ship deliver rollout publish live start open introduce premiere
    grow increase raise expand more higher boost double bigger gain win larger scale
    reduce cut lower decrease fewer less save shrink halve smaller drop
    finish complete close end wrap done
    build create make develop write set establish found
    improve better strengthen sharpen modernise modernize upgrade enhance
    keep retain hold maintain stay
    hire recruit employ staff
    leave quit exit stop
    learn study understand master
    become get move be
""")
"""What is to be done; each line is one thing to do."""

_OPPOSED = (("grow", "reduce"), ("keep", "leave"), ("launch", "leave"), ("hire", "reduce"), ("grow", "leave"))

_TOPICS = _groups("""
    customer client buyer account
    revenue sale turnover
    cost expense spend spending budget
    defect bug error fault quality
    promotion promoted
    website site web homepage
    staff people headcount personnel
    training onboarding
    colleague coworker
    partner partnership alliance
    deadline punctual punctuality
    feedback survey
    trust confidence
    security safety secure safe
    speed fast faster quick quicker
    migration migrate moving
    presentation talk keynote
    conference summit
    budget funding fund funds
    office workplace
    app application
    paper article publication
    abroad overseas international
    sustainability carbon climate emission
""")
"""What it is about, where there are several words for it."""

_GENERAL = frozenset(
    map(
        _stem,
        "team project company department work job business thing product customer process plan goal result way people "
        "good great best new next first big small strong clear own whole role group area system programme program "
        "world life time part share service staff percent quality".split(),
    )
)
"""Words that many goals have: alone they make no goal of another's."""

_STOP = frozenset(
    """
    the a an of at in on by for to from with and or as is are be it its this that we our us my me i you your they
    their them his her he she who which what more most much very well all each every into out up down over under than
    until till before after during within about without not no will would can could should want wants wish hope hopes
    year years quarter month months week weeks day days today spring summer autumn fall winter january february march
    april may june july august september october november december q1 q2 q3 q4 end early late soon again still so get
    """.split()
) - {"more", "less"}


class _Reading(NamedTuple):
    folded: str
    topics: dict[str, str]  # what stands for a word -> the word as it was written
    actions: dict[str, str]


@lru_cache(maxsize=4096)
def goal_likeness(a: str, b: str) -> Alike:
    """How far both say the same; the same answer whichever comes first, but for how the words are spelt."""
    one, other = _read(a[:LONGEST]), _read(b[:LONGEST])
    if not one.folded or not other.folded:
        return Alike(GoalLikeness.UNLIKE)
    if one.folded == other.folded:
        return Alike(GoalLikeness.SAME, (" ".join(a.split()),))
    if _opposed(one, other):
        return Alike(GoalLikeness.UNLIKE)
    topics = _shared(one.topics, other.topics)
    actions = [word for word in one.actions if word in other.actions]
    telling = [word for word in topics if word not in _GENERAL]
    words = tuple(dict.fromkeys([*(one.topics[word] for word in topics), *(one.actions[word] for word in actions)]))
    if not one.topics or not other.topics:  # one says no more than what is to be done: "A launch"
        return Alike(GoalLikeness.LIKELY, words) if actions else Alike(GoalLikeness.UNLIKE)
    part = len(topics) / min(len(one.topics), len(other.topics))
    if part < ENOUGH or not (telling or actions) or (part == ENOUGH and not actions):
        return Alike(GoalLikeness.UNLIKE)
    whole = len(topics) == len(one.topics) == len(other.topics) and set(one.actions) == set(other.actions)
    return Alike(GoalLikeness.SAME if whole else GoalLikeness.LIKELY, words)


def suggest_links(
    theirs: Sequence[tuple[str, str]],
    mine: Sequence[tuple[str, str]],
    linked: Collection[tuple[str, str]],
    most: int = 3,
) -> list[Suggestion]:
    """Pairs of (id, text) that are likely one goal, the likeliest first; each goal is in one of them at most.

    `linked` are pairs of ids, theirs first, that are not to be suggested (shared already, or said not to be).
    """
    found = [
        (-alike.likeness, -len(alike.shared), place, other, Suggestion(one_id, other_id, ", ".join(alike.shared)))
        for place, (one_id, one) in enumerate(theirs)
        for other, (other_id, text) in enumerate(mine)
        if (one_id, other_id) not in linked and (alike := goal_likeness(one, text)).likeness
    ]
    chosen: list[Suggestion] = []
    for *_, pair in sorted(found):
        if len(chosen) < most and all(pair.theirs != one.theirs and pair.mine != one.mine for one in chosen):
            chosen.append(pair)
    return chosen


@lru_cache(maxsize=1024)
def _read(text: str) -> _Reading:
    topics: dict[str, str] = {}
    actions: dict[str, str] = {}
    words = [(word, _fold(word)) for word in re.findall(r"[^\W_][\w'’+#]*", text)]
    for word, plain in words:
        stem = _stem(plain)
        if plain in _STOP or plain.isdecimal():
            continue
        if stem in _ACTIONS:
            actions.setdefault(_ACTIONS[stem], word)
        else:
            topics.setdefault(_TOPICS.get(stem, stem), word)
    return _Reading(" ".join(plain for _, plain in words), topics, actions)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.removesuffix("'s")


def _opposed(one: _Reading, other: _Reading) -> bool:
    pairs = ((_stem(more), _stem(less)) for more, less in _OPPOSED)
    return any((a in one.actions and b in other.actions) or (b in one.actions and a in other.actions) for a, b in pairs)


def _shared(one: Collection[str], other: Collection[str]) -> list[str]:
    """The topics of `one` that `other` has too, in this or nearly this spelling."""
    from rapidfuzz.fuzz import ratio

    left = [word for word in one if word not in other and len(word) > 4]
    right = [word for word in other if word not in one and len(word) > 4]
    near = sorted((-ratio(a, b), min(a, b), max(a, b), a, b) for a in left for b in right)
    found = [word for word in one if word in other]
    for unlike, _, _, a, b in near:
        if -unlike >= NEARLY and a in left and b in right:
            left.remove(a)
            right.remove(b)
            found.append(a)
    return found
