"""Fields for plain text: what is pasted or dropped into them is cleaned as what comes in from a file is, and no line is
so long that Qt hangs over it."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from journal.exchange.clean import clean

LONGEST_LINE = 5_000
"""Characters: over one of a million Qt sits for minutes."""
PIECE = 2_000
"""Characters of the pieces into which a longer one is broken."""


class PlainLine(QLineEdit):
    """One line."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._clean)

    def _clean(self, text: str) -> None:
        cleaned = clean(text)
        if cleaned != text:
            place = self.cursorPosition() - len(text)
            self.setText(cleaned)
            self.setCursorPosition(max(0, len(cleaned) + place))
            self.textEdited.emit(cleaned)


class PlainEdit(QPlainTextEdit):
    """As many lines as there are."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(broken(clean(source.text())))
            self.ensureCursorVisible()


def is_long(text: str) -> bool:
    return len(text) > LONGEST_LINE and any(len(line) > LONGEST_LINE for line in text.split("\n"))


def broken(text: str) -> str:
    """The text with no line longer than may be."""
    if not is_long(text):
        return text
    return "\n".join(
        line[start : start + PIECE] for line in text.split("\n") for start in range(0, len(line) or 1, PIECE)
    )
