"""Everything that happened with a colleague, the newest first; a click opens the record."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journal.store.colleagues import Event, timeline
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import Card, clear
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
    """`open_here(kind, id)` is asked first for what is edited on this page."""

    def __init__(self, desk: Desk, *actions: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Timeline", "Timeline"), *actions)
        self._desk = desk
        self._who = ""
        self._count = AT_ONCE
        self._shown: list[Event] = []
        self._today: date | None = None

    def refresh(self, colleague: str) -> None:
        """Show the newest of a colleague, as many as were shown before."""
        if colleague != self._who:
            self._who, self._count = colleague, AT_ONCE
        with self._desk.reading() as session:
            events = timeline(session, colleague, self._count + 1)
        if events == self._shown and self._today == self._desk.today() and self.body.count():
            return
        self._shown, self._today = events, self._desk.today()
        clear(self.body)
        month = ""
        for event in events[: self._count]:
            if month_words(event.on) != month:
                month = month_words(event.on)
                self.body.addWidget(label(month, "small"))
            self.body.addWidget(self._row(event))
        if not events:
            words = QCoreApplication.translate("Timeline", "Meetings, messages and favours will be listed here.")
            self.body.addWidget(label(words, "muted"))
        if len(events) > self._count:
            more = QCoreApplication.translate("Timeline", "Show more")
            self.body.addWidget(button(more, self._more, variant="quiet"), 0, Qt.AlignmentFlag.AlignLeft)

    def _more(self) -> None:
        self._count += 3 * AT_ONCE
        self._shown = []
        self.refresh(self._who)

    def _row(self, event: Event) -> QWidget:
        px = theme().px
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(tokens.S))
        day = label(short_day(event.on, self._desk.today()), "small", wrap=False)
        day.setFixedWidth(px(78))
        line.addWidget(day)
        mark = QLabel()
        mark.setPixmap(icon(_ICONS[event.kind], "muted").pixmap(px(tokens.SMALL_ICON), px(tokens.SMALL_ICON)))
        line.addWidget(mark)
        what = _what(event)
        words = " ".join(event.words.split())
        shown = f"{what}: {words}" if words and what else words or what
        line.addWidget(WordButton(shown, lambda: self._desk.open(event.kind, event.id)))
        line.addStretch(1)
        return row


def _what(event: Event) -> str:
    first, _, second = event.detail.partition(":")
    if event.kind == "meeting":
        return "" if first in ("held", "planned") else word(meeting_states(), first)
    if event.kind == "contact":
        mine = QCoreApplication.translate("Timeline", "Me, {channel}")
        theirs = QCoreApplication.translate("Timeline", "Them, {channel}")
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
