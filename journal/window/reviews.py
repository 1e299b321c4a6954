"""The reviews that the screens show, kept right as the journal changes. Computed, never stored (rules.md)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from sqlalchemy import select

from journal.method.rules.review import Review, review
from journal.model import Colleague
from journal.store.changes import Change
from journal.store.history import histories
from journal.store.journal import Journal
from journal.store.rule_settings import rule_settings
from journal.window.background import Background, Job

AT_ONCE = 8
"""So many colleagues are reviewed on the window's thread after a change; more are left to the worker."""

BATCH = 50
"""So many colleagues the worker reads together."""


class Reviews(QObject):
    """Colleague id -> review. `updated(ids)`: these are new; an empty set means all."""

    updated = Signal(object)

    def __init__(self, journal: Journal, background: Background, today: Callable[[], date]) -> None:
        super().__init__()
        self._journal = journal
        self._background = background
        self._today = today
        self._reviews: dict[str, Review] = {}
        self._stale: set[str] = set()  # changed while the worker was reviewing all
        self._job: Job | None = None
        self.complete = False

    def get(self, colleague: str) -> Review | None:
        """The review of one colleague, worked out now if need be; None where there is no such colleague."""
        if colleague not in self._reviews:
            self._work_out({colleague})
        return self._reviews.get(colleague)

    def known(self, colleague: str) -> Review | None:
        """The review as far as it is worked out already: for lists, which must not wait."""
        return self._reviews.get(colleague)

    def all(self) -> list[Review]:
        """All that are worked out; of everybody once `complete`."""
        return list(self._reviews.values())

    def follow(self, change: Change) -> None:
        """Work out anew what a change concerns."""
        if change.everything or change.concerns("rule_setting") or len(change.colleagues) > AT_ONCE:
            self.work_out_all()
        elif change.colleagues:
            self._stale |= change.colleagues
            self._work_out(set(change.colleagues))
            self.updated.emit(change.colleagues)

    def work_out_all(self) -> None:
        """Review everybody in the background; `updated` tells when it is done."""
        if self._job is not None:
            self._job.cancel()
        self._stale.clear()
        today = self._today()
        self._job = self._background.start(lambda job: _review_all(self._journal, today, job), self._take_all)

    def _take_all(self, found: dict[str, Review]) -> None:
        newer = {colleague: self._reviews.get(colleague) for colleague in self._stale}
        self._reviews = found
        for colleague, one in newer.items():
            if one is None:
                self._reviews.pop(colleague, None)
            else:
                self._reviews[colleague] = one
        self._stale.clear()
        self._job = None
        self.complete = True
        self.updated.emit(frozenset())

    def _work_out(self, colleagues: set[str]) -> None:
        with self._journal.reading() as session:
            found = {one.colleague.id: one for one in histories(session, colleagues)}
            settings = rule_settings(session)
        for colleague in colleagues:
            if colleague in found:
                self._reviews[colleague] = review(found[colleague], self._today(), settings)
            else:
                self._reviews.pop(colleague, None)


def _review_all(journal: Journal, today: date, job: Job) -> dict[str, Review]:
    """A batch at a time: what is read of everybody together would fill the memory, and could not be stopped."""
    with journal.reading() as session:
        everybody = session.scalars(select(Colleague.id)).all()
        settings = rule_settings(session)
    found: dict[str, Review] = {}
    for first in range(0, len(everybody), BATCH):
        if job.cancelled:
            break
        with journal.reading() as session:
            some = histories(session, everybody[first : first + BATCH])
        found |= {one.colleague.id: review(one, today, settings) for one in some}
    return found
