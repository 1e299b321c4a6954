"""A partnership is set aside, and taken up again: one click each, wherever it stands; and what stays due meanwhile."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.model import Colleague
from journal.model.words import Stage
from journal.store.others import still_due
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.days import due_words
from journal.window.widgets.labels import label


def stay_professional(desk: Desk, colleague: str) -> None:
    words = QCoreApplication.translate("Resting", "Professional from now on. What is promised stays due.")
    _move(desk, QCoreApplication.translate("Resting", "Stay professional"), colleague, Stage.PROFESSIONAL_ONLY, words)


def take_up_again(desk: Desk, colleague: str) -> None:
    words = QCoreApplication.translate("Resting", "Taken up again, with all that you noted.")
    _move(desk, QCoreApplication.translate("Resting", "Take up again"), colleague, Stage.ACTIVE, words)


def _move(desk: Desk, what: str, colleague: str, stage: Stage, said: str) -> None:
    try:
        with desk.change(what) as session:
            session.get_one(Colleague, colleague).stage = stage
    except JournalError:
        return  # the desk has said it
    desk.say(said, undoable=True)


class StillDue(QWidget):
    """What both promised and have not done, each opened by a click."""

    def __init__(self, desk: Desk, colleague: str) -> None:
        super().__init__()
        with desk.reading() as session:
            due = still_due(session, colleague)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(label(QCoreApplication.translate("Resting", "What stays due"), "strong"))
        mine = QCoreApplication.translate("Resting", "You promised: {text}")
        theirs = QCoreApplication.translate("Resting", "They promised: {text}")
        for promise in due:
            words = (mine if promise.owner == "me" else theirs).format(text=" ".join(promise.text.split()))
            when = f"  ·  {due_words(promise.due, desk.today())}" if promise.due else ""
            column.addWidget(_link(desk, f"{words}{when}", promise.id), 0, Qt.AlignmentFlag.AlignLeft)
        if not due:
            nothing = QCoreApplication.translate("Resting", "Nothing is open on either side.")
            column.addWidget(label(nothing, "muted"))


class Resting(QWidget):
    """What stays due of a partnership that rests, and the button by which it is taken up again."""

    def __init__(self, desk: Desk, colleague: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(StillDue(desk, colleague))
        column.addWidget(revive_button(desk, colleague), 0, Qt.AlignmentFlag.AlignLeft)


def revive_button(desk: Desk, colleague: str, variant: str = "") -> QPushButton:
    words = QCoreApplication.translate("Resting", "Take it up again")
    return button(words, partial(take_up_again, desk, colleague), variant=variant)


def _link(desk: Desk, words: str, followup: str) -> WordButton:
    return WordButton(words, lambda: desk.open("followup", followup), variant="quiet")
