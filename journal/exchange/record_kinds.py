"""What the records of the interchange file are made of: entries and parts, and the numbers that a field may hold."""

from typing import Annotated

from msgspec import Meta, Struct

from journal.model.base import AHEAD, COUNT, DAYS, MINUTES, RATING

Filled = Annotated[str, Meta(min_length=1)]
Rating = Annotated[int, Meta(ge=RATING[0], le=RATING[1])] | None
Minutes = Annotated[int, Meta(ge=MINUTES[0], le=MINUTES[1])] | None
Count = Annotated[int, Meta(ge=COUNT[0], le=COUNT[1])] | None
Ahead = Annotated[int, Meta(ge=AHEAD[0], le=AHEAD[1])] | None
Sequence = Annotated[int, Meta(ge=0, le=2**31 - 1)] | None
Days = Annotated[int, Meta(ge=DAYS[0], le=DAYS[1])] | None


class Part(Struct, forbid_unknown_fields=True):
    """What belongs to another record."""


class Entry(Part):
    """A record of a list, with an id that is unique in it."""

    id: Filled
