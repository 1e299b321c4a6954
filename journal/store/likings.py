"""How colleagues like to work, as it stands on a day, what was seen of it so far, and where a plan contradicts it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method import learned as method
from journal.method.learned import RECENT, Learned
from journal.method.preferences import Plan, Standing, conflicts, standing
from journal.method.preferences import Preference as PlainPreference
from journal.model import Contact, Meeting, MeetingColleague, Preference
from journal.model.words import MeetingState


def likings(session: Session, colleague: str, today: date) -> list[Standing]:
    """What stands: the latest observation of each aspect."""
    rows = session.scalars(select(Preference).where(Preference.colleague_id == colleague).order_by(Preference.position))
    seen = [PlainPreference(one.aspect, one.text, one.value, one.observed_on) for one in rows]
    return standing(seen, today)


def learned_of(session: Session, colleague: str, today: date) -> list[Learned]:
    """What the journal learned by itself from messages and held meetings of the last months."""
    since = today - min(RECENT, today - date.min)
    contacts = session.execute(
        select(Contact.on, Contact.channel, Contact.started_by, Contact.answered_on)
        .where(Contact.colleague_id == colleague, Contact.on.between(since, today))
        .order_by(Contact.position)
    )
    meetings = session.execute(
        select(Meeting.day, Meeting.minutes, Meeting.minutes_held, Meeting.start)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.state == MeetingState.HELD)
        .where(Meeting.day.between(since, today))
        .order_by(Meeting.start_utc, Meeting.position)
    )
    held = [method.Meeting(day, minutes, lasted, start.time()) for day, minutes, lasted, start in meetings]
    return method.learned([method.Contact(*row) for row in contacts], held, today)


def plan_conflicts(session: Session, meeting: Meeting, colleague: str, name: str, today: date) -> list[str]:
    """Where the plan of a meeting contradicts what a colleague prefers, each as a sentence."""
    plan = Plan(meeting.minutes, meeting.where, meeting.start.time())
    first = (name.split() or [name])[0]
    return conflicts(plan, likings(session, colleague, today), first)
