"""The meetings around now, as the reminders see them."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from journal.model import Colleague, Meeting, MeetingColleague
from journal.model.moment import utc_text
from journal.model.words import MeetingState, Stage
from journal.reminders import Planned

BACK, AHEAD = timedelta(days=12), timedelta(days=2)
"""A meeting may last a week, and is asked about for three days after its end."""


def around(session: Session, now: datetime) -> list[Planned]:
    """Planned meetings with somebody whose partnership is active, from 12 days back to 2 ahead of `now` (aware)."""
    active = (
        select(MeetingColleague.meeting_id)
        .join(Colleague, Colleague.id == MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id == Meeting.id, Colleague.stage == Stage.ACTIVE)
    )
    rows = session.execute(
        select(Meeting.id, Meeting.start, Meeting.minutes, Meeting.state, Meeting.remind_minutes)
        .where(Meeting.start_utc.between(utc_text(now - BACK), utc_text(now + AHEAD)))
        .where(Meeting.state == MeetingState.PLANNED, exists(active))
        .order_by(Meeting.start_utc, Meeting.position)
    )
    return [Planned(*row) for row in rows]
