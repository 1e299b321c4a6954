"""People: me, my colleagues and what I know of them, and mentors from outside the list of colleagues."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import DAYS, Base, Record, maybe_of, of, one_of, some, within
from journal.model.words import Aspect, FactKind, Relation, Stage


class Me(Base):
    """My profile; one row. `email` are the addresses by which a calendar knows me."""

    __tablename__ = "me"
    __table_args__ = (within("position", (1, 1)),)
    position: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str | None]
    organisation: Mapped[str | None]
    organisation_mission: Mapped[str | None]
    email: Mapped[list[str]] = mapped_column(default=list)


class Colleague(Record, Base):
    """`card_rest`: lines of the vCard they came from that no field here keeps; they go out with it again."""

    __tablename__ = "colleague"
    __table_args__ = (
        one_of("stage", Stage),
        within("cadence_days", DAYS),
        some("name"),
    )
    name: Mapped[str]
    role: Mapped[str | None]
    department: Mapped[str | None]
    organisation: Mapped[str | None]
    location: Mapped[str | None]
    time_zone: Mapped[str | None]
    email: Mapped[list[str]] = mapped_column(default=list)
    phone: Mapped[list[str]] = mapped_column(default=list)
    links: Mapped[list[str]] = mapped_column(default=list)
    since: Mapped[date | None]
    cadence_days: Mapped[int | None]
    purpose: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default=Stage.ACTIVE)
    is_mentor: Mapped[bool] = mapped_column(default=False)
    tags: Mapped[list[str]] = mapped_column(default=list)
    notes: Mapped[str | None]
    card_rest: Mapped[str | None]


class Photo(Record, Base):
    """A small picture of a colleague: a JPEG or PNG, in base64."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("colleague_id"),)
    colleague_id: Mapped[str] = of("colleague")
    data: Mapped[str]


class Fact(Record, Base):
    """What is known of a colleague, or of me where `colleague_id` is empty.

    `source` says in words from where it is known; `told_by_id` is the colleague who told it, where there is one.
    """

    __tablename__ = "fact"
    __table_args__ = (one_of("kind", FactKind),)
    colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="CASCADE")
    kind: Mapped[str]
    text: Mapped[str]
    source: Mapped[str | None]
    learned_on: Mapped[date | None]
    mine: Mapped[str | None]
    told_by_id: Mapped[str | None] = maybe_of("colleague")


class Starter(Record, Base):
    """What became of a conversation starter, known by both texts it was made from: its own words where the user
    changed them, and the day on which it was used."""

    __tablename__ = "starter"
    __table_args__ = (UniqueConstraint("colleague_id", "theirs", "mine"),)
    colleague_id: Mapped[str] = of("colleague")
    theirs: Mapped[str]
    mine: Mapped[str]
    words: Mapped[str | None]
    used_on: Mapped[date | None]


class Preference(Record, Base):
    """An observation of how a colleague likes to work, with its day: later ones outweigh older ones."""

    __tablename__ = "preference"
    __table_args__ = (one_of("aspect", Aspect),)
    colleague_id: Mapped[str] = of("colleague")
    aspect: Mapped[str]
    text: Mapped[str]
    value: Mapped[str | None]
    observed_on: Mapped[date | None]


class Mentor(Record, Base):
    """Somebody outside the list of colleagues who listens, evaluates and advises."""

    __tablename__ = "mentor"
    __table_args__ = (one_of("relation", Relation), some("name"))
    name: Mapped[str]
    relation: Mapped[str | None]
    email: Mapped[str | None]
    notes: Mapped[str | None]
