"""What all charts share: a painted widget that also says in rows what it shows, and how words and days are placed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import plain_tip

Rows = list[tuple[str, ...]]
"""The heads of the columns, then a row for each thing that is shown."""

HIGH = 132
"""Pixels of a chart at the usual size."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Chart(QWidget):
    """Each kind says its `rows`, and paints itself. `changed`: it shows something else.

    A screen reader reads the rows from its description.
    """

    changed = Signal()

    def __init__(self, name: str, high: int = HIGH) -> None:
        super().__init__()
        self._name = name
        self._high = high
        self.places: list[tuple[QRectF, str]] = []  # where something is painted, and what is said of it
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rows(self) -> Rows:
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font())
        self.places = []
        self.paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(words) if (words := self.said_at(event.pos())) else "", self)
            return True
        return super().event(event)

    def said_at(self, place: QPoint) -> str:
        """What is said of what is painted there; "" where nothing is."""
        return next((words for rect, words in self.places if rect.contains(QPointF(place))), "")

    def told(self) -> None:
        """What it shows has changed."""
        self.setAccessibleDescription("; ".join(", ".join(row) for row in self.rows()[1:]))
        self.update()
        self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        raise NotImplementedError


def font() -> QFont:
    return theme().font(tokens.SMALL)


def line_height() -> int:
    return QFontMetrics(font()).height()


def write(painter: QPainter, x: float, y: float, words: str) -> None:
    """One line of words, centred on `x`, its top at `y`."""
    wide = painter.fontMetrics().horizontalAdvance(words) + 2
    painter.drawText(QRectF(x - wide / 2, y, wide, line_height()), Qt.AlignmentFlag.AlignCenter, words)


class Spaced:
    """Words in one line, from left to right: those that would touch the ones before are left out."""

    def __init__(self, y: float, right: float) -> None:
        """`y`: their top. `right`: where there is no more room."""
        self._y = y
        self._right = right
        self._from = -1.0

    def write(self, painter: QPainter, x: float, words: str, *, centred: bool = True) -> None:
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = min(max(0.0, x - wide / 2 if centred else x), self._right - wide)
        if left >= self._from:
            painter.drawText(QRectF(left, self._y, wide, line_height()), LEFT, words)
            self._from = left + wide + theme().px(tokens.S)


def by_day(first: date, last: date, area: QRectF) -> Callable[[date], float]:
    """Where a day is between the sides of an area; in its middle where all are the same."""
    days = (last - first).days
    if not days:
        return lambda day: area.center().x()
    return lambda day: area.left() + area.width() * (day - first).days / days


def number(value: float) -> str:
    """3, or 3.5."""
    return f"{value:.1f}".removesuffix(".0")
