"""Before a calendar is brought in: what is new, changed and cancelled, and who the people in it are.

Nothing is written before Import; then all of it is one step to undo.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.exchange.calendar_rows import Report
from journal.exchange.calendar_types import Calendar, Person
from journal.model import Me
from journal.store.backup import before_import
from journal.window.background import Job
from journal.window.calendars.content import Content
from journal.window.calendars.looking import read_place
from journal.window.calendars.prepared import Prepared, Taken, prepare, take_in
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.labels import Elided, label

WIDE, HIGH = 780, 640
Result = TypeVar("Result")


def import_calendar(window: QWidget, desk: Desk, path: Path) -> "PreviewDialog":
    """Read a calendar file, and show what an import would do."""
    now = desk.now()
    dialog = PreviewDialog(window, desk, path.name)
    dialog.look(lambda: read_place(path, now))
    dialog.open()
    return dialog


class PreviewDialog(QDialog):
    """`finished` as any dialog; `answers` is then what was said of the people in it."""

    def __init__(self, parent: QWidget, desk: Desk, name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._job: Job | None = None
        self._calendar: Calendar | None = None
        self._writing = False
        self.deciding = False  # whether it is to be said who the people are, even where no meeting comes of it
        self.answers: dict[Person, str] = {}
        self.setWindowTitle(QCoreApplication.translate("CalendarPreview", "Import a calendar"))
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.XL), px(tokens.L), px(tokens.XL), px(tokens.L))
        whole.setSpacing(px(tokens.M))
        self.title = Elided(name, "section")
        whole.addWidget(self.title)
        self._stack = QStackedWidget()
        self.content = Content(self.count, self._wish, self._take_address)
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self.content)
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._foot())
        room = parent.screen().availableGeometry().size()
        self.resize(min(px(WIDE), room.width() - 2 * tokens.XL), min(px(HIGH), room.height() - 3 * tokens.XL))

    def look(self, read: Callable[[], Calendar]) -> None:
        """Read it and work out what it would do, in the background."""
        wanted, now = self.content.wanted, self._desk.now()

        def work(_: Job) -> Prepared:
            calendar = self._calendar or read()
            with self._desk.reading() as session:
                return prepare(session, calendar, now, wanted)

        self._begin(work, self._show, QCoreApplication.translate("CalendarPreview", "Reading the calendar…"))

    def count(self) -> None:
        """Say how many would be taken, and what has to be said before."""
        meetings, undecided = len(self.content.taken), self.content.people.undecided
        translate = QCoreApplication.translate
        leaving = self.deciding and not meetings
        self.take.setText(
            translate("CalendarPreview", "Leave them out")
            if leaving
            else translate("CalendarPreview", "Import {count} meetings").format(count=meetings)
            if meetings != 1
            else translate("CalendarPreview", "Import one meeting")
        )
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(self._job is None)
        self.take.setEnabled((meetings > 0 or leaving) and undecided == 0)
        self.hint.setVisible(undecided > 0 and self._job is None)
        words = translate("CalendarPreview", "Say who {count} people are first")
        if undecided == 1:
            words = translate("CalendarPreview", "Say who one person is first")
        self.hint.show_words(words.format(count=undecided))

    def reject(self) -> None:
        """Leave all as it is; what is just being written is finished first."""
        if not self._writing:
            if self._job is not None:
                self._job.cancel()
            super().reject()

    def _begin(self, work: Callable[[Job], Result], done: Callable[[Result], None], words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentIndex(0)
        self._job = self._desk.importing.start(work, done, self._fail)
        self.count()

    def _show(self, ready: Prepared) -> None:
        self._job, self._calendar = None, ready.calendar
        if ready.calendar.name:
            self.title.set_whole(ready.calendar.name)
        self.content.show_prepared(ready, self._desk.now())
        self._stack.setCurrentIndex(1)
        self.content.take_focus()
        self.count()

    def _wish(self) -> None:
        """Something else is wanted: work it out anew."""
        if self._calendar is not None:
            calendar = self._calendar
            self.look(lambda: calendar)

    def _take_address(self, email: str) -> None:
        """It is the user's own, and kept as such."""
        with self._desk.change(QCoreApplication.translate("CalendarPreview", "Edit my addresses")) as session:
            me = session.get(Me, 1) or Me(position=1)
            me.email = [*(me.email or []), email]
            session.add(me)
        self._wish()

    def _import(self) -> None:
        ready, calendar = self.content.ready, self._calendar
        if ready is None or calendar is None:
            return
        wanted, journal, now = self.content.wanted, self._desk.journal, self._desk.now()
        self.answers = dict(self.content.people.answers)
        taken = Taken(self.content.taken, self.answers, self.content.by_them)
        if self.deciding and not taken.rows:
            self.accept()
            return
        label = QCoreApplication.translate("CalendarPreview", "Import calendar")

        def work(_: Job) -> Report:
            before_import(journal, now, len(taken.rows))
            return take_in(journal, label, calendar, now, wanted, taken)

        self._writing = True
        self._begin(work, self._end, QCoreApplication.translate("CalendarPreview", "Bringing it in…"))

    def _end(self, report: Report) -> None:
        self._job, self._writing = None, False
        self._desk.say(report_words(report), undoable=any(report))
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if self._writing:  # what was chosen stays, to be tried again
            self._writing = False
            self._stack.setCurrentIndex(1)
            self.count()
        else:
            super().reject()
        if not isinstance(error, JournalError):
            raise error
        self._desk.troubled.emit(error)

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(theme().px(240))
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        self.hint = WordButton("", self._ask_people, variant="quiet")
        self.hint.hide()
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(button(QCoreApplication.translate("CalendarPreview", "Cancel"), self.reject))
        self.take = button("", self._import, variant="primary")
        row.addWidget(self.take)
        return row

    def _ask_people(self) -> None:
        self.content.show_page("people")
        self.content.people.go_to_undecided()


def report_words(report: Report) -> str:
    """ "Imported: 3 new meetings, one cancelled meeting." """
    if not any(report):
        return QCoreApplication.translate("CalendarPreview", "All of this calendar was in the journal already.")
    return QCoreApplication.translate("CalendarPreview", "Imported: {what}.").format(what=count_words(report))


def count_words(report: Report) -> str:
    """ "3 new meetings, one changed meeting, one new colleague"."""
    translate = QCoreApplication.translate
    return ", ".join(
        (one if count == 1 else many).format(count=count)
        for count, one, many in (
            (
                report.added,
                translate("CalendarPreview", "one new meeting"),
                translate("CalendarPreview", "{count} new meetings"),
            ),
            (
                report.changed,
                translate("CalendarPreview", "one changed meeting"),
                translate("CalendarPreview", "{count} changed meetings"),
            ),
            (
                report.cancelled,
                translate("CalendarPreview", "one cancelled meeting"),
                translate("CalendarPreview", "{count} cancelled meetings"),
            ),
            (
                report.colleagues,
                translate("CalendarPreview", "one new colleague"),
                translate("CalendarPreview", "{count} new colleagues"),
            ),
        )
        if count
    )
