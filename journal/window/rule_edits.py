"""What a person changes of the rules, each one step to undo."""

from PySide6.QtCore import QCoreApplication
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from journal.method.rules.review import CONCERNS
from journal.model import RuleSetting
from journal.window.desk import Desk


def switch(desk: Desk, concern: str, *, on: bool) -> None:
    """Look for a concern, or do not."""
    label = QCoreApplication.translate("Rules", "Switch a rule")
    with desk.change(label) as session:
        found = _setting(session, concern)
        found.off = not on
        _tidy(session, found)


def move(desk: Desk, concern: str, threshold: str, value: int) -> None:
    """Put a threshold elsewhere; turning through several values is one step."""
    label = QCoreApplication.translate("Rules", "Change a rule")
    with desk.change(label, f"rule:{concern}:{threshold}") as session:
        found = _setting(session, concern)
        moved = found.thresholds | {threshold: value}
        defaults = CONCERNS[concern].thresholds
        found.thresholds = {name: one for name, one in moved.items() if defaults.get(name) != one}
        _tidy(session, found)


def reset(desk: Desk, concern: str | None = None) -> None:
    """As the rules came; all of them where none is named."""
    with desk.change(QCoreApplication.translate("Rules", "Reset rules")) as session:
        gone = delete(RuleSetting)
        session.execute(gone if concern is None else gone.where(RuleSetting.concern == concern))


def _setting(session: Session, concern: str) -> RuleSetting:
    found = session.scalars(select(RuleSetting).where(RuleSetting.concern == concern)).first()
    if found is None:
        found = RuleSetting(concern=concern, off=False, thresholds={})
        session.add(found)
    return found


def _tidy(session: Session, found: RuleSetting) -> None:
    """What is as the rules came is not kept."""
    session.flush()
    if not found.off and not found.thresholds:
        session.delete(found)
