"""Words to click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from journal.window.widgets.labels import Wrapping


class ClickWords(Wrapping):
    """Plain words to click; for the keyboard there is a button beside them."""

    clicked = Signal()

    def __init__(self, text: str, variant: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("variant", variant)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
