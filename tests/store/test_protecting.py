"""A passphrase set, changed and taken away: after a kill at any step the journal opens with the old or with the new."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.errors import CannotOpen
from journal.model import Colleague, Meeting
from journal.store import key_change, keyring_slot
from journal.store import keys as keys_module
from journal.store.backup import back_up_changes
from journal.store.backup_place import is_changed
from journal.store.check import problems
from journal.store.cipher import APPLICATION_ID, connect
from journal.store.folder import Folder
from journal.store.journal import open_journal
from journal.store.key_change import CannotChangeKey
from journal.store.key_cost import MEMORY, Cost, UnfitPassphrase
from journal.store.keys import protection, read_key
from journal.store.protecting import (
    forget_remembered,
    new_code,
    open_backups,
    remember,
    remove_passphrase,
    set_passphrase,
)
from journal.store.recovery_code import WrongCode, to_code
from journal.store.schema import CURRENT
from journal.store.search import search
from journal.store.slots import NeedsPassphrase, WrongPassphrase
from tests.journals import new_journal

CHEAP = Cost(1, MEMORY[0])
OLD, NEW = "the old sentence", "the new sentence"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for each passphrase would be too long for tests."""
    monkeypatch.setattr(keys_module, "calibrated", lambda: CHEAP)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    journal = new_journal(tmp_path_factory.mktemp("filled"))
    with journal.change("Fill") as session:
        for number in range(40):
            session.add(Colleague(id=f"c{number}", name=f"Dana {number}", notes="about rivers " * 40))
    journal.close()
    return journal.folder.path


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """An open journal with forty colleagues."""
    return Path(shutil.copytree(filled, tmp_path / "journal"))


@pytest.fixture
def locked(folder: Path) -> Path:
    """The same, locked with OLD."""
    set_passphrase(folder, OLD)
    return folder


def is_whole(folder: Path, **access: str) -> bool:
    """Whether it opens, with all that was in it. Raises CannotOpen."""
    journal = open_journal(folder, **access)
    try:
        with journal.reading() as session:
            return len(search(session, "rivers", 100)) == 40 and problems(journal) == []
    finally:
        journal.close()


def key_of(folder: Path, passphrase: str | None = None) -> bytes:
    return read_key(folder / "keys.json", passphrase)


def refuses(folder: Path, **access: str) -> bool:
    with pytest.raises((NeedsPassphrase, WrongPassphrase, WrongCode)):
        open_journal(folder, **access)
    return True


def test_an_open_journal_gets_a_passphrase_another_key_and_a_code(folder: Path) -> None:
    before = key_of(folder)
    code = set_passphrase(folder, NEW)
    assert protection(folder) == (True, False, False, False)
    assert refuses(folder)
    assert is_whole(folder, passphrase=NEW)
    assert is_whole(folder, code=code)
    assert key_of(folder, NEW) != before
    with pytest.raises(CannotOpen):
        connect(folder / "journal.db", before)
    raw = connect(folder / "journal.db", key_of(folder, NEW))
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (CURRENT,)
    raw.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "backups",
        "ballast",
        "journal.db",
        "keys.json",
        "keys.json.bak",
        "lock",
    ]


def test_what_lay_open_before_opens_nothing_that_is_used_now(folder: Path) -> None:
    """But the backups from before do; they are named, for whoever wants them gone."""
    before = {name: (folder / name).read_bytes() for name in ("keys.json", "keys.json.bak")}
    set_passphrase(folder, NEW)
    (backup,) = open_backups(folder)
    assert backup.parent == folder / "backups"
    for name, content in before.items():
        (folder / name).write_bytes(content)
    with pytest.raises(CannotOpen, match="another journal’s"):
        open_journal(folder)


def test_another_passphrase_rewrites_the_key_file_alone(locked: Path) -> None:
    code = to_code(key_of(locked, OLD))
    store = (locked / "journal.db").read_bytes()
    assert set_passphrase(locked, NEW, old=OLD) == code
    assert (locked / "journal.db").read_bytes() == store
    assert refuses(locked, passphrase=OLD)
    assert is_whole(locked, passphrase=NEW)
    assert is_whole(locked, code=code)


