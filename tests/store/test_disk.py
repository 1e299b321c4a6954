"""A little room is kept on the disk, and let go when the disk is full: then things can still be saved, and deleted."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.model import Meeting
from journal.store import room
from journal.store.journal import CannotSave, Journal, open_journal
from tests.journals import new_folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    made = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True).returncode == 0
        if sys.platform == "linux"
        else False
    )
    if not made:
        pytest.skip("no disk can be made here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> None:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert room.free_space(disk) == 0


def add(journal: Journal, number: int) -> None:
    with journal.change("Add") as session:
        session.add(Meeting(id=str(number), title="Sync", start=datetime(2026, 3, 2, tzinfo=UTC), notes="x" * 20_000))


def add_until_full(journal: Journal) -> tuple[int, CannotSave]:
    """The number of the first that could not be saved, and what was said."""
    for number in range(1, 1000):
        try:
            add(journal, number)
        except CannotSave as error:
            return number, error
    raise AssertionError("the disk is never full")


def ids(journal: Journal) -> list[str]:
    with journal.reading() as session:
        return [one.id for one in session.query(Meeting).order_by(Meeting.position)]


def test_on_a_full_disk_the_ballast_lets_one_save_and_delete(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SIZE", 2_000_000)
    monkeypatch.setattr(room, "ENOUGH", 3_000_000)
    journal = open_journal(disk / "journal", make=True)
    assert (disk / "journal" / "ballast").stat().st_size == 2_000_000
    add(journal, 0)
    fill(disk)
    number, said = add_until_full(journal)
    assert "try again now" in said.to_do
    assert ids(journal) == [str(one) for one in range(number)]
    assert not (disk / "journal" / "ballast").exists()
    add(journal, number)
    with journal.change("Delete") as session:
        session.delete(session.get_one(Meeting, "0"))
    assert ids(journal) == [str(one) for one in range(1, number + 1)]
    journal.close()
    again = open_journal(disk / "journal")
    assert ids(again) == [str(one) for one in range(1, number + 1)]
    again.close()
    assert not (disk / "journal" / "ballast").exists()
    (disk / "filler").unlink()
    open_journal(disk / "journal").close()
    assert (disk / "journal" / "ballast").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count blocks")
def test_the_ballast_takes_real_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SIZE", 400_000)
    room.take_ballast(tmp_path)
    assert (tmp_path / "ballast").stat().st_blocks * 512 >= 400_000
    assert (tmp_path / "ballast").stat().st_mode & 0o777 == 0o600


def test_no_ballast_is_taken_where_room_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = new_folder(tmp_path)
    (folder / "ballast").unlink()
    monkeypatch.setattr(room, "free_space", lambda _: room.ENOUGH - 1)
    open_journal(folder).close()
    assert not (folder / "ballast").exists()


def test_free_space_is_told_or_unknown(tmp_path: Path) -> None:
    assert (room.free_space(tmp_path) or 0) > 0
    assert room.free_space(tmp_path / "nothing") is None
