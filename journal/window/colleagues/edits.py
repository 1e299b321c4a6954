"""Every change that a person's page makes to the journal, each one step to undo."""

from typing import Any

from sqlalchemy.orm import Session

from journal.method.preferences import VALUES
from journal.model import Base, Colleague, Fact, Goal, Me, Preference
from journal.store.goals import set_state
from journal.store.removal import remove_colleague
from journal.window.colleagues.cards import Kind
from journal.window.desk import Desk

ME = "me"
_TYPED = {
    *("name", "role", "department", "organisation", "organisation_mission", "location", "time_zone", "cadence_days"),
    *("purpose", "notes", "text", "source", "mine", "horizon"),
}
"""What is typed into one of these is one step to undo; what is chosen, ticked or added elsewhere is one each time."""


def add_colleague(desk: Desk, name: str) -> str:
    with desk.change("Add colleague") as session:
        made = Colleague(name=name)
        session.add(made)
        session.flush()
        return made.id


def delete_colleague(desk: Desk, colleague: str) -> str:
    """The name of whom it was. Raises JournalError where others still need them as a mentor."""
    with desk.change("Delete colleague") as session:
        found = session.get_one(Colleague, colleague)
        name = found.name
        remove_colleague(session, found)
    return name


def edit_person(desk: Desk, person: str, column: str, value: object) -> None:
    """A colleague's or my own column; a name that is emptied stays as it was."""
    if column == "name" and not str(value or "").strip():
        return
    if isinstance(value, str) and column in ("name", "role"):
        value = value.strip() or None
    label = "Edit colleague" if person != ME else "Edit my profile"
    with desk.change(label, f"{person}:{column}" if column in _TYPED else None) as session:
        target: Base | None = _me(session) if person == ME else session.get(Colleague, person)
        if target is not None:  # who was deleted meanwhile is left in peace
            setattr(target, column, value)


def add_record(desk: Desk, kind: Kind, person: str, record: str, said: dict[str, Any]) -> None:
    """Store a new one under an id, with what was said of it so far; typing on in it is the same step."""
    with desk.change(f"Add {kind.step}", f"{kind.table}:{record}:text") as session:
        whose = None if person == ME else person
        made = kind.mapped(id=record, colleague_id=whose, **(kind.fresh(desk.today()) | said))
        if isinstance(made, Goal):
            set_state(made, said.get("state") or "open", desk.today())
        session.add(made)


def edit_record(desk: Desk, kind: Kind, record: str, column: str, value: Any) -> None:
    empty = "" if column == "text" and kind.table not in ("contact", "value") else None
    merge = f"{kind.table}:{record}:{column}" if column in _TYPED else None
    with desk.change(f"Edit {kind.step}", merge) as session:
        found = session.get_one(kind.mapped, record)
        setattr(found, column, empty if value == "" else value)
        if column == "told_by_id" and value and isinstance(found, Fact):
            found.source = None  # the words stood for whom it was
        if column == "state" and isinstance(found, Goal):
            set_state(found, value, desk.today())
        if column == "aspect" and isinstance(found, Preference) and found.value not in VALUES.get(value, ()):
            found.value = None  # it was said of something else


def delete_record(desk: Desk, kind: Kind, record: str) -> None:
    with desk.change(f"Delete {kind.step}") as session:
        session.delete(session.get_one(kind.mapped, record))


def _me(session: Session) -> Me:
    found = session.get(Me, 1)
    if found is None:
        found = Me(position=1)
        session.add(found)
    return found
