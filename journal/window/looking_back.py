"""Looking back at a different approach: the figures before and since, and how it went; wherever it is asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.method.rules.before_since import BeforeSince, before_since
from journal.method.rules.history import Approach as Plain
from journal.model import Approach
from journal.store.history import histories
from journal.store.ladder import ApproachDetail
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.days import day_words, short_day
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.table import Table
from journal.window.widgets.words import approach_outcomes

LOOK_BACK = timedelta(days=28)
"""How long an approach is tried before one looks back, and so much longer where it is given more time."""


def is_due(one: ApproachDetail, today: date) -> bool:
    """Whether it runs, and its day to look back has come."""
    runs = one.ended_on is None or one.ended_on > today
    return runs and one.started_on <= today and one.look_back_on <= today


def look_back(desk: Desk, approach: str, outcome: str) -> None:
    """End what is being tried, today, with its outcome."""
    try:
        with desk.change(QCoreApplication.translate("LookBack", "Look back")) as session:
            found = session.get_one(Approach, approach)
            found.ended_on, found.outcome = desk.today(), outcome
    except JournalError:
        return  # the desk has said it
    desk.say(QCoreApplication.translate("LookBack", "Noted how it went."), undoable=True)


def more_time(desk: Desk, approach: str) -> None:
    """Look back later."""
    later = desk.today() + LOOK_BACK
    try:
        with desk.change(QCoreApplication.translate("LookBack", "Give it more time")) as session:
            session.get_one(Approach, approach).look_back_on = later
    except JournalError:
        return
    words = QCoreApplication.translate("LookBack", "You will be asked again {day}.")
    desk.say(words.format(day=day_words(later, desk.today())), undoable=True)


def measured(desk: Desk, one: ApproachDetail) -> BeforeSince:
    """The figures of an approach, as they stand today."""
    with desk.reading() as session:
        (history,) = histories(session, [one.colleague])
    plain = Plain(one.id, one.started_on, one.look_back_on, one.ended_on, one.outcome or None)
    return before_since(history, plain, desk.today())


class Figures(QWidget):
    """The figures before and since, side by side, in a table; and which days they are of."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        self.table = _Wrapped(QCoreApplication.translate("LookBack", "Before and since"))
        self._days = label("", "small")
        column.addWidget(self.table)
        column.addWidget(self._days)

    def show_figures(self, found: BeforeSince, today: date) -> None:
        translate = QCoreApplication.translate
        heads = ("", translate("LookBack", "Before"), translate("LookBack", "Since"))
        self.table.show_rows([heads, *((one.title, one.before, one.since) for one in found.figures)])
        one_day = translate("LookBack", "One day before, and the day since.")
        words = translate("LookBack", "The {days} days before {since}, and the {days} since.")
        since = short_day(found.since, today)
        self._days.setText(one_day if found.days == 1 else words.format(days=found.days, since=since))


class _Wrapped(Table):
    """What does not fit into a line goes on in the next."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # a row that stands out would say something

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.sizeHintForRow(row) + theme().px(tokens.XS))
        self.updateGeometry()


def answers(desk: Desk, approach: str) -> QWidget:
    """How it went, in one click; or more time."""
    box, flow = flowing()
    for outcome, words in approach_outcomes():
        flow.addWidget(button(words, partial(look_back, desk, approach, outcome)))
    more = QCoreApplication.translate("LookBack", "Give it more time")
    flow.addWidget(button(more, partial(more_time, desk, approach), variant="quiet", icon_name="clock"))
    return box
