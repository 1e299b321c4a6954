"""A journal as one document that people read: Markdown (.md), or a page for the browser and the printer (.html).

Everything I wrote about people and about myself is in it, in words; what only the program needs (calendars that are
looked at, filters, hints) is in the interchange file alone. It is made person by person, so that a large journal needs
no more memory than its busiest colleague.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.exchange.document_blocks import Block, Contents, Heading, Said, line, points, quote
from journal.exchange.document_html import html
from journal.exchange.document_ladder import reflections_on
from journal.exchange.document_markdown import markdown
from journal.exchange.document_meetings import meetings_with_nobody
from journal.exchange.document_person import colleague, facts, goals
from journal.exchange.document_verdict import circumstances
from journal.exchange.document_words import RELATIONS, day, pair
from journal.exchange.whole import write_whole
from journal.model import Colleague, Me, Mentor, OwnQuestion
from journal.store.ground import my_side
from journal.store.journal import Journal
from journal.store.rule_settings import rule_settings


def export_markdown(journal: Journal, path: Path, today: date) -> None:
    """Write the journal as Markdown to a file that only its owner may read. Raises JournalError."""
    _export(journal, path, today, as_markdown)


def export_html(journal: Journal, path: Path, today: date) -> None:
    """Write the journal as a page that needs nothing else. Raises JournalError."""
    _export(journal, path, today, as_html)


def as_markdown(session: Session, today: date) -> Iterator[str]:
    """Piece by piece. `today`: the day for which it says how each partnership stands."""
    return markdown(document(session, today))


def as_html(session: Session, today: date) -> Iterator[str]:
    """Piece by piece."""
    return html(_title(session), document(session, today))


def document(session: Session, today: date) -> Iterator[Block]:
    """Me, then each colleague by name, then what belongs to nobody alone; what is empty is left out."""
    people = _by_name(session)
    rest = {title: blocks for title, blocks in _rest(session) if blocks}
    entries = [("me", "Me"), *((anchor, name) for anchor, name, _ in people)]
    entries += [(f"rest{place}", title) for place, title in enumerate(rest, 1)]
    yield Heading(1, _title(session))
    yield Said(f"As it stood on {day(today)}. This file is not encrypted: whoever has it can read all of it.")
    yield Contents(tuple(entries))
    yield Heading(2, "Me", "me")
    yield from _me(session)
    settings, mine = rule_settings(session), my_side(session, today)
    for anchor, _, record in people:
        yield from colleague(session, session.get_one(Colleague, record), anchor, mine, today, settings)
        session.expunge_all()
    for place, (title, blocks) in enumerate(rest.items(), 1):
        yield Heading(2, title, f"rest{place}")
        yield from blocks


def _export(journal: Journal, path: Path, today: date, form: Callable[[Session, date], Iterator[str]]) -> None:
    try:
        with journal.reading() as session:
            write_whole(path, form(session, today))
    except OSError as error:
        raise JournalError(f"The file cannot be written: {error.strerror}.", "The journal is as it was.") from None


def _title(session: Session) -> str:
    name = line(session.scalar(select(Me.name)))
    return f"The partnership journal of {name}" if name else "My partnership journal"


def _by_name(session: Session) -> list[tuple[str, str, str]]:
    """(anchor, name, id) of every colleague."""
    rows = session.execute(select(Colleague.id, Colleague.name)).all()
    named = sorted((line(name).casefold(), line(name), record) for record, name in rows)
    return [(f"person{place}", name, record) for place, (_, name, record) in enumerate(named, 1)]


def _me(session: Session) -> Iterator[Block]:
    me = session.scalars(select(Me)).first()
    if me is not None:
        yield from points(
            "", [pair("Name", me.name), pair("Organisation", me.organisation), pair("E-mail", ", ".join(me.email))]
        )
        yield from quote("What it stands for", me.organisation_mission)
    yield from points("What can be known of me", facts(session, None))
    yield from points("My goals", goals(session, None))


def _rest(session: Session) -> Iterator[tuple[str, list[Block]]]:
    yield "Reflections on no partnership alone", list(reflections_on(session, None))
    yield "Meetings with nobody named", list(meetings_with_nobody(session))
    yield "Mentors from elsewhere", list(_mentors(session))
    yield "Circumstances of everybody", list(points("", circumstances(session, None)))
    questions = session.scalars(select(OwnQuestion.text).order_by(OwnQuestion.position))
    yield "Questions of my own", list(points("", questions))


def _mentors(session: Session) -> Iterator[Block]:
    for one in session.scalars(select(Mentor).order_by(Mentor.position)):
        yield Heading(3, line(one.name))
        yield from points("", [pair("To me", RELATIONS.get(one.relation or "")), pair("E-mail", one.email)])
        yield from quote("Notes", one.notes)
