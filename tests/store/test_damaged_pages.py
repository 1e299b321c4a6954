"""A page that turns out damaged while the journal is open: it is said in words, and all else goes on."""

from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import DatabaseError, OperationalError

from journal.errors import JournalError
from journal.exchange.interchange import export_file, import_content
from journal.model import Colleague, Meeting
from journal.store.cipher import CannotRead, Damaged, trouble_of
from journal.store.journal import Journal, open_journal
from tests.exchange.documents import content, whole
from tests.faults.test_kills import many_records
from tests.journals import new_folder

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = new_folder(tmp_path)
    journal = open_journal(folder)
    import_content(journal, content(whole()))
    import_content(journal, many_records())
    journal.close()
    return folder


def wreck(folder: Path, *, first: int, last: int) -> None:
    """These pages, and none before them."""
    with (folder / "journal.db").open("r+b") as handle:
        for page in range(first, last):
            handle.seek(page * PAGE)
            handle.write(bytes(PAGE))


def pages(folder: Path) -> int:
    return (folder / "journal.db").stat().st_size // PAGE


def test_what_cannot_be_read_is_damage_and_what_can_is_read(folder: Path, tmp_path: Path) -> None:
    wreck(folder, first=pages(folder) // 2, last=pages(folder))
    journal = open_journal(folder)
    with pytest.raises(Damaged, match="Repair the journal, or restore a backup"):
        export_file(journal, tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()
    with journal.reading() as session:
        assert session.query(Colleague).count() > 0
    journal.close()


def test_what_cannot_be_written_for_damage_is_no_want_of_space(folder: Path) -> None:
    wreck(folder, first=pages(folder) // 2, last=pages(folder))
    journal = open_journal(folder)
    for _ in range(2):
        with pytest.raises(Damaged):
            forget_all(journal)
    journal.close()


def forget_all(journal: Journal) -> None:
    with journal.change("Delete") as session:
        session.execute(delete(Meeting))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_CORRUPT_VTAB", Damaged),
        ("SQLITE_NOTADB", Damaged),
        ("SQLITE_IOERR_READ", CannotRead),
        ("SQLITE_BUSY_RECOVERY", CannotRead),
        ("SQLITE_ERROR", None),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
    ],
)
def test_what_sqlite_says_is_told_apart(name: str, kind: type[JournalError] | None) -> None:
    said = Exception()
    said.sqlite_errorname = name  # type: ignore[attr-defined]
    error: DatabaseError = OperationalError("select", None, said)
    found = trouble_of(error)
    assert (None if found is None else type(found)) == kind
