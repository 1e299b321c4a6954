"""Goals of theirs and of mine, and which of them name each other."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Record, maybe_of, of, one_of
from journal.model.words import GoalState


class Goal(Record, Base):
    """A goal of a colleague's, or mine where `colleague_id` is empty. Without a state it counts as open.

    `closed_on`: the day on which it was reached or dropped.
    """

    __tablename__ = "goal"
    __table_args__ = (one_of("state", GoalState),)
    colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="CASCADE")
    text: Mapped[str]
    set_on: Mapped[date | None]
    horizon: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=GoalState.OPEN)
    closed_on: Mapped[date | None]


class GoalLink(Base):
    """One goal names another as shared; either direction is enough."""

    __tablename__ = "goal_link"
    __table_args__ = (UniqueConstraint("goal_id", "other_id"),)
    position: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[str] = of("goal")
    other_id: Mapped[str] = of("goal")
