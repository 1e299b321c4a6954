"""What the tests of the window share: a clock that they move, an empty journal, the sample, and the whole program."""

import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from sqlalchemy import func, select

from journal.app import Program
from journal.exchange.interchange import import_content
from journal.exchange.sample import sample_journal
from journal.model import Base
from journal.store.journal import open_journal
from journal.window.desk import Desk
from journal.window.main_window import MainWindow
from journal.window.remembered import Remembered
from journal.window.theme import apply_theme
from tests.journals import new_folder, new_journal

PATIENCE = 5
"""Seconds that something may take at most."""
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 9, 40, tzinfo=BERLIN)


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def _kept() -> None:
    """What is there before the first test stays to the end: it is not looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_between_tests(_kept: None) -> Iterator[None]:
    """Rubbish of an earlier test must not be collected in this one's worker: parts of Qt's are let go of on the
    window's thread alone (`journal.window.collecting`)."""
    gc.disable()
    yield
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no window of it hears of the next test's


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """An empty journal on the desk."""
    made = Desk(new_journal(tmp_path), clock)
    yield made
    made.close()


def sample_of(factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample journal, closed: to be copied."""
    return _sample(factory.getbasetemp() / "sample-journal")


@cache
def _sample(place: Path) -> Path:
    folder = new_folder(place)
    journal = open_journal(folder)
    import_content(journal, sample_journal(NOW, BERLIN))
    journal.close()
    return folder


@pytest.fixture
def sample_folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal of this test alone, closed."""
    folder = tmp_path / "sample" / "journal"
    shutil.copytree(sample_of(tmp_path_factory), folder)
    return folder


@pytest.fixture
def sample_desk(sample_folder: Path, clock: Clock, qapp: QApplication) -> Iterator[Desk]:
    """The sample journal on the desk, with everybody reviewed."""
    apply_theme(qapp, "light", 1.0)
    made = Desk(open_journal(sample_folder), clock)
    made.reviews.work_out_all()
    while not made.reviews.complete:
        qapp.processEvents()
    yield made
    made.close()


def start_program(qapp: QApplication, settings: Path, folder: Path, clock: Clock) -> Program:
    """The whole program on a folder, as its command starts it, up to the window that has the focus."""
    remembered = Remembered(settings)
    apply_theme(qapp, remembered.scheme, remembered.scale / 100)
    window = MainWindow(remembered)
    program = Program(qapp, window, remembered, folder, clock)
    window.show()
    until(lambda: hasattr(program, "menus"))
    sys.excepthook = program._note_fault  # which it has set as it began, and `until` has put back
    window.activateWindow()
    until(window.isActiveWindow)
    qapp.processEvents()
    return program


def until(holds: Callable[[], object]) -> None:
    """Let the program go on until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it takes too long"
        QApplication.processEvents()
        time.sleep(0.001)  # for the program's own workers


@pytest.fixture
def start(qapp: QApplication, qtbot: Any, tmp_path: Path, clock: Clock) -> Callable[[Path], Program]:
    """Starts the whole program on a folder, as its command does, up to the window that has the focus.

    Settings lie in the test's own folder, so a program started twice in a test remembers its place.
    """

    def started(folder: Path) -> Program:
        program = start_program(qapp, tmp_path / "settings.ini", folder, clock)
        qtbot.addWidget(program.window)
        return program

    return started


@pytest.fixture
def no_trouble(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would have been said in a dialog, in place of the dialog."""
    said: list[Any] = []
    monkeypatch.setattr("journal.window.trouble.show_trouble", lambda trouble, *_: said.append(trouble))
    return said


@pytest.fixture
def nothing_wrong(no_trouble: list[Any]) -> Iterator[list[Any]]:
    """Trouble that a test did not expect, and take out of here, fails it."""
    yield no_trouble
    assert no_trouble == []


def desk_of(program: Program) -> Desk:
    desk = program.window.desk
    assert desk is not None
    return desk


def count(program: Program, model: type[Base]) -> int:
    """How many of these the journal has."""
    with desk_of(program).reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def labels(part: QWidget) -> list[str]:
    """What can be read there, outside of fields and buttons."""
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()]


def entries(program: Program, *path: str) -> dict[str, QAction]:
    """What a menu offers when it is opened, by its words: `entries(program, "View", "Colours")`."""
    offered: list[QAction] = program.window.menuBar().actions()
    for title in path:
        menu = next(one.menu() for one in offered if _plain(one) == title)
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(0, 0))
        offered = [one for one in menu.actions() if one.isVisible() and one.isEnabled() and one.text()]
        menu.close()
    return {_plain(one): one for one in offered}


def choose(program: Program, *path: str) -> None:
    """Take an entry of a menu: `choose(program, "View", "Colours", "Dark")`."""
    entries(program, *path[:-1])[path[-1]].trigger()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")
