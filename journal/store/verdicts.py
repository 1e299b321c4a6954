"""What I said to the verdict on a partnership: put off, set aside, seen differently, and under which circumstances."""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.method.rules.past import RECENT
from journal.model import Circumstance, Disagreement, PutOff, SetAside

MOST = 5
"""Views and circumstances that are shown, the newest."""


class View(NamedTuple):
    """What I saw differently, and the status that the journal then gave."""

    id: str
    on: date
    status: str
    text: str


class Condition(NamedTuple):
    """A circumstance: of this partnership, or of all of them where `everybody`."""

    id: str
    text: str
    since: date
    until: date | None
    everybody: bool


class Word(NamedTuple):
    views: tuple[View, ...]
    conditions: tuple[Condition, ...]
    put_off_until: date | None
    set_aside: dict[str, str]  # concern -> id of the record by which it does not count today


def word_on(session: Session, colleague: str, today: date) -> Word:
    """What I said on one partnership, as far as it matters on `today`."""
    views = session.execute(
        select(Disagreement.id, Disagreement.on, Disagreement.status, Disagreement.text)
        .where(Disagreement.colleague_id == colleague)
        .order_by(Disagreement.on.desc(), Disagreement.position.desc())
        .limit(MOST)
    )
    asides = session.execute(
        select(SetAside.concern, SetAside.id).where(
            SetAside.colleague_id == colleague, SetAside.since <= today, SetAside.until >= today
        )
    )
    return Word(
        tuple(View(*row) for row in views),
        tuple(_conditions(session, colleague, today)),
        session.scalar(select(PutOff.until).where(PutOff.colleague_id == colleague, PutOff.until > today)),
        {row.concern: row.id for row in asides},
    )


def put_off(session: Session, today: date) -> set[str]:
    """The colleagues whose review waits for a later day."""
    return set(session.scalars(select(PutOff.colleague_id).where(PutOff.until > today)))


def _conditions(session: Session, colleague: str, today: date) -> list[Condition]:
    rows = session.execute(
        select(Circumstance.id, Circumstance.text, Circumstance.since, Circumstance.until, Circumstance.colleague_id)
        .where(or_(Circumstance.colleague_id == colleague, Circumstance.colleague_id.is_(None)))
        .where(Circumstance.since <= today)
        .where(or_(Circumstance.until.is_(None), Circumstance.until >= today - timedelta(days=RECENT)))
        .order_by(Circumstance.since.desc(), Circumstance.position.desc())
        .limit(MOST)
    )
    return [Condition(*row[:4], row.colleague_id is None) for row in rows]
