"""A chart, and in its place on request the table that says the same."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.chart_parts import Chart
from journal.window.widgets.table import Table


class Charted(QWidget):
    """The button "Show as table" stands below; the table is made when it is first asked for."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self._table: Table | None = None
        chart.changed.connect(self._refresh)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        column.addWidget(chart)
        line = QHBoxLayout()
        line.addStretch(1)
        self._swap = button("", self._turn, variant="quiet")
        line.addWidget(self._swap)
        column.addLayout(line)
        self._name_button()

    @property
    def as_table(self) -> bool:
        return self._table is not None and not self._table.isHidden()

    def _refresh(self) -> None:
        if self._table is not None:
            self._table.show_rows(self.chart.rows())

    def _turn(self) -> None:
        if self._table is None:
            self._table = Table(self.chart.accessibleName())
            self._table.hide()
            self._column.insertWidget(1, self._table)
            self._refresh()
        table = not self.as_table
        self._table.setVisible(table)
        self.chart.setVisible(not table)
        self._name_button()

    def _name_button(self) -> None:
        words = (
            QCoreApplication.translate("Chart", "Show as chart")
            if self.as_table
            else QCoreApplication.translate("Chart", "Show as table")
        )
        self._swap.setText(words)
        self._swap.setAccessibleName(f"{words}: {self.chart.accessibleName()}")
