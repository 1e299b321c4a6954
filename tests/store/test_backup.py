"""A backup is whole, checked, readable by its owner alone, and the last good one outlives whatever goes wrong."""

import shutil
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from journal.model import Colleague
from journal.store import backup as backups
from journal.store import backup_place
from journal.store.backup import CannotBackUp, back_up_changes, backup, set_second
from journal.store.backup_file import BadBackup, verify
from journal.store.backup_place import backups_in, state
from journal.store.journal import Journal, open_journal
from tests.journals import new_folder

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)


def add(journal: Journal, name: str) -> None:
    with journal.change("Add") as session:
        session.add(Colleague(name=name))


def test_a_backup_says_what_it_holds_and_is_readable_by_its_owner_alone(journal: Journal) -> None:
    add(journal, "Dana Ortiz")
    made = backup(journal, None, NOW)
    assert (made.number, made.made, made.reason, made.manifest.counts) == (1, NOW, "asked", {"colleague": 1})
    assert verify(made.path) == made.manifest
    with ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == ["journal.db", "keys.json", "manifest.json"]
        assert b"Dana" not in b"".join(archive.read(name) for name in archive.namelist())
    assert {path.name for path in made.path.parent.iterdir()} == {made.path.name, "settings.json"}
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in made.path.parent.iterdir()} == {0o600}


