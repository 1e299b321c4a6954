"""The status of a partnership: the first that holds (rules.md, "Status")."""

from typing import NamedTuple

from journal.method.rules.finding import Finding
from journal.method.rules.past import Past, ratings

MEETINGS = 3
DAYS = 60
SPAN = 28
EFFORT = 4
EFFORT_WITHOUT_MEETINGS = 2
_NOT_TOO_EARLY = {"gone_quiet", "unanswered", "missed_meetings"}

STATUSES = {
    "not_working": "Not working",
    "needs_attention": "Needs attention",
    "too_early": "Too early to say",
    "new": "New",
    "working": "Working",
    "resting": "Resting",
}
"""Status id -> its word, in the order in which reviews are shown."""


class Grounds(NamedTuple):
    """What the status rests on."""

    past: Past
    concerns: tuple[Finding, ...]
    effort: int

    def raised(self, *ids: str) -> bool:
        return any(one.id in ids for one in self.concerns)

    @property
    def effort_wanted(self) -> int:
        return EFFORT if self.past.held else EFFORT_WITHOUT_MEETINGS

    @property
    def effort_is_enough(self) -> bool:
        return self.effort >= self.effort_wanted

    @property
    def families(self) -> int:
        return len({one.family for one in self.concerns})

    @property
    def heavy(self) -> bool:
        """At least one concern is serious, or there are at least 3 in all."""
        return any(one.serious for one in self.concerns) or len(self.concerns) >= 3

    @property
    def span(self) -> int:
        """Days between the first and the last record of all evidence."""
        days = [record.on for one in self.concerns for record in one.evidence]
        return (max(days) - min(days)).days if days else 0

    @property
    def user_says_otherwise(self) -> bool:
        """The latest reflection with a rating, where it is at most 60 days old, has a mean of 3 or more."""
        for one in reversed(self.past.reflections):
            given = ratings(one)
            if given:
                return one.on >= self.past.back(DAYS) and sum(given) >= 3 * len(given)
        return False

    @property
    def too_early(self) -> bool:
        young = self.past.age_days < DAYS
        if not young and self.raised(*_NOT_TOO_EARLY):
            return False
        return young or len(self.past.held) < MEETINGS


def status(grounds: Grounds) -> str:
    """One of STATUSES."""
    found = _before_conduct(grounds)
    lifted = grounds.raised("conduct") and found in ("new", "too_early", "working")
    return "needs_attention" if lifted else found


def _before_conduct(grounds: Grounds) -> str:
    if grounds.past.history.colleague.stage in ("professional_only", "archived"):
        return "resting"
    if not grounds.past.held and not grounds.concerns:
        return "new"
    if grounds.too_early:
        return "too_early"
    if (
        grounds.families >= 2
        and grounds.heavy
        and grounds.span >= SPAN
        and grounds.effort_is_enough
        and not grounds.user_says_otherwise
    ):
        return "not_working"
    return "needs_attention" if grounds.concerns else "working"


def why(grounds: Grounds, found: str) -> tuple[str, ...]:
    """Why it is this status, and neither the one above nor the one below: plain sentences."""
    return tuple(_WHY[found](grounds))


def _why_resting(grounds: Grounds) -> list[str]:
    return ["You set this partnership aside, so no advice is given."]


def _why_new(grounds: Grounds) -> list[str]:
    return ["You have not met yet, and nothing speaks against it."]


def _why_too_early(grounds: Grounds) -> list[str]:
    held, age = len(grounds.past.held), grounds.past.age_days
    words = [f"You have met {_times(held)} in {_count(age, 'day')}; {MEETINGS} meetings and {DAYS} days tell more."]
    if grounds.concerns:
        words.append("What shows already is worth watching, and no verdict.")
    return words


def _why_working(grounds: Grounds) -> list[str]:
    return [f"{_count(len(grounds.past.held), 'meeting')} in, and no concern is raised."]


def _why_attention(grounds: Grounds) -> list[str]:
    words = [f"{_count(len(grounds.concerns), 'concern')} raised."]
    if grounds.raised("conduct"):
        words.append("Conduct counts from the first day.")
    if grounds.families < 2:
        words.append("To say that it is not working would take concerns of two different kinds.")
    elif not grounds.heavy:
        words.append("None of them is serious, and there are fewer than 3: too little to say that it is not working.")
    elif grounds.span < SPAN:
        words.append(
            f"All of it happened within {_count(grounds.span, 'day')}: to say that it is not working takes {SPAN}."
        )
    elif not grounds.effort_is_enough and not grounds.raised("conduct"):
        words.append(
            f"You use {grounds.effort} of 6 practices: "
            f"to say fairly that it is not working takes {grounds.effort_wanted}."
        )
    elif grounds.user_says_otherwise:
        words.append(
            "Your own latest ratings are 3 or higher on average, which speaks against saying that it is not working."
        )
    return words


def _why_not_working(grounds: Grounds) -> list[str]:
    words = [
        f"{_count(len(grounds.concerns), 'concern')} of {grounds.families} different kinds, "
        f"over {_count(grounds.span, 'day')}."
    ]
    if not grounds.raised("conduct"):  # what was marked is not weighed against what I tried
        words.append(f"You use {grounds.effort} of 6 practices, and it has not helped.")
    return words


_WHY = {
    "resting": _why_resting,
    "new": _why_new,
    "too_early": _why_too_early,
    "working": _why_working,
    "needs_attention": _why_attention,
    "not_working": _why_not_working,
}


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
