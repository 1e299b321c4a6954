"""A pattern across partnerships, for a reflection on oneself: what I leave out with most of them, or do as they do.

Counted over the reviews of all; shown only from three partnerships on, and where it holds for two of three.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from journal.method.rules.review import Review

AT_LEAST = 3
"""Partnerships in which it must be so."""


class Pattern(NamedTuple):
    """`because`: one sentence with its counts. `question`: what to ask oneself about it. It holds in `held` of `of`."""

    id: str
    because: str
    question: str
    held: int
    of: int

    @property
    def hint(self) -> str:
        """What it is called among the hints that can be switched off."""
        return f"pattern:{self.id}"

    @property
    def prompt(self) -> str:
        return f"{self.because} {self.question}"


_PRACTICES = {
    "research": (
        "In {count} of {of} partnerships you have noted fewer than two facts about them.",
        "What would you like to know of them, and who could tell you?",
    ),
    "intentional": (
        "In {count} of {of} partnerships you do not go through the checklist before you meet.",
        "What happens in the hour before your meetings, and what could it make room for?",
    ),
    "common_goals": (
        "In {count} of {of} partnerships you have no shared goal, and asked no open question lately.",
        "What did you want to know of their goals, and what kept you from asking?",
    ),
    "present": (
        "In {count} of {of} partnerships you were distracted in your last meetings, or did not rate your presence.",
        "What took your attention, and what could wait until after the meeting?",
    ),
    "restate": (
        "In {count} of {of} partnerships you do not restate what you heard.",
        "What keeps you from saying it back, and with whom could you begin?",
    ),
    "deliver_value": (
        "In {count} of {of} partnerships you have given nothing in the last three months.",
        "What could you give to one of them this week that costs you little?",
    ),
}
"""Practice id -> what is said, and what is asked."""

_MIRRORED = {
    "broken_commitments": (
        "In {count} of {of} partnerships in which promises came late, many of yours did, too.",
        "What did you promise this quarter, and what got in the way of it?",
    ),
    "missed_meetings": (
        "In {count} of {of} partnerships in which meetings were cancelled or missed, you cancelled as many yourself.",
        "Which meetings did you cancel, and what did it tell the other side?",
    ),
    "unanswered": (
        "In {count} of {of} partnerships in which you got no answer, you left as many messages unanswered.",
        "Whose messages wait for you, and what would a short answer take?",
    ),
    "one_sided": (
        "In {count} of {of} one-sided partnerships it was you who gave nothing.",
        "What did you receive lately, and what could you give back?",
    ),
    "misunderstandings": (
        "In {count} of {of} partnerships with misunderstandings, you had not said back what you heard.",
        "What did you take for granted, and how could you have found out?",
    ),
}
"""Concern id -> what is said of my own figures where they are as bad, and what is asked."""


def patterns(reviews: Iterable[Review]) -> list[Pattern]:
    """The clearest first. Partnerships that rest do not count, and none in which I need somebody to talk to: what
    happened there is not a matter of my practice."""
    counted = [
        one for one in reviews if one.status != "resting" and not any(held.id == "conduct" for held in one.concerns)
    ]
    met = [one for one in counted if one.held_meetings]
    found = [_told(practice, words, met, partial(_left_out, practice)) for practice, words in _PRACTICES.items()]
    for concern, words in _MIRRORED.items():
        raised = [one for one in counted if any(held.id == concern for held in one.concerns)]
        found.append(_told(f"my_{concern}", words, raised, partial(_as_bad, concern)))
    clear = [one for one in found if one is not None]
    return sorted(clear, key=lambda one: -one.held / one.of)


def _told(name: str, words: tuple[str, str], reviews: list[Review], holds: Callable[[Review], bool]) -> Pattern | None:
    count, of = sum(map(holds, reviews)), len(reviews)
    if count < AT_LEAST or 3 * count < 2 * of:
        return None
    return Pattern(name, words[0].format(count=count, of=of), words[1], count, of)


def _left_out(practice: str, review: Review) -> bool:
    return not review.practice[practice]


def _as_bad(concern: str, review: Review) -> bool:
    mine = review.mirror.get(concern)
    return mine is not None and mine.as_bad
