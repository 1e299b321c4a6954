"""What passes between two people besides meetings: contacts, follow-ups, value given and received."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Record, maybe_of, of, one_of
from journal.model.words import Channel, Direction, Party, ValueKind


class Contact(Record, Base):
    __tablename__ = "contact"
    __table_args__ = (one_of("channel", Channel), one_of("started_by", Party))
    colleague_id: Mapped[str] = of("colleague")
    on: Mapped[date] = mapped_column(index=True)
    channel: Mapped[str]
    started_by: Mapped[str]
    answered_on: Mapped[date | None]
    text: Mapped[str | None]


class FollowUp(Record, Base):
    """A promise: mine, or theirs."""

    __tablename__ = "followup"
    __table_args__ = (one_of("owner", Party),)
    colleague_id: Mapped[str] = of("colleague")
    owner: Mapped[str]
    text: Mapped[str]
    due: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    meeting_id: Mapped[str | None] = maybe_of("meeting")


class Value(Record, Base):
    __tablename__ = "value"
    __table_args__ = (one_of("direction", Direction), one_of("kind", ValueKind))
    colleague_id: Mapped[str] = of("colleague")
    direction: Mapped[str]
    kind: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    text: Mapped[str | None]
    meeting_id: Mapped[str | None] = maybe_of("meeting")
