"""What of the followed calendars was taken back (Ctrl+Z): it comes only where the calendar says something else."""

from collections.abc import Iterable
from hashlib import sha256

from journal.exchange.calendar_rows import Row
from journal.window.calendars.kept import Keeping

Marks = frozenset[str]


def mark_of(row: Row) -> str:
    """What tells one change of a meeting from another, without a word of it."""
    event = row.event
    told = (event.uid, event.recurrence_id, event.title, event.start.isoformat(), event.minutes, event.where)
    return sha256(repr((row.kind, *told, event.cancelled, row.colleagues)).encode()).hexdigest()[:16]


class Undone:
    """The marks of what was taken back, and the steps that may be."""

    def __init__(self, kept: Keeping) -> None:
        self._kept = kept
        self._done: list[Marks] = []
        self._undone: list[Marks] = []

    def did(self, marks: Iterable[str]) -> None:
        """These changes were brought in as one step."""
        self._done.append(frozenset(marks))
        self._forget(self._done[-1])
        self._undone.clear()

    def take_back(self) -> None:
        """The last of these steps was undone."""
        if self._done:
            self._undone.append(self._done.pop())
            self._kept.undone = [*self._kept.undone, *sorted(self._undone[-1])]

    def do_again(self) -> None:
        if self._undone:
            self._done.append(self._undone.pop())
            self._forget(self._done[-1])

    @property
    def marks(self) -> Marks:
        return frozenset(self._kept.undone)

    def _forget(self, marks: Marks) -> None:
        kept = self._kept.undone
        if not marks.isdisjoint(kept):
            self._kept.undone = [one for one in kept if one not in marks]
