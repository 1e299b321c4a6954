"""What was missing where a practice is not practised, with its numbers (rules.md, "My own practice")."""

from collections.abc import Callable, Mapping
from statistics import median

from journal.method.rules.past import Past, latest
from journal.method.rules.practice import LAST


def shortfalls(past: Past, practised: Mapping[str, bool]) -> dict[str, str]:
    """Practice id -> one plain sentence, for those that are not practised."""
    return {name: _SHORT[name](past) for name, used in practised.items() if not used}


def _research(past: Past) -> str:
    noted = {0: "No fact about them is noted yet", 1: "One fact about them is noted"}
    return f"{noted.get(past.facts, f'{past.facts} facts are noted')}; two are enough."


def _intentional(past: Past) -> str:
    last = latest(past.held, LAST)
    prepared = sum(one.checklist > 0 and 2 * one.ticked >= one.checklist for one in last)
    return _of_last(past, "You prepared", prepared) if last else _NOT_MET


def _common_goals(past: Past) -> str:
    if not past.held:
        return _NOT_MET
    return f"No open question was asked in {_last(past)}, and you share no goal."


def _present(past: Past) -> str:
    rated = [one.presence for one in latest(past.held, LAST) if one.presence is not None]
    if not past.held:
        return _NOT_MET
    if rated and median(rated) < 3:
        return f"You rated your presence {median(rated):g} of 5 in the middle of {_last(past)}; 3 is enough."
    return _of_last(past, "You rated your presence after", len(rated))


def _restate(past: Past) -> str:
    return f"Nothing was said back in {_last(past)}." if past.held else _NOT_MET


def _deliver_value(past: Past) -> str:
    if not past.given:
        return "Nothing you gave is noted yet."
    return f"You last gave something {(past.today - past.given[-1].on).days} days ago; within 90 is enough."


def _last(past: Past) -> str:
    count = min(len(past.held), LAST)
    return "your last meeting" if count == 1 else f"your last {count} meetings"


def _of_last(past: Past, words: str, count: int) -> str:
    """Fewer than it takes of the last meetings, or of the only ones."""
    all_of_them = min(len(past.held), LAST)
    if all_of_them == 1:
        return f"{words} none of your meetings; there was one."
    return f"{words} {count or 'none'} of {_last(past)}; it takes {2 if all_of_them == LAST else 1}."


_NOT_MET = "You have not met yet."
_SHORT: dict[str, Callable[[Past], str]] = {
    "research": _research,
    "intentional": _intentional,
    "common_goals": _common_goals,
    "present": _present,
    "restate": _restate,
    "deliver_value": _deliver_value,
}
