"""One partnership as it stood on a day: what is dated later does not count (rules.md, "What counts").

Each list is narrowed and sorted once, and only when a rule asks for it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from journal.method.rules.history import Approach, Contact, FollowUp, History, Meeting, Reflection, SetAside, Value

RECENT = 180
"""Days back that are recent, both ends included."""


class _Dated(Protocol):
    @property
    def on(self) -> date: ...


T = TypeVar("T", bound=_Dated)
_BY_DAY = attrgetter("on")


def by_day(records: Iterable[T]) -> list[T]:
    """In the order of their days; of one day, the later in the file is the later one."""
    return sorted(records, key=_BY_DAY)


def latest(records: list[T], count: int) -> list[T]:
    """The last `count` of records that are in the order of their days."""
    return records[-count:] if count > 0 else []


class Past:
    """What the rules may know of a partnership on the day `today`."""

    def __init__(self, history: History, today: date, left_out: tuple[SetAside, ...] = ()) -> None:
        self.history = history
        self.today = today
        self.since = today - timedelta(days=RECENT)
        self._left_out = left_out

    def seen_by(self, concern: str) -> "Past":
        """The same without the days that were set aside for a concern."""
        ended = tuple(one for one in self.history.set_aside if one.concern == concern)
        if not ended:
            return self
        there = self.history

        def kept(records: Iterable[T]) -> tuple[T, ...]:
            return tuple(one for one in records if not any(span.since <= one.on <= span.until for span in ended))

        dues = (one for one in there.followups if not any(one.due and s.since <= one.due <= s.until for s in ended))
        seen = there._replace(
            meetings=kept(there.meetings),
            contacts=kept(there.contacts),
            followups=tuple(dues),
            value=kept(there.value),
            reflections=kept(there.reflections),
        )
        return Past(seen, self.today, ended)

    def set_aside_now(self, concern: str) -> SetAside | None:
        """By which a concern does not count today."""
        return next(
            (one for one in self.history.set_aside if one.concern == concern and one.since <= self.today <= one.until),
            None,
        )

    def days_between(self, start: date, end: date) -> int:
        """Days from one to the other, without those that were set aside."""
        days = range(1, (end - start).days + 1) if self._left_out else ()
        out = sum(any(s.since <= start + timedelta(days=day) <= s.until for s in self._left_out) for day in days)
        return (end - start).days - out

    @property
    def name(self) -> str:
        """What the sentences call the colleague: the first word of the name."""
        words = self.history.colleague.name.split()
        return words[0] if words else "They"

    def back(self, days: int) -> date:
        """The day that many days before `today`."""
        return self.today - timedelta(days=days)

    def recent(self, records: Iterable[T]) -> list[T]:
        return [record for record in records if record.on >= self.since]

    @cached_property
    def meetings(self) -> list[Meeting]:
        return by_day(one for one in self.history.meetings if one.on <= self.today)

    @cached_property
    def held(self) -> list[Meeting]:
        return [one for one in self.meetings if one.state == "held"]

    @cached_property
    def contacts(self) -> list[Contact]:
        """With the answers that had come by today."""
        return by_day(
            one._replace(answered_on=None) if one.answered_on is not None and one.answered_on > self.today else one
            for one in self.history.contacts
            if one.on <= self.today
        )

    @cached_property
    def their_followups(self) -> list[FollowUp]:
        """Those with a due day, by it."""
        theirs = (one for one in self.history.followups if one.owner == "them" and one.due is not None)
        return sorted(theirs, key=lambda one: one.due or self.today)

    @cached_property
    def given(self) -> list[Value]:
        return by_day(one for one in self.history.value if one.direction == "given" and one.on <= self.today)

    @cached_property
    def received(self) -> list[Value]:
        return by_day(one for one in self.history.value if one.direction == "received" and one.on <= self.today)

    @cached_property
    def reflections(self) -> list[Reflection]:
        return by_day(one for one in self.history.reflections if one.on <= self.today)

    @cached_property
    def recent_reflections(self) -> list[Reflection]:
        return self.recent(self.reflections)

    @cached_property
    def has_shared_goal(self) -> bool:
        """A goal of theirs and one of mine that name each other, neither of them dropped."""
        return any(
            not one.dropped and (one.set_on is None or one.set_on <= self.today) for one in self.history.shared_goals
        )

    @cached_property
    def facts(self) -> int:
        return sum(learned is None or learned <= self.today for learned in self.history.facts)

    @cached_property
    def consultation_days(self) -> list[date]:
        return sorted(one.on for one in self.history.consultations if one.on <= self.today)

    @cached_property
    def approaches(self) -> list[Approach]:
        """Those begun by today; an end that lies ahead is none yet."""
        return [
            one._replace(ended_on=None, outcome=None) if one.ended_on is not None and one.ended_on > self.today else one
            for one in self.history.approaches
            if one.started_on <= self.today
        ]

    @cached_property
    def first_day(self) -> date | None:
        """The earliest of the `since` day, the first held meeting and the first contact."""
        since = self.history.colleague.since
        days = [since] if since is not None and since <= self.today else []
        days += [one.on for one in self.held[:1]] + [one.on for one in self.contacts[:1]]
        return min(days, default=None)

    @property
    def age_days(self) -> int:
        return (self.today - self.first_day).days if self.first_day is not None else 0


def ratings(reflection: Reflection) -> list[int]:
    """The ratings that were given, each 1 to 5."""
    return [
        rating
        for rating in (
            reflection.trust,
            reflection.alignment,
            reflection.communication,
            reflection.reciprocity,
            reflection.energy,
        )
        if rating is not None
    ]
