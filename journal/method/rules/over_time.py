"""How a partnership went: its status on each past day, and the figures behind it, for charts."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from journal.method.rules.history import History
from journal.method.rules.past import Past, ratings
from journal.method.rules.review import review
from journal.method.rules.settings import DEFAULTS, RuleSettings

STEP = timedelta(days=7)
"""From one look to the next; where they differ, the day between is looked for. What lasted less may be missed."""
YEAR = timedelta(days=364)


class Span(NamedTuple):
    """A status, and the days on which it was so, both included."""

    status: str
    since: date
    until: date


class Rated(NamedTuple):
    """The mean of the ratings that one reflection gave, or the presence in one meeting."""

    on: date
    value: float


class Kept(NamedTuple):
    """Promises of theirs that were due in the month that begins on `month`: kept in time, and not."""

    month: date
    kept: int
    late: int


class OverTime(NamedTuple):
    spans: tuple[Span, ...]
    ratings: tuple[Rated, ...]
    presence: tuple[Rated, ...]
    promises: tuple[Kept, ...]


def over_time(history: History, today: date, settings: RuleSettings = DEFAULTS) -> OverTime:
    """The last year, or as long as the partnership is old."""
    past = Past(history, today)
    first = max(today - YEAR, past.first_day or today)
    reflections = [one for one in past.reflections if one.on >= first]
    held = [one for one in past.held if one.on >= first]
    return OverTime(
        tuple(_spans(history, first, today, settings)),
        tuple(Rated(one.on, sum(given) / len(given)) for one in reflections if (given := ratings(one))),
        tuple(Rated(one.on, one.presence) for one in held if one.presence is not None),
        tuple(_promises(past, first)),
    )


def _spans(history: History, first: date, today: date, settings: RuleSettings) -> Iterator[Span]:
    since, status = first, _status(history, first, settings)
    seen = first
    while seen < today:
        following = min(seen + STEP, today)
        found = _status(history, following, settings)
        if found != status:
            turn = _turn(history, (seen, following), status, settings)
            yield Span(status, since, turn - timedelta(days=1))
            since, status = turn, _status(history, turn, settings)
            following = turn
        seen = following
    yield Span(status, since, today)


def _turn(history: History, between: tuple[date, date], status: str, settings: RuleSettings) -> date:
    """The first day after which it is no longer this status, between one when it is and one when it is not."""
    before, after = between
    while (after - before).days > 1:
        middle = before + (after - before) // 2
        if _status(history, middle, settings) == status:
            before = middle
        else:
            after = middle
    return after


def _status(history: History, day: date, settings: RuleSettings) -> str:
    return review(history, day, settings).status


def _promises(past: Past, first: date) -> Iterator[Kept]:
    months: dict[date, list[bool]] = {}
    for one in past.their_followups:
        if one.due is not None and first <= one.due < past.today:
            in_time = one.done_on is not None and one.done_on <= one.due
            months.setdefault(one.due.replace(day=1), []).append(in_time)
    for month, kept in sorted(months.items()):
        yield Kept(month, sum(kept), len(kept) - sum(kept))
