"""What the records at the right share: a page of cards whose fields are saved where they stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton
from journal.window.widgets.card import Card
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll


class RecordView(Scroll):
    """`asked(what, id)`: another part of this tab, as `page.py` names them."""

    asked = Signal(str, str)

    def __init__(self, desk: Desk, kind: str, record: str) -> None:
        super().__init__(Page(), characters=100)
        self.desk = desk
        self.kind = kind
        self.record = record
        self.unsaved = False

    def refresh(self) -> bool:
        """Show what the journal says now; False where the record is gone."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where one begins in a new record."""

    def concerned(self, change: Change) -> bool:
        """Whether what is shown may be different after a change."""
        return change.concerns(self.kind) or change.concerns("colleague") or change.concerns("mentor")

    def reviewed(self, colleagues: frozenset[str]) -> None:
        """Reviews are new: of these, or of all where it is empty."""

    def commit(self) -> None:
        """Save what is being typed, now. `unsaved` says whether something could not be."""
        self.unsaved = False
        for line in self.findChildren(InlineLine):
            line.commit()
        for text in self.findChildren(InlineText):
            text.commit()

    def kept(self, saved: bool) -> None:
        """Remember whether what was typed is in the journal."""
        self.unsaved = self.unsaved or not saved

    def card(self, title: str = "", *actions: QWidget) -> Card:
        made = Card(title, *actions)
        self.page.column.addWidget(made)
        return made


class Prompted(QWidget):
    """A long text with its question above it, in muted words."""

    def __init__(self, words: str, placeholder: str, lines: int = 1) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme().px(tokens.XS))
        self.column.setSpacing(theme().px(2))
        self.column.addWidget(label(words, "muted"))
        self.field = InlineText(words, placeholder, lines)
        self.column.addWidget(self.field)


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side at the left."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(tokens.S))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def link(words: str, opens: tuple[str, str], desk: Desk, variant: str = "quiet") -> WordButton:
    """Text that opens a record, wherever it lives."""
    return WordButton(words, lambda: desk.open(*opens), variant=variant)
