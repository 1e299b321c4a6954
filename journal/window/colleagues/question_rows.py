"""A question to click, with small words under it; and the field in which one of my own is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from journal.window.closed_hint import ClosedHint
from journal.window.desk import Desk
from journal.window.meetings.fields import RowText
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.click_words import ClickWords
from journal.window.widgets.labels import label


class QuestionRow(QWidget):
    """`does`: what the click and the button do; none leaves plain words."""

    def __init__(self, text: str, small: str, icon_name: str, words: str, does: Callable[[], object] | None) -> None:
        super().__init__()
        self.text = text
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(tokens.XS))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self.button: QToolButton | None = None
        if does is None:
            grid.addWidget(label(text), 0, 0)
        else:
            self.words = ClickWords(text)
            self.words.setToolTip(words)
            self.words.clicked.connect(lambda: does())
            grid.addWidget(self.words, 0, 0)
            self.button = icon_button(icon_name, words, does)
            self.button.setAccessibleName(f"{words}: {text}")
            grid.addWidget(self.button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        if small:
            grid.addWidget(label(small, "small"), 1, 0)


class OwnQuestionField(QWidget):
    """`typed(text)`: a question was written and Enter pressed, or the field left. It is empty then."""

    typed = Signal(str)

    def __init__(self, desk: Desk, name: str, placeholder: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.field = RowText(name, placeholder)
        self.hint = ClosedHint(desk, self.field)
        self.hint.taken.connect(self._take)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        self.field.entered.connect(self.commit)
        self.field.edited.connect(lambda _: None if self._at_work() else self.commit())

    def commit(self) -> None:
        """What is written is done."""
        text = " ".join(self.field.text().split())
        if text:
            self.typed.emit(text)

    def clear(self) -> None:
        """It is kept: the field is for the next."""
        self.field.setPlainText("")
        self.field.refresh("")
        self.hint.look("")

    def _at_work(self) -> bool:
        """The keyboard is in it, or on the hint under it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _take(self, form: str) -> None:
        """As if it had been typed: the field's own undo brings back what was there."""
        cursor = self.field.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(form)
        self.field.setTextCursor(cursor)
        self.hint.look(form)
        self.field.setFocus()
