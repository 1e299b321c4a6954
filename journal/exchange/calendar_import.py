"""A calendar file into a journal, without a window: what is certain is taken, and all else is told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.attendees import key
from journal.exchange.calendar import Calendar, LeftOut, Person, read_calendars, together
from journal.exchange.calendar_plan import Choice, Plan, Report, Row, apply, plan_calendar, window
from journal.exchange.calendar_rows import CANCELLED, CHANGED, LEFT_OUT, NEW, NOBODY, PAST, asked_about
from journal.exchange.calendar_zip import is_zip
from journal.model import Colleague, Me
from journal.store.journal import Journal

IMPORT = "Import calendar"
MOST = 20
"""People who are named; of more, the number is told."""
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_FIELDS = {"start": "time", "time_zone": "", "minutes": "length", "where": "place", "state": "planned again"}


class Outcome(NamedTuple):
    """What an import did, or would do. `names`: of colleagues, by id. `knows_me`: whether an address of the user is
    known."""

    calendar: Calendar
    plan: Plan
    report: Report
    names: dict[str, str]
    knows_me: bool


class Told(NamedTuple):
    """`results`, and `words` for the person; `whole`: whether everything in the file could be read."""

    results: list[str]
    words: list[str]
    whole: bool


def is_calendar(path: Path, content: bytes) -> bool:
    """Whether this is to be read as a calendar: by what it begins with, else by its ending."""
    if is_zip(content):
        return True
    begin = content[:400].replace(b"\0", b"").lstrip(_MARKS)
    if begin[:6].upper() == b"BEGIN:":
        return begin[6:15].upper() == b"VCALENDAR"
    return path.suffix.lower() in (".ics", ".ical", ".ifb", ".zip") and not begin.startswith(b"{")


def read_content(content: bytes, now: datetime, zone: tzinfo) -> Calendar:
    """All calendars of an .ics file or a .zip of them. Raises BadFile where there is none."""
    today = now.astimezone(zone).date()
    return together(read_calendars(content, zone, window(today), today))


def import_calendar(journal: Journal, calendar: Calendar, now: datetime) -> Outcome:
    """Bring it in, as one change: meetings with those who are colleagues for certain."""
    with journal.reading() as session:
        plan = plan_calendar(session, calendar, now=now)
    with journal.change(IMPORT) as session:
        report = apply(session, plan, Choice())
        return _outcome(session, calendar, plan, report)


def preview_calendar(journal: Journal | None, calendar: Calendar, now: datetime) -> Outcome:
    """What `import_calendar` would do; without a journal, to an empty one. Changes nothing."""
    if journal is None:
        plan = plan_calendar(None, calendar, now=now)
        return Outcome(calendar, plan, _expected(plan), {}, False)
    with journal.reading() as session:
        plan = plan_calendar(session, calendar, now=now)
        return _outcome(session, calendar, plan, _expected(plan))


def _outcome(session: Session, calendar: Calendar, plan: Plan, report: Report) -> Outcome:
    names = {one.id: one.name for one in session.execute(select(Colleague.id, Colleague.name))}
    me = session.scalars(select(Me)).first()
    return Outcome(calendar, plan, report, names, me is not None and bool(me.email))


def _expected(plan: Plan) -> Report:
    return Report(len(plan.of(NEW)), len(plan.of(CHANGED)), len(plan.of(CANCELLED)))


def tell(outcome: Outcome, *, dry_run: bool) -> Told:
    """The outcome as plain lines."""
    results = [_counts(outcome.report, "would be " if dry_run else "")]
    for kind in (NEW, CHANGED, CANCELLED) if dry_run else ():
        results += [f"  {kind}: {line}" for line in _meetings(outcome, kind)]
    words = [f"{_place(one)}{one.reason}" for one in (*outcome.calendar.left_out, *outcome.calendar.notes)]
    words += [f"Left out: {line}" for line in _left_out(outcome.plan.of(LEFT_OUT))]
    return Told(results, [*words, *_people(outcome)], not outcome.calendar.left_out)


def _counts(report: Report, would: str) -> str:
    told = [
        f"{count} meeting{'' if count == 1 else 's'} {would}{done}"
        for count, done in ((report.added, "added"), (report.changed, "changed"), (report.cancelled, "cancelled"))
        if count
    ]
    return f"{', '.join(told)}." if told else "nothing new."


def _meetings(outcome: Outcome, kind: str) -> Iterator[str]:
    """A line for each meeting, or for several alike of a series."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in outcome.plan.of(kind):
        groups.setdefault((row.event.uid, row.event.title, row.why, *row.colleagues, *row.fields), []).append(row)
    for rows in groups.values():
        first = rows[0]
        with_ = " and ".join(outcome.names.get(one, "") for one in first.colleagues)
        changes = ", ".join(filter(None, (_FIELDS.get(name, name) for name in first.fields)))
        told = f" ({changes})" if kind == CHANGED and changes else ""
        people = f" with {with_}" if with_ and kind != CHANGED else ""
        yield f"{_when(rows)}{people}{told}{f': {first.why}' if first.why else ''}"


def _left_out(rows: Iterable[Row]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Row]] = {}
    past = 0
    for row in rows:
        if row.left == PAST:
            past += 1
        else:
            groups.setdefault((row.event.title, row.why), []).append(row)
    for (_, why), group in groups.items():
        yield f"{_when(group)}: {why}"
    if past:
        events = "1 event that was" if past == 1 else f"{past:,} events that were"
        yield f"{events} over more than a month ago."


def _when(rows: list[Row]) -> str:
    first, last = min(row.event.start for row in rows), max(row.event.start for row in rows)
    title = " ".join(rows[0].event.title.split())[:200]
    more = f", and {len(rows) - 1} more until {last.day} {last:%B} {last.year}" if len(rows) > 1 else ""
    at = "" if rows[0].event.all_day else f", {first:%H:%M}"
    return f"“{title}”, {first:%A}, {first.day} {first:%B} {first.year}{at}{more}"


def _place(one: LeftOut) -> str:
    return f"“{one.place}”: " if one.place else ""


def _people(outcome: Outcome) -> Iterator[str]:
    """Who is in meetings and no colleague for certain, those in most of them first."""
    rows = [row for row in outcome.plan.rows if row.kind != LEFT_OUT or row.left == NOBODY]
    counts = Counter(key(person) for row in rows for person in asked_about(row))
    everybody = Plan(tuple(rows)).people
    for person, maybe in list(everybody.items())[:MOST]:
        count = counts[key(person)]
        events = f"({count} event{'' if count == 1 else 's'})"
        if maybe:
            names = " or ".join(outcome.names.get(one, "") for one in maybe)
            yield f"{_who(person)} {events} may be {names}. Add the address to whom it belongs, and import again."
        else:
            yield f"Not among your colleagues: {_who(person)} {events}."
    if len(everybody) > MOST:
        yield f"Not among your colleagues: {len(everybody) - MOST:,} more people."
    if everybody and not outcome.knows_me:
        yield "Your profile names no address of yours, so one of these people may be you."


def _who(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.name and person.email else person.name or person.email
