"""Reflections, and the ladder: consultations with a mentor, and different approaches with a day to look back."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import RATING, Base, Record, maybe_of, of, one_of, within
from journal.model.words import ApproachOutcome, Marked, Occasion


class Reflection(Record, Base):
    """Five ratings of 1 to 5, each of which may be missing, and what I wrote."""

    __tablename__ = "reflection"
    __table_args__ = (
        one_of("marked", Marked),
        one_of("occasion", Occasion),
        within("trust", RATING),
        within("alignment", RATING),
        within("communication", RATING),
        within("reciprocity", RATING),
        within("energy", RATING),
    )
    on: Mapped[date] = mapped_column(index=True)
    colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="CASCADE")
    meeting_id: Mapped[str | None] = maybe_of("meeting")
    trust: Mapped[int | None]
    alignment: Mapped[int | None]
    communication: Mapped[int | None]
    reciprocity: Mapped[int | None]
    energy: Mapped[int | None]
    marked: Mapped[str | None]
    text: Mapped[str | None]
    occasion: Mapped[str | None]


class Answer(Record, Base):
    """The answer to one prompt of a reflection."""

    __tablename__ = "answer"
    reflection_id: Mapped[str] = of("reflection")
    prompt: Mapped[str]
    answer: Mapped[str]


class Consultation(Record, Base):
    """What a mentor (of the mentors, or one of the colleagues) heard, thought and advised, and what came of it."""

    __tablename__ = "consultation"
    __table_args__ = (CheckConstraint("(mentor_id IS NULL) <> (mentor_colleague_id IS NULL)", name="one_mentor"),)
    colleague_id: Mapped[str] = of("colleague")
    mentor_id: Mapped[str | None] = maybe_of("mentor", ondelete="RESTRICT")
    mentor_colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="RESTRICT")
    on: Mapped[date]
    challenge: Mapped[str | None]
    evaluation: Mapped[str | None]
    advice: Mapped[str | None]
    came_of: Mapped[str | None]


class Approach(Record, Base):
    """A different way of working with somebody, tried from a day to a day on which I look back.

    `how_to_tell`: by what I shall know whether it helped; `looked_back`: what I saw then.
    """

    __tablename__ = "approach"
    __table_args__ = (one_of("outcome", ApproachOutcome),)
    colleague_id: Mapped[str] = of("colleague")
    consultation_id: Mapped[str | None] = maybe_of("consultation")
    started_on: Mapped[date]
    text: Mapped[str]
    look_back_on: Mapped[date]
    ended_on: Mapped[date | None]
    outcome: Mapped[str | None]
    how_to_tell: Mapped[str | None]
    looked_back: Mapped[str | None]
