"""Taking a journal out as an interchange file: always the same text for the same journal, record by record."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange import records as files
from journal.exchange.references import TABLES
from journal.model import Base
from journal.model.moment import moment_text
from journal.model.words import ME

Row = dict[str, Any]
Out = dict[str, Any]
Parts = dict[str | None, Any]


def take_out(session: Session) -> Iterator[str]:
    """The interchange file of the whole journal, in pieces. What is empty is left out; all else comes out
    in the order in which it was first stored."""
    yield f'{{\n "format": {json.dumps(files.FORMAT)},\n "version": {files.VERSION}'
    facts = _parts(session, "fact", files.Fact, "colleague_id")
    me = _me(session, facts)
    if me:
        yield f',\n "me": {_indented(me, 1)}'
    for name in files.LISTS:
        opened = False
        for record in _records(session, name, facts):
            yield f",\n  {_indented(record, 2)}" if opened else f',\n "{name}": [\n  {_indented(record, 2)}'
            opened = True
        if opened:
            yield "\n ]"
    yield "\n}\n"


def _indented(value: Out, depth: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_text)
    return text.replace("\n", "\n" + " " * depth)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _me(session: Session, facts: Parts) -> Out:
    row = next(_rows(session, "me"), None)
    made = _out(files.Me, row, facts=facts.get(None)) if row is not None else {}
    return made or ({"facts": facts[None]} if facts.get(None) else {})


def _records(session: Session, name: str, facts: Parts) -> Iterator[Out]:
    nested: dict[str, Parts] = {}
    if name == "colleagues":
        nested = {"facts": facts, "preferences": _parts(session, "preference", files.Preference, "colleague_id")}
        nested["photo"] = {row["colleague_id"]: row["data"] for row in _rows(session, "photo")}
        nested["starters"] = _parts(session, "starter", files.Starter, "colleague_id")
    elif name == "goals":
        nested = {"shared_with": _ids(session, "goal_link", "goal_id", "other_id")}
    elif name == "meetings":
        nested = {
            "colleagues": _ids(session, "meeting_colleague", "meeting_id", "colleague_id"),
            "checklist": _parts(session, "checklist_item", files.ChecklistItem, "meeting_id"),
            "questions": _parts(session, "question", files.Question, "meeting_id"),
            "restatements": _parts(session, "restatement", files.Restatement, "meeting_id"),
            "recaps": _parts(session, "recap_text", files.RecapText, "meeting_id"),
        }
    elif name == "reflections":
        nested = {"answers": _parts(session, "answer", files.Answer, "reflection_id")}
    record = files.LISTS[name]
    for row in _rows(session, TABLES[name].name):
        parts = {field: of.get(row["id"]) for field, of in nested.items()}
        yield _out(record, row, **parts)


def _rows(session: Session, name: str) -> Iterator[Row]:
    table = Base.metadata.tables[name]
    rows = session.execute(select(table).order_by(table.c.position).execution_options(yield_per=500))
    for row in rows.mappings():
        yield dict(row)  # a row itself would take “answer_id” for the id of the table “answer”


def _parts(session: Session, table: str, record: type[msgspec.Struct], owner: str) -> Parts:
    found: Parts = defaultdict(list)
    for row in _rows(session, table):
        found[row[owner]].append(_out(record, row))
    return found


def _ids(session: Session, table: str, owner: str, other: str) -> Parts:
    found: Parts = defaultdict(list)
    for row in _rows(session, table):
        found[row[owner]].append(row[other])
    return found


def _out(record: type[msgspec.Struct], row: Row, **nested: Any) -> Out:
    """The row as the file has it: fields in their order, without those that are empty."""
    made: Out = {}
    for name, field in zip(record.__struct_fields__, msgspec.structs.fields(record), strict=True):
        value = nested[name] if name in nested else _value(name, row)
        if value is None and field.required:
            value = []
        if value is not None and (value not in ([], {}) or field.required):
            made[name] = value
    return made


def _value(name: str, row: Row) -> Any:
    if name == "owner" and "owner" not in row:
        return row["colleague_id"] or ME
    if name == "mentor":
        return row["mentor_id"] or row["mentor_colleague_id"]
    if name == "id" and "key" in row:
        return row["key"]
    return row.get(f"{name}_id", row.get(name))
