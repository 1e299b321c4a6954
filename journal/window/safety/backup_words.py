"""Backups as people speak of them: when, why, what is in one, and what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.store.backup_file import Manifest
from journal.store.backup_place import Backup, State
from journal.window.widgets.days import day_words, time_words

if TYPE_CHECKING:
    from journal.store.rescue_carry import Lost


def made_words(manifest: Manifest, now: datetime) -> str:
    """ "today, 14:05": where `now` is."""
    here = manifest.made.astimezone(now.tzinfo)
    words = QCoreApplication.translate("Backups", "{day}, {time}")
    return words.format(day=day_words(here.date(), now.date()), time=time_words(here))


def listed_words(manifest: Manifest, now: datetime) -> str:
    """As `made_words`, for a list: "Sun 22 Nov, 11:40"."""
    here = manifest.made.astimezone(now.tzinfo)
    if abs((here.date() - now.date()).days) <= 1:
        return made_words(manifest, now)
    day = QDate(here.year, here.month, here.day)
    year = "" if here.year == now.year else " yyyy"
    form = QCoreApplication.translate("Backups", "ddd d MMM") + year
    words = QCoreApplication.translate("Backups", "{day}, {time}")
    return words.format(day=QLocale().toString(day, form), time=time_words(here))


def last_words(state: State, now: datetime) -> str:
    """ "Last backup: today, 14:05"."""
    if state.last is None:
        return QCoreApplication.translate("Backups", "No backup yet")
    words = QCoreApplication.translate("Backups", "Last backup: {when}")
    return words.format(when=made_words(state.last.manifest, now))


def last_of_words(last: Backup, now: datetime) -> str:
    """ "Last backup: today, 14:05, 10 colleagues, 12 meetings"."""
    words = QCoreApplication.translate("Backups", "Last backup: {when}")
    first = words.format(when=made_words(last.manifest, now))
    return " · ".join([first, *content_lines(last.manifest.counts, None)[:2]])


def lost_words(lost: tuple[Lost, ...]) -> str:
    """ "1 colleague, 3 facts, 2 other records, and perhaps more"."""
    counts = {one.kind: len(one.ids) for one in lost if one.ids}
    named = content_lines(counts, None) if counts else []
    if any(one.more for one in lost):
        named.append(QCoreApplication.translate("Backups", "perhaps some more"))
    return ", ".join(named)


def reason_words(reason: str) -> str:
    """Why it was made; "" for a reason that this version does not know."""
    return {
        "session": QCoreApplication.translate("Backups", "made by itself"),
        "asked": QCoreApplication.translate("Backups", "made on request"),
        "migration": QCoreApplication.translate("Backups", "before the program was updated"),
        "restore": QCoreApplication.translate("Backups", "before a backup was restored"),
        "keys": QCoreApplication.translate("Backups", "before the passphrase was set"),
        "repair": QCoreApplication.translate("Backups", "before a repair"),
        "import": QCoreApplication.translate("Backups", "before an import"),
    }.get(reason, "")


def content_lines(then: Mapping[str, int], now: Mapping[str, int] | None) -> list[str]:
    """What a backup holds, and where it is known, how that differs from the present: "10 colleagues (12 now)"."""
    kinds = _kinds()
    lines = []
    for name, (one, many) in kinds.items():
        lines += _line(then.get(name, 0), now.get(name, 0) if now is not None else None, one, many)
    others = [sum(counts.values()) - sum(counts.get(name, 0) for name in kinds) for counts in (then, now or {})]
    one = QCoreApplication.translate("Backups", "1 other record")
    many = QCoreApplication.translate("Backups", "{count} other records")
    lines += _line(others[0], others[1] if now is not None else None, one, many)
    return lines or [QCoreApplication.translate("Backups", "Nothing is in it.")]


def _line(then: int, now: int | None, one: str, many: str) -> list[str]:
    if not then and not now:
        return []
    words = one if then == 1 else many.format(count=f"{then:,}")
    if now is None or now == then:
        return [words]
    return [QCoreApplication.translate("Backups", "{words}  ({count} now)").format(words=words, count=f"{now:,}")]


def _kinds() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "colleague": (translate("Backups", "1 colleague"), translate("Backups", "{count} colleagues")),
        "meeting": (translate("Backups", "1 meeting"), translate("Backups", "{count} meetings")),
        "followup": (translate("Backups", "1 promise"), translate("Backups", "{count} promises")),
        "reflection": (translate("Backups", "1 reflection"), translate("Backups", "{count} reflections")),
        "fact": (translate("Backups", "1 fact"), translate("Backups", "{count} facts")),
    }
