"""Where the keyboard is, and what the line at the bottom says and offers."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from journal.model import Colleague, Fact
from journal.window.help import help_dialog
from journal.window.main_window import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, MainWindow
from journal.window.widgets.toast import Toast
from tests.journals import new_folder
from tests.window.conftest import choose, count, desk_of, entries, labels
from tests.window.test_frame import CTRL, Start

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.mark.parametrize("tab", [TODAY, COLLEAGUES, MEETINGS, REFLECTIONS])
def test_the_keyboard_goes_to_the_tab_that_is_shown(start: Start, sample_folder: Path, qtbot: Any, tab: int) -> None:
    window = start(sample_folder).window
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + (tab + 1) % 4), CTRL)
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + tab), CTRL)
    assert on_page(window)


def test_the_keyboard_is_on_the_record_that_the_search_found(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.nav.search, "lena")
    qtbot.keyClick(window.nav.search, Qt.Key.Key_Return)
    assert window.tab == COLLEAGUES
    assert on_page(window)


def test_undo_and_redo_say_what_they_did(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    with desk_of(program).change("Add colleague") as session:
        session.add(Colleague(name="Zoe Zeppelin"))
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert "Undone: add colleague" in labels(toast(program.window))
    qtbot.keyClick(program.window, Qt.Key.Key_Y, CTRL)
    assert "Done again: add colleague" in labels(toast(program.window))


def test_undo_is_no_longer_offered_when_something_else_was_done(start: Start, sample_folder: Path) -> None:
    program = start(sample_folder)
    desk = desk_of(program)
    before = count(program, Fact)
    desk.say("Deleted.", undoable=True)
    assert toast(program.window).isVisible()
    with desk.change("Add fact") as session:
        session.add(Fact(kind="other", text="newer"))
    assert not toast(program.window).isVisible()
    assert count(program, Fact) == before + 1


def test_the_menu_offers_only_what_can_be_undone_and_the_keys_work_afterwards(
    start: Start, tmp_path: Path, qtbot: Any
) -> None:
    program = start(new_folder(tmp_path))
    assert not {"Undo", "Redo"} & set(entries(program, "Edit"))
    with desk_of(program).change("Add colleague") as session:
        session.add(Colleague(name="Zoe Zeppelin"))
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert count(program, Colleague) == 0
    assert "Redo: add colleague" in entries(program, "Edit")


def test_another_look_still_says_that_nothing_is_protected(start: Start, sample_folder: Path) -> None:
    program = start(sample_folder)
    choose(program, "View", "Colours", "Dark")
    assert program.window.nav.open_mark.isVisible()
    choose(program, "View", "Colours", "Light")


def test_the_help_is_read_by_keyboard(start: Start, sample_folder: Path, qtbot: Any) -> None:
    dialog = help_dialog(start(sample_folder).window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def on_page(window: MainWindow) -> bool:
    """Whether the keyboard is on the page that is shown."""
    page, focused = window.show_tab(window.tab), window.focusWidget()
    return isinstance(page, QWidget) and (focused is page or page.isAncestorOf(focused))


def toast(window: MainWindow) -> Toast:
    found = window.findChild(Toast)
    assert isinstance(found, Toast)
    return found
