"""The icon in the tray: what comes next, and the way back to the window."""

import sys
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal.errors import JournalError
from journal.store.today import NextMeeting, next_meetings
from journal.window.desk import Desk
from journal.window.theme import draw_icon, icon, theme
from journal.window.widgets.days import capital, day_words, time_words

MINUTE = 60_000
LONGEST = 60
"""Characters of a title that the menu and the tool tip show."""
SIDES = (16, 22, 24, 32, 48, 64)
"""Pixels of the icons that desktops ask for."""
MARK = "handshake"


class Tray(QObject):
    """`opening(kind, id)`: a record was asked for. `showing()`: the window. `hiding(bool)`: names are to be hidden, or
    shown again. `quitting()`."""

    opening = Signal(str, str)
    showing = Signal()
    quitting = Signal()
    hiding = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._next: NextMeeting | None = None
        self._make_menu()
        self.icon = QSystemTrayIcon(journal_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activate)
        desk.changed.connect(self.look)
        theme().changed.connect(self._redraw)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(MINUTE)
        self.look()

    @staticmethod
    def available() -> bool:
        """Whether this desktop shows a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        """Take it away; nothing is looked up for it any more."""
        self.icon.hide()
        self.menu.hide()

    def hide_names(self, hide: bool) -> None:
        """Show only the time of what is next, or its title again; without telling."""
        self.hidden.blockSignals(True)
        self.hidden.setChecked(hide)
        self.hidden.blockSignals(False)
        self._say()

    def look(self) -> None:
        """What is next by now; what cannot be read now is read in a minute."""
        now = self._desk.now()
        try:
            with self._desk.reading() as session:
                planned = next_meetings(session, now)
        except JournalError:
            return
        self._next = next((one for one in planned if one.start > now), None)
        self._say()

    def _make_menu(self) -> None:
        translate = QCoreApplication.translate
        self.menu = QMenu()
        self.destroyed.connect(self.menu.deleteLater)  # it has no parent that would take it along
        self.next = self.menu.addAction("")
        self.next.triggered.connect(self._open_next)
        self.menu.addSeparator()
        self.menu.addAction(translate("Tray", "Open the journal")).triggered.connect(lambda: self.showing.emit())
        self.hidden = self.menu.addAction(translate("Tray", "Hide names"))
        self.hidden.setCheckable(True)
        self.hidden.toggled.connect(self._hide)
        self.menu.addSeparator()
        self.menu.addAction(translate("Tray", "Quit")).triggered.connect(lambda: self.quitting.emit())

    def _say(self) -> None:
        self.next.setEnabled(self._next is not None)
        if self._next is None:
            self.next.setText(QCoreApplication.translate("Tray", "No meeting in the next days"))
            self.icon.setToolTip(QCoreApplication.translate("Tray", "Partnership Journal"))
            return
        words = next_words(self._next, self._desk.now(), hidden=self.hidden.isChecked())
        self.next.setText(capital(words).replace("&", "&&"))
        self.icon.setToolTip(QCoreApplication.translate("Tray", "Next: {meeting}").format(meeting=words))

    def _hide(self, hide: bool) -> None:
        self._say()
        self.hiding.emit(hide)

    def _open_next(self) -> None:
        if self._next is not None:
            self.opening.emit("meeting", self._next.id)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click shows the window; on macOS it opens the menu, as it does there."""
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.showing.emit()

    def _redraw(self) -> None:
        self.icon.setIcon(journal_icon())


def next_words(meeting: NextMeeting, now: datetime, *, hidden: bool) -> str:
    """ "10:00 Launch sync", "tomorrow, 10:00 Launch sync"; without its title where it is hidden."""
    start = meeting.start.astimezone(now.tzinfo)
    time = time_words(start)
    if start.date() != now.date():
        day = day_words(start.date(), now.date())
        time = QCoreApplication.translate("Tray", "{day}, {time}").format(day=day, time=time)
    if hidden:
        return time
    title = " ".join(meeting.title.split())
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    return QCoreApplication.translate("Tray", "{time} {title}").format(time=time, title=title)


def journal_icon() -> QIcon:
    """Readable on a light panel and on a dark one, whatever the window's own colours."""
    if sys.platform == "darwin":
        made = icon(MARK)
        made.setIsMask(True)  # the menu bar paints it in its own colour
        return made
    made = QIcon()
    for side in SIDES:
        made.addPixmap(_drawn(side))
    return made


def _drawn(side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme().colours.accent))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5)
    edge = max(1, side // 10)
    draw_icon(painter, QRect(edge, edge, side - 2 * edge, side - 2 * edge), MARK, theme().colours.on_accent)
    painter.end()
    return pixmap
