"""How long a meeting has gone on, and how long it was planned: a quiet bar and words, never an alarm."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar

from journal.model.base import MINUTES
from journal.window.theme import theme, tokens
from journal.window.widgets.days import day_words, time_words, until_words
from journal.window.widgets.labels import label

_STEPS = 1_000
_LATE = timedelta(minutes=60)
_USUAL = 30
"""Minutes that a meeting counts as taking where none are planned."""


class Told(NamedTuple):
    """`part` of the planned time that is over, 0 to 1; `minutes` since it began, -1 before."""

    words: str
    part: float
    minutes: int


def began(start: datetime, minutes: int | None, opened: datetime) -> datetime:
    """When the meeting begins that goes on in a window opened at `opened`: as planned, or then, where the window is
    opened so late that it must be another time than planned."""
    return opened if opened - start > timedelta(minutes=minutes or _USUAL) + _LATE else start


def told(start: datetime, minutes: int | None, now: datetime) -> Told:
    """What the clock says of a meeting that begins at `start`. Both moments are aware, in whatever zone."""
    passed = (now.astimezone(UTC) - start.astimezone(UTC)) // timedelta(minutes=1)
    if passed < 0:
        return Told(_ahead(start, now), 0.0, -1)
    if not minutes:
        return Told(span_words(passed), 0.0, passed)
    if passed > minutes:
        words = QCoreApplication.translate("Focus", "{span} over").format(span=span_words(passed - minutes))
        return Told(words, 1.0, passed)
    words = QCoreApplication.translate("Focus", "{count} of {span}")
    return Told(words.format(count=passed, span=span_words(minutes, whole=True)), passed / minutes, passed)


def span_words(minutes: int, *, whole: bool = False) -> str:
    """ "47 minutes", "1 minute", and from two hours on "2 hours 5 minutes"; `whole`: always in minutes."""
    hours, rest = divmod(minutes, 60)
    if hours < 2 or whole:
        if minutes == 1:
            return QCoreApplication.translate("Focus", "1 minute")
        return QCoreApplication.translate("Focus", "{count} minutes").format(count=minutes)
    if not rest:
        return QCoreApplication.translate("Focus", "{hours} hours").format(hours=hours)
    words = QCoreApplication.translate("Focus", "{hours} hours {minutes}")
    return words.format(hours=hours, minutes=span_words(rest))


def minutes_held(told: Told) -> int:
    """What is noted of a meeting that ends now."""
    return min(MINUTES[1], max(1, told.minutes))


class Clock:
    """`words` and `bar` stand where the window puts them."""

    def __init__(self) -> None:
        self.words = label("", "muted", wrap=False)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(tokens.XS))
        self.bar.setAccessibleName(QCoreApplication.translate("Focus", "Time that is over"))

    def tell(self, told: Told) -> None:
        if told.words != self.words.text():
            self.words.setText(told.words)
        self.bar.setValue(round(told.part * _STEPS))


def _ahead(start: datetime, now: datetime) -> str:
    here = start.astimezone(now.tzinfo)
    near = until_words(start, now)
    if near:
        return QCoreApplication.translate("Focus", "Begins {when}").format(when=near)
    words = QCoreApplication.translate("Focus", "Begins {day} at {time}")
    return words.format(day=day_words(here.date(), now.date()), time=time_words(here))
