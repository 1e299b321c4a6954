"""What was given to and received from a colleague over time, and whom to thank."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from journal.model import Colleague, Value
from journal.model.words import Direction, Stage, ValueKind
from journal.store.hints import off
from journal.store.today import Received
from journal.store.value_ideas import THANKS, back

MONTHS = 12


class Month(NamedTuple):
    """How much was given and received in a month; `first` is its first day."""

    first: date
    given: int
    received: int


def balance(session: Session, colleague: str, today: date) -> list[Month]:
    """The last twelve months, this one last."""
    months = [_month_before(today, ago) for ago in reversed(range(MONTHS))]
    name = func.strftime("%Y-%m", Value.on)
    rows = session.execute(
        select(name, Value.direction, func.count())
        .where(Value.colleague_id == colleague, Value.on.between(months[0], today))
        .group_by(name, Value.direction)
    )
    counts = {(month, direction): count for month, direction, count in rows}
    return [
        Month(first, *(counts.get((first.isoformat()[:7], one), 0) for one in (Direction.GIVEN, Direction.RECEIVED)))
        for first in months
    ]


def thanks_due(session: Session, today: date, limit: int = 30) -> list[Received]:
    """The latest thing that each active colleague did for me within the last months, where I have not thanked them
    since and no thank-you was put off or called unneeded; the latest first."""
    later, thanks = aliased(Value), aliased(Value)
    newer = (later.on > Value.on) | ((later.on == Value.on) & (later.position > Value.position))
    rows = session.execute(
        select(Value.id, Value.colleague_id, Colleague.name, Value.kind, func.coalesce(Value.text, ""), Value.on)
        .join(Colleague, Colleague.id == Value.colleague_id)
        .where(Value.on.between(back(today, THANKS), today), Value.direction == Direction.RECEIVED)
        .where(Colleague.stage == Stage.ACTIVE)
        .where(
            ~select(later.id)
            .where(later.colleague_id == Value.colleague_id, later.direction == Direction.RECEIVED)
            .where(later.on <= today, newer)
            .exists()
        )
        .where(
            ~select(thanks.id)
            .where(thanks.colleague_id == Value.colleague_id, thanks.direction == Direction.GIVEN)
            .where(thanks.kind == ValueKind.THANK_YOU, thanks.on.between(Value.on, today))
            .exists()
        )
        .order_by(Value.on.desc(), Value.position.desc())
    )
    unwanted = off(session, "thank_you:", today)
    found = (Received(*row) for row in rows)
    return [one for one in found if f"thank_you:{one.id}" not in unwanted][:limit]


def _month_before(today: date, ago: int) -> date:
    """The first day of the month so many months before this one; never before the first of all."""
    months = max(0, (today.year - 1) * 12 + today.month - 1 - ago)
    return date(months // 12 + 1, months % 12 + 1, 1)
