"""What a line between two goals is held by: the round handle of a goal, from which one is drawn, and the one on the
line, which takes it away."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.labels import plain_tip

SIDE = 24
"""Pixels at the usual size that a handle takes; it is painted smaller."""
DOT = 12


class _Round(QAbstractButton):
    """Enter presses it, as Space does."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(SIDE), theme().px(SIDE))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def near(self) -> bool:
        return self.underMouse() or self.hasFocus()

    def circle(self, side: int) -> QRectF:
        wide = theme().px(side)
        return QRectF((self.width() - wide) / 2, (self.height() - wide) / 2, wide, wide)


class Handle(_Round):
    """Pressed and moved it draws a line; `dragged` and `dropped` tell where the mouse is on the screen. A mere click
    begins a line by keyboard. `moved(by)` while one is drawn so: the arrow keys; `left`: Escape."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    moved = Signal(int)
    left = Signal()

    def __init__(self, *, left: bool) -> None:
        """`left`: lines come in from the left, and not from the right."""
        super().__init__()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._left = left
        self._linked = self._drawn = False
        self._from: QPoint | None = None
        self._drawing = False

    def show_linked(self, *, linked: bool, drawn: bool) -> None:
        """`drawn`: its lines are seen, and not only said."""
        if (linked, drawn) != (self._linked, self._drawn):
            self._linked, self._drawn = linked, drawn
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from = event.globalPosition().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        here = event.globalPosition().toPoint()
        far = self._from is not None and (here - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far or self._drawing:
            self._drawing = True
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn, self._drawing, self._from = self._drawing, False, None
        if drawn:
            self.setDown(False)  # it was no click
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if self._linked or self.near else colours.field), 2))
        if self._drawn:
            middle = QRectF(self.rect()).center()
            painter.drawLine(middle, QPointF(0 if self._left else self.width(), middle.y()))
        painter.setBrush(QColor(colours.accent if self._linked else colours.card))
        painter.drawEllipse(self.circle(DOT))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.circle(SIDE - 4))
        painter.end()


class Knot(_Round):
    """In the middle of a line; a click, Enter, Delete or Backspace takes the line away. `near_changed`: it is looked
    at, or no longer."""

    near_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.near_changed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.near_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.near_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.near_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 2 if self.near else 1))
        painter.setBrush(QColor(colours.card))
        place = self.circle(SIDE - tokens.XS if self.near else SIDE - tokens.S)
        painter.drawEllipse(place)
        inside = place.adjusted(theme().px(3), theme().px(3), -theme().px(3), -theme().px(3)).toRect()
        draw_icon(painter, inside, "x", colours.accent if self.near else colours.muted)
        painter.end()
