"""What an import of people would do: who is new, who changes, who may be there already, and who is left out, and why.

with journal.reading() as session:
    plan = plan_people(session, found)
report = import_people(journal, plan, PeopleChoice(), today)   # people_apply.py
"""

from collections.abc import Callable, Hashable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.people_alike import Alike as Index
from journal.exchange.people_alike import Found, Place
from journal.exchange.people_keys import email_key
from journal.exchange.people_known import FACT, Change, fact_key, known_colleagues, new_facts, of_person, tidy
from journal.exchange.people_types import FoundMe, FoundPerson, LeftOut, PeopleFile
from journal.exchange.person_names import keys
from journal.model import Fact, Me

__all__ = ["CHANGED", "LEFT_OUT", "MAYBE", "NEW", "SAME", "Alike", "Change", "PeoplePlan", "PlanRow", "plan_people"]

NEW, CHANGED, SAME, MAYBE, LEFT_OUT = "new", "changed", "same", "maybe", "left_out"


class Alike(NamedTuple):
    """A colleague who the person may be: `why` a sentence, `score` of a hundred, `changes` if they are."""

    id: str
    name: str
    why: str
    score: int
    changes: tuple[Change, ...] = ()


class PlanRow(NamedTuple):
    """What becomes of one person. `colleague`: who it is for certain, and `name_there` their name in the journal.

    `changes`: of a changed one. `alike`: of one who may be there, likeliest first. `twin`: an earlier row that is
    surely the same person; this one goes where that one goes, and `changes` are what it says beyond it.
    `why`: of one left out, a sentence.
    """

    person: FoundPerson
    kind: str
    colleague: str | None = None
    name_there: str = ""
    changes: tuple[Change, ...] = ()
    alike: tuple[Alike, ...] = ()
    twin: int | None = None
    why: str = ""


class PeoplePlan(NamedTuple):
    """A row for each person of the file, in its order. `me`: what the file says of the user that is not known yet."""

    source: str
    rows: tuple[PlanRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    me: tuple[Change, ...] = ()

    def of(self, kind: str) -> list[PlanRow]:
        """The rows of this kind that are the first of their person."""
        return [row for row in self.rows if row.kind == kind and row.twin is None]


def plan_people(
    session: Session | None, found: PeopleFile, *, cancelled: Callable[[], bool] = lambda: False
) -> PeoplePlan:
    """What a file would do; reads only. Without a session: to an empty journal. Where it is `cancelled`, the rest of
    the rows is missing."""
    planning = _Planning(session)
    rows: list[PlanRow] = []
    for person in found.people:
        if cancelled():
            break
        rows.append(planning.row(len(rows), person))
    me = changes_of_me(session, found.me) if found.me is not None else ()
    return PeoplePlan(found.source, tuple(rows), found.left_out, me)


class _Planning:
    """Row by row; what an earlier one brings is known to the later ones."""

    def __init__(self, session: Session | None) -> None:
        self._index = Index(known_colleagues(session))
        self._names = [one.name for one in self._index.known]
        self._first: dict[Place, int] = {}
        self._alike: dict[Hashable, int] = {}
        self._place: list[Place | None] = []
        me = session.execute(select(Me.name, Me.email)).first() if session is not None else None
        self._my_emails = {email_key(one) for one in me.email} if me else set()
        self._my_names = keys(me.name) if me and me.name else frozenset()

    def row(self, number: int, person: FoundPerson) -> PlanRow:
        twin = self._alike.setdefault(_said(person), number)
        if not person.name.strip():
            return self._left(person, "It has no name.")
        if self._my_emails & {email_key(one) for one in person.emails}:
            return self._left(person, "It is you: it has your e-mail address.")
        found = self._index.find(person)
        place = found.sure
        if place is None and twin != number:
            place = self._place[twin]
        if place is None:
            place = self._index.same_as(person)
        if place is not None:
            return self._known(number, person, place)
        if keys(person.name) & self._my_names:
            return self._left(person, "It has your name.")
        self._place.append(self._index.add(of_person(person), by_name=False))
        self._first[len(self._index.known) - 1] = number
        alike = self._maybe(person, found)
        return PlanRow(person, MAYBE, alike=alike) if alike else PlanRow(person, NEW)

    def _left(self, person: FoundPerson, why: str) -> PlanRow:
        self._place.append(None)
        return PlanRow(person, LEFT_OUT, why=why)

    def _known(self, number: int, person: FoundPerson, place: Place) -> PlanRow:
        """Somebody of the journal, or of an earlier row."""
        known = self._index.known[place]
        first = self._first.setdefault(place, number)
        changes = known.changes(person)
        for change in changes:
            if change.fills:
                known.take(change)
        self._index.learn(place)
        self._place.append(place)
        name = self._names[place] if place < len(self._names) else ""
        twin = first if first != number else None
        return PlanRow(person, CHANGED if changes else SAME, known.id or None, name, changes, (), twin)

    def _maybe(self, person: FoundPerson, found: Found) -> tuple[Alike, ...]:
        alike = []
        for one in found.maybe:
            known = self._index.known[one.place]
            if known.id:
                alike.append(Alike(known.id, self._names[one.place], one.why, one.score, known.changes(person)))
        return tuple(alike)


def _said(person: FoundPerson) -> Hashable:
    """All that a file says of a person: rows that say the same are of one."""
    return (
        tidy(person.name).casefold(),
        *(tuple(text) if not isinstance(text, (str, bytes)) else text for text in person[2:]),
    )


def changes_of_me(session: Session | None, found: FoundMe) -> tuple[Change, ...]:
    """What fills my profile: only what is empty, and facts that are not there yet."""
    me = session.scalars(select(Me)).first() if session is not None else None
    mine = select(Fact.kind, Fact.text).where(Fact.colleague_id.is_(None))
    facts = {fact_key(kind, text) for kind, text in session.execute(mine)} if session is not None else set()
    changes = [
        Change(name, "", tidy(getattr(found, name)))
        for name in ("name", "organisation")
        if getattr(found, name).strip() and not (getattr(me, name, None) or "").strip()
    ]
    return (*changes, *(Change(FACT, "", one.text.strip(), one.kind) for one in new_facts(found.facts, facts)))
