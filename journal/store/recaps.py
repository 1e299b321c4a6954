"""The recap of a meeting for one colleague, read from the journal; and whether it was sent."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.method.recap import Heard, Promise, Recap, day_in_words, recap
from journal.model import Colleague, Contact, FollowUp, Me, Meeting, Restatement
from journal.model.words import Party


class Message(NamedTuple):
    """`address` is the first that is known of the colleague, or ""."""

    name: str
    address: str
    recap: Recap


class Sent(NamedTuple):
    on: date
    channel: str


def message_to(session: Session, meeting: str, colleague: str, today: date) -> Message | None:
    """What I heard there that concerns this colleague, and what we two promised; None where either is not there."""
    about, who = session.get(Meeting, meeting), session.get(Colleague, colleague)
    if about is None or who is None:
        return None
    me = session.scalars(select(Me)).first()
    promises = session.scalars(
        select(FollowUp)
        .where(FollowUp.meeting_id == meeting, FollowUp.colleague_id == colleague)
        .order_by(FollowUp.position)
    ).all()
    mine = [one for one in promises if one.owner == Party.ME]
    theirs = [one for one in promises if one.owner == Party.THEM]
    written = recap(
        me.name if me else None,
        (who.name.split() or [who.name])[0],
        about.title,
        day_in_words(about.day, today),
        _heard(session, meeting, colleague),
        _open(mine, today),
        _open(theirs, today),
        (_kept(mine, today), _kept(theirs, today)),
    )
    return Message(who.name, next((one for one in who.email if one.strip()), ""), written)


def sent(session: Session, colleague: str, subject: str) -> Sent | None:
    """When a message of this subject went to the colleague, as far as the journal knows; the latest."""
    row = session.execute(
        select(Contact.on, Contact.channel)
        .where(Contact.colleague_id == colleague, Contact.started_by == Party.ME, Contact.text == subject)
        .order_by(Contact.on.desc(), Contact.position.desc())
        .limit(1)
    ).first()
    return Sent(*row) if row else None


def _heard(session: Session, meeting: str, colleague: str) -> list[Heard]:
    rows = session.execute(
        select(Restatement.heard, Restatement.restated, Restatement.outcome, Restatement.clarification)
        .where(Restatement.meeting_id == meeting)
        .where(or_(Restatement.colleague_id.is_(None), Restatement.colleague_id == colleague))
        .order_by(Restatement.position)
    )
    return [Heard(*row) for row in rows]


def _open(promises: Iterable[FollowUp], today: date) -> list[Promise]:
    return [
        Promise(one.text, day_in_words(one.due, today) if one.due else "")
        for one in promises
        if not _is_kept(one, today)
    ]


def _kept(promises: Iterable[FollowUp], today: date) -> list[str]:
    return [one.text for one in promises if _is_kept(one, today)]


def _is_kept(promise: FollowUp, today: date) -> bool:
    return promise.done_on is not None and promise.done_on <= today
