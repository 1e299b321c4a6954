"""The calendar files of a .zip, as Google exports them. A stranger's archive is read in memory, piece by piece."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from journal.errors import BadFile
from journal.exchange.calendar_text import LARGEST, plain

MEMBERS = 1_000
"""Files that an archive may have."""
TOGETHER = 2 * LARGEST
"""Bytes that its calendars may have together."""
RATIO = 200
"""How much smaller a file may have become, from a megabyte on: real calendars reach a tenth of that."""
_PIECE = 1 << 16


def is_zip(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(content: bytes) -> Iterator[tuple[str, bytes | BadFile]]:
    """The .ics files of an archive by their names, each with its content or why it is not taken. Raises BadFile."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise BadFile("", "The archive (.zip) is damaged.") from None
    with archive:
        entries = archive.infolist()
        if len(entries) > MEMBERS:
            raise BadFile("", "The archive has too many files in it.")
        left = TOGETHER
        for entry in entries:
            name = plain(entry.filename.replace("\\", "/").rpartition("/")[2])
            if not name.lower().endswith(".ics") or name.startswith("."):
                continue
            try:
                inside = _read(archive, entry, min(left, LARGEST))
            except BadFile as error:
                yield name, error
            else:
                left -= len(inside)
                yield name, inside


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise BadFile("", "It is protected by a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadFile("", "It is packed in a way that is not known here.")
    read = bytearray()
    try:
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                read += piece
                if len(read) > most or len(read) > max(1 << 20, RATIO * entry.compress_size):
                    raise BadFile("", "It is larger than a calendar can be.")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        raise BadFile("", "It is damaged.") from None
    return bytes(read)
