"""What cannot be saved is never lost without a word: on a change of tab, of the look, and at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import Program
from journal.store.journal import CannotSave
from journal.window.main_window import MEETINGS
from journal.window.theme import theme
from tests.window.conftest import desk_of
from tests.window.test_frame import CTRL, Start, begin_to_write, found, full
from tests.window.widgets import button

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def asked(monkeypatch: pytest.MonkeyPatch, *, lose: bool) -> list[object]:
    """Answer the question whether to close all the same; how often it was asked."""
    times: list[object] = []

    def answer(parent: object) -> bool:
        times.append(parent)
        return lose

    monkeypatch.setattr("journal.window.trouble.ask_to_lose", answer)
    return times


@pytest.fixture
def written(
    start: Start, sample_folder: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], tuple[Program, Any]]:
    """A text has just been typed that the journal refuses to take."""
    asked(monkeypatch, lose=True)  # where a test leaves the window open

    def begun() -> tuple[Program, Any]:
        program = start(sample_folder)
        field = begin_to_write(program.window, qtbot, Qt.Key.Key_3)
        monkeypatch.setattr(desk_of(program).journal, "change", full)
        qtbot.keyClicks(field, "zeppelin")
        return program, field

    return begun


Written = Callable[[], tuple[Program, Any]]


def test_the_window_stays_where_the_text_would_be_lost(
    written: Written, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    program, field = written()
    times = asked(monkeypatch, lose=False)
    qtbot.keyClick(program.window, Qt.Key.Key_Q, CTRL)
    assert len(times) == 1
    assert program.window.isVisible()
    assert field.text() == "zeppelin"
    QApplication.processEvents()
    nothing_wrong.clear()
    make_room(program, monkeypatch)
    qtbot.keyClick(program.window, Qt.Key.Key_1, CTRL)
    assert found(program, "zeppelin") == 1


def test_it_closes_where_the_person_would_rather_lose_it(
    written: Written, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    program, _ = written()
    times = asked(monkeypatch, lose=True)
    qtbot.keyClick(program.window, Qt.Key.Key_Q, CTRL)
    assert len(times) == 1
    assert not program.window.isVisible()
    QApplication.processEvents()
    nothing_wrong.clear()


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_Plus, Qt.Key.Key_Z])
def test_neither_another_tab_nor_another_look_nor_undo_takes_it_away(
    written: Written, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any], key: Qt.Key
) -> None:
    program, field = written()
    before = theme().px(100)
    qtbot.keyClick(program.window, key, CTRL)
    qtbot.waitUntil(lambda: len(nothing_wrong) > 0)
    QApplication.processEvents()
    assert [type(one) for one in nothing_wrong] == [CannotSave]
    nothing_wrong.clear()
    assert program.window.tab == MEETINGS
    assert theme().px(100) == before
    assert field.isVisible()
    assert field.text() == "zeppelin"
    make_room(program, monkeypatch)


def test_what_could_not_be_saved_is_tried_again_without_a_word(
    written: Written, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    program, field = written()
    field.commit()
    qtbot.waitUntil(lambda: len(nothing_wrong) > 0)
    nothing_wrong.clear()
    said: list[str] = []
    desk_of(program).said.connect(lambda words, _: said.append(words))
    program.window.again.try_again()
    QApplication.processEvents()
    assert (nothing_wrong, said) == ([], [])
    make_room(program, monkeypatch)
    program.window.again.try_again()
    assert found(program, "zeppelin") == 1
    assert said == ["There was room again: what you typed is saved."]


def test_another_look_shows_the_record_that_was_shown(start: Start, sample_folder: Path, qtbot: Any) -> None:
    window = start(sample_folder).window
    for kind, record in (("colleague", "lena"), ("me", "me"), ("review", "sam")):
        window.open_record(kind, record)
        page = window.show_tab(window.tab)
        assert page is not None
        assert page.shown() == (kind, record)
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
        again = window.show_tab(window.tab)
        assert again is not None
        assert again is not page
        assert again.shown() == (kind, record)


def test_a_field_that_was_left_begins_a_step_of_its_own(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    field = begin_to_write(program.window, qtbot, Qt.Key.Key_3)
    for words in ("first", " second"):
        field.setFocus()
        qtbot.keyClicks(field, words)
        button(program.window, "Today").setFocus()
    assert field.text() == "first second"
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert field.text() == "first"
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


def make_room(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is room on the disk again."""
    monkeypatch.delattr(desk_of(program).journal, "change")
