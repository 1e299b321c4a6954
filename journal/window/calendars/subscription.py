"""One calendar that is looked at again and again, and what became of it."""

from datetime import datetime
from typing import NamedTuple

from journal.exchange.calendar_types import Calendar


class Source(NamedTuple):
    """A subscription. `kind`: file, folder or web. `left_out`: people in it of whom the user said that they are no
    colleagues, by what they are known by."""

    id: str
    kind: str
    address: str
    name: str
    left_out: frozenset[str] = frozenset()


class State(NamedTuple):
    """What became of a subscription: when it was last looked at, what went wrong then, how many people wait to be
    decided on, and in which calendar."""

    looked: datetime | None = None
    problem: str = ""
    waiting: int = 0
    calendar: Calendar | None = None
    busy: bool = False
