"""The frame as a person uses it: tabs by key, search, undo, the look, and what is there after closing or a kill."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import Program
from journal.errors import BadFile
from journal.model import Base, Colleague, Meeting
from journal.store.journal import CannotSave
from journal.store.search import search
from journal.window.main_window import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, MainWindow
from journal.window.theme import theme
from journal.window.widgets.inline import InlineText
from tests.exchange.documents import content, whole
from tests.journals import new_folder
from tests.window.conftest import choose, count, desk_of, entries, labels
from tests.window.widgets import button, click, focused

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # its menus neither raise nor grab
]

CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[Path], Program]
WRITTEN = [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4]
"""The tabs on which something is written."""


def test_the_tabs_are_a_key_away(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    for key, tab in ((Qt.Key.Key_4, REFLECTIONS), (Qt.Key.Key_2, COLLEAGUES), (Qt.Key.Key_3, MEETINGS)):
        qtbot.keyClick(window, key, CTRL)
        assert window.tab == tab
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.tab == TODAY


@pytest.mark.parametrize(
    ("tab", "made", "shown", "field"),
    [
        (Qt.Key.Key_1, Meeting, MEETINGS, "Title"),
        (Qt.Key.Key_2, Colleague, COLLEAGUES, "Name"),
        (Qt.Key.Key_3, Meeting, MEETINGS, "Title"),
    ],
)
def test_ctrl_n_makes_one_of_what_the_tab_shows_and_begins_it(
    start: Start, sample_folder: Path, qtbot: Any, tab: Qt.Key, made: type[Base], shown: int, field: str
) -> None:
    program = start(sample_folder)
    before = count(program, made)
    qtbot.keyClick(program.window, tab, CTRL)
    qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    assert count(program, made) == before + 1
    assert program.window.tab == shown
    assert focused(program.window).accessibleName() == field


def test_nothing_of_a_page_opens_as_a_window_of_its_own(
    start: Start, sample_folder: Path, qtbot: Any, qapp: QApplication
) -> None:
    """For a moment it would flash up, and take the keyboard with it."""
    watch = Windows()
    qapp.installEventFilter(watch)
    window = start(sample_folder).window
    for tab in WRITTEN:
        begin_to_write(window, qtbot, tab)
    qapp.removeEventFilter(watch)
    assert watch.opened == ["MainWindow"]


def test_ctrl_k_goes_to_the_search_and_ctrl_f_to_the_filter(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    for tab, name in ((Qt.Key.Key_2, "Filter"), (Qt.Key.Key_3, "Filter meetings"), (Qt.Key.Key_4, "Filter the list")):
        qtbot.keyClick(window, tab, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
        assert focused(window).accessibleName() == name
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        assert focused(window) is window.nav.search


def test_undo_and_redo_by_key_as_the_menu_names_them(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    assert steps(program) == []
    qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    made = count(program, Meeting)
    assert steps(program) == ["Undo: add meeting"]
    program.window.nav.setFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert count(program, Meeting) == made - 1
    assert steps(program) == ["Redo: add meeting"]
    qtbot.keyClick(program.window, Qt.Key.Key_Y, CTRL)
    assert count(program, Meeting) == made


def test_undo_in_a_field_is_of_the_typing_until_that_is_saved(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    field = begin_to_write(program.window, qtbot, Qt.Key.Key_3)
    qtbot.keyClicks(field, "zeppelin")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    qtbot.keyClicks(field, "balloon")
    qtbot.waitUntil(lambda: found(program, "balloon") == 1)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (field.text(), found(program, "balloon")) == ("", 0)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (field.text(), found(program, "balloon")) == ("balloon", 1)


@pytest.mark.parametrize("tab", WRITTEN)
def test_what_is_typed_is_in_the_file_within_two_seconds(
    start: Start, sample_folder: Path, qtbot: Any, tab: Qt.Key
) -> None:
    program = start(sample_folder)
    field = begin_to_write(program.window, qtbot, tab)
    qtbot.keyClicks(field, "zeppelin")
    qtbot.waitUntil(lambda: found(program, "zeppelin") == 1, timeout=2_000)
    assert focused(program.window) is field


@pytest.mark.parametrize("tab", WRITTEN)
def test_closing_saves_what_is_being_typed(start: Start, sample_folder: Path, qtbot: Any, tab: Qt.Key) -> None:
    program = start(sample_folder)
    qtbot.keyClicks(begin_to_write(program.window, qtbot, tab), "zeppelin")
    qtbot.keyClick(program.window, Qt.Key.Key_Q, CTRL)
    assert not program.window.isVisible()
    assert found(start(sample_folder), "zeppelin") == 1


@pytest.mark.parametrize("tab", WRITTEN)
def test_what_cannot_be_saved_stays_and_is_said_once(
    start: Start,
    sample_folder: Path,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
    nothing_wrong: list[Any],
    tab: Qt.Key,
) -> None:
    program = start(sample_folder)
    field = begin_to_write(program.window, qtbot, tab)
    with monkeypatch.context() as patch:
        patch.setattr(desk_of(program).journal, "change", full)
        qtbot.keyClicks(field, "zeppelin")
        qtbot.waitUntil(lambda: len(nothing_wrong) > 0)
        QApplication.processEvents()
        assert isinstance(nothing_wrong.pop(), CannotSave)
        assert field.text() == "zeppelin"
        assert found(program, "zeppelin") == 0
    qtbot.keyClick(program.window, Qt.Key.Key_1, CTRL)
    assert found(program, "zeppelin") == 1


def test_the_look_changes_around_what_is_being_done(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    qtbot.keyClicks(begin_to_write(program.window, qtbot, Qt.Key.Key_3), "zeppelin")
    usual = theme().px(100)
    choose(program, "View", "Colours", "Dark")
    qtbot.keyClick(program.window, Qt.Key.Key_Plus, CTRL)
    assert theme().dark
    assert theme().px(100) > usual
    assert button(program.window, "Meetings").isChecked()
    assert found(program, "zeppelin") == 1
    program.window.close()
    again = start(sample_folder)
    assert theme().dark
    assert theme().px(100) > usual
    qtbot.keyClick(again.window, Qt.Key.Key_0, CTRL)
    choose(again, "View", "Colours", "Light")
    assert not theme().dark
    assert theme().px(100) == usual


def test_the_text_stops_growing_and_shrinking_at_its_ends(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    sizes = []
    for key in [Qt.Key.Key_Plus] * 8 + [Qt.Key.Key_Minus] * 12:
        qtbot.keyClick(window, key, CTRL)
        sizes.append(theme().px(100))
    assert (sizes[7], sizes[-1]) == (200, 80)


def test_the_next_start_is_where_this_one_ended(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    window.setGeometry(20, 30, 760, 560)
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    window.close()
    again = start(sample_folder).window
    assert again.geometry() == window.geometry()
    assert button(again, "Meetings").isChecked()


def test_an_export_goes_into_another_journal_and_is_undone_as_one(
    start: Start, sample_folder: Path, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.json"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(file), ""))
    first = start(sample_folder)
    with qtbot.waitSignal(desk_of(first).said) as told:
        choose(first, "File", "Export …")
    assert told.args == ["Exported to out.json. It is not encrypted there.", False]
    first.window.close()
    other = start(new_folder(tmp_path))
    with qtbot.waitSignal(desk_of(other).said) as told:
        choose(other, "File", "Import …")
    assert told.args[0].startswith("Imported: ")
    assert count(other, Colleague) == 8
    assert "Launch sync" in labels(other.window)
    click(qtbot, button(other.window, "Undo"))
    assert count(other, Colleague) == 0


def test_a_damaged_file_says_where_and_changes_nothing(
    start: Start,
    sample_folder: Path,
    tmp_path: Path,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
    nothing_wrong: list[Any],
) -> None:
    damaged = whole()
    damaged["meetings"][0]["start"] = "soon"
    (tmp_path / "damaged.json").write_bytes(content(damaged))
    picked = (str(tmp_path / "damaged.json"), "")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: picked)
    program = start(sample_folder)
    choose(program, "File", "Import …")
    qtbot.waitUntil(lambda: len(nothing_wrong) > 0)
    trouble = nothing_wrong.pop()
    assert isinstance(trouble, BadFile)
    assert trouble.happened.startswith("meetings[0].start: ")
    assert count(program, Colleague) == 8
    assert "Undo" not in entries(program, "Edit")


def test_a_fault_that_nobody_caught_is_noted_without_a_word_of_the_users_and_said_once(
    start: Start, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    log = tmp_path / "log" / "faults.log"
    monkeypatch.setattr("journal.app.log_file", lambda: log)
    program = start(sample_folder)

    def fail() -> None:
        raise ZeroDivisionError("what Dana said")

    program.menus.undo.triggered.connect(fail)
    program.menus.undo.trigger()
    trouble = nothing_wrong.pop()
    assert str(log) in str(trouble)
    assert "Dana" not in str(trouble)
    assert "ZeroDivisionError at test_frame.py" in log.read_text()
    assert "Dana" not in log.read_text()


def test_what_the_old_look_showed_hears_of_nothing_any_more(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    desk = desk_of(program)
    for tab in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        qtbot.keyClick(program.window, tab, CTRL)
    qtbot.keyClick(program.window, Qt.Key.Key_Plus, CTRL)
    with qtbot.captureExceptions() as raised:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        desk.day_began.emit(desk.today())
        qtbot.waitUntil(lambda: not desk.background.busy)
    assert raised == []


def test_a_fault_at_each_look_of_a_timer_does_not_pile_up_dialogs(
    start: Start, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.app.log_file", lambda: tmp_path / "faults.log")
    program = start(sample_folder)
    said: list[Any] = []

    def fail(while_read: int) -> None:
        error = ZeroDivisionError()
        program._note_fault(type(error), error, None)
        assert len(said) == while_read

    def read(trouble: object, *_: object) -> None:
        said.append(trouble)
        fail(len(said))  # the timers go on while the dialog is open

    monkeypatch.setattr("journal.window.trouble.show_trouble", read)
    fail(1)
    fail(2)
    assert len((tmp_path / "faults.log").read_text().splitlines()) == 4


def steps(program: Program) -> list[str]:
    """What the menu offers to undo and redo."""
    return [words for words in entries(program, "Edit") if words.startswith(("Undo", "Redo"))]


def begin_to_write(window: MainWindow, qtbot: Any, tab: Qt.Key) -> InlineText:
    """Make a new one on a tab, and go to the first of its texts."""
    qtbot.keyClick(window, tab, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    field = next(one for one in window.findChildren(InlineText) if one.isVisible())
    field.setFocus()
    return field


def found(program: Program, word: str) -> int:
    """How many records of the journal have a word."""
    with desk_of(program).reading() as session:
        return len(search(session, word))


class Windows(QObject):
    """The names of the windows that open, while it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


def full(*_: object) -> None:
    raise CannotSave("The change could not be saved.")