@pytest.mark.parametrize("old", [None, "wrong", NEW])
def test_nobody_changes_it_without_the_one_before(locked: Path, old: str | None) -> None:
    before = (locked / "keys.json").read_bytes()
    for deed in (
        lambda: set_passphrase(locked, NEW, old=old),
        lambda: remove_passphrase(locked, old or ""),
        lambda: new_code(locked, old or ""),
    ):
        with pytest.raises((NeedsPassphrase, WrongPassphrase)):
            deed()
    assert (locked / "keys.json").read_bytes() == before


def test_who_forgot_it_sets_another_with_the_code(locked: Path) -> None:
    code = to_code(key_of(locked, OLD))
    assert set_passphrase(locked, NEW, code=code) == code
    assert refuses(locked, passphrase=OLD)
    assert is_whole(locked, passphrase=NEW)


@pytest.mark.parametrize("make", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{}")])
def test_with_the_code_a_key_file_that_is_gone_is_made_anew(locked: Path, make: Callable[[Path], object]) -> None:
    code = to_code(key_of(locked, OLD))
    for name in ("keys.json", "keys.json.bak"):
        make(locked / name)
    with pytest.raises(CannotOpen, match="recovery code"):
        set_passphrase(locked, NEW, old=OLD)
    with pytest.raises(WrongCode):
        set_passphrase(locked, NEW, code=to_code(bytes(32)))
    assert set_passphrase(locked, NEW, code=code) == code
    assert is_whole(locked, passphrase=NEW)


def test_it_can_be_taken_away_again(locked: Path) -> None:
    remove_passphrase(locked, OLD)
    assert protection(locked) == (False, False, True, False)
    assert is_whole(locked)
    before = key_of(locked)
    set_passphrase(locked, NEW)
    assert key_of(locked, NEW) != before


def test_a_code_that_others_have_seen_is_changed_for_another(locked: Path) -> None:
    seen = to_code(key_of(locked, OLD))
    code = new_code(locked, OLD)
    assert code != seen
    assert refuses(locked, code=seen)
    assert is_whole(locked, code=code)
    assert is_whole(locked, passphrase=OLD)


def test_a_journal_without_a_passphrase_has_no_code_to_change(folder: Path) -> None:
    with pytest.raises(CannotOpen, match="no passphrase"):
        new_code(folder, "")


@pytest.mark.parametrize("passphrase", ["", "x" * 1025])
def test_what_is_no_passphrase_changes_nothing(folder: Path, passphrase: str) -> None:
    with pytest.raises(UnfitPassphrase):
        set_passphrase(folder, passphrase)
    assert is_whole(folder)


@pytest.mark.parametrize(
    "deed",
    [
        lambda folder: set_passphrase(folder, NEW, old=OLD),
        lambda folder: remove_passphrase(folder, OLD),
        lambda folder: new_code(folder, OLD),
    ],
)
def test_the_next_session_makes_a_backup_that_opens_with_what_opens_it_now(
    locked: Path, deed: Callable[[Path], object]
) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    journal = open_journal(locked, passphrase=OLD)
    back_up_changes(journal, at)
    journal.close()
    assert not is_changed(Folder(locked))
    deed(locked)
    assert is_changed(Folder(locked))


def test_an_open_window_keeps_it_as_it_is(folder: Path) -> None:
    journal = open_journal(folder)
    with pytest.raises(CannotOpen, match="another window"):
        set_passphrase(folder, NEW)
    journal.close()
    with pytest.raises(CannotOpen, match="no journal here"):
        set_passphrase(folder.parent / "nowhere", NEW)


def test_without_room_for_a_second_file_it_is_not_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_change, "free_space", lambda _: 1000)
    with pytest.raises(CannotChangeKey, match="too little room"):
        set_passphrase(folder, NEW)
    assert is_whole(folder)


def test_a_damaged_journal_is_not_encrypted_anew(folder: Path) -> None:
    content = bytearray((folder / "journal.db").read_bytes())
    content[-3000] ^= 1
    (folder / "journal.db").write_bytes(content)
    with pytest.raises(Exception, match="damaged"):
        set_passphrase(folder, NEW)
    assert (folder / "journal.db").read_bytes() == content


