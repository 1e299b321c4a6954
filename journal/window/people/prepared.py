"""A file of people made ready to be looked at, and what was chosen of it brought in. Both off the window's thread."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import BadFile
from journal.exchange.people_apply import NEW_COLLEAGUE, PeopleChoice, PeopleReport, import_people
from journal.exchange.people_plan import CHANGED, LEFT_OUT, MAYBE, NEW, SAME, Change, PeoplePlan, PlanRow, plan_people
from journal.exchange.people_read import read_people
from journal.exchange.people_types import PeopleFile, Unmapped
from journal.exchange.references import parts
from journal.model import Colleague, Fact, Photo
from journal.store.journal import Journal
from journal.window.background import Job
from journal.window.people import shown
from journal.window.people.listed import Entry, change_key, entries_of
from journal.window.people.pairs import Said
from journal.window.people.persons import card_words, detail_words, side_of_colleague, side_of_person, tip_words
from journal.window.people.shown import BOTH, MERGE, Left, Pair, Shown, Side, Somebody
from journal.window.people.words import field_name

LARGEST = 200_000_000
"""Bytes of a file that are read."""


class Prepared(NamedTuple):
    """`entries`: the rows of the list of people, made here, for there may be thousands."""

    plan: PeoplePlan
    shown: Shown
    entries: list[Entry]


class Taken(NamedTuple):
    """What was chosen: the keys of people and of their changes, what was said of pairs, and the numbers of what goes
    into my profile."""

    ticked: set[str]
    answers: Mapping[str, Said]
    mine: set[int]


def read_and_prepare(journal: Journal, path: Path, mapping: Mapping[int, str] | None, job: Job) -> Prepared | Unmapped:
    """Read a file, and work out what it would do. Raises BadFile."""
    found = read_people(_content(path), path.name, mapping)
    if isinstance(found, Unmapped):
        return found
    with journal.reading() as session:
        return prepare(session, found, cancelled=lambda: job.cancelled)


def prepare(session: Session, found: PeopleFile, *, cancelled: Callable[[], bool] = lambda: False) -> Prepared:
    """Reads only."""
    plan = plan_people(session, found, cancelled=cancelled)
    made = _shown(session, plan)
    return Prepared(plan, made, entries_of(made.people))


def take_in(
    journal: Journal, ready: Prepared, taken: Taken, today: date, *, cancelled: Callable[[], bool] = lambda: False
) -> PeopleReport:
    """Bring in what was chosen, as one step."""
    return import_people(journal, ready.plan, choice_of(ready.plan, taken), today, cancelled=cancelled)


def choice_of(plan: PeoplePlan, taken: Taken) -> PeopleChoice:
    rows: dict[int, str | None] = {}
    changes: dict[int, list[Change]] = {}
    for number, row in enumerate(plan.rows):
        key, said = str(number), taken.answers.get(str(number))
        if row.twin is not None:
            continue  # it goes where its first row goes
        if row.kind == MAYBE:
            rows[number] = _answer(said)
        elif row.kind in (NEW, CHANGED) and key not in taken.ticked:
            rows[number] = None
        elif row.kind == CHANGED:
            changes[number] = [one for at, one in enumerate(row.changes) if change_key(key, at) in taken.ticked]
    return PeopleChoice(rows, changes, [one for at, one in enumerate(plan.me) if at in taken.mine])


def _answer(said: Said | None) -> str | None:
    """What becomes of somebody who may be known; who is not decided on is left out."""
    if said is not None and said.what == MERGE:
        return said.whom
    return NEW_COLLEAGUE if said is not None and said.what == BOTH else None


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile("", QCoreApplication.translate("PeopleImport", "It is larger than a file of people can be."))
        return path.read_bytes()
    except FileNotFoundError:
        raise BadFile("", QCoreApplication.translate("PeopleImport", "The file is not there any more.")) from None
    except OSError:
        raise BadFile("", QCoreApplication.translate("PeopleImport", "The file cannot be read.")) from None


def _shown(session: Session, plan: PeoplePlan) -> Shown:
    first = [(str(number), row) for number, row in enumerate(plan.rows) if row.twin is None]
    known = _colleagues(session, {alike.id for _, row in first for alike in row.alike})
    return Shown(
        plan.source,
        tuple(_somebody(key, row) for key, row in first if row.kind in (NEW, CHANGED)),
        tuple(_pair(key, row, known) for key, row in first if row.kind == MAYBE),
        tuple(_change(one) for one in plan.me),
        tuple(_left(plan)),
    )


def _somebody(key: str, row: PlanRow) -> Somebody:
    detail, tip = detail_words(row.person), tip_words(row.person)
    if row.kind == NEW:
        return Somebody(key, shown.NEW, row.person.name, detail, tip=tip)
    name = row.name_there or row.person.name
    return Somebody(key, shown.CHANGED, name, detail, tuple(_change(one) for one in row.changes), tip)


def _change(one: Change) -> shown.Change:
    after = card_words(one.after) if one.field == "card_rest" else one.after
    return shown.Change(field_name(one.field, one.kind), one.before, after, one.fills)


def _pair(key: str, row: PlanRow, known: Mapping[str, Side]) -> Pair:
    return Pair(
        key, side_of_person(row.person), tuple(known[one.id]._replace(why=one.why) for one in row.alike)
    )  # fmt: skip


def _left(plan: PeoplePlan) -> Iterable[Left]:
    """What could not be read first, then whom it is about but brings nothing."""
    for broken in plan.left_out:
        yield Left(broken.place, broken.reason)
    for row in plan.rows:
        if row.kind == LEFT_OUT:
            yield Left(row.person.name or row.person.place, row.why)
    same = QCoreApplication.translate("PeopleImport", "In the journal already, just as here.")
    for row in plan.rows:
        if row.kind == SAME and row.twin is None:
            yield Left(row.name_there or row.person.name, same)


def _colleagues(session: Session, ids: set[str]) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for part in parts(sorted(ids)):
        photos = set(session.scalars(select(Photo.colleague_id).where(Photo.colleague_id.in_(part))))
        facts: dict[str | None, list[str]] = defaultdict(list)
        for owner, text in session.execute(
            select(Fact.colleague_id, Fact.text).where(Fact.colleague_id.in_(part)).order_by(Fact.position)
        ):
            facts[owner].append(text)
        for one in session.scalars(select(Colleague).where(Colleague.id.in_(part))):
            found[one.id] = side_of_colleague(one, ", ".join(facts[one.id]), photo=one.id in photos)
    return found
