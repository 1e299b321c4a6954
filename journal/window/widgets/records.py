"""A card of small records of one kind (facts, goals, promises ...), each edited where it stands.

What a record consists of is told by a list of fields; the card knows how to show, edit, add and delete them. Rows are
kept over a refresh: what is being typed is never replaced.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.model import new_id
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.check import Check
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.own_part import OwnPart
from journal.window.widgets.own_part import Values as Values
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices


class Field(NamedTuple):
    """A column of a record. `form`: text (its main words), line, choice, day, tick, or own: what `make` makes.
    `words` of a day: “due {day}”. `offer` gives the choices that fit the record, where they depend on it. A day that is
    `needed` cannot be cleared. `if_set`: shown only where there is something. `warn` gives words for a field of the
    form warning, or none."""

    column: str
    form: str
    name: str
    placeholder: str = ""
    choices: Choices = []
    words: str = "{day}"
    offer: Callable[[Values], Choices] | None = None
    needed: bool = False
    if_set: bool = False
    warn: Callable[[Values], str] | None = None
    make: Callable[[], OwnPart] | None = None


class Records(Card):
    """`edited(id, column, value)`, `added(id, column -> value)`, `removed(id)`. Values: text, or a day, or None.

    A new record is only a row until something is said in it: `added` tells it then, and what was left empty is gone.
    """

    edited = Signal(str, str, object)
    added = Signal(str, object)
    removed = Signal(str)

    def __init__(self, title: str, fields: Sequence[Field], add: str, empty: str, today: Callable[[], date]) -> None:
        self._add = button(add, variant="quiet", icon_name="plus")
        super().__init__(title, self._add)
        self._add.clicked.connect(self.begin_new)
        self._fields, self._today = fields, today
        self._rows: dict[str, _Row] = {}
        self._spare: list[_Row] = []  # to be shown again: a row is dear to make
        self._new = ""  # the id of the row that is not stored yet
        self._said: dict[str, Any] = {}  # what was said in it
        self._fresh: Callable[[], Values] = dict
        self._needs_text = True
        self._empty = label(empty, "muted")
        self.body.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.S))
        self.body.addLayout(self._list)

    def make_new(self, fresh: Callable[[], Values], *, needs_text: bool) -> None:
        """What a new one has from the beginning, and whether it is nothing without words."""
        self._fresh, self._needs_text = fresh, needs_text

    def begin_new(self) -> None:
        """A row for a new one, with the keyboard in it."""
        if not self._new:
            self._new, self._said = new_id(), {}
            row = self._make(self._new)
            self._list.addWidget(row)
            row.refresh(self._fresh())
            self._empty.hide()
        self.begin(self._new)

    def drop_new(self) -> None:
        """Nothing was said in the new one."""
        if self._new:
            self._put_away(self._rows.pop(self._new))
            self._new = ""
            self._empty.setVisible(not self._rows)

    def refresh(self, records: Sequence[tuple[str, Values]]) -> None:
        """Show these, in this order: (id, column -> value)."""
        wanted = [record for record, _ in records]
        if self._new in wanted:
            self._new = ""
        for gone in [record for record in self._rows if record not in wanted and record != self._new]:
            self._put_away(self._rows.pop(gone))
        for place, (record, values) in enumerate(records):
            row = self._rows.get(record) or self._make(record)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.refresh(values)
        self._empty.setVisible(not self._rows)

    def commit(self) -> None:
        """Save what is being typed, now."""
        for row in list(self._rows.values()):
            row.commit()
        if self._new and not self._rows[self._new].busy:
            self.drop_new()

    def row(self, record: str) -> QWidget | None:
        """The row of a record, to scroll to."""
        return self._rows.get(record)

    def begin(self, record: str) -> None:
        """Put the keyboard into the words of a record."""
        if record in self._rows:
            self._rows[record].begin()

    def _make(self, record: str) -> "_Row":
        if self._spare:
            row = self._spare.pop()
            row.show()
        else:
            row = _Row(self._fields, self._today)
            row.edited.connect(self._take)
            row.removed.connect(self._remove)
        row.record = record
        self._rows[record] = row
        return row

    def _take(self, record: str, column: str, value: object) -> None:
        if record != self._new:
            self.edited.emit(record, column, value)
            return
        self._said[column] = value
        if self._said.get("text") or not self._needs_text:
            self.added.emit(record, dict(self._said))  # what cannot be saved is not refreshed: it is told again
        else:
            self._rows[record].refresh({**self._fresh(), **self._said})

    def _remove(self, record: str) -> None:
        if record == self._new:
            self.drop_new()
        else:
            self.removed.emit(record)

    def _put_away(self, row: "_Row") -> None:
        """Keep a row for another record, unless somebody is at work in it."""
        self._list.removeWidget(row)
        if row.busy:
            row.blockSignals(True)  # what is being typed into it has no record any more
            row.deleteLater()
        else:
            self._spare.append(row)
        row.hide()


BESIDE_LINE = 8
"""Pixels that a line needs beside its words and its padding: its edges, the cursor, what Qt leaves."""


class _Line(InlineLine):
    """As wide as its words."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder, "small")
        self.textChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        wide = self.fontMetrics().horizontalAdvance(words) + theme().px(2 * tokens.XS) + BESIDE_LINE
        return QSize(min(max(wide, theme().px(40)), theme().px(420)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())


class _Row(QWidget):
    edited = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, fields: Sequence[Field], today: Callable[[], date]) -> None:
        super().__init__()
        self.record = ""
        self._today = today
        self._parts: list[tuple[Field, QWidget]] = []
        self._main: InlineText | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(tokens.XS))
        column = QVBoxLayout()
        column.setSpacing(0)
        small, flow = flowing()
        for field in fields:
            part = self._part(field)
            self._parts.append((field, part))
            if field.form == "tick":
                line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
            elif field.form == "text":
                column.addWidget(part)
            else:
                flow.addWidget(part)
        if flow.count():
            column.addWidget(small)
        line.addLayout(column, 1)
        words = QCoreApplication.translate("Records", "Delete")
        self._delete = icon_button("x", words, lambda: self.removed.emit(self.record))
        line.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)

    def _part(self, field: Field) -> QWidget:
        if field.make is not None:
            own = field.make()
            own.edited.connect(lambda column, value: self.edited.emit(self.record, column, value))
            return own
        if field.form == "tick":
            tick = Check(field.name)
            tick.clicked.connect(lambda on: self._tell(field, self._today() if on else None))
            return tick
        if field.form == "choice":
            choice = InlineChoice(field.name, field.choices, field.placeholder)
            choice.setProperty("level", "small")
            choice.chosen.connect(lambda value: self._tell(field, value))
            return choice
        if field.form == "day":
            clearable = not field.needed
            day = InlineDate(field.name, self._today, field.placeholder, clearable=clearable, words=field.words)
            day.setProperty("level", "small")
            day.picked.connect(lambda value: self._tell(field, value))
            return day
        if field.form == "line":
            line = _Line(field.name, field.placeholder)
            line.edited.connect(lambda text: self._tell(field, text))
            return line
        if field.form == "warning":
            return label("", "late", wrap=False)
        text = InlineText(field.name, field.placeholder)
        text.edited.connect(lambda words: self._tell(field, words))
        self._main = self._main or text
        return text

    def _tell(self, field: Field, value: object) -> None:
        self.edited.emit(self.record, field.column, value)

    def refresh(self, values: Values) -> None:
        for field, part in self._parts:
            value = values.get(field.column)
            if field.offer is not None and isinstance(part, InlineChoice):
                choices = field.offer(values)
                part.offer(choices)
                part.setVisible(bool(choices))
            if field.if_set:
                part.setVisible(value is not None)
            if field.warn is not None and isinstance(part, QLabel):
                part.setText(field.warn(values))
                part.setVisible(bool(part.text()))
            if isinstance(part, OwnPart):
                part.refresh_row(self.record, values)
            elif isinstance(part, Check):
                part.setChecked(value is not None and value is not False)
            elif isinstance(part, InlineChoice | InlineDate | InlineLine | InlineText):
                part.refresh(value)
        if self._main is not None:
            words = QCoreApplication.translate("Records", "Delete: {text}").format(text=self._main.text()[:60])
            self._delete.setAccessibleName(words)

    @property
    def busy(self) -> bool:
        """Whether the keyboard is in it, or a text that is not saved."""
        focused = self.window().focusWidget()
        typed = any(part.dirty for _, part in self._parts if isinstance(part, InlineLine | InlineText | OwnPart))
        return typed or (focused is not None and self.isAncestorOf(focused))

    def commit(self) -> None:
        for _, part in self._parts:
            if isinstance(part, InlineLine | InlineText | OwnPart):
                part.commit()

    def begin(self) -> None:
        if self._main is not None:
            self._main.setFocus()
