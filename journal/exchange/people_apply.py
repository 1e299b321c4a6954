"""Doing what is planned with the people of a file, as far as it is chosen."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.exchange.people_alike import Alike
from journal.exchange.people_known import FACT, PHOTO, Known, known_colleagues, new_facts, of_person
from journal.exchange.people_plan import CHANGED, NEW, SAME, Change, PeoplePlan, PlanRow, changes_of_me
from journal.exchange.people_types import FoundFact, FoundMe, FoundPerson
from journal.model import Colleague, Fact, Me, Photo, new_id
from journal.store.journal import Journal

IMPORT = "Import people"
NEW_COLLEAGUE = ""
"""What a row may be chosen to be, beside the id of a colleague, or None to leave it out."""


class PeopleChoice(NamedTuple):
    """`rows`: what becomes of a row, by its number: NEW_COLLEAGUE, the id of the colleague who it is, or None to leave
    it out. A row not named here becomes what it is for certain; one who may be there is left out, and a twin goes
    where its first row goes.

    `changes`: which changes of a row are made; of a row not named here all that fill what is empty. `me`: the same for
    the user's own profile.
    """

    rows: Mapping[int, str | None] = {}
    changes: Mapping[int, Collection[Change]] = {}
    me: Collection[Change] | None = None


class PeopleReport(NamedTuple):
    """How many colleagues are new and changed, and things of the user's own profile; and the ids of the new ones."""

    added: int = 0
    changed: int = 0
    mine: int = 0
    ids: tuple[str, ...] = ()


