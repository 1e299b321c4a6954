"""Which backups may go. They are ordered by their numbers, never by their times: a clock may be wrong.

The newest always stay, then the newest of each of the last days, weeks and months that have one; and each that was made
before the schema changed, for nothing else can bring back what a wrong migration took.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

NEWEST = 3
MIGRATION = "migration"
"""The reason of a backup that is never thinned out."""


class Kept(Protocol):
    """What is asked of a backup. `made`: by the clock of that moment, in UTC."""

    @property
    def number(self) -> int: ...
    @property
    def made(self) -> datetime: ...
    @property
    def reason(self) -> str: ...


One = TypeVar("One", bound=Kept)


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


_PERIODS: tuple[tuple[Callable[[date], object], int], ...] = ((lambda day: day, 7), (_week, 4), (_month, 12))
"""What a period is, and how many of them keep a backup."""


def to_thin(backups: Iterable[One]) -> list[One]:
    """Those that nothing asks to be kept, the oldest first."""
    newest_first = sorted(backups, key=lambda one: one.number, reverse=True)
    kept = {one.number for one in newest_first[:NEWEST]}
    kept |= {one.number for one in newest_first if one.reason == MIGRATION}
    for period, most in _PERIODS:
        kept |= _newest_of_each(newest_first, period, most)
    return [one for one in reversed(newest_first) if one.number not in kept]


def _newest_of_each(newest_first: list[One], period: Callable[[date], object], most: int) -> set[int]:
    """The number of the newest backup in each of the last periods that have one."""
    found: dict[object, int] = {}
    for one in newest_first:
        found.setdefault(period(one.made.date()), one.number)
        if len(found) > most:
            found.popitem()
            break
    return set(found.values())
