"""What the pop-ups say of the time, and how long texts are cut to be read at a glance."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from journal.window.widgets.days import capital, day_words, time_words, until_words

_HOUR = 60
TITLE = 80
"""Characters of a title or a name that a pop-up shows."""


def begins_words(start: datetime, now: datetime) -> str:
    """ "In 15 minutes", "Now", "Began 4 minutes ago"; "Tomorrow at 10:00" where it is far."""
    minutes = round((start - now).total_seconds() / 60)
    if minutes > 0:
        return capital(until_words(start, now)) or _at(start, now)
    if minutes == 0:
        return QCoreApplication.translate("Popups", "Now")
    if minutes == -1:
        return QCoreApplication.translate("Popups", "Began a minute ago")
    if minutes > -_HOUR:
        return QCoreApplication.translate("Popups", "Began {count} minutes ago").format(count=-minutes)
    return QCoreApplication.translate("Popups", "Began at {time}").format(time=time_words(start.astimezone(now.tzinfo)))


def somebody_words(start: datetime, now: datetime) -> str:
    """The same where nobody is to read which meeting it is: "A meeting in 15 minutes"."""
    minutes = round((start - now).total_seconds() / 60)
    if minutes > 0:
        when = until_words(start, now) or _at(start, now)
        return QCoreApplication.translate("Popups", "A meeting {when}").format(when=when[:1].lower() + when[1:])
    if minutes == 0:
        return QCoreApplication.translate("Popups", "A meeting now")
    if minutes == -1:
        return QCoreApplication.translate("Popups", "A meeting began a minute ago")
    if minutes > -_HOUR:
        return QCoreApplication.translate("Popups", "A meeting began {count} minutes ago").format(count=-minutes)
    return QCoreApplication.translate("Popups", "A meeting began")


def span_words(start: datetime, minutes: int | None, now: datetime) -> str:
    """ "10:00 · 60 minutes", here on the wall."""
    when = time_words(start.astimezone(now.tzinfo))
    if not minutes:
        return when
    words = QCoreApplication.translate("Popups", "{time}  ·  {count} minutes")
    return words.format(time=when, count=minutes)


def short(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between two words where that can be."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return f"{cut[:space] if space > most // 2 else cut}…"


def _at(start: datetime, now: datetime) -> str:
    here = start.astimezone(now.tzinfo)
    words = QCoreApplication.translate("Popups", "{day} at {time}")
    return capital(words.format(day=day_words(here.date(), now.date()), time=time_words(here)))
