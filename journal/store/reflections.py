"""What Reflections shows of reflections, as plain values; the ladder is in ladder.py."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from journal.model import Answer, Colleague, Meeting, MeetingColleague, Reflection
from journal.model.words import RATINGS

SHOWN = 160
"""Characters of a text that are read for its row in a list."""
MEETINGS = 20
"""So many meetings of a colleague are offered."""


class ReflectionLine(NamedTuple):
    """A row of the list. `name` is "" where it is about nobody; `mean` is over the ratings given."""

    id: str
    on: date
    name: str
    text: str
    marked: str
    mean: float | None


class ReflectionDetail(NamedTuple):
    """`ratings`: what is rated -> 1 to 5 or None. `answers`: (prompt, answer), in the order they were stored."""

    id: str
    on: date
    colleague: str
    name: str
    meeting: str
    ratings: dict[str, int | None]
    marked: str
    text: str
    answers: tuple[tuple[str, str], ...]
    occasion: str = ""


def reflection_lines(session: Session, words: str, offset: int, limit: int, oldest: bool) -> list[ReflectionLine]:
    """The newest first, or the oldest; `words` are looked for in the name, the text and the answers."""
    order = (Reflection.on, Reflection.position)
    first_answer = (
        select(func.substr(Answer.answer, 1, SHOWN))
        .where(Answer.reflection_id == Reflection.id)
        .order_by(Answer.position)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            Reflection.id,
            Reflection.on,
            func.coalesce(Colleague.name, ""),
            func.coalesce(func.nullif(func.substr(Reflection.text, 1, SHOWN), ""), first_answer, ""),
            func.coalesce(Reflection.marked, ""),
            *(getattr(Reflection, one) for one in RATINGS),
        )
        .outerjoin(Colleague, Colleague.id == Reflection.colleague_id)
        .order_by(*(order if oldest else (one.desc() for one in order)))
        .offset(offset)
        .limit(limit)
    )
    if words:
        in_answer = exists().where(Answer.reflection_id == Reflection.id, _has(words, Answer.answer))
        query = query.where(_has(words, Colleague.name, Reflection.text) | in_answer)
    return [ReflectionLine._make((*row[:5], _mean(list(row[5:])))) for row in session.execute(query)]


def reflection_detail(session: Session, record: str) -> ReflectionDetail | None:
    found = session.get(Reflection, record)
    if found is None:
        return None
    answers = session.execute(
        select(Answer.prompt, Answer.answer).where(Answer.reflection_id == record).order_by(Answer.position)
    ).all()
    return ReflectionDetail(
        found.id,
        found.on,
        found.colleague_id or "",
        colleague_name(session, found.colleague_id),
        found.meeting_id or "",
        {one: getattr(found, one) for one in RATINGS},
        found.marked or "",
        found.text or "",
        tuple((row.prompt, row.answer) for row in answers),
        found.occasion or "",
    )


def people(session: Session) -> list[tuple[str, str]]:
    """(id, name) of all colleagues, by name."""
    rows = session.execute(select(Colleague.id, Colleague.name)).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda one: (one[1].casefold(), one[0]))


def meetings_with(session: Session, colleague: str, today: date, chosen: str) -> list[tuple[str, str, date]]:
    """(id, title, day) of the last ones by today, the latest first; and the one chosen, whichever it is."""
    columns = (Meeting.id, Meeting.title, Meeting.day)
    rows = session.execute(
        select(*columns)
        .join(MeetingColleague, MeetingColleague.meeting_id == Meeting.id)
        .where(MeetingColleague.colleague_id == colleague, Meeting.day <= today)
        .order_by(Meeting.start_utc.desc())
        .limit(MEETINGS)
    ).all()
    if chosen and all(one.id != chosen for one in rows):
        rows = [*rows, *session.execute(select(*columns).where(Meeting.id == chosen))]
    return [(row[0], row[1], row[2]) for row in rows]


def colleague_name(session: Session, colleague: str | None) -> str:
    return session.scalar(select(Colleague.name).where(Colleague.id == colleague)) or ""


def _has(words: str, *columns: Any) -> Any:
    return or_(*(column.like(one, escape="\\") for column in columns for one in patterns(words)))


def patterns(words: str) -> list[str]:
    """The store compares only a to z in either case; other letters are looked for in each."""
    safe = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{one}%" for one in dict.fromkeys((safe, safe.lower(), safe.upper(), safe.title()))]


def _mean(ratings: list[int | None]) -> float | None:
    given = [one for one in ratings if one is not None]
    return sum(given) / len(given) if given else None
