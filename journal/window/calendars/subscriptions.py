"""Calendars that are looked at again and again: files and folders that are watched, addresses that are fetched.

What leaves nothing open is brought in at once, each time as one step to undo. Where somebody is unknown, it waits until
the person looks at it.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from journal.errors import BadFile, JournalError
from journal.exchange.attendees import key
from journal.exchange.calendar_types import Calendar
from journal.model import CalendarSource
from journal.store.changes import Change
from journal.window.calendars.allowed import Allowed
from journal.window.calendars.following import Followed, follow
from journal.window.calendars.kept import InMemory, Keeping
from journal.window.calendars.looking import read_bytes, read_place
from journal.window.calendars.preview import PreviewDialog, count_words
from journal.window.calendars.subscription import Source, State
from journal.window.calendars.undone import Undone
from journal.window.calendars.watching import QUIET, Watcher, mark_of
from journal.window.desk import Desk

if TYPE_CHECKING:
    from journal.window.calendars.fetching import Fetcher

HALF_AN_HOUR = 30 * 60 * 1000
"""Milliseconds between two looks at an address, and at whatever was not told of a file."""


class Subscriptions(QObject):
    """`asking(id)`: somebody wants to decide on what waits in a subscription. `updated()`: a state is another.

    Nothing is looked at, and nothing of the network imported, before `start`.
    """

    asking = Signal(str)
    updated = Signal()

    def __init__(self, desk: Desk, every: int = HALF_AN_HOUR, quiet: int = QUIET, kept: Keeping | None = None) -> None:
        """`kept`: where is remembered what was chosen here and what was taken back; if None, until the end."""
        super().__init__(desk)
        self._desk = desk
        self._states: dict[str, State] = {}
        self._seen: dict[str, tuple[bytes, date]] = {}  # what was looked at last, and on which day
        self._ids: dict[str, frozenset[str]] = {}  # of all that was in it last
        self._by_hand: set[str] = set()  # what is to be looked at as if nothing of it had been taken back
        self._complained: dict[str, date] = {}
        kept = kept or InMemory()
        self._undone = Undone(kept)
        self._allowed = Allowed(kept)
        self._step = QCoreApplication.translate("Subscriptions", "Update from a calendar")
        self._fetcher: Fetcher | None = None
        self._running = False
        self._watcher = Watcher(self, quiet, lambda work, done: desk.importing.start(lambda _: work(), done))
        self._watcher.changed.connect(self._follow_path)
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.look_again)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(quiet)
        self._again.timeout.connect(self._decide_anew)
        desk.changed.connect(self._follow_change)

    @property
    def sources(self) -> list[Source]:
        with self._desk.reading() as session:
            rows = session.scalars(select(CalendarSource).order_by(CalendarSource.position))
            return [Source(one.id, one.kind, one.address, one.name or "", frozenset(one.left_out)) for one in rows]

    def state(self, source: str) -> State:
        return self._states.get(source, State())

    def allow(self, kind: str, address: str) -> None:
        """The person chose this calendar on this computer; it is looked at once the program does."""
        self._allowed.allow(kind, address)
        if self._running:
            self._watch()

    def is_allowed(self, source: Source) -> bool:
        """Whether it was chosen on this computer; one that came in with a file waits for that."""
        return self._allowed.holds(source.kind, source.address)

    def start(self) -> None:
        """Look at all of them now, and from now on."""
        self._running = True
        self._timer.start()
        self._watch()
        self.look_again()

    def stop(self) -> None:
        """The journal is about to be closed."""
        self._running = False
        self._timer.stop()
        self._again.stop()
        self._watcher.watch([])
        if self._fetcher is not None:
            self._fetcher.stop()

    def look_again(self) -> None:
        """Look at all of them; what is as it was today already is let be, so that what was undone stays so."""
        for source in self.sources:
            self._look(source)

    def look(self, source: str) -> None:
        """Look at one of them now, whatever was seen of it, or taken back, before: the person wants it."""
        self._seen.pop(source, None)
        self._by_hand.add(source)
        for found in self.sources:
            if found.id == source:
                self.allow(found.kind, found.address)
                self._look(found)

    def _look(self, source: Source) -> None:
        if self.state(source.id).busy or not self.is_allowed(source):
            return
        self._put(source.id, busy=True)
        if source.kind == "web":
            fetcher = self._ensure_fetcher()
            if self._seen.get(source.id, (b"", None))[1] != self._desk.today():
                fetcher.forget(source.address)  # its days ahead are others than yesterday's
            fetcher.fetch(source.address, partial(self._take_answer, source), partial(self._fail, source))
        else:
            path = Path(source.address)
            self._follow(source, partial(read_place, path), partial(_mark, path), self._seen.get(source.id))

    def look_at(self, window: QWidget, source: str) -> PreviewDialog | None:
        """Show what waits in a subscription, to decide on it."""
        calendar = self.state(source).calendar
        found = next((one for one in self.sources if one.id == source), None)
        if calendar is None or found is None:
            return None
        dialog = PreviewDialog(window, self._desk, found.name)
        dialog.deciding, dialog.content.begin_with = True, "people"
        dialog.look(lambda: calendar)
        dialog.accepted.connect(lambda: self._decide(source, dialog))
        dialog.open()
        return dialog

    def _decide(self, source: str, dialog: PreviewDialog) -> None:
        left = {key(person) for person, said in dialog.answers.items() if not said}
        if left:
            label = QCoreApplication.translate("Subscriptions", "Leave people of a calendar out")
            with self._desk.change(label) as session:
                found = session.get(CalendarSource, source)
                if found is not None:
                    found.left_out = sorted({*found.left_out, *left})
        self._put(source, waiting=0, calendar=None)

    def _follow_path(self, path: Path) -> None:
        for source in self.sources:
            if source.kind != "web" and Path(source.address) == path:
                self._look(source)

    def _follow_change(self, change: object) -> None:
        """Subscriptions are added and taken away like all else, and can be undone; so is what they brought in; and
        whoever is waited for may be known by now."""
        if not self._running or not isinstance(change, Change):
            return
        if change.label == self._step:
            self._follow_undo()
        known = change.concerns("colleague") or change.concerns("me")
        if known and any(state.waiting for state in self._states.values()):
            self._again.start()
        if change.concerns("calendar_source"):
            self._follow_sources()

    def _follow_undo(self) -> None:
        """A step of ours was undone or done again; or it was just brought in, which is heard of at its end."""
        if self._desk.journal.redo_label == self._step:
            self._undone.take_back()
        elif not any(state.busy for state in self._states.values()):
            self._undone.do_again()

    def _follow_sources(self) -> None:
        known = {source.id for source in self.sources}
        fresh = known - self._states.keys()
        for gone in self._states.keys() - known:
            del self._states[gone]
            self._seen.pop(gone, None)
            self._ids.pop(gone, None)
        self._watch()
        for source in (one for one in self.sources if one.id in fresh):
            self._look(source)
        self.updated.emit()

    def _decide_anew(self) -> None:
        """Colleagues are others than they were: what waits may be settled."""
        for source in self.sources:
            calendar = self.state(source.id).calendar
            if calendar is not None:
                seen = self._seen.get(source.id, (b"", self._desk.today()))[0]
                self._follow(source, partial(_as_it_is, calendar), partial(bytes, seen), None)

    def _watch(self) -> None:
        self._watcher.watch([Path(one.address) for one in self.sources if one.kind != "web" and self.is_allowed(one)])

    def _ensure_fetcher(self) -> "Fetcher":
        """The network is there only for who has an address among the subscriptions."""
        if self._fetcher is None:
            from journal.window.calendars.fetching import Fetcher

            self._fetcher = Fetcher(self)
        return self._fetcher

    def _take_answer(self, source: Source, content: bytes | None) -> None:
        if content is not None:
            mark = sha256(content).digest()
            self._follow(source, lambda now: read_bytes(content, now), partial(bytes, mark), self._seen.get(source.id))
        else:
            self._put(source.id, busy=False, problem="", looked=self._desk.now())

    def _follow(
        self,
        source: Source,
        read: Callable[[datetime], Calendar],
        mark: Callable[[], bytes],
        seen: tuple[bytes, date] | None,
    ) -> None:
        """Off the window's thread: read it, and bring in what leaves nothing open. `mark` tells one content from
        another; what was `seen` today already is let be."""
        now, journal, step = self._desk.now(), self._desk.journal, self._step
        undone = frozenset() if source.id in self._by_hand else self._undone.marks
        self._by_hand.discard(source.id)
        before = frozenset() if source.kind == "folder" else self._ids.get(source.id, frozenset())

        def work(_: object) -> tuple[bytes, Followed | None]:
            found = mark()
            if seen == (found, now.date()):
                return found, None
            return found, follow(journal, read(now), now, source.left_out, step, undone, before)

        self._put(source.id, busy=True)
        self._desk.importing.start(
            work, lambda found: self._end(source, *found), lambda error: self._fail(source, error)
        )

    def _end(self, source: Source, mark: bytes, followed: Followed | None) -> None:
        now = self._desk.now()
        if followed is None:
            self._put(source.id, busy=False, looked=now)
            return
        self._seen[source.id] = (mark, now.date())
        if followed.calendar.whole:
            self._ids[source.id] = followed.calendar.ids
        if followed.marks:
            self._undone.did(followed.marks)
        waits = followed.calendar if followed.waiting else None
        self._put(source.id, busy=False, problem="", looked=now, waiting=followed.waiting, calendar=waits)
        self._complained.pop(source.id, None)
        if any(followed.report):
            words = QCoreApplication.translate("Subscriptions", "From your calendar: {what}.")
            self._desk.say(words.format(what=count_words(followed.report)), undoable=True)

    def _fail(self, source: Source, error: BaseException) -> None:
        """Said once a day, without the address."""
        self._put(source.id, busy=False, problem=getattr(error, "happened", ""), looked=self._desk.now())
        if not isinstance(error, JournalError):
            raise error
        if isinstance(error, BadFile) and self._fetcher is not None and source.kind == "web":
            self._fetcher.forget(source.address)
        today = self._desk.today()
        if self._complained.get(source.id) != today:
            self._complained[source.id] = today
            words = QCoreApplication.translate("Subscriptions", "A calendar could not be looked at. {why}")
            self._desk.say(words.format(why=error.happened))

    def _put(self, source: str, **what: Any) -> None:
        self._states[source] = self.state(source)._replace(**what)
        self.updated.emit()


def _mark(path: Path) -> bytes:
    return sha256(repr(mark_of(path)).encode()).digest()


def _as_it_is(calendar: Calendar, _: datetime) -> Calendar:
    return calendar
