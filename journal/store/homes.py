"""On which screen a record lives: the record that a screen opens to show it."""

from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session


class Home(NamedTuple):
    """`kind`: colleague, me, mentor, meeting, reflection, consultation or approach; `id` is of that record."""

    kind: str
    id: str


_SCREENS = ("colleague", "mentor", "meeting", "reflection", "consultation", "approach")
_PARTS = {
    "fact": ("colleague", "coalesce(colleague_id, 'me')"),
    "preference": ("colleague", "colleague_id"),
    "goal": ("colleague", "coalesce(colleague_id, 'me')"),
    "contact": ("colleague", "colleague_id"),
    "followup": ("colleague", "colleague_id"),
    "value": ("colleague", "colleague_id"),
    "checklist_item": ("meeting", "meeting_id"),
    "question": ("meeting", "meeting_id"),
    "restatement": ("meeting", "meeting_id"),
    "recap_text": ("meeting", "meeting_id"),
    "starter": ("colleague", "colleague_id"),
    "own_question": ("colleague", "'me'"),
    "set_aside": ("colleague", "colleague_id"),
    "circumstance": ("colleague", "coalesce(colleague_id, 'me')"),
    "disagreement": ("colleague", "colleague_id"),
    "brief_text": ("colleague", "colleague_id"),
    "answer": ("reflection", "reflection_id"),
}


def home_of(session: Session, kind: str, record: str) -> Home | None:
    """Where a record is shown; None where there is no such record."""
    if kind == "me":
        return Home("me", "me")
    screen, column = _PARTS.get(kind, (kind, "id"))
    if screen not in _SCREENS:
        return None
    home = session.execute(text(f'SELECT {column} FROM "{kind}" WHERE id = :id'), {"id": record}).scalar()
    if home is None:
        return None
    return Home("me", "me") if screen == "colleague" and home == "me" else Home(screen, str(home))
