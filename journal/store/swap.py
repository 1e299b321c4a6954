"""Putting another file in the place of the journal's: what was there, or the other; never parts of both.

All is made ready in a folder beside it. Giving that folder its last name is the one moment that decides: what was begun
before it is thrown away, what was begun after it is brought to its end, by whoever opens the journal next.
"""

import os
import shutil
from pathlib import Path

from journal.store.folder import DATABASE, KEYS, READY, STAGED, Folder, make_folder, sync_folder

PART = ".part"
_BESIDE = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")


def stage(folder: Folder) -> Folder:
    """An empty folder in which to make ready what will take the journal's place: its `journal.db`, and where its keys
    are others, its `keys.json`."""
    staged = Folder(folder.path / STAGED)
    shutil.rmtree(staged.path, ignore_errors=True)
    make_folder(staged.path)
    return staged


def commit(folder: Folder) -> None:
    """From here on it is the journal. Raises OSError, and then it is so only where the last name was given."""
    staged = folder.path / STAGED
    for path in staged.iterdir():
        _sync(path)
    sync_folder(staged)
    staged.rename(folder.path / READY)
    sync_folder(folder.path)
    finish(folder)


def finish(folder: Folder) -> None:
    """Bring to its end what was decided, and clear away what was not. The journal is closed, and held by us."""
    shutil.rmtree(folder.path / STAGED, ignore_errors=True)
    ready = Folder(folder.path / READY)
    if ready.path.is_dir():
        if ready.database.exists():
            # An old log beside a new file would bring old pages back into it.
            for name in _BESIDE:
                (folder.path / name).unlink(missing_ok=True)
            sync_folder(folder.path)
            ready.database.replace(folder.database)
        for name in (f"{KEYS}.bak", KEYS):
            if (ready.path / name).exists():
                (ready.path / name).replace(folder.path / name)
        sync_folder(folder.path)
        shutil.rmtree(ready.path)
        sync_folder(folder.path)
    for place, parts in ((folder.path, f"*.damaged-*{PART}"), (folder.backups, f"*{PART}*")):
        for part in place.glob(parts) if place.is_dir() else ():
            part.unlink(missing_ok=True)


def keep_damaged(folder: Folder) -> Path:
    """A copy of the journal's file as it lies there, `journal.db.damaged-1`, with its log and its keys. What is no file
    at all (a folder, a pipe, a link to nothing) cannot be copied, and is moved there."""
    number = 1
    while os.path.lexists(folder.path / f"{DATABASE}.damaged-{number}"):
        number += 1
    kept = folder.path / f"{DATABASE}.damaged-{number}"
    beside = [(name, f"{kept.name}{name.removeprefix(DATABASE)}") for name in _BESIDE[:1]]
    for name, copy in ((KEYS, f"{KEYS}.damaged-{number}"), *beside, (DATABASE, kept.name)):
        if not os.path.lexists(folder.path / name):
            continue
        if not (folder.path / name).is_file():
            (folder.path / name).rename(folder.path / copy)
        else:
            part = folder.path / f"{copy}{PART}"
            shutil.copyfile(folder.path / name, part)
            part.chmod(0o600)
            _sync(part)
            part.replace(folder.path / copy)
    sync_folder(folder.path)
    return kept


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
