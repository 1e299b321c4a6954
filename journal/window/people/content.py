"""What is looked at before people are brought in: who is new, who may be known, myself, and who is left out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.window.calendars.ticked import Line
from journal.window.people.everybody import Everybody
from journal.window.people.listed import Entry, ListedModel, entries_of_changes, listed_view
from journal.window.people.pairs import Pairs, Said
from journal.window.people.shown import Left, Shown
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label
from journal.window.widgets.page_tabs import PageTabs
from journal.window.widgets.rows import Row

PEOPLE, PAIRS, ME, LEFT = PAGES = ("people", "pairs", "me", "left")


class Content(QWidget):
    """`counted`: something was ticked or said."""

    def __init__(self, counted: Callable[[], object]) -> None:
        super().__init__()
        self.people = Everybody(counted)
        self.pairs = Pairs()
        self.pairs.changed.connect(counted)
        self._me, self._left = ListedModel(self, counted), ListedModel(self)
        self._tabs = PageTabs([(page, page) for page in PAGES], self.show_page)
        self._pages = QStackedWidget()
        for page in (self.people, self.pairs, self._me_page(), self._left_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.M))
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)

    def show_file(self, shown: Shown, entries: Sequence[Entry]) -> None:
        """`entries`: the rows of `shown.people`."""
        self.people.show_people(shown.people, entries)
        self.pairs.show_pairs(shown.pairs)
        self._me.show_entries(entries_of_changes(shown.me), ticked=True)
        self._left.show_entries(_left_entries(shown.left), ticked=False)
        translate = QCoreApplication.translate
        for page, words, count in (
            (PEOPLE, translate("PeopleImport", "People ({count})"), len(shown.people)),
            (PAIRS, translate("PeopleImport", "Alike ({count})"), len(shown.pairs)),
            (ME, translate("PeopleImport", "Me ({count})"), len(shown.me)),
            (LEFT, translate("PeopleImport", "Left out ({count})"), len(shown.left)),
        ):
            self._tabs.say(page, words.format(count=count))
            self._tabs.offer(page, offered=count > 0 or page == PEOPLE)
        self._tabs.setVisible(any((shown.pairs, shown.me, shown.left)))
        self.show_page(PAIRS if shown.pairs else PEOPLE if shown.people or not shown.me else ME)

    def show_page(self, page: str) -> None:
        self._tabs.choose(page)
        self._pages.setCurrentIndex(PAGES.index(page))

    def take_focus(self) -> None:
        self.people.take_focus() if self._pages.currentIndex() == 0 else self._tabs.take_focus()

    @property
    def ticked(self) -> set[str]:
        """The keys of people, and of their changes."""
        return self.people.model.ticked

    @property
    def answers(self) -> dict[str, Said]:
        return self.pairs.answers

    @property
    def mine(self) -> set[int]:
        """The numbers of what is to be filled into my profile."""
        return {int(key) for key in self._me.ticked}

    @property
    def chosen(self) -> int:
        """How many people would be brought in or changed."""
        return self.people.model.chosen + self.pairs.taken

    def _me_page(self) -> QWidget:
        words = QCoreApplication.translate("PeopleImport", "This file tells of yourself. What is ticked is filled in.")
        name = QCoreApplication.translate("PeopleImport", "What is filled into my profile")
        return _page(label(words, "muted"), listed_view(name, self._me))

    def _left_page(self) -> QWidget:
        return _page(listed_view(QCoreApplication.translate("PeopleImport", "Left out"), self._left))


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(tokens.S))
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return page


def _left_entries(left: Sequence[Left]) -> list[Entry]:
    return [
        Entry(Line(str(number), Row(one.title, one.reason, icon="minus"), None), "", "", one.reason)
        for number, one in enumerate(left)
    ]
