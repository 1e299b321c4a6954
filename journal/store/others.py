"""Seek others: who could take the part of a partnership that does not work, and why (article: "seek others to partner
with", and stay professional)."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.goal_alike import GoalLikeness, goal_likeness
from journal.model import Colleague, Fact, FollowUp, Goal
from journal.model.words import FactKind, GoalState, Stage

LOOKED_AT = 300
"""Colleagues that are looked at, at most: those of the department first."""
SHOWN = 5


class Other(NamedTuple):
    """`reasons` are plain sentences."""

    id: str
    name: str
    reasons: tuple[str, ...]


class Due(NamedTuple):
    """What stays due between us; `owner` is me or them."""

    id: str
    owner: str
    text: str
    due: date | None = None


def who_else(session: Session, colleague: str, working: Collection[str]) -> list[Other]:
    """Active colleagues with whom it works, who share a department, a tag, a skill or a goal with this one; those with
    the most reasons first."""
    this = session.get_one(Colleague, colleague)
    wanted = [one for one in working if one != colleague]
    rows = session.scalars(
        select(Colleague)
        .where(Colleague.id.in_(wanted), Colleague.stage == Stage.ACTIVE)
        .order_by(Colleague.department.is_distinct_from(this.department), Colleague.position)
        .limit(LOOKED_AT)
    ).all()
    ids = [one.id for one in rows]
    skills, goals = _skills(session, [colleague, *ids]), _goals(session, [colleague, *ids])
    found = [
        Other(one.id, one.name, tuple(reasons))
        for one in rows
        if (reasons := [*_like(this, one), *_can(skills, colleague, one.id), *_aims(goals, colleague, one.id)])
    ]
    return sorted(found, key=lambda one: (-len(one.reasons), one.name.casefold()))[:SHOWN]


def still_due(session: Session, colleague: str) -> list[Due]:
    """Open follow-ups on both sides: they stay due, also where a partnership is set aside."""
    rows = session.execute(
        select(FollowUp.id, FollowUp.owner, FollowUp.text, FollowUp.due)
        .where(FollowUp.colleague_id == colleague, FollowUp.done_on.is_(None))
        .order_by(FollowUp.due.is_(None), FollowUp.due, FollowUp.position)
        .limit(10)
    )
    return [Due(*row) for row in rows]


def _like(this: Colleague, other: Colleague) -> list[str]:
    reasons = []
    if this.department and other.department and this.department.casefold() == other.department.casefold():
        reasons.append(f"The same department: {other.department}.")
    shared = [tag for tag in other.tags if tag.casefold() in {one.casefold() for one in this.tags}]
    if shared:
        reasons.append(f"Tagged alike: {', '.join(shared[:3])}.")
    return reasons


def _can(skills: dict[str, dict[str, str]], colleague: str, other: str) -> list[str]:
    both = [text for key, text in skills.get(other, {}).items() if key in skills.get(colleague, {})]
    return [f"Knows {', '.join(both[:3])} as well."] if both else []


def _aims(goals: dict[str, list[str]], colleague: str, other: str) -> list[str]:
    for theirs in goals.get(other, ()):
        if any(goal_likeness(theirs, one).likeness >= GoalLikeness.LIKELY for one in goals.get(colleague, ())):
            return [f"Aims for something alike: “{theirs}”."]
    return []


def _skills(session: Session, ids: list[str]) -> dict[str, dict[str, str]]:
    """Colleague -> the skills known of them, by their text in small letters."""
    found: dict[str, dict[str, str]] = {}
    rows = session.execute(
        select(Fact.colleague_id, Fact.text).where(Fact.colleague_id.in_(ids), Fact.kind == FactKind.SKILL)
    )
    for who, text in rows:
        found.setdefault(who or "", {})[text.strip().casefold()] = text.strip()
    return found


def _goals(session: Session, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = session.execute(
        select(Goal.colleague_id, Goal.text).where(Goal.colleague_id.in_(ids), Goal.state == GoalState.OPEN)
    )
    for who, text in rows:
        found.setdefault(who or "", []).append(text.strip())
    return found
