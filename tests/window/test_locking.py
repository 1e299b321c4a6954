"""Locked, nothing of the journal is on the screen or in memory, and nothing that was typed is lost."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid
from sqlalchemy import select

from journal.app import Program
from journal.exchange.interchange import import_content
from journal.exchange.sample import sample_journal
from journal.model import Colleague
from journal.reminders import Mark, Planned, key
from journal.store.journal import CannotSave, open_journal
from journal.window.main_window import MainWindow
from journal.window.remembered import Remembered
from journal.window.safety import handed as handing
from journal.window.safety.handed import Begins, Handed
from journal.window.safety.idle import Idle
from journal.window.safety.knocking import knock
from journal.window.safety.place import door_of, mark_of
from journal.window.safety.told import meant_by
from journal.window.safety.unlock import Unlock
from tests.journals import new_folder
from tests.window.conftest import BERLIN, NOW, Clock, choose, desk_of, entries, labels, sample_of
from tests.window.protected import (
    PASSPHRASE,
    make_quick,
    page_of,
    protected_folder,
    protected_sample,
    unlock,
    write,
)
from tests.window.widgets import button, click, focused

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Start = Callable[[Path], Program]
CTRL = Qt.KeyboardModifier.ControlModifier


class Replaced:
    """What took the program's place, in place of doing so."""

    def __init__(self) -> None:
        self.command: list[str] = []
        self.handed = b""

    def __call__(self, command: list[str], handed: bytes) -> None:
        self.command, self.handed = command, handed


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_quick(monkeypatch)


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> Replaced:
    made = Replaced()
    monkeypatch.setattr("journal.window.safety.locking.replace", made)
    return made


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal with a passphrase, closed."""
    return protected_sample(sample_of(tmp_path_factory), tmp_path)


@pytest.fixture
def open_program(start: Start, folder: Path, replaced: Replaced, qtbot: Any) -> Program:
    program = start(folder)
    unlock(program, qtbot)
    return program


def begin_to_write(program: Program, qtbot: Any, words: str) -> None:
    """A new colleague's name is being typed, and not saved yet."""
    qtbot.keyClick(program.window, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(focused(program.window), words)


def names_in(folder: Path) -> list[str]:
    journal = open_journal(folder, passphrase=PASSPHRASE)
    with journal.reading() as session:
        names = list(session.scalars(select(Colleague.name)))
    journal.close()
    return names


def can_be_read() -> str:
    """All words of all windows that are on the screen."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return " ".join(words for one in windows for words in [one.windowTitle(), *labels(one)])


def test_lock_now_saves_what_is_typed_and_leaves_for_the_page_to_unlock_it(
    open_program: Program, folder: Path, replaced: Replaced, qtbot: Any
) -> None:
    begin_to_write(open_program, qtbot, "Zoe Zeppelin")
    qtbot.keyClick(open_program.window, Qt.Key.Key_L, CTRL)
    assert replaced.command[-3:] == ["--journal", str(folder), "--locked"]
    assert open_program.window.desk is None
    assert "Zoe Zeppelin" in names_in(folder)  # it is closed: else this could not open it


def test_what_is_handed_over_is_times_and_nothing_else(
    open_program: Program, folder: Path, replaced: Replaced, qtbot: Any
) -> None:
    click(qtbot, open_program.window.nav.lock)
    told = json.loads(replaced.handed)
    assert told.keys() == {"meetings", "shown", "wanted"}
    assert told["meetings"]
    for pair in told["meetings"]:
        assert [datetime.fromisoformat(one).tzinfo for one in pair] == [UTC, UTC]
    said = " ".join(replaced.command) + replaced.handed.decode()
    assert not any(name.split()[0] in said for name in names_in(folder))
    assert PASSPHRASE not in said
    assert PASSPHRASE not in " ".join(os.environ.values())


def test_after_ten_minutes_without_a_key_or_the_mouse_it_is_locked(
    open_program: Program, replaced: Replaced, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    assert open_program.guard is not None
    locking = open_program.guard.locking
    assert locking is not None
    at = [locking.idle._clock()]
    monkeypatch.setattr(locking.idle, "_clock", lambda: at[0])
    at[0] += 590
    locking.idle.look()
    assert not replaced.command
    qtbot.keyClick(focused(open_program.window), Qt.Key.Key_Shift)
    at[0] += 590
    locking.idle.look()
    assert not replaced.command
    at[0] += 11
    locking.idle.look()
    qtbot.waitUntil(lambda: bool(replaced.command), timeout=15_000)


@pytest.mark.parametrize(("minutes", "locked"), [(0, False), (1, True), (30, False)])
def test_the_minutes_are_those_of_the_preferences(
    open_program: Program, replaced: Replaced, monkeypatch: pytest.MonkeyPatch, minutes: int, locked: bool
) -> None:
    assert open_program.guard is not None
    locking = open_program.guard.locking
    assert locking is not None
    open_program._remembered.lock_after = minutes
    begun = locking.idle._clock()
    monkeypatch.setattr(locking.idle, "_clock", lambda: begun + 20 * 60)
    locking.idle.look()
    assert bool(replaced.command) is locked


def test_each_use_of_a_window_counts_and_the_time_of_day_does_not(qtbot: Any) -> None:
    window = QLabel("here")
    qtbot.addWidget(window)
    window.show()
    at = [0.0]
    idle = Idle(window, lambda: 60, lambda: at[0])
    told: list[float] = []
    idle.long.connect(lambda: told.append(at[0]))
    idle.look()
    handle = window.windowHandle()
    for moment in (50.0, 100.0, 150.0):
        at[0] = moment
        idle.look()
        place = QPointF(5, 5)
        nothing = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, moved)
    assert told == []
    at[0] = 215.0
    idle.look()
    assert told == [215.0]


@pytest.mark.parametrize("on", [True, False])
def test_with_the_screen_it_is_locked_where_that_is_wished(
    open_program: Program, replaced: Replaced, qtbot: Any, on: bool
) -> None:
    assert open_program.guard is not None
    locking = open_program.guard.locking
    assert locking is not None
    open_program._remembered.lock_with_screen = on
    locking._heard.emit("screen")
    assert bool(replaced.command) is on


def test_dialogs_menus_and_pop_ups_are_gone_before_anything_else_is_done(
    open_program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    seen: list[str] = []
    monkeypatch.setattr("journal.window.safety.locking.replace", lambda *_: None)
    choose(open_program, "Edit", "Preferences")
    aside = QLabel("Dana prefers brief ones")
    qtbot.addWidget(aside)
    aside.show()
    assert "Dana" in can_be_read()
    commit = open_program.window.commit
    monkeypatch.setattr(open_program.window, "commit", lambda: seen.append(can_be_read()) or commit())
    assert open_program.guard is not None
    open_program.guard.lock()
    qtbot.waitUntil(lambda: len(seen) > 0, timeout=15_000)
    assert "Dana" not in seen[0]
    assert "Launch sync" not in seen[0]
    assert "Preferences" not in seen[0]
    assert "Your journal is locked" in seen[0]


@contextmanager
def a_full_disk(program: Program, qtbot: Any) -> Iterator[None]:
    """Nothing can be saved; what tries to, and fails, has told the desk."""
    journal = desk_of(program).journal
    change, journal.change = journal.change, full  # type: ignore[method-assign]
    with qtbot.captureExceptions() as raised:
        yield
        QApplication.processEvents()
    journal.change = change  # type: ignore[method-assign]
    assert {kind for kind, *_ in raised} <= {CannotSave}


def test_what_cannot_be_saved_is_hidden_and_kept_and_tried_again(
    open_program: Program, folder: Path, replaced: Replaced, qtbot: Any
) -> None:
    begin_to_write(open_program, qtbot, "")
    assert open_program.guard is not None
    with a_full_disk(open_program, qtbot):
        qtbot.keyClicks(focused(open_program.window), "Zoe Zeppelin")
        open_program.guard.lock()
        page = page_of(open_program, Unlock, qtbot)
        assert "It is kept behind this page" in page.words.text()
        assert not replaced.command
        assert "Zoe" not in can_be_read()
        qtbot.keyClick(open_program.window, Qt.Key.Key_1, CTRL)  # nothing behind the page can be reached
        assert page.isVisible()
    locking = open_program.guard.locking
    assert locking is not None
    locking._go_on()
    assert replaced.command
    assert "Zoe Zeppelin" in names_in(folder)


def test_somebody_with_the_passphrase_goes_on_with_what_could_not_be_saved(
    open_program: Program, replaced: Replaced, qtbot: Any
) -> None:
    begin_to_write(open_program, qtbot, "")
    field = focused(open_program.window)
    assert open_program.guard is not None
    with a_full_disk(open_program, qtbot):
        qtbot.keyClicks(field, "Zoe Zeppelin")
        open_program.guard.lock()
        page = page_of(open_program, Unlock, qtbot)
        write(page, "wrong wrong", qtbot)
        qtbot.waitUntil(lambda: not page.busy, timeout=15_000)
        assert page.problem.text().startswith("That is not the passphrase.")
        page.field.line.clear()
        write(page, PASSPHRASE, qtbot)
        qtbot.waitUntil(field.isVisible, timeout=15_000)
        assert field.property("text") == "Zoe Zeppelin"
        assert not replaced.command


def test_without_a_passphrase_one_is_set_first(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    offered = "Lock now (set a passphrase first) …"
    assert offered in entries(program, "File")
    qtbot.keyClick(program.window, Qt.Key.Key_L, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QWidget)
    assert "Choose a passphrase" in labels(dialog)
    dialog.close()


def test_where_nothing_can_take_its_place_the_page_is_shown_here(
    open_program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no such file")

    monkeypatch.setattr("journal.window.safety.locking.replace", fail)
    qtbot.keyClick(open_program.window, Qt.Key.Key_L, CTRL)
    assert open_program.window.desk is None
    unlock(open_program, qtbot)
    assert "Launch sync" in can_be_read()


@pytest.fixture
def locked_program(
    folder: Path, qapp: QApplication, qtbot: Any, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """As it begins after it was locked, with a meeting at 10:00."""
    monkeypatch.setattr("journal.window.safety.locked_side._screen_is_taken", lambda: False)
    start = NOW.replace(hour=10, minute=0).astimezone(UTC)
    told = Handed((Begins(start, start - timedelta(minutes=15)),))
    remembered = Remembered(tmp_path / "settings.ini")
    window = MainWindow(remembered)
    qtbot.addWidget(window)
    program = Program(qapp, window, remembered, folder, clock, handed=told)
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: hasattr(program, "_collecting"))
    window.activateWindow()
    yield program
    program.end()


def test_a_locked_pop_up_says_when_and_never_what(locked_program: Program, clock: Clock, qtbot: Any) -> None:
    assert locked_program.guard is not None
    side = locked_program.guard.side
    assert side is not None
    side.look()
    assert side.popups == ()
    clock.goes_on(timedelta(minutes=10))
    side.look()
    qtbot.waitUntil(lambda: len(side.popups) == 1, timeout=15_000)
    (popup,) = side.popups
    assert labels(popup) == ["A meeting in 10 minutes", "At 10:00. The journal is locked."]
    assert "Launch" not in can_be_read()
    locked_program.window.hide()
    click(qtbot, button(popup, "Unlock to see"))
    assert locked_program.window.isVisible()
    unlock(locked_program, qtbot)
    assert locked_program.guard.side is None
    qtbot.waitUntil(lambda: not isValid(popup), timeout=15_000)


def test_closed_it_does_not_come_again_while_it_is_locked(locked_program: Program, clock: Clock, qtbot: Any) -> None:
    assert locked_program.guard is not None
    side = locked_program.guard.side
    assert side is not None
    clock.goes_on(timedelta(minutes=10))
    side.look()
    qtbot.waitUntil(lambda: len(side.popups) == 1, timeout=15_000)
    side.popups[0].leave()
    side.look()
    qtbot.waitUntil(lambda: not side._worker.busy, timeout=15_000)
    assert side.popups == ()


def test_only_meetings_that_are_still_to_be_reminded_of_are_told() -> None:
    def planned(number: int, minutes: int, remind: int | None = None, state: str = "planned") -> Planned:
        return Planned(f"m{number}", NOW + timedelta(minutes=minutes), 30, state, remind)

    soon, own, never, gone, off, closed, later = (
        planned(0, 20),
        planned(1, 60, 30),
        planned(2, 90, 0),
        planned(3, -10),
        planned(4, 100, None, "cancelled"),
        planned(5, 30),
        planned(6, 40),
    )
    again = (NOW + timedelta(minutes=38)).astimezone(UTC)
    marks = {key("before", closed): Mark(), key("before", later): Mark(again)}
    found = handing.begins(NOW, [soon, own, never, gone, off, closed, later], marks, 15)
    assert [(one.start - NOW, one.remind - NOW) for one in found] == [
        (timedelta(minutes=20), timedelta(minutes=5)),
        (timedelta(minutes=40), timedelta(minutes=38)),
        (timedelta(minutes=60), timedelta(minutes=30)),
    ]


def test_what_was_handed_is_read_back_and_nonsense_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Handed((Begins(NOW.astimezone(UTC), NOW.astimezone(UTC) - timedelta(minutes=5)),), "minimized", False)
    for content, expected in (
        (handing.written(told), told),
        (b"", Handed()),
        (b"[1, 2]", Handed()),
        (b'{"meetings": [["2026-11-24T10:00", "2026-11-24T09:45"]], "shown": "normal", "wanted": true}', Handed()),
        (b'{"meetings": 7, "shown": "normal", "wanted": true}', Handed()),
    ):
        stream = SimpleNamespace(isatty=lambda: False, buffer=io.BytesIO(content))
        monkeypatch.setattr(sys, "stdin", stream)
        assert handing.from_standard_input() == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it by a bus")
@pytest.mark.parametrize(
    ("place", "interface", "member", "body", "meant"),
    [
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,), "screen"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (False,), ""),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,), "screen"),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", (True,), "sleep"),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", (False,), ""),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", (), "screen"),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Unlock", (), ""),
    ],
)
def test_what_the_desktop_says_is_understood(
    place: str, interface: str, member: str, body: tuple[bool, ...], meant: str
) -> None:
    from jeepney import DBusAddress, new_signal

    assert meant_by(new_signal(DBusAddress(place, interface=interface), member, "b" if body else None, body)) == meant


# What follows starts the program as a process of its own.

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")

LOCKER = """
import sys
from PySide6.QtCore import QTimer
from journal import app, cli
from journal.store.journal import open_journal
from journal.window.safety.opening import Opening

Opening.unlock = lambda self, folder: self.opened.emit(open_journal(folder, passphrase=sys.argv[2]), None)

class Locker(app.Program):
    def begin(self):
        super().begin()
        QTimer.singleShot(300, self.guard.lock)

app.Program = Locker
sys.exit(cli.main(["--journal", sys.argv[1]]))
"""


@pytest.fixture
def begin() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts the program as a process; it is killed at the end."""
    begun: list[subprocess.Popen[str]] = []

    def started(*arguments: object) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        begun.append(subprocess.Popen([sys.executable, *map(str, arguments)], stdout=pipe, stderr=pipe, text=True))
        return begun[-1]

    yield started
    for one in begun:
        one.kill()
        one.communicate()


def is_open(folder: Path, timeout: float = 30) -> bool:
    """Whether a window of this journal answers, before long."""
    until = time.monotonic() + timeout
    while time.monotonic() < until:
        if knock(folder):
            return True
        time.sleep(0.05)
    return False


def test_a_second_start_raises_the_first_window_and_ends(
    begin: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    folder = new_folder(tmp_path)
    first = begin("-m", "journal", "--journal", folder)
    assert is_open(folder)
    second = begin("-m", "journal", "--journal", folder)
    assert second.wait(10) == 0
    assert second.communicate() == ("", "")
    assert first.poll() is None
    verb = begin("-m", "journal", "--journal", folder, "check")
    assert verb.wait(20) == 3


def test_after_a_kill_the_door_that_was_left_is_no_hindrance(
    begin: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    folder = new_folder(tmp_path)
    first = begin("-m", "journal", "--journal", folder)
    assert is_open(folder)
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    assert not knock(folder)
    again = begin("-m", "journal", "--journal", folder)
    assert is_open(folder)
    assert again.poll() is None


@on_linux
def test_locked_the_same_process_is_another_program_with_nothing_of_the_journal_in_memory(
    begin: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    folder, _ = protected_folder(tmp_path)
    journal = open_journal(folder, passphrase=PASSPHRASE)
    import_content(journal, sample_journal(datetime.now(BERLIN), BERLIN))
    journal.close()
    process = begin("-c", LOCKER, folder, PASSPHRASE)
    command = Path(f"/proc/{process.pid}/cmdline")
    until = time.monotonic() + 60
    while b"--locked" not in command.read_bytes() and time.monotonic() < until:
        time.sleep(0.05)
    assert b"--locked" in command.read_bytes()
    assert PASSPHRASE.encode() not in command.read_bytes()
    assert is_open(folder)
    if os.geteuid() == 0:  # else the process lets nobody look
        assert memory_of(process.pid, b"Dana Ortiz") == 0
        assert memory_of(process.pid, PASSPHRASE.encode()) == 0
    opened = open_journal(folder, passphrase=PASSPHRASE)  # nobody holds it
    opened.close()
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0


def memory_of(number: int, words: bytes) -> int:
    """How often words stand in the memory of a process."""
    found = 0
    with open(f"/proc/{number}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
        for line in Path(f"/proc/{number}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            begin, end = (int(one, 16) for one in span.split("-"))
            if "rw" in rights and "[v" not in line:
                try:
                    memory.seek(begin)
                    found += memory.read(end - begin).count(words)
                except OSError:
                    continue
    return found


def test_the_door_is_in_a_place_of_this_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("pipes of Windows are no files")
    place = Path(door_of(tmp_path / "journal")).parent
    assert place.stat().st_mode & 0o077 == 0
    assert "journal" not in Path(door_of(tmp_path / "journal")).stem
    (tmp_path / "link").symlink_to(tmp_path)
    assert mark_of(tmp_path / "link" / "a") == mark_of(tmp_path / "a")
    open_to_all = tmp_path / "run"
    open_to_all.mkdir(mode=0o777)
    open_to_all.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(open_to_all))
    assert not door_of(tmp_path).startswith(str(open_to_all))


def test_whoever_says_something_else_at_the_door_is_not_answered(start: Start, sample_folder: Path, qtbot: Any) -> None:
    if sys.platform == "win32":
        pytest.skip("pipes of Windows are no sockets")
    program = start(sample_folder)
    assert program.guard is not None
    guard = program.guard
    qtbot.waitUntil(lambda: guard._door is not None and guard._door.open, timeout=15_000)
    with socket.socket(socket.AF_UNIX) as guest:
        guest.connect(door_of(sample_folder))
        guest.sendall(b"open sesame\n")
        QTest.qWait(100)
        guest.setblocking(False)
        with pytest.raises(BlockingIOError):
            guest.recv(10)


def full(*_: object, **__: object) -> None:
    raise CannotSave("The change could not be saved.")
