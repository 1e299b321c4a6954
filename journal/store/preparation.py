"""What gets me ready for a meeting, read from the journal (interface.md, "prepare --json")."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.method.checklist import Context, Item, Promise, Unclear, checklist, value_idea
from journal.method.common_ground import Common, common_ground, shared_organisation
from journal.method.common_ground import Fact as PlainFact
from journal.method.likeness import folded
from journal.method.question_bank import question_bank, suggest
from journal.method.rules.review import ADVICE, STATUSES, Review, review
from journal.model import (
    ChecklistItem,
    Colleague,
    Fact,
    FollowUp,
    Goal,
    Me,
    Meeting,
    MeetingColleague,
    Question,
    Restatement,
    Value,
)
from journal.model.moment import moment_text, utc_text
from journal.store.history import histories
from journal.store.likings import likings, plan_conflicts


class Open(NamedTuple):
    """A follow-up that is not done."""

    id: str
    text: str
    due: date | None


class Ready(NamedTuple):
    """What to know of one colleague of the meeting."""

    id: str
    name: str
    status: str
    advice: str | None
    goals: tuple[str, ...]
    preferences: tuple[str, ...]
    conflicts: tuple[str, ...]
    common_ground: tuple[Common, ...]
    mine: tuple[Open, ...]
    theirs: tuple[Open, ...]
    unclear: tuple[str, ...]
    questions: tuple[str, ...]
    value_idea: str


class Preparation(NamedTuple):
    id: str
    title: str
    start: datetime
    minutes: int | None
    colleagues: tuple[Ready, ...]
    checklist: tuple[Item, ...]

    def as_json(self) -> dict[str, Any]:
        """The form of interface.md."""
        return {
            "meeting": {
                "id": self.id,
                "title": self.title,
                "start": moment_text(self.start),
                "minutes": self.minutes,
            },
            "colleagues": [_ready_json(one) for one in self.colleagues],
            "checklist": [item._asdict() for item in self.checklist],
        }

    def as_text(self, today: date) -> str:
        """The same for a person, as plain lines."""
        lines = [f"{self.title}, {self.start:%H:%M} on {self.start:%A}, {self.start.day} {self.start:%B}"]
        for one in self.colleagues:
            lines += ["", *_ready_lines(one, today)]
        lines += ["", *(f"[{'x' if item.done else ' '}] {item.text}" for item in self.checklist)]
        return "\n".join(lines)


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
    reviews = {one.colleague.id: review(one, today) for one in histories(session, who)}
    mine = _facts(session, None, today)
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
    first = (colleague.name.split() or [colleague.name])[0]
    likes = likings(session, colleague.id, today)
    there = {folded(text) for text in session.scalars(select(Question.text).where(Question.meeting_id == meeting.id))}
    asked = _asked(session, colleague.id, today)
    return Ready(
        colleague.id,
        colleague.name,
        found.status,
        found.advice,
        tuple(_goals(session, colleague.id, today)),
        tuple(one.sentence for one in likes),
        tuple(plan_conflicts(session, meeting, colleague.id, colleague.name, today)),
        tuple(ground(session, colleague, mine[0], mine[1], today)),
        tuple(_open(session, colleague.id, "me", today)),
        tuple(_open(session, colleague.id, "them", today)),
        tuple(_unclear(session, colleague.id, today)),
        tuple(one.text for one in suggest(question_bank(), asked, found.status) if folded(one.text) not in there),
        value_idea(_given(session, colleague.id, today), first, _thanks_due(session, found, today)),
    )


def ground(
    session: Session, colleague: Colleague, me: Me | None, mine: list[PlainFact] | None, today: date
) -> list[Common]:
    """The common ground with a colleague; `mine` are my facts, read where they are not given."""
    own = _facts(session, None, today) if mine is None else mine
    shared = shared_organisation(colleague.organisation, me.organisation if me else None)
    mission = (me.organisation_mission or "") if me else ""
    first = (colleague.name.split() or [colleague.name])[0]
    return common_ground(first, _facts(session, colleague.id, today), own, shared, mission)


def _facts(session: Session, colleague: str | None, today: date) -> list[PlainFact]:
    rows = session.scalars(select(Fact).where(Fact.colleague_id == colleague).order_by(Fact.position))
    return [
        PlainFact(one.kind, one.text, one.source, one.learned_on, one.mine)
        for one in rows
        if one.learned_on is None or one.learned_on <= today
    ]


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


def _unclear(session: Session, colleague: str, today: date) -> list[str]:
    """What was left unclear at the latest held meeting with restatements: not said back, or disputed."""
    rows = session.execute(
        select(Restatement.meeting_id, Restatement.heard, Restatement.outcome)
        .join(Meeting, Meeting.id == Restatement.meeting_id)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == "held", Meeting.day <= today)
        .where(Restatement.colleague_id.is_(None) | (Restatement.colleague_id == colleague))
        .order_by(Meeting.start_utc.desc(), Restatement.position)
        .limit(20)
    ).all()
    return [row.heard for row in rows if row.meeting_id == rows[0].meeting_id and row.outcome in _LEFT_OPEN]


_LEFT_OPEN = ("not_restated", "disputed")


def _asked(session: Session, colleague: str, today: date) -> dict[str, date]:
    """Question -> the latest day on which it was asked of this colleague."""
    rows = session.execute(
        select(Question.text, func.max(Meeting.day))
        .join(Meeting, Meeting.id == Question.meeting_id)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == "held", Meeting.day <= today)
        .group_by(Question.text)
    )
    return {text: day if isinstance(day, date) else date.fromisoformat(day) for text, day in rows}


def _given(session: Session, colleague: str, today: date) -> list[tuple[str, date]]:
    rows = session.execute(
        select(Value.kind, Value.on).where(
            Value.colleague_id == colleague, Value.direction == "given", Value.on <= today
        )
    )
    return [(kind, on) for kind, on in rows]


def _thanks_due(session: Session, found: Review, today: date) -> str:
    """What they did last, where the review says that a thank-you is due."""
    if found.advice != "say_thank_you":
        return ""
    latest = session.scalars(
        select(Value)
        .where(Value.colleague_id == found.colleague.id, Value.direction == "received")
        .where(Value.on.between(today - timedelta(days=90), today))
        .order_by(Value.on.desc(), Value.position.desc())
        .limit(1)
    ).first()
    return (latest.text or "") if latest else ""


def _checklist(session: Session, meeting: str, ready: list[Ready], today: date) -> list[Item]:
    """The meeting's own checklist, or what it would be filled with where it has none yet."""
    rows = session.scalars(
        select(ChecklistItem).where(ChecklistItem.meeting_id == meeting).order_by(ChecklistItem.position)
    ).all()
    if rows:
        return [Item(one.key, one.strategy or "", one.text, one.done) for one in rows]
    promises = tuple(Promise(due.id, due.text, due.due) for one in ready for due in one.mine)
    unclear = tuple(Unclear(f"{one.id}-{place}", text) for one in ready for place, text in enumerate(one.unclear, 1))
    return checklist(Context(today, promises, unclear, ready[0].value_idea if ready else ""))


