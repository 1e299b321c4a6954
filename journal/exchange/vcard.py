"""vCards of any version and program as people (formats.md, "vCard"): one at a time, so that a bad one costs itself."""

import base64
import binascii
import re
from collections.abc import Callable
from time import thread_time

from journal.errors import BadFile
from journal.exchange import people_values as values
from journal.exchange.people_types import FoundFact, FoundPerson, LeftOut, PeopleFile
from journal.exchange.vcard_lines import LARGEST, LARGEST_CARD, Line, TooLarge, cards, lines_of
from journal.exchange.vcard_rest import rest_of
from journal.exchange.vcard_values import Card, Value, values_of
from journal.model.words import FactKind

SOURCE = "vCard"
SECONDS = 20.0
"""Of the processor's time, for one file, at most."""
AT_FIRST = 4.0
"""Of these, what any file has; a card more gives it `EACH` more, so that one which was made to be slow is soon done."""
EACH = 0.002
MOST = 50_000
"""Cards that a file may have."""
MOST_LEFT_OUT = 1_000
_FACTS = {"EXPERTISE": FactKind.SKILL, "HOBBY": FactKind.INTEREST, "INTEREST": FactKind.INTEREST}
_NO_PERSON = {
    "group": "It is a group, not a person.",
    "org": "It is a company, not a person.",
    "company": "It is a company, not a person.",
}


class _NoPerson(Exception):
    """Why a card is none of a person: a sentence, and the name on it."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name


def read_vcards(content: bytes, clock: Callable[[], float] = thread_time) -> PeopleFile:
    """The people of a file. Raises BadFile where there is no card in it."""
    if len(content) > LARGEST:
        raise BadFile("", "The file is larger than 50 MB.")
    people: list[FoundPerson] = []
    left_out: list[LeftOut] = []
    begun = clock()
    number = late = 0
    for number, card in enumerate(cards(content), 1):
        if late or number > MOST or clock() - begun > min(SECONDS, AT_FIRST + EACH * number):
            late = late or number
            continue
        try:
            people.append(_read(card, f"card {number}"))
        except _NoPerson as problem:
            left_out.append(
                LeftOut(f"card {number} ({problem.name})" if problem.name else f"card {number}", problem.reason)
            )
    if not number:
        raise BadFile("", "There is no vCard in this file.")
    return PeopleFile(SOURCE, tuple(people), (*_some(left_out), *_unread(late, number)))


def _some(left_out: list[LeftOut]) -> list[LeftOut]:
    more = len(left_out) - MOST_LEFT_OUT
    return left_out[:MOST_LEFT_OUT] + ([LeftOut(f"{more:,} more cards", "They are of no person.")] if more > 0 else [])


def _unread(first: int, last: int) -> list[LeftOut]:
    if not first:
        return []
    cards = f"card {first:,}" if first == last else f"cards {first:,} to {last:,}"
    reason = (
        f"A file may have {MOST:,} cards." if first > MOST else "Reading took too long. Bring them in on their own."
    )
    return [LeftOut(cards, reason)]


def _read(card: bytes, place: str) -> FoundPerson:
    if not card.strip():
        raise _NoPerson("It is empty.")
    try:
        lines = lines_of(card)
    except TooLarge:
        raise _NoPerson(f"It is larger than {LARGEST_CARD >> 20} MB.") from None
    old = any(one.name == "VERSION" and one.value.strip().startswith("2") for one in lines)
    found = values_of(lines, old=old)
    if found is None:
        raise _NoPerson("It cannot be read.", values.line(_first_text(lines)))
    name = _name(found)
    return FoundPerson(
        place,
        name,
        role=_first(found, "TITLE") or _first(found, "ROLE"),
        department=_department(found),
        organisation=_organisation(found),
        location=_location(found),
        emails=values.distinct(values.email(one.text) for one in _preferred(found, "EMAIL")),
        phones=values.distinct(values.phone(one.text) for one in _preferred(found, "TEL") if not _is_fax(one.line)),
        links=values.distinct(values.link(one.text) for one in _links(found)),
        tags=values.distinct(values.tag(tag) for one in found.get("CATEGORIES", ()) for tag in _tags(one)),
        notes=values.lines("\n\n".join(filter(None, (values.lines(one.text) for one in found.get("NOTE", ()))))),
        facts=_facts(found),
        photo=_photo(lines),
        card_rest=rest_of(lines, old=old),
    )


def _first_text(lines: list[Line]) -> str:
    return next((one.value for one in lines if one.name == "FN"), "")


def _name(found: Card) -> str:
    """The name on the card. Raises _NoPerson where it is a group's or a company's, or where there is none."""
    name = _first(found, "FN") or _from_parts(found)
    kind = (_first(found, "KIND") or _first(found, "X-ADDRESSBOOKSERVER-KIND") or _first(found, "X-ABSHOWAS")).lower()
    if kind in _NO_PERSON or kind in ("location", "application", "device", "thing"):
        raise _NoPerson(_NO_PERSON.get(kind, "It is not of a person."), name or _organisation(found))
    organisation = _organisation(found)
    if organisation and name in ("", organisation) and not _from_parts(found):
        raise _NoPerson(_NO_PERSON["org"], organisation)
    name = name or next((values.email(one.text) for one in found.get("EMAIL", ())), "")
    if not name:
        raise _NoPerson("It has no name.")
    return name


def _from_parts(found: Card) -> str:
    """The name of its parts: first names before the last one."""
    return next((values.line(" ".join(map(one.part, (1, 2, 0)))) for one in found.get("N", ())), "")


def _first(found: Card, name: str) -> str:
    return next(filter(None, (values.line(one.text) for one in found.get(name, ()))), "")


def _organisation(found: Card) -> str:
    return next((values.line(one.text) for one in found.get("ORG", ())), "")


def _department(found: Card) -> str:
    return values.line(
        ", ".join(filter(None, (values.line(one) for org in found.get("ORG", ())[:1] for one in org.parts[1:])))
    )


def _location(found: Card) -> str:
    """The town and country where they work, else of another address. The street is nobody's business."""
    addresses = sorted(found.get("ADR", ()), key=_nearest)
    return next(filter(None, (values.place(*map(one.part, (3, 4, 6))) for one in addresses)), "")


