"""From the bytes of a file of vCards to their lines: whichever way they are folded, packed and encoded.

All of this is done before vobject sees a card, for a fold within a letter, a wrong character set or a line break in a
note would each cost it the whole card, and some parameters its time.
"""

import codecs
import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from journal.errors import BadFile

LARGEST = 50 << 20
"""Bytes that a file may have."""
LARGEST_CARD = 1 << 20
"""Bytes that a card may have without its pictures."""
LARGEST_PICTURE = 10 << 20
LINES = 5_000
"""Lines that a card may have, once they are unfolded."""
ROWS = 200_000
"""Rows that a card may have as they are in the file, and all cards together."""
ALL_ROWS = 3_000_000
BINARY = frozenset("PHOTO KEY LOGO SOUND X-MS-CARDPICTURE X-THUMBNAIL".split())
"""Properties that hold a picture, a key or a sound."""
_KNOWN = frozenset(
    """ADR AGENT ANNIVERSARY BDAY CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP EMAIL EXPERTISE FBURL FN GENDER GEO
    HOBBY IMPP INTEREST KEY KIND LABEL LANG LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG PHOTO PRODID PROFILE RELATED REV
    ROLE SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL VERSION XML""".split()
)
_MARK = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t]{0,40}(AGENT[^:\n]{0,200}:[ \t]{0,4}\n?)?"
    rb"(BEGIN|END)[ \t]{0,4}:[ \t]{0,4}VCARD[ \t]{0,40}$",
    re.MULTILINE | re.IGNORECASE,
)
_HEAD = re.compile(
    rb"[ \t]*(?:([A-Za-z0-9_-]{1,80})\.)?([A-Za-z][A-Za-z0-9_-]{0,80})[ \t]*((?:;(?:[^;:\"]|\"[^\"]*\")*)*):"
)
_LOOSE = re.compile(rb"[ \t]*(?:([A-Za-z0-9_-]{1,80})\.)?([A-Za-z][A-Za-z0-9_-]{0,80})[ \t]*((?:;[^:]*)?):")
_PARAMETER = re.compile(r";((?:[^;\"]|\"[^\"]*\"?)*)")
_CHARSET = re.compile(
    r"(utf-?(8|16|16-?le|16-?be|7)|us-ascii|ascii|iso[_-]?8859[_-]\d+(-\w)?|latin-?\d+|windows-?\d+|cp-?\d+|macintosh"
    r"|mac-?\w+|shift[_-]?jis|sjis|euc-?\w{2}|gb\w+|big5(-?hkscs)?|koi8-?\w|iso-2022-\w+|ks_c_5601-1987|tis-?620)"
)
_SPOKEN = (b"NOTE", b"LABEL", b"ADR")
_HEAD_LONGEST = 2_000


class Line(NamedTuple):
    """A line of a card. `params` are in capitals, their values as written; `value` is text that may have escapes.

    `data` is the value of a `BINARY` line, as written.
    """

    group: str
    name: str
    params: dict[str, list[str]]
    value: str
    quoted: bool = False
    data: bytes = b""

    def types(self) -> set[str]:
        """What TYPE says, in capitals."""
        return {one.upper() for one in self.params.get("TYPE", ())}


class TooLarge(Exception):
    """A card has more in it than a person's card has."""


def cards(content: bytes) -> Iterator[bytes]:
    """The inside of each card of a file. A card in a card (AGENT) is left away; without an end, the next ends it.

    Raises BadFile for one with more rows than people have.
    """
    text = plain_bytes(content)
    if text.count(b"\n") > ALL_ROWS:
        raise BadFile("", "The file has too many lines in it.")
    start, inside = -1, 0
    before = b""  # of a card that has one in it
    for mark in _MARK.finditer(text):
        begins = mark[2].upper() == b"BEGIN"
        if start >= 0 and begins and mark[1]:
            before += b"" if inside else text[start : mark.start()]
            inside += 1
        elif inside and not begins:
            inside -= 1
            start = mark.end()
        else:
            if start >= 0:
                yield before + (b"" if inside else text[start : mark.start()])
            start, before, inside = (mark.end() if begins else -1), b"", 0
    if start >= 0:
        yield before + (b"" if inside else text[start:])


