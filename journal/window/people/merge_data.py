"""What the page shows on which two colleagues are made one, and the one step that does it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.exchange.people_same import SamePair
from journal.model import Colleague
from journal.store.merging import merge_colleagues, merged_fields, references
from journal.window.desk import Desk
from journal.window.people.choosing import Candidate
from journal.window.people.persons import card_words
from journal.window.people.shown import Side
from journal.window.people.words import field_name, record_words
from journal.window.widgets.days import capital, day_words
from journal.window.widgets.words import stages

_SHOWN = (
    "role", "department", "organisation", "location", "time_zone", "email", "phone", "links", "since", "cadence_days",
    "purpose", "stage", "is_mentor", "tags", "notes", "card_rest",
)  # fmt: skip
_CHOSEN = ("name", "role", "department", "organisation", "location", "time_zone", "cadence_days", "purpose", "stage")
"""Where both say something else, one of the two stays in its place."""


LONGEST = 44
"""Characters of a value that is chosen; all of it stands beside the other."""


class Question(NamedTuple):
    """A field in which both say something else: its column, what it is called, and what is said, by whose id."""

    column: str
    name: str
    said: tuple[tuple[str, str], ...]


class Merged(NamedTuple):
    """`becomes`: by the name of a field, what it will be. `also`: sentences on all else that goes along."""

    left: Side
    right: Side
    becomes: dict[str, str]
    asked: tuple[Question, ...]
    also: tuple[str, ...]


def candidates(session: Session, colleague: str, pairs: Iterable[SamePair] = ()) -> list[Candidate]:
    """Everybody else, who is likely the same first, as `pairs` tell."""
    why: dict[str, str] = {}
    for pair in pairs:
        if colleague in (pair.first, pair.second):
            why.setdefault(pair.second if pair.first == colleague else pair.first, pair.why)
    rows = session.execute(select(Colleague.id, Colleague.name, Colleague.role, Colleague.organisation))
    found = [Candidate(one.id, one.name, one.role or one.organisation or "", why.get(one.id, "")) for one in rows]
    found.sort(key=lambda one: one.name.casefold())
    rank = {record: place for place, record in enumerate(why)}
    return sorted((one for one in found if one.id != colleague), key=lambda one: rank.get(one.id, len(rank)))


def name_of(session: Session, colleague: str) -> str:
    return session.scalar(select(Colleague.name).where(Colleague.id == colleague)) or ""


def compare(session: Session, kept: str, other: str, choices: Mapping[str, str], today: date) -> Merged | None:
    """None where one of the two is not there."""
    mine, theirs = session.get(Colleague, kept), session.get(Colleague, other)
    if mine is None or theirs is None or kept == other:
        return None
    left, right = _columns(mine), _columns(theirs)
    asked = [
        Question(
            column,
            field_name(column),
            tuple((one["id"], _short(_words(column, one[column], today))) for one in (left, right)),
        )
        for column in _CHOSEN
        if _differ(left[column], right[column])
    ]
    will = merged_fields(session, kept, other, choices)
    becomes = {field_name(column): _words(column, will[column], today) for column in ("name", *_SHOWN)}
    return Merged(_side(left, today), _side(right, today), becomes, tuple(asked), _also(session, other))


def merge(desk: Desk, kept: str, other: str, choices: Mapping[str, str]) -> str:
    """One step. Answers what the one is called; raises JournalError where it cannot be done."""
    with desk.change("Merge colleagues") as session:
        merge_colleagues(session, kept, other, choices)
        return name_of(session, kept)


def _columns(one: Colleague) -> dict[str, Any]:
    return {column: getattr(one, column) for column in ("id", "name", *_SHOWN)}


def _side(columns: Mapping[str, Any], today: date) -> Side:
    fields = tuple((field_name(column), _words(column, columns[column], today)) for column in _SHOWN)
    return Side(columns["id"], columns["name"], fields)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and str(one).split() != str(other).split()


def _words(column: str, value: Any, today: date) -> str:
    if value is None or value is False or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, date):
        return capital(day_words(value, today))
    if column == "stage":
        return dict(stages()).get(value, "")
    if column == "is_mentor":
        return QCoreApplication.translate("Merge", "Yes")
    return card_words(value) if column == "card_rest" else str(value).strip()


def _also(session: Session, other: str) -> tuple[str, ...]:
    """What was recorded with the other one goes along."""
    counts: dict[str, int] = {}
    for table, column in references():
        count = session.scalar(select(func.count()).select_from(table).where(table.c[column] == other)) or 0
        if count:
            counts[table.name] = counts.get(table.name, 0) + count
    said = record_words(counts)
    return (QCoreApplication.translate("Merge", "Goes along: {what}.").format(what=said),) if said else ()
