"""One of all colleagues, found by typing: for lists that are too long for a plain menu."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget, QWidgetAction

from journal.window.theme import theme, tokens
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import Choices


class PersonChoice(InlineChoice):
    """As InlineChoice, with a field that narrows the list. `people` is asked each time it opens."""

    def __init__(self, name: str, people: Callable[[], Choices], placeholder: str) -> None:
        super().__init__(name, [], placeholder)
        self._people = people
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.itemClicked.connect(self._take)
        self._entry = QLineEdit()
        words = QCoreApplication.translate("Reflections", "Find a name")
        self._entry.setPlaceholderText(words)
        self._entry.setAccessibleName(words)
        self._entry.textChanged.connect(self._narrow)
        self._entry.installEventFilter(self)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._panel())
        menu.addAction(action)
        menu.aboutToShow.connect(self._begin)
        self.setMenu(menu)

    def show_person(self, value: str, name: str) -> None:
        """Show somebody without telling; the list is not read for it."""
        self._choices = [(value, name)] if value else []
        self.refresh(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _panel(self) -> QWidget:
        px = theme().px
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(tokens.S), px(tokens.S), px(tokens.S), px(tokens.S))
        column.addWidget(self._entry)
        column.addWidget(self._list)
        panel.setFixedSize(px(260), px(280))
        return panel

    def _begin(self) -> None:
        self._choices = self._people()
        self._list.clear()
        for value, name in self._choices:
            item = QListWidgetItem(name, self._list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            if value == self.value:
                self._list.setCurrentItem(item)
        self._entry.clear()
        self._entry.setFocus()

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in item.text().casefold())
        shown = self._shown()
        if shown and self._list.currentRow() not in shown:
            self._list.setCurrentRow(shown[0])

    def _shown(self) -> list[int]:
        return [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]

    def _step(self, step: int) -> None:
        shown = self._shown()
        if shown:
            here = shown.index(self._list.currentRow()) if self._list.currentRow() in shown else -step
            self._list.setCurrentRow(shown[min(len(shown) - 1, max(0, here + step))])

    def _take(self, item: QListWidgetItem | None) -> None:
        self.menu().hide()
        if item is not None and not item.isHidden():
            self._choose(item.data(Qt.ItemDataRole.UserRole))