def test_what_is_changed_while_it_is_made_counts_as_not_backed_up(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(journal, "Dana")
    plain = backups.backup_file.write

    def write(*arguments: object) -> None:
        add(journal, "Mei")
        plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("journal.store.backup_file.write", write)
    made = back_up_changes(journal, NOW)
    assert made is not None
    assert made.manifest.counts == {"colleague": 1}
    assert state(journal.folder).changed


def test_only_what_changed_is_backed_up_again_also_after_the_program_was_ended(journal: Journal) -> None:
    assert back_up_changes(journal, NOW) is None
    add(journal, "Dana")
    folder = journal.folder.path
    journal.close()
    again = open_journal(folder)
    assert back_up_changes(again, NOW) is not None
    assert back_up_changes(again, NOW) is None
    again.undo()
    assert back_up_changes(again, NOW) is None
    add(again, "Mei")
    again.undo()
    assert back_up_changes(again, NOW) is not None
    again.close()


def test_numbers_order_them_whatever_the_clock_says(journal: Journal) -> None:
    for days in (0, 400, -400, 3):
        backup(journal, None, NOW + timedelta(days=days))
    assert [one.number for one in backups_in(journal.folder.backups)] == [4, 3, 2, 1]
    last = state(journal.folder).last
    assert last is not None
    assert last.number == 4
    for one in backups_in(journal.folder.backups):
        one.path.unlink()
    assert backup(journal, None, NOW).number == 5


def test_old_ones_are_thinned_and_the_newest_stay(journal: Journal) -> None:
    for minutes in range(6):
        backup(journal, None, NOW + timedelta(minutes=minutes))
    assert [one.number for one in backups_in(journal.folder.backups)] == [6, 5, 4]


def test_those_of_another_journal_that_lay_here_all_stay(journal: Journal, tmp_path: Path) -> None:
    other = open_journal(tmp_path / "other", make=True)
    for _ in range(3):
        backup(journal, None, NOW)
    other.folder.backups.mkdir(exist_ok=True)
    for one in backups_in(journal.folder.backups):
        shutil.copy(one.path, other.folder.backups)
    for _ in range(5):
        backup(other, None, NOW)
    other.close()
    assert [one.number for one in backups_in(tmp_path / "other" / "backups")] == [8, 7, 6, 3, 2, 1]


def test_one_besides_goes_where_it_was_asked_for_and_over_nothing(journal: Journal, tmp_path: Path) -> None:
    add(journal, "Dana")
    made = backup(journal, tmp_path / "mine.zip", NOW)
    assert verify(tmp_path / "mine.zip") == made.manifest
    assert state(journal.folder).changed
    before = made.path.read_bytes()
    with pytest.raises(CannotBackUp, match="already"):
        backup(journal, tmp_path / "mine.zip", NOW)
    assert made.path.read_bytes() == before
    with pytest.raises(CannotBackUp):
        backup(journal, tmp_path / "nowhere" / "mine.zip", NOW)
    assert not state(journal.folder).failed
    assert {path.name for path in tmp_path.iterdir()} == {"journal", "mine.zip"}


@pytest.mark.parametrize("place", ["copies.open_copy", "backup_file.write", "backup_file.verify"])
def test_a_failure_is_told_remembered_and_leaves_the_last_good_one(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    add(journal, "Dana")
    good = backup(journal, None, NOW)
    add(journal, "Mei")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"journal.store.{place}" if "copies" not in place else "journal.store.backup.open_copy", full)
        with pytest.raises(CannotBackUp, match="space"):
            backup(journal, None, NOW)
    stands = state(journal.folder)
    assert (stands.failed, stands.changed, stands.last) == (True, True, good)
    assert verify(good.path) == good.manifest
    assert not list(journal.folder.backups.glob("*.part*"))
    backup(journal, None, NOW)
    assert not state(journal.folder).failed


def test_a_backup_that_is_not_what_was_written_is_none(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = backups.backup_file.write

    def write(handle: object, *rest: object) -> None:
        plain(handle, *rest)  # type: ignore[arg-type]
        handle.seek(100_000)  # type: ignore[attr-defined]
        handle.write(b"wrong")  # type: ignore[attr-defined]

    monkeypatch.setattr("journal.store.backup_file.write", write)
    with pytest.raises(CannotBackUp):
        backup(journal, None, NOW)
    assert backups_in(journal.folder.backups) == []


def test_a_damaged_journal_is_never_backed_up(tmp_path: Path) -> None:
    journal = open_journal(new_folder(tmp_path))
    backup(journal, None, NOW)
    journal.close()
    content = bytearray(journal.folder.database.read_bytes())
    content[20 * 4096 + 100] ^= 1
    journal.folder.database.write_bytes(content)
    with pytest.raises(CannotBackUp, match="damaged"):
        backups.make_backup(journal.folder, journal.key, NOW, "session")
    assert [one.number for one in backups_in(journal.folder.backups)] == [1]


def test_a_second_folder_gets_a_copy_and_keeps_what_is_of_others(journal: Journal, tmp_path: Path) -> None:
    second = tmp_path / "cloud"
    second.mkdir()
    other = open_journal(new_folder(tmp_path / "other"))
    add(other, "Nobody")
    elsewhere = backup(other, second / "journal-2020-01-01-00000000-000001.zip", NOW)
    other.close()
    first = backup(journal, None, NOW)
    set_second(journal.folder, second)
    assert verify(second / first.path.name) == first.manifest
    for minutes in range(5):
        backup(journal, None, NOW + timedelta(minutes=minutes))
    ours = backups_in(second, first.manifest.journal)
    # The copy of another journal made from the same template has the same id; its name and number tell it apart.
    assert ours[0].number == 6
    assert elsewhere.path.exists() or elsewhere.manifest.journal == first.manifest.journal
    assert not state(journal.folder).second_failed


def test_a_second_folder_that_is_gone_is_told_and_harms_no_backup(journal: Journal, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    set_second(journal.folder, second)
    second.rmdir()
    made = backup(journal, None, NOW)
    stands = state(journal.folder)
    assert (stands.last, stands.failed, stands.second, stands.second_failed) == (made, False, second, True)
    second.mkdir()
    backup(journal, None, NOW)
    assert not state(journal.folder).second_failed
    with pytest.raises(CannotBackUp, match="within"):
        set_second(journal.folder, journal.folder.backups)
    set_second(journal.folder, None)
    assert state(journal.folder).second is None


def test_a_zip_that_is_none_is_not_counted(journal: Journal) -> None:
    made = backup(journal, None, NOW)
    (made.path.parent / "journal-2026-01-01-00000000-000099.zip").write_bytes(b"not a zip")
    assert backups_in(made.path.parent) == [made]
    with pytest.raises(BadBackup):
        verify(made.path.parent / "journal-2026-01-01-00000000-000099.zip")
    assert backup_place.next_number(journal.folder, backup_place.read_settings(journal.folder)) == 100


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_at_each_step_leaves_the_last_good_backup(tmp_path: Path) -> None:
    """The program ends itself at the n-th write to disk that is waited for, for each n."""
    code = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from journal.store.journal import open_journal; from journal.store.backup import backup;"
        "j = open_journal(Path(sys.argv[1])); left = [int(sys.argv[2])]; plain = os.fsync\n"
        "def fsync(handle):\n"
        "    left[0] -= 1\n"
        "    left[0] > 0 or os.kill(os.getpid(), 9)\n"
        "    plain(handle)\n"
        "os.fsync = fsync; backup(j, None, datetime.now(UTC)); print('made')"
    )
    folder = new_folder(tmp_path)
    journal = open_journal(folder)
    add(journal, "Dana")
    backup(journal, None, NOW)
    add(journal, "Mei")
    journal.close()
    ended = []
    for step in range(1, 30):
        seen = subprocess.run([sys.executable, "-c", code, folder, str(step)], capture_output=True, text=True)
        ended.append(seen.returncode)
        good = backups_in(folder / "backups")
        assert all(verify(one.path) == one.manifest for one in good)
        assert good[-1].number == 1
        if seen.returncode == 0:
            break
    assert set(ended) == {-signal.SIGKILL, 0}
    assert len(ended) > 4
    open_journal(folder).close()
    assert not list((folder / "backups").glob("*.part*"))
