"""A consultation or an approach that lacks somebody still: stored as soon as everybody is named."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from journal.method.whom_to_ask import Suggestion
from journal.store.ladder import likely_adviser
from journal.store.mentors import suggested
from journal.store.reflections import colleague_name
from journal.window.desk import Desk
from journal.window.reflections import edits
from journal.window.reflections.consultation_view import NEW, MentorChoice
from journal.window.reflections.ladder_view import colleague_choice
from journal.window.reflections.step_card import is_delicate
from journal.window.reflections.view import RecordView
from journal.window.widgets.buttons import WordButton
from journal.window.widgets.card import clear
from journal.window.widgets.fields import Fields
from journal.window.widgets.labels import label


class Draft(RecordView):
    """`kind` is consultation or approach; `asked("made_" + kind, id)` once it is stored."""

    def __init__(self, desk: Desk, kind: str, colleague: str = "") -> None:
        super().__init__(desk, kind, "")
        self._colleague = colleague
        self._adviser = ""
        with_mentor = kind == "consultation"
        titles = {
            "consultation": QCoreApplication.translate("Reflections", "New consultation"),
            "approach": QCoreApplication.translate("Reflections", "New approach"),
        }
        card = self.card(titles[kind])
        fields = Fields()
        self.whom = colleague_choice(desk, self._set_whom)
        fields.add(QCoreApplication.translate("Reflections", "About"), self.whom)
        self.mentor = MentorChoice(desk)
        self.mentor.choice.chosen.connect(self._set_mentor)
        self.mentor.name.edited.connect(self._name)
        if with_mentor:
            fields.add(QCoreApplication.translate("Reflections", "Mentor"), self.mentor)
        card.body.addWidget(fields)
        self._suggested = QVBoxLayout()
        card.body.addLayout(self._suggested)
        self._suggestion: Suggestion | None = None
        hint = (
            QCoreApplication.translate("Reflections", "Say whom it is about and who advised you; then write it down.")
            if with_mentor
            else QCoreApplication.translate("Reflections", "Say with whom you try it; then write it down.")
        )
        card.body.addWidget(label(hint, "small"))
        self.page.column.addStretch(1)

    def refresh(self) -> bool:
        with self.desk.reading() as session:
            name = colleague_name(session, self._colleague)
        self._suggest()
        self.whom.show_person(self._colleague, name)
        self.mentor.refresh(self._colleague, self._adviser, "")
        return True

    def _suggest(self) -> None:
        """Whom to ask, and why, once it is known whom it is about; one click takes it."""
        found = None
        if self.kind == "consultation" and self._colleague:
            review = self.desk.reviews.get(self._colleague)
            delicate = review is not None and is_delicate(review)
            with self.desk.reading() as session:
                found = suggested(session, self._colleague, self.desk.today(), delicate=delicate)
        if found != self._suggestion:
            self._suggestion = found
            clear(self._suggested)
            if found is not None:
                words = QCoreApplication.translate("Reflections", "Ask {name}").format(name=found.name)
                take = WordButton(words, lambda: self._set_mentor(found.adviser), variant="")
                self._suggested.addWidget(label(found.reason, "muted"))
                self._suggested.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        (self.mentor.choice if self._colleague else self.whom).setFocus()

    def _set_whom(self, colleague: str) -> None:
        self._colleague = colleague
        with self.desk.reading() as session:
            self._adviser = self._adviser or likely_adviser(session, colleague)
        self.refresh()
        self._store()

    def _set_mentor(self, adviser: str) -> None:
        self.mentor.ask_name(adviser == NEW)
        if adviser != NEW:
            self._adviser = adviser
            self._store()

    def _name(self, name: str) -> None:
        self.mentor.ask_name(False)
        made = edits.add_mentor(self.desk, name.strip()) if name.strip() else ""
        if made:
            self._adviser = f"mentor:{made}"
        self.refresh()
        if made:
            self._store()

    def _store(self) -> None:
        made = ""
        if self.kind == "approach" and self._colleague:
            made = edits.add_approach(self.desk, self._colleague)
        elif self._colleague and self._adviser:
            made = edits.add_consultation(self.desk, self._colleague, self._adviser)
        if made:
            self.asked.emit(f"made_{self.kind}", made)
