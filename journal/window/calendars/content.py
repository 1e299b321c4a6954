"""What is looked at before an import: the meetings, the people, and what is left out, each on a page."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journal.exchange.calendar_rows import ALL_DAY, CROWD
from journal.window.calendars.people import People
from journal.window.calendars.prepared import (
    BY_THEM,
    Prepared,
    Wanted,
    asked_people,
    by_key,
    left_for,
    left_lines,
    meeting_lines,
)
from journal.window.calendars.ticked import TickedModel, ticked_view
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.page_tabs import PageTabs

PAGES = ("meetings", "people", "left")
Done = Callable[[], object]


class Content(QWidget):
    """`counted`: something was ticked or said. `wished`: whole days or crowds are wanted, or no longer.
    `mine(address)`: an address is the user's own."""

    def __init__(self, counted: Done, wished: Done, mine: Callable[[str], object]) -> None:
        super().__init__()
        self.ready: Prepared | None = None
        self._now: datetime | None = None
        self._counted, self._wished, self._mine = counted, wished, mine
        self._seen = False
        self.begin_with = ""  # the page to be shown first, if not the one that asks for most
        translate = QCoreApplication.translate
        self.meetings, self.left = TickedModel(self, counted), TickedModel(self)
        self.people = People()
        self.people.changed.connect(self._follow_people)
        self.people.mine.connect(mine)
        self._tabs = PageTabs(
            [
                ("meetings", translate("CalendarPreview", "Meetings")),
                ("people", translate("CalendarPreview", "People")),
                ("left", translate("CalendarPreview", "Left out")),
            ],
            self.show_page,
        )
        self._pages = QStackedWidget()
        for page in (self._meetings_page(), self.people, self._left_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.M))
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)

    def show_prepared(self, ready: Prepared, now: datetime) -> None:
        """Show this; what was ticked and said before stays so."""
        self.ready, self._now = ready, now
        self._ask_mine(ready)
        self.people.show_people(asked_people(ready.plan), ready.names)
        for box, reason, words in (
            (self.whole_days, ALL_DAY, QCoreApplication.translate("CalendarPreview", "Whole-day events, too")),
            (self.crowds, CROWD, QCoreApplication.translate("CalendarPreview", "Large meetings, too")),
        ):
            box.setText(words)
            box.setVisible(box.isChecked() or left_for(ready.plan, reason) > 0)
        self._fill()
        if not self._seen:
            self._seen = True
            ask = self.people.undecided or ready.mine or not self.meetings.ticks
            self.show_page(self.begin_with or ("people" if ask else "meetings"))

    def show_page(self, page: str) -> None:
        self._tabs.choose(page)
        self._pages.setCurrentIndex(PAGES.index(page))

    def take_focus(self) -> None:
        self._list.setFocus() if self._pages.currentIndex() == 0 else self._tabs.take_focus()

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.whole_days.isChecked(), self.crowds.isChecked())

    @property
    def taken(self) -> set[str]:
        """The keys of the rows that are ticked."""
        return {key for key in self.meetings.ticked if not key.startswith(BY_THEM)}

    @property
    def by_them(self) -> set[str]:
        """The keys of the cancelled ones where they called it off."""
        return {key.removeprefix(BY_THEM) for key in self.meetings.ticked if key.startswith(BY_THEM)}

    def _follow_people(self) -> None:
        self._fill()
        self._counted()

    def _fill(self) -> None:
        if self.ready is None or self._now is None:
            return
        said = by_key(self.people.answers)
        self.meetings.show(meeting_lines(self.ready, said, self._now), self.meetings.ticks)
        self.left.show(left_lines(self.ready, said, self._now))
        meetings = sum(not key.startswith(BY_THEM) for key in self.meetings.ticks)
        self._nothing.setVisible(not meetings)
        self._list.setVisible(meetings > 0)
        translate = QCoreApplication.translate
        for page, words, count in (
            ("meetings", translate("CalendarPreview", "Meetings ({count})"), meetings),
            ("people", translate("CalendarPreview", "People ({count})"), self.people.count),
            ("left", translate("CalendarPreview", "Left out ({count})"), self.left.rowCount()),
        ):
            self._tabs.say(page, words.format(count=count))

    def _ask_mine(self, ready: Prepared) -> None:
        clear(self.people.own.body)
        self.people.own.setVisible(bool(ready.mine))
        if not ready.mine:
            return
        words = QCoreApplication.translate("CalendarPreview", "Which of these addresses is yours?")
        self.people.own.body.addWidget(label(words, "strong"))
        box, row = flowing()
        answers: list[QPushButton] = [WordButton(email, partial(self._mine, email), variant="") for email in ready.mine]
        none = QCoreApplication.translate("CalendarPreview", "None of them")
        answers.append(button(none, self.people.own.hide, variant="quiet"))
        for one in answers:
            row.addWidget(one)
        self.people.own.body.addWidget(box)
        for before, after in pairwise([self._tabs.last, *answers]):  # as they stand, from top to bottom
            QWidget.setTabOrder(before, after)

    def _meetings_page(self) -> QWidget:
        page, column = _page()
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        row.addWidget(
            button(translate("CalendarPreview", "All"), lambda: self.meetings.tick_all(True), variant="quiet")
        )
        row.addWidget(
            button(translate("CalendarPreview", "None"), lambda: self.meetings.tick_all(False), variant="quiet")
        )
        row.addStretch(1)
        column.addLayout(row)
        self._list = ticked_view(translate("CalendarPreview", "Meetings of the calendar"), self.meetings)
        column.addWidget(self._list, 1)
        self._nothing = label(translate("CalendarPreview", "There is nothing in it to bring in."), "muted")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        return page

    def _left_page(self) -> QWidget:
        page, column = _page()
        self.whole_days, self.crowds = QCheckBox(), QCheckBox()
        for box in (self.whole_days, self.crowds):
            box.toggled.connect(lambda _: self._wished())
            column.addWidget(box)
        column.addWidget(ticked_view(QCoreApplication.translate("CalendarPreview", "Left out"), self.left), 1)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(tokens.S))
    return page, column
