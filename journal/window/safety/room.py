"""A quiet line above the tabs where the disk of the journal is nearly full."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.store.room import LOW, free_space
from journal.window.background import Background
from journal.window.main_window import MainWindow
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.labels import label

LOOK = 300_000
"""Milliseconds between two looks."""
MB = 1_000_000


class Room(QObject):
    """Looks at once and now and then, in the background; the line goes when there is room again."""

    def __init__(self, window: MainWindow, folder: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._folder, self._background = window, folder, background
        self._line: QWidget | None = None
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)
        self.look()

    def look(self) -> None:
        self._background.start(lambda _: free_space(self._folder), self._tell)

    def close(self) -> None:
        if self._line is not None:
            self._line.deleteLater()
            self._line = None

    def _tell(self, free: int | None) -> None:
        self.close()
        if free is not None and free < LOW:
            words = QCoreApplication.translate(
                "Room", "The disk is nearly full: {count} MB are free. Make room, so that what you write can be saved."
            )
            self._line = _line(words.format(count=free // MB))
            self._window.show_line(self._line)


def _line(words: str) -> QWidget:
    px = theme().px
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(tokens.XL), px(tokens.S), px(tokens.XL), 0)
    row.setSpacing(px(tokens.S))
    mark = label("", wrap=False)
    side = px(tokens.SMALL_ICON + 2)
    mark.setPixmap(icon("triangle-alert", "needs_attention").pixmap(side, side))
    row.addWidget(mark)
    row.addWidget(label(words, "small"), 1)
    return made
