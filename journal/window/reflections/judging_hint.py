"""While a reflection is written: words that judge are underlined, and what happened is offered in their place."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextEdit, QWidget

from journal.method.judging import STARTERS, Judged, judging
from journal.store.hints import switch_off
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.inline import InlineText
from journal.window.widgets.labels import label

HINT = "judging_words"
"""What it is called among the hints that can be switched off."""
AROUND = 20_000
"""Characters before and after the cursor that are looked at: enough for what is being written."""
PAUSE = 300
"""Milliseconds after a key in which the words are looked for."""
NAMED = 2
"""So many of the words are named in the line."""


class JudgingHint(QWidget):
    """A line under a field, once a person writes there. `begun`: they do, so others need not show theirs."""

    begun = Signal(object)

    def __init__(self, field: InlineText, desk: Desk) -> None:
        super().__init__()
        self._field = field
        self._desk = desk
        self._on = False
        self._writing = False
        self._found: list[Judged] = []
        self.words = label("", "small")
        put = QCoreApplication.translate("Judging", "Start that way")
        self.instead = button(put, self._put_starters, variant="quiet", icon_name="pencil")
        off = QCoreApplication.translate("Judging", "Do not show this hint any more")
        self.off = icon_button("x", off, self._switch_off)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme().px(tokens.XS), 0, 0, 0)
        self._grid.setSpacing(theme().px(tokens.XS))
        self._grid.setColumnStretch(2, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look)
        self._fit()
        field.installEventFilter(self)
        field.textChanged.connect(self._typed)
        self.hide()

    def switch(self, *, on: bool) -> None:
        """Whether hints are shown at all."""
        if on != self._on:
            self._on = on
            self._look()

    def rest(self) -> None:
        """Another text is being written."""
        self._writing = False
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is self._field:
            self._writing = True
            self.begun.emit(self)
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In one line, where there is room for it."""
        natural = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2
        beside = self.instead.sizeHint().width() + self.off.sizeHint().width() + 4 * theme().px(tokens.XS)
        one_line = natural + beside <= self.width()
        self.words.setMinimumWidth(natural if one_line else 0)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self.words, 0, 0, 1, 1 if one_line else 3)
        self._grid.addWidget(self.instead, *((0, 1) if one_line else (1, 0)), left)
        self._grid.addWidget(self.off, 0, 3, top)

    def _typed(self) -> None:
        if self._writing and self._on:
            self._soon.start()

    def _look(self) -> None:
        """Mark what there is to mark, near the cursor."""
        field = self._field
        if not (self._on and self._writing) or field.isReadOnly():
            self._mark([], 0)
            return
        text, place = field.text(), field.textCursor().position()
        first = text.rfind("\n", 0, max(0, place - AROUND)) + 1
        self._mark(judging(text[first : place + AROUND]), first)
        self.setVisible(bool(self._found) and STARTERS[0].strip() not in text)

    def _mark(self, found: list[Judged], first: int) -> None:
        self._found = found
        self._field.setExtraSelections([_underlined(self._field, one, first) for one in found])
        said = list(dict.fromkeys(one.words.lower() for one in found))[:NAMED]
        listed = ", ".join(f"“{one}”" for one in said)
        words = QCoreApplication.translate(
            "Judging", "{words} judges. Rather write what happened, when, and what it did."
        )
        many = QCoreApplication.translate(
            "Judging", "{words} judge. Rather write what happened, when, and what it did."
        )
        self.words.setText((words if len(said) == 1 else many).format(words=listed) if found else "")
        self._fit()
        self._field.setAccessibleDescription(self.words.text())
        if not found:
            self.hide()

    def _put_starters(self) -> None:
        """Three lines to fill in, below what stands there."""
        field = self._field
        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if field.text() and not field.text().endswith("\n"):
            cursor.insertText("\n")
        start = cursor.position() + len(STARTERS[0])
        cursor.insertText("\n".join(STARTERS))
        cursor.endEditBlock()
        cursor.setPosition(start)
        field.setTextCursor(cursor)
        field.setFocus()
        self.hide()

    def _switch_off(self) -> None:
        self._field.setFocus()  # this line goes
        label = QCoreApplication.translate("Judging", "Switch a hint off")
        with self._desk.change(label) as session:
            switch_off(session, HINT)
        self._desk.say(QCoreApplication.translate("Judging", "Such words are not marked any more."), undoable=True)


def _underlined(field: InlineText, one: Judged, first: int) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(first + one.start)
    cursor.setPosition(first + one.end, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    form.setUnderlineColor(QColor(theme().colour("needs_attention")))
    made.cursor, made.format = cursor, form
    return made
