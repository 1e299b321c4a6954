"""A readable document as Markdown (CommonMark). No text in it becomes markup: what could be is escaped."""

import re
from collections.abc import Iterable, Iterator

from journal.exchange.document_blocks import Block, Contents, Heading, Points, Quote, Said

_MARKUP = re.compile(
    r"[\\`*_\[\]<>&#|~${}]"  # CommonMark's own, and what common readers of it add: tables, formulas, templates
    r"|(?<=\S)@(?=\S)|:(?=//)|(?<=\bwww)\."  # addresses, which some readers make links of by themselves
    r"|==|%%",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")
"""What makes a list, a heading or a rule of a line that begins with it."""


def markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """The document, piece by piece."""
    between = ""
    for block in blocks:
        yield f"{between}{_written(block)}\n"
        between = "\n"


def escaped(text: str) -> str:
    """One line as text and nothing else, wherever a line may begin."""
    marked = _MARKUP.sub(lambda found: "".join(f"\\{letter}" for letter in found[0]), text.strip())
    return _BEGINS.sub(lambda found: f"{found[1] or ''}\\", marked)


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escaped(text)}"
        case Said(text, strong):
            return f"**{escaped(text)}**" if strong else escaped(text)
        case Points(given):
            return "\n".join(f"- {escaped(point)}" for point in given)
        case Contents(entries):
            return "\n".join(f"- {escaped(name)}" for _, name in entries)
        case Quote(text):
            return _quoted(text)


def _quoted(text: str) -> str:
    """Paragraphs where it has empty lines; every other line ends where it ended."""
    lines = [escaped(line) for line in text.splitlines()]
    following = [*lines[1:], ""]
    ended = (f"{line}\\" if line and after else line for line, after in zip(lines, following, strict=True))
    return "\n".join(f"> {line}".rstrip() for line in ended)
