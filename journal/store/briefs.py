"""What a brief for a mentor is made of, read from the journal, and what I made of it."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.brief import Case
from journal.method.rules.review import PRACTICES, STATUSES, Review
from journal.model import Approach, BriefText, Colleague, Mentor
from journal.store.verdicts import word_on

OTHERS = 2_000
"""Names of other people that are looked for in the texts, at most."""
ENDED = {"better": "it got better", "no_change": "nothing changed", "worse": "it got worse"}


class Kept(NamedTuple):
    """Points left out, whether names are hidden, and my own text where I changed it."""

    left_out: tuple[str, ...] = ()
    names_hidden: bool = False
    body: str | None = None


def case_of(session: Session, review: Review, today: date) -> Case:
    """The case of one partnership as it stands on `today`."""
    colleague = session.get_one(Colleague, review.colleague.id)
    word = word_on(session, colleague.id, today)
    others = session.scalars(select(Colleague.name).where(Colleague.id != colleague.id).limit(OTHERS)).all()
    return Case(
        colleague.name,
        colleague.role,
        colleague.purpose,
        STATUSES[review.status],
        review.age_days,
        review.held_meetings,
        [(one.id, one.because) for one in review.concerns],
        [(PRACTICES[name].title, used) for name, used in review.practice.items()],
        _tried(session, colleague.id, today),
        [one.because for one in review.against],
        [one.text for one in word.conditions],
        word.views[0].text if word.views else None,
        [*others, *session.scalars(select(Mentor.name).limit(OTHERS))],
    )


def kept_brief(session: Session, colleague: str) -> Kept:
    found = session.scalars(select(BriefText).where(BriefText.colleague_id == colleague)).first()
    return Kept() if found is None else Kept(tuple(found.left_out), found.names_hidden, found.body)


def keep_brief(session: Session, colleague: str, kept: Kept) -> None:
    """Within a change: store what I made of it; what is as it was written is not stored."""
    found = session.scalars(select(BriefText).where(BriefText.colleague_id == colleague)).first()
    if kept == Kept():
        if found is not None:
            session.delete(found)
        return
    if found is None:
        found = BriefText(colleague_id=colleague)
        session.add(found)
    found.left_out, found.names_hidden, found.body = list(kept.left_out), kept.names_hidden, kept.body


def _tried(session: Session, colleague: str, today: date) -> list[str]:
    rows = session.scalars(
        select(Approach)
        .where(Approach.colleague_id == colleague, Approach.started_on <= today)
        .order_by(Approach.started_on, Approach.position)
    )
    told = []
    for one in rows:
        text = " ".join(one.text.split()).rstrip(".")
        ended = ENDED.get(one.outcome or "", "") if one.ended_on and one.ended_on <= today else ""
        if text:
            told.append(f"{text}: {ended}." if ended else f"{text}.")
    return told
