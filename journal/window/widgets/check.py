"""A box to tick, drawn in the theme's colours."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from journal.window.theme import draw_icon, theme, tokens


class Check(QCheckBox):
    """The box alone: its words stand beside it, where they can be edited. `name` is for screen readers."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = theme().px(tokens.ICON + tokens.S)
        self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:
        return self.size()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(tokens.ICON)
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        edge = look.colours.accent if self.hasFocus() or self.isChecked() else look.colours.field
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(look.colours.accent if self.isChecked() else look.colours.card))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if self.isChecked():
            draw_icon(painter, box.adjusted(3, 3, -3, -3), "check", look.colours.on_accent)
        painter.end()
