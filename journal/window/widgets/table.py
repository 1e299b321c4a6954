"""A plain table to read: as high as its rows, walked through with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from journal.window.theme import theme, tokens

_MOST = 14
"""Rows that are shown without scrolling."""


class Table(QTableWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """The first row is the heads of the columns."""
        heads, *body = rows
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        self.setRowCount(len(body))
        high = self.fontMetrics().height() + theme().px(tokens.S)
        for row, texts in enumerate(body):
            self.setRowHeight(row, high)
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))
        if body and self.currentRow() < 0:
            self.setCurrentCell(0, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self.rowCount(), _MOST)
        high = sum(self.rowHeight(row) for row in range(rows)) + self.horizontalHeader().sizeHint().height()
        return QSize(theme().px(320), high + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())
