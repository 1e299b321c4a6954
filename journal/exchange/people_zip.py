"""The files of people in a .zip: a stranger's archive is read in memory, piece by piece, and never unpacked."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from journal.errors import BadFile
from journal.exchange.calendar_zip import is_zip
from journal.exchange.people_values import line

LARGEST = 50 << 20
"""Bytes that an archive may have."""
LARGEST_MEMBER = 20 << 20
TOGETHER = 60 << 20
"""Bytes that the files which are read may have together."""
MEMBERS = 20_000
RATIO = 200
"""How much smaller a file may have become, from a megabyte on."""
_PIECE = 1 << 16
_LOCAL = b"PK\x03\x04"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError,
    LookupError,
)  # fmt: skip


class Member(NamedTuple):
    """A file of an archive: its name without folders, and what is in it or why it cannot be read."""

    name: str
    content: bytes | BadFile


def names_in(begins: bytes) -> list[str]:
    """The names of the files of an archive, as far as they can be told from its beginning."""
    if not is_zip(begins):
        return []
    try:
        with zipfile.ZipFile(BytesIO(begins)) as archive:
            return [_name(entry.filename) for entry in archive.infolist()[:MEMBERS]]
    except _DAMAGED:
        pass
    names: list[str] = []
    at = 0
    while (at := begins.find(_LOCAL, at)) >= 0 and len(names) < 100:
        size = int.from_bytes(begins[at + 26 : at + 28], "little")
        names.append(_name(begins[at + 30 : at + 30 + min(size, 300)].decode("utf-8", "replace")))
        at += 4
    return names


def members(content: bytes, wanted: tuple[str, ...]) -> list[Member]:
    """The files with these names, or endings (".vcf"), in lower case. Raises BadFile for what is no archive."""
    if len(content) > LARGEST:
        raise BadFile("", "The file is larger than 50 MB.")
    found: list[Member] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MEMBERS:
                raise BadFile("", "The archive has too many files in it.")
            left = TOGETHER
            for entry in entries:
                name = _name(entry.filename)
                if not entry.filename.endswith("/") and not name.startswith(".") and _is(name.lower(), wanted):
                    member = Member(name, _read(archive, entry, min(left, LARGEST_MEMBER)))
                    left -= len(member.content) if isinstance(member.content, bytes) else 0
                    found.append(member)
    except _DAMAGED:
        raise BadFile("", "The archive (.zip) is damaged.") from None
    return found


def _is(name: str, wanted: tuple[str, ...]) -> bool:
    return any(name == one or (one.startswith(".") and name.endswith(one)) for one in wanted)


def _name(path: str) -> str:
    return line(path.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | BadFile:
    name = _name(entry.filename)
    if entry.flag_bits & 1:
        return BadFile(name, "It is protected by a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return BadFile(name, "It is packed in a way that is not known here.")
    read = bytearray()
    try:
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                read += piece
                if len(read) > most or len(read) > max(1 << 20, RATIO * entry.compress_size):
                    return BadFile(name, "It is larger than such a file can be.")
    except _DAMAGED:
        return BadFile(name, "It is damaged.")
    return bytes(read)
