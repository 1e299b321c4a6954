"""Backups in the window: made by themselves and on request, told about when they fail, and restored with one button."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from journal.app import Program
from journal.model import Colleague
from journal.store.backup import CannotBackUp, backup, set_second
from journal.store.backup_place import backups_in, state
from journal.store.folder import Folder
from journal.store.journal import open_journal
from journal.window.colleagues.forget import ask_to_forget
from journal.window.desk import Desk
from journal.window.safety.backups_card import BackupsCard
from journal.window.safety.damage import DamagePage
from journal.window.safety.keeping import Keeping
from journal.window.safety.last_backup import LastBackup
from journal.window.safety.restore_view import RestoreDialog
from journal.window.welcome import Welcome
from tests.journals import new_folder
from tests.window.conftest import Clock, choose, desk_of, labels
from tests.window.protected import PASSPHRASE, make_quick, page_of, protected_folder, unlock
from tests.window.widgets import bring_up, click, on_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Start = Callable[[Path], Program]


def add(desk: Desk, name: str) -> None:
    with desk.change("Add") as session:
        session.add(Colleague(name=name))


def names(program: Program) -> list[str]:
    with desk_of(program).reading() as session:
        return sorted(one.name for one in session.query(Colleague))


def keeping_of(program: Program) -> Keeping:
    keeping = program.keeper.keeping
    assert keeping is not None
    return keeping


def numbers(folder: Path) -> list[int]:
    return [one.number for one in backups_in(folder / "backups")]


def quiet(program: Program, qtbot: Any) -> None:
    """Wait until nothing is done in the background any more."""
    qtbot.waitUntil(lambda: not desk_of(program).importing.busy)


@pytest.fixture
def program(start: Start, tmp_path: Path, nothing_wrong: list[Any]) -> Program:
    """An empty journal in the whole program."""
    return start(new_folder(tmp_path))


def test_closing_after_a_change_leaves_a_backup_and_without_one_none(
    program: Program, start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "journal"
    program.window.close()
    assert numbers(folder) == []
    again = start(folder)
    add(desk_of(again), "Dana")
    again.window.close()
    (made,) = backups_in(folder / "backups")
    assert (made.reason, made.manifest.counts) == ("session", {"colleague": 1})
    open_journal(folder).close()


def test_today_says_when_the_last_was_made_and_back_up_now_makes_one(
    program: Program, qtbot: Any, clock: Clock
) -> None:
    shown = program.window.findChild(LastBackup)
    assert isinstance(shown, LastBackup)
    assert shown.words.text() == "No backup yet"
    choose(program, "File", "Back up now")
    qtbot.waitUntil(lambda: shown.words.text() == "Last backup: today, 09:40")
    assert shown.words.isVisible()
    clock.goes_on(timedelta(days=1))
    desk_of(program).day_began.emit(desk_of(program).today())
    assert shown.words.text() == "Last backup: yesterday, 09:40"


def test_what_the_last_session_left_is_backed_up_and_long_sessions_every_few_hours(
    program: Program, qtbot: Any, clock: Clock, tmp_path: Path
) -> None:
    desk, keeping = desk_of(program), keeping_of(program)
    add(desk, "Dana")
    keeping.look()
    quiet(program, qtbot)
    assert numbers(tmp_path / "journal") == [1]
    add(desk, "Mei")
    clock.goes_on(timedelta(hours=1))
    keeping.look()
    quiet(program, qtbot)
    assert numbers(tmp_path / "journal") == [1]
    clock.goes_on(timedelta(hours=3))
    keeping.look()
    quiet(program, qtbot)
    assert numbers(tmp_path / "journal") == [2, 1]
    keeping.look()
    quiet(program, qtbot)
    assert numbers(tmp_path / "journal") == [2, 1]


def test_a_failure_is_told_in_a_line_until_one_succeeds(
    program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    add(desk_of(program), "Dana")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("journal.store.backup_file.write", full)
        keeping_of(program).look()
        quiet(program, qtbot)
    line = keeping_of(program).line
    assert line is not None
    assert line.isVisible()
    assert "failed" in line.words
    click(qtbot, line.buttons["back_up"])
    qtbot.waitUntil(lambda: keeping_of(program).line is None)
    assert not state(desk_of(program).journal.folder).failed


def test_a_failure_on_request_is_said_at_once(
    program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch, nothing_wrong: list[Any]
) -> None:
    monkeypatch.setattr("journal.store.backup_file.write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    choose(program, "File", "Back up now")
    qtbot.waitUntil(lambda: bool(nothing_wrong))
    assert isinstance(nothing_wrong.pop(), CannotBackUp)


def test_a_week_of_changes_without_a_backup_is_told(program: Program, clock: Clock) -> None:
    desk = desk_of(program)
    backup(desk.journal, None, clock())
    clock.goes_on(timedelta(days=8))
    keeping_of(program).refresh()
    assert keeping_of(program).line is None
    add(desk, "Dana")
    keeping_of(program).refresh()
    line = keeping_of(program).line
    assert line is not None
    assert "in no backup" in line.words


def test_one_is_restored_with_a_look_at_what_changes_and_comes_back_the_same_way(
    program: Program, qtbot: Any, clock: Clock, tmp_path: Path
) -> None:
    add(desk_of(program), "Dana")
    backup(desk_of(program).journal, None, clock())
    add(desk_of(program), "Mei")
    clock.goes_on(timedelta(hours=1))
    choose(program, "File", "Restore a backup …")
    dialog = program.window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    bring_up(qtbot, dialog)
    qtbot.waitUntil(lambda: "1 colleague  (2 now)" in labels(dialog))
    assert "The journal as it was today, 09:40" in labels(dialog)
    click(qtbot, dialog.restore)
    qtbot.waitUntil(lambda: program.window.desk is not None and names(program) == ["Dana"], timeout=15_000)
    before = backups_in(tmp_path / "journal" / "backups")[0]
    assert before.manifest.counts == {"colleague": 2}
    second = program.keeper.restore(tmp_path / "journal")
    bring_up(qtbot, second)
    assert second.chosen is not None
    assert second.chosen.number == before.number
    second.list.setFocus()
    qtbot.keyClick(second.list, Qt.Key.Key_Down)
    qtbot.keyClick(second.list, Qt.Key.Key_Up)
    click(qtbot, second.restore)
    qtbot.waitUntil(lambda: program.window.desk is not None and names(program) == ["Dana", "Mei"], timeout=15_000)


def test_an_earlier_journal_in_the_place_of_the_present_one_is_said_and_the_backup_offered(
    start: Start, tmp_path: Path, qtbot: Any, nothing_wrong: list[Any]
) -> None:
    folder = new_folder(tmp_path)
    earlier = tmp_path / "earlier.db"
    shutil.copy2(folder / "journal.db", earlier)
    os.utime(earlier, (1795448640, 1795448640))
    program = start(folder)
    add(desk_of(program), "Dana")
    program.window.close()
    again = start(folder)
    assert keeping_of(again).line is None
    again.window.close()
    shutil.copy2(earlier, folder / "journal.db")
    last = start(folder)
    line = keeping_of(last).line
    assert line is not None
    assert (
        line.words == "This journal is older than its last backup: today, 09:40. Was an earlier one put in its place?"
    )
    assert list(line.buttons) == ["restore"]


def test_a_journal_that_was_only_opened_since_its_backup_is_no_earlier_one(
    start: Start, tmp_path: Path, qtbot: Any, nothing_wrong: list[Any]
) -> None:
    folder = new_folder(tmp_path)
    os.utime(folder / "journal.db", (1795448640, 1795448640))
    program = start(folder)
    program.keeper.back_up()
    quiet(program, qtbot)
    assert numbers(folder) == [1]
    program.window.close()
    assert keeping_of(start(folder)).line is None


def test_a_file_that_is_no_backup_is_refused_in_place_and_the_journal_is_there(
    program: Program, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk_of(program), "Dana")
    (tmp_path / "letter.zip").write_text("Dear Dana")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "letter.zip"), ""))
    dialog = program.keeper.restore(tmp_path / "journal")
    bring_up(qtbot, dialog)
    qtbot.waitUntil(lambda: "There is no backup here yet." in labels(dialog))
    assert not dialog.restore.isEnabled()
    click(qtbot, dialog.other)
    assert "cannot be restored" in dialog.problem.text()
    dialog.reject()
    assert names(program) == ["Dana"]


def test_a_backup_with_a_passphrase_asks_for_it_and_the_journal_then_has_it(
    program: Program, qtbot: Any, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quick(monkeypatch)
    other = open_journal(tmp_path / "other", make=True, passphrase=PASSPHRASE)
    with other.change("Add") as session:
        session.add(Colleague(name="Sam"))
    made = backup(other, tmp_path / "locked.zip", clock())
    other.close()
    add(desk_of(program), "Dana")
    dialog = program.keeper.restore(tmp_path / "journal")
    bring_up(qtbot, dialog)
    dialog.add(made.path)
    click(qtbot, dialog.restore)
    qtbot.waitUntil(dialog.field.isVisible, timeout=15_000)
    assert names(program) == ["Dana"]
    qtbot.keyClicks(dialog.field.line, "something else")
    qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not this journal’s passphrase" in dialog.problem.text(), timeout=15_000)
    dialog.field.line.selectAll()
    qtbot.keyClicks(dialog.field.line, PASSPHRASE)
    qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)
    unlock(program, qtbot)
    assert names(program) == ["Sam"]


@pytest.fixture
def card(desk: Desk, qtbot: Any) -> BackupsCard:
    made = BackupsCard(desk)
    on_screen(qtbot, made, width=560)
    return made


def test_the_preferences_say_where_they_lie_and_name_a_second_folder(
    card: BackupsCard, desk: Desk, qtbot: Any, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No backup yet" in labels(card)
    backup(desk.journal, None, clock())
    card.refresh()
    QApplication.processEvents()
    assert "Last backup: today, 09:40" in labels(card)
    second = tmp_path / "stick"
    second.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(second))
    click(qtbot, card.choose)
    qtbot.waitUntil(lambda: any("A copy of each goes to" in one for one in labels(card)))
    assert len(backups_in(second)) == 1
    assert any("no passphrase: whoever gets a backup can read it" in one for one in labels(card))
    shutil.rmtree(second)
    backup(desk.journal, None, clock())
    card.refresh()
    QApplication.processEvents()
    assert any("could not be written" in one for one in labels(card))
    click(qtbot, card.stop)
    qtbot.waitUntil(lambda: any("They all lie on this computer" in one for one in labels(card)))


def test_backups_from_before_the_passphrase_are_deleted_on_request(
    qapp: QApplication, qtbot: Any, tmp_path: Path, clock: Clock
) -> None:
    folder, _ = protected_folder(tmp_path)  # the backup before the change of the key opens without it
    desk = Desk(open_journal(folder, passphrase=PASSPHRASE), clock)
    made = BackupsCard(desk)
    on_screen(qtbot, made, width=560)
    assert "A backup from before the passphrase opens without it." in labels(made)
    click(qtbot, made.delete)
    qtbot.waitUntil(lambda: not any("from before the passphrase" in one for one in labels(made)))
    assert numbers(folder) == [2]
    desk.close()


def damage(folder: Path, *, beginning: bool) -> None:
    content = bytearray((folder / "journal.db").read_bytes())
    for place in (200,) if beginning else (60 * 4096 + 50, 90 * 4096 + 50):
        content[place] ^= 1
    (folder / "journal.db").write_bytes(content)


def damaged_folder(tmp_path: Path, clock: Clock, *, beginning: bool) -> Path:
    journal = open_journal(new_folder(tmp_path))
    with journal.change("Add") as session:
        session.add(Colleague(name="Dana"))
    backup(journal, None, clock())
    journal.close()
    damage(journal.folder.path, beginning=beginning)
    return journal.folder.path


def test_a_damaged_journal_offers_the_backup_at_the_start(
    start: Start, qtbot: Any, tmp_path: Path, clock: Clock, nothing_wrong: list[Any]
) -> None:
    program = start(damaged_folder(tmp_path, clock, beginning=True))
    page = page_of(program, DamagePage, qtbot)
    assert any("Last backup: today, 09:40" in one for one in labels(page))
    click(qtbot, page.again)
    page = page_of(program, DamagePage, qtbot)
    page.first.setFocus() if page.first is not None else None
    qtbot.keyClick(page.on, Qt.Key.Key_Return)
    dialog = program.window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    bring_up(qtbot, dialog)
    click(qtbot, dialog.restore)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    assert names(program) == ["Dana"]
    assert list((tmp_path / "journal").glob("journal.db.damaged-*"))


def test_where_only_backups_are_left_they_are_offered(
    start: Start, qtbot: Any, tmp_path: Path, clock: Clock, nothing_wrong: list[Any]
) -> None:
    folder = damaged_folder(tmp_path, clock, beginning=True)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    program = start(folder)
    click(qtbot, page_of(program, Welcome, qtbot).restore)
    dialog = program.window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    bring_up(qtbot, dialog)
    click(qtbot, dialog.restore)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    assert names(program) == ["Dana"]


def test_a_damaged_journal_is_repaired_at_the_start(
    start: Start, qtbot: Any, tmp_path: Path, clock: Clock, nothing_wrong: list[Any]
) -> None:
    program = start(damaged_folder(tmp_path, clock, beginning=True))
    click(qtbot, page_of(program, DamagePage, qtbot).repair)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    assert names(program) == ["Dana"]


def test_damage_that_does_not_show_is_found_and_repaired_from_the_line(
    start: Start, qtbot: Any, tmp_path: Path, clock: Clock, nothing_wrong: list[Any]
) -> None:
    program = start(damaged_folder(tmp_path, clock, beginning=False))
    keeping_of(program).look()
    qtbot.waitUntil(lambda: keeping_of(program).line is not None)
    line = keeping_of(program).line
    assert line is not None
    assert "damaged" in line.words
    click(qtbot, line.buttons["repair"])
    qtbot.waitUntil(lambda: bool(list((tmp_path / "journal").glob("*.damaged-1"))), timeout=15_000)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)
    assert names(program) == ["Dana"]
    keeping_of(program).look()
    quiet(program, qtbot)
    assert keeping_of(program).line is None
    nothing_wrong.clear()  # of empty tables whose page was lost it cannot be known that they were empty


def test_the_log_is_written_back_when_the_journal_rests(program: Program, qtbot: Any, tmp_path: Path) -> None:
    add(desk_of(program), "Dana")
    log = tmp_path / "journal" / "journal.db-wal"
    assert log.stat().st_size > 0
    keeping_of(program).settle()
    qtbot.waitUntil(lambda: log.stat().st_size == 0)


def test_forgetting_somebody_says_where_backups_have_them_and_deletes_those_too(
    desk: Desk, qtbot: Any, tmp_path: Path, clock: Clock
) -> None:
    with desk.change("Add") as session:
        session.add(Colleague(id="dana", name="Dana"))
    (tmp_path / "second").mkdir()
    set_second(desk.journal.folder, tmp_path / "second")
    backup(desk.journal, None, clock())
    window = on_screen(qtbot)
    dialog = ask_to_forget(window, desk, "dana")
    assert dialog is not None
    bring_up(qtbot, dialog)
    said = labels(dialog)
    assert f"1 copy from before in {tmp_path / 'second'}" in [one.replace("\u200b", "") for one in said]
    assert dialog.with_backups is not None
    dialog.with_backups.box.setChecked(True)
    dialog.forget.click()
    qtbot.waitUntil(lambda: numbers(tmp_path / "journal") == [2])
    qtbot.waitUntil(lambda: not desk.importing.busy)
    assert [one.manifest.counts.get("colleague") for one in backups_in(tmp_path / "second")] == [None]
    assert Folder(tmp_path / "journal").holds_journal()
