"""What a readable document is made of, before it is Markdown or HTML: headings, sentences, lists, and texts of mine.

Every text in a block is plain: whoever writes it out escapes all of it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journal.exchange.clean import clean


class Heading(NamedTuple):
    """`level`: 1 (the title) to 4. `anchor`: where the contents lead to, or nothing."""

    level: int
    text: str
    anchor: str = ""


class Said(NamedTuple):
    """A sentence or two, on one line. `strong`: it names what follows."""

    text: str
    strong: bool = False


class Points(NamedTuple):
    """A list; each point is on one line."""

    points: tuple[str, ...]


class Quote(NamedTuple):
    """A text with its own lines and paragraphs."""

    text: str


class Contents(NamedTuple):
    """(where it leads to, what stands there)"""

    entries: tuple[tuple[str, str], ...]


Block = Heading | Said | Points | Quote | Contents


def points(label: str, lines: Iterable[str]) -> Iterator[Block]:
    """A list under its label; nothing where it is empty."""
    given = tuple(told for told in map(line, lines) if told)
    if given:
        yield from [Said(label, strong=True)] if label else []
        yield Points(given)


def quote(label: str, text: str | None) -> Iterator[Block]:
    """A text under its label; nothing where there is none."""
    told = clean(text or "").strip()
    if told:
        yield Said(label, strong=True)
        yield Quote(told)


def line(text: str | None) -> str:
    """On one line, without control characters."""
    return " ".join(clean(text or "").split())
