"""Every change that the map of goals makes to the journal, each one step to undo."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.model import Goal
from journal.store.goals import make_mine, not_shared, share, unshare
from journal.window.colleagues.cards import KINDS
from journal.window.colleagues.edits import ME, add_record, delete_record, edit_record
from journal.window.desk import Desk

_GOAL = next(kind for kind in KINDS if kind.mapped is Goal)


class GoalEdits:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, whose: str, record: str, said: dict[str, Any]) -> None:
        """`whose`: a colleague's id; mine where it is empty."""
        add_record(self._desk, _GOAL, whose or ME, record, said)

    def edit(self, record: str, column: str, value: object) -> None:
        edit_record(self._desk, _GOAL, record, column, value)
        if column == "state" and value != "open":
            words = QCoreApplication.translate("Goals", "It stands among the earlier ones now.")
            self._desk.say(words, undoable=True)

    def remove(self, record: str) -> None:
        delete_record(self._desk, _GOAL, record)
        self._desk.say(QCoreApplication.translate("Sheet", "Deleted."), undoable=True)

    def share(self, theirs: str, mine: str) -> None:
        with self._desk.change("Share goal") as session:
            share(session, theirs, mine)

    def unshare(self, theirs: str, mine: str) -> None:
        with self._desk.change("No longer share goal") as session:
            unshare(session, theirs, mine)
        self._desk.say(QCoreApplication.translate("Goals", "They are no longer shared."), undoable=True)

    def refuse(self, theirs: str, mine: str) -> None:
        with self._desk.change("Not a shared goal") as session:
            not_shared(session, theirs, mine)

    def make_mine(self, theirs: str) -> None:
        with self._desk.change("Make goal mine") as session:
            make_mine(session, theirs, self._desk.today())
