"""What opens the journal is set, changed and taken away, on the closed journal in a folder, which is held meanwhile.

A new passphrase for a journal that has one rewrites the small key file alone, first the file, then its copy, each as a
whole. A kill before the first leaves the old passphrase, and a kill after it the new one: whoever opens the journal
next makes the copy the same as the file. Where the key itself changes (a journal that was open, a code that others have
seen), key_change.py says what a kill leaves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from journal.errors import CannotOpen
from journal.store import keyring_slot, swap
from journal.store.backup_place import note_change
from journal.store.folder import BACKUPS, KEYS, Folder, refuse_without
from journal.store.key_change import change_key
from journal.store.key_cost import Cost, refuse_unfit
from journal.store.key_file import LARGEST, KeyFile, PassphraseSlot, clear_parts, key_file, parse, read, write
from journal.store.keys import find_key, key_of_code, keys_of, new_key, new_store, protection, store_of
from journal.store.recovery_code import to_code
from journal.store.slots import keyring_slot as wrap_for_keyring
from journal.store.slots import new_secret


def set_passphrase(
    path: Path, passphrase: str, *, old: str | None = None, code: str | None = None, cost: Cost | None = None
) -> str:
    """Lock the journal with a passphrase; answers its recovery code, which stays the same where it had one.

    One that is locked wants its `old` passphrase, or the recovery `code`. Raises CannotOpen (NeedsPassphrase,
    WrongPassphrase, WrongCode, KeysDamaged, Damaged), UnfitPassphrase, CannotChangeKey, CannotBackUp.
    """
    refuse_unfit(passphrase)
    with _held(path) as folder:
        key = key_of_code(folder, code) if code is not None else find_key(folder, old, None, keyring=False)
        store = store_of(folder) or new_store()
        if protection(path).open:
            return _with_new_key(folder, key, store, passphrase, cost)
        _forget_keyring(folder)
        _replace_keys(folder, keys_of(key, store, passphrase, cost))
        return to_code(key)


def remove_passphrase(path: Path, passphrase: str) -> None:
    """Leave the journal open to whoever has its folder. Raises CannotOpen (WrongPassphrase and the like)."""
    with _held(path) as folder:
        key = find_key(folder, passphrase, None, keyring=False)
        file = read(folder.keys)
        if file.open is None:
            _forget_keyring(folder)
            _replace_keys(folder, keys_of(key, file.store, None))


def new_code(path: Path, passphrase: str, *, cost: Cost | None = None) -> str:
    """Another recovery code, and with it another key; the one before opens nothing any more but earlier backups.

    Raises CannotOpen (WrongPassphrase and the like), CannotChangeKey, CannotBackUp.
    """
    with _held(path) as folder:
        key = find_key(folder, passphrase, None, keyring=False)
        _locked(folder)
        _forget_keyring(folder)
        return _with_new_key(folder, key, read(folder.keys).store, passphrase, cost)


def remember(path: Path, passphrase: str) -> None:
    """Let the system's keyring open the journal on this computer. Raises CannotOpen, NoKeyring."""
    with _held(path) as folder:
        key = find_key(folder, passphrase, None, keyring=False)
        file, slot = _locked(folder)
        secret = new_secret()
        keyring_slot.keep(file.store, secret)
        write(folder.keys, key_file(file.store, slot, wrap_for_keyring(key, file.store, secret)))


def forget_remembered(path: Path) -> None:
    """The journal asks for its passphrase again. Raises CannotOpen."""
    with _held(path) as folder:
        _forget_keyring(folder)


def open_backups(path: Path) -> list[Path]:
    """The journal's backups that open without a passphrase: those from before it had one."""
    found = []
    for place in sorted((path / BACKUPS).glob("*.zip")):
        try:
            with ZipFile(place) as archive, archive.open(KEYS) as keys:
                file = parse(keys.read(LARGEST))
        except (OSError, ValueError, KeyError, BadZipFile):
            continue
        if file.open is not None:
            found.append(place)
    return found


def _replace_keys(folder: Folder, file: KeyFile) -> None:
    write(folder.keys, file)
    note_change(folder)  # no backup opens with it yet


def _with_new_key(folder: Folder, old: bytes, store: str, passphrase: str, cost: Cost | None) -> str:
    key = new_key()
    change_key(folder, old, key, keys_of(key, store, passphrase, cost))
    note_change(folder)  # no backup opens with it yet
    return to_code(key)


def _locked(folder: Folder) -> tuple[KeyFile, PassphraseSlot]:
    """The key file and its slot for the passphrase. Raises CannotOpen where the journal has none."""
    file = read(folder.keys)
    if file.passphrase is None:
        raise CannotOpen("This journal has no passphrase.", "Nothing was changed.", "Set one first.")
    return file, file.passphrase


def _forget_keyring(folder: Folder) -> None:
    """Take the keyring's slot away, then what the keyring keeps: a kill between leaves a secret that opens nothing."""
    try:
        file = read(folder.keys)
    except CannotOpen:
        return
    if file.passphrase is not None and file.keyring is not None:
        write(folder.keys, key_file(file.store, file.passphrase))
        keyring_slot.drop(file.store)


@contextmanager
def _held(path: Path) -> Iterator[Folder]:
    """The folder of a journal, for us alone. Raises CannotOpen."""
    folder = Folder(path)
    try:
        refuse_without(folder)
        folder.lock()
        try:
            swap.finish(folder)
            clear_parts(folder.keys)
            yield folder
        finally:
            folder.unlock()
    except OSError as error:
        raise CannotOpen(
            "The journal’s folder could not be read or written.",
            "What is in it was left as it is.",
            "Check that the folder is yours and the disk has space, then try again.",
        ) from error
