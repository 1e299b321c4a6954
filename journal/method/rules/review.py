"""The review of a partnership: computed from its history and a day, never stored (rules.md)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from journal.method.rules.advice import ADVICE, Advice, advice, running
from journal.method.rules.against import Against, against
from journal.method.rules.concerns import CONCERNS
from journal.method.rules.finding import Evidence, Finding, find_concerns, find_set_aside
from journal.method.rules.history import Colleague, History, SetAside
from journal.method.rules.mirror import Mirrored, mirror
from journal.method.rules.past import Past
from journal.method.rules.practice import PRACTICES, practised
from journal.method.rules.settings import DEFAULTS, RuleSettings
from journal.method.rules.shortfall import shortfalls
from journal.method.rules.status import DAYS, MEETINGS, STATUSES, Grounds, status, why
from journal.method.rules.turning import lower, to_go, turning

__all__ = [
    "ADVICE",
    "CONCERNS",
    "PRACTICES",
    "STATUSES",
    "Evidence",
    "Finding",
    "Review",
    "RuleSettings",
    "in_order",
    "review",
]


class Review(NamedTuple):
    """`advice` is an id of ADVICE, or None where the partnership rests; `status` one of STATUSES.

    `why` and `advice_why` are plain sentences. `meetings_to_go` and `days_to_go` count down what is too early.
    `look_back_on` is the day on which to look back at what is being tried, the latest where more is.
    `set_aside`: concerns that would hold but for the user's word. `mirror`: concern id -> my own figures for it.
    `against`: what speaks against the verdict. `turns`: what would change the status, as sentences. `shortfalls`:
    practice id -> what was missing, for those not practised.
    """

    colleague: Colleague
    as_of: date
    status: str
    advice: str | None
    concerns: tuple[Finding, ...]
    practice: dict[str, bool]
    held_meetings: int
    age_days: int
    why: tuple[str, ...]
    advice_why: str
    look_back_on: date | None
    set_aside: tuple[tuple[Finding, SetAside], ...] = ()
    mirror: Mapping[str, Mirrored] = {}
    against: tuple[Against, ...] = ()
    turns: tuple[str, ...] = ()
    shortfalls: Mapping[str, str] = {}

    @property
    def effort(self) -> int:
        return sum(self.practice.values())

    @property
    def missing_practices(self) -> tuple[str, ...]:
        return tuple(name for name, used in self.practice.items() if not used)

    @property
    def meetings_to_go(self) -> int:
        return max(0, MEETINGS - self.held_meetings)

    @property
    def days_to_go(self) -> int:
        return max(0, DAYS - self.age_days)

    @property
    def countdown(self) -> str:
        """ "2 meetings and 23 days to go", while it is too early to say."""
        return to_go(self.meetings_to_go, self.days_to_go) if self.status == "too_early" else ""

    @property
    def meanwhile(self) -> str:
        """Which practice to use until then: the first that is not used yet, as a sentence; "" where all are."""
        first = next((PRACTICES[name] for name in self.missing_practices), None)
        return f"Meanwhile, {lower(first.title)}: {lower(first.how)}" if first else ""


def review(history: History, today: date, settings: RuleSettings = DEFAULTS) -> Review:
    """The review of one partnership on the day `today`. The same history and day give the same answer."""
    past = Past(history, today)
    used = practised(past)
    grounds = Grounds(past, find_concerns(past, settings), sum(used.values()))
    found = status(grounds)
    step = advice(grounds, found)
    ahead = [one.look_back_on for one in running(grounds)]
    return Review(
        history.colleague,
        today,
        found,
        step.id if step else None,
        grounds.concerns,
        used,
        len(past.held),
        past.age_days,
        why(grounds, found),
        _advice_why(step, used),
        max(ahead, default=None),
        find_set_aside(past, settings) if history.set_aside else (),
        mirror(past, grounds.concerns) if grounds.concerns else {},
        against(past) if grounds.concerns else (),
        turning(grounds, found),
        shortfalls(past, used),
    )


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """What needs the user most first; within one status by name (interface.md, "review --json")."""
    rank = {one: place for place, one in enumerate(STATUSES)}
    return sorted(reviews, key=lambda one: (rank[one.status], one.colleague.name.casefold(), one.colleague.name))


def _advice_why(step: Advice | None, used: dict[str, bool]) -> str:
    if step is None:
        return ""
    if step.id in ("strengthen_practice", "give_it_time"):
        missing = [lower(PRACTICES[name].title) for name, done in used.items() if not done]
        if missing:
            return f"{step.words} Not used yet: {', '.join(missing)}."
    return step.words
