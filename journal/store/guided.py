"""What guided reflections start from: when such ones were last written, how I rated somebody before, and what I asked
myself lately."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from journal.model import Answer, Reflection
from journal.model.words import RATINGS


def written(session: Session, today: date) -> dict[tuple[str, str], date]:
    """(occasion, colleague's id or "" for myself) -> the last day by today of such a reflection."""
    rows = session.execute(
        select(Reflection.occasion, Reflection.colleague_id, func.max(Reflection.on))
        .where(Reflection.occasion.is_not(None), Reflection.on <= today)
        .group_by(Reflection.occasion, Reflection.colleague_id)
    )
    return {(occasion or "", colleague or ""): on for occasion, colleague, on in rows}


def earlier_ratings(session: Session, colleague: str, day: date, record: str) -> dict[str, tuple[int, date]]:
    """What is rated -> the latest rating of a colleague before the reflection `record` of that day, and its day. One
    that is not stored yet comes after all of its day."""
    if not colleague:
        return {}
    place = session.scalar(select(Reflection.position).where(Reflection.id == record))
    before = Reflection.on < day
    same_day = (Reflection.on == day) & (True if place is None else Reflection.position < place)
    query = (
        select(Reflection.on, *(getattr(Reflection, one) for one in RATINGS))
        .where(Reflection.colleague_id == colleague, Reflection.id != record, or_(before, same_day))
        .order_by(Reflection.on.desc(), Reflection.position.desc())
    )
    found: dict[str, tuple[int, date]] = {}
    for on, *given in session.execute(query):
        for what, rating in zip(RATINGS, given, strict=True):
            if rating is not None:
                found.setdefault(what, (rating, on))
        if len(found) == len(RATINGS):
            break
    return found


def asked_lately(session: Session, questions: Collection[str], since: date) -> set[str]:
    """Of these questions, those that I answered about myself since a day; they may stand at the end of a prompt."""
    prompts = session.scalars(
        select(Answer.prompt)
        .join(Reflection, Reflection.id == Answer.reflection_id)
        .where(Reflection.colleague_id.is_(None), Reflection.on >= since)
    ).all()
    return {one for one in questions if any(prompt.endswith(one) for prompt in prompts)}


def only_rated(session: Session, meeting: str) -> str:
    """The reflection after a meeting in which nothing is written yet, to go on with it; "" where there is none."""
    unwritten = Reflection.text.is_(None) | (Reflection.text == "")
    answered = exists().where(Answer.reflection_id == Reflection.id)
    query = select(Reflection.id).where(Reflection.meeting_id == meeting, unwritten, ~answered)
    return session.scalar(query.order_by(Reflection.position.desc()).limit(1)) or ""
