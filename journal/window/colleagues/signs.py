"""When each colleague last gave a sign of life, and when the next meeting with them is: read when the list asks for it
first, then kept right as the journal changes."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from journal.store.changes import Change
from journal.store.roster import last_contacts, next_meetings
from journal.window.background import Job
from journal.window.desk import Desk

AT_ONCE = 8
"""So many colleagues are looked up on the window's thread after a change; more are left to the worker."""
_SIGNS = ("meeting", "meeting_colleague", "contact", "value", "colleague")


class Signs(QObject):
    """`updated`: something else is known now."""

    updated = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._contacts: dict[str, date] = {}
        self._asked = False
        self._job: Job | None = None
        desk.changed.connect(self._follow)
        desk.day_began.connect(self._forget)

    @property
    def waiting(self) -> bool:
        """Whether the worker is still looking."""
        return self._job is not None

    def contacts(self) -> Mapping[str, date]:
        """Colleague id -> the day of the last sign of life, as far as it is known; `updated` tells the rest."""
        if not self._asked:
            self._asked = True
            self._look()
        return self._contacts

    def meetings(self) -> Mapping[str, datetime]:
        """Colleague id -> when the next planned meeting begins: few, and found by their time."""
        with self._desk.reading() as session:
            return next_meetings(session, self._desk.now())

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        journal, today = self._desk.journal, self._desk.today()

        def look(job: Job) -> dict[str, date]:
            with journal.reading() as session:
                return last_contacts(session, today)

        self._job = self._desk.background.start(look, self._take)

    def _take(self, found: dict[str, date]) -> None:
        self._contacts, self._job = found, None
        self.updated.emit()

    def _follow(self, change: Change) -> None:
        if not self._asked or not any(change.concerns(kind) for kind in _SIGNS):
            return
        if change.everything or len(change.colleagues) > AT_ONCE or self._job is not None:
            self._look()
            return
        with self._desk.reading() as session:
            found = last_contacts(session, self._desk.today(), change.colleagues)
        for colleague in change.colleagues:
            self._contacts.pop(colleague, None)
        self._contacts |= found
        self.updated.emit()

    def _forget(self, _: object = None) -> None:
        if self._asked:
            self._look()
