"""What is shown where nothing is yet: what will be here, and the one next step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import label


class EmptyState(QWidget):
    def __init__(
        self, icon_name: str, words: str, action: str = "", clicked: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(tokens.L), px(tokens.XL), px(tokens.L), px(tokens.XL))
        column.setSpacing(px(tokens.M))
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icon(icon_name, "muted").pixmap(px(tokens.AVATAR), px(tokens.AVATAR)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        text = label(words, "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(text)
        if action:
            column.addWidget(button(action, clicked, variant="primary"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
