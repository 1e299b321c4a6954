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

from journal.exchange.interchange import export_file
from journal.model import Meeting, Question
from journal.store.check import problems
from journal.store.journal import open_journal
from tests.exchange.documents import content
from tests.faults.kills import moments, run
from tests.journals import new_folder

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


def many_records() -> bytes:
    """An interchange file of a few thousand records."""
    colleagues = [{"id": f"c{number}", "name": f"Colleague {number}", "notes": "x" * 500} for number in range(300)]
    followups = [
        {"id": f"f{number}", "colleague": f"c{number % 300}", "owner": "me", "text": f"Promise {number}"}
        for number in range(2000)
    ]
    return content({"format": "partnership-journal", "version": 1, "colleagues": colleagues, "followups": followups})


def taken_out(folder: Path) -> str:
    """All that the journal in a folder holds."""
    journal = open_journal(folder)
    try:
        export_file(journal, folder.parent / "out.json")
    finally:
        journal.close()
    return (folder.parent / "out.json").read_text()
