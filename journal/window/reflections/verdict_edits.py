"""What a person says to a verdict, each one step to undo. Each answers whether it was stored."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model import Circumstance, Disagreement, PutOff, SetAside
from journal.window.desk import Desk


def set_aside(desk: Desk, colleague: str, concern: str, reason: str, days: tuple[date, date]) -> bool:
    """A concern does not count from the first day to the second; those days are left out of it afterwards, too."""
    since, until = days
    made = SetAside(colleague_id=colleague, concern=concern, reason=reason, since=since, until=until)
    return _change(
        desk, QCoreApplication.translate("Verdict", "Set a concern aside"), lambda session: session.add(made)
    )


def count_again(desk: Desk, record: str) -> bool:
    label = QCoreApplication.translate("Verdict", "Count a concern again")
    return _change(desk, label, lambda session: session.execute(delete(SetAside).where(SetAside.id == record)))


def disagree(desk: Desk, colleague: str, status: str, text: str) -> bool:
    made = Disagreement(colleague_id=colleague, on=desk.today(), status=status, text=text)
    label = QCoreApplication.translate("Verdict", "See it differently")
    return _change(desk, label, lambda session: session.add(made))


def withdraw_view(desk: Desk, record: str) -> bool:
    label = QCoreApplication.translate("Verdict", "Delete my view")
    return _change(desk, label, lambda session: session.execute(delete(Disagreement).where(Disagreement.id == record)))


def put_off(desk: Desk, colleague: str, until: date | None) -> bool:
    """Have the review come back on a day; None: now."""

    def write(session: Session) -> None:
        found = session.scalars(select(PutOff).where(PutOff.colleague_id == colleague)).first()
        if until is None:
            if found is not None:
                session.delete(found)
        elif found is None:
            session.add(PutOff(colleague_id=colleague, until=until))
        else:
            found.until = until

    return _change(desk, QCoreApplication.translate("Verdict", "Put a review off"), write)


def add_condition(desk: Desk, colleague: str | None, text: str, since: date, until: date | None) -> bool:
    made = Circumstance(colleague_id=colleague, text=text, since=since, until=until)
    return _change(desk, QCoreApplication.translate("Verdict", "Add circumstances"), lambda session: session.add(made))


def remove_condition(desk: Desk, record: str) -> bool:
    label = QCoreApplication.translate("Verdict", "Delete circumstances")
    return _change(desk, label, lambda session: session.execute(delete(Circumstance).where(Circumstance.id == record)))


def _change(desk: Desk, label: str, write: Callable[[Session], object]) -> bool:
    try:
        with desk.change(label) as session:
            write(session)
    except JournalError:
        return False  # the desk has said it
    return True
