"""Colleagues as vCards (RFC 6350, version 4.0) that address books read.

Who they are and how to reach them, with their photo. Notes and what else is known of them are private and stay here;
but skills and interests that came in on a card go out on one again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.exchange.clean import clean
from journal.exchange.photos import stored_photo
from journal.exchange.references import parts
from journal.exchange.vcard import SOURCE
from journal.exchange.vcard_rest import KEPT
from journal.exchange.whole import write_whole
from journal.model import Colleague, Fact, Photo
from journal.model.words import FactKind
from journal.store.journal import Journal

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BYTES = 75
"""Octets of a line."""
_FACTS = {FactKind.SKILL: "EXPERTISE", FactKind.INTEREST: "INTEREST"}
_LINE = re.compile(r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?:;[^:]*)?:.*")
_FRAME = frozenset({"BEGIN", "END", "VERSION", "PHOTO"})


def export_cards(journal: Journal, path: Path) -> int:
    """Write everybody to a file that only its owner may read; how many they are. Raises JournalError."""
    count = 0

    def counted(pieces: Iterator[str]) -> Iterator[str]:
        nonlocal count
        for piece in pieces:
            count += 1
            yield piece

    try:
        with journal.reading() as session:
            write_whole(path, counted(take_out(session)))
    except OSError as error:
        raise JournalError(f"The file cannot be written: {error.strerror}.", "The journal is as it was.") from None
    return count


def take_out(session: Session) -> Iterator[str]:
    """A card for each colleague."""
    for some in parts(list(session.scalars(select(Colleague.id).order_by(Colleague.position)))):
        pictures = session.scalars(select(Photo).where(Photo.colleague_id.in_(some)))
        photos = {one.colleague_id: one.data for one in pictures}
        facts: dict[str | None, list[str]] = defaultdict(list)
        known = select(Fact.colleague_id, Fact.kind, Fact.text).where(
            Fact.colleague_id.in_(some), Fact.source == SOURCE, Fact.kind.in_(list(_FACTS))
        )
        for owner, kind, text in session.execute(known.order_by(Fact.position)):
            facts[owner].append(f"{_FACTS[FactKind(kind)]}:{_text(text)}")
        found = {one.id: one for one in session.scalars(select(Colleague).where(Colleague.id.in_(some)))}
        for one in some:
            yield card(found[one], facts[one], photos.get(one, ""))
        session.expunge_all()


def card(one: Colleague, facts: list[str], photo: str) -> str:
    """The lines of one card. `facts`: lines that are whole; `photo`: in base64."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_text(one.name)}", _name(one.name)]
    if one.organisation or one.department:
        unit = f";{_text(one.department)}" if one.department else ""
        lines.append(f"ORG:{_text(one.organisation or '')}{unit}")
    lines += [f"TITLE:{_text(one.role)}"] if one.role else []
    lines += [f"ADR;TYPE=work:;;;{_text(one.location)};;;"] if one.location else []
    lines += [f"EMAIL:{_text(email)}" for email in one.email]
    lines += [f"TEL:{_text(phone)}" for phone in one.phone]
    lines += [f"URL:{_line(link)}" for link in one.links]
    lines += [f"CATEGORIES:{','.join(_text(tag) for tag in one.tags)}"] if one.tags else []
    lines += [*facts, *_photo(photo), *_rest(one.card_rest or ""), "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _name(name: str) -> str:
    """For programs that sort by it: what stands last is taken for the surname."""
    first, _, last = " ".join(name.split()).rpartition(" ")
    return f"N:{_text(last)};{_text(first)};;;" if first else f"N:;{_text(last)};;;"


def _photo(data: str) -> list[str]:
    found = stored_photo(data)
    return [f"PHOTO:data:image/{found[1]};base64,{data}"] if found else []


def _rest(lines: str) -> Iterator[str]:
    """The lines that came in with them: none that would end the card, or say again what a field of ours says."""
    for line in map(_line, lines.splitlines()):
        found = _LINE.fullmatch(line)
        if found and found["name"].upper() not in KEPT | _FRAME:
            yield line


def _line(text: str) -> str:
    return " ".join(clean(text).split("\n")).strip()


def _text(text: str) -> str:
    return clean(text).strip().translate(_ESCAPED)


def _folded(line: str) -> str:
    """No longer than a line may be; cut between letters."""
    if line.isascii():  # a photo has many
        rest = _BYTES - 1
        more = (line[start : start + rest] for start in range(_BYTES, len(line), rest))
        return "\r\n ".join([line[:_BYTES], *more])
    pieces, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > _BYTES:
            pieces.append("")
            size = 1 + len(letter.encode())  # the blank that begins the line
        pieces[-1] += letter
    return "\r\n ".join(pieces)
