"""Room on the disk: a file of ballast that is let go when the disk is full, for then not even deleting works."""

import os
import shutil
from pathlib import Path

from journal.store.folder import make_file

BALLAST = "ballast"
SIZE = 4_000_000
ENOUGH = 50_000_000
"""Bytes that must be free before some are put aside."""
LOW = 200_000_000
"""Bytes below which a person is warned."""


def free_space(path: Path) -> int | None:
    """Bytes that are free where the journal lies; None where the system does not say."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def take_ballast(path: Path) -> None:
    """Put the ballast aside in the folder `path`, where it is not yet and there is room."""
    ballast = path / BALLAST
    try:
        if ballast.exists() and ballast.stat().st_size >= SIZE:
            return
        ballast.unlink(missing_ok=True)
        if (free_space(path) or 0) < ENOUGH:
            return
        make_file(ballast)
        _fill(ballast)
    except OSError:
        release_ballast(path)


def release_ballast(path: Path) -> bool:
    """Give the ballast's room back to the disk; whether there was any."""
    try:
        (path / BALLAST).unlink()
    except OSError:
        return False
    return True


def _fill(ballast: Path) -> None:
    """Real room: what a disk would make small, or leave out, is none."""
    with ballast.open("r+b") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, SIZE)
        else:
            file.write(os.urandom(SIZE))
