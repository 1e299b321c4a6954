"""How a partnership stands in a readable document: the status and why, my own practice, and what I said to it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.document_blocks import Block, points
from journal.exchange.document_words import day
from journal.method.rules.review import ADVICE, CONCERNS, PRACTICES, STATUSES, review
from journal.method.rules.settings import RuleSettings
from journal.model import Circumstance, Disagreement, PutOff, SetAside
from journal.store.history import histories


def verdict(session: Session, colleague: str, today: date, settings: RuleSettings) -> Iterator[Block]:
    """The review of `today`, in the same sentences as in the window."""
    (history,) = histories(session, [colleague])
    found = review(history, today, settings)
    step = ADVICE[found.advice] if found.advice else None
    next_step = f"The next step: {step.title.lower()}. {found.advice_why}" if step else ""
    yield from points("", [f"{STATUSES[found.status]}.", *found.why, next_step])
    yield from points("What it rests on", [one.because for one in found.concerns])
    yield from points("My own figures", [one.because for one in found.mirror.values()])
    yield from points("What speaks against it", [one.because for one in found.against])
    if found.status != "resting" and found.advice != "talk_to_someone_you_trust":  # then nobody is asked to do more
        yield from points(
            f"My own practice: {found.effort} of {len(PRACTICES)}",
            [f"{PRACTICES[name].title}: {'yes' if used else 'not lately'}" for name, used in found.practice.items()],
        )
    yield from points("What I said to it", _my_word(session, colleague))
    yield from points("Circumstances", circumstances(session, colleague))


def circumstances(session: Session, colleague: str | None) -> Iterator[str]:
    """Those of one partnership, or of all of them."""
    rows = session.scalars(
        select(Circumstance).where(Circumstance.colleague_id == colleague).order_by(Circumstance.since)
    )
    for one in rows:
        until = f" until {day(one.until)}" if one.until else ""
        yield f"{one.text} (since {day(one.since)}{until})"


def _my_word(session: Session, colleague: str) -> Iterator[str]:
    for aside in session.scalars(select(SetAside).where(SetAside.colleague_id == colleague).order_by(SetAside.since)):
        title = CONCERNS[aside.concern].title if aside.concern in CONCERNS else "A concern"
        yield f"Set aside from {day(aside.since)} until {day(aside.until)}: {title}. {aside.reason}"
    for one in session.scalars(
        select(Disagreement).where(Disagreement.colleague_id == colleague).order_by(Disagreement.on)
    ):
        word = STATUSES.get(one.status, "another status").lower()
        yield f"On {day(one.on)} it was said to be {word}. I saw it differently: {one.text}"
    for until in session.scalars(select(PutOff.until).where(PutOff.colleague_id == colleague)):
        yield f"The review is put off until {day(until)}."
