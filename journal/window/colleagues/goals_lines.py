"""The lines between goals that are shared, painted between the two columns of the map."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from journal.window.colleagues.goal_handle import SIDE, Handle, Knot
from journal.window.theme import theme

WIDE = 88
"""Pixels at the usual size between the columns."""
REACH = 12
"""Pixels within which a click meets a line."""
PLACES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)
"""Where on its line a knot may sit: the first that no other one has."""

Pair = tuple[str, str]


class Line(NamedTuple):
    """Between a goal of theirs and one of mine; `likely` ones are only suggested. `words` name both."""

    pair: Pair
    words: str
    likely: bool = False


class _Loose(QLayout):
    """Holds the knots, so that Tab comes by them, and lets them lie where the lines have them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDE), 0)

    def minimumSize(self) -> QSize:
        return self.sizeHint()

    def setGeometry(self, rect: QRect) -> None:
        pass


class Lines(QWidget):
    """`cut(theirs, mine)`: a line was clicked, or its knot. `handles` answers both ends of a line, while they are
    seen."""

    cut = Signal(str, str)

    def __init__(self, handles: Callable[[Pair], tuple[Handle, Handle] | None]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(theme().px(WIDE))
        self.setMouseTracking(True)
        self._handles = handles
        self._lines: list[Line] = []
        self._knots: dict[Pair, Knot] = {}
        self._near: Pair | None = None
        self._loose: tuple[Handle, QPoint] | None = None
        self._holder = _Loose(self)

    def refresh(self, lines: Sequence[Line]) -> None:
        """Draw these. A knot stays as long as its line."""
        self._lines = list(lines)
        drawn = {one.pair: one for one in lines if not one.likely}
        for gone in [pair for pair in self._knots if pair not in drawn]:
            knot = self._knots.pop(gone)
            self._holder.removeWidget(knot)
            knot.hide()
            knot.deleteLater()
        for pair, line in drawn.items():
            if pair not in self._knots:
                self._knots[pair] = self._make_knot(pair)
            words = QCoreApplication.translate("Goals", "Shared: {goals}. Press to share it no longer.")
            self._knots[pair].setAccessibleName(words.format(goals=line.words))
        self.arrange()

    def knot(self, pair: Pair) -> Knot | None:
        return self._knots.get(pair)

    def arrange(self) -> None:
        """The goals have moved."""
        taken: list[QPointF] = []
        for pair, knot in self._knots.items():
            path = self._path(pair)
            knot.setVisible(path is not None)
            if path is not None:
                place = _free(path, taken, theme().px(SIDE))
                taken.append(place)
                knot.resize(knot.sizeHint())
                knot.move((place - QPointF(knot.width() / 2, knot.height() / 2)).toPoint())
        self.update()

    def draw_loose(self, handle: Handle | None, place: QPoint) -> None:
        """A line that is being drawn, from a handle to a place on the screen; none any more without a handle."""
        self._loose = (handle, place) if handle is not None else None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look_at(self.line_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pair = self.line_at(event.position())
        if pair is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cut.emit(*pair)

    def leaveEvent(self, event: QEvent) -> None:
        self._look_at(None)

    def line_at(self, place: QPointF) -> Pair | None:
        """The line that a click there would meet, of those that are drawn in full."""
        for pair in self._knots:
            path = self._path(pair)
            if path is not None:
                stroker = QPainterPathStroker()
                stroker.setWidth(REACH)
                if stroker.createStroke(path).contains(place):
                    return pair
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self._lines:
            path = self._path(line.pair)
            if path is not None:
                self._paint(painter, path, likely=line.likely, near=self._is_near(line.pair))
        if self._loose is not None:
            handle, place = self._loose
            start = QPointF(handle.mapTo(self.window(), handle.rect().center()))
            start = QPointF(self.mapFrom(self.window(), start.toPoint()))
            self._paint(painter, _curve(start, QPointF(self.mapFromGlobal(place))), likely=False, near=True)
        painter.end()

    def _paint(self, painter: QPainter, path: QPainterPath, *, likely: bool, near: bool) -> None:
        colours = theme().colours
        pen = QPen(QColor(colours.field if likely else colours.accent), 3 if near else 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if likely:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 4])
        painter.setPen(pen)
        painter.drawPath(path)

    def _is_near(self, pair: Pair) -> bool:
        knot = self._knots.get(pair)
        return pair == self._near or (knot is not None and knot.near)

    def _look_at(self, pair: Pair | None) -> None:
        if pair != self._near:
            self._near = pair
            self.setCursor(Qt.CursorShape.PointingHandCursor if pair else Qt.CursorShape.ArrowCursor)
            self.update()

    def _path(self, pair: Pair) -> QPainterPath | None:
        ends = self._handles(pair)
        if ends is None:
            return None
        left, right = (QPointF(self.mapFrom(self.window(), one.mapTo(self.window(), QPoint()))) for one in ends)
        start = left + QPointF(ends[0].width(), ends[0].height() / 2)
        return _curve(start, right + QPointF(0, ends[1].height() / 2))

    def _make_knot(self, pair: Pair) -> Knot:
        knot = Knot()
        knot.setParent(self)
        self._holder.addItem(QWidgetItem(knot))
        knot.clicked.connect(lambda: self.cut.emit(*pair))
        knot.near_changed.connect(self.update)
        return knot


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    """Leaves and arrives level."""
    half = (end.x() - start.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(half, 0), end - QPointF(half, 0), end)
    return path


def _free(path: QPainterPath, taken: Sequence[QPointF], apart: int) -> QPointF:
    """A place on the path where no other knot is."""
    for part in PLACES:
        place = path.pointAtPercent(part)
        if all((place - other).manhattanLength() >= apart for other in taken):
            return place
    return path.pointAtPercent(PLACES[0])
