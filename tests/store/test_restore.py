"""A backup comes back word by word; what is wrong, or a stranger's, is refused and nothing is changed."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from journal.errors import CannotOpen, JournalError
from journal.model import Base, Colleague, Contact, Fact
from journal.store.backup import backup, make_backup
from journal.store.backup_file import BadBackup, read_manifest
from journal.store.backup_place import is_changed
from journal.store.cipher import connect
from journal.store.copies import counts, open_copy
from journal.store.journal import Journal, open_journal
from journal.store.keys import keys_of, read_key
from journal.store.restore import restore
from journal.store.search import search
from journal.store.slots import NeedsPassphrase, WrongPassphrase
from tests.journals import new_folder, new_journal

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)


def add(journal: Journal, name: str, record: str | None = None) -> None:
    with journal.change("Add") as session:
        session.add(Colleague(id=record or name.casefold(), name=name))


def content(journal: Journal) -> str:
    """A digest of every row of every table."""
    found = sha256()
    with journal.raw_connection() as connection:
        for name in Base.metadata.tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY position'):
                found.update(repr((name, *row)).encode())
    return found.hexdigest()


def names(folder: Path, **how: Any) -> list[str]:
    journal = open_journal(folder, **how)
    try:
        with journal.reading() as session:
            return sorted(one.name for one in session.query(Colleague))
    finally:
        journal.close()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A backup with Dana in it; the journal has Mei as well since."""
    journal = new_journal(tmp_path)
    add(journal, "Dana")
    place = backup(journal, tmp_path / "mine.zip", NOW).path
    add(journal, "Mei")
    journal.close()
    return place


def test_twenty_restores_are_identical_to_the_last_word(tmp_path: Path) -> None:
    random = Random(7)
    journal = new_journal(tmp_path)
    seen: list[tuple[Path, str]] = []
    for drill in range(20):
        with journal.change("Fill") as session:
            session.add(Colleague(id=f"c{drill}", name=f"Somebody {drill}"))
            session.flush()
            for _ in range(random.randrange(1, 6)):
                text = "".join(chr(random.choice([65, 0x1F600, 0x4E2D, 0xE9, 10])) for _ in range(random.randrange(60)))
                session.add(Fact(colleague_id=f"c{drill}", kind="place", text=f"x{text}"))
                session.add(Contact(colleague_id=f"c{drill}", on=date(2026, 1, 1), channel="email", started_by="me"))
        seen.append((backup(journal, tmp_path / f"{drill}.zip", NOW).path, content(journal)))
    journal.close()
    right = 0
    for place, digest in random.sample(seen, len(seen)):
        restore(place, journal.folder.path, NOW)
        again = open_journal(journal.folder.path)
        right += content(again) == digest
        again.close()
    assert right == 20


