"""What two records become that are made one: lists are united, what is empty is filled, what differs stays in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from journal.model import Base

Row = dict[str, Any]
_WORDS = {
    "name": "Also called",
    "time_zone": "Time zone",
    "cadence_days": "Days between two meetings",
    "stage": "Was kept as",
    "starter": "Conversation starter",
    "put_off": "Review put off",
    "brief_text": "Brief for a mentor",
    "recap_text": "Recap",
    "names_hidden": "names hidden",
    "used_on": "used on",
}
_KEYS = ("id", "position")
_IN_NO_WORDS = ("data",)
"""Columns that nobody could read: a photo."""
_UNITED = ("card_rest",)
"""Texts that are lists of lines."""


def fields_of(mine: Row, theirs: Row, choices: Mapping[str, str]) -> Row:
    """The fields of both colleagues in one, without the notes."""
    fields = {}
    for name, value in mine.items():
        if name in (*_KEYS, "notes"):
            continue
        other = theirs[name]
        if choices.get(name) == theirs["id"] and other not in (None, "") and not isinstance(value, (list, bool)):
            value, other = other, value
        fields[name] = _both(name, value, other)
    return fields


def notes_of(mine: Row, theirs: Row, choices: Mapping[str, str], more: Iterable[str]) -> str | None:
    """The notes of both, and below them in words what else they said that has no place any more."""
    fields = fields_of(mine, theirs, choices)
    texts = [one["notes"] for one in (mine, theirs) if (one["notes"] or "").strip()]
    blocks = texts[:1] if len(texts) > 1 and texts[0].split() == texts[1].split() else texts
    for record, heading, also in (
        (mine, "Before another record became part of this one, it said:", ()),
        (theirs, f"The record of “{theirs['name']}” became part of this one. It also said:", more),
    ):
        lines = [
            f"{_called(name)}: {_said(record[name])}"
            for name, kept in fields.items()
            if not _says(record[name], kept) and name not in ("since", *_UNITED)
        ]
        if lines or also:
            blocks = [*blocks, "\n".join([heading, *lines, *also])]
    return "\n\n".join(blocks) or None


def united(table: Table, first: Row, second: Row) -> tuple[Row, Row]:
    """What changes in the first of two records of which only one may be, and what of the second it cannot keep, with
    the columns by which it is known."""
    fields, lost = {}, {}
    for column in table.columns:
        name = column.name
        if name in _KEYS or column.foreign_keys:
            continue
        value = _both(name, first[name], second[name])
        if value != first[name]:
            fields[name] = value
        if not _says(second[name], value) and name not in _IN_NO_WORDS:
            lost[name] = second[name]
    known: Row = {name: second[name] for name in ("meeting_id", "theirs", "mine") if name in second}
    return fields, {**known, **lost} if lost else {}


def in_words(session: Session, table: Table, lost: Row) -> list[str]:
    """A record that has no room, as a line for the notes."""
    if not lost:
        return []
    said = []
    for name, value in lost.items():
        if name == "meeting_id":
            meeting = Base.metadata.tables["meeting"].c
            found = session.execute(select(meeting.title, meeting.day).where(meeting.id == value)).first()
            said.append(f"“{found.title}”, {_said(found.day)}" if found else "")
        else:
            said.append(f"{_WORDS.get(name, name.replace('_', ' '))}: {_said(value)}")
    return [f"{_called(table.name)} ({'; '.join(filter(None, said))})"]


def _both(name: str, value: Any, other: Any) -> Any:
    if isinstance(value, bool):
        return value or bool(other)
    if isinstance(value, list):
        seen = {str(one).strip().casefold() for one in value}
        return [*value, *(one for one in other or () if str(one).strip().casefold() not in seen)]
    if value in (None, ""):
        return other
    if name == "since" and other is not None:
        return min(value, other)
    if name in _UNITED and other:
        return "\n".join(dict.fromkeys([*value.split("\n"), *other.split("\n")]))
    return value


def _says(value: Any, kept: Any) -> bool:
    """Whether what is kept says this, too."""
    if value in (None, "", [], False):
        return True
    if isinstance(value, list):
        return True  # they are united
    if isinstance(value, str) and isinstance(kept, str):
        return value.split() == kept.split()
    return bool(value == kept)


def _called(name: str) -> str:
    words = _WORDS.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value).replace("_", " ") if value in ("professional_only",) else str(value)
