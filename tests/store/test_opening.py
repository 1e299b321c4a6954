"""A journal is a folder that opens as it was, or says why not; nothing is ever silently made anew."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import func, select

from journal.errors import CannotOpen
from journal.model import Colleague
from journal.store.cipher import connect
from journal.store.journal import open_journal
from journal.store.keys import read_key
from tests.journals import new_folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "lock"}


def test_a_missing_journal_is_made_only_where_that_was_asked(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        open_journal(tmp_path / "journal")
    assert not (tmp_path / "journal").exists()
    open_journal(tmp_path / "journal", make=True).close()
    open_journal(tmp_path / "journal").close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_only_its_owner_may_read_it_whatever_the_umask(tmp_path: Path, umask: str) -> None:
    code = (
        "import os, sys; from pathlib import Path; os.umask(int(sys.argv[2], 8));"
        "from journal.store.journal import open_journal;"
        "j = open_journal(Path(sys.argv[1]), make=True);"
        "print([oct(p.stat().st_mode & 0o777) for p in sorted(j.folder.path.iterdir())])"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "journal", umask], capture_output=True, text=True, check=True
    )
    modes = set(eval(seen.stdout))
    assert modes == {"0o600", "0o700"}
    assert stat.S_IMODE((tmp_path / "journal").stat().st_mode) == 0o700


def test_the_file_is_encrypted(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "journal", make=True)
    with journal.change("Add") as session:
        session.add(Colleague(name="Dana Ortiz", notes="a very particular sentence"))
    written = b"".join(path.read_bytes() for path in journal.folder.path.iterdir() if path.is_file())
    journal.close()
    written += b"".join(bytes_of(tmp_path / "journal").values())
    assert b"particular" not in written
    assert b"SQLite format" not in written


@pytest.mark.parametrize("damage", ["missing", "empty", "foreign"])
def test_a_database_that_is_gone_is_damage_and_no_new_journal(tmp_path: Path, damage: str) -> None:
    folder = new_folder(tmp_path)
    database = folder / "journal.db"
    if damage == "missing":
        database.unlink()
    else:
        database.write_bytes(b"" if damage == "empty" else b"SQLite format 3\0" + b"x" * 8192)
    before = bytes_of(folder)
    with pytest.raises(CannotOpen):
        open_journal(folder, make=True)
    assert bytes_of(folder) == before


def test_a_damaged_key_file_is_mended_by_its_copy(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    (folder / "keys.json").write_text("{")
    open_journal(folder).close()


def test_without_any_key_the_journal_stays_as_it_is(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    (folder / "keys.json").unlink()
    (folder / "keys.json.bak").unlink()
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="key file"):
        open_journal(folder, make=True)
    assert bytes_of(folder) == before


def test_a_tampered_key_slot_does_not_unwrap(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    for name in ("keys.json", "keys.json.bak"):
        text = (folder / name).read_text()
        (folder / name).write_text(text.replace('"store": "', '"store": "0'))
    with pytest.raises(CannotOpen, match="key file"):
        open_journal(folder)


def test_a_newer_journal_is_refused_untouched(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    raw = connect(folder / "journal.db", read_key(folder / "keys.json"))
    raw.execute("PRAGMA user_version=99")
    raw.close()
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="newer version"):
        open_journal(folder)
    assert bytes_of(folder) == before


def test_a_foreign_database_is_not_a_journal(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    raw = connect(folder / "journal.db", read_key(folder / "keys.json"))
    raw.execute("PRAGMA application_id=1")
    raw.close()
    with pytest.raises(CannotOpen, match="not a partnership journal"):
        open_journal(folder)


def test_a_folder_with_other_files_is_no_place_for_a_journal(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CannotOpen, match="other files"):
        open_journal(tmp_path, make=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_one_process_holds_it_and_a_kill_frees_it(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    code = (
        "import sys, time; from pathlib import Path; from journal.store.journal import open_journal;"
        "j = open_journal(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, folder], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(CannotOpen, match="another window"):
            open_journal(folder)
    finally:
        other.kill()
        other.communicate()
    open_journal(folder).close()


def test_a_journal_half_made_is_made_anew(tmp_path: Path) -> None:
    half = tmp_path / "journal"
    (half / "new").mkdir(parents=True)
    (half / "new" / "journal.db").write_bytes(b"half")
    journal = open_journal(half, make=True)
    with journal.reading() as session:
        assert session.scalar(select(func.count()).select_from(Colleague)) == 0
    journal.close()
    assert not (half / "new").exists()


def test_the_connection_is_as_careful_as_promised(tmp_path: Path) -> None:
    journal = open_journal(new_folder(tmp_path))
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
    }
    with journal.raw_connection() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        found["wal"] = connection.exec_driver_sql("SELECT v FROM search_config WHERE k = 'secure-delete'").scalar()
    journal.close()
    assert found == wanted | {"wal": 1}


def test_the_wrong_key_opens_nothing(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    with pytest.raises(CannotOpen):
        connect(folder / "journal.db", bytes(32))
    assert sqlcipher3.sqlite_version_info >= (3, 51)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotOpen, match="could not be read or written"):
        open_journal(tmp_path / "journal", make=True)
    tmp_path.chmod(0o700)


def test_a_place_below_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotOpen, match="could not be read or written"):
        open_journal(tmp_path / "file" / "journal", make=True)
