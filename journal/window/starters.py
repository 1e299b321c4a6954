"""That a conversation starter was said: wherever one is shown."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.method.common_ground import Common
from journal.store.starters import use_starter
from journal.window.desk import Desk
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.days import day_words
from journal.window.widgets.labels import label


def mark_used(desk: Desk, colleague: str, common: Common, on: date | None) -> None:
    """That a starter was said on this day; or, with None, that it was not."""
    with desk.change("Use starter" if on else "Starter not used") as session:
        use_starter(session, colleague, common, on)
    if on:
        desk.say(QCoreApplication.translate("Starters", "Marked as said; another comes next time."), undoable=True)


def said_button(desk: Desk, colleague: str, common: Common) -> QWidget:
    """One click marks a starter as said today; where it was said before, the day."""
    if common.used_on is None:
        words = QCoreApplication.translate("Starters", "Said it")
        return icon_button("check", words, partial(mark_used, desk, colleague, common, desk.today()))
    return label(used_words(common.used_on, desk.today()), "small", wrap=False)


def used_words(on: date, today: date) -> str:
    """ "Used yesterday"."""
    return QCoreApplication.translate("Starters", "Used {day}").format(day=day_words(on, today))
