"""A different approach, measured: the same figures over as many days before it was begun as since.

Figures, no verdict: what they mean is for the person to say. Each names its counts, so that "4 of 5" from two records
does not pass for a trend.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from journal.method.rules.history import Approach, Contact, FollowUp, History, Meeting
from journal.method.rules.past import Past, ratings

ANSWER = 7
"""Days within which an answer counts, on either side: who was asked earlier has had more time."""


class Figure(NamedTuple):
    """One line of the table: what is counted, and what it came to before and since, in words."""

    title: str
    before: str
    since: str


class BeforeSince(NamedTuple):
    """`days`: how many there are on each side. `before` is the first day before, `since` the day it was begun, and
    `until` the last day that counts."""

    days: int
    before: date
    since: date
    until: date
    figures: tuple[Figure, ...]


class _Window(NamedTuple):
    past: Past
    first: date
    last: date

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last


def before_since(history: History, approach: Approach, today: date) -> BeforeSince:
    """The figures from the day an approach was begun to its end (or today), and over as many days before."""
    ended = approach.ended_on
    until = max(approach.started_on, min(today, ended) if ended is not None else today)
    days = (until - approach.started_on).days + 1
    first = approach.started_on - timedelta(days=days)
    past = Past(history, until)
    windows = (
        _Window(past, first, approach.started_on - timedelta(days=1)),
        _Window(past, approach.started_on, until),
    )
    figures = tuple(Figure(title, *(tell(one) for one in windows)) for title, tell in _FIGURES)
    return BeforeSince(days, first, approach.started_on, until, figures)


def _ratings(window: _Window) -> str:
    given = [mine for one in window.past.reflections if window.has(one.on) and (mine := ratings(one))]
    rated = [one for each in given for one in each]
    return _mean(rated, f"from {_count(len(given), 'reflection')}") if rated else "No ratings"


def _promises(window: _Window) -> str:
    """Theirs that were due; one due on the last day may still be kept."""
    due = [one for one in window.past.their_followups if one.due and window.has(one.due) and _settled(one, window)]
    kept = sum(one.done_on is not None and one.due is not None and one.done_on <= one.due for one in due)
    return f"{kept} of {len(due)} in time" if due else "None were due"


def _settled(one: FollowUp, window: _Window) -> bool:
    done = one.done_on is not None and one.done_on <= window.past.today
    return done or (one.due is not None and one.due < window.past.today)


def _answers(window: _Window) -> str:
    """Mine that were answered within a week, of those that have had a week or were answered."""
    mine = [one for one in window.past.contacts if one.started_by == "me" and window.has(one.on)]
    settled = [one for one in mine if _in_time(one) or one.on + timedelta(days=ANSWER) < window.past.today]
    return f"{sum(map(_in_time, settled))} of {len(settled)} within a week" if settled else "None to answer"


def _in_time(one: Contact) -> bool:
    return one.answered_on is not None and one.answered_on <= one.on + timedelta(days=ANSWER)


def _missed(window: _Window) -> str:
    counted = [one for one in _meetings(window) if one.state in ("held", "cancelled_by_them", "no_show")]
    missed = sum(one.state != "held" for one in counted)
    return f"{missed} of {len(counted)} missed" if counted else "No meetings"


def _presence(window: _Window) -> str:
    rated = [one.presence for one in _meetings(window) if one.state == "held" and one.presence is not None]
    return _mean(rated, f"in {_count(len(rated), 'meeting')}") if rated else "Not rated"


def _received(window: _Window) -> str:
    count = sum(window.has(one.on) for one in window.past.received)
    return {0: "Nothing", 1: "Once", 2: "Twice"}.get(count, f"{count} times")


_FIGURES = (
    ("Your ratings", _ratings),
    ("Their promises", _promises),
    ("Answers to you", _answers),
    ("Meetings", _missed),
    ("Your presence", _presence),
    ("What they did for you", _received),
)


def _meetings(window: _Window) -> list[Meeting]:
    return [one for one in window.past.meetings if window.has(one.on)]


def _mean(values: Iterable[int], counts: str) -> str:
    given = list(values)
    return f"{sum(given) / len(given):.1f} of 5 {counts}"


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
