"""Bringing the records of an interchange file into a journal, in one change.

What is new is added. What is there already, by its id, takes over the fields that the file gives; nothing is ever
deleted. So the same file a second time changes nothing. Parts without an id of their own (a fact, a question) are
known by what they belong to and what they say.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from journal.exchange import records as files
from journal.exchange.reading import moment
from journal.exchange.record_kinds import Entry
from journal.exchange.references import SINGLE, TABLES, check_references, column_of, known, parts
from journal.model import Base, new_id
from journal.model.meeting import day_there
from journal.model.moment import utc_text
from journal.model.words import ME, GoalState, Stage

Row = dict[str, Any]
Key = tuple[Hashable, ...]


@dataclass(frozen=True)
class Report:
    """How many records of each list were new, and how many took over something from the file."""

    added: Mapping[str, int]
    changed: Mapping[str, int]


def bring_in(session: Session | None, document: files.Document, *, write: bool = True) -> Report:
    """Write the records into the journal of this change. Raises BadFile before anything is written.

    Without `write` nothing is: the report says what would be. Without a session it is for an empty journal.
    """
    check_references(session, document)
    colleagues = {one.id for one in document.colleagues}
    colleagues |= known(session, "colleagues", {one.mentor for one in document.consultations})
    added: dict[str, set[str]] = defaultdict(set)
    changed: dict[str, set[str]] = defaultdict(set)
    for table in _tables(document, colleagues):
        stored = _stored(session, table) if session is not None else {}
        new, other = _compare(table, stored)
        if session is not None and write:
            _write(session, table.table, new, other)
        (changed if table.part else added)[table.called].update(_root(table, row) for row in new)
        changed[table.called].update(_root(table, stored[key]) for key in other)
    counts = {name: len(records) for name, records in added.items() if records}
    also = {name: len(records - added[name]) for name, records in changed.items() if records - added[name]}
    return Report(counts, also)


class _Table(NamedTuple):
    """Rows of one table. `key` are the columns that a row is known by; `owner` is the one that says which record of
    the list `called` it is, or is a part of."""

    table: Table
    rows: list[Row]
    key: tuple[str, ...]
    owner: str
    called: str
    part: bool = True


_KEYS = {
    "fact": ("colleague_id", "kind", "text"),
    "preference": ("colleague_id", "aspect", "text", "observed_on"),
    "photo": ("colleague_id",),
    "starter": ("colleague_id", "theirs", "mine"),
    "goal_link": ("goal_id", "other_id"),
    "meeting_colleague": ("meeting_id", "colleague_id"),
    "checklist_item": ("meeting_id", "key"),
    "question": ("meeting_id", "text"),
    "restatement": ("meeting_id", "key"),
    "recap_text": ("meeting_id", "colleague_id"),
    "answer": ("reflection_id", "prompt"),
}


def _tables(document: files.Document, colleagues: set[str]) -> Iterator[_Table]:
    """The file as rows, in an order in which every reference is there before it is named."""
    if document.me is not None:
        mine = _row(document.me)
        rows = [{"position": 1, **mine}] if mine else []
        yield _Table(Base.metadata.tables["me"], rows, ("position",), "position", ME)
    for name in files.LISTS:
        entries = getattr(document, name)
        rows = [_ROWS.get(name, _plain)(entry, colleagues) for entry in entries]
        key = column_of(SINGLE[name]) if name in SINGLE else "id"
        yield _Table(TABLES[name], rows, (key,), key, name, part=False)
        yield from _parts_of(name, entries)
    if document.me is not None:  # after the colleagues who told it
        yield _parts("fact", [_row(fact, colleague_id=None) for fact in document.me.facts], ME)


def _parts_of(name: str, entries: list[Any]) -> Iterator[_Table]:
    if name == "colleagues":
        yield _parts("fact", [_row(fact, colleague_id=one.id) for one in entries for fact in one.facts], name)
        seen = [_row(liking, colleague_id=one.id) for one in entries for liking in one.preferences]
        yield _parts("preference", seen, name)
        photos = [{"colleague_id": one.id, "data": one.photo} for one in entries if one.photo]
        yield _parts("photo", photos, name)
        yield _parts("starter", [_row(item, colleague_id=one.id) for one in entries for item in one.starters], name)
    elif name == "goals":
        yield _parts(
            "goal_link", [{"goal_id": one.id, "other_id": other} for one in entries for other in one.shared_with], name
        )
    elif name == "meetings":
        who = [{"meeting_id": one.id, "colleague_id": person} for one in entries for person in one.colleagues]
        yield _parts("meeting_colleague", who, name)
        yield _parts("checklist_item", [_keyed(item, one.id) for one in entries for item in one.checklist], name)
        yield _parts("question", [_row(item, meeting_id=one.id) for one in entries for item in one.questions], name)
        yield _parts("restatement", [_keyed(item, one.id) for one in entries for item in one.restatements], name)
        yield _parts("recap_text", [_row(item, meeting_id=one.id) for one in entries for item in one.recaps], name)
    elif name == "reflections":
        yield _parts("answer", [_row(item, reflection_id=one.id) for one in entries for item in one.answers], name)


def _parts(table: str, rows: list[Row], called: str) -> _Table:
    key = _KEYS[table]
    return _Table(Base.metadata.tables[table], rows, key, key[0], called)


_REFERENCES = ("colleague", "organiser", "meeting", "consultation", "told_by")
_NESTED = frozenset(
    "facts preferences photo starters shared_with colleagues checklist questions restatements recaps answers".split()
)


def _row(record: msgspec.Struct, **more: Any) -> Row:
    """A record's own columns, as far as the file gives them."""
    row = dict(more)
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name not in _NESTED and value is not None and value not in ([], {}):
            row[f"{name}_id" if name in _REFERENCES else name] = value
    return row


