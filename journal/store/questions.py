"""What was asked of a colleague, what they answered, and what to ask next: of the bank and of my own questions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.method import question_bank as bank
from journal.method.questions import is_open
from journal.model import Fact, Goal, Meeting, MeetingColleague, OwnQuestion, Preference, Question
from journal.model.moment import utc_text
from journal.model.words import GoalState, MeetingState


class Asked(NamedTuple):
    """A question put to a colleague in a meeting, or (`planned`) on the list of one to come."""

    id: str
    text: str
    day: date
    meeting: str
    title: str
    answer: str
    open: bool
    planned: bool


class Next(NamedTuple):
    """The planned meeting that comes next with a colleague."""

    id: str
    title: str
    day: date


def asked_of(session: Session, colleague: str, today: date) -> list[Asked]:
    """What this colleague was asked up to `today`, and what is on the lists of planned meetings; the latest first."""
    held = (Meeting.state == MeetingState.HELD) & (Meeting.day <= today)
    rows = session.execute(
        select(Question.id, Question.text, Meeting.day, Meeting.id, Meeting.title)
        .add_columns(Question.answer, Question.open, Meeting.state)
        .join(Meeting, Meeting.id == Question.meeting_id)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, or_(held, Meeting.state == MeetingState.PLANNED))
        .order_by(Meeting.start_utc.desc(), Question.position.desc())
    )
    return [
        Asked(
            *(key, text, day, meeting, title, (answer or "").strip()),
            open=is_open(text) if said is None else said,
            planned=state == MeetingState.PLANNED,
        )
        for key, text, day, meeting, title, answer, said, state in rows
    ]


def whole_bank(session: Session) -> tuple[bank.Question, ...]:
    """My own questions, and then the bank's."""
    return (*my_questions(session), *bank.question_bank())


def my_questions(session: Session) -> list[bank.Question]:
    """Those I wrote, in the order in which I did; an unknown purpose stays as it is, none is ""."""
    rows = session.scalars(select(OwnQuestion).order_by(OwnQuestion.position))
    return [bank.Question(one.id, one.purpose or "", one.text) for one in rows]


def next_questions(
    session: Session, colleague: str, status: str, today: date, count: int = 3, asked: Sequence[Asked] | None = None
) -> list[bank.Question]:
    """What to ask next, best first: nothing that was asked or is on a list, and what is unknown of them early.

    `asked` is read where it is not given.
    """
    there = asked_of(session, colleague, today) if asked is None else asked
    texts = [one.text for one in there]
    return bank.suggest(whole_bank(session), texts, status, known_of(session, colleague), count)


def known_of(session: Session, colleague: str) -> frozenset[str]:
    """Of what a question may be about, that of which something is written down: open goals, preferences, facts."""
    found = {
        *session.scalars(select(Fact.kind).where(Fact.colleague_id == colleague).distinct()),
        *session.scalars(select(Preference.aspect).where(Preference.colleague_id == colleague).distinct()),
    }
    goals = select(Goal.id).where(Goal.colleague_id == colleague, Goal.state == GoalState.OPEN).limit(1)
    if session.scalar(goals) is not None:
        found.add(bank.GOALS)
    return frozenset(found & set(bank.ABOUT))


def next_planned(session: Session, colleague: str, now: datetime) -> Next | None:
    """The planned meeting with a colleague that begins next, from `now` on."""
    row = session.execute(
        select(Meeting.id, Meeting.title, Meeting.day)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == MeetingState.PLANNED)
        .where(Meeting.start_utc >= utc_text(now))
        .order_by(Meeting.start_utc, Meeting.position)
        .limit(1)
    ).first()
    return Next(*row) if row else None
