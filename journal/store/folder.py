"""A journal is a folder: `journal.db`, `keys.json` (+ `.bak`), `backups/`, `lock` (safety.md, "The file").

Folder 0700 and files 0600 whatever the umask; one process holds the folder at a time.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from journal.errors import CannotOpen

DATABASE = "journal.db"
KEYS = "keys.json"
BACKUPS = "backups"
LOCK = "lock"
NEW = "new"  # a journal being made; it moves into its place as a whole
STAGED = "restored.part"  # what may take the journal's place (swap.py) ...
READY = "restored"  # ... and what does


_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says of a lock that another process has."""


class Folder:
    """The paths of one journal, and the lock on it. `written`: when the journal was last written before we opened it,
    in seconds since 1970."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written: float | None = None
        self._lock: IO[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.path / DATABASE

    @property
    def keys(self) -> Path:
        return self.path / KEYS

    @property
    def backups(self) -> Path:
        return self.path / BACKUPS

    def holds_journal(self) -> bool:
        """Whether anything of a journal lies here, whole or damaged."""
        names = (DATABASE, KEYS, f"{KEYS}.bak", READY)
        return any((self.path / name).exists() for name in names)

    def lock(self) -> None:
        """Hold the journal until `unlock`; the system frees it even after a kill. Raises CannotOpen; OSError where the
        folder is not there, or not ours."""
        place = self.path / LOCK
        if place.exists() and not place.is_file():
            raise FileExistsError(LOCK)  # a pipe would make us wait for ever
        handle = place.open("ab", buffering=0)
        try:
            place.chmod(0o600)
            _lock_file(handle)
        except OSError as error:
            handle.close()
            if error.errno not in _HELD:
                raise
            raise CannotOpen(
                "The journal is open in another window.",
                "Nothing was changed.",
                "Close it there, then try again.",
            ) from error
        self._lock = handle
        self.written = last_written(self.path)

    def unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def refuse_file(path: Path) -> None:
    """Raises CannotOpen where something lies here that is no folder."""
    if path.exists() and not path.is_dir():
        raise CannotOpen("A journal is a folder, and this is a file.", "It was left as it is.", "Name its folder.")


def refuse_without(folder: Folder) -> None:
    """Raises CannotOpen where there is no journal."""
    refuse_file(folder.path)
    if folder.holds_journal():
        return
    if any(folder.backups.glob("*.zip")):
        raise CannotOpen(
            "The journal that was here is gone.", "Its backups are left.", f"Restore the latest in {folder.backups}"
        )
    raise CannotOpen("There is no journal here yet.", "", "Open the program once, or import something.")


def last_written(path: Path) -> float | None:
    """When the journal's file in the folder `path`, or its log, was last written, in seconds since 1970. A log with
    nothing in it was only opened."""
    found = []
    for name in (DATABASE, f"{DATABASE}-wal"):
        with suppress(OSError):
            found.append((path / name).stat())
    return max((one.st_mtime for one in found if one.st_size), default=None)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)


def make_file(path: Path, content: bytes = b"") -> None:
    """Make a new file, readable by its owner alone from its first moment. Raises FileExistsError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as handle:
        path.chmod(0o600)
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file as a whole; whoever reads sees the old or the new."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    make_file(part, content)
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make renames in a folder last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock_file(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_file(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
