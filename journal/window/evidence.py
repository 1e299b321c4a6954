"""The records behind a sentence, each opened by a click: behind a concern, and behind what speaks against it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.method.rules.finding import Evidence
from journal.window.desk import Desk
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.days import short_day
from journal.window.widgets.flow import flowing

SHOWN = 6
"""So many records stand there at once; the others are shown when asked for."""


def evidence_chips(desk: Desk, evidence: Sequence[Evidence]) -> QWidget:
    """The records, the newest first, each opened by a click; of many the first few, until asked for all."""
    box, flow = flowing()
    newest = sorted(evidence, key=lambda one: one.on, reverse=True)
    links = [_chip(desk, one) for one in newest]
    for one in links:
        flow.addWidget(one)
    rest = links[SHOWN:]
    if len(rest) > 1:
        words = QCoreApplication.translate("Evidence", "{count} more").format(count=len(rest))
        more = button(words)
        more.clicked.connect(lambda: _show_all(more, rest))
        for one in rest:
            one.hide()
        flow.addWidget(more)
    return box


def _chip(desk: Desk, one: Evidence) -> WordButton:
    return WordButton(evidence_words(one, desk.today()), lambda: desk.open(one.kind, one.id), variant="chip")


def _show_all(more: QWidget, rest: Sequence[QWidget]) -> None:
    """The keyboard goes on with the first of those that were hidden."""
    for one in rest:
        one.show()
    rest[0].setFocus()
    more.hide()


def evidence_words(one: Evidence, today: date) -> str:
    """ "Reflection of 3 Nov"."""
    words = {
        "reflection": QCoreApplication.translate("Evidence", "Reflection of {day}"),
        "meeting": QCoreApplication.translate("Evidence", "Meeting of {day}"),
        "contact": QCoreApplication.translate("Evidence", "Message of {day}"),
        "followup": QCoreApplication.translate("Evidence", "Promise due {day}"),
        "value": QCoreApplication.translate("Evidence", "Favour of {day}"),
    }
    return words[one.kind].format(day=short_day(one.on, today))
