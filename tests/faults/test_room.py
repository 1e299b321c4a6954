"""A full disk, a largest file size, a folder that cannot be written: nothing is lost, and it is said in words."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.exchange.interchange import export_file, import_content
from journal.model import Meeting
from journal.store.check import problems
from journal.store.journal import open_journal
from journal.store.room import free_space
from tests.exchange.documents import content, whole
from tests.faults.kills import ROOT, run
from tests.faults.test_kills import journal_of_the_first_schema, many_records
from tests.journals import new_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's file systems in memory")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", place], capture_output=True)
    if made.returncode:
        pytest.skip("no disk can be made here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def folder(disk: Path) -> Path:
    """A journal on it."""
    shutil.copytree(new_folder(disk.parent), disk / "journal")
    journal = open_journal(disk / "journal")
    import_content(journal, content(whole()))
    journal.close()
    return disk / "journal"


def fill(disk: Path, leave: int = 0) -> Path:
    """Fill the disk but for so many bytes."""
    filler = disk / "filler"
    room = os.statvfs(disk)
    with filler.open("wb") as handle:
        handle.write(bytes(max(0, room.f_bavail * room.f_bsize - leave)))
    return filler


def all_of(folder: Path, place: Path) -> str:
    journal = open_journal(folder)
    try:
        assert problems(journal) == []
        export_file(journal, place)
    finally:
        journal.close()
    return place.read_text()


@pytest.mark.parametrize("leave", [60_000, 700_000])
def test_an_import_on_a_full_disk_is_refused_as_a_whole(folder: Path, tmp_path: Path, leave: int) -> None:
    before = all_of(folder, tmp_path / "before.json")
    (tmp_path / "in.json").write_bytes(many_records())
    filler = fill(folder.parent, leave)
    ended = run("command", "--journal", folder, "import", tmp_path / "in.json")
    assert ended.code in (2, 3), ended
    assert "space" in ended.errors
    assert all_of(folder, tmp_path / "meanwhile.json") == before
    filler.unlink()
    assert run("command", "--journal", folder, "import", tmp_path / "in.json").code == 0


@pytest.mark.parametrize("verb", ["backup", "restore", "check --repair", "lock-with-passphrase", "migration"])
@pytest.mark.parametrize("leave", [60_000, 300_000])
def test_what_there_is_no_room_for_is_refused_and_leaves_nothing_half(
    folder: Path, tmp_path: Path, verb: str, leave: int
) -> None:
    (tmp_path / "secret").write_text("a long sentence")
    assert run("command", "--journal", folder, "backup", tmp_path / "one.zip").code == 0
    if verb == "check --repair":
        wreck_a_page(folder)
    elif verb == "migration":
        shutil.rmtree(folder)
        shutil.copytree(journal_of_the_first_schema(tmp_path / "old"), folder)
    before = bytes_of(folder)
    filler = fill(folder.parent, leave)
    named = {"restore": [tmp_path / "one.zip"], "lock-with-passphrase": ["--new-passphrase-file", tmp_path / "secret"]}
    words = ["review"] if verb == "migration" else [*verb.split(), *named.get(verb, [])]
    ended = run("command", "--journal", folder, *words)
    assert ended.code in (2, 3), ended
    assert "space" in ended.errors or "room" in ended.errors, ended
    assert bytes_of(folder) == before
    assert [one for one in folder.rglob("*") if ".part" in one.name or one.name in ("restored", "new")] == []
    filler.unlink()
    assert run("command", "--journal", folder, *words).code == 0


def wreck_a_page(folder: Path) -> None:
    with (folder / "journal.db").open("r+b") as handle:
        handle.seek(9 * 4096)
        handle.write(bytes(4096))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("journal.db", "keys.json", "keys.json.bak")}


def test_an_export_to_a_full_disk_leaves_no_half_file(folder: Path) -> None:
    journal = open_journal(folder)
    import_content(journal, many_records())
    journal.close()
    fill(folder.parent, 100_000)
    ended = run("command", "--journal", folder, "export", folder.parent / "out.json")
    assert ended.code == 2, ended
    assert "cannot be written" in ended.errors
    assert sorted(one.name for one in folder.parent.iterdir()) == ["filler", "journal"]


def test_what_the_window_cannot_save_stays_in_it_and_is_saved_once_there_is_room(folder: Path) -> None:
    journal = open_journal(folder)
    with journal.change("Add") as session:
        session.add(Meeting(id="launch", title="Launch", start=datetime(2026, 11, 24, 9, tzinfo=UTC)))
    journal.close()
    command = [sys.executable, "-m", "tests.faults.programs", "paster", folder]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        assert window.stdout.readline() == "go\n"
        filler = fill(folder.parent, 500_000)
        window.stdin.write("paste\n")
        window.stdin.flush()
        assert window.stdout.readline() == "The change could not be saved.\n"
        assert window.stdout.readline() == "kept\n"
        filler.unlink()
        assert window.stdout.readline() == "saved\n"
        window.stdin.close()
        assert window.wait(30) == 0
    journal = open_journal(folder)
    assert problems(journal) == []
    journal.close()


@pytest.mark.parametrize("ballast", [True, False])
def test_a_disk_that_is_full_to_the_last_byte_opens_with_the_room_that_was_kept(
    folder: Path, tmp_path: Path, ballast: bool
) -> None:
    before = all_of(folder, tmp_path / "before.json")
    if ballast:
        put_ballast_aside(folder)
    fill_up(folder.parent)
    ended = run("command", "--journal", folder, "review")
    assert "disk is full" in ended.errors
    assert ended.code == (0 if ballast else 3), ended
    assert not (folder / "ballast").exists()
    if ballast:
        assert all_of(folder, tmp_path / "meanwhile.json") == before
        journal = open_journal(folder)
        with journal.change("Delete") as session:
            for meeting in session.query(Meeting):
                session.delete(meeting)
        journal.close()
        assert run("command", "--journal", folder, "export", tmp_path / "out.json").code == 0
    else:
        assert "Make room" in ended.errors
        (folder.parent / "filler").unlink()
        assert all_of(folder, tmp_path / "after.json") == before


def put_ballast_aside(folder: Path) -> None:
    """The disk is too small for the program to do it by itself."""
    with (folder / "ballast").open("wb") as handle:
        os.posix_fallocate(handle.fileno(), 0, 4_000_000)


def fill_up(disk: Path) -> None:
    """To the last byte."""
    with (disk / "filler").open("wb", buffering=0) as handle, suppress(OSError):
        while True:
            handle.write(bytes(4096))
    assert free_space(disk) == 0


@pytest.mark.parametrize("verb", ["import", "export"])
def test_a_largest_file_size_is_met_with_words(tmp_path: Path, verb: str) -> None:
    folder = new_folder(tmp_path)
    if verb == "export":
        journal = open_journal(folder)
        import_content(journal, many_records())
        journal.close()
    before = all_of(folder, tmp_path / "before.json")
    (tmp_path / "in.json").write_bytes(many_records())
    size = (folder / "journal.db").stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000) if verb == "export" else (size, size))

    file = tmp_path / ("in.json" if verb == "import" else "out.json")
    ended = run("command", "--journal", folder, verb, file, preexec_fn=limit)
    assert ended.code in (2, 3), ended
    assert ended.errors.count("\n") == 1
    assert all_of(folder, tmp_path / "after.json") == before
    assert verb == "import" or not file.exists()


def test_a_folder_that_cannot_be_written_is_said_and_left(folder: Path, tmp_path: Path) -> None:
    before = (folder / "journal.db").read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", folder.parent], check=True)
    try:
        ended = run("command", "--journal", folder, "review")
        assert ended.code == 3, ended
        assert "written" in ended.errors
        assert (folder / "journal.db").read_bytes() == before
    finally:
        subprocess.run(["mount", "-o", "remount,rw", folder.parent], check=True)
    assert run("command", "--journal", folder, "review").code == 0
