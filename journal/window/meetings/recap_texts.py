"""What a person made of a recap: kept in the journal, as all that is typed."""

from PySide6.QtCore import QCoreApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.method.recap import Recap
from journal.model import Meeting, RecapText
from journal.window.desk import Desk


def kept_text(session: Session, meeting: str, colleague: str) -> Recap | None:
    """The text as the person left it, or None where they left it as it was written."""
    found = _found(session, meeting, colleague)
    return Recap(found.subject, found.body) if found is not None else None


def keep_text(desk: Desk, meeting: str, colleague: str, text: Recap | None) -> bool:
    """Keep their text; None forgets it. False where it could not be saved, and stands in its fields alone."""
    with desk.reading() as session:
        if kept_text(session, meeting, colleague) == text:
            return True
    label = QCoreApplication.translate("Recap", "Edit the recap")
    try:
        with desk.change(label, f"recap:{meeting}:{colleague}") as session:
            found = _found(session, meeting, colleague)
            if found is not None and text is None:
                session.delete(found)
            elif found is not None and text is not None:
                found.subject, found.body = text
            elif text is not None and session.get(Meeting, meeting) is not None:
                session.add(RecapText(meeting_id=meeting, colleague_id=colleague, subject=text.subject, body=text.body))
    except JournalError:
        return False
    return True


def _found(session: Session, meeting: str, colleague: str) -> RecapText | None:
    return session.scalars(
        select(RecapText).where(RecapText.meeting_id == meeting, RecapText.colleague_id == colleague)
    ).first()
