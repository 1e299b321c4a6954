"""Partnerships whose truth is known: a seeded simulator that knows nothing of the rules' thresholds.

A partnership has a quality between 0 and 1 that follows a course over the days. What happens (do they come, do they
keep promises, do they answer, how do I rate it) is drawn with chances that follow the quality; what the journal's
keeper writes down is drawn once more. The numbers are those of office life as one would guess them, and were set down
before the rules were ever held against them.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from journal.method.rules import history as plain

BEGIN = date(2025, 1, 6)
LENGTH = 540
"""Days that each partnership is watched."""

Course = Callable[[int], float]


class Kind(NamedTuple):
    """`sour_from`, `sour_to`: the days between which it does not work, by construction; -1 for never.

    `effort`: how much of the method I practise; `care`: how much of what happens I write down.
    """

    name: str
    course: Course
    sour_from: int = -1
    sour_to: int = -1
    effort: float = 0.8
    care: float = 0.85


class Life(NamedTuple):
    kind: Kind
    history: plain.History


def _between(day: int, start: int, days: int, before: float, after: float) -> float:
    """From one quality to another, evenly over some days."""
    return before + (after - before) * min(1.0, max(0.0, (day - start) / days))


def draw_kinds(random: Random) -> dict[str, Kind]:
    """One of each kind, with its own day and depth of every turn."""
    fine, bad = random.uniform(0.7, 0.9), random.uniform(0.08, 0.25)
    turn, back = random.randrange(180, 330), random.randrange(110, 160)
    start = random.uniform(0.4, 0.55)

    def sour(day: int) -> float:
        return _between(day, turn, 21, fine, bad)

    def recovering(day: int) -> float:
        return sour(day) if day < turn + back else _between(day, turn + back, 30, bad, fine)

    return {
        "good": Kind("good", lambda day: fine),
        "slow starter": Kind("slow starter", lambda day: _between(day, 0, 150, start, fine)),
        "gone sour": Kind("gone sour", sour, turn, LENGTH),
        "neglected by me": Kind(
            "neglected by me", lambda day: _between(day, 60, 200, fine, 0.45), effort=0.2, care=0.7
        ),
        "recovering": Kind("recovering", recovering, turn, turn + back + 30),
        "noisy keeper": Kind("noisy keeper", lambda day: fine, care=0.5),
    }


class _Teller:
    """Draws what happens between two people, day by day, and what is written down of it."""

    def __init__(self, kind: Kind, random: Random) -> None:
        self.kind, self.random = kind, random
        self.number = 0
        self.meetings: list[plain.Meeting] = []
        self.contacts: list[plain.Contact] = []
        self.followups: list[plain.FollowUp] = []
        self.value: list[plain.Value] = []
        self.reflections: list[plain.Reflection] = []
        self.shared: list[plain.SharedGoal] = []
        self.facts: list[date | None] = []

    def tell(self) -> plain.History:
        rhythm = self.random.choice((7, 7, 10, 14, 14))
        next_meeting, next_message = self.random.randrange(3, 15), self.random.randrange(1, 10)
        for day in range(LENGTH):
            if day >= next_meeting:
                self._meet(day)
                next_meeting = day + max(3, round(self.random.gauss(rhythm, 2)))
            if day >= next_message:
                self._write(day)
                next_message = day + self.random.randrange(6, 18)
            if self._chance(self.kind.effort / 25):
                self._give(day)
        colleague = plain.Colleague("x", "Alex", cadence_days=rhythm * 2 if self.random.random() < 0.5 else None)
        return plain.History(
            colleague, tuple(self.facts), tuple(self.meetings), tuple(self.contacts), tuple(self.followups),
            tuple(self.value), tuple(self.reflections), tuple(self.shared),
        )  # fmt: skip

    def _meet(self, day: int) -> None:
        quality, effort = self.kind.course(day), self.kind.effort
        if self._chance(0.04):
            self._add_meeting(day, "cancelled_by_me" if self._chance(0.6) else "cancelled")
            return
        if not self._chance(0.62 + 0.36 * min(1.0, quality / 0.6)):
            self._add_meeting(day, "cancelled_by_them" if self._chance(0.7) else "no_show")
            return
        self._hold(day, quality, effort)
        if self._chance(0.55):
            self._promise(day, quality)
        if self._written() and self._chance(0.7):
            self._reflect(day, quality)
        if not self.shared and self._chance(effort * quality / 3):
            self.shared.append(plain.SharedGoal(self._id(), set_on=_day(day)))
        if self._chance(effort / 3):
            self.facts.append(_day(day))
        if self._chance(quality / 6) and self._written():
            self.value.append(plain.Value(self._id(), "received", "help", _day(day)))

    def _hold(self, day: int, quality: float, effort: float) -> None:
        said = tuple(
            self.random.choices(("confirmed", "clarified", "disputed"), (0.2 + quality, 0.3, 0.5 * (1 - quality) ** 2))[
                0
            ]
            for _ in range(2)
            if self._chance(effort * 0.7)
        )
        prepared = self._chance(effort)
        self.meetings.append(
            plain.Meeting(
                self._id(), _day(day), "held",
                presence=self.random.choice((3, 4, 4, 5)) if self._chance(effort) else None,
                checklist=6, ticked=self.random.randrange(3, 7) if prepared else self.random.randrange(0, 3),
                open_questions=int(self._chance(effort)), restatements=said,
            )
        )  # fmt: skip

    def _promise(self, day: int, quality: float) -> None:
        """Theirs: kept in time, late, or never; whether I tick it off is another matter."""
        due = day + self.random.randrange(5, 15)
        kept = self._chance(0.25 + 0.72 * min(1.0, quality / 0.7))
        done = due + (self.random.randrange(-3, 5) if kept else self.random.randrange(9, 60))
        never = not kept and self._chance(0.4)
        ticked = not never and (self._chance(0.5 + self.kind.care / 2))
        self.followups.append(plain.FollowUp(self._id(), "them", _day(due), _day(done) if ticked else None))

    def _write(self, day: int) -> None:
        """A message, of mine or theirs; an answer within days, late, or none; whether I note the answer is another
        matter."""
        quality = self.kind.course(day)
        if not self._written():
            return
        mine = self._chance(0.75 * (0.4 + 0.6 * self.kind.effort) + 0.25 * (1 - quality))
        if not mine:
            if self._chance(quality):
                self.contacts.append(plain.Contact(self._id(), _day(day), "them"))
            return
        answered = self._chance(0.3 + 0.68 * min(1.0, quality / 0.65))
        noted = answered and self._chance(0.55 + 0.45 * self.kind.care)
        after = self.random.choice((0, 1, 1, 2, 3, 5))
        self.contacts.append(plain.Contact(self._id(), _day(day), "me", _day(day + after) if noted else None))

    def _reflect(self, day: int, quality: float) -> None:
        mood = self.random.gauss(0, 0.35)  # of the day, in all ratings alike
        rated = [self._rating(quality, mood) if self._chance(0.9) else None for _ in range(5)]
        self.reflections.append(plain.Reflection(self._id(), _day(day), *rated))

    def _give(self, day: int) -> None:
        if self._written():
            kind = self.random.choice(("help", "credit", "thank_you", "introduction"))
            self.value.append(plain.Value(self._id(), "given", kind, _day(day)))

    def _rating(self, quality: float, mood: float) -> int:
        return min(5, max(1, round(1.2 + 3.6 * quality + mood + self.random.gauss(0, 0.6))))

    def _add_meeting(self, day: int, state: str) -> None:
        self.meetings.append(plain.Meeting(self._id(), _day(day), state))

    def _written(self) -> bool:
        return self._chance(self.kind.care)

    def _chance(self, of: float) -> bool:
        return self.random.random() < of

    def _id(self) -> str:
        self.number += 1
        return f"r{self.number}"


def _day(number: int) -> date:
    return BEGIN + timedelta(days=number)


def lives(seed: int, count: int) -> list[Life]:
    """So many partnerships of each kind; the same seed draws the same."""
    random = Random(seed)
    return [Life(kind, _Teller(kind, random).tell()) for _ in range(count) for kind in draw_kinds(random).values()]
