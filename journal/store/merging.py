"""Two colleagues who are one person: everything of both is kept, in one of them.

Which tables speak of a colleague is read from the schema, so that a later one is not forgotten. Where a table has room
for one record of a colleague only (a photo, a review put off), the two are made one; what cannot stand beside the other
goes into the notes, in words. What is lost is a second photo, and nothing else.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import RowMapping, Table, UniqueConstraint, delete, select, update
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model import Base, HintOff
from journal.store.merging_values import Row, fields_of, in_words, notes_of, united

COLLEAGUE = Base.metadata.tables["colleague"]
_ALIKE = ("fact", "preference", "goal")
"""What a file may have brought in twice: of records that are alike in all, one is enough, where nothing names it."""


def merge_colleagues(session: Session, keep: str, other: str, choices: Mapping[str, str] = {}) -> None:
    """Make one of two, within a change; it is taken back by one undo. `choices`: by the name of a field of a
    colleague, the id of that one of the two whose value stays; where it is not named, it is the one who is kept.

    Raises JournalError where one of them is not there, or both are the same.
    """
    session.flush()
    mine, theirs = _colleague(session, keep), _colleague(session, other)
    if keep == other:
        raise JournalError("This is one and the same colleague.", "Nothing was changed.")
    left: list[str] = []
    _drop_doubles(session, keep, other)
    for table, column in references():
        left += _make_room(session, table, column, keep, other)
        session.execute(update(table).where(table.c[column] == other).values({column: keep}))
    _move_hints(session, keep, other)
    fields = fields_of(mine, theirs, choices)
    fields["notes"] = notes_of(mine, theirs, choices, left)
    session.execute(delete(COLLEAGUE).where(COLLEAGUE.c.id == other))
    session.execute(update(COLLEAGUE).where(COLLEAGUE.c.id == keep).values(fields))
    session.expire_all()


def merged_fields(session: Session, keep: str, other: str, choices: Mapping[str, str] = {}) -> dict[str, Any]:
    """What the fields of the one who is kept would be, by the names of their columns. Raises JournalError."""
    mine, theirs = _colleague(session, keep), _colleague(session, other)
    return fields_of(mine, theirs, choices) | {"notes": notes_of(mine, theirs, choices, [])}


def references() -> Iterator[tuple[Table, str]]:
    """Every column of the journal that names a colleague."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table is COLLEAGUE for key in column.foreign_keys):
                yield table, column.name


def _colleague(session: Session, record: str) -> Row:
    found = session.execute(select(COLLEAGUE).where(COLLEAGUE.c.id == record)).mappings().first()
    if found is None:
        raise JournalError("One of the two is no longer there.", "Nothing was changed.")
    return dict(found)


def _make_room(session: Session, table: Table, column: str, keep: str, other: str) -> Iterator[str]:
    """Make one of each two records of which there may be only one. Answers what has to be kept in words."""
    for constraint in table.constraints:
        names = [one.name for one in constraint.columns] if isinstance(constraint, UniqueConstraint) else []
        if column not in names:
            continue
        rest = [name for name in names if name != column]
        rows = session.execute(select(table).where(table.c[column].in_((keep, other)))).mappings().all()
        there = {tuple(row[name] for name in rest): dict(row) for row in rows if row[column] == keep}
        for row in rows:
            first = there.get(tuple(row[name] for name in rest)) if row[column] == other else None
            if first is None:
                continue
            session.execute(delete(table).where(table.c.position == row["position"]))
            fields, lost = united(table, first, dict(row))
            if fields:
                session.execute(update(table).where(table.c.position == first["position"]).values(fields))
            yield from in_words(session, table, lost)


def _drop_doubles(session: Session, keep: str, other: str) -> None:
    """Of a record that both have alike, the other's is dropped, unless another record names it."""
    for table in (Base.metadata.tables[name] for name in _ALIKE):
        naming = [
            column
            for one in Base.metadata.sorted_tables
            for column in one.columns
            if any(key.column.table is table for key in column.foreign_keys)
        ]
        there = [_content(row) for row in session.execute(select(table).where(table.c.colleague_id == keep)).mappings()]
        for row in session.execute(select(table).where(table.c.colleague_id == other)).mappings().all():
            named = any(session.execute(select(column).where(column == row["id"])).first() for column in naming)
            if _content(row) in there and not named:
                there.remove(_content(row))
                session.execute(delete(table).where(table.c.id == row["id"]))


def _content(row: RowMapping) -> Row:
    return {name: value for name, value in row.items() if name not in ("id", "position", "colleague_id")}


def _move_hints(session: Session, keep: str, other: str) -> None:
    """What was switched off of the other stays so."""
    for one in session.scalars(select(HintOff).where(HintOff.hint.contains(other, autoescape=True))).all():
        parts = one.hint.split(":")
        if other not in parts:
            continue
        called = _hint([keep if part == other else part for part in parts])
        first = session.scalars(select(HintOff).where(HintOff.hint == called)).first()
        if first is None:
            one.hint = called
        else:
            first.until = max(first.until, one.until) if first.until and one.until else None
            session.delete(one)
        session.flush()


def _hint(parts: list[str]) -> str:
    """The name of a hint; that of two people names them in their order (`method.value_ideas.introduction_key`)."""
    if parts[:2] == ["idea", "introduction"]:
        parts = [*parts[:2], *sorted(parts[2:])]
    return ":".join(parts)
