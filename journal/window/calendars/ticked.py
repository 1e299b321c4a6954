"""A list of rows that are ticked one by one, of any length: painted, not a widget each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.rows import Index, Role, Row, RowDelegate, list_view

_NONE = QModelIndex()


class Line(NamedTuple):
    """`key` names it. `ticked`: None where it has no box. `under`: the key of the line that it is a part of."""

    key: str
    row: Row
    ticked: bool | None = True
    under: str = ""


class TickedModel(QAbstractListModel):
    """`changed` is called after a tick. A line under another counts only while that one is ticked."""

    def __init__(self, parent: QObject, changed: Callable[[], object] | None = None) -> None:
        super().__init__(parent)  # so it goes with its window, on the window's thread
        self._lines: list[Line] = []
        self._ticked: set[str] = set()
        self._changed = changed

    def show(self, lines: Sequence[Line], ticks: dict[str, bool] | None = None) -> None:
        """Show these; `ticks`: what the person said of those that were there before."""
        said = ticks or {}
        self.beginResetModel()
        self._lines = list(lines)
        self._ticked = {line.key for line in lines if line.ticked is not None and said.get(line.key, line.ticked)}
        self.endResetModel()

    @property
    def ticks(self) -> dict[str, bool]:
        return {line.key: line.key in self._ticked for line in self._lines if line.ticked is not None}

    @property
    def ticked(self) -> set[str]:
        """The keys that count."""
        return {
            line.key
            for line in self._lines
            if line.key in self._ticked and (not line.under or line.under in self._ticked)
        }

    def toggle(self, index: Index) -> None:
        line = self._lines[index.row()]
        if line.ticked is not None and self.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self._ticked ^= {line.key}
            self._tell()

    def tick_all(self, on: bool) -> None:
        """All lines, but those under another."""
        these = {line.key for line in self._lines if line.ticked is not None and not line.under}
        self._ticked = self._ticked | these if on else self._ticked - these
        self._tell()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not line.under or line.under in self._ticked:
            flags |= Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if line.ticked is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Role.ROW:
            return line.row._replace(faded=not self.flags(index) & Qt.ItemFlag.ItemIsEnabled)
        if role == Role.ID:
            return line.key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.row.spoken
        if role == Qt.ItemDataRole.CheckStateRole and line.ticked is not None:
            return Qt.CheckState.Checked if line.key in self._ticked else Qt.CheckState.Unchecked
        return None

    def is_under(self, index: Index) -> bool:
        return bool(self._lines[index.row()].under)

    def _tell(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        if self._changed is not None:
            self._changed()


class TickedDelegate(RowDelegate):
    """A box before each row; Space or Enter ticks it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[bool, bool], QSize] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._index = index
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Worked out once for rows of a form: a list lays all of them out anew after a tick."""
        row: Row = index.data(Role.ROW)
        form = (bool(row.subtitle), bool(row.heading))
        if form not in self._sizes:
            self._sizes[form] = super().sizeHint(option, index)
        return self._sizes[form]

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in keys:
            if isinstance(model, TickedModel):
                model.toggle(index)
            return True
        return False

    def _paint_mark(self, painter: QPainter, rect: QRect, row: Row) -> QRect:
        model = self._index.model()
        px = theme().px
        side = px(tokens.ICON)
        if isinstance(model, TickedModel) and model.is_under(self._index):
            rect = rect.adjusted(side + px(tokens.M), 0, 0, 0)
        state = self._index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return super()._paint_mark(painter, rect, row)
        box = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        _paint_box(painter, box, on=Qt.CheckState(state) == Qt.CheckState.Checked, faded=row.faded)
        return rect.adjusted(side + px(tokens.M), 0, 0, 0)


def _paint_box(painter: QPainter, box: QRect, *, on: bool, faded: bool) -> None:
    colours = theme().colours
    ground = (colours.field if faded else colours.accent) if on else colours.card
    painter.setPen(QPen(QColor(colours.field if faded or not on else colours.accent), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), tokens.XS, tokens.XS)
    if on:
        draw_icon(painter, box.adjusted(3, 3, -3, -3), "check", colours.on_accent)


def ticked_view(name: str, model: TickedModel) -> QListView:
    """The list; a click on a row ticks it."""
    view = list_view(name)
    view.setItemDelegate(TickedDelegate(view))
    view.setModel(model)
    view.clicked.connect(model.toggle)
    return view
