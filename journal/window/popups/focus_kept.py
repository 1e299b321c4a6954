"""What was kept in a meeting, the latest first: each line changes where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.store.meetings import Details, Person
from journal.window.popups.focus_edits import FocusEdits
from journal.window.popups.focus_notes import note_lines
from journal.window.popups.focus_rows import FollowUpRow, HeardRow, KeptRow, NoteRow
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label

LINES = 30
"""So many lines of older notes are shown; all are on the meeting's page."""

Key = tuple[str, str]
"""(kind, id); of a line of the notes, (note, its text)."""


class Kept(QWidget):
    """`left`: the keyboard has nothing more to do here."""

    left = Signal()

    def __init__(self, edits: FocusEdits) -> None:
        super().__init__()
        self.edits = edits
        self.people: tuple[Person, ...] = ()
        self._rows: dict[Key, KeptRow] = {}
        self._order: list[Key] = []  # what was kept in this window, the latest last
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        self._title = label(QCoreApplication.translate("Focus", "Kept"), "section")
        column.addWidget(self._title)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme().px(tokens.M))  # what belongs together stands closer
        column.addLayout(self._box)

    @property
    def rows(self) -> list[KeptRow]:
        """From top to bottom."""
        found = [self._box.itemAt(place) for place in range(self._box.count())]
        return [row for item in found if item is not None and isinstance(row := item.widget(), KeptRow)]

    def came(self, kind: str, where: str) -> None:
        """This was kept just now."""
        self._order = [key for key in self._order if key != (kind, where)] + [(kind, where)]

    def refresh(self, found: Details) -> None:
        """Show what the journal has now, without the line that is being written."""
        self.people = found.people
        lines = note_lines(found.notes)
        if self.edits.draft in lines:
            del lines[len(lines) - 1 - lines[::-1].index(self.edits.draft)]
        parts: list[tuple[Key, object]] = [(("note", line), line) for line in dict.fromkeys(lines[-LINES:])]
        parts += [(("restatement", one.id), one) for one in found.restatements]
        parts += [(("followup", one.id), one) for one in found.followups]
        ages = {key: age for age, key in enumerate(self._order)}
        parts.sort(key=lambda part: ages.get(part[0], -1))
        parts.reverse()
        self._show(parts)

    def commit(self) -> bool:
        """Save what is being typed, now."""
        saved = True
        for row in self.rows:
            for field in row.fields:
                self.edits.failed = False
                field.commit()
                saved = saved and not self.edits.failed
        return saved

    def reworded(self, old: str, new: str) -> None:
        """A line of the notes gets other words: its row stays where it is."""
        was, now = ("note", old), ("note", new)
        self._order = [now if key == was else key for key in self._order]
        if was in self._rows and now not in self._rows:
            self._rows[now] = self._rows.pop(was)

    def _show(self, parts: Sequence[tuple[Key, object]]) -> None:
        wanted = [key for key, _ in parts]
        for gone in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(gone)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, part) in enumerate(parts):
            found = self._rows.get(key)
            if found is None:
                found = self._rows[key] = self._make(key)
            if self._box.indexOf(found) != place:
                self._box.insertWidget(place, found)
            found.refresh(part)
            found.show()
        self._title.setVisible(bool(parts))

    def _make(self, key: Key) -> KeptRow:
        kind, record = key
        if kind == "note":
            return NoteRow(self, record)
        return HeardRow(self, record) if kind == "restatement" else FollowUpRow(self, record)
