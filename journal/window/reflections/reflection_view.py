"""One reflection: about whom, after what, how it stands, and what I think of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.method.prompts import prompts_for
from journal.model import Reflection
from journal.store.changes import Change
from journal.store.reflections import ReflectionDetail, meetings_with, people, reflection_detail
from journal.window.desk import Desk
from journal.window.reflections import edits
from journal.window.reflections.begun import as_it_stands, taking_part
from journal.window.reflections.people import PersonChoice
from journal.window.reflections.prompts import Prompts
from journal.window.reflections.ratings import RatingGrid
from journal.window.reflections.view import RecordView
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.days import short_day
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineText
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices, marks


class ReflectionView(RecordView):
    """`begun`: what it begins with, where it is not in the journal yet."""

    def __init__(self, desk: Desk, record: str, begun: ReflectionDetail | None = None) -> None:
        super().__init__(desk, "reflection", record)
        self._begun = begun
        self._stored = begun is None
        self._detail: ReflectionDetail | None = None
        delete = icon_button("trash-2", QCoreApplication.translate("Reflections", "Delete reflection"), self._delete)
        about = self.card(QCoreApplication.translate("Reflections", "Reflection"), delete)
        about.body.addWidget(self._about())
        felt = self.card(QCoreApplication.translate("Reflections", "How it stands"))
        self.ratings = RatingGrid(lambda what, value: self._set(**{what: value}))
        felt.body.addWidget(self.ratings)
        felt.body.addWidget(self._marks())
        words = QCoreApplication.translate("Reflections", "In my own words")
        self.text = InlineText(
            words, QCoreApplication.translate("Reflections", "What happened, and what I make of it"), 4
        )
        self.text.edited.connect(self._type)
        self.card(words).body.addWidget(self.text)
        guided = self.card(QCoreApplication.translate("Reflections", "To think about"))
        self.prompts = Prompts(self._answer)
        guided.body.addWidget(self.prompts)
        self.page.column.addStretch(1)

    def _about(self) -> QWidget:
        fields = Fields()
        nobody = QCoreApplication.translate("Reflections", "Nobody, it is about myself")
        self.whom = PersonChoice(QCoreApplication.translate("Reflections", "About"), self._people, nobody)
        self.whom.chosen.connect(self._set_whom)
        self.day = InlineDate(QCoreApplication.translate("Reflections", "Day"), self.desk.today, clearable=False)
        self.day.picked.connect(lambda day: self._set(on=day))
        none = QCoreApplication.translate("Reflections", "No meeting")
        self.meeting = InlineChoice(QCoreApplication.translate("Reflections", "After meeting"), [], none)
        self.meeting.chosen.connect(lambda meeting: self._set(meeting_id=meeting or None))
        fields.add(QCoreApplication.translate("Reflections", "About"), self.whom)
        fields.add(QCoreApplication.translate("Reflections", "Day"), self.day)
        fields.add(QCoreApplication.translate("Reflections", "After"), self.meeting)
        return fields

    def _marks(self) -> QWidget:
        fields = Fields()
        self.mark = InlineChoice(QCoreApplication.translate("Reflections", "It speaks of"), marks())
        self.mark.chosen.connect(lambda mark: self._set(marked=mark or None))
        fields.add(QCoreApplication.translate("Reflections", "It speaks of"), self.mark)
        return fields

    def refresh(self) -> bool:
        with self.desk.reading() as session:
            found = reflection_detail(session, self.record)
            self._stored = found is not None
            if found is None and self._begun is not None:
                found = self._begun = as_it_stands(session, self._begun)
            if found is None:
                return False
            meetings = meetings_with(session, found.colleague, self.desk.today(), found.meeting)
        self._detail = found
        self.whom.show_person(found.colleague, found.name)
        self.day.refresh(found.on)
        today = self.desk.today()
        none = ("", QCoreApplication.translate("Reflections", "No meeting"))
        self.meeting.offer([none, *((record, f"{title}, {short_day(day, today)}") for record, title, day in meetings)])
        self.meeting.refresh(found.meeting)
        self.meeting.setEnabled(bool(meetings))
        self.ratings.refresh(found.ratings)
        self.mark.refresh(found.marked)
        self.text.refresh(found.text)
        self._offer(found)
        return True

    def begin(self) -> None:
        if self._detail is not None and self._detail.colleague:
            self.ratings.fields["trust"].setFocus()
        else:
            self.whom.setFocus()

    def concerned(self, change: Change) -> bool:
        return super().concerned(change) or change.concerns("answer") or change.concerns("meeting")

    def reviewed(self, colleagues: frozenset[str]) -> None:
        if self._detail is not None and (not colleagues or self._detail.colleague in colleagues):
            self._offer(self._detail)

    def _offer(self, found: ReflectionDetail) -> None:
        review = self.desk.reviews.get(found.colleague) if found.colleague else None
        status = review.status if review else None
        concerns = [one.id for one in review.concerns] if review else []
        self.prompts.refresh(prompts_for(status, concerns, meeting=bool(found.meeting)), found.answers)

    @property
    def _new(self) -> ReflectionDetail | None:
        """What is to be stored together with the next that is said."""
        return None if self._stored else self._begun

    def _people(self) -> Choices:
        """Nobody, who was in the meeting, and the others."""
        meeting = self._detail.meeting if self._detail is not None else ""
        with self.desk.reading() as session:
            everybody, there = people(session), taking_part(session, meeting)
        everybody.sort(key=lambda one: one[0] not in there)
        return [("", QCoreApplication.translate("Reflections", "Nobody, it is about myself")), *everybody]

    def _set_whom(self, colleague: str) -> None:
        self._keep(lambda: edits.set_whom(self.desk, self.record, self._new, colleague or None))

    def _set(self, **values: Any) -> None:
        self._keep(lambda: edits.save_reflection(self.desk, self.record, self._new, **values))

    def _type(self, text: str) -> None:
        self.kept(edits.save_reflection(self.desk, self.record, self._new, merge="text", text=text or None))

    def _answer(self, prompt: str, number: int, answer: str) -> None:
        self.kept(edits.save_answer(self.desk, self.record, self._new, prompt, number, answer))

    def _keep(self, save: Callable[[], bool]) -> None:
        """Save; what could not be saved is shown as it is in the journal."""
        if not save():
            self.refresh()

    def _delete(self) -> None:
        self._begun = None
        if not self._stored:
            self.asked.emit("dropped", self.record)
            return
        label = QCoreApplication.translate("Reflections", "Delete reflection")
        if edits.delete(self.desk, label, Reflection, self.record):
            self.desk.say(QCoreApplication.translate("Reflections", "Deleted a reflection."), undoable=True)
