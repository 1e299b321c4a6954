"""The five ratings of a reflection in one aligned grid, with those of the time before faintly beside them."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.days import day_words
from journal.window.widgets.labels import label, plain_tip
from journal.window.widgets.rating import Rating
from journal.window.widgets.words import ratings


class RatingGrid(QWidget):
    """`rated(what, 1 to 5 or None)` when the person chose."""

    def __init__(self, rated: Callable[[str, int | None], object]) -> None:
        super().__init__()
        self._narrow: bool | None = None
        self._rows: list[tuple[QLabel, QLabel, Rating, QLabel, QLabel]] = []
        self._kinds: list[str] = []
        self.fields: dict[str, Rating] = {}
        for kind, name, low, high in ratings():
            field = Rating(name)
            field.rated.connect(lambda value, kind=kind: rated(kind, value))
            self.fields[kind] = field
            words = (label(name, wrap=False), label(low, "small", wrap=False), label(high, "small", wrap=False))
            self._rows.append((words[0], words[1], field, words[2], label("", "small", wrap=False)))
            self._kinds.append(kind)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.S))
        self._place(narrow=False)

    def refresh(self, values: dict[str, int | None]) -> None:
        for kind, field in self.fields.items():
            field.show_value(values[kind])

    def show_before(self, earlier: Mapping[str, tuple[int, date]], today: date) -> None:
        """`earlier`: what is rated -> the latest rating before, and its day."""
        before = QCoreApplication.translate("Reflections", "before: {rating}")
        whole = QCoreApplication.translate("Reflections", "{what}, before: {rating} of 5, {day}.")
        for kind, row in zip(self._kinds, self._rows, strict=True):
            rating, day = earlier.get(kind, (None, today))
            words = whole.format(what=row[0].text(), rating=rating, day=day_words(day, today)) if rating else ""
            row[2].show_before(rating, words)
            row[4].setText(before.format(rating=rating) if rating else "")
            row[4].setToolTip(plain_tip(words) if words else "")
            row[4].setAccessibleName(words)
        self._place(bool(self._narrow))

    def show_only(self, kinds: Collection[str]) -> None:
        for kind, row in zip(self._kinds, self._rows, strict=True):
            for part in row:
                part.setVisible(kind in kinds)

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
        widths = [max(row[place].sizeHint().width() for row in self._rows) for place in range(5)]
        return sum(widths) + 4 * self._grid.horizontalSpacing()

    def _place(self, narrow: bool) -> None:
        """In one line each; or, where it is narrow, the words above and the ends of the scale beside them."""
        self._narrow = narrow
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, row in enumerate(self._rows):
            name, low, field, high, before = row
            for widget in row:
                self._grid.removeWidget(widget)
            if narrow:
                self._grid.addWidget(name, number * 3, 0, 1, 4, left)
                self._grid.addWidget(before, number * 3, 0, 1, 2, right | middle)
                self._grid.addWidget(field, number * 3 + 1, 0, 1, 4, left)
                self._grid.addWidget(low, number * 3 + 2, 0, left)
                self._grid.addWidget(high, number * 3 + 2, 1, right)
            else:
                self._grid.addWidget(name, number, 0, left | middle)
                self._grid.addWidget(low, number, 1, right | middle)
                self._grid.addWidget(field, number, 2, middle)
                self._grid.addWidget(high, number, 3, left | middle)
                self._grid.addWidget(before, number, 4, left | middle)
        self._grid.setColumnStretch(5, 1)
