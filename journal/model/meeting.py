"""Meetings: what was planned, asked, heard, said back, and how present I was."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from journal.model.base import AHEAD, COUNT, MINUTES, RATING, Base, Record, maybe_of, of, one_of, some, within
from journal.model.moment import Moment, utc_text
from journal.model.words import MeetingState, Outcome, SourceKind


class Meeting(Record, Base):
    """`start` keeps the wall time and offset that were meant; `start_utc` (text, sortable) and `day` follow it.

    `day` is the start's day where the meeting took place: in `time_zone` if named, else by the start's own offset
    (rules.md, "What counts").

    `remind_minutes`: how long before it the checklist pops up; NULL as the preferences say, 0 never.
    `calendar_...` is what the calendar said when it was last read: only what it changes since then is taken over, and
    only where the user has not written something else. `calendar_people` are those invited who were taken for a
    colleague, by their address in lower case, or else by their name.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("state", MeetingState),
        within("minutes", MINUTES),
        within("minutes_held", MINUTES),
        within("presence", RATING),
        within("distractions", COUNT),
        within("remind_minutes", AHEAD),
        within("calendar_minutes", MINUTES),
    )
    title: Mapped[str]
    start: Mapped[datetime] = mapped_column(Moment)
    start_utc: Mapped[str] = mapped_column(index=True)
    day: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int | None]
    time_zone: Mapped[str | None]
    where: Mapped[str | None]
    calendar_uid: Mapped[str | None] = mapped_column(index=True)
    recurrence_id: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=MeetingState.PLANNED)
    notes: Mapped[str | None]
    presence: Mapped[int | None]
    distractions: Mapped[int | None]
    minutes_held: Mapped[int | None]
    organiser_id: Mapped[str | None] = maybe_of("colleague")
    remind_minutes: Mapped[int | None]
    calendar_title: Mapped[str | None]
    calendar_start: Mapped[datetime | None] = mapped_column(Moment)
    calendar_minutes: Mapped[int | None]
    calendar_where: Mapped[str | None]
    calendar_sequence: Mapped[int | None]
    calendar_cancelled: Mapped[bool] = mapped_column(default=False)
    calendar_people: Mapped[list[str]] = mapped_column(default=list)

    @validates("start", "time_zone")
    def _follow_start(self, key: str, value: Any) -> Any:
        start = value if key == "start" else self.start
        zone = value if key == "time_zone" else self.time_zone
        if start is not None:
            self.start_utc = utc_text(start)
            self.day = day_there(start, zone)
        return value


def day_there(start: datetime, zone: str | None) -> date:
    """The day of an aware moment in `zone`, or by its own offset where no zone is named."""
    return (start.astimezone(ZoneInfo(zone)) if zone else start).date()


class CalendarSource(Record, Base):
    """A calendar that is looked at again and again: a file or a folder on this computer, or an address on the web.

    `left_out`: people in it who are no colleagues by the user's word, as in `Meeting.calendar_people`.
    """

    __tablename__ = "calendar_source"
    __table_args__ = (one_of("kind", SourceKind), some("address"))
    kind: Mapped[str]
    address: Mapped[str]
    name: Mapped[str | None]
    left_out: Mapped[list[str]] = mapped_column(default=list)


class DeletedEvent(Record, Base):
    """An event of a calendar whose meeting the user deleted: the next reading does not bring it back."""

    __tablename__ = "deleted_event"
    __table_args__ = (some("calendar_uid"),)
    calendar_uid: Mapped[str] = mapped_column(index=True)
    recurrence_id: Mapped[str | None]


class MeetingColleague(Base):
    """Who takes part in a meeting, in the order in which they were named."""

    __tablename__ = "meeting_colleague"
    __table_args__ = (UniqueConstraint("meeting_id", "colleague_id"),)
    position: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = of("meeting")
    colleague_id: Mapped[str] = of("colleague")


class ChecklistItem(Record, Base):
    """One thing to do before or in the meeting. `key` is its id within the meeting."""

    __tablename__ = "checklist_item"
    __table_args__ = (UniqueConstraint("meeting_id", "key"),)
    meeting_id: Mapped[str] = of("meeting")
    key: Mapped[str]
    strategy: Mapped[str | None]
    text: Mapped[str]
    done: Mapped[bool] = mapped_column(default=False)


class Question(Record, Base):
    """A question that was asked. `open` as it was said; where empty it is worked out from the text."""

    __tablename__ = "question"
    meeting_id: Mapped[str] = of("meeting")
    text: Mapped[str]
    open: Mapped[bool | None]
    answer: Mapped[str | None]


class RecapText(Record, Base):
    """What the user made of the recap of a meeting to one colleague, where it is not left as it was written."""

    __tablename__ = "recap_text"
    __table_args__ = (UniqueConstraint("meeting_id", "colleague_id"),)
    meeting_id: Mapped[str] = of("meeting")
    colleague_id: Mapped[str] = of("colleague")
    subject: Mapped[str]
    body: Mapped[str]


class Restatement(Record, Base):
    """What I heard, how I said it back, and how they took it. It belongs to every colleague of the meeting,
    unless it names one. `key` is its id within the meeting."""

    __tablename__ = "restatement"
    __table_args__ = (UniqueConstraint("meeting_id", "key"), one_of("outcome", Outcome))
    meeting_id: Mapped[str] = of("meeting")
    colleague_id: Mapped[str | None] = maybe_of("colleague", ondelete="CASCADE")
    key: Mapped[str]
    heard: Mapped[str]
    restated: Mapped[str | None]
    outcome: Mapped[str]
    clarification: Mapped[str | None]