def _ready_json(one: Ready) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status,
        "goals": list(one.goals),
        "preferences": list(one.preferences),
        "conflicts": list(one.conflicts),
        "common_ground": [common._asdict() for common in one.common_ground],
        "open_followups": {
            "mine": [_open_json(due) for due in one.mine],
            "theirs": [_open_json(due) for due in one.theirs],
        },
        "unclear": list(one.unclear),
        "questions": list(one.questions),
        "value_idea": one.value_idea,
    }


def _open_json(due: Open) -> dict[str, str | None]:
    return {"id": due.id, "text": due.text, "due": due.due.isoformat() if due.due else None}


def _ready_lines(one: Ready, today: date) -> list[str]:
    step = f", {ADVICE[one.advice].title.lower()}" if one.advice else ""
    lines = [f"{one.name}: {STATUSES[one.status].lower()}{step}"]
    lines += [f"  ! {text}" for text in one.conflicts]
    lines += [f"  {text}" for text in one.preferences]
    lines += [f"  Aims for: {text}" for text in one.goals]
    lines += [f"  You promised: {_due_text(due, today)}" for due in one.mine]
    lines += [f"  They promised: {_due_text(due, today)}" for due in one.theirs]
    lines += [f"  Left unclear: {text}" for text in one.unclear]
    lines += [f"  Start with: {common.starter}" for common in one.common_ground[:2]]
    lines += [f"  Ask: {text}" for text in one.questions]
    return [*lines, f"  Give: {one.value_idea}"]


def _due_text(due: Open, today: date) -> str:
    late = (today - due.due).days if due.due else 0
    if late > 0:
        return f"{due.text} ({late} {'day' if late == 1 else 'days'} late)"
    return due.text
