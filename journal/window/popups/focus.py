"""A calm window for the time of a meeting: the clock, the questions, quick notes, and nothing else.

It is full screen or small. All that is typed is saved within two seconds. Closing it changes nothing of the meeting.
"""

from datetime import UTC
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.model.words import MeetingState
from journal.store.changes import Change
from journal.store.meetings import Details, details, everybody
from journal.store.preparation import Preparation, prepared
from journal.window.desk import Desk
from journal.window.popups.focus_clock import Clock, Told, began, minutes_held, told
from journal.window.popups.focus_edits import FocusEdits
from journal.window.popups.focus_foot import Foot
from journal.window.popups.focus_kept import Kept
from journal.window.popups.focus_line import QuickLine
from journal.window.popups.focus_notes import note_lines
from journal.window.popups.focus_questions import KEYS, Questions, suggested
from journal.window.popups.focus_reminder import Reminder
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import Elided, label
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs
from journal.window.widgets.toast import Toast

_SECOND = 1_000
_SMALL = (620, 760)
_WIDE = 900
"""From so many pixels on, at the usual size, the questions stand beside the notes."""
_CHARACTERS = 150
"""So wide everything together may grow."""
_SHOWN = ("meeting", "meeting_colleague", "colleague", "question", "restatement", "followup")


