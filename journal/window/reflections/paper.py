"""A brief on paper: printed, or as a file. Its text is plain: headings, and points that begin with a dash."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from journal.errors import JournalError

MARGIN = 22
"""Millimetres of paper around the text."""
POINTS = 11


def document(text: str) -> QTextDocument:
    """The text as a page shows it; nothing in it is taken for markup."""
    made = QTextDocument()
    font = QFont()
    font.setPointSize(POINTS)
    made.setDefaultFont(font)
    made.setHtml("".join(_html(block) for block in text.strip().split("\n\n")))
    return made


def markdown(text: str) -> str:
    """The text as Markdown; what would be markup in it is escaped."""
    return "\n\n".join(_markdown(block) for block in text.strip().split("\n\n")) + "\n"


def write_pdf(text: str, path: Path) -> None:
    """Raises JournalError where the file cannot be written."""
    part = path.with_name(f".{path.name}.part")
    writer = QPdfWriter(str(part))
    set_up(writer)
    document(text).print_(writer)
    del writer
    _put(part, path)


def write_markdown(text: str, path: Path) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(markdown(text), encoding="utf-8")
    except OSError as error:
        raise _unwritten(error) from error
    _put(part, path)


def set_up(device: QPagedPaintDevice) -> None:
    """A4 with room around the text."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )


def _put(part: Path, path: Path) -> None:
    try:
        part.chmod(0o600)
        part.replace(path)
    except OSError as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError) -> JournalError:
    return JournalError(
        "The file could not be written.", "The brief is kept in the journal.", f"{error.strerror or error}."
    )


def _html(block: str) -> str:
    said, points = _split(block)
    heading = f"<h3>{escape(said)}</h3>" if points else f"<p>{escape(said)}</p>" if said else ""
    items = "".join(f"<li>{escape(point)}</li>" for point in points)
    return f"{heading}<ul>{items}</ul>" if items else heading


def _markdown(block: str) -> str:
    said, points = _split(block)
    first = [f"## {_escaped(said)}\n" if points else _escaped(said)] if said else []
    return "\n".join([*first, *(f"- {_escaped(point)}" for point in points)])


def _split(block: str) -> tuple[str, list[str]]:
    """What stands above the points, in one line, and the points."""
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    points = [line[2:] for line in lines if line.startswith("- ")]
    return " ".join(line for line in lines if not line.startswith("- ")), points


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|!" else letter for letter in text)
