"""From the journal to the plain values that the rules read: for all colleagues at once, or for a few."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from journal.method.questions import is_open
from journal.method.rules import history as plain

T = TypeVar("T")
Rows = Iterable[tuple[Any, ...]]

_DAY = lru_cache(maxsize=4096)(date.fromisoformat)
_IS_OPEN = lru_cache(maxsize=4096)(is_open)


def histories(session: Session, ids: Collection[str] | None = None) -> list[plain.History]:
    """What the rules read of the colleagues named (or of all), in the order in which they were first stored."""
    read = _Reader(session, ids)
    facts = read.grouped("SELECT colleague_id, learned_on FROM fact", lambda row: _day(row[1]))
    contacts = read.grouped(
        'SELECT colleague_id, id, "on", started_by, answered_on FROM contact',
        lambda row: plain.Contact(row[1], _DAY(row[2]), row[3], _day(row[4])),
    )
    followups = read.grouped(
        "SELECT colleague_id, id, owner, due, done_on FROM followup",
        lambda row: plain.FollowUp(row[1], row[2], _day(row[3]), _day(row[4])),
    )
    value = read.grouped(
        'SELECT colleague_id, id, direction, kind, "on" FROM value',
        lambda row: plain.Value(row[1], row[2], row[3], _DAY(row[4])),
    )
    reflections = read.grouped(
        'SELECT colleague_id, id, "on", trust, alignment, communication, reciprocity, energy, marked FROM reflection',
        lambda row: plain.Reflection(row[1], _DAY(row[2]), *row[3:]),
    )
    consultations = read.grouped(
        'SELECT colleague_id, id, "on" FROM consultation',
        lambda row: plain.Consultation(row[1], _DAY(row[2])),
    )
    approaches = read.grouped(
        "SELECT colleague_id, id, started_on, look_back_on, ended_on, outcome FROM approach",
        lambda row: plain.Approach(row[1], _DAY(row[2]), _DAY(row[3]), _day(row[4]), row[5]),
    )
    set_aside = read.grouped(
        "SELECT colleague_id, concern, since, until, reason FROM set_aside",
        lambda row: plain.SetAside(row[1], _DAY(row[2]), _DAY(row[3]), row[4]),
    )
    meetings = _meetings(read)
    shared = _shared_goals(read)
    return [
        plain.History(
            colleague,
            tuple(facts[colleague.id]),
            tuple(meetings[colleague.id]),
            tuple(contacts[colleague.id]),
            tuple(followups[colleague.id]),
            tuple(value[colleague.id]),
            tuple(reflections[colleague.id]),
            tuple(shared[colleague.id]),
            tuple(consultations[colleague.id]),
            tuple(approaches[colleague.id]),
            tuple(set_aside[colleague.id]),
        )
        for colleague in _colleagues(read)
    ]


class _Reader:
    """Runs the reads, narrowed to some colleagues where they are named."""

    def __init__(self, session: Session, ids: Collection[str] | None) -> None:
        self._connection = session.connection()
        self._ids = None if ids is None else tuple(ids)
        self._marks = f"({', '.join('?' * len(self._ids or ()))})"

    def rows(self, sql: str, column: str = "colleague_id", order: str = "position") -> Rows:
        """The rows whose `column` names one of the colleagues."""
        where = f"{column} IS NOT NULL" if self._ids is None else f"{column} IN {self._marks}"
        return self._run(f"{sql} WHERE {where} ORDER BY {order}")

    def of_meetings(self, sql: str) -> Rows:
        """The rows of parts `p` of the meetings that these colleagues take part in."""
        meetings = f"SELECT meeting_id FROM meeting_colleague WHERE colleague_id IN {self._marks}"
        where = "" if self._ids is None else f" WHERE p.meeting_id IN ({meetings})"
        return self._run(f"{sql}{where} ORDER BY p.position")

    def _run(self, sql: str) -> Rows:
        # Bare tuples from the driver: no row object is needed for each of a hundred thousand rows.
        return iter(self._connection.exec_driver_sql(sql, self._ids or ()).cursor.fetchall())

    def grouped(self, sql: str, make: Callable[[tuple[Any, ...]], T]) -> dict[str, list[T]]:
        found: dict[str, list[T]] = defaultdict(list)
        for row in self.rows(sql):
            found[row[0]].append(make(row))
        return found


def _colleagues(read: _Reader) -> Iterable[plain.Colleague]:
    for row in read.rows("SELECT id, name, stage, since, cadence_days FROM colleague", "id"):
        yield plain.Colleague(row[0], row[1], row[2], _day(row[3]), row[4])


def _meetings(read: _Reader) -> dict[str, list[plain.Meeting]]:
    checklists = _checklists(read)
    questions = _open_questions(read)
    restatements = _restatements(read)
    found: dict[str, list[plain.Meeting]] = defaultdict(list)
    sql = (
        "SELECT w.colleague_id, m.id, m.day, m.state, m.presence "
        "FROM meeting_colleague w JOIN meeting m ON m.id = w.meeting_id"
    )
    for colleague, meeting, day, state, presence in read.rows(sql, "w.colleague_id", "m.position"):
        listed, ticked = checklists.get(meeting, (0, 0))
        said = restatements.get(meeting, ())
        outcomes = tuple(outcome for whose, outcome in said if whose is None or whose == colleague) if said else ()
        found[colleague].append(
            plain.Meeting(meeting, _DAY(day), state, presence, listed, ticked, questions.get(meeting, 0), outcomes)
        )
    return found


def _parts(read: _Reader, columns: str, table: str) -> Rows:
    """The parts of the meetings concerned, each once."""
    return read.of_meetings(f"SELECT {columns} FROM {table} p")


def _checklists(read: _Reader) -> dict[str, tuple[int, int]]:
    """Meeting id -> items on its checklist, and how many are ticked."""
    found: dict[str, tuple[int, int]] = {}
    for meeting, done in _parts(read, "p.meeting_id, p.done", "checklist_item"):
        listed, ticked = found.get(meeting, (0, 0))
        found[meeting] = (listed + 1, ticked + done)
    return found


def _open_questions(read: _Reader) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    columns = "p.meeting_id, p.open, CASE WHEN p.open IS NULL THEN p.text END"
    for meeting, said, text in _parts(read, columns, "question"):
        found[meeting] += _IS_OPEN(text) if said is None else said
    return found


def _restatements(read: _Reader) -> dict[str, list[tuple[str | None, str]]]:
    found: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for meeting, colleague, outcome in _parts(read, "p.meeting_id, p.colleague_id, p.outcome", "restatement"):
        found[meeting].append((colleague, outcome))
    return found


def _shared_goals(read: _Reader) -> dict[str, list[plain.SharedGoal]]:
    """Pairs of a goal of theirs and one of mine, of which either names the other."""
    found: dict[str, list[plain.SharedGoal]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    sql = (
        "SELECT theirs.colleague_id, theirs.id, mine.id, theirs.state = 'dropped' OR mine.state = 'dropped', "
        "CASE WHEN theirs.set_on > mine.set_on OR mine.set_on IS NULL THEN theirs.set_on ELSE mine.set_on END "
        "FROM goal_link l JOIN goal theirs ON theirs.id IN (l.goal_id, l.other_id) "
        "JOIN goal mine ON mine.id IN (l.goal_id, l.other_id) AND mine.colleague_id IS NULL"
    )
    for colleague, theirs, mine, dropped, set_on in read.rows(sql, "theirs.colleague_id", "theirs.position"):
        if (theirs, mine) not in seen:
            seen.add((theirs, mine))
            found[colleague].append(plain.SharedGoal(theirs, bool(dropped), _day(set_on)))
    return found


def _day(text: str | None) -> date | None:
    return None if text is None else _DAY(text)
