"""The rows of what was kept: a line of the notes, what I heard, a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from journal.model import FollowUp, Restatement
from journal.model.words import Outcome, Party
from journal.store.meetings import Heard, Promise
from journal.window.meetings.fields import Mark, RowText
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.flow import Flow, flowing
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices

if TYPE_CHECKING:
    from journal.window.popups.focus_kept import Kept


class KeptRow(QWidget):
    """A picture, a text, what deletes it; and small choices in a line below."""

    def __init__(self, kept: Kept, record: str, icon_name: str, name: str, deleting: str) -> None:
        super().__init__()
        self._kept = kept
        self._edits = kept.edits
        self.record = record
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.XS))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Mark(icon_name, name), 0, 0, Qt.AlignmentFlag.AlignTop)
        self.text = RowText(name, name)
        self.text.edited.connect(self._write)
        self.text.entered.connect(kept.left)
        self.fields = [self.text]
        self._grid.addWidget(self.text, 0, 1)
        self.gone = icon_button("x", deleting, self.delete)
        # Beside both lines, or it would hold them apart.
        self._grid.addWidget(self.gone, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)

    def refresh(self, part: Any) -> None:
        """Show what the journal has now."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Save other words; they are not blank."""
        raise NotImplementedError

    def delete(self) -> None:
        raise NotImplementedError

    def _write(self, text: str) -> None:
        if text.strip():
            self.write(text)
        elif not self.text.at_work:
            self.delete()

    def _line(self) -> Flow:
        box, flow = flowing()
        box.setMinimumWidth(1)
        self._grid.addWidget(box, 1, 1)
        return flow


