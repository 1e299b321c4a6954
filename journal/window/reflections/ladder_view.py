"""What consultations, approaches and mentors share: fields of one record, saved where they stand."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.store.reflections import people
from journal.window.desk import Desk
from journal.window.reflections import edits
from journal.window.reflections.people import PersonChoice
from journal.window.reflections.view import Prompted, RecordView
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.words import Choices


class LadderView(RecordView):
    model: edits.Model
    edit_label = ""

    def headed(self, title: str, delete_words: str, said: str) -> Card:
        """The first card, with the button that deletes the record at once."""
        return self.card(title, icon_button("trash-2", delete_words, lambda: self._delete(delete_words, said)))

    def set(self, **values: Any) -> None:
        """Save; what could not be saved is shown as it is in the journal."""
        if not edits.save(self.desk, self.edit_label, self.model, self.record, **values):
            self.refresh()

    def long_text(self, card: Card, field: str, words: str, placeholder: str, lines: int = 2) -> Prompted:
        """A text of the record, under its name."""
        made = Prompted(words, placeholder, lines)
        made.field.edited.connect(lambda text: self.type(field, text))
        card.body.addWidget(made)
        return made

    def type(self, field: str, text: str | None) -> None:
        self.kept(edits.save(self.desk, self.edit_label, self.model, self.record, merge=field, **{field: text}))

    def _delete(self, label: str, said: str) -> None:
        if edits.delete(self.desk, label, self.model, self.record):
            self.desk.say(said, undoable=True)


def colleague_choice(desk: Desk, chosen: Callable[[str], object]) -> PersonChoice:
    """One of all colleagues."""

    def everybody() -> Choices:
        with desk.reading() as session:
            return people(session)

    made = PersonChoice(
        QCoreApplication.translate("Reflections", "Colleague"),
        everybody,
        QCoreApplication.translate("Reflections", "Choose a colleague"),
    )
    made.chosen.connect(chosen)
    return made
