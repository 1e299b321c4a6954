"""One reflection: about whom, after what, how it stands, and what I think of it."""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.method.conduct import marked_in
from journal.method.prompts import prompts_for
from journal.model import Reflection
from journal.model.words import RATINGS, Occasion
from journal.store.changes import Change
from journal.store.guided import earlier_ratings
from journal.store.hints import is_off
from journal.store.reflections import ReflectionDetail, meetings_with, people, reflection_detail
from journal.window.desk import Desk
from journal.window.reflecting import patterns_now
from journal.window.reflections import edits
from journal.window.reflections.begun import as_it_stands, taking_part
from journal.window.reflections.conduct_card import ConductCard
from journal.window.reflections.judging_hint import HINT, JudgingHint
from journal.window.reflections.offered import PatternCard
from journal.window.reflections.people import PersonChoice
from journal.window.reflections.prompts import Prompts
from journal.window.reflections.ratings import RatingGrid
from journal.window.reflections.view import RecordView
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.days import short_day
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import Choices, marks, occasions

MARK = 140
"""Pixels, at the usual size, that the name of the mark takes."""


class ReflectionView(RecordView):
    """`begun`: what it begins with, where it is not in the journal yet; `prompt`: what it is to begin with."""

    def __init__(self, desk: Desk, record: str, begun: ReflectionDetail | None = None, prompt: str = "") -> None:
        super().__init__(desk, "reflection", record)
        self._begun = begun
        self._prompt = prompt
        self._stored = begun is None
        self._detail: ReflectionDetail | None = None
        self._hints_on = False
        self.pattern = PatternCard(desk)
        self.page.column.addWidget(self.pattern)
        delete = icon_button("trash-2", QCoreApplication.translate("Reflections", "Delete reflection"), self._delete)
        about = self.card(QCoreApplication.translate("Reflections", "Reflection"), delete)
        about.body.addWidget(self._about())
        felt = self.card(QCoreApplication.translate("Reflections", "How it stands"))
        self.ratings = RatingGrid(lambda what, value: self._set(**{what: value}))
        felt.body.addWidget(self.ratings)
        felt.body.addWidget(self._marks())
        self.conduct = ConductCard(desk)
        self.page.column.addWidget(self.conduct)
        self._own_words()
        guided = self.card(QCoreApplication.translate("Reflections", "To think about"))
        self.guide = label("", "small")
        guided.body.addWidget(self.guide)
        self.prompts = Prompts(self._answer, self._hint_under)
        guided.body.addWidget(self.prompts)
        self.page.column.addStretch(1)

    def _own_words(self) -> None:
        words = QCoreApplication.translate("Reflections", "In my own words")
        placeholder = QCoreApplication.translate("Reflections", "What happened, and what I make of it")
        self.text = InlineText(words, placeholder, 4)
        self.text.edited.connect(self._type)
        own = self.card(words)
        own.body.addWidget(self.text)
        own.body.addWidget(self._hint_under(self.text))

    def _about(self) -> QWidget:
        fields = Fields()
        nobody = QCoreApplication.translate("Reflections", "Nobody, it is about myself")
        self.whom = PersonChoice(QCoreApplication.translate("Reflections", "About"), self._people, nobody)
        self.whom.chosen.connect(self._set_whom)
        self.day = InlineDate(QCoreApplication.translate("Reflections", "Day"), self.desk.today, clearable=False)
        self.day.picked.connect(lambda day: self._set(on=day))
        none = QCoreApplication.translate("Reflections", "No meeting")
        self.meeting = InlineChoice(QCoreApplication.translate("Reflections", "After meeting"), [], none)
        self.meeting.chosen.connect(self._set_meeting)
        fields.add(QCoreApplication.translate("Reflections", "About"), self.whom)
        fields.add(QCoreApplication.translate("Reflections", "Day"), self.day)
        fields.add(QCoreApplication.translate("Reflections", "After"), self.meeting)
        any_time = ("", QCoreApplication.translate("Reflections", "Any time"))
        self.occasion = InlineChoice(QCoreApplication.translate("Reflections", "Occasion"), [any_time, *occasions()])
        self.occasion.chosen.connect(self._set_occasion)
        fields.add(QCoreApplication.translate("Reflections", "Occasion"), self.occasion)
        return fields

    def _marks(self) -> QWidget:
        fields = Fields(MARK)
        words = QCoreApplication.translate("Reflections", "Disrespect or harm")
        self.mark = InlineChoice(words, marks())
        self.mark.chosen.connect(lambda mark: self._set(marked=mark or None))
        fields.add(words, self.mark)
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
            earlier = earlier_ratings(session, found.colleague, found.on, self.record)
            self._hints_on = not is_off(session, HINT, self.desk.today())
        self._detail = found
        self.whom.show_person(found.colleague, found.name)
        self.day.refresh(found.on)
        today = self.desk.today()
        none = ("", QCoreApplication.translate("Reflections", "No meeting"))
        self.meeting.offer([none, *((record, f"{title}, {short_day(day, today)}") for record, title, day in meetings)])
        self.meeting.refresh(found.meeting)
        self.meeting.setEnabled(bool(meetings))
        self.occasion.refresh(found.occasion)
        self.ratings.refresh(found.ratings)
        self.ratings.show_before(earlier, today)
        self.ratings.show_only(_rated(found))
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
        return super().concerned(change) or any(change.concerns(kind) for kind in ("answer", "meeting", "hint_off"))

    def reviewed(self, colleagues: frozenset[str]) -> None:
        if self._detail is not None:
            self._offer(self._detail)

    def _offer(self, found: ReflectionDetail) -> None:
        """What to think about, and where to turn, as things stand."""
        review = self.desk.reviews.get(found.colleague) if found.colleague else None
        status = review.status if review else None
        concerns = {one.id for one in review.concerns} if review else set()
        if found.marked:
            concerns.add("conduct")
        conduct = "conduct" in concerns
        if conduct:
            self.conduct.refresh(found.colleague, found.marked or marked_in(review.concerns if review else ()))
        self.conduct.setVisible(conduct)
        asked = prompts_for(status, concerns, meeting=bool(found.meeting), occasion=found.occasion)
        own = self._own_prompt(found) if not conduct else ""
        self.prompts.refresh([*([own] if own else []), *asked], found.answers)
        for hint in self.findChildren(JudgingHint):
            hint.switch(on=self._hints_on and not conduct)
        self.guide.setText("" if conduct else _guide(found))
        self.guide.setVisible(bool(self.guide.text()))
        about_myself = not found.colleague and not conduct
        self.pattern.show_first(wanted=about_myself and found.occasion != Occasion.WEEKLY and not self._prompt)

    def _own_prompt(self, found: ReflectionDetail) -> str:
        """What holds across my partnerships, in the reflection on a week; the same as long as this is shown."""
        if self._prompt or found.occasion != Occasion.WEEKLY or found.colleague or found.on != self.desk.today():
            return self._prompt
        self._prompt = next((one.prompt for one in patterns_now(self.desk)), "")
        return self._prompt

    def _hint_under(self, field: InlineText) -> JudgingHint:
        made = JudgingHint(field, self.desk)
        made.begun.connect(self._writes)
        return made

    def _writes(self, hint: JudgingHint) -> None:
        """One line at a time."""
        for one in self.findChildren(JudgingHint):
            if one is not hint:
                one.rest()

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

    def _set_occasion(self, occasion: str) -> None:
        """It says nothing yet of what happened: a reflection that is only begun is not stored for it."""
        if self._new is not None:
            self._begun = self._new._replace(occasion=occasion)
            self.refresh()
        else:
            self._set(occasion=occasion or None)

    def _set_meeting(self, meeting: str) -> None:
        if self._new is not None and not meeting:
            self._begun = self._new._replace(meeting="")
            self.refresh()
        else:
            self._set(meeting_id=meeting or None)

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


def _rated(found: ReflectionDetail) -> Collection[str]:
    """What there is to rate: where it is about nobody and no meeting, only what it was for my energy."""
    if found.colleague or found.meeting:
        return RATINGS
    return {"energy", *(what for what, rating in found.ratings.items() if rating)}


def _guide(found: ReflectionDetail) -> str:
    """How long to stay, and on what."""
    words = {
        Occasion.AFTER_MEETING: QCoreApplication.translate("Reflections", "Two minutes are enough."),
        Occasion.WEEKLY: QCoreApplication.translate(
            "Reflections", "Your own week: what was said and done, and your part in it."
        ),
        Occasion.QUARTERLY: QCoreApplication.translate(
            "Reflections", "The last three months: what became of it, and when it turned."
        ),
    }
    return words[Occasion(found.occasion)] if found.occasion else ""
