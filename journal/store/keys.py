"""The journal's key: made, got out of the key file with what a person has, and what the file says without any key."""

from pathlib import Path
from typing import NamedTuple

from journal.errors import CannotOpen
from journal.store import keyring_slot
from journal.store.cipher import Damaged, damaged
from journal.store.folder import DATABASE, KEYS, Folder
from journal.store.key_cost import Cost, calibrated, refuse_unfit
from journal.store.key_file import KeyFile, KeysDamaged, key_file, read, read_files, write
from journal.store.pages import fits
from journal.store.recovery_code import from_code, not_ours
from journal.store.slots import (
    NeedsPassphrase,
    WrongPassphrase,
    new_secret,
    open_slot,
    passphrase_slot,
    unwrap_keyring,
    unwrap_open,
    unwrap_passphrase,
)


class Protection(NamedTuple):
    """What opens a journal. `damaged`: the key file and its copy are gone or damaged; only the recovery code does."""

    passphrase: bool
    keyring: bool
    open: bool
    damaged: bool


def protection(path: Path) -> Protection:
    """What opens the journal in the folder `path`, as its key file says without any key."""
    try:
        file = read(path / KEYS)
    except CannotOpen:
        return Protection(False, False, False, True)
    return Protection(file.passphrase is not None, file.keyring is not None, file.open is not None, False)


def keys_of(key: bytes, store: str, passphrase: str | None, cost: Cost | None = None) -> KeyFile:
    """A key file for `key`: locked with the passphrase, or open where there is none. Raises UnfitPassphrase."""
    if passphrase is None:
        return key_file(store, open_slot(key, store))
    refuse_unfit(passphrase)
    return key_file(store, passphrase_slot(key, store, passphrase, cost or calibrated()))


def read_key(path: Path, passphrase: str | None = None, *, keyring: bool = True) -> bytes:
    """The key (32 bytes) out of the key file `path`, or else its copy. Raises CannotOpen: KeysDamaged,
    NeedsPassphrase, WrongPassphrase."""
    return _unwrap(read(path), passphrase, keyring=keyring)


def find_key(folder: Folder, passphrase: str | None, code: str | None, *, keyring: bool = True) -> bytes:
    """The key that the journal's file has. Raises CannotOpen: besides those of `read_key`, WrongCode and Damaged.

    What was given opens the slot or not: that the passphrase is wrong and that the file is damaged are never confused.
    With the code, a key file that is gone is made anew for the passphrase, where one is given; without one there is
    none, rather than one that asks for nothing.
    """
    refuse_empty(folder)
    if code is not None:
        return _key_of_code(folder, code, passphrase)
    wrong: WrongPassphrase | None = None
    for file in read_files(folder.keys):
        try:
            key = _unwrap(file, passphrase, keyring=keyring)
        except WrongPassphrase as error:
            wrong = error
            continue
        if fits(folder.database, key):
            _mend(folder, file, key)
            return key
    raise wrong or _not_together()


def key_of_code(folder: Folder, code: str) -> bytes:
    """The key that the code is. Raises WrongCode where it is no code, or another journal's; Damaged."""
    refuse_empty(folder)
    key = from_code(code)
    if not fits(folder.database, key):
        raise not_ours()
    return key


def refuse_empty(folder: Folder) -> None:
    """An empty file would open under any key as a fresh store: beside a key file it is damage. Raises Damaged."""
    if not folder.database.is_file() or folder.database.stat().st_size == 0:
        raise Damaged(
            "The journal’s file (journal.db) is missing or empty.",
            "What else is in its folder was left as it is.",
            "Restore a backup of the journal.",
        )


def store_of(folder: Folder) -> str | None:
    """The journal's id, where its key file can be read."""
    try:
        return read(folder.keys).store
    except KeysDamaged:
        return None


def _key_of_code(folder: Folder, code: str, passphrase: str | None) -> bytes:
    key = key_of_code(folder, code)
    if passphrase is not None and store_of(folder) is None:
        write(folder.keys, keys_of(key, new_store(), passphrase))
    return key


def new_store() -> str:
    """An id for a journal."""
    from uuid import uuid4

    return str(uuid4())


def new_key() -> bytes:
    """A random key (32 bytes)."""
    return new_secret()


def _unwrap(file: KeyFile, passphrase: str | None, *, keyring: bool) -> bytes:
    if file.open is not None:
        return unwrap_open(file, file.open)
    slot = file.passphrase
    assert slot is not None, "a key file has one or the other"
    if passphrase is not None:
        return unwrap_passphrase(file, slot, passphrase)
    if keyring and file.keyring is not None and (secret := keyring_slot.kept(file.store)) is not None:
        key = unwrap_keyring(file, file.keyring, secret)
        if key is not None:
            return key
    raise NeedsPassphrase("This journal is locked with a passphrase.", "Nothing was changed.", "Give its passphrase.")


def _mend(folder: Folder, file: KeyFile, key: bytes) -> None:
    """Bring an earlier key file over to this version, with a backup; and make the copy the same as the file.

    An older copy would open with an older passphrase.
    """
    if file.version == 1:
        from journal.store.backup import KEY, CannotBackUp, make_backup

        try:
            make_backup(folder, key, None, KEY)
        except CannotBackUp:
            return  # it opens as it is, and is brought over another day
        file = keys_of(key, file.store, None)
    write(folder.keys, file)


def _not_together() -> CannotOpen:
    error = damaged()
    return Damaged(
        f"The journal’s file ({DATABASE}) is damaged, or its key file ({KEYS}) is another journal’s.",
        error.kept,
        error.to_do,
    )