def test_what_was_there_is_backed_up_first_and_comes_back_the_same_way(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    restored = restore(made, folder, NOW)
    assert names(folder) == ["Dana"]
    assert restored.before is not None
    assert (restored.before.reason, restored.damaged, restored.own_keys) == ("restore", None, False)
    restore(restored.before.path, folder, NOW)
    assert names(folder) == ["Dana", "Mei"]
    journal = open_journal(folder)
    assert not is_changed(journal.folder)
    with journal.reading() as session:
        assert [hit.title for hit in search(session, "mei")] == ["Mei"]
    journal.close()


def test_a_backup_makes_a_journal_where_none_is(made: Path, tmp_path: Path) -> None:
    restored = restore(made, tmp_path / "elsewhere" / "journal", NOW)
    assert (restored.before, restored.own_keys) == (None, True)
    assert names(tmp_path / "elsewhere" / "journal") == ["Dana"]
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("x")
    with pytest.raises(CannotOpen, match="other files"):
        restore(made, tmp_path / "letters", NOW)


def test_a_log_that_is_left_brings_no_old_row_back(made: Path, tmp_path: Path) -> None:
    """A program that was killed leaves its log beside the file."""
    folder = tmp_path / "journal"
    code = (
        "import os, sys; from pathlib import Path; from journal.store.journal import open_journal;"
        "from journal.model import Colleague; j = open_journal(Path(sys.argv[1]))\n"
        "with j.change('Add') as s: s.add(Colleague(name='Sam'))\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=True)
    assert (folder / "journal.db-wal").stat().st_size > 0
    restored = restore(made, folder, NOW)
    assert names(folder) == ["Dana"]
    assert restored.before is not None
    assert restored.before.manifest.counts["colleague"] == 3


def test_a_damaged_journal_is_kept_as_it_is_when_a_backup_takes_its_place(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    database = bytearray((folder / "journal.db").read_bytes())
    database[30 * 4096 + 5] ^= 1
    (folder / "journal.db").write_bytes(database)
    restored = restore(made, folder, NOW)
    assert restored.damaged == folder / "journal.db.damaged-1"
    assert restored.damaged.read_bytes() == bytes(database)
    assert names(folder) == ["Dana"]


def test_it_is_refused_while_the_journal_is_open(made: Path, tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "journal")
    with pytest.raises(CannotOpen, match="another window"):
        restore(made, tmp_path / "journal", NOW)
    journal.close()
    assert names(tmp_path / "journal") == ["Dana", "Mei"]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a journal with the passphrase “old words”, which has “new words” since; beside it the journal."""
    from journal.store import key_file
    from journal.store.key_cost import Cost

    place = tmp_path_factory.mktemp("locked")
    journal = new_journal(place)
    store = key_file.read(journal.folder.keys).store
    cheap = Cost(1, 8 << 20)
    key_file.write(journal.folder.keys, keys_of(journal.key, store, "old words", cheap))
    add(journal, "Dana")
    made = backup(journal, place / "locked.zip", NOW)
    key_file.write(journal.folder.keys, keys_of(journal.key, store, "new words", cheap))
    journal.close()
    return made.path


def test_the_present_passphrase_stays_that_of_the_journal(locked: Path) -> None:
    restored = restore(locked, locked.parent / "journal", NOW, passphrase="new words")
    assert not restored.own_keys
    assert names(locked.parent / "journal", passphrase="new words", keyring=False) == ["Dana"]


def test_a_backup_of_another_journal_asks_for_its_own_passphrase(locked: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    open_journal(folder, make=True).close()
    with pytest.raises(NeedsPassphrase):
        restore(locked, folder, NOW)
    with pytest.raises(WrongPassphrase):
        restore(locked, folder, NOW, passphrase="new words")
    assert names(folder) == []
    restored = restore(locked, folder, NOW, passphrase="old words")
    assert restored.own_keys
    assert names(folder, passphrase="old words", keyring=False) == ["Dana"]
    assert read_key(folder / "keys.json.bak", "old words", keyring=False)


def test_a_backup_opens_with_its_recovery_code(locked: Path, tmp_path: Path) -> None:
    from journal.store.recovery_code import to_code

    key = read_key(locked.parent / "journal" / "keys.json", "new words", keyring=False)
    restored = restore(locked, tmp_path / "journal", NOW, code=to_code(key))
    assert restored.own_keys
    assert names(tmp_path / "journal", passphrase="old words", keyring=False) == ["Dana"]


def test_a_backup_from_before_the_passphrase_does_not_open_the_journal_again(tmp_path: Path) -> None:
    """It had another key; the journal keeps its present one, and so does what is backed up from then on."""
    from journal.store.key_cost import Cost
    from journal.store.protecting import set_passphrase

    journal = new_journal(tmp_path)
    add(journal, "Dana")
    before = backup(journal, tmp_path / "open.zip", NOW)
    add(journal, "Mei")
    journal.close()
    folder = journal.folder.path
    set_passphrase(folder, "quiet river stone", cost=Cost(1, 8 << 20))
    with pytest.raises(NeedsPassphrase):
        restore(before.path, folder, NOW)
    restored = restore(before.path, folder, NOW, passphrase="quiet river stone")
    assert not restored.own_keys
    assert restored.before is not None
    with pytest.raises(NeedsPassphrase):
        open_journal(folder, keyring=False)
    assert names(folder, passphrase="quiet river stone", keyring=False) == ["Dana"]
    restore(restored.before.path, tmp_path / "fresh", NOW, passphrase="quiet river stone")
    assert names(tmp_path / "fresh", passphrase="quiet river stone", keyring=False) == ["Dana", "Mei"]


def test_an_older_schema_is_brought_up_to_date_after_it(tmp_path: Path) -> None:
    journal = new_journal(tmp_path)
    journal.close()
    old = older(journal)
    restore(old, tmp_path / "restored", NOW)
    assert names(tmp_path / "restored") == ["Dana"]


def older(journal: Journal) -> Path:
    """A backup of the journal as its first version had made it."""
    from journal.store.cipher import APPLICATION_ID
    from journal.store.folder import make_file
    from journal.store.schema import SCRIPTS
    from journal.store.schema.migrate import migrate

    folder = journal.folder
    folder.database.unlink()
    make_file(folder.database)
    raw = connect(folder.database, journal.key, foreign_keys=False)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.close()
    migrate(folder.database, journal.key, SCRIPTS, 0, 1)
    raw = connect(folder.database, journal.key)
    raw.execute(
        "INSERT INTO colleague (id, name, email, phone, links, stage, is_mentor, tags) VALUES"
        " ('dana', 'Dana', '[]', '[]', '[]', 'active', 0, '[]')"
    )
    raw.close()
    return make_backup(folder, journal.key, NOW, "session").path


KILLED = """
import json, os, shutil, sys
from datetime import UTC, datetime
from pathlib import Path
from journal.store.backup_place import backups_in
from journal.store.foreign import schema_of
from journal.store.restore import restore
from tests.store.test_restore import names

made, folder = Path(sys.argv[1]), Path(sys.argv[2])
schema_of(3)

def counted(plain):
    def call(*arguments, **named):
        global left
        left -= 1
        left > 0 or os.kill(os.getpid(), 9)
        return plain(*arguments, **named)
    return call

for left in range(1, 200, 4):
    child = os.fork()
    if child == 0:
        os.fsync, shutil.rmtree = counted(os.fsync), counted(shutil.rmtree)
        for name in ("replace", "rename", "unlink"):
            setattr(Path, name, counted(getattr(Path, name)))
        restore(made, folder, datetime.now(UTC))
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    kept = [one.manifest.counts.get("colleague", 0) for one in backups_in(folder / "backups")]
    print(json.dumps([ended, names(folder), kept]), flush=True)
    if ended == 0:
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_at_each_step_leaves_the_old_journal_or_the_restored_one(made: Path, tmp_path: Path) -> None:
    """The program ends itself before a step in the folder, one further each time; also where the keys change hands."""
    other = open_journal(tmp_path / "other", make=True)
    add(other, "Sam")
    other.close()
    for folder, before in ((tmp_path / "journal", ["Dana", "Mei"]), (tmp_path / "other", ["Sam"])):
        command = [sys.executable, "-c", KILLED, made, folder]
        seen = subprocess.run(command, capture_output=True, text=True, check=True)
        ends, found, kept = zip(*map(json.loads, seen.stdout.splitlines()), strict=True)
        assert ends == (-signal.SIGKILL,) * (len(ends) - 1) + (0,)
        assert len(ends) > 5
        changed = found.index(["Dana"])
        assert found == (before,) * changed + (["Dana"],) * (len(found) - changed)
        assert len(before) in kept[changed]
        left = {path.name for path in folder.iterdir()}
        assert not left & {"restored", "restored.part", "journal.db-wal"}


# What a stranger may hand over.

Change = Callable[[dict[str, bytes], dict[str, Any]], None]


def rewritten(made: Path, change: Change, how: int = ZIP_STORED) -> Path:
    """The backup with its parts, or its manifest, changed; the digests are right again."""
    with ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts.pop("manifest.json"))
    change(parts, manifest)
    for name in manifest.get("sha256", {}):
        if name in parts and not manifest.pop(f"wrong {name}", None):
            manifest["sha256"][name] = sha256(parts[name]).hexdigest()
    place = made.with_name("rewritten.zip")
    with ZipFile(place, "w", how) as archive:
        for name, part in {"manifest.json": json.dumps(manifest).encode(), **parts}.items():
            archive.writestr(name, part)
    return place


def refused(place: Path, folder: Path, words: str = "") -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(BadBackup, match=words or "cannot be restored") as told:
        restore(place, folder, NOW)
    assert told.value.kept == "Nothing was changed."
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before
    assert not (folder / "restored.part").exists()


MANIFESTS = {
    "newer": b'"version": 1->"version": 2',
    "foreign": b'"format": "partnership-journal-backup"->"format": "other"',
    "twice": b'"version": 1->"version": 1, "version": 1',
    "unknown": b'"version": 1->"version": 1, "more": 1',
    "not a number": b'"version": 1->"version": NaN',
    "huge number": b'"number": 1->"number": ' + b"9" * 5_000,
    "negative": b'"number": 1->"number": -1',
    "deep": b'"number": 1->"number": ' + b"[" * 30_000,
    "no zone": b'Z"->"',
    "counts": b'"colleague": 1->"colleague": 2',
    "cut": b"}->",
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_is_wrong_is_refused(made: Path, tmp_path: Path, name: str) -> None:
    old, _, new = MANIFESTS[name].partition(b"->")
    place = made.with_name("wrong.zip")
    with ZipFile(made) as archive, ZipFile(place, "w") as target:
        for part in archive.namelist():
            content = archive.read(part)
            target.writestr(part, content.replace(old, new) if part == "manifest.json" else content)
    assert place.read_bytes() != made.read_bytes()
    refused(place, tmp_path / "journal")


@pytest.mark.parametrize("name", ["../journal.db", "/journal.db", "C:\\journal.db", "journal.db/", "JOURNAL.DB"])
def test_other_names_are_refused(made: Path, tmp_path: Path, name: str) -> None:
    def change(parts: dict[str, bytes], _: dict[str, Any]) -> None:
        parts[name] = parts.pop("journal.db")

    refused(rewritten(made, change), tmp_path / "journal")
    assert {path.name for path in tmp_path.iterdir()} == {"journal", "mine.zip", "rewritten.zip"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_more_less_or_twice_the_same_is_refused(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    refused(rewritten(made, lambda parts, _: parts.update({"more.txt": b"x"})), folder)
    refused(rewritten(made, lambda parts, _: parts.pop("keys.json") and None), folder)
    with ZipFile(made) as archive:
        manifest = archive.read("manifest.json")
    twice = rewritten(made, lambda parts, _: parts.pop("keys.json") and None)
    with ZipFile(twice, "a") as archive:
        archive.writestr("manifest.json", manifest)
    refused(twice, folder)


def test_what_was_packed_cut_or_flipped_is_refused(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    refused(rewritten(made, lambda *_: None, ZIP_DEFLATED), folder, "packed")
    bomb = rewritten(made, lambda parts, _: parts.update({"journal.db": b"\0" * 5_000_000}), ZIP_DEFLATED)
    refused(bomb, folder, "packed")
    whole = made.read_bytes()
    for length in (0, 10, 1_000, len(whole) // 2, len(whole) - 1):
        made.with_name("cut.zip").write_bytes(whole[:length])
        refused(made.with_name("cut.zip"), folder)
    random = Random(3)
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[random.randrange(len(whole))] ^= 1 << random.randrange(8)
        made.with_name("flipped.zip").write_bytes(flipped)
        try:
            manifest = read_manifest(made.with_name("flipped.zip"))
        except BadBackup:
            continue
        if manifest == read_manifest(made):
            try:
                restore(made.with_name("flipped.zip"), tmp_path / "fresh", NOW)
            except JournalError:
                continue
            assert names(tmp_path / "fresh") == ["Dana"]


def test_a_digest_that_is_wrong_is_refused(made: Path, tmp_path: Path) -> None:
    def change(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["wrong journal.db"] = True
        parts["journal.db"] = parts["journal.db"][:-1] + b"x"

    refused(rewritten(made, change), tmp_path / "journal", "damaged")


@pytest.mark.parametrize("what", ["missing", "folder", "pipe", "text"])
def test_what_is_no_file_of_ours_is_refused_at_once(tmp_path: Path, what: str) -> None:
    folder, place = new_folder(tmp_path), tmp_path / "thing.zip"
    if what == "folder":
        place.mkdir()
    elif what == "pipe":
        import os

        if not hasattr(os, "mkfifo"):
            pytest.skip("there are no pipes")
        os.mkfifo(place)
    elif what == "text":
        place.write_text("Dear Dana")
    refused(place, folder)


STRANGE = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON colleague BEGIN DELETE FROM colleague; END",
    "a view": "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "a table": "CREATE TABLE more (x)",
    "a virtual table": "CREATE VIRTUAL TABLE more USING fts5(x)",
    "a column": "ALTER TABLE colleague ADD COLUMN more",
    "a missing trigger": "DROP TRIGGER search_fact_insert",
    "another program's mark": "PRAGMA application_id=1",
    "a newer schema": "PRAGMA user_version=99",
    "an older schema's number": "PRAGMA user_version=2",
    "a day that is none": "UPDATE colleague SET since = 'soon'",
    "a day that the calendar lacks": "UPDATE colleague SET since = '2026-02-30'",
    "a list that is none": "UPDATE colleague SET email = 'dana@example.org'",
    "a list of lists": "UPDATE colleague SET tags = '[[]]'",
    "a number for a text": "UPDATE colleague SET notes = x'00'",
    "a yes that is none": "UPDATE colleague SET is_mentor = 7",
    "a record without its colleague": (
        "PRAGMA foreign_keys=OFF; INSERT INTO fact (id, colleague_id, kind, text) VALUES ('f', 'nobody', 'place', 'x')"
    ),
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_not_ours_is_refused(made: Path, tmp_path: Path, what: str) -> None:
    key = read_key(tmp_path / "journal" / "keys.json")

    def change(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
        place = tmp_path / "strange.db"
        place.write_bytes(parts["journal.db"])
        raw = open_copy(place, key)
        for statement in STRANGE[what].split("; INSERT"):
            raw.execute(
                statement
                if statement.startswith(("CREATE", "ALTER", "DROP", "PRAGMA", "UPDATE"))
                else f"INSERT{statement}"
            )
        manifest["counts"] = counts(raw) if "view" not in what else manifest["counts"]
        manifest["schema"] = raw.execute("PRAGMA user_version").fetchone()[0]
        raw.close()
        parts["journal.db"] = place.read_bytes()
        place.unlink()

    refused(rewritten(made, change), tmp_path / "journal")
