"""Today's cards of what to give: whom to thank, and one idea for the colleague whom I meet next."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.method.value_ideas import Idea
from journal.store.today import NextMeeting, Received
from journal.store.value_log import thanks_due
from journal.window.background import Job
from journal.window.desk import Desk
from journal.window.giving import did_it, may_give, no_thanks, not_this, thank, thank_later
from journal.window.theme import theme, tokens
from journal.window.today.cards import put_rows
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.days import ago_words, capital
from journal.window.widgets.flow import Flow, flowing
from journal.window.widgets.labels import label

_THANKS = 3


class ThankCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Today", "Say thank you"))
        self._desk = desk

    def fill(self) -> None:
        with self._desk.reading() as session:
            due = [one for one in thanks_due(session, self._desk.today()) if may_give(self._desk, one.colleague)]
        rows = [self._row(one) for one in due[:_THANKS]]
        nothing = QCoreApplication.translate("Today", "Nobody is waiting for a thank-you.")
        put_rows(self, rows, nothing, len(due))

    def _row(self, one: Received) -> QWidget:
        translate, desk = QCoreApplication.translate, self._desk
        row, column = text_row()
        column.addWidget(label(one.name, "strong"))
        if one.text.strip():
            column.addWidget(label(capital(one.text)))
        column.addWidget(label(capital(ago_words(one.on, desk.today())), "small"))
        line = button_line(column)
        line.addWidget(button(translate("Today", "Thanked"), partial(thank, desk, one), icon_name="heart"))
        line.addWidget(button(translate("Today", "Later"), partial(thank_later, desk, one), variant="quiet"))
        line.addWidget(button(translate("Today", "Not needed"), partial(no_thanks, desk, one), variant="quiet"))
        for made in row.findChildren(QPushButton):
            made.setAccessibleName(f"{made.accessibleName()}: {one.name}")
        return row


Offer = tuple[NextMeeting, str, Idea]
"""A meeting, a colleague in it, and what could be given to them."""


def _ideas(desk: Desk, meetings: list[NextMeeting], today: date) -> list[Offer]:
    """What is due is on the other cards already."""
    from journal.store.value_ideas import value_ideas

    with desk.journal.reading() as session:
        return [
            (meeting, meeting.colleagues[0][0], idea)
            for meeting in meetings
            for idea in value_ideas(session, meeting.colleagues[0][0], today)
            if not idea.record and not idea.key.startswith("thank_you:")
        ]


class IdeaCard(Card):
    """One way to deliver value to somebody in the next meeting; hidden where none comes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Today", "One thing to give"))
        self._desk = desk
        self._shown: Offer | None = None
        self._job: Job | None = None
        self.hide()

    def fill(self, meetings: list[NextMeeting]) -> None:
        """Of the next meetings, those first that come first. Looked for in the background: ideas take their time."""
        if self._job is not None:
            self._job.cancel()
        today, soon = self._desk.today(), [one for one in meetings[:_THANKS] if one.colleagues]
        self._job = self._desk.background.start(lambda _: _ideas(self._desk, soon, today), self._take)

    def _take(self, ideas: list[Offer]) -> None:
        self._job = None
        found = next((one for one in ideas if may_give(self._desk, one[1])), None)
        self.setVisible(found is not None)
        if found is not None and found != self._shown:
            self._shown = found
            put_rows(self, [self._row(*found)], "")

    def _row(self, meeting: NextMeeting, colleague: str, idea: Idea) -> QWidget:
        translate, desk = QCoreApplication.translate, self._desk
        row, column = text_row()
        column.addWidget(label(idea.text))
        words = translate("Today", "For “{meeting}”. {why}")
        column.addWidget(label(words.format(meeting=meeting.title, why=idea.why), "small"))
        line = button_line(column)
        line.addWidget(button(translate("Today", "Did it"), partial(did_it, desk, colleague, idea), icon_name="gift"))
        line.addWidget(button(translate("Today", "Not this"), partial(not_this, desk, idea), variant="quiet"))
        for made in row.findChildren(QPushButton):
            made.setAccessibleName(f"{made.accessibleName()}: {idea.text}")
        return row


def text_row() -> tuple[QWidget, QVBoxLayout]:
    """A row of a card, and its column of words."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
    column.setSpacing(theme().px(2))
    return row, column


def button_line(column: QVBoxLayout) -> Flow:
    """A line of buttons, or two where there is little room."""
    box, flow = flowing()
    column.addSpacing(theme().px(tokens.XS))
    column.addWidget(box)
    return flow
