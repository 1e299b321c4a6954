"""Before a meeting: what to know and to do, read in 20 seconds (screens.md, "Pre-meeting pop-up")."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from sqlalchemy import select

from journal.model import Meeting
from journal.store.changes import Change
from journal.store.preparation import Preparation, prepared
from journal.window.desk import Desk
from journal.window.popups.frame import Popup
from journal.window.popups.panel import Panel
from journal.window.popups.people import People
from journal.window.popups.ticks import Ticks
from journal.window.popups.words import TITLE, begins_words, short, somebody_words, span_words
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import Rule

TICK = 1_000
"""Milliseconds between two looks at the clock."""
SNOOZE = 5
"""Minutes."""
PLACE = 60
"""Characters of the place, or of the link, where it will be."""


class ChecklistPopup(Popup):
    """`snoozed`, `opening` and `focusing` tell the meeting's id. With `hidden`, it says only that there is a meeting,
    until a person has it shown."""

    snoozed = Signal(str)
    opening = Signal(str)
    focusing = Signal(str)

    def __init__(self, desk: Desk, meeting: str, *, hidden: bool) -> None:
        super().__init__(meeting)
        self._desk = desk
        self._hidden = hidden
        self._found: Preparation | None = None
        self._where = ""
        self._people: People | None = None
        self._ticks: Ticks | None = None
        desk.changed.connect(self._follow)
        desk.day_began.connect(self._read)
        timer = QTimer(self)
        timer.timeout.connect(self._tell_time)
        timer.start(TICK)
        self.rebuild()

    def fill(self, panel: Panel) -> None:
        self._people = self._ticks = None
        if self._hidden:
            self._fill_hidden(panel)
        else:
            self._people = People(self._desk)
            self._people.grew.connect(self._show)
            self._ticks = Ticks(self._desk, self.meeting)
            panel.body.addWidget(self._people)
            panel.body.addWidget(Rule())
            panel.body.addWidget(self._ticks)
            self._fill_foot(panel)
        self._read()

    def _fill_hidden(self, panel: Panel) -> None:
        panel.only_head()
        panel.foot.addStretch(1)
        show = QCoreApplication.translate("Popups", "Show")
        panel.foot.addWidget(button(show, self._reveal, variant="primary", icon_name="eye"))

    def _fill_foot(self, panel: Panel) -> None:
        snooze = QCoreApplication.translate("Popups", "Snooze {count} min").format(count=SNOOZE)
        panel.foot.addWidget(button(snooze, lambda: self.snoozed.emit(self.meeting), variant="quiet"))
        panel.foot.addStretch(1)
        words = QCoreApplication.translate("Popups", "Open")
        panel.foot.addWidget(button(words, lambda: self.opening.emit(self.meeting)))
        words = QCoreApplication.translate("Popups", "Focus")
        focus = button(words, lambda: self.focusing.emit(self.meeting), variant="primary")
        focus.setToolTip(QCoreApplication.translate("Popups", "A calm window for the meeting"))
        panel.foot.addWidget(focus)

    def _reveal(self) -> None:
        self._hidden = False
        self.rebuild()

    def _follow(self, change: Change) -> None:
        found = self._found
        if (
            found is None
            or change.concerns("meeting", self.meeting)
            or change.concerns("me")
            or change.concerns("fact")
            or change.colleagues & {one.id for one in found.colleagues}
        ):
            self._read()

    def _read(self, _: object = None) -> None:
        with self._desk.reading() as session:
            self._found = prepared(session, self.meeting, self._desk.today())
            self._where = session.scalar(select(Meeting.where).where(Meeting.id == self.meeting)) or ""
        self.show_gone(self._found is None)
        self._tell_time()
        self._show()

    def _show(self) -> None:
        """What was read, where it differs from what is shown."""
        if self._found is None or self._people is None or self._ticks is None:
            return
        new = self._people.refresh(self._found.colleagues)
        if self._ticks.refresh(self._found.checklist, self._people.said) or new:
            self.order()

    def _tell_time(self) -> None:
        if self._found is not None:
            self._tell(self._found, self._desk.now())

    def _tell(self, found: Preparation, now: datetime) -> None:
        title, note = somebody_words(found.start, now), ""
        if not self._hidden:
            words = QCoreApplication.translate("Popups", "{when}: {title}")
            name = short(found.title, TITLE)
            title = words.format(when=begins_words(found.start, now), title=name) if name else title
            where = short(self._where, PLACE)
            note = "  ·  ".join(part for part in (span_words(found.start, found.minutes, now), where) if part)
        self.panel.tell(title, note)
        self.setAccessibleName(title)
