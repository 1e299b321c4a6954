"""Room on the disk: a file of ballast that is let go when the disk is full, for then not even deleting works."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from journal.errors import CannotOpen
from journal.store.cipher import CannotWrite
from journal.store.folder import make_file

T = TypeVar("T")

BALLAST = "ballast"
SIZE = 4_000_000
ENOUGH = 50_000_000
"""Bytes that must be free before some are put aside."""
LOW = 200_000_000
"""Bytes below which a person is warned."""
FULL = 1_000_000
"""Bytes below which whatever cannot be written cannot be written for want of room."""


class DiskFull(CannotOpen):
    """There is no room left, and none was kept, to open the journal with."""

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, and the journal cannot be opened without a little room.",
            "It was left as it is.",
            "Make room on the disk, then try again.",
        )


def free_space(path: Path) -> int | None:
    """Bytes that are free where the journal lies; None where the system does not say."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def with_room(path: Path, work: Callable[[], T]) -> T:
    """Do `work` on the journal in the folder `path`; where the disk is full, the ballast is let go and it is done once
    more. Raises DiskFull, and what it raises itself."""
    for last in (False, True):
        try:
            return work()
        except (CannotWrite, OSError) as error:
            free = free_space(path)
            if free is None or free >= FULL:
                raise
            if last or not release_ballast(path):
                raise DiskFull from error
    raise AssertionError("one of both ends it")


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
