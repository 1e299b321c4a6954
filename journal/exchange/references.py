"""Whether the records of a file fit together and into the journal: ids are unique, what is named is known."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import BadFile
from journal.exchange.record_kinds import Entry
from journal.exchange.records import LISTS, Document, Fact
from journal.model import Base
from journal.model.words import ME

TABLES = {
    "colleagues": Base.metadata.tables["colleague"],
    "mentors": Base.metadata.tables["mentor"],
    "goals": Base.metadata.tables["goal"],
    "meetings": Base.metadata.tables["meeting"],
    "contacts": Base.metadata.tables["contact"],
    "followups": Base.metadata.tables["followup"],
    "value": Base.metadata.tables["value"],
    "reflections": Base.metadata.tables["reflection"],
    "consultations": Base.metadata.tables["consultation"],
    "approaches": Base.metadata.tables["approach"],
    "calendars": Base.metadata.tables["calendar_source"],
    "deleted_events": Base.metadata.tables["deleted_event"],
    "questions": Base.metadata.tables["own_question"],
    "filters": Base.metadata.tables["saved_filter"],
    "hints_off": Base.metadata.tables["hint_off"],
    "set_aside": Base.metadata.tables["set_aside"],
    "circumstances": Base.metadata.tables["circumstance"],
    "disagreements": Base.metadata.tables["disagreement"],
    "put_off": Base.metadata.tables["put_off"],
    "briefs": Base.metadata.tables["brief_text"],
    "rules": Base.metadata.tables["rule_setting"],
}
"""The table of each list of the file."""

AT_ONCE = 500
"""How many ids one query names."""


@dataclass
class Ids:
    """The ids that a reference may name: those in the journal, and those in the file."""

    journal: dict[str, set[str]] = field(default_factory=dict)
    file: dict[str, set[str]] = field(default_factory=dict)

    def has(self, name: str, record: str) -> bool:
        return record in self.file.get(name, ()) or record in self.journal.get(name, ())


def check_references(session: Session | None, document: Document) -> None:
    """Raises BadFile with the place of the first record that does not fit. Without a session the journal is empty."""
    ids = Ids()
    for name in LISTS:
        ids.file[name] = _unique(name, getattr(document, name))
    named = _named(document)
    for name, records in named.items():
        outside = {record for _, record in records} - ids.file[name]
        ids.journal[name] = known(session, name, outside)
    _check_blanks(document)
    _check_people(session, document, ids)
    for name, records in named.items():
        for place, record in records:
            if not ids.has(name, record):
                raise BadFile(place, f"No {_WORDS[name]} has the id “{record}”.")
    _check_goals(document)
    _check_meetings(document)
    _check_single(session, document)
    _check_starters(document)
    _check_mentors(session, document, ids)


def known(session: Session | None, name: str, wanted: Collection[str]) -> set[str]:
    """Those of the wanted ids that the journal has in this list."""
    found: set[str] = set()
    if session is not None:
        column = TABLES[name].c.id
        for part in parts(sorted(wanted)):
            found.update(session.scalars(select(column).where(column.in_(part))))
    return found


def parts(wanted: list[str]) -> Iterator[list[str]]:
    """A long list in pieces that fit into a query."""
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]


_WORDS = {
    "colleagues": "colleague",
    "goals": "goal",
    "meetings": "meeting",
    "consultations": "consultation",
}


def _unique(name: str, records: Iterable[Entry]) -> set[str]:
    seen: set[str] = set()
    for number, record in enumerate(records):
        if record.id in seen:
            raise BadFile(f"{name}[{number}].id", f"“{record.id}” is the id of an earlier one, too.")
        seen.add(record.id)
    return seen


def _named(document: Document) -> dict[str, list[tuple[str, str]]]:
    """Every reference of the file but for mentors: list -> (place, id)."""
    named: dict[str, list[tuple[str, str]]] = {name: [] for name in _WORDS}
    for number, goal in enumerate(document.goals):
        if goal.owner != ME:
            named["colleagues"].append((f"goals[{number}].owner", goal.owner))
        for place, other in enumerate(goal.shared_with):
            named["goals"].append((f"goals[{number}].shared_with[{place}]", other))
    for number, meeting in enumerate(document.meetings):
        for place, colleague in enumerate(meeting.colleagues):
            named["colleagues"].append((f"meetings[{number}].colleagues[{place}]", colleague))
        for place, recap in enumerate(meeting.recaps):
            named["colleagues"].append((f"meetings[{number}].recaps[{place}].colleague", recap.colleague))
        for place, said in enumerate(meeting.restatements):
            if said.colleague is not None:
                named["colleagues"].append((f"meetings[{number}].restatements[{place}].colleague", said.colleague))
    for where, fact in _facts(document):
        if fact.told_by is not None:
            named["colleagues"].append((f"{where}.told_by", fact.told_by))
    for name in LISTS:
        for number, record in enumerate(getattr(document, name)):
            for one, other in _SINGLE:
                if getattr(record, one, None) is not None:
                    named[other].append((f"{name}[{number}].{one}", getattr(record, one)))
    return named


def _facts(document: Document) -> Iterator[tuple[str, Fact]]:
    owners = {f"colleagues[{number}]": one.facts for number, one in enumerate(document.colleagues)}
    if document.me is not None:
        owners["me"] = document.me.facts
    for owner, facts in owners.items():
        for place, fact in enumerate(facts):
            yield f"{owner}.facts[{place}]", fact


_SINGLE = (
    ("colleague", "colleagues"),
    ("organiser", "colleagues"),
    ("meeting", "meetings"),
    ("consultation", "consultations"),
)
"""Fields that name one record, and the list that it is in."""


def _check_blanks(document: Document) -> None:
    """What a record is known by is more than blanks."""
    for name, column in (
        ("colleagues", "name"),
        ("mentors", "name"),
        ("calendars", "address"),
        ("deleted_events", "calendar_uid"),
        ("questions", "text"),
        ("filters", "name"),
        ("hints_off", "hint"),
        ("circumstances", "text"),
        ("rules", "concern"),
    ):
        for number, record in enumerate(getattr(document, name)):
            if not getattr(record, column).strip():
                raise BadFile(f"{name}[{number}].{column}", "This must not be empty.")


def _check_people(session: Session | None, document: Document, ids: Ids) -> None:
    """An id stands for one person."""
    for number, colleague in enumerate(document.colleagues):
        if colleague.id == ME:
            raise BadFile(f"colleagues[{number}].id", "“me” stands for yourself.")
    colleagues = ids.file["colleagues"] | known(session, "colleagues", ids.file["mentors"])
    for number, mentor in enumerate(document.mentors):
        if mentor.id in colleagues:
            raise BadFile(f"mentors[{number}].id", f"“{mentor.id}” is the id of a colleague, too.")
    mentors = known(session, "mentors", ids.file["colleagues"])
    for number, colleague in enumerate(document.colleagues):
        if colleague.id in mentors:
            raise BadFile(f"colleagues[{number}].id", f"“{colleague.id}” is the id of a mentor, too.")


def _check_goals(document: Document) -> None:
    for number, goal in enumerate(document.goals):
        seen = {goal.id}
        for place, other in enumerate(goal.shared_with):
            if other in seen:
                raise BadFile(f"goals[{number}].shared_with[{place}]", "This goal is named twice, or is this one.")
            seen.add(other)


def _check_meetings(document: Document) -> None:
    for number, meeting in enumerate(document.meetings):
        seen: set[str] = set()
        for place, colleague in enumerate(meeting.colleagues):
            if colleague in seen:
                raise BadFile(f"meetings[{number}].colleagues[{place}]", "This colleague is named twice.")
            seen.add(colleague)
        written = [recap.colleague for recap in meeting.recaps]
        for place, colleague in enumerate(written):
            if colleague in written[:place]:
                raise BadFile(f"meetings[{number}].recaps[{place}].colleague", "This colleague is named twice.")
        _unique(f"meetings[{number}].checklist", meeting.checklist)
        _unique(f"meetings[{number}].restatements", meeting.restatements)


SINGLE = {"hints_off": "hint", "put_off": "colleague", "briefs": "colleague", "rules": "concern"}
"""Lists that have one record at most of each of these, whatever its id."""


def column_of(name: str) -> str:
    """The column that keeps what this field of the file names."""
    return f"{name}_id" if name == "colleague" else name


def _check_single(session: Session | None, document: Document) -> None:
    for name, owner in SINGLE.items():
        ids: dict[str, str] = {}
        for number, entry in enumerate(getattr(document, name)):
            if ids.setdefault(getattr(entry, owner), entry.id) != entry.id:
                raise BadFile(f"{name}[{number}].{owner}", "There is an earlier one of this, too.")
        if session is not None:
            _check_owners(session, name, column_of(owner), ids)


def _check_owners(session: Session, name: str, column: str, ids: dict[str, str]) -> None:
    """An id of the file is not that of somebody else's record in the journal."""
    table = TABLES[name].c
    for part in parts(sorted(ids.values())):
        for record, owner in session.execute(select(table.id, table[column]).where(table.id.in_(part))):
            if ids.get(owner) != record:
                raise BadFile(name, f"“{record}” is the id of another one in the journal.")


def _check_starters(document: Document) -> None:
    for number, colleague in enumerate(document.colleagues):
        seen: set[tuple[str, str]] = set()
        for place, starter in enumerate(colleague.starters):
            if (starter.theirs, starter.mine) in seen:
                raise BadFile(f"colleagues[{number}].starters[{place}]", "There is an earlier one of these texts, too.")
            seen.add((starter.theirs, starter.mine))


def _check_mentors(session: Session | None, document: Document, ids: Ids) -> None:
    wanted = {one.mentor for one in document.consultations}
    people = ids.file["mentors"] | ids.file["colleagues"]
    people |= known(session, "mentors", wanted - people) | known(session, "colleagues", wanted - people)
    for number, consultation in enumerate(document.consultations):
        if consultation.mentor not in people:
            raise BadFile(
                f"consultations[{number}].mentor", f"No mentor or colleague has the id “{consultation.mentor}”."
            )
