"""Faults that nobody foresaw are noted by type and place alone: never with a text, which may be the user's."""

import os
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

LARGEST = 200_000
"""Bytes after which the log starts anew; the one before is kept."""


def note(error: BaseException, log: Path, now: datetime) -> None:
    """Add a fault to the log, readable by its owner alone. Where that cannot be, it is let go."""
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST:
            log.replace(log.with_suffix(".old"))
        handle = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as lines:
            lines.write(f"{now.isoformat(timespec='seconds')} {' < '.join(_chain(error))}\n")
    except OSError:
        return


def _chain(error: BaseException) -> list[str]:
    """Each error of the chain, as its type and the places that it came through."""
    told: list[str] = []
    one: BaseException | None = error
    while one is not None and len(told) < 5:
        told.append(f"{type(one).__name__} at {_places(one.__traceback__)}")
        one = one.__cause__ or one.__context__
    return told


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-12:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
