"""Which guided reflections are due: one on my week, and one on a quarter with each partnership.

The journal offers a few of them at a time; what was put off keeps its place, so that nothing else comes instead.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from journal.method.rules.review import STATUSES, Review

WEEK = timedelta(days=7)
QUARTER = timedelta(days=90)
AT_ONCE = 2
"""So many quarterly reflections a week."""
LATER = {"weekly": timedelta(days=2), "quarterly": timedelta(days=7)}
"""For so long a reflection is put off."""

Written = Mapping[tuple[str, str], date]
"""(occasion, colleague's id or "" for myself) -> the last day on which such a reflection was written."""


class DueReflection(NamedTuple):
    """`colleague` and `name` are "" for one on myself; `last`: when I last wrote such a one."""

    occasion: str
    colleague: str = ""
    name: str = ""
    last: date | None = None

    @property
    def hint(self) -> str:
        """What it is called among the hints that can be switched off."""
        return hint(self.occasion, self.colleague)


def hint(occasion: str, colleague: str = "") -> str:
    return f"reflect:{occasion}:{colleague}" if colleague else f"reflect:{occasion}"


def due(reviews: Iterable[Review], written: Written, off: Collection[str], today: date) -> list[DueReflection]:
    """The week first, then the quarters of the partnerships that need it most. `off`: hints not to be shown today."""
    everybody = [one for one in reviews if one.status != "resting"]
    found = [*_weekly(everybody, written, today), *_quarterly(everybody, written, off, today)]
    return [one for one in found if one.hint not in off and hint(one.occasion) not in off]


def _weekly(reviews: list[Review], written: Written, today: date) -> list[DueReflection]:
    """None in the last seven days, and somebody with whom to have had a week."""
    last = written.get(("weekly", ""))
    known = any(one.age_days >= WEEK.days for one in reviews)
    return [DueReflection("weekly", last=last)] if known and _past(last, WEEK, today) else []


def _quarterly(reviews: list[Review], written: Written, off: Collection[str], today: date) -> list[DueReflection]:
    """Of partnerships that are a quarter old; not where I need somebody to talk to more than a look back."""
    waiting = [
        (one, written.get(("quarterly", one.colleague.id)))
        for one in reviews
        if one.status != "new" and one.age_days >= QUARTER.days and one.advice != "talk_to_someone_you_trust"
    ]
    rank = {status: place for place, status in enumerate(STATUSES)}
    ripe = [
        DueReflection("quarterly", one.colleague.id, one.colleague.name, last)
        for one, last in sorted(
            waiting, key=lambda pair: (rank[pair[0].status], pair[1] or date.min, pair[0].colleague.name.casefold())
        )
        if _past(last, QUARTER, today)
    ]
    lately = sum(occasion == "quarterly" and not _past(day, WEEK, today) for (occasion, _), day in written.items())
    put_off = sum(one.hint in off for one in ripe)
    return [one for one in ripe if one.hint not in off][: max(0, AT_ONCE - lately - put_off)]


def _past(last: date | None, span: timedelta, today: date) -> bool:
    return last is None or last <= today - span
