"""A journal with a passphrase opens with it, or with its recovery code, and what is wrong is said in place."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from journal.app import Program
from journal.store.slots import WrongPassphrase
from journal.window.safety import opening as opening_module
from journal.window.safety import unlock as unlock_module
from journal.window.safety.cloud import CloudPage
from journal.window.safety.code_groups import impossible
from journal.window.safety.passphrase import ChoosePassphrase
from journal.window.safety.recovery import Recovery
from journal.window.safety.unlock import Unlock
from tests.journals import new_folder
from tests.window.conftest import desk_of, labels
from tests.window.protected import PASSPHRASE, make_quick, opens_with, page_of, protected_folder, unlock, write
from tests.window.widgets import button, click, focused

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Start = Callable[[Path], Program]
NEW = "nine grey herons at noon"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_quick(monkeypatch)
    monkeypatch.setattr(unlock_module, "SECOND", 20)


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, str]:
    return protected_folder(tmp_path)


def try_once(page: Unlock, passphrase: str, qtbot: Any) -> None:
    page.field.line.setFocus()
    page.field.line.selectAll()
    write(page, passphrase, qtbot)
    qtbot.waitUntil(lambda: not page.busy, timeout=15_000)


def test_the_passphrase_and_enter_open_it_and_say_when_it_was_written(
    start: Start, locked: tuple[Path, str], qtbot: Any
) -> None:
    os.utime(locked[0] / "journal.db", (1795448640, 1795448640))  # 23 November 2026, 16:44 in Berlin
    program = start(locked[0])
    assert program.window.desk is None
    page = page_of(program, Unlock, qtbot)
    assert focused(program.window) is page.field.line
    write(page, PASSPHRASE, qtbot)
    assert page.isVisible()  # it stays alive while the passphrase is tried
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    assert any("Last written yesterday at" in one for one in labels(program.window))
    assert program.window.nav.lock.isVisible()


def test_a_wrong_one_is_said_in_place_and_each_further_one_waits_longer(
    start: Start, locked: tuple[Path, str], qtbot: Any
) -> None:
    program = start(locked[0])
    page = page_of(program, Unlock, qtbot)
    waited = []
    for number in range(5):
        try_once(page, f"wrong {number}", qtbot)
        assert page.problem.text().startswith("That is not the passphrase.")
        waited.append(page.waiting_seconds)
        qtbot.keyClick(focused(page), Qt.Key.Key_Return)  # comes to nothing while it has to wait
        assert not page.busy or not waited[-1]
        qtbot.waitUntil(lambda: not page.waiting_seconds and not page.busy, timeout=15_000)
    assert waited[:3] == sorted(waited[:3])
    assert max(waited) >= 2
    unlock(program, qtbot)


def test_with_the_recovery_code_however_typed_a_new_passphrase_is_set(
    start: Start, locked: tuple[Path, str], qtbot: Any
) -> None:
    folder, code = locked
    program = start(folder)
    click(qtbot, button(page_of(program, Unlock, qtbot), "Forgot it? Use the recovery code"))
    page = page_of(program, Recovery, qtbot)
    write(page, code.lower().replace("-", "  ").replace("0", "o").replace("1", "l"), qtbot)
    choosing = page_of(program, ChoosePassphrase, qtbot)
    for _ in range(2):
        write(choosing, NEW, qtbot)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    program.window.close()
    assert opens_with(folder, passphrase=NEW)
    assert opens_with(folder, code=code)
    with pytest.raises(WrongPassphrase):
        opens_with(folder, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda code: code[:-1], "A letter is missing."),
        (lambda code: f"{code}7", "There is a letter too many."),
        (lambda code: f"{code[:5]}U{code[6:]}", "Group 2 cannot be right"),
        (lambda code: f"{code[:5]}{'3' if code[5] != '3' else '4'}{code[6:]}", "has a mistake in it"),
    ],
)
def test_a_code_that_cannot_be_right_is_said_in_place(
    start: Start, locked: tuple[Path, str], qtbot: Any, change: Callable[[str], str], said: str
) -> None:
    folder, code = locked
    program = start(folder)
    click(qtbot, button(page_of(program, Unlock, qtbot), "Forgot it? Use the recovery code"))
    page = page_of(program, Recovery, qtbot)
    write(page, change(code), qtbot)
    qtbot.waitUntil(lambda: page.problem.isVisible() and not page.busy, timeout=15_000)
    assert said in page.problem.text()
    qtbot.keyClick(focused(page), Qt.Key.Key_Escape)
    unlock(program, qtbot)


def test_a_key_file_that_is_gone_leads_to_the_recovery_code(start: Start, locked: tuple[Path, str], qtbot: Any) -> None:
    folder, code = locked
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
    program = start(folder)
    page = page_of(program, Recovery, qtbot)
    assert "key file (keys.json) is missing or damaged" in page.words.text()
    write(page, code, qtbot)
    choosing = page_of(program, ChoosePassphrase, qtbot)
    for _ in range(2):
        write(choosing, NEW, qtbot)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    program.window.close()
    assert opens_with(folder, passphrase=NEW)


def test_a_damaged_journal_is_not_called_a_wrong_passphrase(start: Start, locked: tuple[Path, str], qtbot: Any) -> None:
    (locked[0] / "journal.db").write_bytes(b"")
    program = start(locked[0])
    assert program.window.desk is None
    assert any("journal.db" in one for one in labels(program.window))


def test_a_folder_of_a_cloud_is_opened_only_where_one_insists(start: Start, tmp_path: Path, qtbot: Any) -> None:
    folder = new_folder(tmp_path / "Dropbox")
    program = start(folder)
    page = page_of(program, CloudPage, qtbot)
    assert "Dropbox" in page.words.text()
    click(qtbot, button(page, "Open it anyway"))
    assert desk_of(program)
    program.window.close()
    assert desk_of(start(folder))  # it is not asked again


def test_a_disk_that_is_nearly_full_is_said_above_the_tabs(
    start: Start, sample_folder: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [120_000_000]
    monkeypatch.setattr("journal.window.safety.room.free_space", lambda _: free[0])
    program = start(sample_folder)
    said = "The disk is nearly full: 120 MB are free. Make room, so that what you write can be saved."
    qtbot.waitUntil(lambda: said in labels(program.window), timeout=15_000)
    free[0] = 900_000_000
    assert program.guard is not None
    assert program.guard._room is not None
    program.guard._room.look()
    qtbot.waitUntil(lambda: said not in labels(program.window), timeout=15_000)


def test_what_the_keyring_knows_opens_it_without_asking(
    start: Start, locked: tuple[Path, str], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal.store import keyring_slot, protecting

    kept: dict[str, bytes] = {}
    monkeypatch.setattr(keyring_slot, "keep", kept.__setitem__)
    monkeypatch.setattr(keyring_slot, "kept", kept.get)
    protecting.remember(locked[0], PASSPHRASE)
    first = start(locked[0])
    qtbot.waitUntil(lambda: first.window.desk is not None, timeout=15_000)
    first.window.close()
    kept.clear()
    second = start(locked[0])
    unlock(second, qtbot)


@pytest.mark.parametrize(("code", "groups"), [("ABCD-EFGH", []), ("ABUD EF!H", [1]), ("OIL0 UUUU", [2])])
def test_letters_that_no_code_has_are_found(code: str, groups: list[int]) -> None:
    assert impossible(code) == groups


def test_last_written_is_of_the_file_or_its_log(tmp_path: Path) -> None:
    assert opening_module.last_written(tmp_path) is None
    for name, moment in (("journal.db", 100), ("journal.db-wal", 200)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (moment, moment))
    assert opening_module.last_written(tmp_path) == 200
    (tmp_path / "journal.db-wal").write_bytes(b"")
    assert opening_module.last_written(tmp_path) == 100