def import_people(
    journal: Journal,
    plan: PeoplePlan,
    choice: PeopleChoice,
    today: date,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> PeopleReport:
    """All of it, as one change; the pictures are made small before. Where it is `cancelled` before, nothing is."""
    photos = small_photos(plan, choice, cancelled=cancelled)
    if cancelled():
        return PeopleReport()
    with journal.change(IMPORT) as session:
        return apply_people(session, plan, choice, today, photos)


def small_photos(
    plan: PeoplePlan, choice: PeopleChoice, *, cancelled: Callable[[], bool] = lambda: False
) -> dict[int, str]:
    """The pictures of the rows that are taken, as the journal keeps them; the slow part of an import."""
    from journal.exchange.photos import small_photo

    made = {}
    for number, row in enumerate(plan.rows):
        if cancelled():
            break
        if row.person.photo and _whom(plan, choice, number) is not None:
            small = small_photo(row.person.photo)
            if small:
                made[number] = small
    return made


def apply_people(
    session: Session, plan: PeoplePlan, choice: PeopleChoice, today: date, photos: Mapping[int, str] | None = None
) -> PeopleReport:
    """Do what is planned, within a change. What has changed since it was planned is looked at anew: the same plan a
    second time changes nothing."""
    applying = _Applying(session, plan.source, today, small_photos(plan, choice) if photos is None else photos)
    for number, row in enumerate(plan.rows):
        applying.take(number, row, _whom(plan, choice, number), choice)
    mine = _fill_me(session, plan, choice, today)
    return applying.write(mine)


def _whom(plan: PeoplePlan, choice: PeopleChoice, number: int) -> str | None:
    """What becomes of a row: NEW_COLLEAGUE, the id of a colleague, or None."""
    row = plan.rows[number]
    if number in choice.rows:
        return choice.rows[number]
    if row.twin is not None:
        return _whom(plan, choice, row.twin)
    if row.kind == NEW:
        return NEW_COLLEAGUE
    return row.colleague if row.kind in (CHANGED, SAME) else None


class _Applying:
    def __init__(self, session: Session, source: str, today: date, photos: Mapping[int, str]) -> None:
        self._session = session
        self._source = source
        self._today = today
        self._photos = photos
        self._index = Alike(known_colleagues(session))
        self._there = {one.id: one for one in self._index.known}
        self._before = {one.id: one.columns() for one in self._index.known}
        self._gone_to: dict[int, Known] = {}
        self._touched: dict[str, None] = {}
        self._facts: list[dict[str, Any]] = []
        self._pictures: list[dict[str, Any]] = []

    def take(self, number: int, row: PlanRow, whom: str | None, choice: PeopleChoice) -> None:
        if whom is None:
            return
        known = self._there.get(whom) if whom else self._already(number, row, choice)
        if known is not None:
            self._merge(number, row.person, known, choice.changes.get(number))
        elif not whom:
            self._add(number, row.person)

    def _already(self, number: int, row: PlanRow, choice: PeopleChoice) -> Known | None:
        """The new colleague that an earlier row is, or one who came into the journal since it was planned."""
        if row.twin is not None and number not in choice.rows:
            return self._gone_to.get(row.twin)
        if choice.rows.get(number) == NEW_COLLEAGUE and row.kind != NEW:
            return None
        place = self._index.sure(row.person)
        return self._index.known[place] if place is not None else None

    def _add(self, number: int, person: FoundPerson) -> None:
        known = of_person(person)
        known.id, known.has_photo = new_id(), False
        self._gone_to[number] = self._there[known.id] = known
        self._keep_facts(known.id, new_facts(person.facts, ()))
        self._keep_photo(number, known)

    def _merge(self, number: int, person: FoundPerson, known: Known, wanted: Collection[Change] | None) -> None:
        self._gone_to.setdefault(number, known)
        for change in known.changes(person):
            if change.fills if wanted is None else change in wanted:
                if change.field == PHOTO:
                    self._keep_photo(number, known)
                    continue
                known.take(change)
                self._touched[known.id] = None
                if change.field == FACT:
                    self._keep_facts(known.id, [FoundFact(change.kind, change.after)])

    def _keep_facts(self, colleague: str, facts: Iterable[FoundFact]) -> None:
        self._facts += _fact_rows(colleague, facts, self._source, self._today)

    def _keep_photo(self, number: int, known: Known) -> None:
        if number in self._photos:
            known.has_photo = True
            self._touched[known.id] = None
            self._pictures.append({"id": new_id(), "colleague_id": known.id, "data": self._photos[number]})

    def write(self, mine: int) -> PeopleReport:
        new = {one.id: one for one in self._gone_to.values() if one.id not in self._before}
        changed = [one for one in self._touched if one in self._before]
        if new:
            self._session.execute(insert(Colleague), [{"id": one.id, **one.columns()} for one in new.values()])
        for colleague in changed:
            now, before = self._there[colleague].columns(), self._before[colleague]
            columns = {name: value for name, value in now.items() if value != before[name]}
            if columns:
                self._session.execute(update(Colleague).where(Colleague.id == colleague).values(columns))
        for table, rows in ((Fact, self._facts), (Photo, self._pictures)):
            if rows:
                self._session.execute(insert(table), rows)
        return PeopleReport(len(new), len(changed), mine, tuple(new))


def _fact_rows(colleague: str | None, facts: Iterable[FoundFact], source: str, today: date) -> list[dict[str, Any]]:
    return [
        {"id": new_id(), "colleague_id": colleague, "kind": one.kind, "text": one.text.strip(), "source": source,
         "learned_on": today}
        for one in facts
    ]  # fmt: skip


def _fill_me(session: Session, plan: PeoplePlan, choice: PeopleChoice, today: date) -> int:
    """What is still empty, and facts that are still not there. Answers how many."""
    wanted = [one for one in plan.me if choice.me is None or one in choice.me]
    texts = {one.field: one.after for one in wanted if one.field != FACT}
    facts = tuple(FoundFact(one.kind, one.after) for one in wanted if one.field == FACT)
    still = changes_of_me(session, FoundMe(**texts, facts=facts))
    fields = {one.field: one.after for one in still if one.field != FACT}
    if fields:
        me = session.scalars(select(Me)).first()
        if me is None:
            me = Me()
            session.add(me)
        for name, value in fields.items():
            setattr(me, name, value)
    rows = _fact_rows(None, (FoundFact(one.kind, one.after) for one in still if one.field == FACT), plan.source, today)
    if rows:
        session.execute(insert(Fact), rows)
    return len(still)
