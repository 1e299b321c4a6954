"""Rows on pages to which nothing leads any more, because the page that named them is damaged.

Each page is looked at as if it were a table of its own: one that holds rows of the kind that is looked for gives them.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from journal.store.copies import open_copy
from journal.store.pages import PAGE
from journal.store.rescue_graft import Part, graft
from journal.store.rescue_rows import Reader, Unreadable

MOST = 20_000
"""Pages of a file that are looked at one by one: more take too long."""
_NUMBER = re.compile(r"page (\d+)")


class Orphans:
    """Of the file `damaged`; `work` is a folder for what is made meanwhile."""

    def __init__(self, damaged: Path, key: bytes, work: Path) -> None:
        self._damaged, self._key, self._work = damaged, key, work

    def rows(self, columns: list[tuple[str, str | None]]) -> Iterator[tuple[Any, ...]]:
        """What reads like rows with these columns (name, default), in that order, on any page; the position first.

        It may be anything: whoever asks must know the rows that are meant.
        """
        numbers = self._whole_pages()
        if not 0 < len(numbers) <= MOST:
            return
        place = self._work / "orphans.db"
        place.unlink(missing_ok=True)
        sql = "CREATE TABLE page_{} (" + ", ".join(_column(*one) for one in columns) + ")"
        parts = [Part("table", f"page_{one}", f"page_{one}", one, sql.format(one)) for one in numbers]
        graft(self._damaged, self._key, parts, place)
        names = ", ".join(f'"{name}"' for name, _ in columns if name != "position")
        reader = Reader(partial(open_copy, place, self._key))
        for number in numbers:
            try:
                yield from reader.all(f"SELECT position, {names} FROM page_{number}")
            except Unreadable:
                continue
        reader.close()

    def _whole_pages(self) -> list[int]:
        with closing(open_copy(self._damaged, self._key)) as connection:
            said = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        damaged = {int(found[1]) for line in said if (found := _NUMBER.search(line))}
        return [one for one in range(2, self._damaged.stat().st_size // PAGE + 1) if one not in damaged]


def _column(name: str, default: str | None) -> str:
    if name == "position":
        return "position INTEGER PRIMARY KEY"
    return f'"{name}"' + (f" DEFAULT ({default})" if default is not None else "")
