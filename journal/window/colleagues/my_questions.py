"""My own questions on my profile: each is changed where it stands, and has a purpose or none."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.method.question_bank import Question
from journal.model import OwnQuestion, new_id
from journal.store.changes import Change
from journal.store.questions import my_questions
from journal.window.closed_hint import ClosedHint
from journal.window.colleagues.question_rows import OwnQuestionField
from journal.window.colleagues.question_words import purposes
from journal.window.desk import Desk
from journal.window.meetings.edits import Edits
from journal.window.meetings.fields import RowText
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice


class MyQuestions(Card):
    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Questions", "My questions"))
        self._desk = desk
        self.edits = Edits(desk)
        self._rows: dict[str, MyQuestion] = {}
        words = translate("Questions", "They are suggested beside those of the bank, where their purpose fits.")
        self.body.addWidget(label(words, "muted"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.S))
        self.body.addLayout(self._list)
        self.new = OwnQuestionField(
            desk, translate("Questions", "A new question"), translate("Questions", "Write a question of your own…")
        )
        self.new.typed.connect(self._add)
        self.body.addWidget(self.new)
        desk.changed.connect(self._follow)

    @property
    def rows(self) -> "list[MyQuestion]":
        return sorted(self._rows.values(), key=self._list.indexOf)

    def refresh(self) -> None:
        """Show what the journal has now; what is being typed stays."""
        with self._desk.reading() as session:
            found = my_questions(session)
        wanted = {one.id for one in found}
        for gone in [record for record in self._rows if record not in wanted]:
            self._drop(self._rows.pop(gone))
        for place, one in enumerate(found):
            row = self._rows.get(one.id)
            if row is None:
                row = self._rows[one.id] = MyQuestion(self, one.id)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.refresh(one)

    def row(self, record: str) -> "MyQuestion | None":
        return self._rows.get(record)

    def commit(self) -> None:
        """Save what is being typed, now."""
        for row in self.rows:
            row.text.commit()
        self.new.commit()

    def write(self, row: "MyQuestion", column: str, value: str | None, *, typed: bool = False) -> None:
        """Save one field; a question that was emptied and left goes."""
        if column == "text" and not (value or "").strip():
            if not row.text.at_work:
                self.delete(row)
            return
        words = QCoreApplication.translate("Questions", "Edit my question")
        if typed:
            self.edits.put(OwnQuestion, row.record, words, column, value)
            return
        with self.edits.kept(), self._desk.change(words) as session:
            found = session.get(OwnQuestion, row.record)
            if found is not None:
                setattr(found, column, value)

    def delete(self, row: "MyQuestion") -> None:
        words = QCoreApplication.translate("Questions", "Delete my question")
        said = QCoreApplication.translate("Questions", "Deleted the question.")
        self.edits.delete(OwnQuestion, row.record, words, said)

    def _add(self, text: str) -> None:
        words = QCoreApplication.translate("Questions", "Write a question of my own")
        self.edits.add(OwnQuestion, new_id(), words, "text", {"text": text})
        if not self.edits.failed:
            self.new.clear()

    def _drop(self, row: "MyQuestion") -> None:
        focused = self.window().focusWidget()
        if focused is not None and row.isAncestorOf(focused):
            self.new.field.setFocus()
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _follow(self, change: Change) -> None:
        if self.isVisible() and change.concerns("own_question"):
            self.refresh()


class MyQuestion(QWidget):
    """One of them: its text, the mark under it, and its purpose."""

    def __init__(self, card: MyQuestions, record: str) -> None:
        super().__init__()
        self.card, self.record = card, record
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(tokens.XS))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self.text = RowText(QCoreApplication.translate("Questions", "My question"))
        self.text.edited.connect(lambda text: card.write(self, "text", text, typed=True))
        self.text.entered.connect(self.text.focusNextChild)
        grid.addWidget(self.text, 0, 0)
        self.hint = ClosedHint(card.edits.desk, self.text)
        self.hint.taken.connect(self._take)
        grid.addWidget(self.hint, 1, 0)
        self.purpose = InlineChoice(
            QCoreApplication.translate("Questions", "Purpose"),
            [("", QCoreApplication.translate("Questions", "For any purpose")), *purposes()],
        )
        self.purpose.setProperty("level", "small")
        self.purpose.chosen.connect(lambda value: card.write(self, "purpose", value or None))
        grid.addWidget(self.purpose, 2, 0, Qt.AlignmentFlag.AlignLeft)
        gone = QCoreApplication.translate("Questions", "Delete my question")
        self.gone = icon_button("x", gone, lambda: card.delete(self))
        grid.addWidget(self.gone, 0, 1, Qt.AlignmentFlag.AlignTop)

    def refresh(self, question: Question) -> None:
        self.text.refresh(question.text)
        self.purpose.refresh(question.purpose)
        words = QCoreApplication.translate("Questions", "Delete: {question}").format(question=question.text[:60])
        self.gone.setAccessibleName(words)

    def _take(self, form: str) -> None:
        """The open form in its place: a step of its own, after what was typed."""
        self.text.commit()
        if not self.text.dirty:
            self.card.write(self, "text", form)
            self.text.setFocus()
