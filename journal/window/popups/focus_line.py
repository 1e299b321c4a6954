"""The line for quick notes: what it will become is said while it is typed, and Enter keeps it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.method.quick_notes import Note, Who, parse
from journal.model.words import Party
from journal.store.meetings import Person
from journal.window.popups.focus_edits import FocusEdits
from journal.window.popups.focus_notes import one_line
from journal.window.theme import theme, tokens
from journal.window.widgets.days import day_words
from journal.window.widgets.labels import label
from journal.window.widgets.plain import PlainLine

PAUSE = 1_000
"""Milliseconds after which what is typed is saved, though the typing goes on."""


class QuickLine(QWidget):
    """`kept(kind, id)`: what became of the line; `typed`: something is being written."""

    kept = Signal(str, str)
    typed = Signal()

    def __init__(self, edits: FocusEdits) -> None:
        super().__init__()
        self._edits = edits
        self._people: tuple[Person, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        self.field = _Field()
        self.field.setAccessibleName(QCoreApplication.translate("Focus", "Quick note"))
        self.field.setPlaceholderText(QCoreApplication.translate("Focus", "Write a note"))
        self.field.textEdited.connect(lambda _: self._follow())
        self.field.returnPressed.connect(self.keep)
        column.addWidget(self.field)
        self.hint = label("", "small")
        column.addWidget(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.save)
        self._tell()

    def show_people(self, people: tuple[Person, ...]) -> None:
        if people != self._people:
            self._people = people
            self._tell()

    def save(self) -> bool:
        """Keep safe what is being typed, now; False where that failed."""
        self._timer.stop()
        self._edits.failed = False
        self._edits.write(one_line(self.field.text()))
        return not self._edits.failed

    def keep(self) -> bool:
        """The line is done; False where it could not be saved, and stands there still."""
        self._timer.stop()
        note = self._note()
        if note is None:
            return self.save()
        what = self.hint.text()
        words = QCoreApplication.translate("Focus", "Kept: {what}").format(what=what[:1].lower() + what[1:])
        became = self._edits.keep(note, self._people)
        if self._edits.failed:
            return False
        self.field.clear()
        self._say(words)
        self.kept.emit(*became)
        return True

    def _follow(self) -> None:
        self._tell()
        if not self._timer.isActive():
            self._timer.start()
        self.typed.emit()

    def _note(self) -> Note | None:
        text = one_line(self.field.text())
        people = [Who(person.id, person.name) for person in self._people]
        note = parse(text, self._edits.desk.today(), people) if text else None
        return note if note is not None and note.text.strip() else None

    def _tell(self) -> None:
        note = self._note()
        if note is None:
            words = QCoreApplication.translate(
                "Focus", "Begin with r for what you heard, f for what you will do, t for what they will do."
            )
            if len(self._people) > 1:
                words += " " + QCoreApplication.translate("Focus", "@name says who it is about.")
        else:
            words = note_words(note, self._people, self._edits)
        self._say(words)

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setAccessibleName(words)


def note_words(note: Note, people: Sequence[Person], edits: FocusEdits) -> str:
    """ "Follow-up · you · by Friday, 27 November": what becomes of a line."""
    translate = QCoreApplication.translate
    names = {person.id: person.name for person in people}
    if note.kind == "followup" and not people:
        return translate("Focus", "A note: nobody takes part in the meeting yet")
    if note.kind == "note":
        return translate("Focus", "A note")
    if note.kind == "restatement":
        named = names.get(note.colleague or "", "") if len(people) > 1 else ""
        return " · ".join(part for part in (translate("Focus", "What you heard"), named) if part)
    with_whom = names.get(note.colleague or people[0].id, "")
    mine = note.owner == Party.ME
    who = translate("Focus", "you") if mine else with_whom
    if mine and len(people) > 1:
        who = translate("Focus", "you, for {name}").format(name=with_whom)
    if note.due is None:
        due = translate("Focus", "no day")
    else:
        due = translate("Focus", "by {day}").format(day=day_words(note.due, edits.desk.today()))
    return " · ".join((translate("Focus", "Follow-up"), who, due))


class _Field(PlainLine):
    """Where nothing is typed, undo and redo are the journal's."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.text():
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)
