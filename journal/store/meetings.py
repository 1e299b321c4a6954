"""What the Meetings tab shows: the list, page by page, and all of one meeting."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, TextClause, func, or_, select, text, tuple_
from sqlalchemy.orm import Session

from journal.model import (
    ChecklistItem,
    Colleague,
    FollowUp,
    Meeting,
    MeetingColleague,
    Question,
    Restatement,
    Value,
)
from journal.model.moment import utc_text
from journal.store.search import KINDS

PAGE = 200
"""Rows of the list that are read at once."""
RUNNING = timedelta(hours=1)
"""So long after its start a planned meeting still counts as upcoming."""
UPCOMING, PAST, ALL = "upcoming", "past", "all"
_OVER = ("held", "no_show")


class Listing(NamedTuple):
    """Which meetings: `view` is one of UPCOMING, PAST and ALL; `words` begin words of the title or of who is there."""

    view: str
    words: str
    now: datetime


class Brief(NamedTuple):
    """A row of the list. `who` are the names, in the order in which they were named."""

    id: str
    title: str
    start: datetime
    state: str
    start_utc: str
    position: int
    who: tuple[str, ...]


class Person(NamedTuple):
    """`label` tells people of the same name apart."""

    id: str
    name: str
    label: str


class Tick(NamedTuple):
    id: str
    text: str
    done: bool


class Asked(NamedTuple):
    id: str
    text: str
    answer: str | None
    open: bool | None


class Heard(NamedTuple):
    id: str
    heard: str
    restated: str | None
    outcome: str
    clarification: str | None
    colleague: str | None


class Promise(NamedTuple):
    id: str
    text: str
    owner: str
    due: date | None
    done_on: date | None
    colleague: str


class Given(NamedTuple):
    """Value given or received."""

    id: str
    text: str | None
    direction: str
    kind: str
    colleague: str


class Details(NamedTuple):
    """All of one meeting, as it is shown. `start` is in the meeting's own zone."""

    id: str
    title: str
    start: datetime
    day: date
    minutes: int | None
    time_zone: str | None
    where: str | None
    state: str
    notes: str | None
    presence: int | None
    distractions: int | None
    minutes_held: int | None
    people: tuple[Person, ...]
    checklist: tuple[Tick, ...]
    questions: tuple[Asked, ...]
    restatements: tuple[Heard, ...]
    followups: tuple[Promise, ...]
    values: tuple[Given, ...]


def briefs(session: Session, listing: Listing, after: Brief | None = None, limit: int = PAGE) -> list[Brief]:
    """The next rows after `after`: upcoming with the nearest first, else the latest first."""
    query = _listed(listing, Meeting.id, Meeting.title, Meeting.start, Meeting.state, Meeting.start_utc)
    key = tuple_(Meeting.start_utc, Meeting.position)
    if listing.view == UPCOMING:
        query = query.order_by(Meeting.start_utc, Meeting.position)
        query = query.where(key > (after.start_utc, after.position)) if after else query
    else:
        query = query.order_by(Meeting.start_utc.desc(), Meeting.position.desc())
        query = query.where(key < (after.start_utc, after.position)) if after else query
    return _with_names(session, session.execute(query.limit(limit)).all())


def briefs_of(session: Session, listing: Listing, meetings: Collection[str]) -> list[Brief]:
    """Those of these meetings that are in the list, in no order."""
    query = _listed(listing, Meeting.id, Meeting.title, Meeting.start, Meeting.state, Meeting.start_utc)
    return _with_names(session, session.execute(query.where(Meeting.id.in_(meetings))).all())


def rows_through(session: Session, listing: Listing, meeting: str) -> int:
    """How many rows the list has up to this meeting and with it; 0 where it is not in the list."""
    found = session.execute(_listed(listing, Meeting.start_utc).where(Meeting.id == meeting)).first()
    if found is None:
        return 0
    key = tuple_(Meeting.start_utc, Meeting.position)
    place = (found.start_utc, found.position)
    before = key <= place if listing.view == UPCOMING else key >= place
    return session.scalar(_listed(listing).where(before).with_only_columns(func.count())) or 0


def view_of(session: Session, meeting: str, now: datetime) -> str:
    """The view that has this meeting; "" where there is no such meeting."""
    for view in (UPCOMING, PAST):
        if rows_through(session, Listing(view, "", now), meeting):
            return view
    return ""


def any_meeting(session: Session) -> bool:
    return session.scalar(select(Meeting.position).limit(1)) is not None


