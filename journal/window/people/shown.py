"""What a preview of people shows: plain values in words, whatever they were worked out from."""

from typing import NamedTuple

NEW, CHANGED = "new", "changed"
MERGE, BOTH, OUT = "merge", "both", "out"
"""What becomes of somebody who may be in the journal: one of the two, two of them, or left out."""


class Change(NamedTuple):
    """A field by its name, and what it has before and after: `before` is "" where it has nothing, `after` where there
    is nothing to be read. `ticked`: whether it goes without saying."""

    name: str
    before: str
    after: str
    ticked: bool = True


class Somebody(NamedTuple):
    """A person of the file who is new, or who changes what the journal has. `key` names them; `tip` tells all."""

    key: str
    kind: str
    name: str
    detail: str
    changes: tuple[Change, ...] = ()
    tip: str = ""


class Side(NamedTuple):
    """Somebody as they stand in the file or in the journal: fields by their names, in the order of reading. `why`:
    what tells that they are the same. `id`: the colleague's; "" of the file's."""

    id: str
    name: str
    fields: tuple[tuple[str, str], ...]
    why: str = ""


class Pair(NamedTuple):
    """Somebody of the file, and those in the journal who it may be, likeliest first."""

    key: str
    theirs: Side
    maybe: tuple[Side, ...]


class Left(NamedTuple):
    """Who is not offered, and why."""

    title: str
    reason: str


class Shown(NamedTuple):
    """A file made ready to be looked at. `me`: what it says of the user."""

    source: str
    people: tuple[Somebody, ...] = ()
    pairs: tuple[Pair, ...] = ()
    me: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
