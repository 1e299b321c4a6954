"""Which kinds of facts meet, and how each is compared."""

from collections.abc import Callable
from functools import lru_cache

from journal.method.goal_alike import GoalLikeness, goal_likeness
from journal.method.likeness import UNLIKE, Likeness, Match, spoken_list
from journal.method.likeness_employers import employers
from journal.method.likeness_institutions import institutions
from journal.method.likeness_languages import languages
from journal.method.likeness_places import places
from journal.method.likeness_topics import occupations, pastimes

Comparer = Callable[[str, str], Match]


def _topics(theirs: str, mine: str) -> Match:
    return pastimes().compare(theirs, mine)


def _roles(theirs: str, mine: str) -> Match:
    return occupations().compare(theirs, mine)


def _only_languages(theirs: str, mine: str) -> Match:
    return languages(theirs, mine, only=True)


def _named_places(theirs: str, mine: str) -> Match:
    return places(theirs, mine, named_only=True)


def _goals(theirs: str, mine: str) -> Match:
    found = goal_likeness(theirs, mine)
    if not found.likeness:
        return UNLIKE
    if found.likeness == GoalLikeness.SAME:
        return Match(Likeness.SAME, "Both goals say the same.")
    return Match(Likeness.RELATED, f"Both goals speak of {spoken_list(found.shared)}.")


OWN: dict[str, tuple[Comparer, ...]] = {
    "alma_mater": (institutions,),
    "former_employer": (employers,),
    "former_role": (_roles,),
    "skill": (_topics,),
    "interest": (_topics,),
    "family": (_topics,),
    "achievement": (_topics,),
    "language": (languages,),
    "place": (places,),
    "goal": (_goals,),
    "other": (_topics, _named_places),
}
"""Kind -> how two of it are compared, the first that finds something."""

MIXED: dict[frozenset[str], tuple[Comparer, ...]] = {
    frozenset({"alma_mater", "former_employer"}): (institutions, employers),
    frozenset({"former_role", "skill"}): (_roles, _topics),
    frozenset({"interest", "skill"}): (_topics,),
    frozenset({"interest", "achievement"}): (_topics,),
    frozenset({"skill", "achievement"}): (_topics,),
    frozenset({"interest", "language"}): (_only_languages,),
    frozenset({"skill", "language"}): (_only_languages,),
    frozenset({"interest", "place"}): (_named_places,),
    frozenset({"achievement", "place"}): (_named_places,),
    frozenset({"other", "place"}): (_named_places,),
    frozenset({"other", "language"}): (_only_languages,),
    frozenset({"other", "former_role"}): (_roles,),
    frozenset({"other", "interest"}): (_topics, _named_places),
    frozenset({"other", "skill"}): (_topics,),
    frozenset({"other", "family"}): (_topics,),
    frozenset({"other", "achievement"}): (_topics, _named_places),
    frozenset({"other", "alma_mater"}): (institutions,),
    frozenset({"other", "former_employer"}): (employers,),
}
"""Two kinds that may meet -> the same."""


@lru_cache(maxsize=16384)
def alike(their_kind: str, theirs: str, my_kind: str, mine: str) -> Match:
    """Whether a fact of theirs and one of mine are common ground; false where not."""
    if their_kind == my_kind:
        comparers = OWN.get(their_kind, OWN["other"])
    else:
        comparers = MIXED.get(frozenset((their_kind, my_kind)), ())
    return next((match for compare in comparers if (match := compare(theirs, mine))), UNLIKE)
