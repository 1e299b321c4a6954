"""Killed at any moment, the program loses nothing that it acknowledged, and does nothing by half.

`make faults` kills more often than `make test` (the option `--kills` says how often in all).
"""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from journal.errors import CannotOpen
from journal.exchange.interchange import export_file, import_content
from journal.model import Colleague, Meeting, Question
from journal.store.check import problems
from journal.store.cipher import connect
from journal.store.journal import open_journal
from journal.store.keys import read_key
from tests.exchange.documents import content
from tests.faults.kills import moments, run
from tests.journals import new_folder, of_the_first_schema

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

DEEDS = 9
"""Tests here that share the kills."""
WRITING = 0.6
"""Seconds in which what writes without an end is killed."""

Record = Callable[[str, object], None]


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    """So often each test kills."""
    return max(1, -(-request.config.getoption("--kills") // DEEDS))


def test_what_was_saved_is_there(tmp_path: Path, count: int, record_property: Record) -> None:
    for moment in moments(count, WRITING, seed=1):
        folder = new_folder(tmp_path / f"{moment}")
        saved = [int(line) for line in run("writer", folder, kill_after=moment).said]
        journal = open_journal(folder)
        with journal.reading() as session:
            found = [int(number) for number in session.scalars(select(Meeting.id).order_by(Meeting.position))]
            questions = list(session.scalars(select(Question.meeting_id).order_by(Question.position)))
            damage = session.execute(text("PRAGMA integrity_check")).scalar_one()
        journal.close()
        assert found in (saved, [*saved, len(saved)])
        assert questions == [str(number) for number in found]
        assert damage == "ok"
    record_property("kills while saving", count)


def test_what_the_window_saved_is_there(tmp_path: Path, count: int, record_property: Record) -> None:
    for moment in moments(count, 2 * WRITING, seed=2):
        folder = new_folder(tmp_path / f"{moment}")
        journal = open_journal(folder)
        with journal.change("Add") as session:
            session.add(Meeting(id="launch", title="Launch", start=datetime(2026, 11, 24, 9, tzinfo=UTC)))
        journal.close()
        said = run("typist", folder, kill_after=moment).said
        journal = open_journal(folder)
        with journal.reading() as session:
            notes = session.get_one(Meeting, "launch").notes or ""
        journal.close()
        assert notes.startswith(said[-1] if said else "")
        assert "".join(f"{number} " for number in range(1000)).startswith(notes)
    record_property("kills while typing in the window", count)


def test_an_import_is_in_whole_or_not_at_all(tmp_path: Path, count: int, record_property: Record) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(many_records())
    undisturbed = run("command", "--journal", new_folder(tmp_path / "whole"), "import", file)
    both = (taken_out(new_folder(tmp_path / "none")), taken_out(tmp_path / "whole" / "journal"))
    for moment in moments(count, undisturbed.seconds, seed=3):
        folder = new_folder(tmp_path / f"{moment}")
        ended = run("command", "--journal", folder, "import", file, kill_after=moment)
        assert taken_out(folder) in (both if not ended.said else both[1:])
        shutil.rmtree(tmp_path / f"{moment}")
    record_property("kills while importing", count)


def test_a_first_start_that_was_killed_begins_again_or_goes_on(
    tmp_path: Path, count: int, record_property: Record
) -> None:
    undisturbed = run("command", "--journal", tmp_path / "whole", "demo")
    for moment in moments(count, undisturbed.seconds, seed=4):
        folder = tmp_path / f"{moment}"
        run("command", "--journal", folder, "demo", kill_after=moment)
        journal = open_journal(folder, make=True)
        assert problems(journal) == []
        journal.close()
    record_property("kills while a journal is made", count)


def test_a_migration_is_done_or_not_begun(tmp_path: Path, count: int, record_property: Record) -> None:
    old = journal_of_the_first_schema(tmp_path / "old")
    shutil.copytree(old, tmp_path / "whole")
    undisturbed = run("opener", tmp_path / "whole")
    right = taken_out(tmp_path / "whole")
    assert "Colleague 99" in right
    for moment in moments(count, undisturbed.seconds, seed=5):
        folder = tmp_path / f"{moment}" / "journal"
        shutil.copytree(old, folder)
        run("opener", folder, kill_after=moment)
        raw = connect(folder / "journal.db", read_key(folder / "keys.json"))
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        raw.close()
        assert ("recap_text" in tables, "put_off" in tables) == (version >= 2, version >= 3)
        assert taken_out(folder) == right
    record_property("kills while the schema is brought up to date", count)


def test_a_backup_is_whole_or_not_there(tmp_path: Path, count: int, record_property: Record) -> None:
    folder = full(tmp_path)
    undisturbed = run("command", "--journal", folder, "backup", tmp_path / "whole.zip")
    for number, moment in enumerate(moments(count, undisturbed.seconds, seed=6)):
        file = tmp_path / f"{number}.zip"
        ended = run("command", "--journal", folder, "backup", file, kill_after=moment)
        assert file.exists() or not ended.said
        for path in tmp_path.glob(f"{number}.zip"):
            assert run("command", "--journal", tmp_path / f"from-{number}", "restore", path).code == 0
            assert taken_out(tmp_path / f"from-{number}") == taken_out(folder)
    record_property("kills while a backup is made", count)


def test_a_restored_journal_is_the_backup_or_the_one_before(
    tmp_path: Path, count: int, record_property: Record
) -> None:
    folder = full(tmp_path)
    run("command", "--journal", folder, "backup", tmp_path / "backup.zip")
    backed_up = taken_out(folder)
    journal = open_journal(folder)
    with journal.change("Add") as session:
        session.add(Colleague(id="later", name="Later"))
    journal.close()
    shutil.copytree(folder, tmp_path / "whole")
    before = taken_out(folder)
    undisturbed = run("command", "--journal", tmp_path / "whole", "restore", tmp_path / "backup.zip")
    assert taken_out(tmp_path / "whole") == backed_up
    for moment in moments(count, undisturbed.seconds, seed=7):
        one = tmp_path / f"{moment}" / "journal"
        shutil.copytree(folder, one)
        ended = run("command", "--journal", one, "restore", tmp_path / "backup.zip", kill_after=moment)
        assert taken_out(one) in ((before, backed_up) if ended.killed else (backed_up,))
    record_property("kills while a backup is restored", count)


@pytest.mark.parametrize("which", ["first", "other"])
def test_a_journal_opens_with_the_old_or_the_new_passphrase(
    tmp_path: Path, count: int, which: str, record_property: Record
) -> None:
    """`first`: from none at all, where all of it is encrypted anew."""
    folder = full(tmp_path)
    right = taken_out(folder)
    for name in ("old", "new"):
        (tmp_path / name).write_text(f"{name} passphrase")
    arguments: list[object] = ["lock-with-passphrase", "--passphrase-file", tmp_path / "new"]
    if which == "other":
        run("quick", "--journal", folder, "lock-with-passphrase", "--passphrase-file", tmp_path / "old")
        arguments = [*arguments[:2], tmp_path / "old", "--new-passphrase-file", tmp_path / "new"]
    old = "old passphrase" if which == "other" else None
    shutil.copytree(folder, tmp_path / "whole")
    undisturbed = run("quick", "--journal", tmp_path / "whole", *arguments)
    assert undisturbed.code == 0, undisturbed
    for moment in moments(count, undisturbed.seconds, seed=8):
        one = tmp_path / f"{moment}" / "journal"
        shutil.copytree(folder, one)
        ended = run("quick", "--journal", one, *arguments, kill_after=moment)
        opens_as_before = opens(one, old)
        assert not (opens_as_before and ended.said)
        assert taken_out(one, old if opens_as_before else "new passphrase") == right
    record_property(f"kills while the {which} passphrase is set", count)


def opens(folder: Path, passphrase: str | None) -> bool:
    try:
        open_journal(folder, passphrase=passphrase).close()
    except CannotOpen:
        return False
    return True


def full(path: Path) -> Path:
    """A journal with a few thousand records, closed."""
    folder = new_folder(path)
    journal = open_journal(folder)
    import_content(journal, many_records())
    journal.close()
    return folder


def journal_of_the_first_schema(path: Path) -> Path:
    """With a hundred colleagues, closed."""
    path.mkdir()
    with of_the_first_schema(path) as (folder, raw):
        for number in range(100):
            raw.execute(
                "INSERT INTO colleague (id, name, email, phone, links, stage, is_mentor, tags) "
                "VALUES (?, ?, '[]', '[]', '[]', 'active', 0, '[]')",
                (f"c{number}", f"Colleague {number}"),
            )
    return folder.path


def many_records() -> bytes:
    """An interchange file of a few thousand records."""
    colleagues = [{"id": f"c{number}", "name": f"Colleague {number}", "notes": "x" * 500} for number in range(300)]
    followups = [
        {"id": f"f{number}", "colleague": f"c{number % 300}", "owner": "me", "text": f"Promise {number}"}
        for number in range(2000)
    ]
    return content({"format": "partnership-journal", "version": 1, "colleagues": colleagues, "followups": followups})


def taken_out(folder: Path, passphrase: str | None = None) -> str:
    """All that the journal in a folder holds."""
    journal = open_journal(folder, passphrase=passphrase)
    try:
        export_file(journal, folder.parent / "out.json")
    finally:
        journal.close()
    return (folder.parent / "out.json").read_text()
