"""What I say to a verdict: a concern set aside, circumstances, another view, a review put off, rules of my own."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Record, maybe_of, of, some


class SetAside(Record, Base):
    """A concern that does not count until a day, and why. The days from `since` to `until`, both included, are left
    out of what it looks at."""

    __tablename__ = "set_aside"
    colleague_id: Mapped[str] = of("colleague")
    concern: Mapped[str]
    reason: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]


class Circumstance(Record, Base):
    """Leave, a reorganisation, quarter end: of one colleague, or of all where `colleague_id` is empty."""

    __tablename__ = "circumstance"
    __table_args__ = (some("text"),)
    colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="CASCADE")
    text: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]


class Disagreement(Record, Base):
    """ "I see it differently, because ...": said on a day of the status that the journal then gave."""

    __tablename__ = "disagreement"
    colleague_id: Mapped[str] = of("colleague")
    on: Mapped[date]
    status: Mapped[str]
    text: Mapped[str]


class PutOff(Record, Base):
    """The review of a partnership comes back on `until`."""

    __tablename__ = "put_off"
    __table_args__ = (UniqueConstraint("colleague_id"),)
    colleague_id: Mapped[str] = of("colleague")
    until: Mapped[date]


class BriefText(Record, Base):
    """The brief for a mentor as I made it: points left out (by their keys), names hidden or not, my own words."""

    __tablename__ = "brief_text"
    __table_args__ = (UniqueConstraint("colleague_id"),)
    colleague_id: Mapped[str] = of("colleague")
    left_out: Mapped[list[str]] = mapped_column(default=list)
    names_hidden: Mapped[bool] = mapped_column(default=False)
    question: Mapped[str | None]
    body: Mapped[str | None]


class RuleSetting(Record, Base):
    """A concern that is not looked for, or whose thresholds I moved (threshold's name -> whole number)."""

    __tablename__ = "rule_setting"
    __table_args__ = (UniqueConstraint("concern"), some("concern"))
    concern: Mapped[str]
    off: Mapped[bool] = mapped_column(default=False)
    thresholds: Mapped[dict[str, int]] = mapped_column(default=dict)
