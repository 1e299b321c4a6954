"""What opens the journal is set, changed and taken away in the preferences, page by page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from journal.app import Program
from journal.errors import CannotOpen
from journal.model import Colleague
from journal.store.keys import protection
from journal.store.recovery_code import WrongCode
from journal.store.slots import WrongPassphrase
from journal.window.preferences import Preferences
from journal.window.safety.code_shown import AskBack, CodePage
from journal.window.safety.protecting import Protecting
from tests.journals import new_folder
from tests.window.conftest import choose, count, labels
from tests.window.protected import PASSPHRASE, confirm_code, make_quick, opens_with, protected_folder, unlock, write
from tests.window.widgets import button, click, focused, take

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Start = Callable[[Path], Program]
NEW = "nine grey herons at noon"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_quick(monkeypatch)
    monkeypatch.setattr("journal.store.keyring_slot.is_there", lambda: False)


@pytest.fixture
def locked(tmp_path: Path, start: Start, qtbot: Any) -> tuple[Program, Path, str]:
    """The program on a journal with a passphrase, unlocked; its folder, and its recovery code."""
    folder, code = protected_folder(tmp_path)
    program = start(folder)
    unlock(program, qtbot)
    return program, folder, code


def preferences(program: Program) -> Preferences:
    choose(program, "Edit", "Preferences")
    return shown(Preferences)


def shown(kind: type[Any]) -> Any:
    QApplication.processEvents()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def page_in(dialog: Protecting, kind: type[Any], qtbot: Any) -> Any:
    qtbot.waitUntil(lambda: isinstance(dialog.page, kind) and dialog.page.isVisible(), timeout=15_000)
    return dialog.page


def ask(program: Program, words: str, qtbot: Any) -> Protecting:
    """Press a button of the card."""
    click(qtbot, button(preferences(program).protection, words))
    dialog = shown(Protecting)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def is_done(dialog: Protecting, program: Program, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not isValid(dialog) and program.window.desk is not None, timeout=15_000)


def test_not_protected_leads_to_a_passphrase_and_its_code(start: Start, sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    before = count(program, Colleague)
    click(qtbot, program.window.nav.open_mark)
    card = shown(Preferences).protection
    assert "Not protected" in labels(card)
    assert focused(card) is card.set
    click(qtbot, card.set)
    dialog = shown(Protecting)
    dialog.activateWindow()
    for _ in range(2):
        write(dialog, PASSPHRASE, qtbot)
    page_in(dialog, CodePage, qtbot)
    code = confirm_code(dialog, qtbot)
    is_done(dialog, program, qtbot)
    assert "Your journal is protected now." in labels(program.window)
    assert program.window.nav.lock.isVisible()
    assert not program.window.nav.open_mark.isVisible()
    assert count(program, Colleague) == before
    program.window.close()
    assert opens_with(sample_folder, passphrase=PASSPHRASE)
    assert opens_with(sample_folder, code=code)


def test_the_passphrase_is_changed_and_the_code_stays(locked: tuple[Program, Path, str], qtbot: Any) -> None:
    program, folder, code = locked
    dialog = ask(program, "Change the passphrase", qtbot)
    write(dialog, "wrong wrong", qtbot)
    qtbot.waitUntil(lambda: dialog.page is not None and dialog.page.problem.isVisible(), timeout=15_000)
    assert dialog.page is not None
    assert dialog.page.problem.text() == "That is not the passphrase."
    assert program.window.desk is not None  # only the right one closes the journal
    write(dialog, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: "Choose the new passphrase" in labels(dialog), timeout=15_000)
    for _ in range(2):
        write(dialog, NEW, qtbot)
    is_done(dialog, program, qtbot)
    program.window.close()
    assert opens_with(folder, passphrase=NEW)
    assert opens_with(folder, code=code)
    with pytest.raises(WrongPassphrase):
        opens_with(folder, passphrase=PASSPHRASE)


def test_the_passphrase_is_removed_after_saying_what_that_means(locked: tuple[Program, Path, str], qtbot: Any) -> None:
    program, folder, _ = locked
    dialog = ask(program, "Remove the passphrase", qtbot)
    assert any("can read everything" in one for one in labels(dialog))
    write(dialog, PASSPHRASE, qtbot)
    is_done(dialog, program, qtbot)
    assert protection(folder).open
    assert button(program.window, "Not protected").isVisible()
    assert program.guard is not None
    assert program.guard.locking is None
    program.window.close()
    assert opens_with(folder)


def test_a_new_code_makes_the_old_one_worthless(locked: tuple[Program, Path, str], qtbot: Any) -> None:
    program, folder, code = locked
    dialog = ask(program, "New recovery code", qtbot)
    write(dialog, PASSPHRASE, qtbot)
    page_in(dialog, CodePage, qtbot)
    new = confirm_code(dialog, qtbot)
    is_done(dialog, program, qtbot)
    program.window.close()
    assert opens_with(folder, code=new)
    assert opens_with(folder, passphrase=PASSPHRASE)
    with pytest.raises(WrongCode):
        opens_with(folder, code=code)


def test_a_code_that_was_not_confirmed_is_shown_when_it_is_next_unlocked(
    locked: tuple[Program, Path, str], start: Start, qtbot: Any
) -> None:
    program, folder, _ = locked
    dialog = ask(program, "New recovery code", qtbot)
    write(dialog, PASSPHRASE, qtbot)
    code = page_in(dialog, CodePage, qtbot).code
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Escape)
    assert "The recovery code is shown again when you next unlock it." in labels(program.window)
    program.window.close()
    again = start(folder)
    click(qtbot, again.window)
    write(again.window, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: bool(again.window.findChildren(CodePage)), timeout=15_000)
    assert confirm_code(again.window, qtbot) == code
    assert again.window.desk is not None
    assert not [one for one in again.window.findChildren(AskBack) if one.isVisible()]


def test_escape_changes_nothing(locked: tuple[Program, Path, str], qtbot: Any) -> None:
    program, folder, _ = locked
    before = (folder / "keys.json").read_bytes()
    dialog = ask(program, "Remove the passphrase", qtbot)
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (folder / "keys.json").read_bytes() == before


def test_what_goes_wrong_is_said_and_the_journal_is_open_as_it_was(
    start: Start, sample_folder: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise CannotOpen("No backup could be made before.", "Nothing was changed.")

    monkeypatch.setattr("journal.store.protecting.set_passphrase", refuse)
    program = start(sample_folder)
    dialog = ask(program, "Set a passphrase", qtbot)
    for _ in range(2):
        write(dialog, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: dialog.page is not None and dialog.page.problem.isVisible(), timeout=15_000)
    assert dialog.page is not None
    assert dialog.page.problem.text() == "No backup could be made before. Nothing was changed."
    assert program.window.desk is not None
    dialog.close()
    assert protection(sample_folder).open


def test_it_is_remembered_on_this_computer_and_not_any_more(
    locked: tuple[Program, Path, str], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, folder, _ = locked
    kept: dict[str, bytes] = {}
    monkeypatch.setattr("journal.store.keyring_slot.is_there", lambda: True)
    monkeypatch.setattr("journal.store.keyring_slot.keep", kept.__setitem__)
    monkeypatch.setattr("journal.store.keyring_slot.drop", kept.pop)
    card = preferences(program).protection
    qtbot.waitUntil(card.keyring.isVisible, timeout=15_000)
    card.window().close()
    dialog = ask_when_there(program, "Remember it on this computer", qtbot)
    write(dialog, PASSPHRASE, qtbot)
    is_done(dialog, program, qtbot)
    assert kept
    assert protection(folder).keyring
    click(qtbot, button(preferences(program).protection, "Do not remember it on this computer"))
    qtbot.waitUntil(lambda: program.window.desk is not None and not protection(folder).keyring, timeout=15_000)
    assert not kept


def ask_when_there(program: Program, words: str, qtbot: Any) -> Protecting:
    card = preferences(program).protection
    qtbot.waitUntil(card.keyring.isVisible, timeout=15_000)
    click(qtbot, button(card, words))
    dialog = shown(Protecting)
    dialog.activateWindow()
    return dialog


def test_when_it_locks_itself_holds_at_once(locked: tuple[Program, Path, str], qtbot: Any) -> None:
    program, _, _ = locked
    card = preferences(program).protection
    assert not card.keyring.isVisible()  # there is no keyring here
    assert card.after.text() == "After 10 idle minutes"
    take(card.after, "After an idle minute")
    assert program._remembered.lock_after == 1
    take(card.after, "Never")
    assert program._remembered.lock_after == 0
    click(qtbot, card.with_screen)
    assert not program._remembered.lock_with_screen


def test_a_journal_of_one_own_that_is_open_says_so(start: Start, tmp_path: Path) -> None:
    program = start(new_folder(tmp_path))
    assert button(program.window, "Not protected").isVisible()
    assert not program.window.nav.lock.isVisible()
