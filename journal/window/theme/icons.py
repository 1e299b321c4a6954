"""Outline icons (Lucide), drawn in the colours of the theme at whatever size and resolution is asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal.files import resources
from journal.window.theme.theme import theme


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon of that name; `role` is a colour of the tokens or a status. Raises KeyError for an unknown name."""
    _source(name)
    return QIcon(_Engine(name, role))


def draw_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Paint an icon into a rectangle, in a colour as `#rrggbb`."""
    _renderer(name, colour).render(painter, QRectF(rect))


class _Engine(QIconEngine):
    """Asks the theme for its colour at each painting, so that a change from light to dark needs nothing else."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        draw_icon(painter, rect, self._name, theme().colour(self._role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap  # a squeezed button asks for one of no size
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    file = resources() / "icons" / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8").replace('stroke-width="2"', 'stroke-width="1.75"')


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
