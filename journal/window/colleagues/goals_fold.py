"""The fold for goals that are over."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button


class Fold(QWidget):
    """ "Earlier (3)": a press shows them, another hides them. Where there are none, it is not seen."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._count = 0
        self.button = button("", self._turn, variant="quiet")
        self.button.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        words = QCoreApplication.translate("Goals", "Earlier ({count})").format(count=count)
        self.button.setText(f" {words}")
        self.button.setAccessibleName(words)
        self.setVisible(count > 0)
        self._turn()

    def open_up(self, *, on: bool) -> None:
        self.button.setChecked(on)
        self._turn()

    def _turn(self) -> None:
        shown = self.button.isChecked() and self._count > 0
        self._content.setVisible(shown)
        self.button.setIcon(icon("chevron-down" if shown else "chevron-right", "accent"))
