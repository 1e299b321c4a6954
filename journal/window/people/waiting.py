"""What is shown while a file is read and worked out: what is done, and how far it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from journal.window.theme import theme
from journal.window.widgets.labels import label


class Waiting(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(theme().px(240))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def begin(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)

    def advance(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
