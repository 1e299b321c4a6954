"""A different approach: what is tried with a colleague, until when, and how it went."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.model import Approach
from journal.store.changes import Change
from journal.store.ladder import ApproachDetail, approach_detail, consultations_about
from journal.window.desk import Desk
from journal.window.looking_back import Figures, answers, is_due, measured
from journal.window.reflections import edits
from journal.window.reflections.ladder_view import LadderView, colleague_choice
from journal.window.widgets.days import short_day
from journal.window.widgets.fields import Fields
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices, approach_outcomes


class ApproachView(LadderView):
    model = Approach

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "approach", record)
        self._ended: date | None = None
        self._colleague = ""
        self.edit_label = QCoreApplication.translate("Reflections", "Edit approach")
        card = self.headed(
            QCoreApplication.translate("Reflections", "Different approach"),
            QCoreApplication.translate("Reflections", "Delete approach"),
            QCoreApplication.translate("Reflections", "Deleted an approach."),
        )
        card.body.addWidget(self._fields())
        self.text = self.long_text(
            card,
            "text",
            QCoreApplication.translate("Reflections", "What I do differently"),
            QCoreApplication.translate("Reflections", "Say it so that you can tell later whether you did it"),
            3,
        )
        self.how_to_tell = self.long_text(
            card,
            "how_to_tell",
            QCoreApplication.translate("Reflections", "How I will know whether it helps"),
            QCoreApplication.translate("Reflections", "Something to be seen: two promises kept, an answer in a week"),
        )
        self._looking_back()
        self.page.column.addStretch(1)

    def _looking_back(self) -> None:
        card = self.card(QCoreApplication.translate("Reflections", "Looking back"))
        self._question = label(QCoreApplication.translate("Reflections", "The day has come: did it help?"), "strong")
        self._answers = answers(self.desk, self.record)
        self.figures = Figures()
        card.body.addWidget(self._question)
        card.body.addWidget(self.figures)
        card.body.addWidget(self._answers)
        card.body.addWidget(self._outcome())
        self.looked_back = self.long_text(
            card,
            "looked_back",
            QCoreApplication.translate("Reflections", "What I saw"),
            QCoreApplication.translate("Reflections", "What changed, and what did not"),
        )

    def _fields(self) -> QWidget:
        fields = Fields()
        self.whom = colleague_choice(self.desk, self._set_whom)
        none = QCoreApplication.translate("Reflections", "No consultation")
        self.consultation = InlineChoice(QCoreApplication.translate("Reflections", "Advised in"), [], none)
        self.consultation.chosen.connect(lambda value: self.set(consultation_id=value or None))
        self.started = self._day(QCoreApplication.translate("Reflections", "Begun"), "started_on")
        self.look_back = self._day(QCoreApplication.translate("Reflections", "Look back on"), "look_back_on")
        fields.add(QCoreApplication.translate("Reflections", "With"), self.whom)
        fields.add(QCoreApplication.translate("Reflections", "Advised in"), self.consultation)
        fields.add(QCoreApplication.translate("Reflections", "Begun"), self.started)
        fields.add(QCoreApplication.translate("Reflections", "Look back on"), self.look_back)
        return fields

    def _outcome(self) -> QWidget:
        fields = Fields()
        self.ended = InlineDate(
            QCoreApplication.translate("Reflections", "Ended"),
            self.desk.today,
            QCoreApplication.translate("Reflections", "Still running"),
        )
        self.ended.picked.connect(self._end)
        open_end = QCoreApplication.translate("Reflections", "Not said yet")
        self.outcome = InlineChoice(
            QCoreApplication.translate("Reflections", "How it went"), [("", open_end), *approach_outcomes()], open_end
        )
        self.outcome.chosen.connect(self._judge)
        fields.add(QCoreApplication.translate("Reflections", "Ended"), self.ended)
        fields.add(QCoreApplication.translate("Reflections", "How it went"), self.outcome)
        return fields

    def _day(self, words: str, field: str) -> InlineDate:
        made = InlineDate(words, self.desk.today, clearable=False)
        made.picked.connect(lambda day: self.set(**{field: day}))
        return made

    def refresh(self) -> bool:
        with self.desk.reading() as session:
            found = approach_detail(session, self.record)
            if found is None:
                return False
            consultations = consultations_about(session, found.colleague)
        self._ended, self._colleague = found.ended_on, found.colleague
        self.whom.show_person(found.colleague, found.name)
        offered: Choices = [("", QCoreApplication.translate("Reflections", "No consultation"))]
        for record, day, mentor in consultations:
            offered.append((record, f"{mentor}, {short_day(day, self.desk.today())}"))
        self.consultation.offer(offered)
        self.consultation.refresh(found.consultation)
        self.started.refresh(found.started_on)
        self.text.field.refresh(found.text)
        self.look_back.refresh(found.look_back_on)
        self.ended.refresh(found.ended_on)
        self.outcome.refresh(found.outcome)
        self.how_to_tell.field.refresh(found.how_to_tell)
        self.looked_back.field.refresh(found.looked_back)
        self._measure(found)
        return True

    def _measure(self, found: ApproachDetail) -> None:
        """The figures from its first day on; and the question, once its day has come."""
        today = self.desk.today()
        due = is_due(found, today)
        self._question.setVisible(due)
        self._answers.setVisible(due)
        self.figures.setVisible(found.started_on <= today)
        if found.started_on <= today:
            self.figures.show_figures(measured(self.desk, found), today)

    def begin(self) -> None:
        """Where something of the two is not said yet: what I do, then how I will know."""
        (self.how_to_tell if self.text.field.text() else self.text).field.setFocus()

    def concerned(self, change: Change) -> bool:
        about = bool(self._colleague and self._colleague in change.colleagues)
        return super().concerned(change) or change.concerns("consultation") or about

    def type(self, field: str, text: str | None) -> None:
        super().type(field, text if field == "text" else text or None)

    def _set_whom(self, colleague: str) -> None:
        """A consultation about somebody else did not advise it."""
        self.set(colleague_id=colleague, consultation_id=None)

    def _end(self, day: date | None) -> None:
        if not edits.set_ended(self.desk, self.record, day):
            self.refresh()

    def _judge(self, outcome: str) -> None:
        """What has an outcome has ended: today, unless another day is known."""
        if outcome:
            self.set(outcome=outcome, ended_on=self._ended or self.desk.today())
        else:
            self.set(outcome=None)
