"""The lines of a vCard that no field of ours keeps: as they are written again when the card goes out."""

import re
from collections.abc import Iterable

from journal.exchange.clean import clean
from journal.exchange.vcard_lines import BINARY, Line

LONGEST = 2_000
"""Characters of one line: a longer one is left away, for half of it would be worth nothing."""
TOGETHER = 8_000
MOST = 60
KEPT = frozenset(
    """FN N ORG TITLE ROLE EMAIL TEL URL NOTE CATEGORIES ADR LABEL KIND X-SOCIALPROFILE SOCIALPROFILE X-ABSHOWAS
    X-ADDRESSBOOKSERVER-KIND EXPERTISE HOBBY INTEREST""".split()
)
"""Properties that become fields of a colleague, or say what a card is."""
_NOT_OURS = frozenset(
    """BEGIN END VERSION PRODID REV AGENT MAILER PROFILE SOURCE XML CLIENTPIDMAP BDAY ANNIVERSARY DEATHDATE BIRTHPLACE
    DEATHPLACE GENDER GEO RELATED X-ABDATE X-ABRELATEDNAMES X-ANDROID-CUSTOM X-ANNIVERSARY X-SPOUSE X-GENDER X-CHILDREN
    X-EVOLUTION-ANNIVERSARY X-EVOLUTION-SPOUSE X-KADDRESSBOOK-X-ANNIVERSARY X-KADDRESSBOOK-X-SPOUSESNAME X-MS-SPOUSE
    X-MS-ANNIVERSARY X-MS-CHILD X-WAB-GENDER X-MS-OL-DESIGN X-MS-OL-DEFAULT-POSTAL-ADDRESS X-ABADR
    X-ADDRESSBOOKSERVER-MEMBER MEMBER""".split()
)
"""What is about the file, or too near to a person to be taken without being asked."""
_LABEL = "X-ABLABEL"
_DROPPED_PARAMS = ("ENCODING", "CHARSET")


def rest_of(lines: Iterable[Line], *, old: bool) -> str:
    """Those lines, one a row, unfolded and in UTF-8. `old`: whether the card is of version 2.1."""
    others = [one for one in lines if one.name not in KEPT | _NOT_OURS | BINARY and one.value.strip()]
    groups = {one.group.lower() for one in others if one.name != _LABEL and one.group}
    rows: list[str] = []
    left = TOGETHER
    for one in others:
        if one.name == _LABEL and one.group.lower() not in groups:
            continue
        row = _row(one, old)
        if len(row) <= LONGEST and len(row) < left and len(rows) < MOST and row not in rows:
            rows.append(row)
            left -= len(row) + 1
    return "\n".join(rows)


def _row(one: Line, old: bool) -> str:
    group = f"{one.group}." if one.group else ""
    params = "".join(
        f";{name}={','.join(_parameter(value) for value in values)}"
        for name, values in one.params.items()
        if name not in _DROPPED_PARAMS and values and re.fullmatch(r"[A-Z0-9-]+", name)
    )
    value = escaped(one, old=old)
    return " ".join(clean(f"{group}{one.name}{params}:{value}").split("\n"))


def escaped(one: Line, *, old: bool) -> str:
    """The value with its line breaks and backslashes as vCard 3.0 and 4.0 write them."""
    value = one.value[: LONGEST * 20]
    if old and one.quoted and "\\" in value:  # there, a backslash is one, but before what separates
        value = re.sub(r"\\(?![;:,])", r"\\\\", value)
    return value.replace("\n", "\\n")


def _parameter(value: str) -> str:
    return f'"{value}"' if re.search(r"[,;:]", value) else value
