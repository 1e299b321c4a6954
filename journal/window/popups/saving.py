"""What a person says of a meeting after it, and how that is stored: all of it as one change."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.quick_notes import Note
from journal.model import FollowUp, Meeting, Reflection, Restatement, Value, new_id
from journal.model.words import MeetingState, Occasion, Outcome

MOVED = "moved"
"""A choice besides the states of a meeting: it is still to come, at another time."""


class Said(NamedTuple):
    """`choice`: a state of meetings, MOVED (then to `start`), or "" where nothing was said of it yet."""

    choice: str = ""
    presence: int | None = None
    energy: int | None = None
    minutes: int | None = None
    start: datetime | None = None


def store(session: Session, meeting: str, said: Said, people: Sequence[str], today: date) -> None:
    """What was chosen and rated. `people`: ids of the colleagues who were there."""
    found = session.get(Meeting, meeting)
    if found is None:
        return
    if said.choice == MOVED:
        found.start = said.start or found.start
    elif said.choice:
        found.state = said.choice
    if said.choice == MeetingState.HELD:
        found.presence = found.presence if said.presence is None else said.presence
        found.minutes_held = found.minutes_held if said.minutes is None else said.minutes
        if said.energy is not None:
            _reflect(session, meeting, people[0] if len(people) == 1 else None, said.energy, today)


def store_notes(session: Session, meeting: str, notes: Sequence[Note], people: Sequence[str], today: date) -> None:
    """What was typed, as the records that it reads as; plain lines go to the notes. A promise or a thing of value
    belongs to somebody: where nobody is named, to the first who was there."""
    found = session.get(Meeting, meeting)
    if found is None:
        return
    for note in notes:
        whose = whose_is(note, people)
        if note.kind == "followup" and whose:
            session.add(
                FollowUp(meeting_id=meeting, colleague_id=whose, owner=note.owner, text=note.text, due=note.due)
            )
        elif note.kind == "value" and whose:
            session.add(
                Value(
                    meeting_id=meeting,
                    colleague_id=whose,
                    direction=note.direction,
                    kind=note.value_kind,
                    on=min(found.day, today),
                    text=note.text,
                )
            )
        elif note.kind in ("unclear", "restatement"):
            session.add(
                Restatement(
                    meeting_id=meeting,
                    colleague_id=note.colleague,
                    key=new_id(),
                    heard=note.text,
                    outcome=str(Outcome.NOT_RESTATED),
                )
            )
        else:
            found.notes = appended(found.notes, note.text)
    session.flush()


def whose_is(note: Note, people: Sequence[str]) -> str:
    """The colleague to whom a promise or a thing of value belongs; "" where nobody was there and nobody is named."""
    return note.colleague or (people[0] if people else "")


def keep(session: Session, meeting: str, text: str, kept: str) -> None:
    """Have a text at the end of the meeting's notes, in place of what was `kept` of it before."""
    found = session.get(Meeting, meeting)
    if found is not None:
        found.notes = appended(without(found.notes, kept), text)


def without(notes: str | None, kept: str) -> str | None:
    """The notes before `kept` was put to their end."""
    if not kept or not (notes or "").endswith(kept):
        return notes
    return (notes or "")[: -len(kept)].rstrip("\n") or None


def appended(notes: str | None, text: str) -> str | None:
    """The notes with some lines more."""
    parts = [part for part in ((notes or "").rstrip(), text.strip()) if part]
    return "\n".join(parts) or None


def _reflect(session: Session, meeting: str, colleague: str | None, energy: int, today: date) -> None:
    """The energy is part of a reflection: of the one on this meeting, or of a new one."""
    found = session.scalars(
        select(Reflection)
        .where(Reflection.meeting_id == meeting, Reflection.colleague_id.is_not_distinct_from(colleague))
        .order_by(Reflection.position.desc())
        .limit(1)
    ).first()
    if found is None:
        occasion = Occasion.AFTER_MEETING
        session.add(Reflection(on=today, meeting_id=meeting, colleague_id=colleague, occasion=occasion, energy=energy))
    else:
        found.energy = energy
