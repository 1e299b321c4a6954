"""Before people are brought in: what the columns of a table are, who is new, changed or perhaps known.

Nothing is written before Import; then all of it is one step to undo.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.exchange.people_types import Unmapped
from journal.store.backup import before_import
from journal.window.background import Job
from journal.window.desk import Desk
from journal.window.people.content import PAIRS, Content
from journal.window.people.mapping import Columns
from journal.window.people.waiting import Waiting
from journal.window.people.words import report_words
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.labels import Elided

if TYPE_CHECKING:
    from journal.exchange.people_apply import PeopleReport
    from journal.window.people.prepared import Prepared

WIDE, HIGH = 780, 640
LOW = 400
"""Pixels at the usual size below which there is no room for what can be done without."""
WAITING, COLUMNS, CONTENT = range(3)
Result = TypeVar("Result")


def import_people(window: QWidget, desk: Desk, path: Path) -> PeopleDialog:
    """Read a file of people, and show what an import would do."""
    dialog = PeopleDialog(window, desk, path)
    dialog.look()
    dialog.open()
    return dialog


class PeopleDialog(QDialog):
    def __init__(self, parent: QWidget, desk: Desk, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._path = desk, path
        self._job: Job | None = None
        self._writing = False
        self._stop = Event()
        self._table: Unmapped | None = None
        self.ready: Prepared | None = None
        self.setWindowTitle(QCoreApplication.translate("PeopleImport", "Import people"))
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.XL), px(tokens.L), px(tokens.XL), px(tokens.L))
        whole.setSpacing(px(tokens.M))
        self.title = Elided(path.name, "section")
        whole.addWidget(self.title)
        self._waiting, self.columns, self.content = Waiting(), Columns(), Content(self.count)
        self.columns.changed.connect(self.count)
        self._stack = QStackedWidget()
        for page in (self._waiting, self.columns, self.content):
            self._stack.addWidget(page)
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._foot())
        room = parent.screen().availableGeometry().size()
        size = QSize(px(WIDE), px(HIGH)).boundedTo(room - QSize(2 * tokens.XL, 3 * tokens.XL))
        self._be_low(size.height() < px(LOW))
        self.resize(size)

    def look(self) -> None:
        """Read the file, as its columns were said to be, and work out what it would do."""
        path, mapping = self._path, dict(self.columns.mapping) if self._table is not None else None

        def work(job: Job) -> Prepared | Unmapped:
            from journal.window.people.prepared import read_and_prepare

            return read_and_prepare(self._desk.journal, path, mapping, job)

        self._begin(work, self._show, QCoreApplication.translate("PeopleImport", "Reading the file…"))

    def count(self) -> None:
        """Say how many would be taken, and what can be gone on to."""
        page, working = self._stack.currentIndex(), self._job is not None
        people, mine = self.content.chosen, len(self.content.mine)
        undecided = self.content.pairs.undecided
        self.take.setVisible(page == CONTENT and not working)
        self.take.setText(_take_words(people, mine))
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(people + mine > 0)
        self.go_on.setVisible(page == COLUMNS and not working)
        self.go_on.setEnabled(self.columns.enough)
        self.back.setVisible(page == CONTENT and not working and self._table is not None)
        self.hint.setVisible(page == CONTENT and not working and undecided > 0)
        words = QCoreApplication.translate("PeopleImport", "Decide on {count}")
        if undecided == 1:
            words = QCoreApplication.translate("PeopleImport", "Decide on one")
        self.hint.show_words(words.format(count=undecided))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._be_low(self.height() < theme().px(LOW))

    def _be_low(self, low: bool) -> None:
        self.title.setVisible(not low)
        self.content.people.be_low(low)

    def reject(self) -> None:
        """Leave all as it is. While they are brought in, it stops if it can, and else goes through and says so."""
        if self._writing:
            self._stop.set()
            self._waiting.begin(QCoreApplication.translate("PeopleImport", "Stopping…"))
        else:
            if self._job is not None:
                self._job.cancel()
            super().reject()

    def _begin(self, work: Callable[[Job], Result], done: Callable[[Result], None], words: str) -> None:
        self._waiting.begin(words)
        self._stack.setCurrentIndex(WAITING)
        self._job = self._desk.importing.start(work, done, self._fail, self._waiting.advance)
        self.count()
        self.cancel.setFocus()

    def _show(self, found: Prepared | Unmapped) -> None:
        self._job = None
        if isinstance(found, Unmapped):
            self._table = found
            self.columns.show_table(found)
            self._ask_columns()
            return
        self.ready = found
        self.content.show_file(found.shown, found.entries)
        self._stack.setCurrentIndex(CONTENT)
        self.count()
        self.content.take_focus()

    def _ask_columns(self) -> None:
        self._stack.setCurrentIndex(COLUMNS)
        self.count()
        self.columns.take_focus()

    def _import(self) -> None:
        ready = self.ready
        if ready is None:
            return
        from journal.window.people.prepared import Taken, take_in

        taken = Taken(self.content.ticked, self.content.answers, self.content.mine)
        journal, now, stop = self._desk.journal, self._desk.now(), self._stop
        people = self.content.chosen
        stop.clear()

        def work(_: Job) -> PeopleReport:
            before_import(journal, now, people)
            return take_in(journal, ready, taken, now.date(), cancelled=stop.is_set)

        self._writing = True
        self._begin(work, self._end, QCoreApplication.translate("PeopleImport", "Bringing them in…"))

    def _end(self, report: PeopleReport) -> None:
        self._job, self._writing = None, False
        if any(report) or not self._stop.is_set():
            self._desk.say(report_words(report.added, report.changed, report.mine), undoable=any(report))
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if self._writing or self._table is not None:  # what was chosen stays, to be tried again
            self._stack.setCurrentIndex(CONTENT if self._writing else COLUMNS)
            self._writing = False
            self.count()
        else:
            super().reject()
        if not isinstance(error, JournalError):
            raise error
        self._desk.troubled.emit(error)

    def _foot(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        self.back = button(translate("PeopleImport", "The columns…"), self._ask_columns, variant="quiet")
        self.hint = WordButton("", self._ask_pairs, variant="quiet")
        row.addWidget(self.back)
        row.addWidget(self.hint)
        row.addStretch(1)
        self.cancel = button(translate("PeopleImport", "Cancel"), self.reject)
        row.addWidget(self.cancel)
        self.go_on = button(translate("PeopleImport", "Go on"), self.look, variant="primary")
        self.take = button("", self._import, variant="primary")
        row.addWidget(self.go_on)
        row.addWidget(self.take)
        for one in (self.back, self.hint, self.go_on, self.take):
            one.hide()
        return row

    def _ask_pairs(self) -> None:
        self.content.show_page(PAIRS)
        self.content.pairs.go_to_undecided()


def _take_words(people: int, mine: int) -> str:
    translate = QCoreApplication.translate
    if not people and mine:
        return translate("PeopleImport", "Fill in my profile")
    if people == 1:
        return translate("PeopleImport", "Import one person")
    return translate("PeopleImport", "Import {count} people").format(count=people)
