"""Writing a file as a whole: whoever looks sees the old one or the new one, never half of it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from journal.store.folder import sync_folder


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write text in UTF-8, readable by its owner alone. Raises OSError; then the file is as it was."""
    with writing_whole(path) as handle:
        for piece in pieces:
            handle.write(piece.encode())


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """What is written here is the file once it is done; after an error the file is as it was. Raises OSError."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, 0o600), "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
