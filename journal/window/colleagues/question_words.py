"""The purposes of questions, and when one was asked, in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.store.questions import Asked
from journal.window.widgets.days import ago_words, capital, day_words
from journal.window.widgets.words import Choices


def purposes() -> Choices:
    return [
        ("journey", QCoreApplication.translate("Questions", "Journey")),
        ("objectives", QCoreApplication.translate("Questions", "Objectives")),
        ("this_year", QCoreApplication.translate("Questions", "This year")),
        ("working_together", QCoreApplication.translate("Questions", "Working together")),
        ("repair", QCoreApplication.translate("Questions", "Repair")),
        ("thanks", QCoreApplication.translate("Questions", "Thanks")),
    ]


def purpose_words(purpose: str) -> str:
    """ "Working together"; one that I wrote without a purpose, or with one of its own, is mine."""
    return dict(purposes()).get(purpose, QCoreApplication.translate("Questions", "My own"))


def asked_words(asked: Asked, today: date) -> str:
    """ "Asked 3 weeks ago", "on the list for tomorrow"."""
    if asked.planned:
        words = QCoreApplication.translate("Questions", "On the list for {day}")
        return words.format(day=day_words(asked.day, today))
    return QCoreApplication.translate("Questions", "Asked {ago}").format(ago=ago_words(asked.day, today))


def when_words(asked: Asked, today: date) -> str:
    """ "Monday, 23 November", "Planned for tomorrow"."""
    if asked.planned:
        return QCoreApplication.translate("Questions", "Planned for {day}").format(day=day_words(asked.day, today))
    return capital(day_words(asked.day, today))
