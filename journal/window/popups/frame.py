"""What the pop-ups share: a rounded sheet above all other windows, which never takes the keyboard by itself."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.window.popups.panel import Panel, stops
from journal.window.theme import theme, tokens

WIDTH = 420
"""Pixels of the sheet at the usual size of the text."""
SHADOW = tokens.M
"""Pixels around the sheet in which its shadow falls, at the usual size."""
_RINGS = 12
_DARKNESS = 5
"""How dark each ring of the shadow is, of 255."""


class Popup(QWidget):
    """`closed(meeting)`: a person closed it. What it shows is filled into a `Panel` by `fill`, anew for each look.

    `dragged`: a person put it elsewhere. `wanted`: as high as all of it would be, or the screen.
    """

    closed = Signal(str)

    def __init__(self, meeting: str) -> None:
        kind = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, kind | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        # What a list of windows shows betrays nothing.
        self.setWindowTitle(QCoreApplication.translate("Popups", "Meeting"))
        self.meeting = meeting
        self._hidden = False
        self.dragged = False
        self.wanted = 0
        self._most = 0
        self.panel = Panel(self.leave)
        self._grip: QPoint | None = None
        self._leaving = False
        self._gone = False
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.panel)
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(0)
        self._fit_soon.timeout.connect(self.fit)
        theme().changed.connect(self.rebuild)

    def fill(self, panel: Panel) -> None:
        """Put into a new panel what there is to show."""

    def conceal(self) -> None:
        """Say only that there is a meeting, until a person has it shown."""
        if not self._hidden:
            self.commit()
            self._hidden = True
            self.rebuild()

    def commit(self) -> bool:
        """Save what is being typed, now; False where that failed."""
        return True

    @property
    def engaged(self) -> bool:
        """Whether a person is in the middle of answering."""
        return False

    def may_leave(self) -> bool:
        """Whether all that was entered is saved, now that a person closes it."""
        return True

    def show_gone(self, gone: bool) -> None:
        """Its meeting was deleted: there is nothing to show, unless that is undone."""
        if gone != self._gone:
            self._gone = gone
            self.setVisible(not gone)

    def leave(self) -> None:
        """Close it, as a person does."""
        self._leaving = True
        self.close()
        self._leaving = False

    def rebuild(self) -> None:
        """Show everything anew, at the present size of the text."""
        old, self.panel = self.panel, Panel(self.leave)
        shadow = theme().px(SHADOW)
        self._whole.setContentsMargins(shadow, shadow, shadow, shadow)
        self._whole.replaceWidget(old, self.panel)
        old.hide()
        old.deleteLater()
        self.panel.content.grew.connect(self._fit_soon.start)
        self.fill(self.panel)
        self.panel.show()
        self.order()
        self.setFocus()  # on nothing in particular: the first Tab goes to the first that can be used
        self.fit()

    def order(self) -> None:
        """Let Tab go from top to bottom, and to the button that closes it last."""
        parts = (self.panel.content, self.panel.buttons, self.panel.head)
        for before, after in pairwise([stop for part in parts for stop in stops(part.layout())]):
            QWidget.setTabOrder(before, after)

    def fit(self) -> None:
        """As high as what it shows, but no higher than the screen; then it scrolls inside."""
        room = available()
        shadow = theme().px(SHADOW)
        wide = min(theme().px(WIDTH) + 2 * shadow, room.width())
        for part in self.panel.findChildren(QWidget):
            part.ensurePolished()
        self.wanted = min(self.panel.height_for(wide - 2 * shadow) + 2 * shadow, room.height())
        high = min(self.wanted, self._most) if self._most and not self.dragged else self.wanted
        if (wide, high) != (self.width(), self.height()):
            self.setFixedSize(wide, high)
        if self.dragged:
            corner = room.bottomRight() - self.rect().bottomRight()
            self.move(min(self.x(), corner.x()), max(room.top(), min(self.y(), corner.y())))

    def limit(self, most: int) -> None:
        """Be no higher than so many pixels, with the shadow: others are there, too. 0: as high as it likes."""
        if most != self._most:
            self._most = most
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_soon.start()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed for good by a person; at the end of the program it goes without a word, and comes again."""
        asked = self._leaving or event.spontaneous()
        if asked and not self.may_leave():
            event.ignore()
            return
        super().closeEvent(event)
        if asked:
            self.closed.emit(self.meeting)
        else:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_head = self.panel.head.rect().contains(self.panel.head.mapFrom(self, event.position().toPoint()))
        if on_head and event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        place = event.globalPosition().toPoint() - self._grip
        if not self.dragged and (place - self.pos()).manhattanLength() < QApplication.startDragDistance():
            return
        self.dragged = True
        window = self.windowHandle()
        if QGuiApplication.platformName().startswith("wayland") and window is not None:
            window.startSystemMove()  # there, a window cannot place itself
            self._grip = None
        else:
            self.move(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.panel.geometry())
        _draw_shadow(painter, sheet, look.px(SHADOW))
        painter.setPen(QPen(QColor(look.colours.hairline), tokens.HAIRLINE))
        painter.setBrush(QColor(look.colours.card))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS, tokens.RADIUS)
        painter.end()


def available() -> QRect:
    """The part of the screen in which pop-ups may stand."""
    return QGuiApplication.primaryScreen().availableGeometry()


def _draw_shadow(painter: QPainter, sheet: QRectF, reach: int) -> None:
    """Soft, and a little lower than the sheet: rings that grow fainter towards the outside."""
    look = theme()
    shade = QColor(min(look.colours.ink, look.colours.paper, key=lambda colour: QColor(colour).lightness()))
    painter.setPen(Qt.PenStyle.NoPen)
    shade.setAlpha(_DARKNESS)
    painter.setBrush(shade)
    low = reach / 4
    for ring in range(1, _RINGS + 1):
        out = (reach - low) * (ring / _RINGS) ** 1.5
        around = sheet.adjusted(-out, -out + low, out, out + low)
        painter.drawRoundedRect(around, tokens.RADIUS + out, tokens.RADIUS + out)