def everybody(session: Session) -> list[Person]:
    """All colleagues by name."""
    rows = session.execute(
        select(
            Colleague.id,
            Colleague.name,
            func.coalesce(Colleague.role, Colleague.department, Colleague.organisation, "").label("known_for"),
        ).order_by(func.lower(Colleague.name), Colleague.position)
    ).all()
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.name] = counts.get(row.name, 0) + 1
    return _told_apart([(row.id, row.name, row.known_for if counts[row.name] > 1 else "") for row in rows])


def details(session: Session, meeting: str, people: Sequence[Person]) -> Details | None:
    """All of one meeting; None where there is none of that id. `people`: everybody, for the names."""
    one = session.get(Meeting, meeting)
    if one is None:
        return None
    labels = {person.id: person for person in people}
    there = session.scalars(
        select(MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id == meeting)
        .order_by(MeetingColleague.position)
    ).all()
    return Details(
        *(one.id, one.title, one.start, one.day, one.minutes, one.time_zone, one.where, one.state, one.notes),
        *(one.presence, one.distractions, one.minutes_held),
        tuple(labels[colleague] for colleague in there if colleague in labels),
        tuple(Tick(*row) for row in _parts(session, meeting, ChecklistItem, "text", "done")),
        tuple(Asked(*row) for row in _parts(session, meeting, Question, "text", "answer", "open")),
        tuple(
            Heard(*row)
            for row in _parts(
                session, meeting, Restatement, "heard", "restated", "outcome", "clarification", "colleague_id"
            )
        ),
        tuple(
            Promise(*row)
            for row in _parts(session, meeting, FollowUp, "text", "owner", "due", "done_on", "colleague_id")
        ),
        tuple(Given(*row) for row in _parts(session, meeting, Value, "text", "direction", "kind", "colleague_id")),
    )


def _listed(listing: Listing, *columns: Any) -> Select[Any]:
    query = select(*columns, Meeting.position)
    cut = utc_text(listing.now - RUNNING)
    if listing.view == UPCOMING:
        query = query.where(Meeting.start_utc >= cut, Meeting.state.not_in(_OVER))
    elif listing.view == PAST:
        query = query.where(or_(Meeting.start_utc < cut, Meeting.state.in_(_OVER)))
    words = [word for word in listing.words.replace('"', " ").split() if any(map(str.isalnum, word))]
    return query.where(*(_named(number, word) for number, word in enumerate(words)))


def _named(number: int, word: str) -> TextClause:
    """The title, or the name of somebody there, has a word that begins so. The search index folds case and accents."""
    kinds = [kind.table for kind in KINDS]

    def found(kind: str) -> str:
        return (
            f"SELECT (rowid & ((1 << 40) - 1)) >> 5 FROM search"
            f" WHERE search MATCH :word{number} AND rowid & 31 = {kinds.index(kind)}"
        )

    return text(
        f"(meeting.position IN ({found('meeting')}) OR meeting.id IN (SELECT there.meeting_id"
        f" FROM meeting_colleague there JOIN colleague who ON who.id = there.colleague_id"
        f" WHERE who.position IN ({found('colleague')})))"
    ).bindparams(**{f"word{number}": f'name : "{word}"*'})


def _with_names(session: Session, rows: Sequence[Any]) -> list[Brief]:
    names: dict[str, list[str]] = {}
    for meeting, name in session.execute(
        select(MeetingColleague.meeting_id, Colleague.name)
        .join(Colleague, Colleague.id == MeetingColleague.colleague_id)
        .where(MeetingColleague.meeting_id.in_([row.id for row in rows]))
        .order_by(MeetingColleague.meeting_id, MeetingColleague.position)
    ):
        names.setdefault(meeting, []).append(name)
    return [Brief._make((*row, tuple(names.get(row.id, ())))) for row in rows]


def _told_apart(people: list[tuple[str, str, str]]) -> list[Person]:
    """Labels that differ: the name, with what they are known for or a number where others have it too."""
    made: list[Person] = []
    taken: set[str] = set()
    for colleague, name, known_for in people:
        label = plain = f"{name} ({known_for})" if known_for else name
        number = 2
        while label in taken:
            label, number = f"{plain} ({number})", number + 1
        taken.add(label)
        made.append(Person(colleague, name, label))
    return made


def _parts(session: Session, meeting: str, kind: Any, *columns: str) -> Sequence[Any]:
    return session.execute(
        select(kind.id, *(getattr(kind, column) for column in columns))
        .where(kind.meeting_id == meeting)
        .order_by(kind.position)
    ).all()
