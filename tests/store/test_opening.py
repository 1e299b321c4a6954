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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_others_could_read_they_can_no_longer(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    (folder / "backups" / "one.zip").write_bytes(b"x")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777)
    journal = open_journal(folder)
    with journal.change("Add") as session:
        session.add(Colleague(name="Dana Ortiz"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    journal.close()
    assert {"journal.db", "journal.db-wal", "journal.db-shm", "keys.json", "keys.json.bak", "one.zip"} <= modes.keys()
    assert all(mode == (0o700 if name in ("journal", "backups") else 0o600) for name, mode in modes.items()), modes


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


@pytest.mark.parametrize("keys", ["in place", "not yet"])
def test_a_journal_ended_while_it_was_made_is_made_or_finished(tmp_path: Path, keys: str) -> None:
    """The key file goes to its place first: then the journal that was made is the one that is finished."""
    made = new_folder(tmp_path)
    (made / "new").mkdir()
    (made / "journal.db").rename(made / "new" / "journal.db")
    (made / "keys.json.bak").unlink()
    if keys == "not yet":
        (made / "keys.json").rename(made / "new" / "keys.json")
    open_journal(made).close()
    assert not (made / "new").exists()
    open_journal(made).close()


def test_what_is_left_of_making_never_takes_the_place_of_a_journal(tmp_path: Path) -> None:
    """Nor where its key file is gone meanwhile: that is for the recovery code."""
    folder = new_folder(tmp_path)
    (folder / "new").mkdir()
    (folder / "new" / "journal.db").write_bytes(b"half")
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(CannotOpen, match="key file"):
        open_journal(folder, make=True)
    assert (folder / "journal.db").read_bytes() == before


def test_half_a_key_file_does_not_stay(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    (folder / "keys.json.part").write_text("{")
    (folder / "keys.json.bak.part").write_text("{")
    open_journal(folder).close()
    assert not list(folder.glob("*.part"))


STOCK = next(iter(sorted(Path("/usr/lib").glob("*/libsqlite3.so.0"))), None)


@pytest.mark.skipif(STOCK is None, reason="there is no other SQLite on this computer")
@pytest.mark.parametrize("make", [True, False])
def test_another_library_in_the_place_of_the_encrypting_one_writes_nothing(tmp_path: Path, make: bool) -> None:
    """It would take no notice of the key, and write all in clear."""
    folder = tmp_path / "journal" if make else new_folder(tmp_path)
    before = bytes_of(folder) if not make else {}
    code = (
        "import sys; from pathlib import Path; from journal.store.journal import open_journal;"
        "from journal.errors import CannotOpen\n"
        "try:\n    open_journal(Path(sys.argv[1]), make=True)\nexcept CannotOpen as error:\n    print(error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, folder],
        capture_output=True,
        text=True,
        env=os.environ | {"LD_PRELOAD": str(STOCK)},
        check=True,
    )
    assert told.stdout.startswith("This installation cannot encrypt."), told
    assert not folder.exists() if make else bytes_of(folder) == before


def test_temporary_things_stay_in_memory_and_memory_is_not_made_slow(tmp_path: Path) -> None:
    """With temp_store on FILE, words of the journal were found in the temporary folder."""
    journal = open_journal(new_folder(tmp_path))
    with journal.raw_connection() as connection:
        assert connection.exec_driver_sql("PRAGMA temp_store").scalar() in (0, 2)
        assert connection.exec_driver_sql("PRAGMA cipher_memory_security").scalar() == "0"
        options = {row[0] for row in connection.exec_driver_sql("PRAGMA compile_options")}
    journal.close()
    assert "TEMP_STORE=2" in options


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


HELD = """
from pathlib import Path
for one in Path("/proc/self/fd").iterdir():
    if one.is_symlink():
        print(one.readlink())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_program_that_is_started_meanwhile_gets_hold_of_the_journal(tmp_path: Path) -> None:
    journal = open_journal(new_folder(tmp_path))
    with journal.change("Add") as session, journal.reading() as reading:
        session.add(Colleague(name="Dana"))
        reading.query(Colleague).count()
        ours = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        started = subprocess.run([sys.executable, "-c", HELD], close_fds=False, capture_output=True, text=True)
    journal.close()
    held = {Path(one).name for one in ours if one.startswith(str(tmp_path))}
    assert held >= {"journal.db", "journal.db-wal", "lock"}
    assert started.returncode == 0
    assert str(tmp_path) not in started.stdout
