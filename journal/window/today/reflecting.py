"""Today's card of reflections that are due: a week, or a quarter with somebody."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from journal.method.occasions import DueReflection
from journal.window.desk import Desk
from journal.window.reflecting import begin, later, offers, stop, title, told
from journal.window.today.cards import put_rows
from journal.window.today.giving import button_line, text_row
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label


class ReflectCard(Card):
    """Hidden where nothing is due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Today", "Time to reflect"))
        self._desk = desk
        self.hide()

    def fill(self) -> None:
        found = offers(self._desk)
        self.setVisible(bool(found))
        put_rows(self, [self._row(one) for one in found], "")

    def _row(self, one: DueReflection) -> QWidget:
        translate, desk = QCoreApplication.translate, self._desk
        row, column = text_row()
        column.addWidget(label(title(one), "strong"))
        column.addWidget(label(told(one, desk.today()), "small"))
        line = button_line(column)
        line.addWidget(button(translate("Today", "Reflect"), partial(begin, desk, one), icon_name="notebook-pen"))
        line.addWidget(button(translate("Today", "Later"), partial(later, desk, one), variant="quiet"))
        line.addWidget(button(translate("Today", "Not any more"), partial(stop, desk, one), variant="quiet"))
        for made in row.findChildren(QPushButton):
            made.setAccessibleName(f"{made.accessibleName()}: {title(one)}")
        return row
