"""Everything that happened with a colleague, the newest first; a click opens the record."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.store.colleagues import Event, timeline
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import Card
from journal.window.widgets.days import capital, month_words, short_day
from journal.window.widgets.labels import label
from journal.window.widgets.words import channels, meeting_states, value_kinds, word

AT_ONCE = 20

_ICONS = {
    "meeting": "calendar",
    "contact": "message-square",
    "value": "gift",
    "reflection": "notebook-pen",
    "consultation": "graduation-cap",
    "approach": "compass",
    "followup": "circle-check",
}


class Timeline(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Timeline", "Timeline"))
        self._desk = desk
        self._who = ""
        self._count = AT_ONCE
        self._shown: list[Event] = []
        self._today: date | None = None
        self._lines: list[_Line] = []  # made as they are needed, and kept: they are dear to make
        words = QCoreApplication.translate("Timeline", "Meetings, messages and favours will be listed here.")
        self._nothing = label(words, "muted")
        self._list = QVBoxLayout()
        more = QCoreApplication.translate("Timeline", "Show more")
        self._older = button(more, self._more, variant="quiet")
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, colleague: str) -> None:
        """Show the newest of a colleague, as many as were shown before."""
        if colleague != self._who:
            self._who, self._count = colleague, AT_ONCE
        with self._desk.reading() as session:
            events = timeline(session, colleague, self._count + 1)
        if events == self._shown and self._today == self._desk.today():
            return
        self._shown, self._today = events, self._desk.today()
        shown = events[: self._count]
        while len(self._lines) < len(shown):
            self._lines.append(_Line(self._desk))
            self._list.addWidget(self._lines[-1])
        month = ""
        for line, event in zip(self._lines, shown, strict=False):
            before, month = month, month_words(event.on)
            line.show_event(event, month if month != before else "")
        for line in self._lines[len(shown) :]:
            line.hide()
        self._nothing.setVisible(not events)
        self._older.setVisible(len(events) > self._count)

    def _more(self) -> None:
        self._count += 3 * AT_ONCE
        self._shown = []
        self.refresh(self._who)


class _Line(QWidget):
    """One event, and its month above it where it is the first of that month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        px = theme().px
        self._desk = desk
        self._event: Event | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._month = label("", "small")
        column.addWidget(self._month)
        line = QHBoxLayout()
        line.setSpacing(px(tokens.S))
        self._day = label("", "small", wrap=False)
        self._day.setFixedWidth(px(78))
        self._mark = QLabel()
        self._words = WordButton(clicked=self._open)
        line.addWidget(self._day)
        line.addWidget(self._mark)
        line.addWidget(self._words)
        line.addStretch(1)
        column.addLayout(line)

    def show_event(self, event: Event, month: str) -> None:
        """`month` is shown above it, unless it is empty."""
        self._event = event
        self._month.setText(month)
        self._month.setVisible(bool(month))
        self._day.setText(short_day(event.on, self._desk.today()))
        side = theme().px(tokens.SMALL_ICON)
        self._mark.setPixmap(icon(_ICONS[event.kind], "muted").pixmap(side, side))
        what, words = _what(event), " ".join(event.words.split())
        self._words.show_words(f"{what}: {words}" if words and what else words or what)
        self.show()

    def _open(self) -> None:
        if self._event is not None:
            self._desk.open(self._event.kind, self._event.id)


def _what(event: Event) -> str:
    first, _, second = event.detail.partition(":")
    if event.kind == "meeting":
        return "" if first in ("held", "planned") else word(meeting_states(), first)
    if event.kind == "contact":
        mine = QCoreApplication.translate("Timeline", "From me, {channel}")
        theirs = QCoreApplication.translate("Timeline", "From them, {channel}")
        return (mine if second == "me" else theirs).format(channel=word(channels(), first).lower())
    if event.kind == "value":
        given = QCoreApplication.translate("Timeline", "I gave: {kind}")
        received = QCoreApplication.translate("Timeline", "I received: {kind}")
        return (given if first == "given" else received).format(kind=word(value_kinds(), second).lower())
    return {
        "reflection": QCoreApplication.translate("Timeline", "Reflection"),
        "consultation": QCoreApplication.translate("Timeline", "Consultation"),
        "approach": QCoreApplication.translate("Timeline", "A different approach"),
        "followup": capital(
            QCoreApplication.translate("Timeline", "I kept my promise")
            if first == "me"
            else QCoreApplication.translate("Timeline", "They kept their promise")
        ),
    }[event.kind]
