"""A box to tick with its words beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.check import Check
from journal.window.widgets.labels import label


class Tick(QWidget):
    """A click on the box or on its words ticks it."""

    def __init__(self, words: str, on: bool, changed: Callable[[bool], object]) -> None:
        super().__init__()
        self.box = Check(words)
        self.box.setChecked(on)
        self.box.toggled.connect(changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def put(self, on: bool) -> None:
        """Show it so, without telling."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.toggle()
