"""My own practice: what I tried, so that nobody blames a partner for what they did not try (rules.md)."""

from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from journal.method.rules.history import Meeting
from journal.method.rules.past import Past, latest

LAST = 3
"""Held meetings that are looked at."""


class Practice(NamedTuple):
    """`title` names it, `how` says in one line how to do it."""

    id: str
    title: str
    how: str
    practised: Callable[[Past], bool]


PRACTICES: dict[str, Practice] = {}


def practice(title: str, how: str) -> Callable[[Callable[[Past], bool]], Callable[[Past], bool]]:
    """Register a function as the practice of its name."""

    def register(practised: Callable[[Past], bool]) -> Callable[[Past], bool]:
        PRACTICES[practised.__name__] = Practice(practised.__name__, title, how, practised)
        return practised

    return register


def practised(past: Past) -> dict[str, bool]:
    """Practice id -> whether it is practised, in the order of rules.md. The number of true ones is the effort."""
    return {one.id: one.practised(past) for one in PRACTICES.values()}


@practice("Do your research", "Note at least two facts about them, and where you learned each.")
def research(past: Past) -> bool:
    return past.facts >= 2


@practice("Be intentional", "Tick at least half of the checklist before you meet.")
def intentional(past: Past) -> bool:
    return _in_most(past, lambda one: one.checklist > 0 and 2 * one.ticked >= one.checklist)


@practice("Find common goals", "Ask an open question, or link a goal of theirs with one of yours.")
def common_goals(past: Past) -> bool:
    return past.has_shared_goal or any(one.open_questions for one in latest(past.held, LAST))


@practice("Be present", "Put distractions away, and rate your presence after the meeting.")
def present(past: Past) -> bool:
    rated = [one.presence for one in latest(past.held, LAST) if one.presence is not None]
    return _in_most(past, lambda one: one.presence is not None) and median(rated) >= 3


@practice("Restate it", "Say back what you heard, and let them clarify.")
def restate(past: Past) -> bool:
    said = (outcome for one in latest(past.held, LAST) for outcome in one.restatements)
    return any(outcome != "not_restated" for outcome in said)


@practice("Deliver value", "Make an introduction, give credit, help, listen, or say thank you.")
def deliver_value(past: Past) -> bool:
    return bool(past.given) and past.given[-1].on >= past.back(90)


def _in_most(past: Past, holds: Callable[[Meeting], bool]) -> bool:
    """At least 2 of the last 3 held meetings; with 1 or 2 held, at least half of them."""
    last = latest(past.held, LAST)
    wanted = 2 if len(last) == LAST else 1
    return sum(map(holds, last)) >= wanted
