"""What the program shows before a journal of one's own: the welcome, the sample, or why it cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from journal.app import Program
from journal.model import Colleague
from journal.store.journal import open_journal
from journal.window.main_window import COLLEAGUES
from tests.window.conftest import choose, count, desk_of, entries, labels
from tests.window.widgets import button, click, focused

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # its menus neither raise nor grab
]

Start = Callable[[Path], Program]
BEGIN, LOOK = "Begin my journal", "Look around in a sample"
WITHOUT = "Begin without a passphrase"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where one's own journal will be; nothing is there yet."""
    return tmp_path / "mine"


def test_whoever_is_new_is_welcomed_and_nothing_is_made_yet(start: Start, folder: Path, qtbot: Any) -> None:
    program = start(folder)
    assert "Welcome" in labels(program.window)
    assert program.window.desk is None
    assert not program.window.nav.isEnabled()
    qtbot.keyClick(program.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    program.window.close()
    assert not folder.exists()
    assert not program.sample_folder.exists()


def test_an_empty_journal_begins_with_one_step_on_today(start: Start, folder: Path, qtbot: Any) -> None:
    program = start(folder)
    click(qtbot, button(program.window, BEGIN))
    click(qtbot, button(program.window, WITHOUT))
    assert "Welcome" not in labels(program.window)
    assert count(program, Colleague) == 0
    assert desk_of(program).journal.undo_label is None
    click(qtbot, button(program.window, "Add a colleague"))
    assert program.window.tab == COLLEAGUES
    qtbot.keyClicks(focused(program.window), "Dana Ortiz")
    program.window.close()
    assert colleagues_in(folder) == ["Dana Ortiz"]
    assert not program.sample_folder.exists()


def test_the_sample_lies_beside_and_never_in_ones_own(start: Start, folder: Path, qtbot: Any) -> None:
    program = start(folder)
    click(qtbot, button(program.window, LOOK))
    assert count(program, Colleague) == 8
    assert desk_of(program).journal.undo_label is None
    assert "Sample journal" in labels(program.window)
    program.window.close()
    assert not folder.exists()
    assert len(colleagues_in(folder.with_name("mine-sample"))) == 8


@pytest.mark.parametrize(("way", "people"), [(BEGIN, 0), (LOOK, 8)])
def test_both_ways_are_open_to_the_keyboard_alone(
    start: Start, folder: Path, qtbot: Any, way: str, people: int
) -> None:
    program = start(folder)
    assert reached(program) == BEGIN
    while reached(program) != way:
        qtbot.keyClick(focused(program.window), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(program.window), Qt.Key.Key_Space)
    if way == BEGIN:
        while reached(program) != WITHOUT:
            qtbot.keyClick(focused(program.window), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(program.window), Qt.Key.Key_Space)
    assert count(program, Colleague) == people


def test_the_sample_is_as_it_was_left(start: Start, folder: Path, qtbot: Any) -> None:
    first = start(folder)
    click(qtbot, button(first.window, LOOK))
    choose(first, "File", "New")
    qtbot.keyClick(first.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    choose(first, "File", "New")
    first.window.close()
    again = start(folder)
    assert "Welcome" in labels(again.window)
    click(qtbot, button(again.window, LOOK))
    assert count(again, Colleague) == 9


def test_from_the_sample_to_a_journal_of_ones_own(start: Start, folder: Path, qtbot: Any) -> None:
    program = start(folder)
    click(qtbot, button(program.window, LOOK))
    choose(program, "File", "Begin my own journal")
    qtbot.keyClick(focused(program.window), Qt.Key.Key_Escape)
    assert "Sample journal" in labels(program.window)
    choose(program, "File", "Begin my own journal")
    click(qtbot, button(program.window, WITHOUT))
    assert count(program, Colleague) == 0
    assert "Sample journal" not in labels(program.window)
    assert "Begin my own journal" not in entries(program, "File")
    program.window.close()
    assert colleagues_in(folder) == []
    assert len(colleagues_in(program.sample_folder)) == 8


def test_a_journal_held_elsewhere_says_why_and_is_tried_again(start: Start, sample_folder: Path, qtbot: Any) -> None:
    elsewhere = open_journal(sample_folder)
    program = start(sample_folder)
    assert any("open in another window" in one for one in labels(program.window))
    click(qtbot, button(program.window, "Try again"))
    assert any("open in another window" in one for one in labels(program.window))
    elsewhere.close()
    click(qtbot, button(program.window, "Try again"))
    assert "Launch sync" in labels(program.window)


def test_the_sample_held_elsewhere_is_tried_again_too(
    start: Start, folder: Path, sample_folder: Path, qtbot: Any
) -> None:
    elsewhere = open_journal(sample_folder.rename(folder.with_name("mine-sample")))
    program = start(folder)
    click(qtbot, button(program.window, LOOK))
    elsewhere.close()
    click(qtbot, button(program.window, "Try again"))
    assert "Sample journal" in labels(program.window)


def test_a_folder_of_other_things_is_left_alone(start: Start, folder: Path, qtbot: Any) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("Dear Mei")
    program = start(folder)
    click(qtbot, button(program.window, BEGIN))
    click(qtbot, button(program.window, WITHOUT))
    assert any("other files in it" in one for one in labels(program.window))
    assert [one.name for one in folder.iterdir()] == ["letters.txt"]
    (folder / "letters.txt").rename(folder.with_name("letters.txt"))
    click(qtbot, button(program.window, "Try again"))
    click(qtbot, button(program.window, WITHOUT))
    assert count(program, Colleague) == 0


def reached(program: Program) -> str:
    """What the button that has the keyboard reads."""
    has = focused(program.window)
    return has.text().strip() if isinstance(has, QPushButton) else ""


def colleagues_in(folder: Path) -> list[str]:
    """Their names, in the journal opened anew."""
    journal = open_journal(folder)
    with journal.reading() as session:
        names = list(session.scalars(select(Colleague.name)))
    journal.close()
    return names


def test_a_sample_that_could_not_be_made_is_tried_again_with_all_that_is_in_it(
    start: Start, folder: Path, qtbot: Any
) -> None:
    beside = folder.with_name("mine-sample")
    beside.write_text("in the way")
    program = start(folder)
    click(qtbot, button(program.window, LOOK))
    beside.unlink()
    click(qtbot, button(program.window, "Try again"))
    assert count(program, Colleague) == 8
