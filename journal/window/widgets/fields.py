"""Fields with their names: beside them, or above them where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.chips import Chips
from journal.window.widgets.labels import label

NARROW = 373
"""Fields narrower than this many pixels, at the usual size, have their names above them."""
CAPTION = 104
ABOVE_WORDS = 5
"""Pixels from the top of a field to its words, at any size of the text: its edge, its padding, its margin."""


class Fields(QWidget):
    """Words at the left, fields at the right; one above the other where it is narrow."""

    def __init__(self, caption: int = CAPTION) -> None:
        """`caption`: pixels at the usual size that the words take at the left."""
        super().__init__()
        self._caption = caption
        self._rows: list[tuple[QWidget, QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.XS))
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None

    def add(self, words: str, field: QWidget) -> None:
        name = label(words, "muted")
        if isinstance(field, QToolButton):
            # As wide as its words, but never wider than the page.
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(1)
        self._rows.append((name, field))
        self._place(bool(self._narrow))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW)
        if narrow != self._narrow:
            self._place(narrow)

    def _place(self, narrow: bool) -> None:
        self._narrow = narrow
        for number, (name, field) in enumerate(self._rows):
            self._grid.removeWidget(name)
            self._grid.removeWidget(field)
            name.setContentsMargins(0, 0 if narrow else _drop(field), 0, 0)
            at = number * 2 if narrow else number
            self._grid.addWidget(name, at, 0, 1, 2 if narrow else 1, Qt.AlignmentFlag.AlignTop)
            side = Qt.AlignmentFlag.AlignLeft if isinstance(field, QToolButton) else Qt.AlignmentFlag(0)
            self._grid.addWidget(field, at + 1 if narrow else at, 0 if narrow else 1, 1, 2 if narrow else 1, side)
        self._grid.setColumnMinimumWidth(0, 0 if narrow else theme().px(self._caption))


def _drop(field: QWidget) -> int:
    """How far a name is moved down to stand on one line with the first of its field."""
    if isinstance(field, Chips):
        return (field.sizeHint().height() - field.fontMetrics().height()) // 2
    return ABOVE_WORDS
