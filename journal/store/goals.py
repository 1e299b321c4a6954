"""The goals of a colleague and mine side by side: which are shared, and which likely are."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from journal.method.goal_alike import Suggestion, suggest_links
from journal.model import Colleague, Goal, GoalLink
from journal.store.hints import off, switch_off

MOST = 200
"""Goals of one person at most."""

Row = tuple[str, dict[str, Any]]
"""A goal: its id, and its columns."""
Pair = tuple[str, str]
"""The ids of a goal of theirs and of one of mine."""


class GoalMap(NamedTuple):
    """`mine`: my open goals, and those that I shared with this colleague, whatever became of them."""

    name: str
    theirs: list[Row]
    mine: list[Row]
    links: list[Pair]
    suggested: list[Suggestion]


def goal_map(session: Session, colleague: str, today: date) -> GoalMap:
    theirs = _goals(session, colleague)
    every = _goals(session, None)
    links = _links(session, {record for record, _ in theirs}, {record for record, _ in every})
    shared = {mine for _, mine in links}
    mine = [row for row in every if row[1]["state"] == "open" or row[0] in shared]
    name = session.scalar(select(Colleague.name).where(Colleague.id == colleague)) or ""
    return GoalMap(name, theirs, mine, links, _suggested(session, theirs, mine, links, today))


def my_goals(session: Session) -> list[Row]:
    return _goals(session, None)


def sharers(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Of each goal of mine that is shared: the ids of theirs, each with "Name: its words"."""
    rows = session.execute(
        select(GoalLink.goal_id, GoalLink.other_id, Goal.id, Goal.text, Colleague.name)
        .join(Goal, or_(Goal.id == GoalLink.goal_id, Goal.id == GoalLink.other_id))
        .join(Colleague, Colleague.id == Goal.colleague_id)
        .order_by(Colleague.name, Goal.position)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for one, other, theirs, words, name in rows:
        named = (theirs, f"{name}: {words}")
        pairs = found.setdefault(other if theirs == one else one, [])
        if named not in pairs:
            pairs.append(named)
    return found


def share(session: Session, theirs: str, mine: str) -> None:
    """A goal of theirs and one of mine are one. Each may be shared with several."""
    if not session.scalar(select(GoalLink.position).where(_between(theirs, mine))):
        session.add(GoalLink(goal_id=theirs, other_id=mine))


def unshare(session: Session, theirs: str, mine: str) -> None:
    session.execute(delete(GoalLink).where(_between(theirs, mine)))


def make_mine(session: Session, theirs: str, today: date) -> str:
    """A goal of theirs becomes one of mine, too; the answer is the id of mine."""
    made = Goal(text=session.get_one(Goal, theirs).text, set_on=today)
    session.add(made)
    session.flush()
    session.add(GoalLink(goal_id=theirs, other_id=made.id))
    return made.id


def not_shared(session: Session, theirs: str, mine: str) -> None:
    """These two are not one, however alike they look: they are not suggested again."""
    switch_off(session, f"{HINT}{theirs}:{mine}")


def set_state(goal: Goal, state: str, today: date) -> None:
    """Open, reached or dropped; with the day on which it was closed, which stays until it is opened again."""
    goal.state = state
    goal.closed_on = None if state == "open" else goal.closed_on or today


HINT = "goals:"
"""The names of these hints begin so; after it the two ids."""


def _suggested(
    session: Session, theirs: list[Row], mine: list[Row], links: list[Pair], today: date
) -> list[Suggestion]:
    said = off(session, HINT, today)
    one, other = (
        [(record, str(values["text"])) for record, values in rows if values["state"] == "open"]
        for rows in (theirs, mine)
    )
    refused = {(a, b) for a, _ in one for b, _ in other if f"{HINT}{a}:{b}" in said} if said else set()
    return suggest_links(one, other, {*links, *refused})


def _goals(session: Session, colleague: str | None) -> list[Row]:
    goals = session.scalars(
        select(Goal).where(Goal.colleague_id == colleague).order_by(Goal.position).limit(MOST)
    )  # fmt: skip
    return [(one.id, {column.name: getattr(one, column.name) for column in Goal.__table__.columns}) for one in goals]


def _links(session: Session, theirs: set[str], mine: set[str]) -> list[Pair]:
    rows = session.execute(select(GoalLink.goal_id, GoalLink.other_id).order_by(GoalLink.position)) if theirs else ()
    pairs = [(a, b) if a in theirs else (b, a) for a, b in rows]
    return list(dict.fromkeys(pair for pair in pairs if pair[0] in theirs and pair[1] in mine))


def _between(theirs: str, mine: str) -> Any:
    return tuple_(GoalLink.goal_id, GoalLink.other_id).in_([(theirs, mine), (mine, theirs)])
