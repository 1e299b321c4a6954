"""The common ground with a colleague, read from the journal: facts and open goals of both, and what became of the
starters."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from journal.method.common_ground import GOAL, Common, Fact, common_ground, shared_organisation
from journal.model import Colleague, Goal, GoalLink, Me
from journal.model import Fact as Stored
from journal.store.starters import with_kept


def ground(session: Session, colleague: Colleague, me: Me | None, mine: list[Fact] | None, today: date) -> list[Common]:
    """The common ground with a colleague; `mine` are my facts and goals, read where they are not given."""
    own = my_side(session, today) if mine is None else mine
    shared = shared_organisation(colleague.organisation, me.organisation if me else None)
    mission = (me.organisation_mission or "") if me else ""
    first = (colleague.name.split() or [colleague.name])[0]
    theirs = [*_facts(session, colleague.id, today), *_goals(session, colleague.id, today)]
    return with_kept(session, colleague.id, common_ground(first, theirs, own, shared, mission))


def my_side(session: Session, today: date) -> list[Fact]:
    """My facts and open goals."""
    return [*_facts(session, None, today), *_goals(session, None, today)]


def _facts(session: Session, colleague: str | None, today: date) -> list[Fact]:
    rows = session.execute(
        select(Stored.kind, Stored.text, Stored.source, Stored.learned_on, Stored.mine, Colleague.name)
        .outerjoin(Colleague, Colleague.id == Stored.told_by_id)
        .where(Stored.colleague_id == colleague)
        .order_by(Stored.position)
    )
    return [
        Fact(kind, text, source or teller, learned_on, mine)
        for kind, text, source, learned_on, mine, teller in rows
        if learned_on is None or learned_on <= today
    ]


def _goals(session: Session, colleague: str | None, today: date) -> list[Fact]:
    """Open goals; one that is linked with an open one of mine has its words in `mine`."""
    rows = session.execute(
        select(Goal.id, Goal.text, Goal.set_on)
        .where(Goal.colleague_id == colleague, Goal.state == "open")
        .where(Goal.set_on.is_(None) | (Goal.set_on <= today))
        .order_by(Goal.position)
    ).all()
    linked = _linked(session, colleague) if rows and colleague is not None else {}
    return [Fact(GOAL, text, None, set_on, linked.get(record)) for record, text, set_on in rows]


def _linked(session: Session, colleague: str) -> dict[str, str]:
    """Goal of theirs -> the words of an open one of mine that is linked with it, in either direction."""
    theirs, mine = aliased(Goal), aliased(Goal)
    found: dict[str, str] = {}
    for one, other in ((GoalLink.goal_id, GoalLink.other_id), (GoalLink.other_id, GoalLink.goal_id)):
        rows = session.execute(
            select(theirs.id, mine.text)
            .select_from(GoalLink)
            .join(theirs, theirs.id == one)
            .join(mine, mine.id == other)
            .where(theirs.colleague_id == colleague, mine.colleague_id.is_(None), mine.state == "open")
            .order_by(mine.position)
        )
        for record, text in rows:
            found.setdefault(record, text)
    return found
