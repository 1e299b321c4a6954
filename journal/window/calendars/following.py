"""What a subscription changes by itself: only what leaves nothing open."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from journal.exchange.attendees import key
from journal.exchange.calendar_plan import apply, plan_calendar
from journal.exchange.calendar_rows import (
    CANCELLED,
    CHANGED,
    NEW,
    NOBODY,
    SAME,
    Choice,
    Plan,
    Report,
    Row,
    asked_about,
)
from journal.exchange.calendar_types import Calendar
from journal.store.journal import Journal
from journal.window.calendars.undone import mark_of


class Followed(NamedTuple):
    """What was brought in, how many people wait to be decided on, the calendar that it was, and what the changes are
    known by."""

    report: Report
    waiting: int
    calendar: Calendar
    marks: frozenset[str] = frozenset()


def follow(
    journal: Journal,
    calendar: Calendar,
    now: datetime,
    left: Collection[str],
    label: str,
    undone: Collection[str] = frozenset(),
    before: frozenset[str] = frozenset(),
) -> Followed:
    """Bring in what leaves nothing open. `left`: people who were left out before, by what they are known by. `label`
    names the step. `undone`: changes that were taken back, and do not come again. `before`: the ids that were
    in the calendar when it was read last; nothing is missing from one that was not read wholly, or is another now."""
    if calendar.whole and before & calendar.ids:
        calendar = calendar._replace(gone=before - calendar.ids)
    with journal.reading() as session:
        plan = plan_calendar(session, calendar, now=now)
    report = Report()
    settled = [row for row in plan.rows if is_settled(row, left) and mark_of(row) not in undone]
    marks = frozenset(mark_of(row) for row in settled if row.kind != SAME)
    if marks:
        with journal.change(label) as session:
            report = apply(session, Plan(tuple(settled)), Choice())
    return Followed(report, len(waiting(plan, left)), calendar, marks if any(report) else frozenset())


def is_settled(row: Row, left: Collection[str]) -> bool:
    """A change or the end of a meeting that is known; a new one with colleagues and nobody who is to be decided on."""
    if row.kind == NEW:
        return bool(row.colleagues) and not _open(row, left)
    return row.kind in (CHANGED, SAME) or (row.kind == CANCELLED and row.meeting is not None)


def waiting(plan: Plan, left: Collection[str]) -> set[str]:
    """Who is to be decided on: people of meetings that are not in the journal."""
    return {who for row in plan.rows if row.kind == NEW or row.left == NOBODY for who in _open(row, left)}


def _open(row: Row, left: Collection[str]) -> set[str]:
    return {key(person) for person in asked_about(row)} - set(left)
