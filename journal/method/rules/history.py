"""What the rules read: one partnership as plain values, in the order in which they were stored.

Source: rules.md, "What counts". Enumerations are their interchange words ("held", "them", ...). Days are
`datetime.date`. Tuples, not mapped objects: the rules know no SQL, and a thousand colleagues are read at once.
"""

from datetime import date
from typing import NamedTuple


class Colleague(NamedTuple):
    id: str
    name: str
    stage: str = "active"  # active | professional_only | archived
    since: date | None = None
    cadence_days: int | None = None


class Meeting(NamedTuple):
    id: str
    on: date  # its start's day, where it took place
    state: str  # planned | held | cancelled | cancelled_by_me | cancelled_by_them | no_show
    presence: int | None = None
    checklist: int = 0  # items on its checklist
    ticked: int = 0
    open_questions: int = 0
    restatements: tuple[str, ...] = ()  # outcomes of those that belong to this colleague


class Contact(NamedTuple):
    id: str
    on: date
    started_by: str  # me | them
    answered_on: date | None = None


class FollowUp(NamedTuple):
    id: str
    owner: str  # me | them
    due: date | None = None
    done_on: date | None = None


class Value(NamedTuple):
    id: str
    direction: str  # given | received
    kind: str
    on: date


class Reflection(NamedTuple):
    id: str
    on: date
    trust: int | None = None
    alignment: int | None = None
    communication: int | None = None
    reciprocity: int | None = None
    energy: int | None = None
    marked: str | None = None  # disrespect | harm


class SharedGoal(NamedTuple):
    """A goal of theirs and one of mine that name each other (in either direction)."""

    id: str  # of theirs
    dropped: bool = False  # either of the two
    set_on: date | None = None  # the later of the two, where known


class Consultation(NamedTuple):
    id: str
    on: date


class Approach(NamedTuple):
    id: str
    started_on: date
    look_back_on: date
    ended_on: date | None = None
    outcome: str | None = None  # better | no_change | worse


class SetAside(NamedTuple):
    """A concern that does not count until `until`; the days from `since` on, both included, are never looked at."""

    concern: str
    since: date
    until: date
    reason: str = ""


class History(NamedTuple):
    colleague: Colleague
    facts: tuple[date | None, ...] = ()  # the day each was learned, where known
    meetings: tuple[Meeting, ...] = ()
    contacts: tuple[Contact, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    value: tuple[Value, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    shared_goals: tuple[SharedGoal, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    approaches: tuple[Approach, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
