"""All of a journal in one .zip, for whatever comes: the interchange file, calendar, vCards, tables, the readable
document, and the photos as pictures. It comes back in by the interchange file within.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import BadFile, JournalError
from journal.exchange import calendar_out, document, vcard_out
from journal.exchange.calendar_zip import is_zip
from journal.exchange.interchange import read_file
from journal.exchange.people_csv_out import table_texts
from journal.exchange.photos import stored_photo
from journal.exchange.reading import LARGEST
from journal.exchange.taking import take_out
from journal.exchange.whole import writing_whole
from journal.model import Colleague, Photo
from journal.store.journal import Journal

JOURNAL = "journal.json"
RATIO = 200
"""How much smaller a journal may have become, from a megabyte on; real ones reach a tenth of that."""
_EARLIEST, _LATEST = 1980, 2107  # years that a .zip can name
_PIECE = 1 << 20
_LONGEST = 40
"""Letters of a name that the name of a picture has."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


def export_archive(journal: Journal, path: Path, now: datetime) -> None:
    """Write it to a file that only its owner may read. Raises JournalError."""
    try:
        with journal.reading() as session, writing_whole(path) as handle, zipfile.ZipFile(handle, "w") as archive:
            for name, pieces in _files(session, now):
                with archive.open(_entry(name, now), "w") as file:
                    for piece in pieces:
                        file.write(piece)
    except OSError as error:
        raise JournalError(f"The file cannot be written: {error.strerror}.", "The journal is as it was.") from None


def read_journal(path: Path) -> bytes:
    """A file's content; of an archive of everything, the interchange file within. Raises BadFile."""
    content = read_file(path)
    return journal_within(content) or content


def journal_within(content: bytes) -> bytes | None:
    """The interchange file of such an archive; None where this is none. Raises BadFile where it is damaged."""
    if not is_zip(content):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if JOURNAL not in archive.namelist():
                return None
            entry, read = archive.getinfo(JOURNAL), bytearray()
            most = min(LARGEST, max(_PIECE, RATIO * entry.compress_size))
            with archive.open(entry) as file:
                while piece := file.read(_PIECE):
                    read += piece
                    if len(read) > most:
                        raise BadFile(JOURNAL, "It is larger than such a file can be.")
    except _DAMAGED:
        raise BadFile("", "The archive (.zip) is damaged.") from None
    return bytes(read)


def _files(session: Session, now: datetime) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Always in this order."""
    yield JOURNAL, _encoded(take_out(session))
    yield "calendar.ics", _encoded(calendar_out.take_out(session, now))
    yield "people.vcf", _encoded(vcard_out.take_out(session))
    for name, text in table_texts(session):
        yield f"tables/{name}.csv", _encoded([text])
    yield "journal.md", _encoded(document.as_markdown(session, now.date()))
    yield "journal.html", _encoded(document.as_html(session, now.date()))
    yield from _photos(session)


def _photos(session: Session) -> Iterator[tuple[str, Iterable[bytes]]]:
    rows = session.execute(
        select(Colleague.name, Photo.data)
        .join(Colleague, Colleague.id == Photo.colleague_id)
        .order_by(Photo.position)
        .execution_options(yield_per=50)
    )
    for place, (name, data) in enumerate(rows, 1):
        if found := stored_photo(data):
            picture, kind = found
            yield f"photos/{_safe(f'{place:04} {name}')}.{kind}", [picture]


def _safe(name: str) -> str:
    """A name that every system can have for a file: letters, digits and single blanks."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name)
    return " ".join(kept.split())[:_LONGEST].strip()


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    year = min(max(now.year, _EARLIEST), _LATEST)
    made = zipfile.ZipInfo(name, (year, now.month, now.day, now.hour, now.minute, now.second))
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)
