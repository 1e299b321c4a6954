"""The Meetings tab: the list at the left, and beside it the meeting."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from journal.store.changes import Change
from journal.store.meetings import Person, any_meeting, everybody
from journal.window.desk import Desk
from journal.window.meetings.edits import Edits
from journal.window.meetings.list import MeetingList
from journal.window.meetings.sheet import Sheet
from journal.window.theme import theme
from journal.window.widgets.empty import EmptyState

_WIDTH = 320
_SHARE = 36
"""Percent of the page that the list may take."""
_MINUTE = 60_000
_SHOWN = (
    "meeting",
    "meeting_colleague",
    "colleague",
    "checklist_item",
    "question",
    "restatement",
    "followup",
    "value",
    "contact",
    "recap_text",
    "me",
)


class MeetingsPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._edits = Edits(desk)
        self._everybody: list[Person] = []
        self._dragged = False
        self.list = MeetingList(desk)
        self.sheet = Sheet(desk, self._edits)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheet)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.wanted.connect(self.new_record)
        self.list.entered.connect(lambda: self.sheet.head.heading.setFocus())
        desk.changed.connect(self._follow)
        desk.day_began.connect(self._tick)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._read_everybody()
        self.list.reload()
        self.list.choose_first()
        self._show()

    def new_record(self) -> None:
        """A meeting at the next half hour, its title ready to be typed over."""
        if not self.sheet.commit():
            return
        meeting = self._edits.new_meeting()
        if self._edits.failed:
            return
        self._go_to(meeting)
        self.sheet.head.heading.setFocus()
        self.sheet.head.heading.selectAll()

    def show_record(self, home: str, kind: str, record: str) -> None:
        """Show the meeting `home`, and in it the part `record` of that kind."""
        if home != self.sheet.meeting and not self.sheet.commit():
            return
        self._go_to(home)
        if self.sheet.meeting == home:
            self.sheet.reveal(kind, record)

    def shown(self) -> tuple[str, str] | None:
        return ("meeting", self.sheet.meeting) if self.sheet.meeting else None

    def commit(self) -> None:
        """Save what is being typed, now."""
        self.sheet.commit()

    def focus_filter(self) -> None:
        self.list.focus_filter()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._stack)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._drag)
        row.addWidget(self._splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until somebody moves the handle, the list keeps its width, or its share where that is less."""
        super().resizeEvent(event)
        if not self._dragged:
            wide = min(theme().px(_WIDTH), self.width() * _SHARE // 100)
            self._splitter.setSizes([wide, self.width() - wide])

    def _drag(self) -> None:
        self._dragged = True

    def _go_to(self, meeting: str) -> None:
        self.list.select(meeting, bring=True)
        self.sheet.show_meeting(meeting, self._everybody)
        self._show()

    def _choose(self, meeting: str) -> None:
        """The person went to another row; what could not be saved keeps them where they are."""
        if meeting == self.sheet.meeting:
            return
        if self.sheet.meeting and not self.sheet.commit():
            self.list.select(self.sheet.meeting)
            return
        self.sheet.show_meeting(meeting, self._everybody)
        self._show()

    def _follow(self, change: Change) -> None:
        if not change.everything and not any(change.concerns(kind) for kind in _SHOWN):
            return
        if change.concerns("colleague"):
            self._read_everybody()
        self.list.follow(change)
        meeting = self.sheet.meeting
        if meeting and not self.sheet.show_meeting(meeting, self._everybody):
            self.list.choose_near()
        self._show()

    def _tick(self, _: object = None) -> None:
        """Time has passed: what was ahead is over."""
        self.list.reload()
        if self.sheet.meeting:
            self.sheet.show_meeting(self.sheet.meeting, self._everybody)

    def _read_everybody(self) -> None:
        with self._desk.reading() as session:
            self._everybody = everybody(session)

    def _show(self) -> None:
        """The meeting, or what can be done where none is shown."""
        while (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if not self.sheet.meeting:
            self._stack.addWidget(self._nothing())
        self._stack.setCurrentIndex(self._stack.count() - 1)

    def _nothing(self) -> EmptyState:
        with self._desk.reading() as session:
            some = any_meeting(session)
        if some:
            return EmptyState("calendar", QCoreApplication.translate("Meetings", "Choose a meeting to see it here."))
        return EmptyState(
            "calendar-plus",
            QCoreApplication.translate("Meetings", "Get ready for a meeting, and keep what was said in it."),
            QCoreApplication.translate("Meetings", "Add a meeting"),
            self.new_record,
        )
