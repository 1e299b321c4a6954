"""The schema is what the mapped classes say; an older one is brought up to date after a backup, or not at all."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from journal.errors import CannotOpen
from journal.model import Approach, Base, Colleague, Fact, Me, Meeting
from journal.store.backup_place import backups_in
from journal.store.cipher import connect
from journal.store.folder import Folder
from journal.store.journal import open_journal
from journal.store.keys import read_key
from journal.store.restore import restore
from journal.store.schema import CURRENT, SCRIPTS, bring_up_to_date
from journal.store.search import KINDS, search
from tests.journals import new_folder, new_journal, of_the_first_schema

NEXT = CURRENT + 1
ADDS_A_COLUMN = "op.add_column('colleague', sa.Column('nickname', sa.String))"
REBUILDS_THE_TABLE = """
    with op.batch_alter_table('colleague', recreate='always') as batch:
        batch.add_column(sa.Column('nickname', sa.String))
"""
LOSES_ROWS = "op.execute('DELETE FROM colleague')"
DANGLES = "op.execute(\"UPDATE fact SET colleague_id = 'nobody'\")"
BREAKS = "op.execute('ALTER TABLE colleague ADD COLUMN nickname'); op.execute('NONSENSE')"
DIES = "op.execute('ALTER TABLE colleague ADD COLUMN nickname'); os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A journal of the present schema, with somebody in it."""
    journal = new_journal(tmp_path)
    with journal.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.flush()
        session.add(Fact(colleague_id="dana", kind="place", text="Ireland"))
    journal.close()
    return journal.folder


def scripts(path: Path, upgrade: str) -> Path:
    """The product's migrations, and one more."""
    target = path / "schema"
    shutil.copytree(SCRIPTS, target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "versions" / f"{NEXT:04}_next.py").write_text(
        "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision = '{NEXT:04}', '{CURRENT:04}'\ndef upgrade():\n    {upgrade.strip()}\n"
    )
    return target


def version_and_columns(folder: Folder) -> tuple[int, bool, int, int]:
    """The schema's version, whether the new column is there, and how many colleagues and facts."""
    raw = connect(folder.database, read_key(folder.keys))
    try:
        return (
            raw.execute("PRAGMA user_version").fetchone()[0],
            "nickname" in {row[1] for row in raw.execute("PRAGMA table_info(colleague)")},
            raw.execute("SELECT count(*) FROM colleague").fetchone()[0],
            raw.execute("SELECT count(*) FROM fact").fetchone()[0],
        )
    finally:
        raw.close()


def test_the_schema_is_what_the_mapped_classes_say(tmp_path: Path) -> None:
    journal = new_journal(tmp_path)
    with journal.raw_connection() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "table" or name in Base.metadata.tables,
                "include_object": lambda _, __, kind, *___: kind != "foreign_key_constraint",
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    journal.close()


def test_every_reference_does_what_the_mapped_classes_say(tmp_path: Path) -> None:
    """Reflection does not tell what happens to a reference that was added to a table later; SQLite does."""
    journal = new_journal(tmp_path)
    with journal.raw_connection() as connection:
        for name, table in Base.metadata.tables.items():
            rows = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
            stored = {(row[3], row[2], row[4], row[6], row[5]) for row in rows}
            mapped = {
                (key.parent.name, key.column.table.name, key.column.name, key.ondelete, key.onupdate)
                for key in table.foreign_keys
            }
            assert stored == mapped, name
    journal.close()


def test_every_kind_of_hit_has_its_number_in_the_schema(tmp_path: Path) -> None:
    journal = new_journal(tmp_path)
    with journal.raw_connection() as connection:
        sql = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'search_source'")).scalar_one()
    journal.close()
    numbers = dict(re.findall(r"\| (\d+) AS number.* FROM (\w+)", sql))
    assert numbers == {str(number): kind.table for number, kind in enumerate(KINDS)}


