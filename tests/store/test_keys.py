"""The key file: what opens it, what does not, and that damage and a wrong passphrase are never taken for each other."""

import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl import bindings

from journal.errors import CannotOpen
from journal.store import keys as keys_module
from journal.store.cipher import Damaged
from journal.store.journal import open_journal
from journal.store.key_cost import FLOOR, MEMORY, PASSES, Cost, UnfitPassphrase, calibrated
from journal.store.key_file import KeysDamaged, copy_of, key_file, parse, read, write, written
from journal.store.keys import keys_of, new_key, new_store, protection, read_key
from journal.store.recovery_code import WrongCode, to_code
from journal.store.slots import NeedsPassphrase, WrongPassphrase, open_slot, passphrase_slot
from tests.journals import new_folder

CHEAP = Cost(1, MEMORY[0])


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for each passphrase would be too long for tests."""
    monkeypatch.setattr(keys_module, "calibrated", lambda: CHEAP)


def locked_folder(path: Path, passphrase: str = "a long sentence") -> tuple[Path, bytes]:
    """A folder with a journal that is locked, and its key."""
    journal = open_journal(path / "journal", make=True, passphrase=passphrase)
    journal.close()
    return path / "journal", journal.key


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys_module, "calibrated", lambda: CHEAP)
        return locked_folder(tmp_path_factory.mktemp("locked"))


@pytest.fixture
def locked(made: tuple[Path, bytes], tmp_path: Path) -> tuple[Path, bytes]:
    """A journal that is locked with "a long sentence", and its key."""
    shutil.copytree(made[0], tmp_path / "locked")
    return tmp_path / "locked", made[1]


def rewrite(folder: Path, content: bytes, *, copy: bool = True) -> None:
    (folder / "keys.json").write_bytes(content)
    if copy:
        (folder / "keys.json.bak").write_bytes(content)


def as_dict(folder: Path) -> dict:
    return msgspec.json.decode((folder / "keys.json").read_bytes())


def test_a_journal_made_with_a_passphrase_opens_with_it_alone(locked: tuple[Path, bytes]) -> None:
    folder, key = locked
    assert protection(folder) == (True, False, False, False)
    with pytest.raises(NeedsPassphrase):
        open_journal(folder)
    for wrong in ("a long sentence ", "A long sentence", "", "x" * 2000):
        with pytest.raises(WrongPassphrase):
            open_journal(folder, passphrase=wrong)
    journal = open_journal(folder, passphrase="a long sentence")
    journal.close()
    assert journal.key == key
    assert key not in (folder / "keys.json").read_bytes()


def test_an_open_journal_asks_for_nothing(tmp_path: Path) -> None:
    folder = new_folder(tmp_path)
    assert protection(folder) == (False, False, True, False)
    open_journal(folder).close()


def test_letters_are_the_same_however_a_keyboard_puts_them_together(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "Ångström café") for form in ("NFC", "NFD"))
    assert composed != decomposed
    folder, _ = locked_folder(tmp_path, decomposed)
    open_journal(folder, passphrase=composed).close()
    open_journal(folder, passphrase=decomposed).close()


@given(passphrase=st.text(min_size=1, max_size=60))
def test_any_text_is_a_passphrase_and_nothing_is_cut_off(passphrase: str) -> None:
    key, store = new_key(), new_store()
    file = keys_of(key, store, passphrase, CHEAP)
    folder = parse(written(file))
    assert keys_module._unwrap(folder, passphrase, keyring=False) == key
    for other in (f"{passphrase} ", f" {passphrase}", f"{passphrase}\0"):
        with pytest.raises(WrongPassphrase):
            keys_module._unwrap(folder, other, keyring=False)


@pytest.mark.parametrize("passphrase", ["", "x" * 1025])
def test_what_is_no_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(UnfitPassphrase):
        keys_of(new_key(), new_store(), passphrase, CHEAP)
    keys_of(new_key(), new_store(), "x" * 1024, CHEAP)


@given(seconds=st.floats(0.0001, 60))
def test_a_guess_costs_half_a_second_and_never_less_than_the_floor(seconds: float) -> None:
    """`seconds`: what the floor takes on a computer."""
    from journal.store import key_cost

    def takes(cost: Cost) -> float:
        return seconds * cost.passes * cost.memory / (FLOOR.passes * FLOOR.memory)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_cost, "_measured", takes)
        cost = calibrated()
    assert cost.passes >= FLOOR.passes
    assert cost.memory >= FLOOR.memory
    if 0.02 < seconds < 0.5:
        assert 0.4 < takes(cost) < 0.6
    elif seconds > 0.5:
        assert cost == FLOOR


def test_the_key_is_got_in_the_same_way_by_the_library_itself(locked: tuple[Path, bytes]) -> None:
    """Argon2id and XChaCha20-Poly1305, spelled out: what we write can be read without us."""
    from base64 import b64decode

    from nacl.pwhash import argon2id

    folder, key = locked
    file = as_dict(folder)
    (slot,) = file["slots"]
    secret = argon2id.kdf(32, b"a long sentence", b64decode(slot["salt"]), slot["passes"], slot["memory"])
    bound = msgspec.json.encode([2, file["store"], "passphrase", slot["passes"], slot["memory"]])
    nonce, wrapped = b64decode(slot["nonce"]), b64decode(slot["wrapped"])
    assert bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, bound, nonce, secret) == key


def test_every_flipped_byte_of_the_key_file_is_noticed_and_the_copy_taken(
    locked: tuple[Path, bytes], record_property: Callable[[str, object], None]
) -> None:
    folder, key = locked
    content = (folder / "keys.json").read_bytes()
    noticed = 0
    for place in range(len(content)):
        for flip in (0x01, 0x20, 0x80):
            damaged = content[:place] + bytes([content[place] ^ flip]) + content[place + 1 :]
            (folder / "keys.json").write_bytes(damaged)
            try:
                parse(damaged)
            except ValueError:
                noticed += 1
                assert read(folder / "keys.json") == parse(content)
            else:
                assert parse(damaged) == parse(content)  # a blank between two fields is another blank
    assert noticed > 2.9 * len(content.replace(b" ", b"").replace(b"\n", b""))
    (folder / "keys.json").write_bytes(b"{" + content[1:-3])
    assert read_key(folder / "keys.json", "a long sentence") == key
    record_property("flipped bytes of the key file, each read from the copy or without a meaning", 3 * len(content))


def test_flipped_bytes_in_both_are_damage_and_no_wrong_passphrase(locked: tuple[Path, bytes]) -> None:
    folder, key = locked
    content = (folder / "keys.json").read_bytes()
    for place in range(0, len(content), 7):
        damaged = content[:place] + bytes([content[place] ^ 0x04]) + content[place + 1 :]
        rewrite(folder, damaged)
        try:
            opened = read_key(folder / "keys.json", "a long sentence")
        except KeysDamaged:
            continue
        assert opened == key, place


@pytest.mark.parametrize("cut", [0, 1, 10, 100, 250])
def test_a_key_file_that_was_cut_short_is_damage(locked: tuple[Path, bytes], cut: int) -> None:
    folder, _ = locked
    rewrite(folder, (folder / "keys.json").read_bytes()[:cut])
    assert protection(folder) == (False, False, False, True)
    with pytest.raises(KeysDamaged, match="recovery code"):
        open_journal(folder, passphrase="a long sentence")


def hostile(folder: Path, **changes: object) -> bytes:
    """The key file with other fields in its slot, and the checksum made anew: as somebody would who knows how."""
    file = as_dict(folder)
    file["slots"][0] |= changes
    slots = file["slots"]
    from hashlib import sha256

    file["check"] = sha256(msgspec.json.encode([file["format"], 2, file["store"], slots])).hexdigest()
    return msgspec.json.encode(file)


@pytest.mark.parametrize(
    "changes",
    [
        {"passes": 0},
        {"passes": PASSES[1] + 1},
        {"passes": 10**30},
        {"passes": -1},
        {"passes": 1.5},
        {"passes": "3"},
        {"memory": MEMORY[0] - 1},
        {"memory": MEMORY[1] + 1},
        {"memory": 2**62},
        {"memory": None},
        {"salt": ""},
        {"salt": "AAAA"},
        {"nonce": "AAAA"},
        {"wrapped": "AAAA"},
        {"wrapped": "not base 64"},
        {"kind": "open"},
        {"kind": "plain"},
        {"extra": 1},
    ],
)
def test_what_a_key_file_may_ask_for_is_bounded_before_it_is_used(
    locked: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch, changes: dict
) -> None:
    folder, _ = locked
    rewrite(folder, hostile(folder, **changes))
    from journal.store import slots

    monkeypatch.setattr(slots, "derive", lambda *_: pytest.fail("it was used"))
    with pytest.raises(KeysDamaged):
        open_journal(folder, passphrase="a long sentence")


@pytest.mark.parametrize("changes", [{"passes": 2}, {"memory": 16 * 1024 * 1024}])
def test_a_cheaper_or_dearer_guess_cannot_be_had_by_editing(locked: tuple[Path, bytes], changes: dict) -> None:
    """The cost is authenticated: a slot whose cost was edited opens with no passphrase."""
    folder, _ = locked
    rewrite(folder, hostile(folder, **changes))
    with pytest.raises(WrongPassphrase):
        open_journal(folder, passphrase="a long sentence")


@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_other_content_is_damage(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any of them is damage
        parse(content)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"format": "partnership-journal-keys", "version": 2, "store": "x", "slots": []}',
        b'{"format": "another", "version": 2}',
        b"null",
        b"\xff\xfe{",
        b" " * 1_000_000,
    ],
)
def test_hostile_files_are_damage(locked: tuple[Path, bytes], content: bytes) -> None:
    folder, _ = locked
    rewrite(folder, content)
    with pytest.raises(KeysDamaged):
        open_journal(folder, passphrase="a long sentence")


def test_slots_that_do_not_go_together_are_damage() -> None:
    key, store = new_key(), new_store()
    both = key_file(store, open_slot(key, store), passphrase_slot(key, store, "x", CHEAP))
    with pytest.raises(ValueError, match="together"):
        parse(written(both))


def test_a_newer_key_file_is_left_alone_and_said(locked: tuple[Path, bytes]) -> None:
    folder, _ = locked
    rewrite(folder, b'{"format": "partnership-journal-keys", "version": 3, "slots": {}}')
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(CannotOpen, match="newer version"):
        open_journal(folder, passphrase="a long sentence")
    assert (folder / "keys.json").read_bytes() == before


def test_the_key_file_of_another_journal_is_not_taken_for_damage_of_ours(
    locked: tuple[Path, bytes], tmp_path: Path
) -> None:
    """Put in the place of ours, the copy is used, whatever it is locked with; in the place of both, it is said."""
    folder, key = locked
    other, _ = locked_folder(tmp_path, "another sentence")
    foreign = (other / "keys.json").read_bytes()
    rewrite(folder, foreign, copy=False)
    journal = open_journal(folder, passphrase="a long sentence")
    journal.close()
    assert journal.key == key
    assert (folder / "keys.json").read_bytes() == (folder / "keys.json.bak").read_bytes() != foreign
    rewrite(folder, foreign)
    with pytest.raises(Damaged, match=r"or its key file \(keys.json\) is another journal’s"):
        open_journal(folder, passphrase="another sentence")


def test_an_older_copy_is_made_the_same_at_opening(locked: tuple[Path, bytes]) -> None:
    """Else the passphrase from before would open the journal once the key file is lost."""
    folder, key = locked
    store = read(folder / "keys.json").store
    copy_of(folder / "keys.json").write_bytes(written(keys_of(key, store, "the one before", CHEAP)))
    with pytest.raises(WrongPassphrase):
        open_journal(folder, passphrase="the one before")
    open_journal(folder, passphrase="a long sentence").close()
    assert (folder / "keys.json.bak").read_bytes() == (folder / "keys.json").read_bytes()


@pytest.mark.parametrize("gone", [True, False])
def test_without_a_key_file_the_recovery_code_opens_and_a_new_passphrase_is_set(
    locked: tuple[Path, bytes], gone: bool
) -> None:
    folder, key = locked
    for path in (folder / "keys.json", folder / "keys.json.bak"):
        if gone:
            path.unlink()
        else:
            path.write_bytes(b"\0" * 300)
    code = to_code(key)
    open_journal(folder, code=code.lower().replace("-", " ")).close()
    assert protection(folder).damaged, "no key file that asks for nothing"
    open_journal(folder, code=code, passphrase="the new one").close()
    assert protection(folder) == (True, False, False, False)
    open_journal(folder, passphrase="the new one").close()


def test_the_code_of_another_journal_is_said_to_be_that(locked: tuple[Path, bytes]) -> None:
    folder, _ = locked
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
        with pytest.raises(WrongCode, match="not of this journal"):
            open_journal(folder, code=to_code(new_key()), passphrase="x")
    assert not (folder / "keys.json").exists()


def test_with_the_right_key_a_damaged_beginning_is_damage(locked: tuple[Path, bytes]) -> None:
    """SQLCipher cannot tell it from a wrong key; the signatures of the other pages can."""
    folder, key = locked
    database = folder / "journal.db"
    content = bytearray(database.read_bytes())
    content[2000] ^= 1
    database.write_bytes(content)
    before = database.read_bytes()
    for access in ({"passphrase": "a long sentence"}, {"code": to_code(key)}):
        with pytest.raises(Damaged):
            open_journal(folder, **access)
    with pytest.raises(WrongPassphrase):
        open_journal(folder, passphrase="another")
    assert database.read_bytes() == before


@pytest.mark.parametrize("access", [{}, {"passphrase": "a long sentence"}, {"passphrase": "wrong"}])
@pytest.mark.parametrize("gone", [True, False])
def test_a_missing_or_empty_store_is_damage_whatever_is_given(
    locked: tuple[Path, bytes], access: dict, gone: bool
) -> None:
    folder, key = locked
    (folder / "journal.db").unlink()
    if not gone:
        (folder / "journal.db").touch()
    for given_access in (access, {"code": to_code(key)}):
        with pytest.raises(Damaged, match="missing or empty"):
            open_journal(folder, make=True, **given_access)
    assert (folder / "journal.db").exists() is not gone


def first_version(folder: Path) -> bytes:
    """Make the key file of an open journal one of version 1, as they were made before."""
    from base64 import b64encode

    file = read(folder / "keys.json")
    key = read_key(folder / "keys.json")
    secret, nonce = new_key(), bytes(24)
    bound = msgspec.json.encode([1, file.store, "open"])
    wrapped = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bound, nonce, secret)
    slot = {"kind": "open"} | {
        name: b64encode(part).decode() for name, part in (("secret", secret), ("nonce", nonce), ("wrapped", wrapped))
    }
    old = {"format": "partnership-journal-keys", "version": 1, "store": file.store, "slots": [slot]}
    rewrite(folder, msgspec.json.format(msgspec.json.encode(old), indent=1))
    return key


def test_an_earlier_key_file_is_brought_over_with_a_backup(tmp_path: Path) -> None:
    from zipfile import ZipFile

    folder = new_folder(tmp_path)
    store = read(folder / "keys.json").store
    key = first_version(folder)
    old = (folder / "keys.json").read_bytes()
    assert protection(folder) == (False, False, True, False)
    journal = open_journal(folder)
    journal.close()
    assert journal.key == key
    assert as_dict(folder)["version"] == 2
    assert as_dict(folder)["store"] == store
    assert (folder / "keys.json.bak").read_bytes() == (folder / "keys.json").read_bytes()
    (backup,) = (folder / "backups").glob("*.zip")
    with ZipFile(backup) as archive:
        assert archive.read("keys.json") == old
    open_journal(folder).close()
    assert len(list((folder / "backups").glob("*.zip"))) == 1


def test_a_version_1_that_names_a_passphrase_is_damage(locked: tuple[Path, bytes]) -> None:
    folder, _ = locked
    rewrite(folder, (folder / "keys.json").read_bytes().replace(b'"version": 2', b'"version": 1'))
    with pytest.raises(KeysDamaged):
        open_journal(folder, passphrase="a long sentence")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 0.999), bit=st.integers(0, 7))
def test_a_key_file_written_is_read_again(tmp_path: Path, where: float, bit: int) -> None:
    """And one flipped bit in either of the two files never costs the key."""
    key, store = new_key(), new_store()
    path = tmp_path / "keys.json"
    write(path, keys_of(key, store, None))
    for place in (path, copy_of(path)):
        content = bytearray(place.read_bytes())
        content[int(where * len(content))] ^= 1 << bit
        place.write_bytes(content)
        assert read_key(path) == key
        write(path, read(path))
    assert path.read_bytes() == copy_of(path).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes of that kind")
def test_a_pipe_in_the_place_of_a_key_file_makes_nobody_wait(locked: tuple[Path, bytes]) -> None:
    import os

    folder, _ = locked
    (folder / "keys.json").unlink()
    os.mkfifo(folder / "keys.json")
    open_journal(folder, passphrase="a long sentence").close()
    assert (folder / "keys.json").is_file()
