"""The window as a program of its own: what becomes of the typing where it is killed, or told to end."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.model import Meeting
from journal.store.journal import open_journal
from tests.journals import new_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without asking it")

SAVED_WITHIN = 2
"""Seconds after which what was typed is in the file (the promise of the window)."""

# Opens the window on a folder as the command does, says what the notes read, types into them and says so.
TYPIST = """
import json, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from journal import app, cli
from journal.errors import JournalError
from journal.window.trouble import show_trouble
from journal.window.widgets.inline import InlineText

class Typist(app.Program):
    def begin(self):
        super().begin()
        QTimer.singleShot(0, self.type)

    def type(self):
        self.window.open_record("meeting", "launch")
        notes = next(
            one for one in self.window.findChildren(InlineText) if one.accessibleName() == "Notes" and one.isVisible()
        )
        print(json.dumps(notes.text()), flush=True)
        notes.setFocus()
        QTest.keyClicks(notes, sys.argv[2])
        if "waiting" in sys.argv:
            QTimer.singleShot(0, lambda: show_trouble(JournalError("Read me first."), self.window))
        QTimer.singleShot(50, lambda: print("typed", flush=True))

signal.signal(signal.SIGINT, signal.default_int_handler)  # as from a terminal, however the tests were started
app.Program = Typist
sys.exit(cli.main(["--journal", sys.argv[1]]))
"""

Open = Callable[..., "Window"]


class Window:
    """The program, from its start to its end. `read`: what the notes read when it opened."""

    def __init__(self, folder: Path, typed: str, *how: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", TYPIST, folder, typed, *how],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.read = json.loads(self.process.stdout.readline() or self.process.communicate()[1])
        assert self.process.stdout.readline() == "typed\n"

    def told(self, number: signal.Signals) -> int:
        """Send a signal, and wait for the end: the exit code."""
        self.process.send_signal(number)
        said = self.process.communicate(timeout=30)[1]
        assert "Traceback" not in said
        return self.process.returncode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal with one meeting."""
    made = new_folder(tmp_path)
    journal = open_journal(made)
    with journal.change("Add") as session:
        session.add(Meeting(id="launch", title="Launch", start=datetime(2026, 11, 24, 9, tzinfo=UTC)))
    journal.close()
    return made


@pytest.fixture
def window(folder: Path) -> Iterator[Open]:
    """Opens the window on the journal, and types something into the notes of its meeting."""
    opened: list[Window] = []

    def open_it(typed: str, *how: str) -> Window:
        opened.append(Window(folder, typed, *how))
        return opened[-1]

    yield open_it
    for one in opened:
        one.process.kill()
        one.process.communicate()


def test_a_kill_two_seconds_after_the_typing_loses_none_of_it(folder: Path, window: Open) -> None:
    first = window("She wants the figures")
    assert first.read == ""
    time.sleep(SAVED_WITHIN)
    assert first.told(signal.SIGKILL) == -signal.SIGKILL
    assert notes_in(folder) == "She wants the figures"
    assert check(folder) == (0, "The journal is in order.\n")


def test_after_a_kill_the_window_starts_again_and_goes_on(folder: Path, window: Open) -> None:
    first = window("The first half, ")
    time.sleep(SAVED_WITHIN)
    first.told(signal.SIGKILL)
    second = window("and the second. ")
    assert second.read == "The first half, "
    assert second.told(signal.SIGTERM) == 0
    assert notes_in(folder) == "and the second. The first half, "


def test_a_kill_amid_the_typing_leaves_a_journal_in_order(folder: Path, window: Open) -> None:
    window("half a sen").told(signal.SIGKILL)
    assert notes_in(folder) in ("", "half a sen")
    assert check(folder) == (0, "The journal is in order.\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda one: one.name)
def test_told_to_end_it_saves_what_is_being_typed(folder: Path, window: Open, number: signal.Signals) -> None:
    assert window("half a sentence").told(number) == 0
    assert notes_in(folder) == "half a sentence"
    assert not (folder / "journal.db-wal").exists()  # it was closed, not only left


def test_a_dialog_that_waits_to_be_read_does_not_hold_up_the_end(folder: Path, window: Open) -> None:
    assert window("half a sentence", "waiting").told(signal.SIGTERM) == 0
    assert notes_in(folder) == "half a sentence"


def notes_in(folder: Path) -> str:
    """What the journal has, opened anew: which fails where the window still held it."""
    journal = open_journal(folder)
    with journal.reading() as session:
        notes = session.get_one(Meeting, "launch").notes
    journal.close()
    return notes or ""


def check(folder: Path) -> tuple[int, str]:
    """The command `check`: its exit code, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "journal", "--journal", folder, "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr
