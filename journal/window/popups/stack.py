"""Several pop-ups: one above the other from the bottom right of the screen, and beside them where that is full."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from journal.window.popups.frame import SHADOW, Popup, available
from journal.window.theme import theme

_MOVES = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class PopupStack(QObject):
    """Places them, and places them anew when one grows or goes. One that a person dragged away stays where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._popups: list[Popup] = []
        self._away = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.primaryScreenChanged.connect(lambda _: self._soon.start())
        QGuiApplication.primaryScreen().availableGeometryChanged.connect(lambda _: self._soon.start())

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
        popup.setVisible(not self._away)
        self.place()

    def remove(self, popup: Popup) -> None:
        """Take one off the screen; the others move up."""
        if popup in self.popups:
            self._popups.remove(popup)
            popup.removeEventFilter(self)
            popup.hide()
            self.place()

    def _forget(self, popup: Popup) -> None:
        if popup in self._popups:
            self._popups.remove(popup)
            self._soon.start()

    def hide_all(self) -> None:
        """Take them off the screen for a while: also those that are added meanwhile."""
        self._away = True
        for popup in self.popups:
            popup.hide()

    def show_all(self) -> None:
        self._away = False
        for popup in self.popups:
            popup.show()
        self.place()

    def place(self) -> None:
        """From the bottom right upwards, then in a column at the left of it. The shadows overlap."""
        room = available()
        shadow = theme().px(SHADOW)
        right, bottom, widest = room.right() + 1, room.bottom() + 1, 0
        for popup in self.popups:
            if popup.isHidden() or popup.dragged:
                continue
            size = popup.size()
            if bottom - size.height() < room.top() and widest:
                right, bottom, widest = right - widest + shadow, room.bottom() + 1, 0
            left, top = max(room.left(), right - size.width()), max(room.top(), bottom - size.height())
            popup.move(left, top)
            bottom, widest = top + shadow, max(widest, size.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._soon.start()
        return super().eventFilter(watched, event)
