"""Today: the next meetings, what is due, whom to review, and whom to thank."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.model import FollowUp
from journal.store.changes import Change
from journal.store.today import Due, due_followups, next_meetings, people_known, warnings
from journal.store.verdicts import put_off
from journal.window.desk import Desk
from journal.window.safety.last_backup import LastBackup
from journal.window.theme import theme, tokens
from journal.window.today.cards import (
    due_row,
    late_first,
    meeting_row,
    put_rows,
    review_row,
)
from journal.window.today.giving import IdeaCard, ThankCard
from journal.window.today.looking_back import LookBackCard
from journal.window.today.reflecting import ReflectCard
from journal.window.widgets.card import Card
from journal.window.widgets.days import long_day
from journal.window.widgets.empty import EmptyState
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs

SHOWN = 6
"""Rows of a card."""
TWO_COLUMNS = 820
"""Pixels at the usual size from which there are two columns."""
_MINUTE = 60_000
_CONCERNED = (
    "meeting",
    "meeting_colleague",
    "followup",
    "value",
    "colleague",
    "preference",
    "hint_off",
    "reflection",
    "approach",
    "fact",
    "goal",
)


class TodayPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        page = Page()
        page.column.addLayout(self._head())
        self._next = Card(QCoreApplication.translate("Today", "Next"))
        self._due = Card(QCoreApplication.translate("Today", "Follow-ups"))
        self._review = Card(QCoreApplication.translate("Today", "To review"))
        self._look_back = LookBackCard(desk)
        self._thank = ThankCard(desk)
        self._reflect = ReflectCard(desk)
        self._idea = IdeaCard(desk)
        for card in self._cards:
            card.setParent(page)  # shown before it has its place, it would open as a window of its own
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(tokens.M))
        self._columns = 0
        page.column.addLayout(self._grid)
        self._empty: QWidget | None = None
        page.column.addStretch(1)
        self._page = page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(page, 150)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(LastBackup(desk))
        desk.changed.connect(self._follow)
        desk.reviews.updated.connect(self._fill_reviews)
        desk.day_began.connect(self._fill)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self._fill_next)
        self._timer.start()
        self._fill()

    def _head(self) -> QHBoxLayout:
        self._day = label("", "muted", wrap=False)
        head = QHBoxLayout()
        head.addWidget(label(QCoreApplication.translate("Today", "Today"), "page", wrap=False))
        head.addStretch(1)
        head.addWidget(self._day, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def new_record(self) -> None:
        """Nothing is made here: the frame makes a meeting instead."""

    def show_record(self, home: str, kind: str, record: str) -> None:
        """Nothing lives here."""

    def shown(self) -> None:
        """Today is all there is to show."""

    def commit(self) -> None:
        """Nothing is typed here."""

    def focus_filter(self) -> None:
        """There is no list to filter."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(2 if self.width() >= theme().px(TWO_COLUMNS) else 1)

    @property
    def _cards(self) -> tuple[Card, ...]:
        """In the order in which they stand where there is one column."""
        return (self._next, self._due, self._review, self._thank, self._look_back, self._reflect, self._idea)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        left, right = (self._next, self._due), (self._review, self._look_back, self._thank, self._reflect, self._idea)
        while self._grid.takeAt(0) is not None:
            pass
        if columns == 1:
            for row, card in enumerate(self._cards):
                self._grid.addWidget(card, row, 0)
        else:
            for column, cards in enumerate((left, right)):
                stack = QVBoxLayout()
                stack.setSpacing(theme().px(tokens.M))
                for card in cards:
                    stack.addWidget(card)
                stack.addStretch(1)
                self._grid.addLayout(stack, 0, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        order_tabs(self._page.column)

    def _follow(self, change: Change) -> None:
        if any(change.concerns(kind) for kind in _CONCERNED):
            self._fill()

    def _fill(self, _: object = None) -> None:
        today = self._desk.today()
        self._day.setText(long_day(today))
        with self._desk.reading() as session:
            due = late_first(due_followups(session, today), today)
            somebody = people_known(session)
        self._fill_next()
        self._fill_due(due)
        self._fill_reviews()
        self._look_back.fill()
        self._welcome(not somebody)
        order_tabs(self._page.column)

    def _fill_next(self) -> None:
        """Also every minute: what was ahead draws near, and is over."""
        desk, now = self._desk, self._desk.now()
        with desk.reading() as session:
            meetings = next_meetings(session, now)[:SHOWN]
            warned = warnings(session, [one.id for one in meetings[:3]], desk.today())
        rows = [meeting_row(desk, one, now, warned.get(one.id, ""), first=one is meetings[0]) for one in meetings]
        put_rows(self._next, rows, QCoreApplication.translate("Today", "No meetings in the next seven days."))
        self._idea.fill(meetings)
        order_tabs(self._page.column)

    def _welcome(self, empty: bool) -> None:
        """With nobody in the journal yet, the one next step instead of four empty cards."""
        for card in self._cards[:4]:  # the others come where they have something
            card.setVisible(not empty)
        if empty and self._empty is None:
            words = QCoreApplication.translate(
                "Today",
                "Here you will see your next meetings, what was promised, and whom to thank.\n"
                "Begin with one colleague whom you depend on.",
            )
            action = QCoreApplication.translate("Today", "Add a colleague")
            self._empty = EmptyState("users", words, action, lambda: self._desk.open("new", "colleague"))
            self._page.column.insertWidget(1, self._empty)
        if self._empty is not None:
            self._empty.setVisible(empty)

    def _fill_due(self, due: list[Due]) -> None:
        rows = [due_row(self._desk, one, self._tick) for one in due[:SHOWN]]
        put_rows(self._due, rows, QCoreApplication.translate("Today", "Nothing is due on either side."), len(due))

    def _fill_reviews(self) -> None:
        from journal.method.rules.review import in_order

        reviews = in_order(self._desk.reviews.all())
        with self._desk.reading() as session:
            waiting = put_off(session, self._desk.today())
        to_review = ("not_working", "needs_attention")
        struggling = [one for one in reviews if one.status in to_review and one.colleague.id not in waiting]
        words = QCoreApplication.translate("Today", "No partnership needs you today.")
        rows = [review_row(self._desk, one) for one in struggling[:SHOWN]]
        put_rows(self._review, rows, words if self._desk.reviews.complete else " ", len(struggling))
        self._thank.fill()
        self._reflect.fill()
        order_tabs(self._page.column)

    def _tick(self, one: Due) -> None:
        words = QCoreApplication.translate("Today", "Done: {text}").format(text=one.text)
        with self._desk.change("Finish follow-up") as session:
            session.get_one(FollowUp, one.id).done_on = self._desk.today()
        self._desk.say(words, undoable=True)
