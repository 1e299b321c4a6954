"""Of a damaged journal, nearly all comes back, and what does not is named; none of it with another word in it."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from journal.errors import CannotOpen, JournalError
from journal.model import Colleague, Contact, Fact
from journal.store.backup import backup
from journal.store.backup_place import backups_in, is_changed
from journal.store.check import has_damaged_pages, is_in_order, problems
from journal.store.cipher import connect
from journal.store.folder import Folder
from journal.store.journal import Journal, open_journal
from journal.store.keys import read_key
from journal.store.rescue import repair
from journal.store.rescue_rows import Reader, Unreadable, rows_of
from journal.store.search import search
from tests.journals import new_journal

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
PAGE = 4096
EACH = 400


def fill(journal: Journal) -> None:
    """Forty colleagues, with four hundred facts and contacts, long enough for some pages."""
    with journal.change("Fill") as session:
        session.add_all(Colleague(id=f"c{one:03}", name=f"Somebody {one}", notes=f"{one} " * 80) for one in range(40))
        session.flush()
        for one in range(EACH):
            who = f"c{one % 40:03}"
            session.add(Fact(id=f"f{one:03}", colleague_id=who, kind="place", text=f"fact {one} " * 20))
            session.add(
                Contact(id=f"k{one:03}", colleague_id=who, on=date(2026, 1, 1), channel="email", started_by="me")
            )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    journal = new_journal(tmp_path)
    fill(journal)
    journal.close()
    return journal.folder


def wreck(folder: Folder, pages: list[int]) -> None:
    content = bytearray(folder.database.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = bytes(Random(page).randbytes(PAGE))
    folder.database.write_bytes(content)


def pages_of(folder: Folder) -> int:
    return folder.database.stat().st_size // PAGE


def rows(folder: Folder) -> dict[str, dict[str, tuple[object, ...]]]:
    """Each record by its id, as it is in the file."""
    with closing(connect(folder.database, read_key(folder.keys))) as raw:
        return {
            table: {row[0]: row for row in raw.execute(f'SELECT id, * FROM "{table}"')}
            for table in ("colleague", "fact", "contact")
        }


def test_what_is_in_order_is_left_alone(folder: Folder) -> None:
    before = folder.database.read_bytes()
    assert repair(folder.path, NOW).kept is None
    assert folder.database.read_bytes() == before
    assert not list(folder.path.glob("*.damaged-*"))


@pytest.mark.parametrize("with_backup", [True, False])
def test_nearly_all_comes_back_with_three_pages_wrecked(tmp_path: Path, with_backup: bool) -> None:
    """Six times, three pages at random of all after the first; with a backup and without. No word is another."""
    kept = of = 0
    for round_ in range(6):
        (tmp_path / str(round_)).mkdir()
        journal = new_journal(tmp_path / str(round_))
        fill(journal)
        if with_backup:
            backup(journal, None, NOW)
        journal.close()
        folder = journal.folder
        before = rows(folder)
        wreck(folder, Random(round_).sample(range(1, pages_of(folder)), 3))
        mended = repair(folder.path, NOW)
        after = rows(folder)
        for table, records in after.items():
            assert all(before[table].get(one) == row for one, row in records.items() if "lost" not in str(row[1:4]))
        kept += sum(len(records) for records in after.values())
        of += sum(len(records) for records in before.values())
        gone = {one for table in before for one in before[table].keys() - after[table].keys()}
        named = {one for lost in mended.lost for one in lost.ids}
        assert gone <= named or any(lost.more for lost in mended.lost)
        again = open_journal(folder.path)
        assert problems(again) == []
        assert is_changed(again.folder)
        again.close()
    assert kept / of >= (0.999 if with_backup else 0.95), f"{kept} of {of}"


def test_the_damaged_file_is_kept_and_what_is_missing_is_named(folder: Folder) -> None:
    of_facts = [page for page in range(2, pages_of(folder)) if _holds(folder, page, "fact")]
    wreck(folder, [page for page in of_facts if _opens_without(folder, page)][3:4])
    damaged = folder.database.read_bytes()
    journal = open_journal(folder.path)
    assert has_damaged_pages(journal)
    assert not is_in_order(journal)
    assert problems(journal) == ["1 of the file’s pages is damaged."]
    journal.close()
    mended = repair(folder.path, NOW)
    assert mended.kept == folder.path / "journal.db.damaged-1"
    assert mended.kept.read_bytes() == damaged
    (lost,) = mended.lost
    assert lost.kind == "fact"
    assert not lost.more
    assert 1 <= len(lost.ids) <= 30
    assert len(rows(folder)["fact"]) == EACH - len(lost.ids)
    journal = open_journal(folder.path)
    with journal.reading() as session:
        assert search(session, "fact 17")
    assert not has_damaged_pages(journal)
    assert is_in_order(journal)
    journal.close()


def _holds(folder: Folder, page: int, table: str) -> bool:
    """Whether rows of the table are on the page: they cannot be read when it is wrecked."""
    content = folder.database.read_bytes()
    wreck(folder, [page])
    try:
        with closing(connect(folder.database, read_key(folder.keys))) as raw:
            raw.execute(f'SELECT sum(length(text)) FROM "{table}"').fetchone()
    except Exception:  # noqa: BLE001
        return True
    finally:
        folder.database.write_bytes(content)
    return False


def test_a_colleague_whose_page_is_lost_keeps_what_belongs_to_them(folder: Folder) -> None:
    with closing(connect(folder.database, read_key(folder.keys))) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM colleague WHERE id = 'c007'")
    before = len(rows(folder)["fact"])
    mended = repair(folder.path, NOW)
    assert [(lost.kind, lost.ids) for lost in mended.lost] == [("colleague", ("c007",))]
    after = rows(folder)
    assert len(after["fact"]) == before
    assert after["colleague"]["c007"]


def test_where_each_table_lies_is_known_from_a_backup(folder: Folder) -> None:
    """The pages that say it are wrecked, so that nothing of the file can be read as it is."""
    journal = open_journal(folder.path)
    backup(journal, None, NOW)
    with journal.change("Later") as session:
        session.add(Colleague(id="later", name="Later"))
    journal.close()
    before = rows(folder)
    spoilt = [page for page in range(1, 40) if not _opens_without(folder, page)]
    assert spoilt
    wreck(folder, spoilt[:2])
    with pytest.raises(CannotOpen):
        open_journal(folder.path)
    mended = repair(folder.path, NOW)
    assert mended.lost == ()
    assert rows(folder) == before


def _opens_without(folder: Folder, page: int) -> bool:
    content = folder.database.read_bytes()
    wreck(folder, [page])
    try:
        connect(folder.database, read_key(folder.keys)).close()
    except CannotOpen:
        return False
    finally:
        folder.database.write_bytes(content)
        for end in ("-wal", "-shm"):
            Path(f"{folder.database}{end}").unlink(missing_ok=True)
    return True


def test_only_the_index_is_made_anew(folder: Folder) -> None:
    with closing(connect(folder.database, read_key(folder.keys))) as raw:
        raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
    journal = open_journal(folder.path)
    assert problems(journal) == ["The index that search reads is damaged."]
    journal.close()
    mended = repair(folder.path, NOW)
    assert (mended.only_index, mended.kept) == (True, None)
    assert [one.reason for one in backups_in(folder.backups)] == ["repair"]
    journal = open_journal(folder.path)
    assert problems(journal) == []
    with journal.reading() as session:
        assert search(session, "fact 17")
    journal.close()


def test_a_repair_that_fails_leaves_all_as_it_was(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    wreck(folder, [pages_of(folder) - 2])
    before = folder.database.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("journal.store.rescue.commit", full)
    with pytest.raises(JournalError, match="as it was"):
        repair(folder.path, NOW)
    assert folder.database.read_bytes() == before
    assert not (folder.path / "restored.part").exists()


class Holes:
    """A file of which some positions cannot be read."""

    def __init__(self, there: set[int], holes: set[int]) -> None:
        self.there, self.holes = there, holes

    def execute(self, _: str, values: tuple[int, int]) -> "Holes":
        after, limit = values
        wanted = sorted(one for one in self.there | self.holes if one > after)[:limit]
        if self.holes & set(wanted):
            import sqlcipher3

            raise sqlcipher3.DatabaseError("file is not a database")
        self.answer = [(one,) for one in wanted]
        return self

    def fetchall(self) -> list[tuple[int]]:
        return self.answer

    def close(self) -> None:
        pass


def test_each_row_around_the_holes_is_read_once() -> None:
    random = Random(5)
    for _ in range(200):
        positions = random.sample(range(1, 3_000), 400)
        begin = random.randrange(400)
        holes = set(sorted(positions)[begin : begin + random.randrange(1, 40)])
        there = set(positions) - holes
        reader = Reader(lambda there=there, holes=holes: Holes(there, holes))  # type: ignore[misc]
        found = [row[0] for row in rows_of(reader, "table", ["id"])]
        assert found == sorted(there)
        assert reader.failures < 100
    with pytest.raises(Unreadable):
        Reader(lambda: Holes({1}, {2})).all("", 0, 5)
