"""The lists at the left: plain rows fetched page by page, which keep what is selected over a repaint."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QStackedLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label
from journal.window.widgets.rows import Role, Row, list_view

PAGE = 200
FAR = 2_000
"""So far down a list a record is looked for; one further down is shown without being selected."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Line(NamedTuple):
    """A record in a list. Where `group` is not that of the line above, it stands over the line as a heading."""

    kind: str
    id: str
    row: Row
    group: str = ""


Fetch = Callable[[str, int, int], list[Line]]
"""(words, offset, limit) -> lines"""


class LineModel(QAbstractListModel):
    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._lines: list[Line] = []
        self._whole = False
        self.words = ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Role.ROW:
            above = self._lines[index.row() - 1].group if index.row() else ""
            return line.row._replace(heading=line.group if line.group != above else "")
        if role == Role.ID:
            return line.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.row.spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not self._whole and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        more = self._fetch(self.words, len(self._lines), PAGE)
        self._whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(more) - 1)
            self._lines += more
            self.endInsertRows()

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def reload(self) -> None:
        """Read anew as much as was read. Rows that only changed their words stay where they are."""
        wanted = max(PAGE, len(self._lines))
        lines = self._fetch(self.words, 0, wanted)
        self._whole = len(lines) < wanted
        if _places(lines) == _places(self._lines):
            changed = [row for row, (old, new) in enumerate(zip(self._lines, lines, strict=True)) if old != new]
            self._lines = lines
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def row_of(self, kind: str, record: str, far: int = FAR) -> int:
        """Where a record stands, reading on to the row `far` at most; -1 where it is not there."""
        start = 0
        while True:
            for row in range(start, len(self._lines)):
                if self._lines[row].id == record and self._lines[row].kind == kind:
                    return row
            start = len(self._lines)
            if start >= far or not self.canFetchMore(QModelIndex()):
                return -1
            self.fetchMore(QModelIndex())


class Section(QWidget):
    """A list and what is selected in it. `chosen(kind, id)` when the person selected another."""

    chosen = Signal(str, str)

    def __init__(self, name: str, fetch: Fetch, nothing: str, not_found: str) -> None:
        super().__init__()
        self._texts = (nothing, not_found)
        self._quiet = False
        self.current: tuple[str, str] | None = None
        self._row = 0
        self.model = LineModel(fetch)
        self.view: QListView = list_view(name)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self._note = label("", "muted")
        margin = theme().px(tokens.L)
        self._note.setContentsMargins(margin, margin, margin, margin)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._note)

    @property
    def words(self) -> str:
        return self.model.words

    @property
    def empty(self) -> bool:
        return self.model.rowCount() == 0

    def look_for(self, words: str) -> None:
        """Show only what has these words."""
        self.model.words = " ".join(words.split())
        self.reload()
        self.view.scrollToTop()

    def reload(self) -> None:
        """Read anew; what is selected stays selected and the scroll place is kept."""
        place = self.view.verticalScrollBar().value()
        self._quiet = True
        self.model.reload()
        self._note.setText(self._texts[1 if self.words else 0])
        self._stack.setCurrentIndex(1 if self.empty else 0)
        self._mark(far=0)
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(place)
        self._quiet = False

    def select(self, kind: str, record: str) -> None:
        """Select a record without telling; what is not in the list is remembered as the current one."""
        self.current = (kind, record)
        self._quiet = True
        self._mark(FAR)
        index = self.view.currentIndex()
        if index.isValid():
            self.view.scrollTo(index)
        self._quiet = False

    def expect(self, kind: str, record: str) -> None:
        """Select nothing, until a record that is not stored yet comes into the list."""
        self.current = (kind, record)
        self._quiet = True
        self._mark(far=0)
        self._quiet = False

    def near(self) -> Line | None:
        """The record at the place of the one that was selected, or the last: where to go when that one is gone."""
        return self.model.line(self._row) or self.model.line(self.model.rowCount() - 1)

    def beside(self, step: int) -> Line | None:
        """The record `step` below (or above) the one selected; of one that left the list, what took its place."""
        here = self.model.row_of(*self.current) if self.current else -1
        if here < 0:
            return self.model.line(self._row if step > 0 else self._row - 1)
        return self.model.line(here + step)

    def place(self) -> tuple[int, int]:
        """(number of the one selected, 0 where it is not in the list; how many there are)"""
        here = self.model.row_of(*self.current) if self.current else -1
        return here + 1, self.model.rowCount()

    def _mark(self, far: int) -> None:
        row = self.model.row_of(*self.current, far) if self.current else -1
        if row >= 0:
            self._row = row
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.selectionModel().clear()

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        line = self.model.line(current.row()) if current.isValid() else None
        if line is None or self._quiet:
            return
        self._row = current.row()
        self.current = (line.kind, line.id)
        self.chosen.emit(line.kind, line.id)


def _places(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line.kind, line.id, line.group) for line in lines]
