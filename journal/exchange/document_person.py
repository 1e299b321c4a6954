"""One colleague in a readable document: who they are, what I know of them, and what passed between us."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.exchange.document_blocks import Block, Heading, line, points, quote
from journal.exchange.document_ladder import ladder, reflections_on
from journal.exchange.document_meetings import meetings_with
from journal.exchange.document_verdict import verdict
from journal.exchange.document_words import (
    ASPECTS,
    CHANNELS,
    FACTS,
    GOALS,
    LIKINGS,
    PROMISED,
    STAGES,
    VALUES,
    day,
    pair,
)
from journal.method.common_ground import Fact as Known
from journal.method.rules.settings import RuleSettings
from journal.model import Colleague, Contact, Fact, FollowUp, Goal, GoalLink, Me, Preference, Value
from journal.store.ground import ground


def colleague(
    session: Session, one: Colleague, anchor: str, mine: list[Known], today: date, settings: RuleSettings
) -> Iterator[Block]:
    """All about one colleague. `mine`: my own facts and goals, for the common ground."""
    yield Heading(2, line(one.name), anchor)
    yield from points("", [STAGES.get(one.stage, "")])
    yield from _under("How it stands today", verdict(session, one.id, today, settings))
    yield from _under("Who they are", _profile(one))
    yield from _under("What I know of them", points("", facts(session, one.id)))
    yield from _under("How they like to work", points("", _preferences(session, one.id)))
    yield from _under("Goals", points("", goals(session, one.id)))
    yield from _under("Common ground", points("", _common(session, one, mine, today)))
    yield from _under("Promises", points("", _promises(session, one.id)))
    yield from meetings_with(session, one.id)
    yield from _under("Contacts", points("", _contacts(session, one.id)))
    yield from _under("What we gave each other", points("", _given(session, one.id)))
    yield from _under("Reflections", reflections_on(session, one.id))
    yield from _under("When it was not working", ladder(session, one.id))


def facts(session: Session, owner: str | None) -> Iterator[str]:
    """What is known of a colleague, or of me."""
    rows = session.execute(
        select(Fact, Colleague.name)
        .outerjoin(Colleague, Colleague.id == Fact.told_by_id)
        .where(Fact.colleague_id == owner)
        .order_by(Fact.position)
    )
    for one, teller in rows:
        known = [pair("from", one.source or teller), day(one.learned_on), pair("mine", one.mine)]
        yield f"{FACTS[one.kind]}: {one.text}{_aside(known)}"


def goals(session: Session, owner: str | None) -> Iterator[str]:
    """Goals of a colleague, or mine, and with whom they are shared."""
    for one in session.scalars(select(Goal).where(Goal.colleague_id == owner).order_by(Goal.position)):
        known = [GOALS[one.state], day(one.closed_on), pair("horizon", one.horizon), pair("set on", day(one.set_on))]
        shared = "; ".join(_shared(session, one))
        yield f"{one.text}{_aside([*known, pair('shared with', shared)])}"


def _shared(session: Session, one: Goal) -> Iterator[str]:
    links = select(GoalLink.other_id).where(GoalLink.goal_id == one.id)
    back = select(GoalLink.goal_id).where(GoalLink.other_id == one.id)
    rows = session.execute(
        select(Goal.text, Colleague.name)
        .outerjoin(Colleague, Colleague.id == Goal.colleague_id)
        .where(or_(Goal.id.in_(links), Goal.id.in_(back)))
        .order_by(Goal.position)
    )
    for text, name in rows:
        yield f"{name or 'mine'}, “{text}”"


def _under(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """With a heading, where there is anything."""
    started = False
    for block in blocks:
        if not started:
            yield Heading(3, title)
            started = True
        yield block


def _profile(one: Colleague) -> Iterator[Block]:
    often = f"every {one.cadence_days} days" if one.cadence_days else ""
    yield from points(
        "",
        [
            pair("Role", one.role),
            pair("Department", one.department),
            pair("Organisation", one.organisation),
            pair("Location", one.location),
            pair("Time zone", (one.time_zone or "").replace("_", " ")),
            pair("E-mail", ", ".join(one.email)),
            pair("Phone", ", ".join(one.phone)),
            pair("Links", ", ".join(one.links)),
            pair("Working together since", day(one.since)),
            pair("How often to be in touch", often),
            pair("Tags", ", ".join(one.tags)),
            "Somebody to ask for advice." if one.is_mentor else "",
        ],
    )
    yield from quote("What I need us for", one.purpose)
    yield from quote("Notes", one.notes)


def _preferences(session: Session, owner: str) -> Iterator[str]:
    rows = session.scalars(select(Preference).where(Preference.colleague_id == owner).order_by(Preference.position))
    for one in rows:
        told = [part for part in (LIKINGS.get(one.value or "", one.value or ""), one.text) if part.strip()]
        yield f"{ASPECTS[one.aspect]}: {', '.join(told)}{_aside([day(one.observed_on)])}"


def _common(session: Session, one: Colleague, mine: list[Known], today: date) -> Iterator[str]:
    me = session.scalars(select(Me)).first()
    for common in ground(session, one, me, mine, today):
        yield f"{common.starter}{_aside([pair('said on', day(common.used_on))])}"


def _promises(session: Session, owner: str) -> Iterator[str]:
    rows = session.scalars(
        select(FollowUp)
        .where(FollowUp.colleague_id == owner)
        .order_by(FollowUp.done_on.is_not(None), FollowUp.due.desc(), FollowUp.position)
    )
    for one in rows:
        kept = pair("kept on", day(one.done_on)) or "open"
        yield f"{PROMISED[one.owner]}: {one.text}{_aside([pair('due', day(one.due)), kept])}"


def _contacts(session: Session, owner: str) -> Iterator[str]:
    rows = session.scalars(
        select(Contact).where(Contact.colleague_id == owner).order_by(Contact.on.desc(), Contact.position.desc())
    )
    for one in rows:
        who = "from me" if one.started_by == "me" else "from them"
        answered = pair("answered", day(one.answered_on))
        told = f": {one.text}" if one.text and one.text.strip() else ""
        yield f"{day(one.on)}. {CHANNELS[one.channel]} {who}{told}{_aside([answered])}"


def _given(session: Session, owner: str) -> Iterator[str]:
    rows = session.scalars(
        select(Value).where(Value.colleague_id == owner).order_by(Value.on.desc(), Value.position.desc())
    )
    for one in rows:
        who = "I gave" if one.direction == "given" else "I received"
        told = f": {one.text}" if one.text and one.text.strip() else ""
        yield f"{day(one.on)}. {who} {VALUES[one.kind]}{told}"


def _aside(parts: Iterable[str]) -> str:
    """What else is known, in brackets."""
    given = [part for part in parts if part]
    return f" ({'; '.join(given)})" if given else ""
