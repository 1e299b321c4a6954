"""The changes that a person makes to a meeting, each one step to undo."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale
from sqlalchemy import func, select

from journal.errors import JournalError
from journal.method.checklist import standing_items, trying_item
from journal.model import ChecklistItem, Colleague, Meeting, MeetingColleague, new_id
from journal.store.meetings import Person
from journal.store.preparation import tried_with
from journal.store.removal import remove_meeting
from journal.store.search import fold
from journal.window.desk import Desk

MINUTES = 30
"""How long a new meeting is."""
_HALF_HOUR = 30 * 60
_TIME = re.compile(r"(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*([ap])?\.?m?\.?")


class Edits:
    """`failed`: the latest one could not be saved. The desk has said so; the page keeps it on the screen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.failed = False

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Around a change: one that cannot be saved ends here, and is noted."""
        self.failed = False
        try:
            yield
        except JournalError:
            self.failed = True

    def put(self, kind: Any, record: str, label: str, column: str, value: object) -> None:
        """Set one field of a record that is there; typing in one field is one step."""
        with self.kept(), self.desk.change(label, f"{kind.__tablename__}:{record}:{column}") as session:
            found = session.get(kind, record)
            if found is not None:
                setattr(found, column, value)

    def add(self, kind: Any, record: str, label: str, column: str, fields: dict[str, Any]) -> None:
        """Store a new record; the typing in its field `column` that goes on is part of the step."""
        with self.kept(), self.desk.change(label, f"{kind.__tablename__}:{record}:{column}") as session:
            session.add(kind(id=record, **fields))

    def delete(self, kind: Any, record: str, label: str, said: str) -> None:
        with self.kept(), self.desk.change(label) as session:
            found = session.get(kind, record)
            if found is None:
                return
            if isinstance(found, Meeting):
                remove_meeting(session, found)
            else:
                session.delete(found)
        if not self.failed:
            self.desk.say(said, undoable=True)

    def new_meeting(self, colleague: str | None = None) -> str:
        """A meeting at the next half hour, with nobody or with a colleague; its id."""
        meeting = new_id()
        start = next_half_hour(self.desk.now())
        zone = getattr(start.tzinfo, "key", None)
        title = QCoreApplication.translate("Meetings", "New meeting")
        with self.kept(), self.desk.change(QCoreApplication.translate("Meetings", "Add meeting")) as session:
            session.add(Meeting(id=meeting, title=title, start=start, minutes=MINUTES, time_zone=zone))
            if colleague is not None:
                session.flush()
                session.add(MeetingColleague(meeting_id=meeting, colleague_id=colleague))
        return meeting

    def fill_checklist(self, meeting: str) -> None:
        """What is tried differently, and the usual items, for a meeting that has none."""
        with self.kept(), self.desk.change(QCoreApplication.translate("Meetings", "Fill in checklist")) as session:
            there = select(MeetingColleague.colleague_id).where(MeetingColleague.meeting_id == meeting)
            who = session.scalars(there.order_by(MeetingColleague.position)).all()
            tried = [trying_item(one) for each in who for one in tried_with(session, each, self.desk.today())]
            for item in (*tried, *standing_items()):
                session.add(ChecklistItem(meeting_id=meeting, key=item.id, strategy=item.strategy, text=item.text))

    def move(self, meeting: str, day: date, at: time) -> None:
        """Another day or time on the wall, in the zone in which the meeting was meant."""
        label = QCoreApplication.translate("Meetings", "Move meeting")
        with self.kept(), self.desk.change(label, f"meeting:{meeting}:start") as session:
            found = session.get(Meeting, meeting)
            if found is not None:
                found.start = moved(found.start, found.time_zone, day, at)

    def add_person(self, meeting: str, name: str, everybody: list[Person]) -> None:
        """Somebody takes part: the colleague of that name, or a new one."""
        known = person_named(name, everybody)
        colleague = known.id if known else new_id()
        label = QCoreApplication.translate("Meetings", "Add {name} to meeting")
        with self.kept(), self.desk.change(label.format(name=known.name if known else name)) as session:
            if known is None:
                session.add(Colleague(id=colleague, name=name))
                session.flush()
            there = select(func.count()).where(
                MeetingColleague.meeting_id == meeting, MeetingColleague.colleague_id == colleague
            )
            if session.get(Meeting, meeting) is not None and not session.scalar(there):
                session.add(MeetingColleague(meeting_id=meeting, colleague_id=colleague))
        if known is None and not self.failed:
            said = QCoreApplication.translate("Meetings", "{name} is a new colleague now.")
            self.desk.say(said.format(name=name), undoable=True)

    def take_person(self, meeting: str, person: Person) -> None:
        label = QCoreApplication.translate("Meetings", "Take {name} out of meeting")
        with self.kept(), self.desk.change(label.format(name=person.name)) as session:
            found = session.scalar(
                select(MeetingColleague).where(
                    MeetingColleague.meeting_id == meeting, MeetingColleague.colleague_id == person.id
                )
            )
            if found is not None:
                session.delete(found)

    def explain_count(self, most: int) -> None:
        """What was typed is no number that can be kept: say which can."""
        words = QCoreApplication.translate("Meetings", "Write a whole number, at most {most}")
        self.desk.say(words.format(most=QLocale().toString(most)))


def person_named(name: str, everybody: list[Person]) -> Person | None:
    """The colleague who is meant: by label or whole name, else the only one whose name has words beginning so."""
    wanted = fold(name)
    for person in everybody:
        if wanted in (fold(person.label), fold(person.name)):
            return person
    words = wanted.split()
    begins = [
        person
        for person in everybody
        if all(any(part.startswith(word) for part in fold(person.name).split()) for word in words)
    ]
    return begins[0] if len(begins) == 1 else None


def next_half_hour(now: datetime) -> datetime:
    """The next full half hour after `now`, on the wall where `now` is."""
    past = (now.minute * 60 + now.second) % _HALF_HOUR
    on_the_minute = now.replace(microsecond=0)
    return (on_the_minute.astimezone(UTC) + timedelta(seconds=_HALF_HOUR - past)).astimezone(now.tzinfo)


def moved(start: datetime, zone: str | None, day: date, at: time) -> datetime:
    """Another wall time in `zone`, or at the start's own offset; one that the clock leaps over is an hour later."""
    there: tzinfo | None = ZoneInfo(zone) if zone else start.tzinfo
    return datetime.combine(day, at, there).astimezone(UTC).astimezone(there)


def read_time(text: str) -> time | None:
    """ "10:00", "9", "9.30", "0930", "3 pm"; None where it is no time."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_count(text: str, most: int) -> int | None:
    """A whole number from 0 to `most`; None where it is none."""
    words = text.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 and int(words) <= most else None
