"""What came of a consultation: what was begun on it, how that ended, and a question where nothing is said yet."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from journal.store.ladder import ApproachDetail, ConsultationDetail
from journal.store.mentors import SOME_TIME
from journal.window.desk import Desk
from journal.window.reflections.view import link
from journal.window.theme import theme, tokens
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import ago_words, capital, short_day
from journal.window.widgets.labels import label
from journal.window.widgets.words import approach_outcomes, word


class CameOf(Card):
    """The text in which it is said belongs to the consultation, and is put below by its page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("CameOf", "What came of it"))
        self._desk = desk
        self._question = label("", "muted")
        self.body.addWidget(self._question)
        self._begun = QVBoxLayout()
        self._begun.setSpacing(theme().px(tokens.XS))
        self.body.addLayout(self._begun)
        self._shown: tuple[object, ...] | None = None

    def refresh(self, found: ConsultationDetail, begun: list[ApproachDetail]) -> None:
        today = self._desk.today()
        self._question.setText(_question(found, begun, today))
        self._question.setVisible(not found.came_of.strip())
        shown = (today, *begun)
        if shown != self._shown:
            self._shown = shown
            clear(self._begun)
            for one in begun:
                made = link(_words(one, today), ("approach", one.id), self._desk)
                self._begun.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _question(found: ConsultationDetail, begun: list[ApproachDetail], today: date) -> str:
    """Asked some time after, or once an approach from it has ended; before that it only says what will be here."""
    if found.on + SOME_TIME > today and not any(one.outcome for one in begun):
        return QCoreApplication.translate(
            "CameOf", "You will know in some weeks. Note it here: it tells whom to ask next."
        )
    words = QCoreApplication.translate("CameOf", "{when} you talked about it. Did it help? A few words are enough.")
    return words.format(when=capital(ago_words(found.on, today)))


def _words(one: ApproachDetail, today: date) -> str:
    """ "Approach of 3 Nov: It got better"."""
    words = QCoreApplication.translate("CameOf", "Approach of {day}: {outcome}")
    running = QCoreApplication.translate("CameOf", "not looked back yet")
    outcome = word(approach_outcomes(), one.outcome) if one.outcome else running
    return words.format(day=short_day(one.started_on, today), outcome=outcome[:1].lower() + outcome[1:])