@pytest.mark.parametrize("upgrade", [ADDS_A_COLUMN, REBUILDS_THE_TABLE])
def test_a_migration_keeps_every_row_and_leaves_a_backup_that_opens(
    folder: Folder, tmp_path: Path, upgrade: str
) -> None:
    bring_up_to_date(folder, read_key(folder.keys), scripts(tmp_path, upgrade), NEXT)
    assert version_and_columns(folder) == (NEXT, True, 1, 1)
    (before,) = backups_in(folder.backups)
    assert (before.reason, before.manifest.schema) == ("migration", CURRENT)
    restore(before.path, tmp_path / "restored", before.made)
    copy = open_journal(tmp_path / "restored")
    with copy.reading() as session:
        assert session.get_one(Colleague, "dana").name == "Dana Ortiz"
    copy.close()
    raw = connect(folder.database, read_key(folder.keys))
    raw.execute("UPDATE colleague SET notes = 'rewritten'")
    found = raw.execute("SELECT count(*) FROM search WHERE search MATCH 'rewritten'").fetchone()
    raw.close()
    assert found == (1,)


@pytest.mark.parametrize("upgrade", [LOSES_ROWS, DANGLES, BREAKS])
def test_a_migration_that_goes_wrong_leaves_the_journal_as_it_was(folder: Folder, tmp_path: Path, upgrade: str) -> None:
    with pytest.raises((CannotOpen, DatabaseError)):
        bring_up_to_date(folder, read_key(folder.keys), scripts(tmp_path, upgrade), NEXT)
    assert version_and_columns(folder) == (CURRENT, False, 1, 1)
    open_journal(folder.path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_leaves_the_old_schema(folder: Folder, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journal.store.folder import Folder;"
        "from journal.store.keys import read_key; from journal.store.schema import bring_up_to_date;"
        "folder = Folder(Path(sys.argv[1])); scripts, target = Path(sys.argv[2]), int(sys.argv[3]);"
        "bring_up_to_date(folder, read_key(folder.keys), scripts, target)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, folder.path, scripts(tmp_path, DIES), str(NEXT)], capture_output=True
    )
    assert killed.returncode == -9
    assert version_and_columns(folder) == (CURRENT, False, 1, 1)


def test_a_current_schema_needs_no_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journal.store.journal import open_journal;"
        "open_journal(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code, new_folder(tmp_path)], capture_output=True, text=True, check=True
    )
    assert seen.stdout == "False\n"


def test_a_journal_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """What was in it is found still, and what is new can be written and searched."""
    with of_the_first_schema(tmp_path) as (folder, raw):
        raw.execute("INSERT INTO me (position, name, organisation) VALUES (1, 'Robin', 'Encompass')")
        raw.execute(
            "INSERT INTO meeting (id, title, start, start_utc, day, state) VALUES"
            " ('m', 'Sync', '2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00.000000', '2026-03-02', 'held')"
        )
        raw.execute(
            "INSERT INTO colleague (id, name, email, phone, links, stage, is_mentor, tags) VALUES"
            " ('dana', 'Dana', '[]', '[]', '[]', 'active', 0, '[]')"
        )
        raw.execute(
            "INSERT INTO approach (id, colleague_id, started_on, text, look_back_on) VALUES"
            " ('a', 'dana', '2026-03-02', 'Short calls in the mornings', '2026-04-02')"
        )
    journal = open_journal(folder.path)
    with journal.change("Edit") as session:
        me = session.get_one(Me, 1)
        assert (me.name, me.email, session.get_one(Meeting, "m").calendar_people) == ("Robin", [], [])
        me.email = ["robin@example.org"]
        session.get_one(Approach, "a").how_to_tell = "Dates are kept"
    with journal.reading() as session:
        assert [hit.kind for hit in search(session, "robin@example")] == ["me"]
        assert [hit.kind for hit in search(session, "Encompass")] == ["me"]
        assert [hit.kind for hit in search(session, "mornings")] == ["approach"]
        assert [hit.kind for hit in search(session, "kept")] == ["approach"]
    assert [one.manifest.schema for one in backups_in(folder.backups)] == [1]
    journal.close()
