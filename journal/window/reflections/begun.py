"""A reflection that was begun: it comes into the journal with the first thing that is said in it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Meeting, MeetingColleague, Reflection, new_id
from journal.model.words import RATINGS, Occasion
from journal.store.reflections import ReflectionDetail, colleague_name
from journal.window.desk import Desk


def begin(desk: Desk, colleague: str | None, meeting: str | None, occasion: str = "") -> ReflectionDetail:
    """On a colleague; after a meeting that is, unless another is named, the one who was there alone."""
    occasion = occasion or (Occasion.AFTER_MEETING if meeting else "")
    with desk.reading() as session:
        if meeting and not colleague:
            there = taking_part(session, meeting)
            colleague = there[0] if len(there) == 1 else None
        nothing = dict.fromkeys(RATINGS)
        begun = ReflectionDetail(new_id(), desk.today(), colleague or "", "", meeting or "", nothing, "", "", ())
        return as_it_stands(session, begun._replace(occasion=occasion))


def as_it_stands(session: Session, begun: ReflectionDetail) -> ReflectionDetail:
    """With the name as it is now, and without who or what was deleted meanwhile."""
    name = colleague_name(session, begun.colleague)
    meeting = begun.meeting if session.get(Meeting, begun.meeting) is not None else ""
    return begun._replace(colleague=begun.colleague if name else "", name=name, meeting=meeting)


def stored(session: Session, begun: ReflectionDetail) -> Reflection:
    """Put it into the journal."""
    made = Reflection(
        id=begun.id,
        on=begun.on,
        colleague_id=begun.colleague or None,
        meeting_id=begun.meeting or None,
        occasion=begun.occasion or None,
    )
    session.add(made)
    session.flush()
    return made


def taking_part(session: Session, meeting: str) -> list[str]:
    """The ids of the colleagues in a meeting."""
    query = select(MeetingColleague.colleague_id).where(MeetingColleague.meeting_id == meeting)
    return list(session.scalars(query.order_by(MeetingColleague.position)))
