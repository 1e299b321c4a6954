"""What every screen is handed: the journal, the clock, the reviews, and the ways to speak to the frame.

Screens change the journal through `change`, hear of all changes through `changed`, and ask for other records through
`open`. None of them knows another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.store.changes import Change
from journal.store.journal import Journal
from journal.window.background import Background
from journal.window.reviews import Reviews


class Desk(QObject):
    """One for each window.

    `changed(Change)`: the journal was changed, undone or redone. `opening(kind, id)`: some screen asks for a record.
    `said(text, undoable)`: a line for the bar at the bottom. `troubled(JournalError)`: something a person must read.
    `backed_up()`: a backup was made, or failed. `keeping(what)`: back_up, restore or repair is asked for.
    `failures` counts the changes that could not be saved, and `saved` those that were.
    """

    changed = Signal(object)
    opening = Signal(str, str)
    said = Signal(str, bool)
    troubled = Signal(object)
    day_began = Signal(object)
    backed_up = Signal()
    keeping = Signal(str)
    _elsewhere = Signal(object)

    def __init__(self, journal: Journal, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.journal = journal
        self.now = now
        self.background = Background(self)
        self.importing = Background(self)  # what takes long, and must not keep the reviews waiting
        self.reviews = Reviews(journal, self.background, self.today)
        self.failures = self.saved = 0
        self._closed = False
        self._told = False
        journal.listeners.append(self._tell)
        self._elsewhere.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def today(self) -> date:
        """The day on the wall, where the user is."""
        return self.now().date()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.journal.reading() as session:
            yield session

    @contextmanager
    def change(self, label: str, merge: str | None = None) -> Iterator[Session]:
        """`Journal.change`; what could not be saved is said, and raised for the screen to keep it."""
        try:
            with self.journal.change(label, merge) as session:
                yield session
            self.saved += 1
        except JournalError as trouble:
            self.failures += 1
            self._say_trouble(trouble)
            raise

    def quietly(self, save: Callable[[], bool]) -> bool:
        """Try to save again what was said to have failed: nothing is said where it fails once more."""
        self._told = True
        try:
            return save()
        finally:
            self._told = False

    def open(self, kind: str, record: str) -> None:
        """Ask the frame to show a record, on whichever screen it lives."""
        self.opening.emit(kind, record)

    def say(self, text: str, *, undoable: bool = False) -> None:
        """A line at the bottom of the window; `undoable` offers Undo beside it."""
        self.said.emit(text, undoable)

    def undo(self) -> bool:
        """Whether something was undone."""
        return self._step(self.journal.undo)

    def redo(self) -> bool:
        return self._step(self.journal.redo)

    def close(self) -> None:
        """Let the workers finish, and close the journal; what they told last is heard by nobody any more."""
        self._closed = True
        self.background.finish()
        self.importing.finish()
        self.journal.listeners.remove(self._tell)
        self.journal.close()

    def _step(self, step: Callable[[], Change | None]) -> bool:
        try:
            return step() is not None
        except JournalError as trouble:
            self._say_trouble(trouble)
            return False

    def _say_trouble(self, trouble: JournalError) -> None:
        """Once for all that fails in one go: leaving a page may try to save the same text twice."""
        trouble.told = True
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self._forget_trouble)
            self.troubled.emit(trouble)

    def _forget_trouble(self) -> None:
        self._told = False

    def _tell(self, change: Change) -> None:
        """Called in the thread that made the change; screens hear of it on the window's."""
        if QThread.currentThread() is self.thread():
            self._follow(change)
        else:
            self._elsewhere.emit(change)

    def _follow(self, change: Change) -> None:
        if not self._closed:
            self.reviews.follow(change)
            self.changed.emit(change)