def plain_bytes(content: bytes) -> bytes:
    """The content in UTF-8 or another charset that has ASCII in it, with plain line breaks."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    elif content[1:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-le", "replace").encode("utf-8", "replace")
    elif content[0:8:2] == b"\0\0\0\0":
        content = content.decode("utf-16-be", "replace").encode("utf-8", "replace")
    content = content.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return re.sub(rb"\n{3,}", b"\n\n", content)


def lines_of(card: bytes) -> list[Line]:
    """The lines of a card, in order. Raises TooLarge."""
    if len(card) > 3 * LARGEST_PICTURE or card.count(b"\n") > ROWS:
        raise TooLarge
    found: list[Line] = []
    size = 0
    for head, value in _joined(card):
        name = head[2].upper().replace(b"_", b"-").decode()
        if name not in BINARY:
            size += len(value)
        elif len(value) > LARGEST_PICTURE:
            continue
        if size > LARGEST_CARD or len(found) >= LINES:
            raise TooLarge
        found.append(_line(name, head, value))
    return found


def _line(name: str, head: re.Match[bytes], value: bytes) -> Line:
    group = (head[1] or b"").decode()
    params = parameters(head[3].decode("utf-8", "replace"))
    if name in BINARY:
        return Line(group, name, params, "", data=value)
    encoding = {one.upper() for one in params.pop("ENCODING", ())}
    quoted = "QUOTED-PRINTABLE" in encoding
    if encoding & {"B", "BASE64"}:
        return Line(group, name, params, "")
    charset = (params.pop("CHARSET", None) or [""])[0]
    text = decoded(quopri.decodestring(value) if quoted else value, charset)
    return Line(group, name, params, text.replace("\r\n", "\n").replace("\r", "\n"), quoted)


def decoded(value: bytes, charset: str) -> str:
    """As UTF-8, else as it says, else as Windows' own letters; one with escapes of its own is believed at once."""
    charset = charset.strip("\"' ").lower()
    known = charset if _CHARSET.fullmatch(charset) else ""
    order = (
        (known, "utf-8", "cp1252") if b"\x1b" in value or known.startswith(("utf-16", "utf-7")) else ("utf-8", known)
    )
    for one in order:
        try:
            return value.decode(one or "utf-8")
        except (UnicodeError, LookupError):
            continue
    return value.decode("cp1252", "replace")


def parameters(text: str) -> dict[str, list[str]]:
    """The values of each parameter; of vCard 2.1 also those without a name, as what they mean."""
    found: dict[str, list[str]] = {}
    for one in _PARAMETER.findall(text) if text else ():
        name, equals, value = one.partition("=")
        if not equals:
            name, value = ("ENCODING" if _is_encoding(one) else "TYPE"), one
        values = [part.strip() for part in value.replace('"', "").split(",")]
        if name.strip():
            found.setdefault(name.strip().upper(), []).extend(part for part in values if part)
    return found


def _is_encoding(word: str) -> bool:
    return word.strip().upper() in ("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT")


def _joined(card: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Each property's head and its whole value."""
    head: re.Match[bytes] | None = None
    pieces: list[bytes] = []
    blank = soft = binary = packed = False
    for row in card.split(b"\n"):
        begins = None if row[:1] in b" \t" and head is not None else _head(row, binary)
        if soft and (begins is None or not _sure(begins, row)):  # =, at the end of quoted-printable: it goes on
            pieces.append(b"\n" + row)
        elif begins is not None:
            if head is not None:
                yield head, b"".join(pieces)
            head, pieces = begins, [row[begins.end() :]]
            binary = begins[2].upper().replace(b"_", b"-").decode() in BINARY
            packed = b"QUOTED-PRINTABLE" in begins[3].upper()
        elif head is None or not row:
            blank = blank or head is not None
            continue
        elif row[:1] in b" \t":
            pieces.append(row[1:])
        elif binary:
            pieces.append(row.strip())
        elif head[2].upper() in _SPOKEN:  # a line break that nobody escaped
            pieces.append((b"\n\n" if blank else b"\n") + row)
        blank, soft = False, packed and row.rstrip(b" \t").endswith(b"=")
    if head is not None:
        yield head, b"".join(pieces)


def _head(row: bytes, binary: bool) -> re.Match[bytes] | None:
    """What a row begins with, where it begins a property, and is no line of a text with a colon in it."""
    if binary and b":" not in row:
        return None
    start = row[:_HEAD_LONGEST]
    found = _HEAD.match(start) or _LOOSE.match(start)
    return found if found and (_sure(found, row) or (found[2].isupper() and row[found.end() :][:1] != b" ")) else None


def _sure(head: re.Match[bytes], row: bytes) -> bool:
    name = head[2].upper().decode()
    if name.startswith("X-"):
        return True
    spoken = not head[1] and not head[3] and not head[2].isupper() and row[head.end() :][:1] == b" "
    return name in _KNOWN and not spoken
