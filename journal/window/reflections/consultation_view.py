"""A consultation: what a mentor heard, thought and advised."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.model import Consultation
from journal.store.changes import Change
from journal.store.ladder import advisers, approaches_from, consultation_detail
from journal.window.desk import Desk
from journal.window.reflections import edits
from journal.window.reflections.came_of import CameOf
from journal.window.reflections.ladder_view import LadderView, colleague_choice
from journal.window.reflections.view import row_of
from journal.window.widgets.buttons import button
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.pick import InlineChoice, InlineDate

NEW = "new"
"""The choice of a mentor who is not in the journal yet."""


class MentorChoice(QWidget):
    """Who was asked: a mentor, a colleague who is one, or somebody whose name is typed here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choice = InlineChoice(
            QCoreApplication.translate("Reflections", "Mentor"),
            [],
            QCoreApplication.translate("Reflections", "Choose a mentor"),
        )
        words = QCoreApplication.translate("Reflections", "Name of the new mentor")
        self.name = InlineLine(words, words)
        self.name.hide()
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long name is cut
        row = row_of(self.choice)
        row.insertWidget(1, self.name, 1)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)

    def refresh(self, colleague: str, value: str, name: str) -> None:
        """Offer all who can be asked about a colleague; `value` and `name` are those of the one who was."""
        with self._desk.reading() as session:
            known = advisers(session, colleague)
        if value and value not in dict(known):
            known.append((value, name))
        self.choice.offer([*known, (NEW, QCoreApplication.translate("Reflections", "New mentor …"))])
        self.choice.refresh(value)

    def ask_name(self, shown: bool = True) -> None:
        self.name.setVisible(shown)
        if shown:
            self.name.setFocus()
        else:
            self.name.refresh("")


class ConsultationView(LadderView):
    model = Consultation

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "consultation", record)
        self._colleague = ""
        self._mentor = ("", "")
        self.edit_label = QCoreApplication.translate("Reflections", "Edit consultation")
        card = self.headed(
            QCoreApplication.translate("Reflections", "Consultation"),
            QCoreApplication.translate("Reflections", "Delete consultation"),
            QCoreApplication.translate("Reflections", "Deleted a consultation."),
        )
        card.body.addWidget(self._fields())
        self._said()
        self._came = CameOf(self.desk)
        self.page.column.addWidget(self._came)
        self.came_of = self.long_text(
            self._came,
            "came_of",
            QCoreApplication.translate("Reflections", "In your own words"),
            QCoreApplication.translate("Reflections", "What you did with it, and what changed"),
        )
        self.page.column.addStretch(1)

    def _said(self) -> None:
        said = self.card(QCoreApplication.translate("Reflections", "What was said"))
        write = QCoreApplication.translate("Reflections", "Write it down")
        self.challenge = self.long_text(
            said, "challenge", QCoreApplication.translate("Reflections", "The challenge I described"), write
        )
        self.evaluation = self.long_text(
            said, "evaluation", QCoreApplication.translate("Reflections", "How they see it"), write
        )
        self.advice = self.long_text(
            said, "advice", QCoreApplication.translate("Reflections", "What they advised"), write
        )
        begin = QCoreApplication.translate("Reflections", "Begin an approach")
        said.body.addLayout(row_of(button(begin, self._begin, variant="primary", icon_name="compass")))

    def _fields(self) -> QWidget:
        fields = Fields()
        self.whom = colleague_choice(self.desk, lambda colleague: self.set(colleague_id=colleague))
        self.mentor = MentorChoice(self.desk)
        self.mentor.choice.chosen.connect(self._choose)
        self.mentor.name.edited.connect(self._name)
        self.day = InlineDate(QCoreApplication.translate("Reflections", "Day"), self.desk.today, clearable=False)
        self.day.picked.connect(lambda day: self.set(on=day))
        fields.add(QCoreApplication.translate("Reflections", "About"), self.whom)
        fields.add(QCoreApplication.translate("Reflections", "Mentor"), self.mentor)
        fields.add(QCoreApplication.translate("Reflections", "Day"), self.day)
        return fields

    def refresh(self) -> bool:
        with self.desk.reading() as session:
            found = consultation_detail(session, self.record)
            begun = approaches_from(session, self.record)
        if found is None:
            return False
        self._colleague, self._mentor = found.colleague, (found.mentor, found.mentor_name)
        self.whom.show_person(found.colleague, found.name)
        self.mentor.refresh(found.colleague, *self._mentor)
        self.day.refresh(found.on)
        self.challenge.field.refresh(found.challenge)
        self.evaluation.field.refresh(found.evaluation)
        self.advice.field.refresh(found.advice)
        self.came_of.field.refresh(found.came_of)
        self._came.refresh(found, begun)
        return True

    def concerned(self, change: Change) -> bool:
        return super().concerned(change) or change.concerns("approach")

    def begin(self) -> None:
        self.challenge.field.setFocus()

    def type(self, field: str, text: str | None) -> None:
        super().type(field, text or None)

    def _choose(self, value: str) -> None:
        if value == NEW:
            self.mentor.refresh(self._colleague, *self._mentor)
            self.mentor.ask_name()
            return
        self.mentor.ask_name(False)
        self.set(**edits.adviser_fields(value))

    def _name(self, name: str) -> None:
        if name.strip():
            if edits.new_adviser(self.desk, self.record, name.strip()):
                self.mentor.ask_name(False)
                self.challenge.field.setFocus()
        else:
            self.mentor.ask_name(False)

    def _begin(self) -> None:
        self.commit()
        self.asked.emit("approach_from", self.record)
