"""Hostile files: each is taken, or refused with a sentence. Nothing hangs, nothing else is touched, nothing is half
done."""

import hashlib
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import thread_time
from types import FrameType

import pytest

from journal.errors import BadFile
from journal.exchange.clean import clean
from journal.exchange.interchange import import_content
from journal.exchange.taking import take_out
from journal.store.journal import Journal
from tests.exchange.documents import content as encoded
from tests.exchange.documents import whole
from tests.hostile.files import FILES, File
from tests.hostile.importing import READERS, bring_in
from tests.journals import opened_journal
from tests.watching import watching

ODD = [file for file in FILES if not file.what.startswith("with ")]
"""Those that are more than a text in a right file."""
SECONDS = 5
"""Of the processor's time, that a file may take."""


class Hangs(BaseException):
    """Nothing catches it by chance."""


@contextmanager
def in_time() -> Iterator[None]:
    """Raises Hangs where it takes longer."""
    if sys.platform == "win32":
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def journal(place: Path) -> Iterator[Journal]:
    """Dana, Jim and all that a file can bring."""
    with opened_journal(place / "own") as made:
        import_content(made, encoded(whole()))
        made.forget_steps()
        yield made


def told(journal: Journal) -> str:
    """All that is in the journal."""
    with journal.reading() as session:
        return "".join(take_out(session))


def digest(journal: Journal) -> str:
    return hashlib.sha256(told(journal).encode()).hexdigest()


@pytest.fixture(scope="module")
def before(journal: Journal) -> str:
    """What is in the journal before every file, and has to be again after it."""
    return digest(journal)


def on_disk(place: Path) -> dict[str, int]:
    """The files there, but for those of the journal itself, by their size."""
    return {
        str(one.relative_to(place)): one.stat().st_size
        for one in place.rglob("*")
        if one.is_file() and not one.name.startswith("journal.db")
    }


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_hostile_file_is_taken_or_refused_and_nothing_else_happens(
    file: File, journal: Journal, before: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    content, there, begun = file.content(), on_disk(place), thread_time()
    refused: BadFile | None = None
    with watching(place) as touched, in_time():
        try:
            bring_in(journal, file.name, content)
        except BadFile as error:
            refused = error
    if refused:
        assert str(refused).endswith(".")
        assert journal.undo_label is None
    elif journal.undo_label:
        after = told(journal)
        assert "".join(clean(one) for one in after.split("\n")) == after.replace("\n", "")
        journal.undo()
    assert digest(journal) == before
    assert touched == []
    assert on_disk(place) == there
    assert thread_time() - begun < SECONDS


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("part", range(4))
def test_a_hostile_file_given_to_a_reader_of_another_kind_is_read_or_refused(
    reader: str, part: int, place: Path
) -> None:
    for file in ODD[part::4]:
        content, begun = file.content(), thread_time()
        with watching(place) as touched, in_time(), suppress(BadFile):
            READERS[reader](content, file.name)
        assert touched == [], file
        assert thread_time() - begun < SECONDS, file


def test_every_hostile_file_is_another(record_property: Callable[[str, object], None]) -> None:
    """Some changes leave some files as they were: they count once, and what is as it was not at all."""
    by_kind: Counter[str] = Counter()
    seen: set[bytes] = set()
    for file in FILES:
        content = hashlib.sha256(file.name.encode() + file.content()).digest()
        by_kind[file.name] += content not in seen
        seen.add(content)
    for name, count in by_kind.items():
        record_property(f"hostile files to be read as {name}", count)
    assert len(seen) >= 300
