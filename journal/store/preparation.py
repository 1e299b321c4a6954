"""What gets me ready for a meeting, read from the journal (interface.md, "prepare --json")."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.checklist import Context, Item, Promise, Trying, Unclear, checklist, trying_item
from journal.method.common_ground import Common
from journal.method.common_ground import Fact as PlainFact
from journal.method.rules.review import Review, review
from journal.model import (
    ChecklistItem,
    Colleague,
    FollowUp,
    Goal,
    Me,
    Meeting,
    MeetingColleague,
    Restatement,
)
from journal.model.moment import utc_text
from journal.model.words import Outcome
from journal.store.ground import ground, my_side
from journal.store.history import histories
from journal.store.ladder import running_approaches
from journal.store.likings import learned_of, likings, plan_conflicts
from journal.store.preparation_forms import json_of, text_of
from journal.store.questions import next_questions
from journal.store.rule_settings import rule_settings
from journal.store.value_ideas import best_idea


class Open(NamedTuple):
    """A follow-up that is not done."""

    id: str
    text: str
    due: date | None


class Ready(NamedTuple):
    """What to know of one colleague of the meeting.

    `trying`: the different approaches that run with them.
    `unclear` is what was left open last time, and after these `still_unclear` what they have made clear then.
    """

    id: str
    name: str
    status: str
    advice: str | None
    goals: tuple[str, ...]
    preferences: tuple[str, ...]
    learned: tuple[str, ...]
    conflicts: tuple[str, ...]
    common_ground: tuple[Common, ...]
    mine: tuple[Open, ...]
    theirs: tuple[Open, ...]
    unclear: tuple[str, ...]
    questions: tuple[str, ...]
    value_idea: str
    still_unclear: int = 0
    trying: tuple[Trying, ...] = ()


class Preparation(NamedTuple):
    id: str
    title: str
    start: datetime
    minutes: int | None
    colleagues: tuple[Ready, ...]
    checklist: tuple[Item, ...]

    def as_json(self) -> dict[str, Any]:
        """The form of interface.md."""
        return json_of(self)

    def as_text(self, today: date) -> str:
        """The same for a person, as plain lines."""
        return text_of(self, today)


def next_meeting(session: Session, now: datetime) -> str | None:
    """The id of the planned meeting that begins next, from `now` on."""
    return session.scalar(
        select(Meeting.id)
        .where(Meeting.start_utc >= utc_text(now), Meeting.state == "planned")
        .order_by(Meeting.start_utc, Meeting.position)
        .limit(1)
    )


def prepared(session: Session, meeting: str, today: date) -> Preparation | None:
    """What to know before a meeting, as it stands on `today`; None where there is no such meeting."""
    found = session.get(Meeting, meeting)
    if found is None:
        return None
    who = session.scalars(
        select(MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id == meeting)
        .order_by(MeetingColleague.position)
    ).all()
    settings = rule_settings(session)
    reviews = {one.colleague.id: review(one, today, settings) for one in histories(session, who)}
    mine = my_side(session, today)
    me = session.scalars(select(Me)).first()
    ready = [_ready(session, found, session.get_one(Colleague, one), reviews[one], (me, mine), today) for one in who]
    return Preparation(
        found.id,
        found.title,
        found.start,
        found.minutes,
        tuple(ready),
        tuple(_checklist(session, meeting, ready, today)),
    )


def _ready(
    session: Session,
    meeting: Meeting,
    colleague: Colleague,
    found: Review,
    mine: tuple[Me | None, list[PlainFact]],
    today: date,
) -> Ready:
    still, clarified = _unclear(session, colleague.id, today)
    return Ready(
        colleague.id,
        colleague.name,
        found.status,
        found.advice,
        tuple(_goals(session, colleague.id, today)),
        tuple(one.sentence for one in likings(session, colleague.id, today)),
        tuple(one.sentence for one in learned_of(session, colleague.id, today)),
        tuple(plan_conflicts(session, meeting, colleague.id, colleague.name, today)),
        tuple(ground(session, colleague, mine[0], mine[1], today)),
        tuple(_open(session, colleague.id, "me", today)),
        tuple(_open(session, colleague.id, "them", today)),
        (*still, *clarified),
        tuple(one.text for one in next_questions(session, colleague.id, found.status, today)),
        best_idea(session, colleague, today).text,
        len(still),
        tried_with(session, colleague.id, today),
    )


def tried_with(session: Session, colleague: str, today: date) -> tuple[Trying, ...]:
    """The different approaches that run with somebody."""
    running = running_approaches(session, colleague, today)
    return tuple(Trying(one.id, one.name, one.text, one.how_to_tell) for one in running)


def _goals(session: Session, colleague: str, today: date) -> list[str]:
    return list(
        session.scalars(
            select(Goal.text)
            .where(Goal.colleague_id == colleague, Goal.state == "open")
            .where(Goal.set_on.is_(None) | (Goal.set_on <= today))
            .order_by(Goal.position)
        )
    )


def _open(session: Session, colleague: str, owner: str, today: date) -> list[Open]:
    rows = session.execute(
        select(FollowUp.id, FollowUp.text, FollowUp.due)
        .where(FollowUp.colleague_id == colleague, FollowUp.owner == owner)
        .where(FollowUp.done_on.is_(None) | (FollowUp.done_on > today))
        .order_by(FollowUp.due.is_(None), FollowUp.due, FollowUp.position)
        .limit(10)
    )
    return [Open(*row) for row in rows]


def _unclear(session: Session, colleague: str, today: date) -> tuple[list[str], list[str]]:
    """Of the latest held meeting with restatements: what was left unclear (not said back, or disputed), and what they
    made clear."""
    rows = session.execute(
        select(Restatement.meeting_id, Restatement.heard, Restatement.outcome, Restatement.clarification)
        .join(Meeting, Meeting.id == Restatement.meeting_id)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == "held", Meeting.day <= today)
        .where(Restatement.colleague_id.is_(None) | (Restatement.colleague_id == colleague))
        .order_by(Meeting.start_utc.desc(), Restatement.position)
        .limit(20)
    ).all()
    last = [row for row in rows if row.meeting_id == rows[0].meeting_id]
    clarified = [row for row in last if row.outcome == Outcome.CLARIFIED and (row.clarification or "").strip()]
    return (
        [row.heard for row in last if row.outcome in _LEFT_OPEN],
        [f"You heard: {_sentence(row.heard)} They made clear: {_sentence(row.clarification)}" for row in clarified],
    )


_LEFT_OPEN = (Outcome.NOT_RESTATED, Outcome.DISPUTED)


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _checklist(session: Session, meeting: str, ready: list[Ready], today: date) -> list[Item]:
    """The meeting's own checklist, or what it would be filled with where it has none yet.

    What is tried differently is on each while it runs, also where the checklist was filled before that began.
    """
    trying = tuple(approach for one in ready for approach in one.trying)
    rows = session.scalars(
        select(ChecklistItem).where(ChecklistItem.meeting_id == meeting).order_by(ChecklistItem.position)
    ).all()
    if rows:
        own = [Item(one.key, one.strategy or "", one.text, one.done) for one in rows]
        there = {one.id for one in own}
        return [*(item for item in map(trying_item, trying) if item.id not in there), *own]
    promises = tuple(Promise(due.id, due.text, due.due) for one in ready for due in one.mine)
    unclear = tuple(
        Unclear(f"{one.id}-{place}", text)
        for one in ready
        for place, text in enumerate(one.unclear[: one.still_unclear], 1)
    )
    return checklist(Context(today, promises, unclear, ready[0].value_idea if ready else "", trying))
