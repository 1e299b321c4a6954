"""Hostile backups: each is refused with a sentence, and the journal, its folder and all around it are as they were."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import thread_time

import pytest

from journal.errors import JournalError
from journal.exchange.interchange import import_content
from journal.store.backup import backup
from journal.store.journal import open_journal
from journal.store.keys import read_key
from journal.store.restore import restore
from tests.exchange.documents import content as encoded
from tests.exchange.documents import whole
from tests.hostile.backups import ARCHIVES, KEY_FILES, STORES, Parts, packed, parts_of, strange
from tests.hostile.importing import NOW
from tests.hostile.test_files import SECONDS, in_time
from tests.journals import new_folder
from tests.watching import watching

NAMES = [*ARCHIVES, *KEY_FILES, *(f"built in: {what}" for what in STORES)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backups")


@pytest.fixture(scope="module")
def folder(place: Path) -> Path:
    """A journal, closed."""
    made = new_folder(place)
    journal = open_journal(made)
    import_content(journal, encoded(whole()))
    journal.close()
    return made


@pytest.fixture(scope="module")
def parts(folder: Path, place: Path) -> Parts:
    """Of a right backup of this journal."""
    journal = open_journal(folder)
    made = backup(journal, place / "right.zip", NOW).path
    journal.close()
    content = made.read_bytes()
    made.unlink()
    return parts_of(content)


def hostile(name: str, parts: Parts, folder: Path, place: Path) -> bytes:
    if name in ARCHIVES | KEY_FILES:
        return (ARCHIVES | KEY_FILES)[name](parts)
    return strange(parts, read_key(folder / "keys.json"), STORES[name.removeprefix("built in: ")], place)


def on_disk(place: Path) -> dict[str, str]:
    return {
        str(one.relative_to(place)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in place.rglob("*")
        if one.is_file()
    }


@contextmanager
def nothing_else(place: Path) -> Iterator[None]:
    begun = thread_time()
    with watching(place) as touched, in_time():
        yield
    assert touched == []
    assert thread_time() - begun < SECONDS


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_backup_is_refused_and_nothing_is_changed(
    name: str, parts: Parts, folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(place))
    file = place / "hostile.zip"
    file.write_bytes(hostile(name, parts, folder, place))
    before = on_disk(place)
    for target in (place / "another",) if name in KEY_FILES else (folder, place / "another"):
        with nothing_else(place), pytest.raises(JournalError) as refused:
            restore(file, target, NOW)
        assert str(refused.value).endswith(".")
    assert on_disk(place) == before
    assert not (place / "another").exists()


def test_a_right_backup_is_taken(parts: Parts, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the others are refused for what is wrong with them."""
    monkeypatch.setattr("tempfile.tempdir", str(place))
    file = tmp_path / "right.zip"
    file.write_bytes(packed(*parts.items()))
    with nothing_else(tmp_path), watching(tmp_path, place):
        restore(file, tmp_path / "another", NOW)
    assert (tmp_path / "another" / "journal.db").exists()


def test_every_hostile_backup_is_another(
    parts: Parts, folder: Path, place: Path, record_property: Callable[[str, object], None]
) -> None:
    seen = {hashlib.sha256(hostile(name, parts, folder, place)).digest() for name in NAMES}
    record_property("hostile backups", len(seen))
    assert len(seen) == len(NAMES)
