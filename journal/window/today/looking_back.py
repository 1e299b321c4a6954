"""On the day on which one meant to look back, the journal asks."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.method.wording import one_line
from journal.store.ladder import ApproachDetail, to_look_back_on
from journal.window.desk import Desk
from journal.window.looking_back import more_time
from journal.window.theme import theme, tokens
from journal.window.today.cards import put_rows
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

SHOWN = 3


class LookBackCard(Card):
    """The approaches whose day has come; hidden where none has."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Today", "Look back"))
        self._desk = desk
        self._shown: list[ApproachDetail] = []
        self.hide()

    def fill(self) -> None:
        with self._desk.reading() as session:
            found = to_look_back_on(session, self._desk.today())
        self.setVisible(bool(found))
        if found != self._shown:
            self._shown = found
            put_rows(self, [self._row(one) for one in found[:SHOWN]], "", len(found))

    def _row(self, one: ApproachDetail) -> QWidget:
        translate, desk = QCoreApplication.translate, self._desk
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
        column.setSpacing(theme().px(2))
        words = translate("Today", "Did it help with {name}?")
        column.addWidget(label(words.format(name=one.name), "strong"))
        column.addWidget(label(one_line(one.text) or translate("Today", "A different approach")))
        if one.how_to_tell.strip():
            know = translate("Today", "You meant to know by: {words}").format(words=one_line(one.how_to_tell))
            column.addWidget(label(know, "small"))
        box, flow = flowing()
        look = button(translate("Today", "Look back"), partial(desk.open, "approach", one.id))
        more = button(translate("Today", "Give it more time"), partial(more_time, desk, one.id), variant="quiet")
        for made in (look, more):
            made.setAccessibleName(f"{made.text()}: {one.name}")
            flow.addWidget(made)
        column.addSpacing(theme().px(tokens.XS))
        column.addWidget(box)
        return row
