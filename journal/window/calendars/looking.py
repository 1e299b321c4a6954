"""Calendar files, read off the window's thread."""

from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal.errors import BadFile
from journal.exchange.calendar import Calendar, LeftOut, read_calendars, together
from journal.exchange.calendar_plan import window
from journal.window.calendars.watching import files_in

LARGEST = 50_000_000
"""Bytes of a file that are read."""


def read_place(path: Path, now: datetime) -> Calendar:
    """A file, or all the calendars of a folder, as one. Raises BadFile; of a folder, one bad file costs only itself."""
    if path.is_dir():
        return _read_folder(path, now)
    return read_bytes(content_of(path), now)


def read_bytes(content: bytes, now: datetime) -> Calendar:
    return together(read_calendars(content, zone_of(now), window(now.date()), now.date()))


def content_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile("", QCoreApplication.translate("Looking", "It is larger than a calendar can be."))
        return path.read_bytes()
    except FileNotFoundError:
        raise BadFile("", QCoreApplication.translate("Looking", "The file is not there any more.")) from None
    except OSError:
        raise BadFile("", QCoreApplication.translate("Looking", "The file cannot be read.")) from None


def zone_of(now: datetime) -> tzinfo:
    """Where the user is."""
    assert now.tzinfo is not None
    return now.tzinfo


def _read_folder(path: Path, now: datetime) -> Calendar:
    found: list[Calendar] = []
    for file in files_in(path):
        try:
            found.append(read_place(file, now))
        except BadFile as error:
            found.append(Calendar("", (), (LeftOut(file.name, error.happened),), whole=False))
    return together(tuple(found))