def _keyed(item: Entry, meeting: str) -> Row:
    row = _row(item, meeting_id=meeting)
    row["key"] = row.pop("id")
    return row


def _plain(entry: Entry, colleagues: set[str]) -> Row:
    return _row(entry)


def _goal(entry: files.Goal, colleagues: set[str]) -> Row:
    row = _row(entry)
    owner = row.pop("owner")
    return row | {"colleague_id": None if owner == ME else owner}


def _meeting(entry: files.Meeting, colleagues: set[str]) -> Row:
    start = moment(entry.start)
    day = day_there(start, entry.time_zone)
    row = _row(entry) | {"start": start, "start_utc": utc_text(start), "day": day}
    if entry.calendar_start is not None:
        row["calendar_start"] = moment(entry.calendar_start)
    return row


def _consultation(entry: files.Consultation, colleagues: set[str]) -> Row:
    row = _row(entry)
    mentor = row.pop("mentor")
    return row | {("mentor_colleague_id" if mentor in colleagues else "mentor_id"): mentor}


_ROWS: dict[str, Any] = {
    "goals": _goal,
    "meetings": _meeting,
    "consultations": _consultation,
}

_FRESH: dict[str, Row] = {
    "colleague": {"email": [], "phone": [], "links": [], "tags": [], "stage": Stage.ACTIVE, "is_mentor": False},
    "goal": {"state": GoalState.OPEN},
    "me": {"email": []},
    "meeting": {"calendar_people": [], "calendar_cancelled": False},
    "calendar_source": {"left_out": []},
    "saved_filter": {"picks": []},
    "brief_text": {"left_out": [], "names_hidden": False},
    "rule_setting": {"off": False, "thresholds": {}},
}
"""What a new row has where the file says nothing."""


def _compare(table: _Table, stored: dict[Key, Row]) -> tuple[list[Row], dict[Key, Row]]:
    """The rows that are new, and what others take over from the file."""
    new: list[Row] = []
    other: dict[Key, Row] = {}
    for key, row in _with_keys(table.rows, table.key):
        old = stored.get(key)
        if old is None:
            new.append(row)
            continue
        fresh = {name: value for name, value in row.items() if not _same(old[name], value)}
        if fresh:
            other[key] = {"position": old["position"], **fresh}
    return new, other


def _root(table: _Table, row: Row) -> str:
    return ME if table.called == ME else str(row[table.owner])


def _write(session: Session, table: Table, new: list[Row], other: dict[Key, Row]) -> None:
    for row in other.values():
        fresh = {name: value for name, value in row.items() if name != "position"}
        session.execute(update(table).where(table.c.position == row["position"]).values(fresh))
    empty: Row = {column.name: None for column in table.columns if column.name != "position"} | _FRESH.get(
        table.name, {}
    )
    for start in range(0, len(new), 1000):
        made = [empty | row for row in new[start : start + 1000]]
        if "id" in empty:
            for row in made:
                row["id"] = row["id"] or new_id()
        session.execute(insert(table), made)


def _stored(session: Session, table: _Table) -> dict[Key, Row]:
    """What the journal has of these rows, by key."""
    columns = table.table
    owner = columns.c[table.owner]
    owners = {row.get(table.owner) for row in table.rows}
    named = sorted(one for one in owners if one is not None)
    queries = [select(columns).where(owner.in_(part)) for part in parts(named)]
    if None in owners:
        queries.append(select(columns).where(owner.is_(None)))
    found = (dict(row) for query in queries for row in session.execute(query.order_by(columns.c.position)).mappings())
    return dict(_with_keys(found, table.key))


def _with_keys(rows: Iterable[Row], key: tuple[str, ...]) -> Iterator[tuple[Key, Row]]:
    """Each row with what it is known by; of several that are alike, the second is known as the second."""
    seen: Counter[Key] = Counter()
    for row in rows:
        known = tuple(row.get(name) for name in key)
        yield (*known, seen[known]), row
        seen[known] += 1


def _same(old: Any, new: Any) -> bool:
    """Whether nothing changes. Two moments are the same where they are written alike."""
    if isinstance(old, datetime) and isinstance(new, datetime):
        return old.isoformat() == new.isoformat()
    return bool(old == new)
