"""Writing a file as a whole: whoever looks sees the old one or the new one, never half of it."""

import os
from collections.abc import Iterable
from pathlib import Path

from journal.store.folder import sync_folder


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write text in UTF-8, readable by its owner alone. Raises OSError; then the file is as it was."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, 0o600), "wb") as handle:
            for piece in pieces:
                handle.write(piece.encode())
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
