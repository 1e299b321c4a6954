"""Two colleagues who are one: the other one is chosen, both are seen side by side, and one step makes them one."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.exchange.people_same import SamePair, likely_same
from journal.window.background import Job
from journal.window.desk import Desk
from journal.window.people.choosing import Choosing
from journal.window.people.merge_data import candidates, compare, merge, name_of
from journal.window.people.sides import Sides
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.fields import Fields
from journal.window.widgets.labels import Elided, label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs

WIDE, HIGH = 720, 600
LOW = 400
"""Pixels at the usual size below which there is no room for what can be done without."""
CHOOSE, LOOK = range(2)


def merge_with(window: QWidget, desk: Desk, colleague: str, other: str = "") -> "MergeDialog":
    """Ask with whom a colleague is to be made one, or show both at once where that is known."""
    dialog = MergeDialog(window, desk, colleague)
    if other:
        dialog.look(other)
    dialog.open()
    return dialog


class MergeDialog(QDialog):
    """`merged(id)`: two were made this one."""

    merged = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, colleague: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._kept, self._other = desk, colleague, ""
        self._choices: dict[str, str] = {}  # column -> the id of the one whose value stays
        self._pairs: tuple[SamePair, ...] = ()
        self._asked: dict[str, InlineChoice] = {}
        self.setWindowTitle(QCoreApplication.translate("Merge", "Merge two colleagues"))
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.XL), px(tokens.L), px(tokens.XL), px(tokens.L))
        whole.setSpacing(px(tokens.M))
        self.title = Elided("", "section")
        whole.addWidget(self.title)
        self._stack = QStackedWidget()
        self.choosing = Choosing()
        self.choosing.chosen.connect(self.look)
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(self._looking())
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._foot())
        room = parent.screen().availableGeometry().size()
        size = QSize(px(WIDE), px(HIGH)).boundedTo(room - QSize(2 * tokens.XL, 3 * tokens.XL))
        self._be_low(size.height() < px(LOW))
        self.resize(size)
        self._begin()
        self._find()

    def look(self, other: str) -> None:
        """Show what each has, and what becomes of it."""
        self._other, self._choices = other, {}
        if self._show():
            self._turn(LOOK)
            self.take.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._be_low(self.height() < theme().px(LOW))

    def _be_low(self, low: bool) -> None:
        self.title.setVisible(not low)

    def _begin(self) -> None:
        with self._desk.reading() as session:
            name = name_of(session, self._kept)
            self.title.set_whole(name)
            self.choosing.show_candidates(name, candidates(session, self._kept, self._pairs))
        self._turn(CHOOSE)
        self.choosing.filter.setFocus()

    def _find(self) -> None:
        """Who is likely the same is found meanwhile."""

        def work(_: Job) -> tuple[SamePair, ...]:
            with self._desk.reading() as session:
                return likely_same(session)

        self._job = self._desk.background.start(work, self._take_pairs)

    def _take_pairs(self, pairs: tuple[SamePair, ...]) -> None:
        self._pairs = pairs
        with self._desk.reading() as session:
            self.choosing.show_candidates(name_of(session, self._kept), candidates(session, self._kept, pairs))

    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        for one in (self.back, self.swap, self.take):
            one.setVisible(page == LOOK)

    def _show(self) -> bool:
        """Whether both are still there."""
        with self._desk.reading() as session:
            found = compare(session, self._kept, self._other, self._choices, self._desk.today())
        if found is None:
            self.reject()
            return False
        clear(self._card.body)
        self._asked.clear()
        translate = QCoreApplication.translate
        heads = (translate("Merge", "Stays"), translate("Merge", "Goes into it"))
        self._card.body.addWidget(Sides(heads, found.left, found.right, found.becomes))
        for words in found.also:
            self._card.body.addWidget(label(words, "muted"))
        self._questions.setVisible(bool(found.asked))
        clear(self._questions.body)
        fields = Fields()
        self._questions.body.addWidget(fields)
        for question in found.asked:
            choice = InlineChoice(question.name, list(question.said))
            choice.refresh(self._choices.get(question.column, self._kept))
            choice.chosen.connect(partial(self._choose, question.column))
            self._asked[question.column] = choice
            fields.add(question.name, choice)
        order_tabs(self._page.column)
        return True

    def _choose(self, column: str, whose: str) -> None:
        """Another value stays: what becomes of all is worked out anew, and the keyboard stays here."""
        self._choices[column] = whose
        if self._show():
            self._asked[column].setFocus()

    def _swap(self) -> None:
        """The other one stays."""
        self._kept, self._other, self._choices = self._other, self._kept, {}
        self._show()

    def _merge(self) -> None:
        kept = self._kept
        try:
            name = merge(self._desk, kept, self._other, self._choices)
        except JournalError:
            return  # it was said, and both are as they were
        words = QCoreApplication.translate("Merge", "The two are one: {name}.")
        self.accept()
        self.merged.emit(kept)
        self._desk.say(words.format(name=name), undoable=True)

    def _looking(self) -> QWidget:
        page = Page()
        page.column.setContentsMargins(0, 0, theme().px(tokens.M), 0)
        words = QCoreApplication.translate(
            "Merge",
            "Nothing is lost: what one has beyond the other is added, what has no place goes into the notes, "
            "and all that was recorded goes along.",
        )
        page.column.addWidget(label(words, "muted"))
        self._questions = Card(QCoreApplication.translate("Merge", "Which of the two stays?"))
        page.column.addWidget(self._questions)
        self._card = Card()
        page.column.addWidget(self._card)
        page.column.addStretch(1)
        self._page = page
        return Scroll(page)

    def _foot(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        self.back = button(translate("Merge", "Somebody else…"), self._begin, variant="quiet")
        self.swap = button(translate("Merge", "Swap"), self._swap, variant="quiet")
        self.swap.setToolTip(translate("Merge", "The other one stays"))
        row.addWidget(self.back)
        row.addWidget(self.swap)
        row.addStretch(1)
        row.addWidget(button(translate("Merge", "Cancel"), self.reject))
        self.take = button(translate("Merge", "Merge"), self._merge, variant="primary")
        row.addWidget(self.take)
        return row