class FocusWindow(QWidget):
    """`ended(meeting)`: it was closed, and everything is saved. `full`: whether it fills the screen."""

    ended = Signal(str)

    def __init__(self, desk: Desk, meeting: str, *, full: bool = True) -> None:
        super().__init__()
        # What a list of windows shows betrays nothing.
        self.setWindowTitle(QCoreApplication.translate("Popups", "Meeting"))
        self._desk = desk
        self._meeting = meeting
        self._opened = desk.now()
        self._details: Details | None = None
        self._over = False
        self._wide = False
        self._edits = FocusEdits(desk, meeting)
        with desk.reading() as session:
            found = prepared(session, meeting, desk.today())
        self._make_parts(found)
        self._lay_out()
        self._make_keys()
        self.resize(*(theme().px(side) for side in _SMALL))
        if full:
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.refresh()
        self.line.field.setFocus()
        desk.changed.connect(self._follow)
        desk.said.connect(self._say)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def meeting(self) -> str:
        return self._meeting

    @property
    def full(self) -> bool:
        return self.isFullScreen()

    def refresh(self) -> bool:
        """Show what the journal has now; False where the meeting is gone."""
        with self._desk.reading() as session:
            found = details(session, self._meeting, everybody(session))
        if found is None:
            return False
        self._details = found
        if self._edits.draft not in note_lines(found.notes):
            self._edits.draft = ""  # that it was saved was undone
        self.title.set_whole(found.title)
        names = ", ".join(person.name for person in found.people)
        self.who.set_whole(" · ".join(part for part in (names, found.where or "") if part))
        self.who.setVisible(bool(names or found.where))
        self.line.show_people(found.people)
        self.questions.refresh(found.questions)
        self.kept.refresh(found)
        self.tick()
        return True

    def tick(self) -> None:
        """Time has passed."""
        found = self._details
        if found is None:
            return
        clock = self._told(found)
        self.clock.tell(clock)
        self.foot.show_state(found, clock)
        self.reminder.tick(self._desk.now().astimezone(UTC) - self._opened.astimezone(UTC))

    def commit(self) -> bool:
        """Save what is being typed, now; False where some of it could not be saved, and stands there still."""
        saved = [part() for part in (self.line.save, self.questions.commit, self.kept.commit)]
        return all(saved)

    def toggle(self) -> None:
        """Full screen, or small."""
        self.showNormal() if self.full else self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What stands in the line is kept as it says; what cannot be saved keeps the window open."""
        gone = self._details is None
        if not gone and not all([self.questions.commit(), self.kept.commit(), self.line.keep()]):
            event.ignore()
            return
        super().closeEvent(event)
        if not self._over:
            self._over = True
            self._timer.stop()
            self.ended.emit(self._meeting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that work where nothing is typed."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        place = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif plain and event.key() == Qt.Key.Key_F:
            self.toggle()
        elif plain and 1 <= place <= KEYS:
            self.questions.ask(place)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(_WIDE)
        if wide != self._wide:
            self._place(wide=wide)
        margin = theme().px(tokens.XL * 2 if wide else tokens.L)
        self._whole.setContentsMargins(margin, theme().px(tokens.L), margin, theme().px(tokens.M))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(tokens.CONTROL * 8), theme().px(tokens.CONTROL * 8))

    def _make_parts(self, found: Preparation | None) -> None:
        self.title = Elided("", "page")
        self.who = Elided("", "muted")
        self.clock = Clock()
        self.reminder = Reminder(found)
        self.questions = Questions(self._edits, suggested(found))
        self.line = QuickLine(self._edits)
        self.kept = Kept(self._edits)
        self.foot = Foot()
        self._toast = Toast(self, self._undo)
        self.line.typed.connect(self.reminder.hide)
        self.line.kept.connect(self._note_kept)
        for part in (self.questions, self.kept):
            part.left.connect(self._to_line)
        self.questions.entered.connect(self._bring)
        self.foot.distracted.connect(self._edits.count_distraction)
        self.foot.held.connect(self._hold)
        self.foot.recapping.connect(self._recap)
        self.foot.leaving.connect(self.close)

    def _lay_out(self) -> None:
        px = theme().px
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme().line_width() * _CHARACTERS // tokens.LINE_CHARACTERS)
        across.addWidget(inside)
        self._whole = QVBoxLayout(inside)
        self._whole.setSpacing(px(tokens.S))
        head = QHBoxLayout()
        head.setSpacing(px(tokens.L))
        head.addWidget(self.title, 1)
        head.addWidget(self.clock.words)
        self._whole.addLayout(head)
        for part in (self.who, self.clock.bar):
            self._whole.addWidget(part)
        page = Page()
        page.column.setContentsMargins(0, px(tokens.S), px(tokens.S), px(tokens.S))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(tokens.XL))
        self._grid.setVerticalSpacing(px(tokens.L))
        self._first, self._rest = _column(self.line, self.reminder), _column(self.kept)
        page.column.addLayout(self._grid)
        page.column.addStretch(1)
        page.column.addWidget(label(_keys(), "small"))
        self._scroll = Scroll(page, 2 * _CHARACTERS)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self.foot)
        self._place(wide=False)

    def _place(self, *, wide: bool) -> None:
        """The questions stand beside the line and what was kept, or between them."""
        self._wide = wide
        for part in (self._first, self.questions, self._rest):
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._first, 0, 1 if wide else 0, top)
        self._grid.addWidget(self.questions, 0 if wide else 1, 0, 2 if wide else 1, 1, top)
        self._grid.addWidget(self._rest, 1 if wide else 2, 1 if wide else 0, top)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if wide or column == 0 else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.XL) if wide else 0)
        self._grid.setRowStretch(1, 1 if wide else 0)
        order_tabs(self._grid)

    def _make_keys(self) -> None:
        keys = {
            "F11": self.toggle,
            "F8": lambda: self._edits.count_distraction(1),
            "Shift+F8": lambda: self._edits.count_distraction(-1),
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+Y": self._redo,
            **{f"Alt+{place}": partial(self.questions.ask, place) for place in range(1, KEYS + 1)},
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)

    def _told(self, found: Details) -> Told:
        start = began(found.start, found.minutes, self._opened)
        return told(start, found.minutes, self._desk.now())

    def _to_line(self) -> None:
        self.line.field.setFocus()
        self._bring(self.line)

    def _bring(self, part: QWidget) -> None:
        """Scroll to where the keyboard is, once the page has its new height."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _note_kept(self, kind: str, where: str) -> None:
        self.kept.came(kind, where)
        if self._details is not None:
            self.kept.refresh(self._details)

    def _hold(self) -> None:
        if self._details is not None and self._details.state == MeetingState.PLANNED:
            self._edits.hold(minutes_held(self._told(self._details)))

    def _recap(self) -> None:
        if self.close():
            self._desk.open("recap", self._meeting)

    def _undo(self) -> None:
        if self.questions.commit() and self.kept.commit():
            self._desk.undo()

    def _redo(self) -> None:
        if self.questions.commit() and self.kept.commit():
            self._desk.redo()

    def _say(self, text: str, undoable: bool) -> None:
        if self.isActiveWindow():
            self._toast.say(text, undoable)

    def _follow(self, change: Change) -> None:
        self._toast.hide()
        if not any(change.concerns(kind) for kind in _SHOWN):
            return
        was, there = self._details is not None, self.refresh()
        if not there:
            self._details = None
        if there != was:
            self.setVisible(there)  # a meeting that was deleted comes back when that is undone, with what is typed here


def _keys() -> str:
    parts = (
        QCoreApplication.translate("Focus", "Enter keeps the line"),
        QCoreApplication.translate("Focus", "Alt+1 to 9: asked"),
        QCoreApplication.translate("Focus", "F8: distracted"),
        QCoreApplication.translate("Focus", "Shift+F8: one less"),
        QCoreApplication.translate("Focus", "F11: full screen or small"),
        QCoreApplication.translate("Focus", "Ctrl+Z: undo"),
        QCoreApplication.translate("Focus", "Esc: leave"),
    )
    return "  ·  ".join(part.replace(" ", "\u00a0") for part in parts)


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(tokens.L))
    for part in parts:
        column.addWidget(part)
    return made
