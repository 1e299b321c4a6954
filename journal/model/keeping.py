"""What I keep for working with the journal itself: questions of my own, filters by name, hints that I switched off."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Record, some


class OwnQuestion(Record, Base):
    """A question of my own, beside those of `resources/questions.toml`."""

    __tablename__ = "own_question"
    __table_args__ = (some("text"),)
    purpose: Mapped[str | None]
    text: Mapped[str]


class SavedFilter(Record, Base):
    """A filter of the list of colleagues: words, what was picked ("status:working", "tag:finance"), and the order."""

    __tablename__ = "saved_filter"
    __table_args__ = (some("name"),)
    name: Mapped[str]
    words: Mapped[str | None]
    picks: Mapped[list[str]] = mapped_column(default=list)
    sort: Mapped[str | None]


class HintOff(Record, Base):
    """A hint that is not shown: for good, or until a day. `hint` says which ("thank_you:<id of a value>")."""

    __tablename__ = "hint_off"
    __table_args__ = (UniqueConstraint("hint"), some("hint"))
    hint: Mapped[str]
    until: Mapped[date | None]
