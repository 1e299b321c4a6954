"""What a mentor was asked, on the page of whoever it is: about whom, when, what they advised, and what came of it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal.store.mentors import SOME_TIME, Asked, asked_of
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import short_day
from journal.window.widgets.labels import Rule, label
from journal.window.widgets.words import approach_outcomes, word

MOST = 30
"""Consultations that are shown; the list of advice has all."""
SAID = 200
"""Characters of an advice, and of what came of it."""


class AskedCard(Card):
    """`adviser` of `refresh` is `mentor:<id>` or `colleague:<id>`. Without any consultation it says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Mentoring", "What you asked them"))
        self._desk = desk
        self._shown: tuple[object, ...] | None = None

    def refresh(self, adviser: str) -> int:
        """Show what there is; how much that is."""
        with self._desk.reading() as session:
            found = asked_of(session, adviser)
        shown = (adviser, self._desk.today(), *found)
        if shown == self._shown:
            return len(found)
        self._shown = shown
        clear(self.body)
        for place, one in enumerate(found[:MOST]):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(self._row(one))
        if not found:
            self.body.addWidget(label(QCoreApplication.translate("Mentoring", "Nothing yet."), "muted"))
        if len(found) > MOST:
            words = QCoreApplication.translate("Mentoring", "and {count} more").format(count=len(found) - MOST)
            self.body.addWidget(label(words, "small"))
        return len(found)

    def _row(self, one: Asked) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        words = QCoreApplication.translate("Mentoring", "About {name}, {day}")
        head = words.format(name=one.name, day=short_day(one.on, self._desk.today()))
        made = WordButton(head, lambda: self._desk.open("consultation", one.id), variant="quiet")
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        said = _short(one.advice) or QCoreApplication.translate("Mentoring", "No advice written down")
        column.addWidget(_beside(label(said, "" if one.advice else "muted")))
        column.addWidget(_beside(self._came(one)))
        return row

    def _came(self, one: Asked) -> QLabel:
        outcome = word(approach_outcomes(), one.outcome) if one.outcome else ""
        came = ". ".join(part for part in (outcome, _short(one.came_of)) if part)
        if came:
            words = QCoreApplication.translate("Mentoring", "What came of it: {words}")
            return label(words.format(words=came), "small")
        if one.on + SOME_TIME <= self._desk.today():
            return label(QCoreApplication.translate("Mentoring", "What came of it? Open it, and say so."), "small")
        return label(QCoreApplication.translate("Mentoring", "Too early to say what came of it"), "small")


def _beside(words: QLabel) -> QLabel:
    """Under the first letter of the heading, which is a button with room around its words."""
    words.setContentsMargins(theme().px(tokens.S) + 1, 0, 0, 0)
    return words


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SAID else f"{flat[: SAID - 1].rstrip()}…"
