"""What the pop-up after a meeting asks: each part may be left out."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.method.quick_notes import Note, parse_after
from journal.model.words import MeetingState
from journal.window.desk import Desk
from journal.window.popups.about import About
from journal.window.popups.choices import Outcomes
from journal.window.popups.held import MoveTo, Ratings
from journal.window.popups.notes_box import FoundLines, NotesBox
from journal.window.popups.saving import MOVED, Said
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label

PAUSE = 120
"""Milliseconds after a key in which the lines under the box are worked out."""


class Form(QWidget):
    """`changed`: there is more or less to save. `chosen`: what became of it was said. `sent`: a person says that this
    is all. `left`: Escape."""

    changed = Signal()
    chosen = Signal()
    sent = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about: About | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.M))
        self.outcomes = Outcomes()
        self.ratings = Ratings()
        self.move_to = MoveTo(desk.today)
        self.box = NotesBox()
        self.found = FoundLines()
        self.error = label("", "error")
        for part in (self.outcomes, self.move_to, self.ratings, self.box, self.found, self.error):
            column.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._find)
        self._listen()
        self._show_parts()

    @property
    def text(self) -> str:
        return self.box.toPlainText()

    @property
    def said(self) -> Said:
        choice = self.outcomes.value
        if choice == MOVED:
            return Said(MOVED, start=self._start()) if self._start() is not None else Said()
        if choice != MeetingState.HELD:
            return Said(choice)
        return Said(choice, self.ratings.presence.value, self.ratings.energy.value, self.ratings.minutes.value)

    @property
    def begun(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.outcomes.value or self.text.strip())

    @property
    def notes(self) -> Sequence[Note]:
        """What the text reads as."""
        told = self._about
        return parse_after(self.text, self._desk.today(), told.people, told.others) if told is not None else ()

    def complete(self) -> bool:
        """Whether all that was begun can be read; where it cannot, it says which."""
        wrong = ""
        if self.outcomes.value == MOVED and self._start() is None:
            wrong = (
                QCoreApplication.translate("After", "Choose the new day.")
                if self.move_to.day.day is None
                else QCoreApplication.translate("Meetings", "Write the time like this: 10:00")
            )
        elif self.outcomes.value == MeetingState.HELD and not self.ratings.minutes.readable:
            wrong = QCoreApplication.translate("After", "Write the minutes as a whole number.")
        self.complain(wrong)
        return not wrong

    def complain(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def refresh(self, told: About) -> None:
        """Show what is known of the meeting; what was entered stays."""
        self._about = told
        self.ratings.minutes.guess(told.minutes)
        self.move_to.guess(told.start, self._desk.now().tzinfo)
        self._find()

    def take_over(self, before: "Form") -> None:
        """Have what was entered into another form."""
        self.outcomes.choose(before.outcomes.value)
        self.ratings.take_over(before.ratings)
        self.move_to.take_over(before.move_to)
        self.box.setPlainText(before.text)
        self._show_parts()

    def take_key(self, key: str) -> bool:
        """Take the choice of a letter; whether there is such a choice."""
        return self.outcomes.take_key(key)

    def go_on(self) -> bool:
        """The keyboard goes to what comes next after a choice; whether there is such a thing."""
        part = {str(MeetingState.HELD): self.ratings.presence, MOVED: self.move_to.day}.get(self.outcomes.value)
        if part is not None:
            part.setFocus()
        return part is not None

    def _listen(self) -> None:
        self.outcomes.chosen.connect(lambda _: self._chosen())
        self.ratings.presence.rated.connect(self._rated)
        self.box.textChanged.connect(self._typed)
        self.box.sent.connect(self.sent)
        self.box.left.connect(self.left)

    def _start(self) -> datetime | None:
        zone = self._about.time_zone if self._about is not None else None
        return self.move_to.start(self._desk.now().tzinfo, zone)

    def _rated(self, value: int | None) -> None:
        """Who was present was there: the meeting was held."""
        if value is not None and not self.outcomes.value:
            self.outcomes.choose(MeetingState.HELD)
            self._show_parts()
            self.changed.emit()

    def _chosen(self) -> None:
        self._show_parts()
        self.changed.emit()
        if self.outcomes.value:
            self.chosen.emit()

    def _show_parts(self) -> None:
        choice = self.outcomes.value
        held = choice == MeetingState.HELD
        self.ratings.setVisible(choice in ("", MeetingState.HELD))
        self.ratings.show_more(shown=held)
        self.move_to.setVisible(choice == MOVED)
        self.box.setVisible(held or bool(self.text.strip()))
        self.complain("")

    def _typed(self) -> None:
        self._timer.start()
        self.changed.emit()

    def _find(self) -> None:
        if self._about is not None:
            self.found.refresh(self.notes, self._about.people, self._about.others, self._desk.today())
