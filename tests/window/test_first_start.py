"""The first start: one page after the other, with the keyboard alone, and whatever happens in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal.app import Program
from journal.store.keys import protection
from journal.window.safety import clipboard
from journal.window.safety.code_groups import groups_of
from journal.window.safety.code_shown import AskBack, CodePage
from journal.window.safety.passphrase import ChoosePassphrase
from journal.window.safety.sheet import sheet
from journal.window.safety.strength import strength
from tests.window.conftest import desk_of, labels
from tests.window.protected import PASSPHRASE, confirm_code, make_quick, opens_with, page_of, unlock, write
from tests.window.widgets import button, click, focused

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Start = Callable[[Path], Program]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_quick(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


@pytest.fixture
def choosing(start: Start, folder: Path, qtbot: Any) -> tuple[Program, ChoosePassphrase]:
    """Begun, on the page that asks for a passphrase; nothing is made yet."""
    program = start(folder)
    qtbot.keyClick(focused(program.window), Qt.Key.Key_Return)
    return program, page_of(program, ChoosePassphrase, qtbot)


def test_with_enter_alone_to_a_journal_that_is_protected(
    choosing: tuple[Program, ChoosePassphrase], folder: Path, qtbot: Any
) -> None:
    program, page = choosing
    assert not folder.exists()
    for _ in range(2):
        write(page, PASSPHRASE, qtbot)
    page_of(program, CodePage, qtbot)
    code = confirm_code(program.window, qtbot)
    assert program.window.nav.lock.isVisible()
    assert "Not protected" not in [one.text().strip() for one in (program.window.nav.open_mark,) if one.isVisible()]
    assert desk_of(program).journal.undo_label is None
    program.window.close()
    assert opens_with(folder, passphrase=PASSPHRASE)
    assert opens_with(folder, code=code)


def test_what_is_too_short_or_not_the_same_is_said_in_place(
    choosing: tuple[Program, ChoosePassphrase], folder: Path, qtbot: Any
) -> None:
    _, page = choosing
    write(page, "short", qtbot)
    assert page.problem.text() == "Please take at least 8 characters."
    page.field.line.clear()
    write(page, PASSPHRASE, qtbot)
    assert not page.problem.isVisible()
    write(page, PASSPHRASE.upper(), qtbot)
    assert page.problem.text().startswith("The two are not the same.")
    assert focused(page) is page.again.line
    assert not folder.exists()


def test_escape_goes_back_and_leaves_nothing_behind(
    choosing: tuple[Program, ChoosePassphrase], folder: Path, qtbot: Any
) -> None:
    program, page = choosing
    qtbot.keyClick(focused(page), Qt.Key.Key_Escape)
    assert "Welcome" in labels(program.window)
    assert not folder.exists()


def test_without_a_passphrase_it_says_so(choosing: tuple[Program, ChoosePassphrase], folder: Path, qtbot: Any) -> None:
    program, page = choosing
    click(qtbot, button(page, "Begin without a passphrase"))
    assert protection(folder).open
    assert button(program.window, "Not protected").isVisible()


def test_what_is_typed_is_shown_only_while_the_eye_is_open(
    choosing: tuple[Program, ChoosePassphrase], qtbot: Any
) -> None:
    _, page = choosing
    qtbot.keyClicks(focused(page), PASSPHRASE)
    assert PASSPHRASE not in page.field.line.displayText()
    click(qtbot, page.field.eye)
    assert page.field.line.displayText() == PASSPHRASE
    assert page.field.eye.accessibleName() == "Hide what I type"
    click(qtbot, page.field.eye)
    assert PASSPHRASE not in page.field.line.displayText()


def test_ended_before_the_code_is_on_paper_it_is_shown_again(
    choosing: tuple[Program, ChoosePassphrase], start: Start, folder: Path, qtbot: Any
) -> None:
    program, page = choosing
    for _ in range(2):
        write(page, PASSPHRASE, qtbot)
    code = page_of(program, CodePage, qtbot).code
    program.window.close()
    again = start(folder)
    page_unlocked(again, qtbot)
    assert page_of(again, CodePage, qtbot).code == code
    confirm_code(again.window, qtbot)
    again.window.close()
    once_more = start(folder)
    unlock(once_more, qtbot)
    assert not once_more.window.findChildren(CodePage)


def test_a_group_that_reads_otherwise_is_named_and_the_code_can_be_seen_again(
    choosing: tuple[Program, ChoosePassphrase], qtbot: Any
) -> None:
    program, page = choosing
    for _ in range(2):
        write(page, PASSPHRASE, qtbot)
    shown = page_of(program, CodePage, qtbot)
    click(qtbot, button(shown, "I have it on paper"))
    asking = page_of(program, AskBack, qtbot)
    write(asking, "uuuu", qtbot)
    assert asking.problem.text() == f"Group {asking.numbers[0]} reads otherwise. Look once more."
    qtbot.keyClick(focused(asking), Qt.Key.Key_Escape)
    page_of(program, CodePage, qtbot)
    confirm_code(program.window, qtbot)
    assert program.window.desk is not None


@pytest.mark.parametrize("meanwhile", ["", "something else"])
def test_a_copied_code_leaves_the_clipboard_if_it_is_still_there(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    monkeypatch.setattr(clipboard, "STAYS", 50)
    page = CodePage("-".join(["0123"] * 14), "/home/dana/journal")
    qtbot.addWidget(page)
    page.show()
    click(qtbot, button(page, "Copy"))
    held = QGuiApplication.clipboard()
    assert groups_of(held.text()) == ["0123"] * 14
    if meanwhile:
        held.setText(meanwhile)
    qtbot.wait(120)
    assert held.text() == meanwhile


def test_the_sheet_has_every_group_and_where_it_belongs(qapp: QApplication) -> None:
    groups = [f"{number:04}" for number in range(14)]
    text = sheet("-".join(groups), "/home/dana/<b>journal").toPlainText()
    assert all(one in text for one in groups)
    assert "/home/dana/<b>journal" in text


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("password", 0),
        ("P4ssw0rd!", 0),
        ("qwertzuiop", 0),
        ("aaaaaaaaaaaaaaaa", 0),
        ("Monday2026!", 0),
        ("abcdefgh1234", 0),
        ("dana dana dana dana", 0),
        ("garden lantern", 0),
        ("garden lantern weather", 1),
        ("garden lantern weather copper", 2),
        ("garden lantern weather copper violin", 3),
        ("x7Kq!m2Vt9Lw", 3),
        ("короткая лампа река облако зима", 3),
    ],
)
def test_the_strength_is_said_honestly(passphrase: str, level: int) -> None:
    assert strength(passphrase).level == level


def page_unlocked(program: Program, qtbot: Any) -> None:
    """Type the passphrase; what comes next may be the code."""
    from journal.window.safety.unlock import Unlock

    page = page_of(program, Unlock, qtbot)
    page.field.line.setFocus()
    write(page, PASSPHRASE, qtbot)
