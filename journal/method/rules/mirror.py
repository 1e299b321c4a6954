"""The mirror: each concern worked out for me, by the same window (product.md, "The mirror")."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import NamedTuple

from journal.method.rules.finding import CONCERNS, Evidence, Finding
from journal.method.rules.past import Past, latest


class Mirrored(NamedTuple):
    """My own figures for a concern. `as_bad`: by the threshold that counts for them, it would be raised of me."""

    because: str
    evidence: tuple[Evidence, ...]
    as_bad: bool


def mirror(past: Past, concerns: Iterable[Finding]) -> dict[str, Mirrored]:
    """Concern id -> my own figures, for those that can be said of me and have any."""
    found = ((one.id, _MIRRORS[one.id](past)) for one in concerns if one.id in _MIRRORS)
    return {concern: mine for concern, mine in found if mine is not None}


def _late(past: Past) -> Mirrored | None:
    t = CONCERNS["broken_commitments"].thresholds
    ended, grace = past.back(t["grace"]), timedelta(days=t["grace"])
    mine = [one for one in past.history.followups if one.owner == "me" and one.due and past.since <= one.due < ended]
    window = sorted(mine, key=lambda one: one.due or past.today)[-t["last"] :]
    late = [
        Evidence("followup", one.id, one.due)
        for one in window
        if one.due and (one.done_on is None or one.done_on > past.today or one.done_on > one.due + grace)
    ]
    words = f"{len(late)} of your own last {_count(len(window), 'promise')} to {past.name} came more than a week late"
    return _said(words, late, t["at_least"])


def _cancelled(past: Past) -> Mirrored | None:
    t = CONCERNS["missed_meetings"].thresholds
    counted = [one for one in past.recent(past.meetings) if one.state in ("held", "cancelled_by_me")]
    window = latest(counted, t["last"])
    mine = [Evidence("meeting", one.id, one.on) for one in window if one.state == "cancelled_by_me"]
    return _said(f"You cancelled {len(mine)} of your last {_count(len(window), 'meeting')}", mine, t["at_least"])


def _silent(past: Past) -> Mirrored | None:
    t = CONCERNS["unanswered"].thresholds
    theirs = [one for one in past.recent(past.contacts) if one.started_by == "them" and one.on <= past.back(t["wait"])]
    window = latest(theirs, t["last"])
    open_ones = [Evidence("contact", one.id, one.on) for one in window if one.answered_on is None]
    words = f"You have noted no answer to {len(open_ones)} of {past.name}’s last {_count(len(window), 'message')}"
    return _said(words, open_ones, t["at_least"])


def _taken(past: Past) -> Mirrored | None:
    received = past.recent(past.received)
    if not received:
        return None
    evidence = [Evidence("value", one.id, one.on) for one in received]
    given = len(past.recent(past.given))
    words = f"You received {_count(len(received), 'favour')} within six months, and gave {given}"
    return Mirrored(f"{words}.", tuple(evidence), not given)


def _not_said_back(past: Past) -> Mirrored | None:
    heard = [(one, said) for one in past.recent(past.meetings) for said in one.restatements]
    window = heard[-CONCERNS["misunderstandings"].thresholds["last"] :]
    left = [Evidence("meeting", one.id, one.on) for one, said in window if said == "not_restated"]
    words = f"You did not say back {len(left)} of the last {_count(len(window), 'thing')} you heard"
    return _said(words, list(dict.fromkeys(left)), CONCERNS["misunderstandings"].thresholds["at_least"], len(left))


def _said(words: str, evidence: list[Evidence], at_least: int, count: int | None = None) -> Mirrored | None:
    many = len(evidence) if count is None else count
    return Mirrored(f"{words}.", tuple(evidence), many >= at_least) if evidence else None


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


_MIRRORS: dict[str, Callable[[Past], Mirrored | None]] = {
    "broken_commitments": _late,
    "missed_meetings": _cancelled,
    "unanswered": _silent,
    "gone_quiet": _silent,
    "misunderstandings": _not_said_back,
    "one_sided": _taken,
}
