"""A calendar made ready to be looked at: what an import would do, with all that the rows tell of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.attendees import key
from journal.exchange.calendar_plan import apply, plan_calendar
from journal.exchange.calendar_rows import (
    ALL_DAY,
    ALONE,
    CANCELLED,
    CHANGED,
    CROWD,
    DECLINED,
    DELETED,
    FREE,
    GONE,
    LEFT_OUT,
    NEW,
    NOBODY,
    PAST,
    SAME,
    Choice,
    Plan,
    Report,
    Row,
    asked_about,
)
from journal.exchange.calendar_types import Calendar, Person
from journal.exchange.references import parts
from journal.model import Colleague, Me, Meeting
from journal.store.journal import Journal
from journal.window.calendars import lines
from journal.window.calendars.mine import likely_mine
from journal.window.calendars.people import Asked
from journal.window.calendars.ticked import Line
from journal.window.widgets import rows

Said = Mapping[str, str]
"""What somebody is known by -> "new", a colleague's id, or "" for nobody."""
KINDS = (NEW, CHANGED, CANCELLED)
_SHOWN = ("title", "start", "minutes", "where")
BY_THEM = "by "
"""Before the key of a cancelled meeting: the line that says they did it."""


class Wanted(NamedTuple):
    """What else is to be taken: whole days, and meetings with a crowd."""

    whole_days: bool = False
    crowds: bool = False


class Prepared(NamedTuple):
    """`was`: meeting id -> what it has now. `names`: of all colleagues, by id. `mine`: what may be the user's own
    addresses, where none is known."""

    calendar: Calendar
    plan: Plan
    was: Mapping[str, Mapping[str, Any]]
    names: dict[str, str]
    mine: tuple[str, ...]


class Taken(NamedTuple):
    """What was chosen: the keys of rows, who the people are, and the keys of what they called off."""

    rows: Collection[str]
    people: Mapping[Person, str]
    by_them: Collection[str] = ()


def prepare(session: Session, calendar: Calendar, now: datetime, wanted: Wanted) -> Prepared:
    """Reads only."""
    plan = plan_calendar(session, calendar, now=now, whole_days=wanted.whole_days, crowds=wanted.crowds)
    me = session.scalars(select(Me)).first()
    return Prepared(
        calendar,
        plan,
        _meetings(session, [row.meeting for row in plan.rows if row.meeting and row.kind in (CHANGED, CANCELLED)]),
        {one.id: one.name for one in session.execute(select(Colleague.id, Colleague.name).order_by(Colleague.name))},
        () if me is not None and me.email else tuple(likely_mine(calendar.events, _of_others(session))),
    )


def _of_others(session: Session) -> set[str]:
    """The addresses of all colleagues, in small letters."""
    return {one.lower() for emails in session.scalars(select(Colleague.email)) for one in emails or ()}


def key_of(row: Row) -> str:
    """What a row is known by, also in the plan of the same calendar made anew."""
    return f"{row.event.uid}\n{row.event.recurrence_id}"


def is_live(row: Row, said: Said) -> bool:
    """Whether it can be taken: not left out, or only for want of a colleague who was named meanwhile, or because the
    user had deleted it."""
    named = any(said.get(key(person)) for person in asked_about(row))
    back = row.left == DELETED and not row.event.cancelled and (named or bool(row.colleagues))
    return row.kind in KINDS or back or (row.left == NOBODY and named)


def _group(row: Row) -> str:
    """The heading under which it can be taken."""
    return row.kind if row.kind in KINDS else DELETED if row.left == DELETED else NEW


def by_key(people: Mapping[Person, str]) -> Said:
    """Who has the same address is the same person."""
    return {key(person): said for person, said in people.items()}


def meeting_lines(ready: Prepared, said: Said, now: datetime) -> list[Line]:
    """The rows that can be taken, in groups."""
    found: list[Line] = []
    live = [row for row in ready.plan.rows if is_live(row, said)]
    for kind in (*KINDS, DELETED):
        group = [row for row in live if _group(row) == kind]
        for number, row in enumerate(sorted(group, key=lambda one: one.event.start)):
            heading = _heading(kind, len(group)) if number == 0 else ""
            found.append(_meeting_line(row, ready, said, now, heading))
            if kind == CANCELLED and row.by_them:
                words = QCoreApplication.translate("CalendarPreview", "They called it off")
                found.append(Line(BY_THEM + key_of(row), rows.Row(words, icon="x"), False, key_of(row)))
    return found


