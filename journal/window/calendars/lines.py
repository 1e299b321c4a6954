"""The rows of a preview in words: what is new, what changes, and what is left out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.exchange.calendar_types import Event, Person
from journal.window.widgets.days import capital, day_words, time_words

LONGEST = 80
"""Characters of a title or place within a sentence."""


def title_words(title: str) -> str:
    return " ".join(title.split()) or QCoreApplication.translate("CalendarLines", "A meeting without a title")


def when_words(start: datetime, now: datetime, minutes: int | None = None, *, all_day: bool = False) -> str:
    """ "Today, 10:00, 30 minutes", where the user is."""
    here = start.astimezone(now.tzinfo)
    day = capital(day_words(here.date(), now.date()))
    if all_day:
        return QCoreApplication.translate("CalendarLines", "{day}, the whole day").format(day=day)
    words = QCoreApplication.translate("CalendarLines", "{day}, {time}").format(day=day, time=time_words(here))
    if minutes:
        words = QCoreApplication.translate("CalendarLines", "{when}, {length}").format(
            when=words, length=length_words(minutes)
        )
    return words


def length_words(minutes: int | None) -> str:
    if not minutes:
        return QCoreApplication.translate("CalendarLines", "no end")
    if minutes == 1:
        return QCoreApplication.translate("CalendarLines", "a minute")
    return QCoreApplication.translate("CalendarLines", "{count} minutes").format(count=minutes)


def people_words(names: Iterable[str]) -> str:
    found = list(names)
    if len(found) > 4:
        return QCoreApplication.translate("CalendarLines", "{names} and {count} more").format(
            names=", ".join(found[:3]), count=len(found) - 3
        )
    return ", ".join(found)


def person_words(person: Person) -> str:
    """What somebody is called: the name, else the address."""
    return " ".join(person.name.split()) or person.email


def change_words(event: Event, fields: Iterable[str], was: Mapping[str, Any], now: datetime) -> list[str]:
    """What would change, from what the journal has (`was`: columns of the meeting): "10:00 → 11:00"."""
    told: list[str] = []
    wanted = {name.removeprefix("calendar_") for name in fields}
    if "start" in wanted and isinstance(was.get("start"), datetime):
        told.append(_moved(was["start"], event.start, now))
    for name, old, new in (
        ("minutes", length_words(was.get("minutes")), length_words(event.minutes)),
        ("title", _quoted(was.get("title")), _quoted(event.title)),
        ("where", _place(was.get("where")), _place(event.where)),
    ):
        if name in wanted and old != new:
            told.append(_from_to(old, new))
    if wanted & {"colleagues", "people", "invited"}:
        told.append(QCoreApplication.translate("CalendarLines", "Other people"))
    if "state" in wanted:
        told.append(QCoreApplication.translate("CalendarLines", "It takes place again"))
    return told


def _moved(old: datetime, new: datetime, now: datetime) -> str:
    here, there = old.astimezone(now.tzinfo), new.astimezone(now.tzinfo)
    if here.date() == there.date():
        return _from_to(time_words(here), time_words(there))
    return _from_to(when_words(here, now), when_words(there, now))


def _from_to(old: str, new: str) -> str:
    return QCoreApplication.translate("CalendarLines", "{old} → {new}").format(old=old, new=new)


def _quoted(title: object) -> str:
    return QCoreApplication.translate("CalendarLines", "“{title}”").format(title=_short(str(title or "")))


def _place(place: object) -> str:
    return _short(str(place or "")) or QCoreApplication.translate("CalendarLines", "no place")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
