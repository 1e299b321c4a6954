"""Partnerships made for the tests: told by hand in days before today, or drawn by Hypothesis."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain
from typing import Any, Self

from hypothesis import strategies as st

from journal.method.rules import history as plain
from journal.method.rules.review import Finding, Review, RuleSettings, review
from journal.method.rules.settings import DEFAULTS

LEAP = date(2024, 2, 29)
TODAYS = (date(2026, 11, 23), LEAP, LEAP + timedelta(days=180), date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 1))
"""An ordinary day, a leap day, the day whose 180 days begin with one, and days where a year or a February ends."""

RATINGS = ("trust", "alignment", "communication", "reciprocity", "energy")


class Partner:
    """A partnership told in days before `today` (below 0: after it); the file's order is the order of the calls.

    Ids are the kind and a number: "meeting-1" is the first meeting that was told.
    """

    def __init__(self, today: date, since: int | None = None, **colleague: Any) -> None:
        self.today = today
        self.colleague = plain.Colleague(**{"id": "dana", "name": "Dana Ortiz", "since": self.day(since)} | colleague)
        self.lists: dict[str, list[Any]] = {name: [] for name in plain.History._fields[1:]}

    def day(self, ago: int | None) -> date | None:
        return None if ago is None else self.today - timedelta(days=ago)

    def met(self, *ago: int, state: str = "held", **more: Any) -> Self:
        return self._tell("meetings", "meeting", ago, lambda name, on: plain.Meeting(name, on, state, **more))

    def wrote(self, *ago: int, answered: int | None = None) -> Self:
        answer = self.day(answered)
        return self._tell("contacts", "contact", ago, lambda name, on: plain.Contact(name, on, "me", answer))

    def heard(self, *ago: int) -> Self:
        return self._tell("contacts", "contact", ago, lambda name, on: plain.Contact(name, on, "them"))

    def promised(self, *due: int, late: int | None = None, owner: str = "them") -> Self:
        """Follow-ups due on these days, done so many days after the due day; None: not done."""
        after = None if late is None else timedelta(days=late)
        return self._tell(
            "followups",
            "followup",
            due,
            lambda name, on: plain.FollowUp(name, owner, on, None if after is None else on + after),
        )

    def gave(self, *ago: int, kind: str = "help") -> Self:
        return self._tell("value", "value", ago, lambda name, on: plain.Value(name, "given", kind, on))

    def received(self, *ago: int, kind: str = "help") -> Self:
        return self._tell("value", "value", ago, lambda name, on: plain.Value(name, "received", kind, on))

    def reflected(self, *ago: int, **rated: Any) -> Self:
        return self._tell("reflections", "reflection", ago, lambda name, on: plain.Reflection(name, on, **rated))

    def rated_all(self, *each: tuple[int, int]) -> Self:
        """Reflections as (days ago, the one number that every rating has)."""
        for ago, rating in each:
            self.reflected(ago, **dict.fromkeys(RATINGS, rating))
        return self

    def learned(self, *ago: int | None) -> Self:
        self.lists["facts"] += map(self.day, ago)
        return self

    def shares_goal(self, set_on: int | None = None, dropped: bool = False) -> Self:
        self.lists["shared_goals"].append(plain.SharedGoal("goal", dropped, self.day(set_on)))
        return self

    def consulted(self, *ago: int) -> Self:
        return self._tell("consultations", "consultation", ago, plain.Consultation)

    def tried(self, begun: int, look_back: int, ended: int | None = None, outcome: str | None = None) -> Self:
        days = (self.day(look_back), self.day(ended), outcome)
        return self._tell("approaches", "approach", (begun,), lambda name, on: plain.Approach(name, on, *days))

    def _tell(self, where: str, kind: str, ago: tuple[int, ...], make: Callable[[str, date], Any]) -> Self:
        told = self.lists[where]
        for one in ago:
            told.append(make(f"{kind}-{len(told) + 1}", self.today - timedelta(days=one)))
        return self

    def __repr__(self) -> str:
        return f"{self.history!r} on {self.today!r}"

    @property
    def history(self) -> plain.History:
        return plain.History(self.colleague, **{name: tuple(told) for name, told in self.lists.items()})

    def review(self, settings: RuleSettings = DEFAULTS) -> Review:
        return review(self.history, self.today, settings)

    def finding(self, concern: str, settings: RuleSettings = DEFAULTS) -> Finding | None:
        return next((one for one in self.review(settings).concerns if one.id == concern), None)

    def level(self, concern: str) -> str:
        found = self.finding(concern)
        return "-" if found is None else "serious" if found.serious else "raised"


WELL_MET = {"checklist": 4, "ticked": 2, "presence": 4, "open_questions": 1, "restatements": ("confirmed",)}


def steady(today: date, without: str = "", **colleague: Any) -> Partner:
    """Working: three good meetings in 400 days, and five practices of six less those named (words of WELL_MET)."""
    how = {name: value for name, value in WELL_MET.items() if name not in without.split()}
    return Partner(today, **{"since": 400} | colleague).learned(None, None).met(100, 60, 30, **how)


def struggling(today: date, without: str = "", **colleague: Any) -> Partner:
    """Needs attention: trust was rated low, twice."""
    return steady(today, without, **colleague).reflected(11, 12, trust=2)


def failing(today: date, without: str = "", first: int = 39, **colleague: Any) -> Partner:
    """Not working: low trust (serious) and missed meetings, the first of them `first` days ago, the last trace 10."""
    return struggling(today, without, **colleague).reflected(10, trust=2).met(first, 20, 15, state="no_show")


EDGES = (-1, 0, 1, 7, 8, 14, 15, 28, 60, 61, 90, 91, 180, 181)
AGO = st.sampled_from((10, *EDGES * 8, *range(-40, 220)))
TODAY = st.sampled_from(TODAYS) | st.dates(date(2001, 1, 1), date(2090, 12, 31))

Step = Callable[[Partner, int], Partner]
"""Tells one record of that many days ago."""


def _step(tell: Callable[..., Partner], **more: Any) -> Step:
    return lambda partner, ago: tell(partner, ago, **more)


def _answered(after: int) -> Step:
    return lambda partner, ago: partner.wrote(ago, answered=ago - after)


def _tried(look_back: int, ended: int | None, outcome: str | None) -> Step:
    return lambda partner, ago: partner.tried(ago, ago - look_back, None if ended is None else ago - ended, outcome)


def _falling(partner: Partner, ago: int) -> Partner:
    return partner.rated_all((ago, 5 if ago > 60 else 2))


P = Partner
MINE = [
    *(_step(P.met, **WELL_MET | {"restatements": said}) for said in ((), ("confirmed",), ("not_restated",))),
    *(_step(P.met, presence=presence, checklist=2, ticked=1) for presence in (None, 3)),
    *(_step(P.gave, kind=kind) for kind in ("help", "thank_you")),
    *[_step(P.learned)] * 2,
]
"""What I do: no fault of the partner's, and no merit."""
GOOD = [
    _step(P.heard),
    *map(_answered, (0, 1, 20)),
    *(_step(P.promised, late=late) for late in (-3, 0, 7)),
    _step(P.received),
    *(_step(P.reflected, **dict.fromkeys(RATINGS, rating)) for rating in (3, 4, 5)),
]
BAD = [
    [*(_step(P.reflected, trust=rating) for rating in (1, 2, 2)), *map(_answered, (0, 9))],
    [_falling],
    [_step(P.reflected, energy=2, trust=4), _step(P.reflected, energy=1)],
    [_step(P.promised, late=late) for late in (None, None, 8, 7)],
    [_step(P.met, state=state) for state in ("no_show", "cancelled_by_them")] * 2,
    [_step(P.wrote), _step(P.wrote), _answered(9)],
    [_step(P.met, restatements=said) for said in (("disputed",), ("disputed", "clarified"), ("confirmed",))],
    [_step(P.gave), _step(P.gave), _step(P.gave), _step(P.reflected, reciprocity=2)],
]
"""One kind of trouble each."""
REST = [
    *(_step(P.met, state=state, restatements=("clarified",)) for state in ("planned", "cancelled", "cancelled_by_me")),
    *(_step(P.reflected, marked=marked) for marked in ("disrespect", "harm")),
    _step(P.reflected),
    *(_step(P.promised, late=late, owner="me") for late in (None, 9)),
    *(_step(P.shares_goal, dropped=dropped) for dropped in (False, True)),
]
COUNSEL = [
    _step(P.consulted),
    _tried(30, None, None),
    *(_tried(14, ended, outcome) for ended in (0, 20) for outcome in ("better", "no_change", "worse")),
]
SILENT = [
    *[_step(P.wrote)] * 3,
    *(_step(P.gave), _step(P.learned)),
    lambda partner, ago: partner.heard(60 + abs(ago)),
    lambda partner, ago: partner.wrote(70 + abs(ago), answered=60),
]
MOODS = {
    "mixed": [*MINE, *GOOD, *chain(*BAD), *REST, *COUNSEL],
    "well": MINE + GOOD,
    "silent": SILENT,
    "ill": MINE,
    "ill and counselled": MINE + COUNSEL,
}
ABOUT = st.fixed_dictionaries(
    {
        "name": st.sampled_from(("Dana Ortiz", "Zoë van den Berg", "Li", "")),
        "stage": st.sampled_from(("active",) * 12 + ("professional_only", "archived")),
        "cadence_days": st.sampled_from((None, 7, 14, 30)),
        "since": st.sampled_from((400, 100, 60, 59, None, -3)),
    }
)
TROUBLES = st.lists(st.sampled_from(BAD), min_size=1, max_size=3)


@st.composite
def _partners(draw: st.DrawFn) -> Partner:
    mood = draw(st.sampled_from(tuple(MOODS)))
    steps = MOODS[mood] + (list(chain(*draw(TROUBLES))) * 4 if mood.startswith("ill") else [])
    partner = Partner(draw(TODAY), **draw(ABOUT))
    if draw(st.booleans()):
        partner.shares_goal()
    told = st.lists(st.tuples(st.sampled_from(steps), AGO), min_size=draw(st.sampled_from((0, 30))), max_size=40)
    for step, ago in draw(told):
        step(partner, ago)
    return partner


partners = _partners()
"""Every kind of record on days before, on and after today, in any order; some are all well, and some all trouble."""
