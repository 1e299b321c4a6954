"""A file of people, whatever wrote it: vCards, LinkedIn's export, Google's and Outlook's tables, any other table."""

from collections.abc import Mapping
from pathlib import PurePath

from journal.errors import BadFile
from journal.exchange.calendar_zip import is_zip
from journal.exchange.contacts_csv import read_known
from journal.exchange.contacts_table import mapped, unmapped
from journal.exchange.linkedin import FILES, read_connections, read_export
from journal.exchange.people_types import PeopleFile, Unmapped
from journal.exchange.people_zip import members, names_in
from journal.exchange.table import is_binary, rows_of
from journal.exchange.vcard import read_vcards
from journal.exchange.vcard_lines import LARGEST

_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_CARDS = (".vcf", ".vcard")
_TABLES = (".csv", ".tsv")


def read_people(content: bytes, name: str, mapping: Mapping[int, str] | None = None) -> PeopleFile | Unmapped:
    """The people of a file called `name`; or a table whose columns nobody knows, until `mapping` says what they are.

    `mapping`: what a column is (`people_types.FIELDS`, "" for nothing), by its number from 0. Raises BadFile, naming
    the place.
    """
    if len(content) > LARGEST:
        raise BadFile("", "The file is larger than 50 MB.")
    if not content.strip(_MARKS + b"\0"):
        raise BadFile("", "The file is empty.")
    if is_zip(content):
        return _from_zip(content)
    if _begins_card(content) or _ends(name, _CARDS):
        return read_vcards(content)
    if is_binary(content):
        raise BadFile("", "This is not a file of people.")
    rows = rows_of(content)
    if mapping is not None:
        return mapped(rows, mapping)
    return read_connections(rows) or read_known(rows) or unmapped(rows)


def is_people(name: str, begins: bytes) -> bool:
    """Whether this is to be read as a file of people: by what it begins with, else by its ending.

    The more of an archive is given, the better it is told from one of calendars; all of it is best.
    """
    if is_zip(begins):
        inside = [one.lower() for one in names_in(begins)]
        if any(one.endswith(".ics") for one in inside):
            return False
        return any(one in FILES or one.endswith(_CARDS) for one in inside) or "linkedindataexport" in name.lower()
    begin = _begin(begins)
    if begin[:6].upper() == b"BEGIN:":
        return begin[6:11].upper() == b"VCARD"
    if begin[:1] in (b"{", b"[", b"<") or is_binary(begins):
        return False
    return _ends(name, _CARDS + _TABLES)


def _begin(content: bytes) -> bytes:
    return content[:400].replace(b"\0", b"").lstrip(_MARKS)


def _begins_card(content: bytes) -> bool:
    return _begin(content)[:11].upper() == b"BEGIN:VCARD"


def _ends(name: str, endings: tuple[str, ...]) -> bool:
    return PurePath(name).suffix.lower() in endings


def _from_zip(content: bytes) -> PeopleFile:
    cards = [one.content for one in members(content, _CARDS) if isinstance(one.content, bytes)]
    return read_vcards(b"\n".join(cards)) if cards else read_export(content)