def test_a_copy_that_is_not_the_same_never_takes_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the library leaves out."""
    digests = iter(["one", "another"])
    monkeypatch.setattr(key_change, "_digest", lambda _: next(digests))
    with pytest.raises(CannotOpen, match="damaged"):
        set_passphrase(folder, NEW)
    monkeypatch.undo()
    assert is_whole(folder)


def test_what_was_written_last_is_in_the_new_file(folder: Path) -> None:
    """Also where the program ended before the log was written into the file."""
    code = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from journal.model import Meeting; from journal.store.journal import open_journal\n"
        "journal = open_journal(Path(sys.argv[1]))\n"
        "with journal.change('Add') as session:\n"
        "    session.add(Meeting(id='late', title='Late', start=datetime(2026, 3, 2, tzinfo=UTC)))\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=False)
    assert (folder / "journal.db-wal").stat().st_size > 0
    set_passphrase(folder, NEW)
    journal = open_journal(folder, passphrase=NEW)
    with journal.reading() as session:
        assert session.get(Meeting, "late") is not None
    journal.close()


class Killed(BaseException):
    """The program ends here."""


MOMENTS = ((os, "replace"), (os, "rename"), (os, "unlink"), (os, "rmdir"), (os, "open"), (os, "fsync"), (os, "mkdir"))


def killed_at(number: int, deed: Callable[[], object], how: Callable[[], object]) -> bool:
    """Do the deed, and end it just before its step `number`; False where it has fewer steps."""
    left = number

    def before(plain: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                how()
            return plain(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for module, name in MOMENTS:
            patch.setattr(module, name, before(getattr(module, name)))
        try:
            deed()
        except Killed:
            return True
    return False


def end() -> None:
    raise Killed


DEEDS: dict[str, tuple[bool, Callable[[Path], object]]] = {
    "set": (False, lambda folder: set_passphrase(folder, NEW)),
    "change": (True, lambda folder: set_passphrase(folder, NEW, old=OLD)),
    "remove": (True, lambda folder: remove_passphrase(folder, OLD)),
    "code": (True, lambda folder: new_code(folder, OLD)),
}
"""Name -> whether it begins locked, and what is done."""


def opens_with(folder: Path) -> str:
    """Which one opens it: exactly one of none, OLD and NEW; with all that was in it."""
    found = []
    for access in ({}, {"passphrase": OLD}, {"passphrase": NEW}):
        if access and protection(folder).open:
            continue
        try:
            assert is_whole(folder, **access)
        except (NeedsPassphrase, WrongPassphrase):
            continue
        found.append(access.get("passphrase", ""))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("name", DEEDS)
def test_ended_at_any_step_it_is_the_old_or_the_new(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Every single step, one after the other; those of the backup before it have their own tests."""
    monkeypatch.setattr(key_change, "make_backup", lambda *_: None)
    is_locked, deed = DEEDS[name]
    whole = Path(shutil.copytree(filled, tmp_path / "whole"))
    if is_locked:
        set_passphrase(whole, OLD)
    seen = []
    for number in range(1, 1000):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        ended = killed_at(number, lambda folder=folder: deed(folder), end)
        seen.append(opens_with(folder))
        assert not list(folder.glob("*.part*"))
        assert not (folder / "restored").exists()
        shutil.rmtree(folder)
        if not ended:
            break
    else:
        pytest.fail("it never ends")
    old, new = {"set": ("", NEW), "change": (OLD, NEW), "remove": (OLD, ""), "code": (OLD, OLD)}[name]
    assert (seen[0], seen[-1]) == (old, new)
    assert seen == sorted(seen, key=[old, new].index), "once it is new it stays new"
    assert len(seen) > 8


KILLED = """
import os, sys
from pathlib import Path
from journal.store import keys
from journal.store.key_cost import MEMORY, Cost
keys.calibrated = lambda: Cost(1, MEMORY[0])
from tests.store.test_protecting import DEEDS, killed_at
name, number, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
killed_at(number, lambda: DEEDS[name][1](folder), lambda: os.kill(os.getpid(), 9))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("name", "step"), [("set", 25), ("change", 5)])
def test_killed_it_is_the_old_or_the_new(filled: Path, tmp_path: Path, name: str, step: int) -> None:
    """The real thing, at a few of the steps."""
    is_locked, _ = DEEDS[name]
    whole = Path(shutil.copytree(filled, tmp_path / "whole"))
    if is_locked:
        set_passphrase(whole, OLD)
    number, killed = 3, 0
    while True:
        folder = Path(shutil.copytree(whole, tmp_path / str(number)))
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, name, str(number), folder], cwd=Path(__file__).parents[2], check=False
        )
        opens_with(folder)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9
        killed += 1
        number += step
    assert killed >= 2


class Keyring:
    """A keyring that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, value: str) -> None:
        self.kept[service, name] = value

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    made = Keyring()
    monkeypatch.setattr(keyring_slot, "_backend", lambda: made)
    return made


