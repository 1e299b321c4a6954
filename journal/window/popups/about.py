"""What the pop-up after a meeting has to know of it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.quick_notes import Who
from journal.model import Colleague, Meeting, MeetingColleague


class About(NamedTuple):
    """`people` were there, in their order; `others` are all other colleagues."""

    title: str
    start: datetime
    minutes: int | None
    time_zone: str | None
    notes: str | None
    people: tuple[Who, ...]
    others: tuple[Who, ...]


def about(session: Session, meeting: str) -> About | None:
    """None where there is no such meeting."""
    found = session.get(Meeting, meeting)
    if found is None:
        return None
    query = select(Colleague.id, Colleague.name)
    there = query.join(MeetingColleague, MeetingColleague.colleague_id == Colleague.id)
    there = there.where(MeetingColleague.meeting_id == meeting).order_by(MeetingColleague.position)
    people = [Who(*row) for row in session.execute(there)]
    everybody = [Who(*row) for row in session.execute(query.order_by(Colleague.position))]
    others = tuple(who for who in everybody if who not in people)
    return About(found.title, found.start, found.minutes, found.time_zone, found.notes, tuple(people), others)
