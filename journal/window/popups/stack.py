"""Several pop-ups: one above the other from the bottom right of the screen, and beside them where that is full."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication

from journal.window.popups.frame import Popup, available
from journal.window.theme import theme

LEAST = 220
"""Pixels of height that each has at the least, at the usual size of the text."""
_MOVES = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class PopupStack(QObject):
    """Places them, and places them anew when one grows or goes. One that a person dragged away stays where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._popups: list[Popup] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.primaryScreenChanged.connect(self._place_soon)
        QGuiApplication.primaryScreen().availableGeometryChanged.connect(self._place_soon)

    @property
    def popups(self) -> tuple[Popup, ...]:
        """The ones that are there, the first at the bottom."""
        return tuple(self._popups)

    def add(self, popup: Popup) -> None:
        """Show one more, above those that are there."""
        if popup in self.popups:
            return
        self._popups.append(popup)
        popup.installEventFilter(self)
        popup.destroyed.connect(lambda: self._forget(popup))
        popup.show()
        self.place()

    def remove(self, popup: Popup) -> None:
        """Take one off the screen; the others move up."""
        if popup in self.popups:
            self._popups.remove(popup)
            popup.removeEventFilter(self)
            popup.hide()
            self.place()

    def _place_soon(self, *_: object) -> None:
        self._soon.start()

    def _forget(self, popup: Popup) -> None:
        if popup in self._popups:
            self._popups.remove(popup)
            self._soon.start()

    def place(self) -> None:
        """From the bottom right upwards, then in a column at the left of it; where all would not find room, each is
        lower, and scrolls."""
        room = available()
        popups = [popup for popup in self.popups if not popup.isHidden() and not popup.dragged]
        most = 0 if _fit(popups, room) else _share(popups, room)
        for popup in popups:
            popup.limit(most)
        for popup, corner in zip(popups, _corners([popup.size() for popup in popups], room), strict=True):
            popup.move(max(room.left(), corner.x()), max(room.top(), corner.y()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._soon.start()
        return super().eventFilter(watched, event)


def _corners(sizes: list[QSize], room: QRect) -> list[QPoint]:
    """The top left of each."""
    corners: list[QPoint] = []
    right, bottom, widest = room.right() + 1, room.bottom() + 1, 0
    for size in sizes:
        if bottom - size.height() < room.top() and widest:
            right, bottom, widest = right - widest, room.bottom() + 1, 0
        bottom -= size.height()
        widest = max(widest, size.width())
        corners.append(QPoint(right - size.width(), bottom))
    return corners


def _fit(popups: list[Popup], room: QRect) -> bool:
    """Whether all find room as high as they would be."""
    corners = _corners([QSize(popup.width(), popup.wanted) for popup in popups], room)
    return all(room.contains(corner) for corner in corners)


def _share(popups: list[Popup], room: QRect) -> int:
    """How high each may be where they have to share the screen."""
    columns = max(1, room.width() // max(popup.width() for popup in popups))
    rows = -(-len(popups) // columns)
    return max(theme().px(LEAST), room.height() // rows)
