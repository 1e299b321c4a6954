"""Guided reflections that are due and patterns across partnerships, as any screen offers them: begun, put off or
switched off with one click. Each is one step to undo."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from journal.method.occasions import LATER, DueReflection, due, hint
from journal.method.rules.patterns import Pattern, patterns
from journal.store.guided import asked_lately, written
from journal.store.hints import off, switch_off
from journal.window.desk import Desk
from journal.window.widgets.days import ago_words, day_words

MOST = 2
"""Reflections offered at once."""
REST = timedelta(days=30)
"""For so long a pattern is not shown after I reflected on it or put it away."""


def offers(desk: Desk) -> list[DueReflection]:
    """What is due; nothing before everybody is reviewed, so that those who need it most come first."""
    if not desk.reviews.complete:
        return []
    today = desk.today()
    with desk.reading() as session:
        found = due(desk.reviews.all(), written(session, today), off(session, "reflect:", today), today)
    return found[:MOST]


def begin(desk: Desk, one: DueReflection) -> None:
    desk.open(f"{one.occasion}_reflection", one.colleague)


def later(desk: Desk, one: DueReflection) -> None:
    until = desk.today() + LATER[one.occasion]
    with desk.change(QCoreApplication.translate("Reflecting", "Put a reflection off")) as session:
        switch_off(session, one.hint, until)
    words = QCoreApplication.translate("Reflecting", "You are asked again {day}.")
    desk.say(words.format(day=day_words(until, desk.today())), undoable=True)


def stop(desk: Desk, one: DueReflection) -> None:
    """Offer no reflection of this kind again."""
    with desk.change(QCoreApplication.translate("Reflecting", "Offer a reflection no more")) as session:
        switch_off(session, hint(one.occasion))
    words = {
        "weekly": QCoreApplication.translate("Reflecting", "The week is not offered any more."),
        "quarterly": QCoreApplication.translate("Reflecting", "Quarters are not offered any more."),
    }
    desk.say(words[one.occasion], undoable=True)


def title(one: DueReflection) -> str:
    """What is to be looked back on."""
    if one.occasion == "weekly":
        return QCoreApplication.translate("Reflecting", "Your week")
    return QCoreApplication.translate("Reflecting", "A quarter with {name}").format(name=one.name)


def told(one: DueReflection, today: date) -> str:
    """What it takes, or when it was last done."""
    if one.last is not None:
        return QCoreApplication.translate("Reflecting", "You last looked back {ago}.").format(
            ago=ago_words(one.last, today)
        )
    if one.occasion == "weekly":
        return QCoreApplication.translate("Reflecting", "A few minutes on what was said and done, and your own part.")
    return QCoreApplication.translate("Reflecting", "What became of the two of you in three months.")


def patterns_now(desk: Desk) -> list[Pattern]:
    """What holds across partnerships, but for what I put away or thought about lately."""
    if not desk.reviews.complete:
        return []
    today = desk.today()
    found = patterns(desk.reviews.all())
    with desk.reading() as session:
        away = off(session, "pattern:", today)
        asked = asked_lately(session, {one.question for one in found}, today - REST)
    return [one for one in found if one.hint not in away and one.question not in asked]


def put_away(desk: Desk, one: Pattern) -> None:
    until = desk.today() + REST
    with desk.change(QCoreApplication.translate("Reflecting", "Put a pattern away")) as session:
        switch_off(session, one.hint, until)
    desk.say(QCoreApplication.translate("Reflecting", "It is not shown for a month."), undoable=True)
