"""One file into a journal, as the command line and the window bring it in."""

from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from journal.exchange import calendar_import, people_import
from journal.exchange.calendar import read_calendars
from journal.exchange.interchange import import_content, preview_content
from journal.exchange.people_read import is_people, read_people
from journal.exchange.people_types import FIELDS, Unmapped
from journal.exchange.photos import small_photo
from journal.exchange.reading import read_document
from journal.store.journal import Journal

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=BERLIN)
WINDOW = (NOW.date(), NOW.date().replace(year=2027))
"""The days of which events are read."""


def bring_in(journal: Journal, name: str, content: bytes) -> None:
    """What is said before, done, and said of it. Raises BadFile."""
    if is_people(name, content):
        found = people_import.read_content(content, name)
        people_import.preview_file(journal, found)
        people_import.import_file(journal, found, NOW.date())
    elif calendar_import.is_calendar(PurePath(name), content):  # type: ignore[arg-type]
        calendar = calendar_import.read_content(content, NOW, BERLIN)
        calendar_import.tell(calendar_import.preview_calendar(journal, calendar, NOW), dry_run=True)
        calendar_import.tell(calendar_import.import_calendar(journal, calendar, NOW), dry_run=False)
    else:
        preview_content(journal, content)
        import_content(journal, content)


def read_mapped(content: bytes, name: str) -> None:
    """A table whose columns a person has named, each as something else. Raises BadFile."""
    found = read_people(content, name)
    if isinstance(found, Unmapped):
        read_people(content, name, dict(enumerate(FIELDS[: len(found.columns)])))


READERS = {
    "people": read_mapped,
    "calendar": lambda content, _: read_calendars(content, BERLIN, WINDOW),
    "journal": lambda content, _: read_document(content),
    "picture": lambda content, _: small_photo(content),
}
"""Each reader, of a content and the name of its file: any file may be given to any of them."""
