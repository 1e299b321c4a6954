"""Hints that the user switched off: for good, or until a day. What a hint is called is up to who shows it."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from journal.model import HintOff


def is_off(session: Session, hint: str, today: date) -> bool:
    """Whether this hint is not to be shown on `today`. Until a day means: on that day it is back."""
    return hint in off(session, hint, today)


def off(session: Session, prefix: str, today: date) -> set[str]:
    """Of the hints whose names begin with `prefix`, those not to be shown on `today`."""
    rows = session.execute(
        select(HintOff.hint)
        .where(HintOff.hint >= prefix, HintOff.hint < _after(prefix))
        .where(HintOff.until.is_(None) | (HintOff.until > today))
    )
    return {hint for (hint,) in rows}


def switch_off(session: Session, hint: str, until: date | None = None) -> None:
    """Do not show a hint: until a day, or for good where none is named. Said again, the last word counts."""
    found = session.scalars(select(HintOff).where(HintOff.hint == hint)).first()
    if found is None:
        session.add(HintOff(hint=hint, until=until))
    else:
        found.until = until


def all_on(session: Session) -> None:
    """Show every hint again, also those that wait for a day."""
    session.execute(delete(HintOff))


def _after(prefix: str) -> str:
    """What comes after all texts that begin with `prefix`, so that the index on the names is used."""
    return f"{prefix}\U0010ffff"
