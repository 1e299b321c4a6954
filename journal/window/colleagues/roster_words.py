"""How the kinds of picks, the picks and the sorts of the list of colleagues are read."""

from PySide6.QtCore import QCoreApplication

from journal.method.rules.review import STATUSES
from journal.window.colleagues import narrowing
from journal.window.widgets.words import Choices, stages, word


def kinds() -> Choices:
    return [
        (narrowing.STATUS, QCoreApplication.translate("Roster", "How it stands")),
        (narrowing.TAG, QCoreApplication.translate("Roster", "Tag")),
        (narrowing.ORGANISATION, QCoreApplication.translate("Roster", "Organisation")),
        (narrowing.DEPARTMENT, QCoreApplication.translate("Roster", "Department")),
        (narrowing.STAGE, QCoreApplication.translate("Roster", "Partnership")),
        (narrowing.MENTOR, QCoreApplication.translate("Roster", "To me")),
        (narrowing.QUIET, QCoreApplication.translate("Roster", "No contact for")),
    ]


def sorts() -> Choices:
    return [
        (narrowing.NAME, QCoreApplication.translate("Roster", "By name")),
        (narrowing.BY_STATUS, QCoreApplication.translate("Roster", "By how it stands")),
        (narrowing.BY_CONTACT, QCoreApplication.translate("Roster", "Longest without contact")),
        (narrowing.BY_MEETING, QCoreApplication.translate("Roster", "By next meeting")),
    ]


def quiet_spans() -> Choices:
    return [
        ("14", QCoreApplication.translate("Roster", "two weeks")),
        ("30", QCoreApplication.translate("Roster", "a month")),
        ("90", QCoreApplication.translate("Roster", "three months")),
        ("180", QCoreApplication.translate("Roster", "half a year")),
    ]


def in_panel(pick: str) -> str:
    """A pick as it reads under the name of its kind."""
    kind, value = narrowing.split(pick)
    if kind == narrowing.STATUS:
        return STATUSES.get(value, value)
    if kind == narrowing.STAGE:
        return word(stages(), value) or value
    if kind == narrowing.MENTOR:
        return QCoreApplication.translate("Roster", "A mentor of mine")
    if kind == narrowing.QUIET:
        return dict(quiet_spans()).get(value) or QCoreApplication.translate("Roster", "{count} days").format(
            count=value
        )
    return value


def alone(pick: str) -> str:
    """A pick as it reads by itself."""
    if narrowing.split(pick)[0] == narrowing.QUIET:
        return QCoreApplication.translate("Roster", "No contact for {span}").format(span=in_panel(pick))
    return in_panel(pick)
