"""With whom a colleague is made one: somebody is looked for by typing; who is likely the same comes first."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label
from journal.window.widgets.rows import Index, Role, Row, list_view
from journal.window.widgets.side import SearchField

_TOP = QModelIndex()


class Candidate(NamedTuple):
    """A colleague; `why`: what tells that they are the same, "" where nothing does."""

    id: str
    name: str
    detail: str
    why: str = ""


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: Sequence[Candidate] = ()

    def show(self, shown: Sequence[Candidate]) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        one = self.shown[index.row()]
        if role == Role.ID:
            return one.id
        row = Row(one.name, " · ".join(part for part in (one.why, one.detail) if part) or "–", avatar=one.name)
        if role == Role.ROW:
            return row
        return row.spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class Choosing(QWidget):
    """`chosen(id)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._everybody: Sequence[Candidate] = ()
        self._head = label("", "muted")
        self.filter = SearchField(translate("Merge", "Look for the other one"), translate("Merge", "Name or role"))
        self.filter.textChanged.connect(lambda _: self._narrow())
        self.filter.down.connect(self._into_list)
        self._model = _Model(self)
        self.list = list_view(translate("Merge", "Colleagues"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(Role.ID)))
        self.list.activated.connect(lambda index: self.chosen.emit(index.data(Role.ID)))
        self._nobody = label(translate("Merge", "Nobody fits this filter."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(self._head)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody, 1)

    def show_candidates(self, name: str, everybody: Sequence[Candidate]) -> None:
        """`name`: of whom they may be made one with."""
        words = QCoreApplication.translate("Merge", "Who else in the journal is {name}?")
        self._head.setText(words.format(name=name))
        self._everybody = everybody
        self._narrow()

    def _narrow(self) -> None:
        words = self.filter.text().casefold().split()
        shown = [one for one in self._everybody if all(word in f"{one.name} {one.detail}".casefold() for word in words)]
        kept = self.list.currentIndex().data(Role.ID)
        self._model.show(shown)
        place = next((number for number, one in enumerate(shown) if one.id == kept), -1)
        if place >= 0:
            self.list.setCurrentIndex(self._model.index(place))
        self.list.setVisible(bool(shown))
        self._nobody.setVisible(not shown)

    def _into_list(self) -> None:
        """The keyboard goes into the list; Enter there takes one."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self._model.shown:
            self.list.setCurrentIndex(self._model.index(0))