def test_the_keyring_may_open_it_until_that_is_forgotten(locked: Path, keyring: Keyring) -> None:
    remember(locked, OLD)
    assert protection(locked) == (True, True, False, False)
    assert is_whole(locked)
    assert is_whole(locked, passphrase=OLD)
    with pytest.raises(NeedsPassphrase):
        open_journal(locked, keyring=False)
    kept = "".join(keyring.kept.values())
    assert OLD not in kept
    assert key_of(locked, OLD).hex() not in kept
    forget_remembered(locked)
    assert protection(locked) == (True, False, False, False)
    assert not keyring.kept
    assert refuses(locked)


@pytest.mark.parametrize("value", [None, "", "not base 64!", "AAAA", "A" * 44])
def test_a_keyring_that_lost_it_costs_nothing(locked: Path, keyring: Keyring, value: str | None) -> None:
    remember(locked, OLD)
    for name in tuple(keyring.kept):
        if value is None:
            del keyring.kept[name]
        else:
            keyring.kept[name] = value
    assert refuses(locked)
    assert is_whole(locked, passphrase=OLD)


@pytest.mark.parametrize(
    "deed",
    [
        lambda folder: set_passphrase(folder, NEW, old=OLD),
        lambda folder: remove_passphrase(folder, OLD),
        lambda folder: new_code(folder, OLD),
    ],
)
def test_whatever_changes_is_remembered_no_longer(
    locked: Path, keyring: Keyring, deed: Callable[[Path], object]
) -> None:
    remember(locked, OLD)
    deed(locked)
    assert not protection(locked).keyring
    assert not keyring.kept


def test_without_a_keyring_nothing_is_remembered(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_slot, "_backend", lambda: None)
    assert not keyring_slot.is_there()
    before = (locked / "keys.json").read_bytes()
    with pytest.raises(keyring_slot.NoKeyring):
        remember(locked, OLD)
    assert (locked / "keys.json").read_bytes() == before


def test_a_keyring_that_does_not_answer_is_not_waited_for(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    waits = Event()

    class Slow(Keyring):
        def get_password(self, service: str, name: str) -> str | None:
            waits.wait(30)
            return None

    made = Keyring()
    monkeypatch.setattr(keyring_slot, "_backend", lambda: made)
    remember(locked, OLD)
    monkeypatch.setattr(keyring_slot, "_backend", Slow)
    monkeypatch.setattr(keyring_slot, "LIMIT", 0.05)
    assert refuses(locked)
    waits.set()


def test_only_the_keyrings_of_the_systems_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that keeps things in a plain file is none, though it would come first."""
    import types

    def made(module: str, name: str, priority: float) -> object:
        return type(name, (), {"__module__": module, "priority": priority})()

    plain = made("keyrings.alt.file", "PlaintextKeyring", 9)
    wallet = made("keyring.backends.kwallet", "DBusKeyring", 4.9)
    service = made("keyring.backends.SecretService", "Keyring", 5)
    package, backend = types.ModuleType("keyring"), types.ModuleType("keyring.backend")
    monkeypatch.setitem(sys.modules, "keyring", package)
    monkeypatch.setitem(sys.modules, "keyring.backend", backend)
    for there, best in (([plain, wallet, service], service), ([wallet, plain], wallet), ([plain], None), ([], None)):
        backend.get_all_keyring = lambda there=there: there
        assert keyring_slot._backend() is best


def test_remembering_wants_the_right_passphrase(locked: Path, keyring: Keyring) -> None:
    with pytest.raises(WrongPassphrase):
        remember(locked, NEW)
    assert not keyring.kept


def test_where_nothing_is_asked_nothing_is_remembered(folder: Path, keyring: Keyring) -> None:
    with pytest.raises(CannotOpen, match="no passphrase"):
        remember(folder, OLD)
    assert not keyring.kept
