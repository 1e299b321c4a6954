"""What speaks against a verdict: what the colleague kept and did in the last weeks (product.md, "A verdict one can
argue with")."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from journal.method.rules.finding import Evidence
from journal.method.rules.past import Past

DAYS = 28
"""Days back that are looked at."""
QUICK = 2
"""Days within which an answer is quick."""


class Against(NamedTuple):
    """One sentence, and the records behind it."""

    because: str
    evidence: tuple[Evidence, ...]


def against(past: Past) -> tuple[Against, ...]:
    """What was good in the last 28 days, in plain sentences with their numbers; nothing where nothing was."""
    return tuple(one for find in (_kept, _came, _answered, _gave, _confirmed) if (one := find(past)) is not None)


def _told(evidence: list[Evidence], sentence: Callable[[int], str]) -> Against | None:
    return Against(sentence(len(evidence)), tuple(evidence)) if evidence else None


def _kept(past: Past) -> Against | None:
    kept = [
        Evidence("followup", one.id, one.done_on)
        for one in past.their_followups
        if one.done_on and one.due and past.back(DAYS) <= one.done_on <= one.due <= past.today
    ]
    return _told(kept, lambda count: f"{past.name} kept {_count(count, 'promise')} in time in the last four weeks.")


def _came(past: Past) -> Against | None:
    recent = [one for one in past.meetings if one.on >= past.back(DAYS)]
    held = [Evidence("meeting", one.id, one.on) for one in recent if one.state == "held"]
    if any(one.state in ("cancelled_by_them", "no_show") for one in recent):
        return None
    return _told(held, lambda count: f"{past.name} came to {_all(count, 'meeting')} of the last four weeks.")


def _answered(past: Past) -> Against | None:
    mine = [one for one in past.contacts if one.started_by == "me" and one.on >= past.back(DAYS)]
    answered = [
        Evidence("contact", one.id, one.on)
        for one in mine
        if one.answered_on and one.answered_on - one.on <= timedelta(days=QUICK)
    ]
    return _told(
        answered,
        lambda count: f"{past.name} answered {_count(count, 'message')} of the last four weeks within {QUICK} days.",
    )


def _gave(past: Past) -> Against | None:
    gave = [Evidence("value", one.id, one.on) for one in past.received if one.on >= past.back(DAYS)]
    times = {1: "once", 2: "twice"}
    return _told(
        gave,
        lambda count: f"{past.name} did something for you {times.get(count, f'{count} times')} in the last four weeks.",
    )


def _confirmed(past: Past) -> Against | None:
    said = [
        Evidence("meeting", meeting.id, meeting.on)
        for meeting in past.meetings
        if meeting.on >= past.back(DAYS)
        for outcome in meeting.restatements
        if outcome == "confirmed"
    ]
    one = _told(said, lambda count: f"{past.name} confirmed {_count(count, 'thing')} you said back in that time.")
    return one._replace(evidence=tuple(dict.fromkeys(one.evidence))) if one is not None else None


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _all(count: int, what: str) -> str:
    if count == 1:
        return f"the one {what}"
    return f"both {what}s" if count == 2 else f"all {count} {what}s"
