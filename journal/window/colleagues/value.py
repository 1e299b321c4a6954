"""What I gave a colleague and received from them: ideas for the next, one click for each kind, and the balance."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.method.value_ideas import Idea
from journal.model import new_id
from journal.store.changes import Change
from journal.store.value_ideas import value_ideas
from journal.store.value_log import Month, balance
from journal.window.colleagues.cards import value_fields
from journal.window.desk import Desk
from journal.window.giving import did_it, may_give, not_this
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import clear
from journal.window.widgets.chart import Bar, BarChart
from journal.window.widgets.charted import Charted
from journal.window.widgets.days import month_words
from journal.window.widgets.giving import Giving
from journal.window.widgets.labels import Rule, label
from journal.window.widgets.records import Records, Values


class ValueCard(Records):
    """`whose`: the colleague whose page it is on."""

    def __init__(self, desk: Desk, whose: Callable[[], str]) -> None:
        translate = QCoreApplication.translate
        empty = translate("Cards", "Introductions, credit, help, a simple thank-you: in both directions.")
        super().__init__(
            translate("Cards", "Value"), value_fields(), translate("Cards", "Add a favour"), empty, desk.today
        )
        self._desk, self._whose = desk, whose
        self._ideas = Ideas(desk, whose)
        self.body.insertWidget(0, self._ideas)
        giving = Giving()
        giving.picked.connect(self._record)
        self.body.insertWidget(1, giving)
        self.balance = Balance()
        self.body.addWidget(self.balance)
        desk.changed.connect(self._follow)

    def refresh(self, records: Sequence[tuple[str, Values]]) -> None:
        super().refresh(records)
        self._fill_ideas()
        with self._desk.reading() as session:
            self.balance.show_months(balance(session, self._whose(), self._desk.today()))

    def _record(self, direction: str, kind: str) -> None:
        """At once, with the keyboard in its words."""
        self.commit()
        record = new_id()
        self.added.emit(record, {"direction": direction, "kind": kind})
        self.begin(record)

    def _follow(self, change: Change) -> None:
        """An idea that is put away, or taken back, concerns no colleague: the page does not hear of it."""
        if change.concerns("hint_off") and self._whose():
            self._fill_ideas()

    def _fill_ideas(self) -> None:
        colleague = self._whose()
        with self._desk.reading() as session:
            found = value_ideas(session, colleague, self._desk.today())
        self._ideas.show_ideas(found if may_give(self._desk, colleague) else [])


class Ideas(QWidget):
    """What could be done for them next, each with why, and one click to say that it was."""

    def __init__(self, desk: Desk, whose: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._whose = desk, whose
        self._shown: list[Idea] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme().px(tokens.XS))
        self._column.setSpacing(theme().px(tokens.M))

    def show_ideas(self, ideas: list[Idea]) -> None:
        if ideas == self._shown:
            return
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._shown = ideas
        clear(self._column)
        for one in ideas:
            self._column.addWidget(self._row(one))
        if ideas:
            self._column.addWidget(Rule())
        self.setVisible(bool(ideas))
        if had_focus and ideas:
            first = self._column.itemAt(0)
            if first is not None and (row := first.widget()) is not None and (done := row.findChild(QPushButton)):
                row.show()
                done.setFocus()

    def _row(self, one: Idea) -> QWidget:
        translate = QCoreApplication.translate
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(tokens.S))
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(one.text))
        text.addWidget(label(one.why, "small"))
        line.addLayout(text, 1)
        done = button(translate("Value", "Did it"), lambda: did_it(self._desk, self._whose(), one))
        away = button(translate("Value", "Not this"), partial(not_this, self._desk, one), variant="quiet")
        for made in (done, away):
            made.setAccessibleName(f"{made.text()}: {one.text}")
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row


class Balance(QWidget):
    """What was given and received over the last year, in words and as a chart."""

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(tokens.S), 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(Rule())
        self.words = label("", "small")
        column.addWidget(self.words)
        self.chart = BarChart(
            translate("Value", "Value given and received by month"),
            translate("Value", "Month"),
            translate("Value", "Given"),
            translate("Value", "Received"),
        )
        column.addWidget(Charted(self.chart))

    def show_months(self, months: list[Month]) -> None:
        given, received = sum(one.given for one in months), sum(one.received for one in months)
        self.setVisible(bool(given or received))
        words = QCoreApplication.translate(
            "Value", "In the last twelve months you gave {given} and received {received}."
        )
        self.words.setText(words.format(given=_times(given), received=_times(received)))
        self.chart.show_bars([Bar(_short(one), month_words(one.first), one.given, one.received) for one in months])


def _short(month: Month) -> str:
    return QLocale().standaloneMonthName(month.first.month, QLocale.FormatType.ShortFormat)


def _times(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Value", "once")
    if count == 0:
        return QCoreApplication.translate("Value", "nothing")
    return QCoreApplication.translate("Value", "{count} times").format(count=count)
