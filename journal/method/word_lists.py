"""The lists of `resources/` that say what is called how: read once, and found again in a text."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from journal.errors import BadFile
from journal.method.likeness import Word, words
from journal.method.question_bank import read_resource


@cache
def word_list(file: str) -> dict[str, Any]:
    """A file of `resources/`. Raises BadFile where it is mistyped."""
    try:
        return tomllib.loads(read_resource(file))
    except tomllib.TOMLDecodeError as error:
        raise BadFile(file, str(error)) from error


def listed(file: str, text: object) -> list[str]:
    """What stands between the commas. Raises BadFile."""
    if not isinstance(text, str):
        raise BadFile(file, f"a list of words with commas between them should stand in place of {text!r}")
    return [part for part in (" ".join(one.split()) for one in text.split(",")) if part]


def table(file: str, name: str) -> dict[str, list[str]]:
    """A table of such lists. Raises BadFile."""
    found = word_list(file).get(name, {})
    if not isinstance(found, dict):
        raise BadFile(file, f"[{name}] should be a table")
    return {key: listed(file, text) for key, text in found.items()}


class Found(NamedTuple):
    """Words `start` to `end` of a text, and what they stand for."""

    start: int
    end: int
    shown: str
    meant: frozenset[str]


class Phrases:
    """Phrases and what each stands for. The longest that fits is found, and no word belongs to two."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """`known`: (phrase, what it stands for); one phrase may stand for several."""
        self._known: dict[tuple[str, ...], frozenset[str]] = {}
        self._longest: dict[str, int] = {}
        for phrase, meant in known:
            key = tuple(word.fold for word in words.__wrapped__(phrase))  # thousands of them: not to be kept
            if key:
                self._known[key] = self._known.get(key, frozenset()) | {meant}
                self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def __contains__(self, fold: str) -> bool:
        return (fold,) in self._known

    def find(self, said: tuple[Word, ...]) -> Iterator[Found]:
        place = 0
        while place < len(said):
            found = self._at(said, place)
            if found is not None:
                yield found
            place = found.end if found is not None else place + 1

    def _at(self, said: tuple[Word, ...], place: int) -> Found | None:
        for length in range(min(self._longest.get(said[place].fold, 0), len(said) - place), 0, -1):
            part = said[place : place + length]
            if meant := self._known.get(tuple(word.fold for word in part)):
                return Found(place, place + length, " ".join(word.shown for word in part), meant)
        return None


def sides(text: str) -> list[str]:
    """The parts of a note: what it is comes first, what is told of it after a comma, a dash or a bracket."""
    return [part for part in re.split(r"\s*[,;(:–—]\s*|\s+-\s+", text) if part.strip(" )")]
