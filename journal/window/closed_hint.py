"""A quiet mark under a question that is being typed and is not open-ended, with an open form to take in its place."""

import re

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.errors import JournalError
from journal.method.open_form import open_form
from journal.method.questions import closed_by
from journal.store.changes import Change
from journal.store.hints import is_off, switch_off
from journal.window.desk import Desk
from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.click_words import ClickWords
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label

HINT = "closed_question"
"""What it is called where it was switched off."""
PAUSE = 500
"""Milliseconds after the last key in which a question is looked at."""
_WORDS = 4
"""What is being typed has as many words, or a question mark, before it is looked at."""
_ASKS = re.compile(
    r"\?|^\W*(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must|any|"
    r"what|how|which|isn't|aren't|don't|doesn't|didn't)\b",
    re.IGNORECASE,
)


class ClosedHint(QWidget):
    """`taken(form)`: this open form is wanted in place of what is there. Hidden while there is nothing to say."""

    taken = Signal(str)

    def __init__(self, desk: Desk, field: InlineText | InlineLine | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._field = field
        self._text = self._form = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(theme().px(tokens.XS), 0, 0, theme().px(tokens.XS))
        grid.setHorizontalSpacing(theme().px(tokens.XS))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._says = label("", "small")
        words = QCoreApplication.translate("ClosedHint", "Do not show this hint any more")
        self.off = icon_button("x", words, self._switch_off)
        self._put = QCoreApplication.translate("ClosedHint", "Put this question in its place")
        self.take = icon_button("check", self._put, self._take)
        self.form = ClickWords("")
        self.form.setToolTip(self._put)
        self.form.clicked.connect(self._take)
        grid.addWidget(_Mark(), 0, 0, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._says, 0, 1)
        grid.addWidget(self.off, 0, 2, top)
        grid.addWidget(self.take, 1, 0, top)
        grid.addWidget(self.form, 1, 1, 1, 2)
        self.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look_at_field)
        desk.changed.connect(self._follow)
        if field is not None:
            field.textChanged.connect(self._typed)
            field.edited.connect(lambda _: self._look_at_field())

    @property
    def words(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._says.text()

    def look(self, text: str) -> None:
        """Say what there is to say of this text."""
        self._soon.stop()
        self._text = text
        closed = closed_by(text) if _ASKS.search(text.strip()) else None
        if closed is None or self._is_off():
            self.hide()
            return
        self._form = open_form(text) or ""
        says = _says(closed)
        if self._form:
            says = QCoreApplication.translate("ClosedHint", "{what} Open to more:").format(what=says)
        self._says.setText(says)
        self.form.setText(self._form)
        self.take.setAccessibleName(f"{self._put}: {self._form}")
        for part in (self.take, self.form):
            part.setVisible(bool(self._form))
        self.show()

    def _take(self) -> None:
        self.taken.emit(self._form)

    def _typed(self) -> None:
        """A moment after the last key; what is no longer closed is let go of at once."""
        self._soon.start()
        if self._field is not None and not self._field.text().strip():
            self.hide()

    def _look_at_field(self) -> None:
        if self._field is None:
            return
        text = self._field.text()
        if self._field.hasFocus() and "?" not in text and len(text.split()) < _WORDS:
            text = ""
        self.look(text)

    def _is_off(self) -> bool:
        with self._desk.reading() as session:
            return is_off(session, HINT, self._desk.today())

    def _switch_off(self) -> None:
        label_ = QCoreApplication.translate("ClosedHint", "Switch off a hint")
        try:
            with self._desk.change(label_) as session:
                switch_off(session, HINT)
        except JournalError:
            return  # the desk has said so
        words = QCoreApplication.translate("ClosedHint", "Questions are not marked any more.")
        self._desk.say(words, undoable=True)

    def _follow(self, change: Change) -> None:
        if change.concerns("hint_off"):
            self.look(self._field.text() if self._field is not None else self._text)


class _Mark(QWidget):
    """A small sign beside the words."""

    def __init__(self) -> None:
        super().__init__()
        side = theme().px(tokens.ICON)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(tokens.SMALL_ICON)
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        draw_icon(painter, place, "lightbulb", theme().colour("muted"))
        painter.end()


def _says(closed: str) -> str:
    return {
        "yes_no": QCoreApplication.translate("ClosedHint", "Can be answered with yes or no."),
        "pick": QCoreApplication.translate("ClosedHint", "Can be answered by picking one."),
        "fact": QCoreApplication.translate("ClosedHint", "Can be answered in a word."),
    }[closed]
