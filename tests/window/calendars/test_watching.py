"""Files and folders that are watched, whatever is done to them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal.window.calendars.watching import Watcher, files_in

QUIET = 40


@pytest.fixture
def watcher(qapp: QApplication, ending: Callable[[QObject], None]) -> Watcher:
    made = Watcher(None, QUIET)
    ending(made)
    return made


@pytest.fixture
def told(watcher: Watcher) -> list[Path]:
    heard: list[Path] = []
    watcher.changed.connect(heard.append)
    return heard


def quiet(qtbot: Any) -> None:
    qtbot.wait(4 * QUIET)


def test_a_file_that_is_written_is_told_once_for_all_its_goes(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    file = tmp_path / "work.ics"
    file.write_text("one")
    watcher.watch([file])
    with file.open("a") as writing:
        for _ in range(5):
            writing.write(" more")
            writing.flush()
    qtbot.waitUntil(lambda: bool(told))
    quiet(qtbot)
    assert told == [file]


def test_a_file_that_is_replaced_keeps_being_watched(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    file = tmp_path / "work.ics"
    file.write_text("one")
    watcher.watch([file])
    for number in range(1, 4):
        fresh = tmp_path / "fresh"
        fresh.write_text("one" * (number + 1))
        fresh.replace(file)
        qtbot.waitUntil(lambda number=number: len(told) == number)
    assert told == [file] * 3


def test_a_file_that_is_taken_away_and_put_back_is_told_both_times(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    file = tmp_path / "work.ics"
    file.write_text("one")
    watcher.watch([file])
    file.unlink()
    qtbot.waitUntil(lambda: len(told) == 1)
    file.write_text("two, and longer")
    qtbot.waitUntil(lambda: len(told) == 2)
    file.write_text("three, and longer still")
    qtbot.waitUntil(lambda: len(told) == 3)


def test_what_else_lies_beside_it_is_nothing_to_us(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    file = tmp_path / "work.ics"
    file.write_text("one")
    watcher.watch([file])
    (tmp_path / "letters.txt").write_text("Dear Mei")
    (tmp_path / "other.ics").write_text("another calendar")
    quiet(qtbot)
    assert told == []


def test_a_folder_is_told_of_whatever_happens_to_its_calendars(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    watcher.watch([folder])
    (folder / "letters.txt").write_text("Dear Mei")
    quiet(qtbot)
    assert told == []
    (folder / "work.ics").write_text("one")
    qtbot.waitUntil(lambda: len(told) == 1)
    (folder / "work.ics").write_text("one and more")
    qtbot.waitUntil(lambda: len(told) == 2)
    (folder / "work.ics").unlink()
    qtbot.waitUntil(lambda: len(told) == 3)
    assert set(told) == {folder}


def test_what_is_watched_no_more_is_told_no_more(
    watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any
) -> None:
    one, two = tmp_path / "one.ics", tmp_path / "two.ics"
    for file in (one, two):
        file.write_text("as it was")
    watcher.watch([one, two])
    watcher.watch([two])
    one.write_text("changed by somebody")
    two.write_text("changed by somebody")
    qtbot.waitUntil(lambda: bool(told))
    quiet(qtbot)
    assert told == [two]


def test_what_is_not_there_does_no_harm(watcher: Watcher, told: list[Path], tmp_path: Path, qtbot: Any) -> None:
    watcher.watch([tmp_path / "nowhere" / "work.ics", tmp_path / "later.ics"])
    (tmp_path / "later.ics").write_text("one")
    qtbot.waitUntil(lambda: told == [tmp_path / "later.ics"])


def test_calendars_of_a_folder_are_known_by_their_ending(tmp_path: Path) -> None:
    for name in ("b.ics", "A.ICS", "c.zip", "letters.txt", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "folder.ics").mkdir()
    assert [one.name for one in files_in(tmp_path)] == ["A.ICS", "b.ics", "c.zip"]
    assert files_in(tmp_path / "b.ics") == [tmp_path / "b.ics"]
    assert files_in(tmp_path / "nothing") == []
