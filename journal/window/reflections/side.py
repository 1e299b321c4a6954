"""The right side: one record at a time, and the way back to the list where there is no room for both."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button


class RecordSide(QWidget):
    """`back` is the button that leads to the list."""

    def __init__(self) -> None:
        super().__init__()
        words = QCoreApplication.translate("Reflections", "Back to the list")
        self.back = button(words, variant="quiet", icon_name="arrow-left")
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._way = QWidget()
        row = QHBoxLayout(self._way)
        row.setContentsMargins(theme().px(tokens.L), theme().px(tokens.S), 0, 0)  # its words above those of the page
        row.addWidget(self.back)
        row.addStretch(1)
        column.addWidget(self._way)
        column.addWidget(self._stack, 1)

    def offer_back(self, *, offered: bool) -> None:
        self._way.setVisible(offered)

    def put(self, widget: QWidget) -> bool:
        """Show a widget in place of the one before; whether the keyboard was in that."""
        old = self._stack.currentWidget() if self._stack.count() else None
        typing = self.window().focusWidget()
        within = old is not None and typing is not None and old.isAncestorOf(typing)
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        return within
