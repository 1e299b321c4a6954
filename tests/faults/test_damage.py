"""A damaged journal says so before anything wrong is shown, and is left as it is.

`make faults` flips more bits than `make test` (the option `--kills` says how many kills; flips are three times that).
"""

import os
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from subprocess import DEVNULL, PIPE, Popen

import pytest
from sqlalchemy.exc import DatabaseError

from journal.errors import JournalError
from journal.exchange.interchange import export_file, import_content
from journal.store.backup import backup
from journal.store.check import problems
from journal.store.cipher import connect
from journal.store.journal import open_journal
from journal.store.keys import read_key
from journal.store.rescue import repair
from journal.store.restore import restore
from tests.exchange.documents import content, whole
from tests.faults.kills import ROOT, run
from tests.journals import new_folder

PAGE = 4096
RESERVED = 80
"""Bytes at the end of each page: its random start and its signature."""

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with something of everything, closed."""
    folder = new_folder(tmp_path_factory.mktemp("sound"))
    journal = open_journal(folder)
    import_content(journal, content(whole()))
    journal.close()
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    shutil.copytree(sound, tmp_path / "damaged")
    return tmp_path / "damaged"


def places(size: int, count: int) -> dict[str, list[int]]:
    """Where a byte is changed, by class: what a page has, and which page."""
    random = Random(5)
    pages = range(1, size // PAGE)

    def draw(first: int, last: int) -> list[int]:
        return [random.choice(pages) * PAGE + random.randrange(first, last) for _ in range(count)]

    return {
        "salt": [random.randrange(16) for _ in range(count)],
        "first page": [random.randrange(16, PAGE - RESERVED) for _ in range(count)],
        "content": draw(0, PAGE - RESERVED),
        "start": draw(PAGE - RESERVED, PAGE - 64),
        "signature": draw(PAGE - 64, PAGE),
        "last page": [size - PAGE + random.randrange(PAGE) for _ in range(count)],
    }


def test_a_flipped_bit_is_named_before_anything_wrong_is_read(
    folder: Path, sound: Path, request: pytest.FixtureRequest, record_property: Record
) -> None:
    database = folder / "journal.db"
    intact = database.read_bytes()
    right = read_all(sound, folder.parent / "right.json")
    found = places(len(intact), max(3, request.config.getoption("--kills") // 2))
    for bit, place in enumerate(place for some in found.values() for place in some):
        with database.open("r+b") as handle:
            handle.seek(place)
            handle.write(bytes([intact[place] ^ 1 << bit % 8]))
        assert read_all(folder, folder.parent / "out.json") in ("damaged", right), place
        assert is_damaged(folder), place
        database.write_bytes(intact)
        for name in ("journal.db-wal", "journal.db-shm"):
            (folder / name).unlink(missing_ok=True)
    record_property("flipped bits of the journal's file, all named", sum(map(len, found.values())))


def read_all(folder: Path, file: Path) -> str:
    """All that it holds, or `damaged`."""
    try:
        journal = open_journal(folder)
    except JournalError:
        return "damaged"
    try:
        export_file(journal, file)
        return file.read_text()
    except (JournalError, DatabaseError):
        return "damaged"
    finally:
        journal.close()


def is_damaged(folder: Path) -> bool:
    try:
        journal = open_journal(folder)
    except JournalError:
        return True
    try:
        return problems(journal) != []
    finally:
        journal.close()


def cut_in_half(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def cut_amid_a_page(database: Path) -> None:
    os.truncate(database, database.stat().st_size - PAGE // 2)


def without_its_last_page(database: Path) -> None:
    os.truncate(database, database.stat().st_size - PAGE)


def with_a_page_of_zeros(database: Path) -> None:
    with database.open("r+b") as handle:
        handle.seek(3 * PAGE)
        handle.write(bytes(PAGE))


def with_two_pages_exchanged(database: Path) -> None:
    content = database.read_bytes()
    third, fourth = content[2 * PAGE : 3 * PAGE], content[3 * PAGE : 4 * PAGE]
    database.write_bytes(content[: 2 * PAGE] + fourth + third + content[4 * PAGE :])


def without_a_beginning(database: Path) -> None:
    with database.open("r+b") as handle:
        handle.write(bytes(100))


def a_text(database: Path) -> None:
    database.write_text("Dear diary,\n" * 1000)


def empty(database: Path) -> None:
    database.write_bytes(b"")


def gone(database: Path) -> None:
    database.unlink()


DAMAGES = [
    cut_in_half,
    cut_amid_a_page,
    without_its_last_page,
    with_a_page_of_zeros,
    with_two_pages_exchanged,
    without_a_beginning,
    a_text,
    empty,
    gone,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_check_names_the_damage_and_leaves_it(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder / "journal.db")
    before = bytes_of(folder)
    ended = run("command", "--journal", folder, "check")
    assert ended.code == 3
    assert "passphrase" not in ended.errors
    assert ended.errors.count("\n") <= 2
    assert bytes_of(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["pipe", "zeros", "loop", "folder"])
def test_what_is_no_file_at_all_is_refused_at_once(folder: Path, kind: str) -> None:
    make_no_file(folder / "journal.db", kind)
    before = stat.S_IFMT((folder / "journal.db").lstat().st_mode)
    ended = run("command", "--journal", folder, "review")
    assert ended.code == 3, ended
    assert "missing or empty" in ended.errors
    assert stat.S_IFMT((folder / "journal.db").lstat().st_mode) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["pipe", "zeros", "loop", "folder"])
@pytest.mark.parametrize("name", ["journal.db-wal", "journal.db-shm", "keys.json", "lock", "backups"])
def test_what_lies_in_the_place_of_a_file_beside_it_never_hangs_it(folder: Path, kind: str, name: str) -> None:
    make_no_file(folder / name, kind)
    assert said_by(lambda: open_journal(folder).close()) != ""
    assert said_by(lambda: repair(folder, datetime(2026, 11, 24, tzinfo=UTC))) != ""


def said_by(work: Callable[[], object]) -> str:
    """What is said to do where it cannot be done."""
    try:
        work()
    except JournalError as error:
        return error.to_do
    return "done"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["pipe", "zeros", "loop", "folder"])
def test_a_backup_takes_the_place_of_what_is_no_file_at_all(folder: Path, tmp_path: Path, kind: str) -> None:
    right = read_all(folder, tmp_path / "right.json")
    journal = open_journal(folder)
    backup(journal, tmp_path / "one.zip", datetime(2026, 11, 24, tzinfo=UTC))
    journal.close()
    make_no_file(folder / "journal.db", kind)
    restore(tmp_path / "one.zip", folder, datetime(2026, 11, 24, tzinfo=UTC))
    assert os.path.lexists(folder / "journal.db.damaged-1")
    assert read_all(folder, tmp_path / "out.json") == right


def make_no_file(place: Path, kind: str) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("/dev/zero" if kind == "zeros" else place)


def test_the_log_of_another_journal_mixes_nothing_in(folder: Path, tmp_path: Path) -> None:
    right = read_all(folder, tmp_path / "right.json")
    for log in (b"x" * 40_000, other_log(tmp_path)):
        (folder / "journal.db-wal").write_bytes(log)
        assert read_all(folder, tmp_path / "out.json") in ("damaged", right)
        (folder / "journal.db-wal").unlink(missing_ok=True)
        (folder / "journal.db-shm").unlink(missing_ok=True)


def test_a_journal_of_a_newer_version_is_refused_and_left(folder: Path) -> None:
    raw = connect(folder / "journal.db", read_key(folder / "keys.json"))
    raw.execute("PRAGMA user_version=99")
    raw.close()
    before = bytes_of(folder)
    for verb in (["review"], ["check"], ["check", "--repair"], ["backup"]):
        ended = run("command", "--journal", folder, *verb, stdin=DEVNULL)
        assert ended.code == 3, ended
        assert "newer version" in ended.errors
        assert bytes_of(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_of_two_programs_the_second_changes_nothing_until_the_first_is_gone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(content({"format": "partnership-journal", "version": 1, "me": {"name": "Kim"}}))
    command = [sys.executable, "-m", "tests.faults.programs", "writer", str(folder)]
    with Popen(command, cwd=ROOT, stdout=PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "go\n"
        refused = run("command", "--journal", folder, "import", tmp_path / "in.json")
        first.kill()
    assert (refused.code, "another window" in refused.errors) == (3, True)
    assert run("command", "--journal", folder, "import", tmp_path / "in.json").code == 0
    assert not is_damaged(folder)


def other_log(path: Path) -> bytes:
    """What another journal has not yet written into its file."""
    journal = open_journal(new_folder(path / "other"))
    import_content(journal, content(whole()))
    log = (journal.folder.path / "journal.db-wal").read_bytes()
    journal.close()
    return log


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The files that matter."""
    names = ("journal.db", "keys.json", "keys.json.bak")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
