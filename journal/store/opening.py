"""Opening a journal's folder: where it may lie, who holds it, whether it must be made, its key, its schema."""

import stat
import sys
from pathlib import Path

from journal.errors import CannotOpen
from journal.store.cipher import refuse_without_cipher
from journal.store.folder import (
    BACKUPS,
    DATABASE,
    KEYS,
    LOCK,
    NEW,
    Folder,
    make_file,
    make_folder,
    refuse_file,
    refuse_without,
    sync_folder,
)
from journal.store.key_file import clear_parts, written
from journal.store.keys import find_key, keys_of, new_key, new_store
from journal.store.place import refuse_cloud
from journal.store.room import BALLAST, take_ballast, with_room
from journal.store.schema import bring_up_to_date, create
from journal.store.swap import finish


def open_folder(
    path: Path,
    *,
    make: bool,
    passphrase: str | None,
    code: str | None,
    keyring: bool,
    insist: bool,
) -> tuple[Folder, bytes]:
    """The folder, held by us until it is unlocked, and the journal's key. Raises CannotOpen (`open_journal`)."""
    try:
        refuse_without_cipher()
        if not insist:
            refuse_cloud(path)
        folder = _found(path, make=make)
        folder.lock()
        try:
            key = with_room(path, lambda: _opened(folder, passphrase, code, make=make, keyring=keyring))
            return folder, key
        except BaseException:
            folder.unlock()
            raise
    except OSError as error:
        raise CannotOpen(
            "The journal’s folder could not be read or written.",
            "What is in it was left as it is.",
            "Check that the folder is yours and the disk has space, then try again.",
        ) from error


def _found(path: Path, *, make: bool) -> Folder:
    folder = Folder(path)
    if not folder.holds_journal() and not (path / NEW).exists():
        if not make:
            refuse_without(folder)
        refuse_file(path)
        _refuse_strangers(path)
        make_folder(path)
    return folder


def _opened(folder: Folder, passphrase: str | None, code: str | None, *, make: bool, keyring: bool) -> bytes:
    _tighten(folder)
    finish(folder)
    clear_parts(folder.keys)
    _finish_making(folder)
    if not folder.holds_journal():
        _make(folder, passphrase if make else None)
    key = find_key(folder, passphrase, code, keyring=keyring)
    bring_up_to_date(folder, key)
    take_ballast(folder.path)
    return key


def _tighten(folder: Folder) -> None:
    """Nobody else may read what lies here, whatever was before; where the disk knows no such modes, that is let go."""
    if sys.platform == "win32":
        return
    for path in (folder.path, *folder.path.iterdir(), *(folder.backups.iterdir() if folder.backups.is_dir() else ())):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode) or not mode & 0o077:
            continue
        try:
            path.chmod(0o700 if stat.S_ISDIR(mode) else 0o600)
        except PermissionError:
            continue


def _make(folder: Folder, passphrase: str | None) -> None:
    """Make the journal beside its place and move it in: a kill at any moment leaves none, or a whole one."""
    new = Folder(folder.path / NEW)
    make_folder(new.path)
    key = new_key()
    make_file(new.database)
    create(new.database, key)
    make_file(new.keys, written(keys_of(key, new_store(), passphrase)))
    sync_folder(new.path)
    new.keys.replace(folder.keys)
    sync_folder(folder.path)
    _finish_making(folder)


def _finish_making(folder: Folder) -> None:
    """From the moment on that the key file is in its place, the journal that was being made is brought to its end.

    Where there is none yet, what was begun is thrown away. A journal that is there already is never touched.
    """
    new = Folder(folder.path / NEW)
    if not new.path.exists():
        return
    if folder.keys.exists() and not folder.database.exists() and new.database.exists():
        new.database.replace(folder.database)
        sync_folder(folder.path)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS):
        (new.path / name).unlink(missing_ok=True)
    new.path.rmdir()
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.path)


def _refuse_strangers(path: Path) -> None:
    """A folder with other things in it is no place for a journal. Raises CannotOpen."""
    if path.exists() and any(entry.name not in (BACKUPS, LOCK, NEW, BALLAST) for entry in path.iterdir()):
        raise CannotOpen(
            "This folder has other files in it.",
            "Nothing was changed.",
            "Name an empty folder for the new journal.",
        )
