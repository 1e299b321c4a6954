"""What stands beside a fact on the page: who told it, and whether it is to be asked about again."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Colleague
from journal.store.hints import off, switch_off

STILL = "still_true:"
"""The names of these hints begin so; after it the id of the fact."""


def tellers(session: Session, but: str = "") -> list[tuple[str, str]]:
    """Ids and names of all who may have told a fact about `but`, by name."""
    rows = session.execute(select(Colleague.id, Colleague.name).where(Colleague.id != but))
    return sorted(((one, name) for one, name in rows), key=lambda pair: pair[1].casefold())


def never_ask(session: Session, fact: str) -> None:
    """It is not to be asked any more whether this fact still holds."""
    switch_off(session, f"{STILL}{fact}")


def not_asked(session: Session, today: date) -> set[str]:
    """Ids of the facts of which it is not to be asked whether they still hold."""
    return {hint.removeprefix(STILL) for hint in off(session, STILL, today)}
