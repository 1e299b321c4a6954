"""The cards of what was done and said in a meeting: checklist, questions, and what I heard."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from journal.method.questions import is_open
from journal.model import ChecklistItem, Question, Restatement, new_id
from journal.model.words import Outcome
from journal.store.meetings import Asked, Details, Heard, Tick
from journal.window.closed_hint import ClosedHint
from journal.window.meetings.edits import Edits
from journal.window.meetings.parts import PartRow, PartsCard, Words
from journal.window.meetings.whose import show_whose, whose
from journal.window.widgets.buttons import button
from journal.window.widgets.check import Check
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import outcomes


class ChecklistCard(PartsCard):
    kind = ChecklistItem

    def __init__(self, edits: Edits) -> None:
        super().__init__(
            edits,
            Words(
                title=QCoreApplication.translate("Meetings", "Checklist"),
                add=QCoreApplication.translate("Meetings", "Add item"),
                adding=QCoreApplication.translate("Meetings", "Add checklist item"),
                editing=QCoreApplication.translate("Meetings", "Edit checklist item"),
                deleting=QCoreApplication.translate("Meetings", "Delete checklist item"),
                deleted=QCoreApplication.translate("Meetings", "Deleted the item."),
                nothing=QCoreApplication.translate("Meetings", "What to do before and in the meeting."),
                placeholder=QCoreApplication.translate("Meetings", "What to do"),
            ),
        )
        words = QCoreApplication.translate("Meetings", "Fill in the usual checklist")
        self.usual = button(words, self._fill, icon_name="list-checks")
        self.body.insertWidget(1, self.usual, 0, Qt.AlignmentFlag.AlignLeft)

    def make_row(self, record: str) -> PartRow:
        return _TickRow(self, record)

    def fields(self, details: Details) -> dict[str, Any]:
        return {"meeting_id": details.id, "key": new_id()}

    def entered(self, row: PartRow) -> None:
        """Enter goes to the next item; after the last, to a new one."""
        rows = self.rows
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].text.setFocus()
        elif row.text.text().strip():
            self.add()

    def show_parts(self, details: Details, parts: Any) -> None:
        super().show_parts(details, parts)
        done = sum(part.done for part in parts)
        words = QCoreApplication.translate("Meetings", "{done} of {count} done")
        self.note.setText(words.format(done=done, count=len(parts)) if parts else "")

    def _fill(self) -> None:
        if self.details is not None:
            self.edits.fill_checklist(self.details.id)
            if self.rows:
                self.rows[0].text.setFocus()

    def _tell_nothing(self) -> None:
        super()._tell_nothing()
        self.usual.setVisible(not self.rows)


class _TickRow(PartRow):
    def __init__(self, card: PartsCard, record: str) -> None:
        super().__init__(card, record)
        self.check = Check()
        self.check.clicked.connect(lambda done: card.write(self, "done", bool(done)))
        self.grid.addWidget(self.check, 0, 0, Qt.AlignmentFlag.AlignTop)

    def refresh(self, part: Tick) -> None:
        super().refresh(part)
        self.check.setChecked(part.done)
        self.check.setAccessibleName(part.text)


class QuestionsCard(PartsCard):
    kind = Question

    def __init__(self, edits: Edits) -> None:
        super().__init__(
            edits,
            Words(
                title=QCoreApplication.translate("Meetings", "Questions asked"),
                add=QCoreApplication.translate("Meetings", "Add question"),
                adding=QCoreApplication.translate("Meetings", "Add question"),
                editing=QCoreApplication.translate("Meetings", "Edit question"),
                deleting=QCoreApplication.translate("Meetings", "Delete question"),
                deleted=QCoreApplication.translate("Meetings", "Deleted the question."),
                nothing=QCoreApplication.translate("Meetings", "What you asked, and what they answered."),
                placeholder=QCoreApplication.translate("Meetings", "What did you ask?"),
            ),
        )

    def make_row(self, record: str) -> PartRow:
        return _QuestionRow(self, record)


class _QuestionRow(PartRow):
    def __init__(self, card: PartsCard, record: str) -> None:
        super().__init__(card, record)
        self.strong("circle-question-mark")
        self.closed = ClosedHint(card.edits.desk, self.text)
        self.closed.taken.connect(self._take)
        self.grid.addWidget(self.closed, self.grid.rowCount(), 1, 1, 2)
        self.answer = self.more_text("answer", QCoreApplication.translate("Meetings", "Their answer"), "message-square")
        self.hint = label("", "small", wrap=True)
        self.hint.setContentsMargins(6, 0, 0, 4)
        self.grid.addWidget(self.hint, self.grid.rowCount(), 1, 1, 2)
        self.hint.hide()

    def refresh(self, part: Asked) -> None:
        super().refresh(part)
        self.answer.refresh(part.answer)
        by_form = is_open(part.text)
        said_open = by_form if part.open is None else part.open
        self.hint.setText(
            QCoreApplication.translate("Meetings", "Open-ended")
            if said_open
            else QCoreApplication.translate("Meetings", "Asked so that a yes or a no would answer it")
        )
        self.hint.setVisible(said_open or by_form)
        self.closed.look("" if said_open else self.text.text())

    def _take(self, form: str) -> None:
        """The open form in its place: a step of its own, after what was typed."""
        self.text.commit()
        if self.part is None or self.text.dirty:
            return  # it could not be saved
        edits = self.card.edits
        with edits.kept(), edits.desk.change(self.card.words.editing) as session:
            found = session.get(Question, self.record)
            if found is not None:
                found.text, found.open = form, None
        self.text.setFocus()


class HeardCard(PartsCard):
    kind = Restatement
    column = "heard"

    def __init__(self, edits: Edits) -> None:
        super().__init__(
            edits,
            Words(
                title=QCoreApplication.translate("Meetings", "What I heard"),
                add=QCoreApplication.translate("Meetings", "Add what I heard"),
                adding=QCoreApplication.translate("Meetings", "Add what I heard"),
                editing=QCoreApplication.translate("Meetings", "Edit what I heard"),
                deleting=QCoreApplication.translate("Meetings", "Delete what I heard"),
                deleted=QCoreApplication.translate("Meetings", "Deleted what you heard."),
                nothing=QCoreApplication.translate(
                    "Meetings", "Say it back before you part, and note how they took it."
                ),
                placeholder=QCoreApplication.translate("Meetings", "What did you hear?"),
            ),
        )

    def make_row(self, record: str) -> PartRow:
        return _HeardRow(self, record)

    def fields(self, details: Details) -> dict[str, Any]:
        return {"meeting_id": details.id, "key": new_id(), "outcome": str(Outcome.NOT_RESTATED)}


class _HeardRow(PartRow):
    def __init__(self, card: PartsCard, record: str) -> None:
        super().__init__(card, record)
        self.strong("ear")
        self.restated = self.more_text(
            "restated", QCoreApplication.translate("Meetings", "How you said it back"), "quote"
        )
        meta = self.meta()
        self.outcome = InlineChoice(QCoreApplication.translate("Meetings", "How they took it"), outcomes())
        self.outcome.refresh(Outcome.NOT_RESTATED)
        self.outcome.chosen.connect(self._take_outcome)
        meta.addWidget(self.outcome)
        self.whose = whose(self, meta, QCoreApplication.translate("Meetings", "Everybody"))
        self.clarification = self.more_text(
            "clarification", QCoreApplication.translate("Meetings", "What they made clear"), "lightbulb"
        )
        self.clarification.reveal(False)

    def refresh(self, part: Heard) -> None:
        super().refresh(part)
        self.restated.refresh(part.restated)
        self.outcome.refresh(part.outcome)
        show_whose(self, self.whose, part.colleague)
        self.clarification.refresh(part.clarification)
        self._show_clarification(part.outcome)

    def _take_outcome(self, outcome: str) -> None:
        self.card.write(self, "outcome", outcome)
        self._show_clarification(outcome)

    def _show_clarification(self, outcome: str) -> None:
        wanted = outcome in (Outcome.CLARIFIED, Outcome.DISPUTED)
        self.clarification.reveal(wanted or bool(self.clarification.text()))
