"""What goes when a colleague goes: everything that speaks of that partnership alone, and nothing else."""

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model import Colleague, Consultation, DeletedEvent, Meeting, MeetingColleague, Mentor


def remove_colleague(session: Session, colleague: Colleague) -> None:
    """Delete a colleague, the meetings with nobody else, and all else of theirs.

    Raises JournalError where another partnership's consultation names them as the mentor.
    """
    used = session.scalar(
        select(func.count()).where(
            Consultation.mentor_colleague_id == colleague.id, Consultation.colleague_id != colleague.id
        )
    )
    _refuse_mentor(colleague.name, used or 0)
    alone = (
        select(MeetingColleague.meeting_id)
        .group_by(MeetingColleague.meeting_id)
        .having(func.count() == 1, func.max(MeetingColleague.colleague_id) == colleague.id)
        .where(
            MeetingColleague.meeting_id.in_(
                select(MeetingColleague.meeting_id).where(MeetingColleague.colleague_id == colleague.id)
            )
        )
    )
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(alone))):
        remove_meeting(session, meeting)
    session.flush()
    session.execute(delete(Consultation).where(Consultation.colleague_id == colleague.id))
    session.delete(colleague)


def remove_meeting(session: Session, meeting: Meeting) -> None:
    """Delete a meeting; one that came from a calendar does not come back from it."""
    if (meeting.calendar_uid or "").strip():
        session.add(DeletedEvent(calendar_uid=meeting.calendar_uid, recurrence_id=meeting.recurrence_id))
    session.delete(meeting)


def bring_back(session: Session, events: Iterable[tuple[str, str]]) -> None:
    """Forget that the meetings of these events (their id, and that of the instance or "") were deleted."""
    for uid, instance in events:
        session.execute(
            delete(DeletedEvent)
            .where(DeletedEvent.calendar_uid == uid)
            .where(func.coalesce(DeletedEvent.recurrence_id, "") == instance)
        )


def remove_mentor(session: Session, mentor: Mentor) -> None:
    """Delete a mentor. Raises JournalError where a consultation names them."""
    used = session.scalar(select(func.count()).where(Consultation.mentor_id == mentor.id))
    _refuse_mentor(mentor.name, used or 0)
    session.delete(mentor)


def _refuse_mentor(name: str, used: int) -> None:
    if used:
        consultations = "a consultation" if used == 1 else f"{used} consultations"
        raise JournalError(
            f"{name} is the mentor in {consultations}.",
            "Nothing was deleted.",
            "Delete those first, or keep the name.",
        )
