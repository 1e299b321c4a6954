"""A table whose columns nobody knows: the person says what each is."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.exchange.people_types import Unmapped
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.labels import Elided, label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs
from journal.window.widgets.words import Choices

AT_ONCE = 40
"""Columns that are shown at once; the rest on request."""
SAMPLES = 3
LONGEST = 120
"""Characters of a cell that are shown."""
NAMES = ("name", "first_name", "last_name")
EMAIL = "email"
"""Without a name or this nobody can be told from another."""


class Columns(QWidget):
    """`changed`: a column was said to be something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table = Unmapped((), (), ())
        self._said: dict[int, str] = {}
        self._rows: dict[int, _Column] = {}
        page = Page()
        page.column.setContentsMargins(0, 0, theme().px(tokens.M), 0)
        page.column.addWidget(label(_head_words(), "muted"))
        self._nameless = label(_nameless_words(), "strong")
        page.column.addWidget(self._nameless)
        card = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.M))
        card.body.addLayout(self._list)
        page.column.addWidget(card)
        self._more = button("", self._show_more, variant="quiet")
        page.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        self._page = page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))

    def show_table(self, table: Unmapped) -> None:
        """Ask about these columns; what is guessed is chosen already."""
        self._table = table
        self._said = {number: field for number, field in enumerate(table.guess) if field}
        self._rows.clear()
        clear(self._list)
        self._show(AT_ONCE)
        self._tell()

    @property
    def mapping(self) -> Mapping[int, str]:
        """Column -> what it is, without those that are left out."""
        return {number: field for number, field in sorted(self._said.items()) if field}

    @property
    def enough(self) -> bool:
        """Whether people can be told from one another by what was said."""
        return any(field in (*NAMES, EMAIL) for field in self._said.values())

    def take_focus(self) -> None:
        if self._rows:
            self._rows[0].choice.setFocus()

    def _show_more(self) -> None:
        self._show(len(self._rows) + AT_ONCE)

    def _show(self, many: int) -> None:
        for number in range(len(self._rows), min(many, len(self._table.columns))):
            row = _Column(self._table, number)
            row.choice.refresh(self._said.get(number, ""))
            row.choice.chosen.connect(partial(self._say, number))
            self._rows[number] = row
            self._list.addWidget(row)
        rest = len(self._table.columns) - len(self._rows)
        self._more.setText(QCoreApplication.translate("PeopleMapping", "Show {count} more").format(count=rest))
        self._more.setVisible(rest > 0)
        order_tabs(self._page.column)

    def _say(self, number: int, field: str) -> None:
        self._said[number] = field
        self._tell()

    def _tell(self) -> None:
        self._nameless.setVisible(not any(field in NAMES for field in self._said.values()))
        self.changed.emit()


class _Column(QWidget):
    """Its header, what the first rows have there, and what it is."""

    def __init__(self, table: Unmapped, number: int) -> None:
        super().__init__()
        header = " ".join(table.columns[number].split())
        name = header or QCoreApplication.translate("PeopleMapping", "Column {number}").format(number=number + 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(name[:LONGEST], "strong"))
        words.addWidget(Elided(_samples(table, number), "small"))
        self.choice = InlineChoice(name, field_words(), QCoreApplication.translate("PeopleMapping", "Left out"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.M))
        row.addLayout(words, 3)
        row.addWidget(self.choice, 2, Qt.AlignmentFlag.AlignLeft)


def field_words() -> Choices:
    """What a column may be."""
    translate = QCoreApplication.translate
    return [
        ("", translate("PeopleMapping", "Left out")),
        ("name", translate("PeopleMapping", "Name")),
        ("first_name", translate("PeopleMapping", "First name")),
        ("last_name", translate("PeopleMapping", "Last name")),
        ("role", translate("PeopleMapping", "Role")),
        ("department", translate("PeopleMapping", "Department")),
        ("organisation", translate("PeopleMapping", "Organisation")),
        ("location", translate("PeopleMapping", "Where")),
        ("email", translate("PeopleMapping", "E-mail")),
        ("phone", translate("PeopleMapping", "Phone")),
        ("link", translate("PeopleMapping", "Link")),
        ("tags", translate("PeopleMapping", "Tags")),
        ("notes", translate("PeopleMapping", "Notes")),
    ]


def _head_words() -> str:
    return QCoreApplication.translate(
        "PeopleMapping", "What does each column hold? What is left out is not brought in."
    )


def _nameless_words() -> str:
    return QCoreApplication.translate(
        "PeopleMapping", "No column is the name yet. Without one, people are called by their address."
    )


def _samples(table: Unmapped, number: int) -> str:
    cells = [" ".join(row[number].split())[:LONGEST] for row in table.rows if number < len(row)]
    found = [cell for cell in cells if cell][:SAMPLES]
    return " · ".join(found) or QCoreApplication.translate("PeopleMapping", "Empty in the first rows")
