"""Restoring a backup: looked through, then put in the journal's place as a whole, after a backup of what is there.

A backup of this journal gets its present key, and so its present passphrase; one of another brings its own along.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from journal.errors import CannotOpen, JournalError
from journal.store import key_file, keys
from journal.store.backup import RESTORE, OfDamage, make_backup
from journal.store.backup_file import BadBackup, Manifest, Told, read_manifest, unpack
from journal.store.backup_place import CHANGED, SAVING, Backup
from journal.store.folder import BACKUPS, DATABASE, LOCK, STAGED, Folder, make_file, make_folder, refuse_file
from journal.store.foreign import check_foreign
from journal.store.key_change import export
from journal.store.pages import fits
from journal.store.place import refuse_cloud
from journal.store.room import BALLAST
from journal.store.slots import NeedsPassphrase
from journal.store.swap import commit, finish, keep_damaged, stage


class Restored(NamedTuple):
    """`before`: the backup of what was there, or `damaged`: a copy of what could not be backed up. Neither where
    nothing was there. `own_keys`: the keys, and so the passphrase, are the backup's now."""

    manifest: Manifest
    before: Backup | None
    damaged: Path | None
    own_keys: bool


def restore(
    path: Path,
    target: Path,
    now: datetime,
    *,
    passphrase: str | None = None,
    code: str | None = None,
    key: bytes | None = None,
    told: Told | None = None,
    insist: bool = False,
) -> Restored:
    """Put the backup `path` in the place of the journal in the folder `target`, which is closed, or make it one.

    `key`: of the journal that is there, where it is known. `passphrase`, `code`: of that journal or of the backup,
    whichever they open. An older schema is brought up to date when the journal is opened. `insist`: also where there is
    none yet and a cloud client copies the folder.

    Raises BadBackup; CannotOpen (NeedsPassphrase, WrongPassphrase; the journal is open elsewhere); CannotBackUp where
    what is there could not be kept. Then all is as it was.
    """
    manifest = read_manifest(path)
    _refuse_strangers(target)
    folder, is_new = Folder(target), not target.exists()
    if not insist and not folder.holds_journal():
        refuse_cloud(target)
    try:
        make_folder(target)
        folder.lock()
    except OSError as error:
        raise _cannot_write() from error
    try:
        finish(folder)
        staged = stage(folder)
        unpack(path, staged.path, told)
        present = key or _present_key(folder, passphrase, code)
        chosen, own_keys = _key_of(staged, present, passphrase, code)
        check_foreign(staged.database, chosen, manifest, ours=chosen == present)
        if own_keys and present is not None and _is_same(folder, staged):
            _encrypt_with(staged, chosen, present)
            own_keys = False
        before, damaged = _keep_present(folder, present, chosen, now)
        _settle_keys(staged, own=own_keys)
        commit(folder)
        for mark in (CHANGED, SAVING):
            (folder.backups / mark).unlink(missing_ok=True)
        return Restored(manifest, before, damaged, own_keys)
    except OSError as error:
        raise _cannot_write() from error
    finally:
        _leave(folder, is_new=is_new)


def _cannot_write() -> JournalError:
    return JournalError(
        "The backup could not be restored.",
        "The journal and the backups are as they were.",
        "Check that the disk has space and the folder can be written, then try again.",
    )


def _refuse_strangers(target: Path) -> None:
    """A folder with other things in it is no place for a journal. Raises CannotOpen."""
    refuse_file(target)
    ours = {BACKUPS, LOCK, STAGED, BALLAST}
    if not target.exists() or Folder(target).holds_journal():
        return
    if any(entry.name not in ours for entry in target.iterdir()):
        raise CannotOpen(
            "This folder has other files in it.",
            "Nothing was changed.",
            "Name an empty folder for the journal that is restored.",
        )


def _present_key(folder: Folder, passphrase: str | None, code: str | None) -> bytes | None:
    """The key of the journal that is there, where it opens with what was given; where nothing was given and it needs
    something, that is asked for first. Raises NeedsPassphrase."""
    try:
        return keys.find_key(folder, passphrase, code)
    except NeedsPassphrase:
        raise
    except CannotOpen:
        return None


def _key_of(staged: Folder, present: bytes | None, passphrase: str | None, code: str | None) -> tuple[bytes, bool]:
    """The backup's key, and whether its own key file is needed for it. Raises BadBackup, CannotOpen."""
    if present is not None and fits(staged.database, present):
        return present, False
    if code is not None:
        return keys.key_of_code(staged, code), True
    key = keys.read_key(staged.keys, passphrase, keyring=False)
    if not fits(staged.database, key):
        raise BadBackup("its key is another journal’s")
    return key, True


def _is_same(folder: Folder, staged: Folder) -> bool:
    """Whether both are the same journal, which has had another key since."""
    return keys.store_of(folder) == keys.store_of(staged)


def _encrypt_with(staged: Folder, old: bytes, new: bytes) -> None:
    """Encrypt what was staged with the present key: what was locked since must not lie open again."""
    fresh = staged.path / f"{DATABASE}.fresh"
    make_file(fresh)
    export(staged.database, old, fresh, new)
    fresh.replace(staged.database)


def _keep_present(
    folder: Folder, present: bytes | None, chosen: bytes, now: datetime
) -> tuple[Backup | None, Path | None]:
    """A backup of what is there; where it does not open, or is damaged, a copy of its files."""
    if not os.path.lexists(folder.database):
        return None, None
    if present is None and fits(folder.database, chosen):
        present = chosen
    if present is not None:
        try:
            return make_backup(folder, present, now, RESTORE), None
        except OfDamage:
            pass
    return None, keep_damaged(folder)


def _settle_keys(staged: Folder, *, own: bool) -> None:
    """What the backup brings along: its key file twice, as every journal has it, or none."""
    if own:
        key_file.write(staged.keys, key_file.read(staged.keys))
    else:
        staged.keys.unlink()
        key_file.copy_of(staged.keys).unlink(missing_ok=True)


def _leave(folder: Folder, *, is_new: bool) -> None:
    """Let go of the folder; what was staged and not taken goes, and so does a folder that was made in vain."""
    try:
        finish(folder)
    finally:
        folder.unlock()
    if is_new and not folder.holds_journal():
        (folder.path / LOCK).unlink(missing_ok=True)
        folder.path.rmdir()
