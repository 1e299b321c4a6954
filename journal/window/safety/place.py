"""A name for a journal's folder that tells nothing of it, and where the door of its window is."""

import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from journal.files import NAME


def mark_of(folder: Path) -> str:
    """The same for the same folder, however it is named."""
    return sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:20]


def door_of(folder: Path) -> str:
    """Where the window that has this journal is reached: a local socket in a place of this user alone.

    Raises OSError where there is no such place.
    """
    if sys.platform == "win32":
        return rf"\\.\pipe\{NAME}-{mark_of(folder)}"
    return str(_own_place() / f"{mark_of(folder)}.door")


def _own_place() -> Path:
    """The session's own folder, or one in the place for temporary files that only its owner may enter."""
    session = os.environ.get("XDG_RUNTIME_DIR")
    if session and _is_mine(Path(session)):
        place = Path(session) / NAME
    else:
        place = Path(tempfile.gettempdir()) / f"{NAME}-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    if not _is_mine(place):
        raise PermissionError("the place is somebody else’s")
    return place


def _is_mine(place: Path) -> bool:
    """A folder, not a link to one, of this user, that nobody else may enter."""
    try:
        found = place.lstat()
    except OSError:
        return False
    return place.is_dir() and not place.is_symlink() and found.st_uid == os.getuid() and not found.st_mode & 0o077
