"""Cards that hold the parts of a meeting, a row each: rows change where they stand, and new ones begin as drafts.

A draft is on the screen alone until its text is written: the journal never holds an empty part.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from journal.model import new_id
from journal.store.meetings import Details
from journal.window.meetings.edits import Edits
from journal.window.meetings.fields import Mark, MoreText, RowText
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.flow import Flow, flowing
from journal.window.widgets.labels import label
from journal.window.widgets.tab_order import LAST


class Words(NamedTuple):
    """What a card of parts says. `deleting` names the step and the button, `deleted` is said after it."""

    title: str
    add: str
    adding: str
    editing: str
    deleting: str
    deleted: str
    nothing: str
    placeholder: str


class PartRow(QWidget):
    """One part: its text, what stands before it, small choices in a line under it, and more texts below.

    `part` is what the journal has, None while this is a draft.
    """

    def __init__(self, card: "PartsCard", record: str) -> None:
        super().__init__()
        self.card = card
        self.record = record
        self.part: Any = None
        self.draft: dict[str, Any] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme().px(tokens.XS))
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(1, 1)
        self.text = RowText(card.words.placeholder.rstrip("…?"), card.words.placeholder)
        self.text.edited.connect(lambda text: card.write_text(self, text))
        self.text.entered.connect(lambda: card.entered(self))
        self.grid.addWidget(self.text, 0, 1)
        gone = icon_button("x", card.words.deleting, lambda: card.delete(self))
        self.grid.addWidget(gone, 0, LAST, Qt.AlignmentFlag.AlignTop)

    def refresh(self, part: Any) -> None:
        """Show what the journal has now."""
        self.part = part
        self.text.refresh(getattr(part, self.card.column))

    def strong(self, icon_name: str) -> None:
        """Let the text stand out from the other texts of the part, with a picture before it."""
        self.text.setFont(theme().font(tokens.BODY, tokens.SEMIBOLD))
        self.grid.addWidget(Mark(icon_name, self.card.words.placeholder), 0, 0, Qt.AlignmentFlag.AlignTop)

    def meta(self) -> Flow:
        """A line of small choices under what is there already."""
        box, flow = flowing()
        box.setMinimumWidth(1)
        self.grid.addWidget(box, self.grid.rowCount(), 1, 1, 2)
        return flow

    def more_text(self, column: str, placeholder: str, icon_name: str) -> MoreText:
        """One more text, of that column, with a picture before it."""
        made = MoreText(placeholder, Mark(icon_name, placeholder))
        made.edited.connect(lambda text: self.card.write(self, column, text if text.strip() else None))
        made.entered.connect(made.focusNextChild)
        row = self.grid.rowCount()
        self.grid.addWidget(made.mark, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(made, row, 1, 1, 2)
        return made


class PartsCard(Card):
    """`kind` is the mapped class of the parts, `column` their text; each kind of part has its own card.

    `grew`: a draft was begun.
    """

    grew = Signal()
    kind: Any
    column = "text"

    def __init__(self, edits: Edits, words: Words) -> None:
        note = label("", "small", wrap=False)
        plus = button(QCoreApplication.translate("Meetings", "Add"), variant="quiet", icon_name="plus")
        plus.setAccessibleName(words.add)
        plus.setToolTip(words.add)
        super().__init__(words.title, note, plus)
        self.note, self.plus = note, plus
        self.title.setWordWrap(True)
        self.title.setMinimumWidth(1)
        self.plus.clicked.connect(lambda: self.add())
        self.edits = edits
        self.words = words
        self.details: Details | None = None
        self._rows: dict[str, PartRow] = {}
        self._nothing = label(words.nothing, "muted")
        self.body.addWidget(self._nothing)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme().px(tokens.S))
        self.body.addLayout(self._box)

    def make_row(self, record: str) -> PartRow:
        return PartRow(self, record)

    def fields(self, details: Details) -> dict[str, Any]:
        """What a new part of this meeting has besides its text."""
        return {"meeting_id": details.id}

    def can_add(self, details: Details) -> bool:
        return True

    @property
    def rows(self) -> list[PartRow]:
        return list(self._rows.values())

    def row(self, record: str) -> PartRow | None:
        return self._rows.get(record)

    def show_parts(self, details: Details, parts: Sequence[Any]) -> None:
        """Show the parts of a meeting; rows that stay are changed where they stand."""
        if self.details is None or self.details.id != details.id:
            self._drop(list(self._rows))
        self.details = details
        there = {part.id for part in parts}
        self._drop([row.record for row in self.rows if row.part is not None and row.record not in there])
        for place, part in enumerate(parts):
            row = self._rows.get(part.id) or self._insert(place, part.id)
            row.refresh(part)
        self.plus.setEnabled(self.can_add(details))
        self._tell_nothing()

    def add(self) -> None:
        """Begin a new part, with the keyboard in its text."""
        draft = next((row for row in self.rows if row.part is None and not row.text.text().strip()), None)
        row = draft or self._insert(len(self._rows), new_id())
        self._tell_nothing()
        self.grew.emit()
        row.text.setFocus()
        row.text.ensureCursorVisible()

    def entered(self, row: PartRow) -> None:
        """Enter in the text of a row."""
        row.text.focusNextChild()

    def write_text(self, row: PartRow, text: str) -> None:
        """Save the text of a row; one that was emptied and left goes."""
        if text.strip():
            self.write(row, self.column, text)
        elif row.part is not None and not row.text.at_work:
            self.delete(row)

    def write(self, row: PartRow, column: str, value: Any) -> None:
        """Save one field of a row; a draft is stored with its text, and keeps the rest till then."""
        if row.part is not None:
            self.edits.put(self.kind, row.record, self.words.editing, column, value)
        elif column != self.column:
            row.draft[column] = value
        elif self.details is not None:
            fields = {**self.fields(self.details), **row.draft, column: value}
            self.edits.add(self.kind, row.record, self.words.adding, column, fields)

    def delete(self, row: PartRow) -> None:
        if row.part is None:
            self._drop([row.record])
            self._tell_nothing()
        else:
            self.edits.delete(self.kind, row.record, self.words.deleting, self.words.deleted)

    def _insert(self, place: int, record: str) -> PartRow:
        row = self.make_row(record)
        self._rows[record] = row
        self._box.insertWidget(place, row)
        row.show()  # the layout would show it later, and the keyboard goes only to what is shown
        return row

    def _drop(self, records: list[str]) -> None:
        for record in records:
            row = self._rows.pop(record)
            focused = QApplication.focusWidget()
            if focused is not None and row.isAncestorOf(focused):
                self.plus.setFocus()
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _tell_nothing(self) -> None:
        self._nothing.setVisible(not self._rows)
