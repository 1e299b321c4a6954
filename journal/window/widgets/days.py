"""Days and times as people say them. Pure functions of the day and today."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def day_words(day: date, today: date) -> str:
    """ "today", "yesterday", "in 3 days", "Monday, 23 November", "23 November 2025"."""
    ahead = (day - today).days
    near = {
        -1: QCoreApplication.translate("Days", "yesterday"),
        0: QCoreApplication.translate("Days", "today"),
        1: QCoreApplication.translate("Days", "tomorrow"),
    }
    if ahead in near:
        return near[ahead]
    if day.year == today.year or abs(ahead) < 90:
        return QLocale().toString(_qt(day), QCoreApplication.translate("Days", "dddd, d MMMM"))
    return QLocale().toString(_qt(day), QCoreApplication.translate("Days", "d MMMM yyyy"))


def long_day(day: date) -> str:
    """ "Monday, 23 November 2026"."""
    return QLocale().toString(_qt(day), QCoreApplication.translate("Days", "dddd, d MMMM yyyy"))


def short_day(day: date, today: date) -> str:
    """ "23 Nov", or "23 Nov 2025" in another year."""
    form = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(_qt(day), form)


def month_words(day: date) -> str:
    """ "November 2026"."""
    return QLocale().toString(_qt(day), "MMMM yyyy")


def ago_words(day: date, today: date) -> str:
    """ "today", "yesterday", "5 days ago", "3 weeks ago", "4 months ago", "2 years ago"; ahead: "in 5 days"."""
    days = (today - day).days
    if days == 0:
        return QCoreApplication.translate("Days", "today")
    if days == 1:
        return QCoreApplication.translate("Days", "yesterday")
    if days == -1:
        return QCoreApplication.translate("Days", "tomorrow")
    words = _span(abs(days))
    if days < 0:
        return QCoreApplication.translate("Days", "in {span}").format(span=words)
    return QCoreApplication.translate("Days", "{span} ago").format(span=words)


def due_words(due: date, today: date) -> str:
    """ "due today", "9 days late", "due on Friday"."""
    late = (today - due).days
    if late > 0:
        return QCoreApplication.translate("Days", "{span} late").format(span=_span(late, exact=60))
    if late == 0:
        return QCoreApplication.translate("Days", "due today")
    if late == -1:
        return QCoreApplication.translate("Days", "due tomorrow")
    return QCoreApplication.translate("Days", "due {day}").format(day=day_words(due, today))


def time_words(moment: datetime) -> str:
    """The time on the wall of that moment, as the system writes it: "10:00" """
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def until_words(start: datetime, now: datetime) -> str:
    """ "in 25 minutes", "in 2 hours", "now"; "" where it is more than half a day away."""
    minutes = round((start - now).total_seconds() / 60)
    if minutes <= 0:
        return QCoreApplication.translate("Days", "now")
    if minutes < 60:
        return (
            QCoreApplication.translate("Days", "in {count} minutes").format(count=minutes)
            if minutes > 1
            else QCoreApplication.translate("Days", "in a minute")
        )
    hours = round(minutes / 60)
    if hours == 1:
        return QCoreApplication.translate("Days", "in an hour")
    return QCoreApplication.translate("Days", "in {count} hours").format(count=hours) if hours <= 12 else ""


def capital(words: str) -> str:
    """With a capital at the beginning, for the start of a line."""
    return words[:1].upper() + words[1:]


def _span(days: int, exact: int = 14) -> str:
    if days <= exact:
        if days == 1:
            return QCoreApplication.translate("Days", "a day")
        return QCoreApplication.translate("Days", "{count} days").format(count=days)
    for length, words in (
        (365, QCoreApplication.translate("Days", "{count} years")),
        (30, QCoreApplication.translate("Days", "{count} months")),
        (7, QCoreApplication.translate("Days", "{count} weeks")),
    ):
        if days >= 2 * length:
            return words.format(count=days // length)
    return QCoreApplication.translate("Days", "{count} days").format(count=days)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
