"""Labels in the sizes of the theme. All show plain text: nothing that a user wrote is ever interpreted."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from journal.window.theme import theme


def label(text: str = "", variant: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """`variant`: page, section, strong, muted, small or error; none is body text."""
    made = Wrapping() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("variant", variant)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


class Wrapping(QLabel):
    """As many lines as its text needs; it never asks for more width than there is, however long a word."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(_LONG_WORD.sub(lambda word: f"{word.group()}\u200b", text))

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme().px(40)), least.height())


_LONG_WORD = re.compile(r"(?<=[^\s-]{16})[^\s-]{4}(?=[^\s-])")


class Rule(QFrame):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Elided(QLabel):
    """One line that ends in dots where it does not fit; the whole is in its tool tip."""

    def __init__(self, text: str = "", variant: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("variant", variant)
        self.setMinimumWidth(theme().px(40))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(1, self.width()))
        self.setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
        self.setAccessibleName(self._whole)


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` as it is: Qt would take it for rich text where it looks like it."""
    from html import escape

    return f"<qt>{escape(text)}</qt>"


def tip(words: str) -> str:
    """A tool tip of our own words, which may have somebody's in them."""
    return plain_tip(words) if "<" in words or "&" in words else words
