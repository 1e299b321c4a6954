"""Common ground: what a colleague and I share, each with a way to begin a conversation.

Article: open with the commonality, and name who told you; one connection is always there, the organisation.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journal.method.common_ground_kinds import alike
from journal.method.common_ground_spoken import line
from journal.method.common_ground_starter import (
    Fact,
    goal_starter,
    linked_starter,
    organisation_starter,
    pair_starter,
)
from journal.method.likeness import Likeness, Match
from journal.method.likeness_employers import employers

__all__ = ["GOAL", "ORGANISATION", "Common", "Fact", "common_ground", "shared_organisation", "to_begin_with"]
GOAL = "goal"
ORGANISATION = "organisation"


class Common(NamedTuple):
    """Their words and mine, how to begin, and why they are alike. `kind`: of their fact, `goal` or `organisation`.

    `used_on`: the day on which it was said; `written`: the starter as the journal words it, where I have my own.
    """

    kind: str
    theirs: str
    mine: str
    starter: str
    why: str = ""
    used_on: date | None = None
    written: str = ""


def common_ground(
    name: str, theirs: Sequence[Fact], mine: Sequence[Fact], organisation: str | None, mission: str | None
) -> list[Common]:
    """What `name` and I share, the surest first: what I linked myself, then what is the same, then what is related;
    of those the latest learned first, and goals after facts. Each fact is used once. Last and always, the organisation.

    Goals are facts of the kind `goal`; one that is shared has mine in `mine`.
    """
    found = [
        *_found(name, [one for one in theirs if one.kind != GOAL], [one for one in mine if one.kind != GOAL]),
        *_found(name, [one for one in theirs if one.kind == GOAL], [one for one in mine if one.kind == GOAL]),
    ]
    return [*found, _organisation(name, line(organisation), line(mission))]


def to_begin_with(common: Sequence[Common], count: int) -> list[Common]:
    """What to begin with: the surest, rather what was not said yet."""
    return sorted(common, key=lambda one: one.used_on is not None)[:count]


def shared_organisation(theirs: str | None, mine: str | None) -> str | None:
    """The organisation that both belong to: mine, unless theirs is said to be another."""
    if theirs and mine and not employers(theirs, mine):
        return None
    return mine or theirs or None


def _found(name: str, theirs: Sequence[Fact], mine: Sequence[Fact]) -> list[Common]:
    linked = [fact for fact in theirs if line(fact.mine)]
    spent = {fact.mine for fact in linked if fact.kind == GOAL}
    pairs = _pairs([fact for fact in theirs if not line(fact.mine)], [own for own in mine if own.text not in spent])
    return [
        *(_linked(name, fact) for fact in linked),
        *(
            Common(fact.kind, fact.text, own.text, pair_starter(name, fact, own, match.degree), match.why)
            for match, fact, own in pairs
        ),
    ]


def _linked(name: str, fact: Fact) -> Common:
    mine = fact.mine or ""
    if fact.kind == GOAL:
        return Common(GOAL, fact.text, mine, goal_starter(fact.text, mine), "You share this goal.")
    return Common(fact.kind, fact.text, mine, linked_starter(name, fact), "You wrote yourself how it links to you.")


def _pairs(theirs: Sequence[Fact], mine: Sequence[Fact]) -> list[tuple[Match, Fact, Fact]]:
    """The best pairs, each fact in one of them."""
    found = [
        (-match.degree, fact.kind != own.kind, -(fact.learned_on or date.min).toordinal(), place, other, match)
        for place, fact in enumerate(theirs)
        for other, own in enumerate(mine)
        if (match := alike(fact.kind, fact.text, own.kind, own.text)).degree > Likeness.UNLIKE
    ]
    pairs: dict[int, tuple[Match, Fact, Fact]] = {}
    spent: set[int] = set()
    for _, _, _, place, other, match in sorted(found):
        if place not in pairs and other not in spent:
            spent.add(other)
            pairs[place] = (match, theirs[place], mine[other])
    return list(pairs.values())


def _organisation(name: str, organisation: str, mission: str) -> Common:
    ours = organisation or "our organisation"
    starter = organisation_starter(name, organisation, mission)
    why = f"You both work for {organisation}." if organisation else "You both work for the same organisation."
    return Common(ORGANISATION, ours, mission or ours, starter, why)
