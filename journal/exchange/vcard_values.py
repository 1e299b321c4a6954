"""What the lines of a card say, without the backslashes that stand in them: read by vobject wherever there are any.

A value without one says what it says, and is taken as it is: vobject alone would take 10 seconds for 10,000 cards.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from journal.exchange.vcard_lines import Line
from journal.exchange.vcard_rest import KEPT, escaped

_NAME = ("family", "given", "additional")
_ADDRESS = ("box", "extended", "street", "city", "region", "code", "country")
_LISTS = ("N", "ORG", "ADR", "CATEGORIES")
_COMMA = re.compile(r"\\.|,", re.DOTALL)
_FAILS = (ValueError, TypeError, LookupError, AttributeError, StopIteration)


class Value(NamedTuple):
    """A property: its text, or the parts of what has parts (`_LISTS`)."""

    line: Line
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.parts[0] if self.parts else ""

    def part(self, number: int) -> str:
        """The part with this number from 0; "" where there is none."""
        return self.parts[number] if number < len(self.parts) else ""


Card = dict[str, list[Value]]


def values_of(lines: Iterable[Line], *, old: bool) -> Card | None:
    """The properties that become fields, by their names; None where they cannot be read. `old`: of version 2.1."""
    wanted = [(one, escaped(one, old=old)) for one in lines if one.name in KEPT and one.value.strip()]
    escapes = [(one, value) for one, value in wanted if "\\" in value]
    read = _with_vobject(escapes) if escapes else []
    if read is None:
        return None
    left = iter(read)
    found: Card = {}
    for one, value in wanted:
        parts = next(left) if "\\" in value else _plain(one.name, value)
        found.setdefault(one.name, []).append(Value(one, tuple(parts)))
    return found


def _plain(name: str, value: str) -> Sequence[str]:
    if name == "CATEGORIES":
        return value.split(",")
    if name == "N":
        return value.replace(",", " ").split(";")
    return value.split(";") if name in _LISTS else [value]


def _with_vobject(lines: Sequence[tuple[Line, str]]) -> list[Sequence[str]] | None:
    """The parts of each line; None where vobject cannot read them.

    It is given names and values alone: what it does with parameters can take forever. Commas in what is one text get
    the backslash that many programs forget, for it would stop at them.
    """
    import vobject  # late, for few need it

    logging.getLogger("vobject.base").disabled = True  # it logs what it cannot read
    rows = [f"{one.name}:{value if one.name in _LISTS else _COMMA.sub(_kept, value)}" for one, value in lines]
    text = "\n".join(["BEGIN:VCARD", "VERSION:3.0", *rows, "END:VCARD", ""])
    try:
        contents = vobject.readOne(text, ignoreUnreadable=True).contents
        left = {name: iter(of_name) for name, of_name in contents.items()}
        return [_parts(one.name, next(left[one.name.lower()]).value) for one, _ in lines]
    except (vobject.base.VObjectError, *_FAILS):
        return None


def _kept(found: re.Match[str]) -> str:
    return "\\," if found[0] == "," else found[0]


def _parts(name: str, value: Any) -> Sequence[str]:
    if name == "N":
        return [_text(getattr(value, part), " ") for part in _NAME]
    if name == "ADR":
        return [_text(getattr(value, part), ",") for part in _ADDRESS]
    return [_text(part, ",") for part in (value if isinstance(value, list) else [value])]


def _text(value: Any, between: str) -> str:
    return between.join(map(str, value)) if isinstance(value, list) else str(value)
