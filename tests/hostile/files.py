"""All hostile files, by name: every mutation of every right file, every text in it, and what was made to do harm."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from tests.hostile.made import ARCHIVES, CALENDARS, CARDS, JOURNALS, TABLES
from tests.hostile.mutations import MUTATIONS, TEXTS, Mutation
from tests.hostile.pictures import PICTURES
from tests.hostile.seeds import SEEDS, Seed


class File(NamedTuple):
    """`name`: what it is called on the disk. `what`: what is odd about it."""

    name: str
    what: str
    content: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.name}, {self.what}"


_MADE = {
    "calendar.ics": CALENDARS,
    "cards.vcf": CARDS,
    "table.csv": TABLES,
    "archive.zip": ARCHIVES,
    "journal.json": JOURNALS,
    "photo.png": PICTURES,
}

_LIKE_OTHERS = ("outlook.csv", "other.csv")
"""What becomes of the bytes of a table is tried on those of Google and LinkedIn."""


def _files() -> Iterator[File]:
    for seed in SEEDS:
        for what, change in MUTATIONS.items() if seed.name not in _LIKE_OTHERS else ():
            yield File(seed.name, what, partial(_mutated, seed, change))
        for what, text in TEXTS.items():
            yield File(seed.name, f"with {what}", partial(seed.of, text))
    for name, made in _MADE.items():
        for what, content in made.items():
            yield File(name, what, content)


def _mutated(seed: Seed, change: Mutation) -> bytes:
    return change(seed.content)


FILES = tuple(_files())
