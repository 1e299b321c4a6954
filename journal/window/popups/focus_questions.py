"""The questions of a meeting, and some more that would fit: one key or a click marks one as asked."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.model import Question, new_id
from journal.store.meetings import Asked
from journal.store.preparation import Preparation
from journal.window.colleagues.question_rows import OwnQuestionField
from journal.window.meetings.fields import RowText
from journal.window.popups.focus_edits import FocusEdits
from journal.window.theme import theme, tokens
from journal.window.widgets.check import Check
from journal.window.widgets.labels import Wrapping, label

SUGGESTED = 3
KEYS = 9
"""So many questions have a key."""


class Questions(QWidget):
    """`entered(row)`: the keyboard is in an answer; `left`: it has nothing more to do here."""

    entered = Signal(QWidget)
    left = Signal()

    def __init__(self, edits: FocusEdits, suggested: Sequence[str]) -> None:
        super().__init__()
        self._edits = edits
        self.suggested = tuple(suggested)
        self._begun = False
        self._came = ""  # the question that was typed last
        self.rows: list[QuestionRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(label(QCoreApplication.translate("Focus", "Questions"), "section"))
        self._nothing = label(QCoreApplication.translate("Focus", "None on the list."), "muted")
        column.addWidget(self._nothing)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme().px(tokens.XS))
        column.addLayout(self._box)
        self.own = OwnQuestionField(
            edits.desk,
            QCoreApplication.translate("Focus", "Another question"),
            QCoreApplication.translate("Focus", "Ask something else…"),
        )
        self.own.field.entered.connect(self._ask_own)
        self.own.typed.connect(self._store_own)
        column.addWidget(self.own)

    def refresh(self, questions: Sequence[Asked]) -> None:
        """Show these: each keeps its place, and its key, while the window is open."""
        there = {one.id for one in questions}
        for row in [one for one in self.rows if one.record and one.record not in there]:
            row.put_back() if row.text in self.suggested else self._drop(row)
        for one in questions:
            self._row(one).refresh(one)
        if not self._begun:
            self._begun = True
            for text in self.suggested:
                self._add("", text)
        for place, row in enumerate(self.rows, 1):
            row.show_key(str(place) if place <= KEYS else "")
        self._nothing.setVisible(not self.rows)

    def ask(self, place: int) -> None:
        """Mark the question with this key as asked; the answer can be typed."""
        if place <= len(self.rows):
            self.rows[place - 1].ask()

    def commit(self) -> bool:
        """Save the answers and the question that are being typed, now."""
        self._edits.failed = False
        self.own.commit()
        saved = not self._edits.failed
        for row in self.rows:
            self._edits.failed = False
            row.answer.commit()
            saved = saved and not self._edits.failed
        return saved

    def store(self, row: "QuestionRow") -> None:
        """A suggested question becomes one of the meeting's."""
        row.record = new_id()
        self._edits.ask(row.record, row.text)
        if self._edits.failed:
            row.put_back()

    def _store_own(self, text: str) -> None:
        """A question that was typed is one of the meeting's."""
        self._came = new_id()
        self._edits.ask(self._came, text)
        if not self._edits.failed:
            self.own.clear()

    def _ask_own(self) -> None:
        """Enter: it was asked, and the keyboard waits for the answer."""
        row = next((one for one in self.rows if one.record and one.record == self._came), None)
        self._came = ""
        if row is not None:
            row.ask()

    def take_back(self, row: "QuestionRow") -> None:
        """A suggested question was not asked after all."""
        record = row.record
        row.put_back()
        words = QCoreApplication.translate("Focus", "Take back a question")
        self._edits.delete(Question, record, words, QCoreApplication.translate("Focus", "Taken back."))
        if self._edits.failed:
            row.record = record

    def answer(self, row: "QuestionRow", text: str) -> None:
        words = QCoreApplication.translate("Focus", "Write an answer")
        self._edits.put(Question, row.record, words, "answer", text if text.strip() else None)

    def _row(self, question: Asked) -> "QuestionRow":
        """The row of a question: its own, or that of the suggestion which it was."""
        mine = next((row for row in self.rows if row.record == question.id), None)
        free = next((row for row in self.rows if not row.record and row.text == question.text), None)
        return mine or free or self._add(question.id, question.text)

    def _add(self, record: str, text: str) -> "QuestionRow":
        row = QuestionRow(self, record, text)
        self.rows.append(row)
        self._box.addWidget(row)
        row.show()  # the layout would show it later, and the keyboard goes only to what is shown
        return row

    def _drop(self, row: "QuestionRow") -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()


class QuestionRow(QWidget):
    """`record` is the id of a question of the meeting, or "" of one that is only suggested."""

    def __init__(self, card: Questions, record: str, text: str) -> None:
        super().__init__()
        self._card = card
        self._marked: set[str] = set()  # the ids under which it was marked in this window
        self.record = record
        self.text = text
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(tokens.S))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.check = Check()
        self.check.clicked.connect(self._toggle)
        grid.addWidget(self.check, 0, 0, top)
        self.key = label("", "muted", wrap=False)
        self.key.setFixedSize(theme().px(tokens.L), theme().px(tokens.ICON + tokens.S))
        grid.addWidget(self.key, 0, 1, top)
        self.words = _Words()
        self.words.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
        self.words.clicked.connect(self.ask)
        grid.addWidget(self.words, 0, 2)
        words = QCoreApplication.translate("Focus", "What did they say?")
        self.answer = RowText(QCoreApplication.translate("Focus", "Their answer"), words)
        self.answer.edited.connect(lambda text: card.answer(self, text))
        self.answer.entered.connect(card.left)
        grid.addWidget(self.answer, 1, 2)
        self._show()

    def refresh(self, question: Asked) -> None:
        """Show what the journal has now."""
        self.record, self.text = question.id, question.text
        if question.answer:
            self._marked.add(question.id)
        self._show()
        self.answer.refresh(question.answer)

    def ask(self) -> None:
        """It was asked: the keyboard waits for the answer."""
        if not self.record:
            self._card.store(self)
        if self.record:
            self._marked.add(self.record)
            self._show()
            self.answer.setFocus()
            self._card.entered.emit(self)

    def put_back(self) -> None:
        """It is only suggested, again."""
        self.record = ""
        self.answer.refresh("")
        self._show()

    def show_key(self, key: str) -> None:
        self.key.setText(key)

    def _toggle(self, said: bool) -> None:
        if said:
            self.ask()
        elif self.answer.text().strip():
            self._show()  # what was answered was asked
        elif self.text in self._card.suggested:
            self._card.take_back(self)
        else:
            self._marked.discard(self.record)
            self._show()

    def _show(self) -> None:
        asked = self.record in self._marked
        self.check.setChecked(asked)
        self.check.setAccessibleName(self.text)
        self.words.setText(self.text)
        self.answer.setVisible(asked)


class _Words(Wrapping):
    """A text to click; the box before it is for the keyboard."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


def suggested(found: Preparation | None) -> list[str]:
    """A few questions that would fit, from one colleague after the other."""
    offered = [one.questions for one in found.colleagues] if found else []
    longest = max((len(texts) for texts in offered), default=0)
    turns = [texts[turn] for turn in range(longest) for texts in offered if turn < len(texts)]
    return list(dict.fromkeys(turns))[:SUGGESTED]
