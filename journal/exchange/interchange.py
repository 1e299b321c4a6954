"""The interchange file: a whole journal, in and out (interface.md, "The interchange file")."""

from pathlib import Path

from journal.errors import BadFile, JournalError
from journal.exchange.bringing import Report, bring_in
from journal.exchange.reading import LARGEST, read_document
from journal.exchange.taking import take_out
from journal.exchange.whole import write_whole
from journal.store.journal import Journal

__all__ = ["Report", "export_file", "import_content", "preview_content", "read_file"]

IMPORT = "Import a journal file"


def read_file(path: Path) -> bytes:
    """A file's content. Raises BadFile where it cannot be read, or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile("", "The file is larger than 1 GB.")
        return path.read_bytes()
    except OSError as error:
        raise BadFile("", f"The file cannot be read: {error.strerror}.") from None


def import_content(journal: Journal, content: bytes) -> Report:
    """Bring a file's records into the journal, as one change. Raises BadFile; then nothing was changed."""
    document = read_document(content)
    with journal.change(IMPORT) as session:
        return bring_in(session, document)


def preview_content(journal: Journal | None, content: bytes) -> Report:
    """What `import_content` would do; without a journal, to an empty one. Changes nothing. Raises BadFile."""
    document = read_document(content)
    if journal is None:
        return bring_in(None, document)
    with journal.reading() as session:
        return bring_in(session, document, write=False)


def export_file(journal: Journal, path: Path) -> None:
    """Write the whole journal to a file that only its owner may read. Raises JournalError."""
    try:
        with journal.reading() as session:
            write_whole(path, take_out(session))
    except OSError as error:
        raise JournalError(f"The file cannot be written: {error.strerror}.", "The journal is as it was.") from None
