"""The cards of what passed between us in a meeting: follow-ups, and value given and received."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from journal.model import FollowUp, Value, new_id
from journal.model.words import Direction, Party, ValueKind
from journal.store.meetings import Details, Given, Promise
from journal.window.meetings.edits import Edits
from journal.window.meetings.fields import level
from journal.window.meetings.parts import PartRow, PartsCard, Words
from journal.window.meetings.whose import show_whose, whose
from journal.window.widgets.check import Check
from journal.window.widgets.days import due_words
from journal.window.widgets.giving import Giving
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices, value_kinds


class FollowUpsCard(PartsCard):
    kind = FollowUp

    def __init__(self, edits: Edits) -> None:
        super().__init__(
            edits,
            Words(
                title=QCoreApplication.translate("Meetings", "Follow-ups"),
                add=QCoreApplication.translate("Meetings", "Add follow-up"),
                adding=QCoreApplication.translate("Meetings", "Add follow-up"),
                editing=QCoreApplication.translate("Meetings", "Edit follow-up"),
                deleting=QCoreApplication.translate("Meetings", "Delete follow-up"),
                deleted=QCoreApplication.translate("Meetings", "Deleted the follow-up."),
                nothing=QCoreApplication.translate("Meetings", "What you promised each other here."),
                placeholder=QCoreApplication.translate("Meetings", "What was promised?"),
            ),
        )

    def make_row(self, record: str) -> PartRow:
        return _FollowUpRow(self, record)

    def can_add(self, details: Details) -> bool:
        return bool(details.people)

    def fields(self, details: Details) -> dict[str, Any]:
        return {"meeting_id": details.id, "owner": str(Party.ME), "colleague_id": details.people[0].id}


class _FollowUpRow(PartRow):
    def __init__(self, card: PartsCard, record: str) -> None:
        super().__init__(card, record)
        self.check = Check()
        self.check.setEnabled(False)
        self.check.clicked.connect(self._tick)
        self.grid.addWidget(self.check, 0, 0, Qt.AlignmentFlag.AlignTop)
        meta = self.meta()
        self.owner = InlineChoice(QCoreApplication.translate("Meetings", "Who promised"), _owners())
        self.owner.refresh(Party.ME)
        self.owner.chosen.connect(lambda owner: card.write(self, "owner", owner))
        meta.addWidget(self.owner)
        self.whose = whose(self, meta)
        self.due = InlineDate(
            QCoreApplication.translate("Meetings", "Due day"),
            card.edits.desk.today,
            QCoreApplication.translate("Meetings", "No due day"),
            words=QCoreApplication.translate("Meetings", "Due: {day}"),
        )
        self.due.picked.connect(lambda day: card.write(self, "due", day))
        meta.addWidget(self.due)
        self.done_on = InlineDate(
            QCoreApplication.translate("Meetings", "Done on"),
            card.edits.desk.today,
            clearable=False,
            words=QCoreApplication.translate("Meetings", "Done: {day}"),
        )
        self.done_on.picked.connect(lambda day: card.write(self, "done_on", day))
        self.done_on.hide()
        meta.addWidget(self.done_on)
        self.late = label("", "late", wrap=False)
        meta.addWidget(level(self.late))

    def refresh(self, part: Promise) -> None:
        super().refresh(part)
        today = self.card.edits.desk.today()
        self.check.setEnabled(True)
        self.check.setChecked(part.done_on is not None)
        self.check.setAccessibleName(part.text)
        self.owner.refresh(part.owner)
        self.due.refresh(part.due)
        self.done_on.refresh(part.done_on)
        self.done_on.setVisible(part.done_on is not None)
        late = part.due is not None and part.due < today and part.done_on is None
        self.late.setText(due_words(part.due, today) if part.due and late else "")
        self.late.setVisible(late)
        show_whose(self, self.whose, part.colleague)

    def _tick(self, done: bool) -> None:
        self.card.write(self, "done_on", self.card.edits.desk.today() if done else None)


class ValueCard(PartsCard):
    kind = Value

    def __init__(self, edits: Edits) -> None:
        super().__init__(
            edits,
            Words(
                title=QCoreApplication.translate("Meetings", "Value given and received"),
                add=QCoreApplication.translate("Meetings", "Add value"),
                adding=QCoreApplication.translate("Meetings", "Add value"),
                editing=QCoreApplication.translate("Meetings", "Edit value"),
                deleting=QCoreApplication.translate("Meetings", "Delete value"),
                deleted=QCoreApplication.translate("Meetings", "Deleted the value."),
                nothing=QCoreApplication.translate("Meetings", "What you did for them here, and they for you."),
                placeholder=QCoreApplication.translate("Meetings", "What was it?"),
            ),
        )
        self.giving = Giving()
        self.giving.picked.connect(self._record)
        self.body.insertWidget(0, self.giving)

    def show_parts(self, details: Details, parts: Sequence[Any]) -> None:
        super().show_parts(details, parts)
        self.giving.setEnabled(self.can_add(details))

    def _record(self, direction: str, kind: str) -> None:
        """At once, with the keyboard in its words."""
        if self.details is None:
            return
        record = new_id()
        fields = {**self.fields(self.details), "direction": direction, "kind": kind}
        self.edits.add(self.kind, record, self.words.adding, self.column, fields)
        row = self.row(record)
        if row is not None:
            row.text.setFocus()

    def make_row(self, record: str) -> PartRow:
        return _ValueRow(self, record)

    def can_add(self, details: Details) -> bool:
        return bool(details.people)

    def fields(self, details: Details) -> dict[str, Any]:
        return {
            "meeting_id": details.id,
            "colleague_id": details.people[0].id,
            "direction": str(Direction.GIVEN),
            "kind": str(ValueKind.HELP),
            "on": min(details.day, self.edits.desk.today()),
        }


class _ValueRow(PartRow):
    def __init__(self, card: PartsCard, record: str) -> None:
        super().__init__(card, record)
        meta = self.meta()
        self.direction = InlineChoice(QCoreApplication.translate("Meetings", "Given or received"), _directions())
        self.direction.refresh(Direction.GIVEN)
        self.direction.chosen.connect(lambda direction: card.write(self, "direction", direction))
        meta.addWidget(self.direction)
        self.kind = InlineChoice(QCoreApplication.translate("Meetings", "What kind"), value_kinds())
        self.kind.refresh(ValueKind.HELP)
        self.kind.chosen.connect(lambda kind: card.write(self, "kind", kind))
        meta.addWidget(self.kind)
        self.whose = whose(self, meta)

    def refresh(self, part: Given) -> None:
        super().refresh(part)
        self.direction.refresh(part.direction)
        self.kind.refresh(part.kind)
        show_whose(self, self.whose, part.colleague)


def _owners() -> Choices:
    return [
        (Party.ME, QCoreApplication.translate("Meetings", "I promised")),
        (Party.THEM, QCoreApplication.translate("Meetings", "They promised")),
    ]


def _directions() -> Choices:
    return [
        (Direction.GIVEN, QCoreApplication.translate("Meetings", "I gave")),
        (Direction.RECEIVED, QCoreApplication.translate("Meetings", "I received")),
    ]
