"""What the records at the right share: a page of cards whose fields are saved where they stand."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll

NARROW = 560
"""A page narrower than this many pixels, at a scale of 1, puts the words of a field above it."""


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


class Fields(QWidget):
    """Words at the left, fields at the right; one above the other where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.XS))
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None

    def add(self, words: str, field: QWidget) -> None:
        name = label(words, "muted", wrap=False)
        if isinstance(field, QToolButton):
            # As wide as its words, but never wider than the page.
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(1)
        self._rows.append((name, field))
        self._place(bool(self._narrow))

    def show_row(self, field: QWidget, *, shown: bool) -> None:
        for name, one in self._rows:
            if one is field:
                name.setVisible(shown)
                field.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW) * 2 // 3
        if narrow != self._narrow:
            self._place(narrow)

    def _place(self, narrow: bool) -> None:
        self._narrow = narrow
        for number, (name, field) in enumerate(self._rows):
            self._grid.removeWidget(name)
            self._grid.removeWidget(field)
            at = number * 2 if narrow else number
            self._grid.addWidget(name, at, 0, 1, 2 if narrow else 1)
            side = Qt.AlignmentFlag.AlignLeft if isinstance(field, QToolButton) else Qt.AlignmentFlag(0)
            self._grid.addWidget(field, at + 1 if narrow else at, 0 if narrow else 1, 1, 2 if narrow else 1, side)
        self._grid.setColumnMinimumWidth(0, 0 if narrow else theme().px(104))


class PersonTitle(QPushButton):
    """A name in the size of a title that opens the colleague; a long one ends in dots."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("variant", "link")
        self.setFont(theme().font(tokens.PAGE_TITLE, QFont.Weight.DemiBold))
        self.setMinimumHeight(self.fontMetrics().height() + theme().px(tokens.XS))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._whole = ""
        self._colleague = ""
        self.clicked.connect(lambda: desk.open("colleague", self._colleague))

    def show_name(self, colleague: str, name: str) -> None:
        self._colleague, self._whole = colleague, " ".join(name.split())
        words = QCoreApplication.translate("Reflections", "Open {name}").format(name=self._whole)
        self.setAccessibleName(words)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(self._whole) + theme().px(tokens.M))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.width() - theme().px(tokens.S))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class Prompted(QWidget):
    """A long text with its question above it, in muted words."""

    def __init__(self, words: str, placeholder: str, lines: int = 1) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme().px(tokens.XS))
        column.setSpacing(theme().px(2))
        column.addWidget(label(words, "muted"))
        self.field = InlineText(words, placeholder, lines)
        column.addWidget(self.field)


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side at the left."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(tokens.S))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def link(words: str, opens: tuple[str, str], desk: Desk, variant: str = "quiet") -> QPushButton:
    """Text that opens a record, wherever it lives."""
    return button(words.replace("&", "&&"), lambda: desk.open(*opens), variant=variant)
