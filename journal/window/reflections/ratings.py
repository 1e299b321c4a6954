"""The five ratings of a reflection in one aligned grid."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label
from journal.window.widgets.rating import Rating
from journal.window.widgets.words import ratings


class RatingGrid(QWidget):
    """`rated(what, 1 to 5 or None)` when the person chose."""

    def __init__(self, rated: Callable[[str, int | None], object]) -> None:
        super().__init__()
        self._narrow: bool | None = None
        self._rows: list[tuple[QWidget, QWidget, Rating, QWidget]] = []
        self.fields: dict[str, Rating] = {}
        for kind, name, low, high in ratings():
            field = Rating(name)
            field.rated.connect(lambda value, kind=kind: rated(kind, value))
            self.fields[kind] = field
            words = (label(name, wrap=False), label(low, "small", wrap=False), label(high, "small", wrap=False))
            self._rows.append((words[0], words[1], field, words[2]))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.S))
        self._place(narrow=False)

    def refresh(self, values: dict[str, int | None]) -> None:
        for kind, field in self.fields.items():
            field.show_value(values[kind])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._wanted()
        if narrow != self._narrow:
            self._place(narrow)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the ratings alone: the words go above and below them."""
        widest = max(row[2].sizeHint().width() for row in self._rows)
        return QSize(widest, super().minimumSizeHint().height())

    def _wanted(self) -> int:
        """The width of one line each."""
        widths = [max(row[place].sizeHint().width() for row in self._rows) for place in range(4)]
        return sum(widths) + 3 * self._grid.horizontalSpacing()

    def _place(self, narrow: bool) -> None:
        """In one line each; or, where it is narrow, the words above and the ends of the scale beside them."""
        self._narrow = narrow
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, row in enumerate(self._rows):
            name, low, field, high = row
            for widget in row:
                self._grid.removeWidget(widget)
            if narrow:
                self._grid.addWidget(name, number * 3, 0, 1, 4, left)
                self._grid.addWidget(field, number * 3 + 1, 0, 1, 4, left)
                self._grid.addWidget(low, number * 3 + 2, 0, left)
                self._grid.addWidget(high, number * 3 + 2, 1, right)
            else:
                self._grid.addWidget(name, number, 0, left | middle)
                self._grid.addWidget(low, number, 1, right | middle)
                self._grid.addWidget(field, number, 2, middle)
                self._grid.addWidget(high, number, 3, left | middle)
        self._grid.setColumnStretch(4, 1)
