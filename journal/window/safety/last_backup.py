"""The quiet line that says when the last backup was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.store.backup_place import state
from journal.window.desk import Desk
from journal.window.safety.backup_words import last_words
from journal.window.theme import theme, tokens
from journal.window.widgets.days import capital
from journal.window.widgets.labels import label


class LastBackup(QWidget):
    """For the foot of a page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = label("", "small", wrap=False)
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(tokens.L), px(tokens.XS), px(tokens.L), px(tokens.XS))
        row.addStretch(1)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignRight)
        desk.backed_up.connect(self.refresh)
        desk.day_began.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.words.setText(capital(last_words(state(self._desk.journal.folder), self._desk.now())))
