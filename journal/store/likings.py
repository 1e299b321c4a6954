"""How colleagues like to work, as it stands on a day, and where a plan contradicts it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.preferences import Plan, Standing, conflicts, standing
from journal.method.preferences import Preference as PlainPreference
from journal.model import Meeting, Preference


def likings(session: Session, colleague: str, today: date) -> list[Standing]:
    """What stands: the latest observation of each aspect."""
    rows = session.scalars(select(Preference).where(Preference.colleague_id == colleague).order_by(Preference.position))
    seen = [PlainPreference(one.aspect, one.text, one.value, one.observed_on) for one in rows]
    return standing(seen, today)


def plan_conflicts(session: Session, meeting: Meeting, colleague: str, name: str, today: date) -> list[str]:
    """Where the plan of a meeting contradicts what a colleague prefers, each as a sentence."""
    plan = Plan(meeting.minutes, meeting.where, meeting.start.time())
    first = (name.split() or [name])[0]
    return conflicts(plan, likings(session, colleague, today), first)
