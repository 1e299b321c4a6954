"""What stands beside a page: the pane of a list, and the field that searches or filters it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from journal.window.theme import icon, theme, tokens


class SidePane(QFrame):
    """The ground of a list beside a page."""


class SearchField(QLineEdit):
    """With a lens. `down`: on into the list, by Down or Enter. Escape empties it."""

    down = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("variant", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        if (clear := self.findChild(QAction, "_q_qlineeditclearaction")) is not None:
            clear.setIcon(icon("x", "muted"))  # Qt's own is not of this set
        self.setFixedHeight(px(tokens.CONTROL))
        side = px(tokens.SMALL_ICON + 2)
        lens = QLabel()
        lens.setPixmap(icon("search", "muted").pixmap(side, side))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(tokens.S), 0, 0, 0)
        row.addWidget(lens)
        row.addStretch(1)
        self.setTextMargins(side + px(tokens.XS), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
