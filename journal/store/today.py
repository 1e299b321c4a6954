"""What Today shows: the next meetings, follow-ups that are due, and the latest thing somebody did for me."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Colleague, FollowUp, Meeting, MeetingColleague
from journal.model.moment import utc_text
from journal.store.likings import plan_conflicts

AHEAD = 7
"""Days that Today looks ahead for meetings and follow-ups."""
MOST = 30
"""Rows of each list at most; the tabs have them all."""


class NextMeeting(NamedTuple):
    id: str
    title: str
    start: datetime
    minutes: int | None
    colleagues: tuple[tuple[str, str], ...]  # (id, name)


class Due(NamedTuple):
    """A follow-up that is not done; `owner` is me or them."""

    id: str
    colleague: str
    name: str
    owner: str
    text: str
    due: date


class Received(NamedTuple):
    """The latest thing that a colleague did for me."""

    id: str
    colleague: str
    name: str
    kind: str
    text: str
    on: date


def next_meetings(session: Session, now: datetime) -> list[NextMeeting]:
    """Planned meetings from those that began in the last hour to those of the next week."""
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.start, Meeting.minutes)
        .where(
            Meeting.start_utc.between(utc_text(now - timedelta(hours=1)), utc_text(now + timedelta(days=AHEAD))),
            Meeting.state == "planned",
        )
        .order_by(Meeting.start_utc)
        .limit(MOST)
    ).all()
    who = session.execute(
        select(MeetingColleague.meeting_id, Colleague.id, Colleague.name)
        .join(Colleague, Colleague.id == MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id.in_([row.id for row in rows]))
        .order_by(MeetingColleague.position)
    ).all()
    return [
        NextMeeting(*row, tuple((one.id, one.name) for one in who if one.meeting_id == row.id))
        for row in rows
        if _not_over(row.start, row.minutes, now)
    ]


def due_followups(session: Session, today: date) -> list[Due]:
    """Follow-ups not done by today that are due by a week from now, the latest due days of each owner first kept."""
    query = (
        select(FollowUp.id, FollowUp.colleague_id, Colleague.name, FollowUp.owner, FollowUp.text, FollowUp.due)
        .join(Colleague, Colleague.id == FollowUp.colleague_id)
        .where(
            FollowUp.due <= today + timedelta(days=AHEAD),
            FollowUp.done_on.is_(None) | (FollowUp.done_on > today),
            Colleague.stage != "archived",  # professionally, what is promised stays due
        )
        .order_by(FollowUp.due.desc(), FollowUp.position.desc())
        .limit(MOST)
    )
    return [Due(*row[:5], row.due or today) for row in reversed(session.execute(query).all())]


def _not_over(start: datetime, minutes: int | None, now: datetime) -> bool:
    return start + timedelta(minutes=minutes or 60) > now


def people_known(session: Session) -> bool:
    """Whether there is any colleague or meeting at all."""
    return session.scalar(select(Colleague.id).limit(1)) is not None or (
        session.scalar(select(Meeting.id).limit(1)) is not None
    )


def warnings(session: Session, meetings: Collection[str], today: date) -> dict[str, str]:
    """Where the plan of a meeting contradicts what a colleague prefers: meeting id -> the first such sentence."""
    rows = session.execute(
        select(Meeting, Colleague.id, Colleague.name)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .join(Colleague, Colleague.id == MeetingColleague.colleague_id)
        .where(Meeting.id.in_(meetings))
        .order_by(MeetingColleague.position)
    )
    found: dict[str, str] = {}
    for meeting, colleague, name in rows:
        told = plan_conflicts(session, meeting, colleague, name, today)
        if told and meeting.id not in found:
            found[meeting.id] = told[0]
    return found
