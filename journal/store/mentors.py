"""Mentors: what each was asked and what came of it, and whom to ask next (`journal.method.whom_to_ask`)."""

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from journal.method.whom_to_ask import Adviser, Helped, Suggestion, whom_to_ask
from journal.model import Approach, Colleague, Consultation, Fact, Me, Meeting, MeetingColleague, Mentor
from journal.model.words import MeetingState, Relation
from journal.store.ladder import advisers

SOME_TIME = timedelta(days=28)
"""After it one can tell what came of an advice."""
LONG_AGO = timedelta(days=180)
"""After it nobody asks any more."""


class Asked(NamedTuple):
    """A consultation from the mentor's side: whom it was about, what they advised, and what came of it.

    `outcome`: of the approach that they advised, the last that ended; "" where none has.
    """

    id: str
    on: date
    colleague: str
    name: str
    advice: str
    came_of: str
    outcome: str


def asked_of(session: Session, adviser: str) -> list[Asked]:
    """All that somebody (`mentor:<id>` or `colleague:<id>`) was asked, the latest first."""
    kind, _, record = adviser.partition(":")
    column = Consultation.mentor_id if kind == "mentor" else Consultation.mentor_colleague_id
    rows = session.execute(
        select(
            Consultation.id,
            Consultation.on,
            Consultation.colleague_id,
            Colleague.name,
            func.coalesce(Consultation.advice, ""),
            func.coalesce(Consultation.came_of, ""),
            func.coalesce(_last_outcome(), ""),
        )
        .join(Colleague, Colleague.id == Consultation.colleague_id)
        .where(column == record)
        .order_by(Consultation.on.desc(), Consultation.position.desc())
    )
    return [Asked(*row) for row in rows]


def not_followed_up(session: Session, colleague: str, today: date) -> list[tuple[str, str, date]]:
    """(id, the mentor's name, day) of consultations about somebody of which one could tell by now what came of them,
    and has not; the latest first. While an approach from it (or one begun since, from none) runs, one cannot tell."""
    not_ended = Approach.ended_on.is_(None) | (Approach.ended_on > today)
    since = Approach.consultation_id.is_(None) & (Approach.started_on >= Consultation.on)
    of_it = (Approach.consultation_id == Consultation.id) | (since & (Approach.colleague_id == colleague))
    runs = select(Approach.id).where(not_ended, of_it).exists()
    rows = session.execute(
        select(Consultation.id, func.coalesce(Mentor.name, Colleague.name, ""), Consultation.on)
        .outerjoin(Mentor, Mentor.id == Consultation.mentor_id)
        .outerjoin(Colleague, Colleague.id == Consultation.mentor_colleague_id)
        .where(Consultation.colleague_id == colleague, func.coalesce(Consultation.came_of, "") == "")
        .where(Consultation.on >= today - LONG_AGO)
        .where((Consultation.on <= today - SOME_TIME) | _last_outcome().is_not(None), ~runs)
        .order_by(Consultation.on.desc(), Consultation.position.desc())
    )
    return [(row[0], row[1], row[2]) for row in rows]


def suggested(session: Session, colleague: str, today: date, *, delicate: bool) -> Suggestion | None:
    """Whom to ask about a colleague, with the reason; None where nobody can be asked."""
    about = session.get(Colleague, colleague)
    if about is None:
        return None
    known = [_adviser(session, about, one, name, today) for one, name in advisers(session, colleague)]
    return whom_to_ask(colleague, known, today, delicate=delicate)


def _adviser(session: Session, about: Colleague, adviser: str, name: str, today: date) -> Adviser:
    kind, _, record = adviser.partition(":")
    if kind == "mentor":
        column = Consultation.mentor_id
        outside = session.get_one(Mentor, record).relation != Relation.COLLEAGUE
        knows = _told(session, about, "", name)
    else:
        column, outside = Consultation.mentor_colleague_id, False
        knows = [
            *_met(session, about, record, name, today),
            *_told(session, about, record, name),
            *_beside(session, about, session.get_one(Colleague, record)),
        ]
    asked_on = session.scalar(select(func.max(Consultation.on)).where(column == record, Consultation.on <= today))
    rows = session.execute(
        select(Approach.colleague_id, Colleague.name, Approach.ended_on, Approach.outcome)
        .join(Consultation, Consultation.id == Approach.consultation_id)
        .join(Colleague, Colleague.id == Approach.colleague_id)
        .where(column == record, Approach.outcome.is_not(None), Approach.ended_on <= today)
        .order_by(Approach.ended_on)
    )
    helped = (Helped(who, called, ended, outcome) for who, called, ended, outcome in rows if ended and outcome)
    return Adviser(adviser, name, outside, asked_on, tuple(knows), tuple(helped))


def _met(session: Session, about: Colleague, adviser: str, name: str, today: date) -> list[str]:
    there = aliased(MeetingColleague)
    count = session.scalar(
        select(func.count(Meeting.id.distinct()))
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .join(there, there.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == about.id, there.colleague_id == adviser)
        .where(Meeting.state == MeetingState.HELD, Meeting.day <= today)
    )
    times = f"{count} meetings" if count != 1 else "a meeting"
    return [f"{name} was in {times} with {about.name}."] if count else []


def _told(session: Session, about: Colleague, adviser: str, name: str) -> list[str]:
    """Whether a fact comes from them: as the colleague who told it, or by their name in its source."""
    rows = session.execute(select(Fact.told_by_id, Fact.source).where(Fact.colleague_id == about.id))
    named = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    told = any((adviser and row.told_by_id == adviser) or named.search(row.source or "") for row in rows)
    return [f"{name} told you about {about.name}."] if told else []


def _beside(session: Session, about: Colleague, one: Colleague) -> list[str]:
    """The same department; or the same organisation, where it is not mine."""
    if about.department and _alike(about.department, one.department):
        return [f"{one.name} works in {about.department}, as {about.name} does."]
    mine = session.scalars(select(Me.organisation)).first()
    if about.organisation and _alike(about.organisation, one.organisation) and not _alike(about.organisation, mine):
        return [f"{one.name} is at {about.organisation}, as {about.name} is."]
    return []


def _alike(one: str, other: str | None) -> bool:
    return other is not None and one.strip().casefold() == other.strip().casefold()


def _last_outcome() -> Any:
    return (
        select(Approach.outcome)
        .where(Approach.consultation_id == Consultation.id, Approach.outcome.is_not(None))
        .order_by(Approach.ended_on.desc(), Approach.position.desc())
        .limit(1)
        .scalar_subquery()
    )