def left_lines(ready: Prepared, said: Said, now: datetime) -> list[Line]:
    """What is not taken, by the reason, and what could not be read."""
    found = []
    for number, broken in enumerate((*ready.calendar.left_out, *ready.calendar.notes)):
        place = broken.place or QCoreApplication.translate("CalendarPreview", "The file")
        heading = QCoreApplication.translate("CalendarPreview", "Not read as it stands") if number == 0 else ""
        shown = rows.Row(place, broken.reason, icon="triangle-alert", heading=heading)
        found.append(Line(f"broken {number}", shown, None))
    for reason, heading in _reasons().items():
        group = [row for row in ready.plan.of(LEFT_OUT) if row.left == reason and not is_live(row, said)]
        for number, one in enumerate(sorted(group, key=lambda left: left.event.start)):
            told = lines.when_words(one.event.start, now, all_day=one.event.all_day)
            if reason == CROWD:
                told = f"{told} · {one.why}"
            shown = rows.Row(lines.title_words(one.event.title), told, icon="minus", heading="" if number else heading)
            found.append(Line(key_of(one), shown, None))
    return found


def asked_people(plan: Plan) -> list[Asked]:
    """Everybody to be decided on: first who may be somebody known, then who is in most meetings."""
    open_rows = [row for row in plan.rows if row.kind in (*KINDS, SAME) or row.left == NOBODY]
    counts = Counter(who for row in open_rows for who in {key(person) for person in asked_about(row)})
    found = [Asked(person, counts[key(person)], maybe) for person, maybe in Plan(tuple(open_rows)).people.items()]
    return sorted(found, key=lambda one: not one.maybe)


def left_for(plan: Plan, reason: str) -> int:
    return sum(row.left == reason for row in plan.rows)


def take_in(journal: Journal, label: str, calendar: Calendar, now: datetime, wanted: Wanted, taken: Taken) -> Report:
    """Write what was chosen, as one change of the journal named `label`; what became of the journal meanwhile is seen
    anew, before the change, which holds up all others."""
    with journal.reading() as session:
        plan = plan_calendar(session, calendar, now=now, whole_days=wanted.whole_days, crowds=wanted.crowds)
    said = by_key(taken.people)
    rows = [row for row in plan.rows if row.kind == SAME or (key_of(row) in taken.rows and is_live(row, said))]
    by_them = {place for place, row in enumerate(rows) if key_of(row) in taken.by_them}
    with journal.change(label) as session:
        return apply(session, Plan(tuple(rows)), Choice(frozenset(range(len(rows))), taken.people, by_them))


def _meeting_line(row: Row, ready: Prepared, said: Said, now: datetime, heading: str) -> Line:
    event = row.event
    was = ready.was.get(row.meeting or "", {})
    title = lines.title_words(event.title or str(was.get("title", "")))
    if row.kind == CHANGED:
        told = lines.change_words(event, row.fields, was, now)
        note = lines.when_words(was.get("start", event.start), now)
        return Line(key_of(row), rows.Row(title, ", ".join(told), icon="calendar", note=note, heading=heading))
    start = was.get("start", event.start) if row.kind == CANCELLED else event.start
    told = [lines.when_words(start, now, event.minutes, all_day=event.all_day)]
    names = lines.people_words(_names(row, ready.names, said))
    told += [names] if names else []
    told += [row.why] if row.kind == CANCELLED and row.why else []
    shown = rows.Row(title, " · ".join(told), icon="calendar", heading=heading)
    # One that is called off and was never in the journal is hardly worth a record; one that was deleted stays so.
    return Line(key_of(row), shown, row.left != DELETED and (row.kind != CANCELLED or row.meeting is not None))


def _names(row: Row, names: Mapping[str, str], said: Said) -> Iterable[str]:
    yield from (names.get(one, "") for one in row.colleagues)
    for person in asked_about(row):
        who = said.get(key(person))
        if who:
            yield names.get(who) or lines.person_words(person)


def _reasons() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        NOBODY: translate("CalendarPreview", "Nobody in it is a colleague"),
        CROWD: translate("CalendarPreview", "Large meetings"),
        ALL_DAY: translate("CalendarPreview", "Whole days"),
        FREE: translate("CalendarPreview", "Marked as free time"),
        DECLINED: translate("CalendarPreview", "Declined by you"),
        DELETED: translate("CalendarPreview", "Deleted by you"),
        GONE: translate("CalendarPreview", "Series that are called off"),
        ALONE: translate("CalendarPreview", "Nobody else is in it"),
        PAST: translate("CalendarPreview", "Over more than a month ago"),
    }


def _heading(kind: str, count: int) -> str:
    words = {
        NEW: QCoreApplication.translate("CalendarPreview", "New ({count})"),
        CHANGED: QCoreApplication.translate("CalendarPreview", "Changed ({count})"),
        CANCELLED: QCoreApplication.translate("CalendarPreview", "Cancelled ({count})"),
        DELETED: QCoreApplication.translate("CalendarPreview", "Deleted by you ({count})"),
    }[kind]
    return words.format(count=count)


def _meetings(session: Session, ids: list[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for part in parts(ids):
        for one in session.scalars(select(Meeting).where(Meeting.id.in_(part))):
            found[one.id] = {name: getattr(one, name) for name in _SHOWN}
    return found
