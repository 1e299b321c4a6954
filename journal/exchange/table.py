"""From the bytes of a table (CSV) to its rows: whatever its letters, its line breaks and what separates its columns."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from journal.errors import BadFile
from journal.exchange.formulas import unquoted

LARGEST = 50 << 20
"""Bytes that a table may have."""
ROWS = 100_000
COLUMNS = 1_000
LONGEST = 100_000
"""Characters that a cell may have."""
TOP = 30
"""Rows within which a header is looked for."""
_SEPARATORS = (",", ";", "\t", "|")

Row = list[str]


def rows_of(content: bytes) -> list[Row]:
    """The rows of a table, the first being the file's first. Raises BadFile where it is none."""
    if len(content) > LARGEST:
        raise BadFile("", "The file is larger than 50 MB.")
    text = text_of(content)
    if not text.strip():
        raise BadFile("", "The file is empty.")
    begin, _, rest = text.partition("\n")
    separator = ""
    if begin.strip().lower().startswith("sep=") and len(begin.strip()) <= 5:  # Excel's own first line
        separator, text = begin.strip()[4:] or ",", rest
    return _rows(text, separator or _separator(text))


def text_of(content: bytes) -> str:
    """The text with plain line breaks: UTF-8, UTF-16 by its mark or its zeros, else Windows' own letters."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
    elif content[1:8:2] == b"\0\0\0\0":
        text = content.decode("utf-16-le", "replace")
    elif content[0:8:2] == b"\0\0\0\0":
        text = content.decode("utf-16-be", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if text.count("\0") > len(text) // 100 or is_binary(content):
        raise BadFile("", "This is not a table of text (CSV).")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def is_binary(begins: bytes) -> bool:
    """Whether a file begins as programs, pictures and documents do, and no text does."""
    if (
        begins.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        or b"\0\0\0" in begins[:8:2] + b"." + begins[1:8:2]
    ):
        return False
    return any(one < 9 or 13 < one < 27 for one in begins[:400].replace(b"\0", b""))


def _separator(text: str) -> str:
    """The character that cuts the top of the table into the most columns, in the most rows alike."""
    best, most = ",", 0
    for one in _SEPARATORS:
        try:
            widths = [len(row) for row in islice(_reader(text[:200_000], one), TOP) if any(row)]
        except csv.Error:
            continue
        weight = max((width * widths.count(width) for width in set(widths) if width > 1), default=0)
        if weight > most:
            best, most = one, weight
    return best


def _reader(text: str, separator: str) -> Iterator[Row]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _rows(text: str, separator: str) -> list[Row]:
    found: list[Row] = []
    try:
        for row in _reader(text, separator):
            place = f"row {len(found) + 1}"
            if len(found) >= ROWS:
                raise BadFile(place, f"A table may have {ROWS:,} rows.")
            if len(row) > COLUMNS:
                raise BadFile(place, f"A table may have {COLUMNS:,} columns.")
            if any(len(cell) > LONGEST for cell in row):
                raise BadFile(place, "A cell is far too long: perhaps a quotation mark is missing.")
            found.append([unquoted(cell) for cell in row])
    except csv.Error:
        raise BadFile(f"row {len(found) + 1}", "A cell is far too long: perhaps a quotation mark is missing.") from None
    return found