def _nearest(address: Value) -> tuple[bool, bool]:
    return "WORK" not in address.line.types(), "HOME" in address.line.types()


def _preferred(found: Card, name: str) -> list[Value]:
    """Those of a name, the preferred one first."""

    def rank(one: Value) -> int:
        number = "".join(one.line.params.get("PREF", ())[:1])
        return int(number) if number.isdecimal() and len(number) < 4 else 1 if "PREF" in one.line.types() else 101

    return sorted(found.get(name, ()), key=rank)


def _is_fax(line: Line) -> bool:
    return bool(line.types() & {"FAX", "PAGER", "BBS", "MODEM"})


def _links(found: Card) -> list[Value]:
    return [*found.get("URL", ()), *found.get("X-SOCIALPROFILE", ()), *found.get("SOCIALPROFILE", ())]


def _tags(found: Value) -> list[str]:
    return [tag for one in found.parts for tag in re.split("[;\n]", one)]


def _facts(found: Card) -> tuple[FoundFact, ...]:
    facts = (FoundFact(kind, values.line(one.text)) for name, kind in _FACTS.items() for one in found.get(name, ()))
    return tuple(dict.fromkeys(one for one in facts if one.text))[:30]


def _photo(lines: list[Line]) -> bytes:
    """The first picture that is in the card itself: what lies elsewhere is not fetched."""
    for one in lines:
        data = one.data.strip()
        if one.name != "PHOTO" or not data:
            continue
        if data[:5].lower() == b"data:":
            data = data.partition(b",")[2]
        elif re.match(rb"[A-Za-z]{2,10}\\?:", data):
            continue
        try:
            return base64.b64decode(data.replace(b"\\", b""))
        except (binascii.Error, ValueError):
            continue
    return b""
