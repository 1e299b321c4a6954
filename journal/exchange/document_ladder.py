"""Reflections in a readable document, and what was done when it was not working: advice, approaches, a brief."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.document_blocks import Block, Heading, line, points, quote
from journal.exchange.document_words import ENDED, MARKS, OCCASIONS, day, pair, rated
from journal.model import Answer, Approach, BriefText, Colleague, Consultation, Mentor, Reflection


def reflections_on(session: Session, colleague: str | None) -> Iterator[Block]:
    """Those on one partnership, or on none, the latest first."""
    rows = session.scalars(
        select(Reflection)
        .where(Reflection.colleague_id == colleague)
        .order_by(Reflection.on.desc(), Reflection.position.desc())
    )
    for one in rows:
        occasion = OCCASIONS.get(one.occasion or "", "")
        yield Heading(4, f"{day(one.on)}, {occasion}" if occasion else day(one.on))
        given = rated((one.trust, one.alignment, one.communication, one.reciprocity, one.energy))
        yield from points("", [given, MARKS.get(one.marked or "", "")])
        yield from quote("What I wrote", one.text)
        for prompt, answer in session.execute(
            select(Answer.prompt, Answer.answer).where(Answer.reflection_id == one.id).order_by(Answer.position)
        ):
            yield from quote(line(prompt) or "My answer", answer)


def ladder(session: Session, colleague: str) -> Iterator[Block]:
    """Whom I asked and what they advised, what I tried, and the brief as I wrote it."""
    for one in session.scalars(
        select(Consultation).where(Consultation.colleague_id == colleague).order_by(Consultation.on)
    ):
        yield Heading(4, line(f"{day(one.on)}: {_asked(session, one)} was asked"))
        yield from quote("The challenge", one.challenge)
        yield from quote("How they saw it", one.evaluation)
        yield from quote("What they advised", one.advice)
        yield from quote("What came of it", one.came_of)
    for tried in session.scalars(
        select(Approach).where(Approach.colleague_id == colleague).order_by(Approach.started_on)
    ):
        yield Heading(4, f"{day(tried.started_on)}: a different approach")
        ended = ENDED.get(tried.outcome or "", "")
        yield from points(
            "", [pair("To look back on", day(tried.look_back_on)), pair("Ended on", day(tried.ended_on)), ended]
        )
        yield from quote("What I do differently", tried.text)
        yield from quote("How I will know", tried.how_to_tell)
        yield from quote("What I saw when I looked back", tried.looked_back)
    for text in session.scalars(select(BriefText.body).where(BriefText.colleague_id == colleague)):
        yield from quote("The brief, in my words", text)


def _asked(session: Session, one: Consultation) -> str:
    outside, inside = one.mentor_id, one.mentor_colleague_id
    if outside:
        return session.get_one(Mentor, outside).name
    return session.get_one(Colleague, inside).name if inside else "Somebody"
