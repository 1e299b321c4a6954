"""What is written into the journal from the focus window."""

from PySide6.QtCore import QCoreApplication

from journal.method.quick_notes import Note
from journal.model import FollowUp, Meeting, Question, Restatement, new_id
from journal.model.base import COUNT
from journal.model.words import MeetingState, Outcome
from journal.store.meetings import Person
from journal.window.desk import Desk
from journal.window.meetings.edits import Edits
from journal.window.popups.focus_notes import with_line


class FocusEdits(Edits):
    """`draft` is the line that is being written, as it stands last in the meeting's notes; "" where none is.

    The line and what becomes of it when it is kept are one step to undo.
    """

    def __init__(self, desk: Desk, meeting: str) -> None:
        super().__init__(desk)
        self.meeting = meeting
        self.draft = ""
        self._line = 0

    def write(self, text: str) -> None:
        """Keep safe what is being typed."""
        before, self.draft = self.draft, text
        if text == before:
            return
        with self.kept(), self.desk.change(self._words(), self._merge()) as session:
            found = session.get(Meeting, self.meeting)
            if found is not None:
                found.notes = with_line(found.notes, before, text)
        if self.failed:
            self.draft = before

    def keep(self, note: Note, people: tuple[Person, ...]) -> tuple[str, str]:
        """The line is done: store what it says, in place of it. What it became, and its id or the line of the notes."""
        record = new_id()
        colleague = note.colleague or (people[0].id if people else None)
        plain = note.kind == "note" or (note.kind == "followup" and colleague is None)
        with self.kept(), self.desk.change(self._words(), self._merge()) as session:
            found = session.get(Meeting, self.meeting)
            if found is None:
                return "", ""
            found.notes = with_line(found.notes, self.draft, note.text if plain else "")
            if note.kind == "restatement":
                session.add(
                    Restatement(
                        id=record,
                        meeting_id=self.meeting,
                        key=record,
                        heard=note.text,
                        outcome=str(Outcome.NOT_RESTATED),
                        colleague_id=note.colleague if len(people) > 1 else None,
                    )
                )
            elif not plain:
                session.add(
                    FollowUp(
                        id=record,
                        meeting_id=self.meeting,
                        colleague_id=colleague,
                        owner=str(note.owner),
                        text=note.text,
                        due=note.due,
                    )
                )
        if not self.failed:
            self.draft = ""
            self._line += 1
        return ("note", note.text) if plain else (note.kind, record)

    def edit_line(self, old: str, new: str, label: str, merge: str | None = None) -> None:
        """Another wording of a line of the notes, or none."""
        with self.kept(), self.desk.change(label, merge) as session:
            found = session.get(Meeting, self.meeting)
            if found is not None:
                found.notes = with_line(found.notes, old, new)

    def ask(self, record: str, text: str) -> None:
        """A question that was suggested has been asked."""
        label = QCoreApplication.translate("Focus", "Ask a question")
        with self.kept(), self.desk.change(label) as session:
            session.add(Question(id=record, meeting_id=self.meeting, text=text))

    def count_distraction(self, step: int) -> None:
        """One more, or one less."""
        label = QCoreApplication.translate("Focus", "Count a distraction")
        with self.kept(), self.desk.change(label) as session:
            found = session.get(Meeting, self.meeting)
            if found is not None and (step > 0 or found.distractions):
                found.distractions = min(COUNT[1], (found.distractions or 0) + step)

    def hold(self, minutes: int) -> None:
        """It took place."""
        label = QCoreApplication.translate("Focus", "Mark a meeting as held")
        with self.kept(), self.desk.change(label) as session:
            found = session.get(Meeting, self.meeting)
            if found is not None:
                found.state = str(MeetingState.HELD)
                found.minutes_held = minutes

    def _words(self) -> str:
        return QCoreApplication.translate("Focus", "Write a quick note")

    def _merge(self) -> str:
        return f"focus-draft:{self.meeting}:{self._line}"