class NoteRow(KeptRow):
    """`line` is the line of the notes as the journal has it."""

    def __init__(self, kept: Kept, line: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(kept, "", "pencil", translate("Focus", "A note"), translate("Focus", "Delete the note"))
        self.line = line

    def refresh(self, part: str) -> None:
        self.line = part
        self.text.refresh(part)

    def write(self, text: str) -> None:
        old, new = self.line, " ".join(text.split("\n"))
        self._kept.reworded(old, new)
        words = QCoreApplication.translate("Focus", "Edit notes")
        self._edits.edit_line(old, new, words, f"focus-note:{id(self)}")
        if self._edits.failed:
            self._kept.reworded(new, old)

    def delete(self) -> None:
        self._edits.edit_line(self.line, "", QCoreApplication.translate("Focus", "Delete a note"))
        if not self._edits.failed:
            self._edits.desk.say(QCoreApplication.translate("Focus", "Deleted the note."), undoable=True)


class HeardRow(KeptRow):
    """What I heard; one click says how they took it."""

    def __init__(self, kept: Kept, record: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            kept, record, "ear", translate("Focus", "What you heard"), translate("Focus", "Delete what you heard")
        )
        flow = self._line()
        self.outcomes: dict[str, QPushButton] = {}
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(theme().px(tokens.XS) + 3, 0, 0, 0)
        row.setSpacing(0)
        outcomes = _outcomes()
        ends = {outcomes[0][0]: "first", outcomes[-1][0]: "last"}
        for outcome, words in outcomes:
            one = button(words, variant="segment")
            one.setCheckable(True)
            one.setProperty("end", ends.get(outcome, ""))
            # What is chosen is bold: nothing may be cut when another becomes so.
            bold = QFontMetrics(theme().font(weight=tokens.SEMIBOLD))
            one.setMinimumWidth(bold.horizontalAdvance(words) + theme().px(2 * tokens.M) + 4)
            one.clicked.connect(lambda _, outcome=outcome: self._take(outcome))
            self.outcomes[outcome] = one
            row.addWidget(one)
        flow.addWidget(box)
        self.unsaid = label(translate("Focus", "Not said back yet"), "small", wrap=False)
        flow.addWidget(self.unsaid)
        self.clear = RowText(
            translate("Focus", "What they made clear"), translate("Focus", "What did they make clear?")
        )
        self.clear.edited.connect(lambda text: self._put("clarification", text if text.strip() else None))
        self.clear.entered.connect(kept.left)
        self.fields.append(self.clear)
        self._grid.addWidget(self.clear, self._grid.rowCount(), 1, 1, 2)
        self._outcome = ""

    def refresh(self, part: Heard) -> None:
        self._outcome = part.outcome
        self.text.refresh(part.heard)
        self.clear.refresh(part.clarification)
        for outcome, one in self.outcomes.items():
            one.setChecked(outcome == part.outcome)
        self.unsaid.setVisible(part.outcome == Outcome.NOT_RESTATED)
        answered = part.outcome in (Outcome.CLARIFIED, Outcome.DISPUTED)
        self.clear.setVisible(answered or bool(part.clarification))

    def write(self, text: str) -> None:
        self._put("heard", text)

    def delete(self) -> None:
        translate = QCoreApplication.translate
        self._edits.delete(
            Restatement,
            self.record,
            translate("Focus", "Delete what you heard"),
            translate("Focus", "Deleted what you heard."),
        )

    def _take(self, outcome: str) -> None:
        """A click on what is chosen takes it back."""
        taken = outcome if outcome != self._outcome else str(Outcome.NOT_RESTATED)
        self._put("outcome", taken)
        if taken in (Outcome.CLARIFIED, Outcome.DISPUTED) and self.clear.isVisible():
            self.clear.setFocus()

    def _put(self, column: str, value: object) -> None:
        words = QCoreApplication.translate("Focus", "Edit what you heard")
        self._edits.put(Restatement, self.record, words, column, value)


class FollowUpRow(KeptRow):
    def __init__(self, kept: Kept, record: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            kept, record, "handshake", translate("Focus", "A follow-up"), translate("Focus", "Delete the follow-up")
        )
        flow = self._line()
        self.owner = InlineChoice(translate("Focus", "Who promised"), _owners())
        self.owner.chosen.connect(lambda owner: self._put("owner", owner))
        flow.addWidget(self.owner)
        self.whose = InlineChoice(translate("Focus", "With whom"), [])
        self.whose.chosen.connect(lambda colleague: self._put("colleague_id", colleague))
        flow.addWidget(self.whose)
        self.due = InlineDate(
            translate("Focus", "Due day"),
            kept.edits.desk.today,
            translate("Focus", "No day"),
            words=translate("Focus", "By {day}"),
        )
        self.due.picked.connect(lambda day: self._put("due", day))
        flow.addWidget(self.due)

    def refresh(self, part: Promise) -> None:
        self.text.refresh(part.text)
        self.owner.refresh(part.owner)
        self.whose.offer([(person.id, person.label) for person in self._kept.people])
        self.whose.refresh(part.colleague)
        self.whose.setVisible(len(self._kept.people) > 1)
        self.due.refresh(part.due)

    def write(self, text: str) -> None:
        self._put("text", text)

    def delete(self) -> None:
        translate = QCoreApplication.translate
        self._edits.delete(
            FollowUp, self.record, translate("Focus", "Delete the follow-up"), translate("Focus", "Follow-up deleted.")
        )

    def _put(self, column: str, value: object) -> None:
        words = QCoreApplication.translate("Focus", "Edit a follow-up")
        self._edits.put(FollowUp, self.record, words, column, value)


def _outcomes() -> Choices:
    return [
        (Outcome.CONFIRMED, QCoreApplication.translate("Focus", "Confirmed")),
        (Outcome.CLARIFIED, QCoreApplication.translate("Focus", "Clarified")),
        (Outcome.DISPUTED, QCoreApplication.translate("Focus", "Disputed")),
    ]


def _owners() -> Choices:
    return [
        (Party.ME, QCoreApplication.translate("Focus", "You promised")),
        (Party.THEM, QCoreApplication.translate("Focus", "They promised")),
    ]
