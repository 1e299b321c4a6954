"""People of a calendar whom the journal does not know: each is a new colleague, somebody known, or left out."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.exchange.attendees import key
from journal.exchange.calendar_types import Person
from journal.window.calendars.lines import person_words
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll

NEW, NOBODY, KNOWN, ME = "new", "nobody", "known", "me"
AT_ONCE = 40
"""People who are shown at once; the rest on request."""


class Asked(NamedTuple):
    """Somebody to be decided on: in how many meetings, and the colleagues who it may be (ids, likeliest first)."""

    person: Person
    meetings: int
    maybe: tuple[str, ...] = ()


class People(QWidget):
    """`changed()`: somebody was decided on. `mine(address)`: that is the user's own."""

    changed = Signal()
    mine = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._asked: list[Asked] = []
        self._said: dict[str, str] = {}  # by what they are known by
        self._rows: dict[Person, _PersonRow] = {}
        page = Page()
        page.column.setContentsMargins(0, 0, theme().px(tokens.M), 0)
        self.own = Card()  # which address is the user's own
        self.own.hide()
        page.column.addWidget(self.own)
        self._head = label("", "muted")
        page.column.addWidget(self._head)
        page.column.addLayout(self._all_at_once())
        card = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.M))
        card.body.addLayout(self._list)
        page.column.addWidget(card)
        self._more = button("", self._show_more, variant="quiet")
        page.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))

    def show_people(self, asked: Sequence[Asked], names: dict[str, str]) -> None:
        """Ask about these; `names` of all colleagues by their ids. What was said before stays said."""
        self._asked, self._names = list(asked), names
        self._head.setText(_head_words(self._asked, bool(names)))
        clear(self._list)
        self._rows.clear()
        self._show(AT_ONCE)

    @property
    def answers(self) -> dict[Person, str]:
        """Person -> "new", a colleague's id, or "" to leave them out; without those who are not decided on."""
        found = {one.person: self._answer(one) for one in self._asked}
        return {person: "" if said == NOBODY else said for person, said in found.items() if said}

    @property
    def count(self) -> int:
        return len(self._asked)

    @property
    def undecided(self) -> int:
        return sum(not self._answer(one) for one in self._asked)

    def go_to_undecided(self) -> None:
        """The keyboard goes to the first who is not decided on."""
        for one in self._asked:
            if not self._answer(one):
                while one.person not in self._rows:
                    self._show_more()
                self._rows[one.person].choice.setFocus()
                return

    def _answer(self, one: Asked) -> str:
        """What was said, or goes without saying; "" where it has to be said."""
        return self._said.get(key(one.person), "" if one.maybe else NOBODY)

    def _all_at_once(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        translate = QCoreApplication.translate
        row.addWidget(button(translate("CalendarPeople", "All are new colleagues"), lambda: self._say_all(NEW)))
        self._none = button(translate("CalendarPeople", "Leave all out"), lambda: self._say_all(NOBODY))
        row.addWidget(self._none)
        row.addStretch(1)
        return row

    def _say_all(self, what: str) -> None:
        """Of all who are certainly not in the journal; who may be somebody is asked one by one."""
        for one in self._asked:
            if not one.maybe:
                self._said[key(one.person)] = what
                if one.person in self._rows:
                    self._rows[one.person].show_answer(what)
        self.changed.emit()

    def _say(self, person: Person, what: str) -> None:
        if what == ME:
            self.mine.emit(person.email)
            return
        if what:
            self._said[key(person)] = what
        else:
            self._said.pop(key(person), None)
        self.changed.emit()

    def _show_more(self) -> None:
        self._show(len(self._rows) + AT_ONCE)

    def _show(self, many: int) -> None:
        for one in self._asked[len(self._rows) : many]:
            row = _PersonRow(one, self._names)
            row.show_answer(self._answer(one))
            row.said.connect(partial(self._say, one.person))
            self._rows[one.person] = row
            self._list.addWidget(row)
        self._order()
        rest = len(self._asked) - len(self._rows)
        self._more.setText(QCoreApplication.translate("CalendarPeople", "Show {count} more").format(count=rest))
        self._more.setVisible(rest > 0)

    def _order(self) -> None:
        """Let Tab go from top to bottom, whenever a row was made."""
        stops: list[QWidget] = [self._none]
        for row in self._rows.values():
            stops += [row.choice, row.field]
        for before, after in pairwise([*stops, self._more]):
            QWidget.setTabOrder(before, after)


class _PersonRow(QWidget):
    """`said(what)`: NEW, NOBODY, ME, a colleague's id, or "" while it is being looked for."""

    said = Signal(str)

    def __init__(self, asked: Asked, names: dict[str, str]) -> None:
        super().__init__()
        self._ids = _labels(names)
        who = person_words(asked.person)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(who, "strong"))
        words.addWidget(label(_detail_words(asked, who), "small"))
        choices = [(one, names[one]) for one in asked.maybe if one in names]
        choices.append((NEW, QCoreApplication.translate("CalendarPeople", "A new colleague")))
        if names:
            choices.append((KNOWN, QCoreApplication.translate("CalendarPeople", "Somebody I know…")))
        if asked.person.email:
            choices.append((ME, QCoreApplication.translate("CalendarPeople", "Myself")))
        choices.append((NOBODY, QCoreApplication.translate("CalendarPeople", "Left out")))
        self._choices = choices
        self.choice = InlineChoice(who, choices, QCoreApplication.translate("CalendarPeople", "Who is this?"))
        self.choice.chosen.connect(self._choose)
        self.field = self._make_field(who)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.M))
        row.addLayout(words, 3)
        side = QVBoxLayout()
        side.setSpacing(theme().px(tokens.XS))
        side.addWidget(self.choice)
        side.addWidget(self.field)
        row.addLayout(side, 2)

    def show_answer(self, what: str) -> None:
        known = what in dict(self._choices)
        if what and not known:
            self.field.setText(next((words for words, one in self._ids.items() if one == what), ""))
        self.choice.refresh(what if known or not what else KNOWN)
        self.field.setVisible(bool(what) and not known)

    def _make_field(self, who: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(QCoreApplication.translate("CalendarPeople", "Name of the colleague"))
        field.setAccessibleName(QCoreApplication.translate("CalendarPeople", "Who {person} is").format(person=who))
        completer = QCompleter(sorted(self._ids, key=str.casefold), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(completer)
        field.textChanged.connect(lambda words: self.said.emit(self._known(words)))
        field.hide()
        return field

    def _choose(self, what: str) -> None:
        self.field.setVisible(what == KNOWN)
        if what == KNOWN:
            self.field.setFocus()
            self.said.emit(self._known(self.field.text()))
        else:
            self.said.emit(what)

    def _known(self, words: str) -> str:
        """The id of the colleague who is called so; "" where nobody is."""
        wanted = " ".join(words.split()).casefold()
        return next((one for name, one in self._ids.items() if name.casefold() == wanted), "")


def _labels(names: dict[str, str]) -> dict[str, str]:
    """What a colleague is found by -> the id; namesakes are numbered."""
    found: dict[str, str] = {}
    for one, name in names.items():
        words, number = " ".join(name.split()), 1
        while words in found:
            number += 1
            words = QCoreApplication.translate("CalendarPeople", "{name} ({number})").format(name=name, number=number)
        found[words] = one
    return found


def _detail_words(asked: Asked, shown: str) -> str:
    meetings = (
        QCoreApplication.translate("CalendarPeople", "in {count} meetings").format(count=asked.meetings)
        if asked.meetings != 1
        else QCoreApplication.translate("CalendarPeople", "in one meeting")
    )
    if not asked.person.email or asked.person.email == shown:
        return meetings
    return QCoreApplication.translate("CalendarPeople", "{email}, {meetings}").format(
        email=asked.person.email, meetings=meetings
    )


def _head_words(asked: list[Asked], anybody: bool) -> str:
    if not asked:
        return QCoreApplication.translate("CalendarPeople", "Everybody in this calendar is in the journal.")
    if not anybody:
        return QCoreApplication.translate(
            "CalendarPeople",
            "Nobody of this calendar is in the journal yet. Whom do you depend on? The others are left out.",
        )
    return QCoreApplication.translate(
        "CalendarPeople", "These people are not in the journal. Who is a colleague of yours? The others are left out."
    )
