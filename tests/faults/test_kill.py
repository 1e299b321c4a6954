"""What was shown as saved is there after a kill at any moment, and what was not is gone as a whole."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select, text

from journal.model import Meeting, Question
from journal.store.journal import open_journal
from tests.journals import new_folder

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal.model import Meeting, Question
from journal.store.journal import open_journal
journal = open_journal(Path(sys.argv[1]))
for number in range(1_000_000):
    with journal.change("Add") as session:
        session.add(Meeting(id=str(number), title="Launch", start=datetime.now(UTC), notes="x" * 5000))
        session.flush()
        session.add(Question(meeting_id=str(number), text="What?"))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after", [0.05, 0.12, 0.2])
def test_a_kill_loses_nothing_that_was_saved(tmp_path: Path, after: float) -> None:
    folder = new_folder(tmp_path)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(after)
    writer.kill()
    saved = [int(line) for line in (first + writer.communicate()[0]).splitlines()]
    journal = open_journal(folder)
    with journal.reading() as session:
        found = [int(number) for number in session.scalars(select(Meeting.id).order_by(Meeting.position))]
        questions = list(session.scalars(select(Question.meeting_id).order_by(Question.position)))
        damage = session.execute(text("PRAGMA integrity_check")).scalar_one()
    journal.close()
    assert found in (saved, [*saved, len(saved)])
    assert questions == [str(number) for number in found]
    assert damage == "ok"
