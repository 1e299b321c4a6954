"""The next step: the first that holds (rules.md, "The next step").

Each is one function with its words beside it; they are asked in the order in which they stand here.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from journal.method.rules.history import Approach
from journal.method.rules.past import RECENT
from journal.method.rules.status import Grounds

_STRUGGLING = ("needs_attention", "not_working")


class Advice(NamedTuple):
    """`title` is a short imperative, `words` say why and how."""

    id: str
    title: str
    words: str


ADVICE = {
    one.id: one
    for one in (
        Advice(
            "talk_to_someone_you_trust",
            "Talk to someone you trust",
            "What you marked is not yours to mend by trying harder. "
            "Talk to a mentor, or to the people in your organisation who are there for it.",
        ),
        Advice("do_research", "Do your research", "Learn who they are and what they want before you first meet."),
        Advice("give_it_time", "Give it time", "Trust takes time. Keep to what you are doing, and look again later."),
        Advice("look_back", "Look back", "The day to look back has come: did the different approach change anything?"),
        Advice(
            "strengthen_practice",
            "Strengthen your practice",
            "Before you judge, use what you have not used yet.",
        ),
        Advice("raise_it", "Raise it", "Restate to them what you see, with what happened, and let them clarify."),
        Advice(
            "consult_mentor",
            "Consult a mentor",
            "Find a colleague, friend or mentor who listens, evaluates, and advises a different approach.",
        ),
        Advice(
            "try_another_approach",
            "Try another approach",
            "Take what your mentor advised, try it, and set a day to look back.",
        ),
        Advice(
            "seek_others",
            "Seek others",
            "You tried. Stay professional, and look for others to partner with.",
        ),
        Advice("say_thank_you", "Say thank you", "They did something for you, and a simple thank-you is still due."),
        Advice("deliver_value", "Deliver value", "It is two months since you last gave something. Small is enough."),
        Advice("keep_going", "Keep going", "It works. Prepare, be present, restate, and deliver value."),
    )
}

_RULES: list[Callable[[Grounds, str], str | None]] = []


def _rule(rule: Callable[[Grounds, str], str | None]) -> Callable[[Grounds, str], str | None]:
    _RULES.append(rule)
    return rule


def advice(grounds: Grounds, status: str) -> Advice | None:
    """What to do next; None for a partnership that is resting."""
    if status == "resting":
        return None
    return next(ADVICE[found] for rule in _RULES if (found := rule(grounds, status)) is not None)


def running(grounds: Grounds) -> list[Approach]:
    """The approaches that were begun and have not ended."""
    return [one for one in grounds.past.approaches if one.ended_on is None]


@_rule
def _conduct(grounds: Grounds, status: str) -> str | None:
    return "talk_to_someone_you_trust" if grounds.raised("conduct") else None


@_rule
def _new(grounds: Grounds, status: str) -> str | None:
    return "do_research" if status == "new" else None


@_rule
def _too_early(grounds: Grounds, status: str) -> str | None:
    return "give_it_time" if status == "too_early" else None


@_rule
def _approach_runs(grounds: Grounds, status: str) -> str | None:
    run = running(grounds)
    if status not in _STRUGGLING or not run:
        return None
    ahead = any(one.look_back_on >= grounds.past.today for one in run)
    return "give_it_time" if ahead else "look_back"


@_rule
def _attention(grounds: Grounds, status: str) -> str | None:
    if status != "needs_attention":
        return None
    return "raise_it" if grounds.effort_is_enough else "strengthen_practice"


@_rule
def _ladder(grounds: Grounds, status: str) -> str | None:
    if status != "not_working":
        return None
    consulted = grounds.past.consultation_days
    if not consulted or consulted[-1] < grounds.past.back(RECENT):
        return "consult_mentor"
    begun = [one for one in grounds.past.approaches if one.started_on >= consulted[-1]]
    if not begun:
        return "try_another_approach"
    last = max(enumerate(begun), key=lambda pair: (pair[1].ended_on or date.min, pair[0]))[1]
    return "seek_others" if last.outcome in ("no_change", "worse") else "consult_mentor"


@_rule
def _thanks(grounds: Grounds, status: str) -> str | None:
    received = grounds.past.received
    if not received or received[-1].on < grounds.past.back(90):
        return None
    thanked = any(one.kind == "thank_you" and one.on >= received[-1].on for one in grounds.past.given)
    return None if thanked else "say_thank_you"


@_rule
def _working(grounds: Grounds, status: str) -> str | None:
    given = grounds.past.given
    return "keep_going" if given and given[-1].on >= grounds.past.back(60) else "deliver_value"
