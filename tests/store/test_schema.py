"""The schema is what the mapped classes say; an older one is brought up to date whole, after a copy, or not at all."""

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
from journal.model import Base, Colleague, Fact
from journal.store.cipher import connect
from journal.store.folder import Folder
from journal.store.journal import open_journal
from journal.store.keys import read_key
from journal.store.schema import SCRIPTS, bring_up_to_date
from journal.store.search import KINDS
from tests.journals import new_folder, new_journal

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
    (target / "versions" / "0002_next.py").write_text(
        "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision = '0002', '0001'\ndef upgrade():\n    {upgrade.strip()}\n"
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
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    journal.close()


def test_every_kind_of_hit_has_its_number_in_the_schema(tmp_path: Path) -> None:
    journal = new_journal(tmp_path)
    with journal.raw_connection() as connection:
        sql = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'search_source'")).scalar_one()
    journal.close()
    numbers = dict(re.findall(r"\| (\d+) AS number.* FROM (\w+)", sql))
    assert numbers == {str(number): kind.table for number, kind in enumerate(KINDS)}


@pytest.mark.parametrize("upgrade", [ADDS_A_COLUMN, REBUILDS_THE_TABLE])
def test_a_migration_keeps_every_row_and_leaves_a_copy_that_opens(folder: Folder, tmp_path: Path, upgrade: str) -> None:
    bring_up_to_date(folder, read_key(folder.keys), scripts(tmp_path, upgrade), 2)
    assert version_and_columns(folder) == (2, True, 1, 1)
    copy = open_journal(folder.backups / "before-schema-2")
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
        bring_up_to_date(folder, read_key(folder.keys), scripts(tmp_path, upgrade), 2)
    assert version_and_columns(folder) == (1, False, 1, 1)
    open_journal(folder.path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_leaves_the_old_schema(folder: Folder, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journal.store.folder import Folder;"
        "from journal.store.keys import read_key; from journal.store.schema import bring_up_to_date;"
        "folder = Folder(Path(sys.argv[1])); bring_up_to_date(folder, read_key(folder.keys), Path(sys.argv[2]), 2)"
    )
    killed = subprocess.run([sys.executable, "-c", code, folder.path, scripts(tmp_path, DIES)], capture_output=True)
    assert killed.returncode == -9
    assert version_and_columns(folder) == (1, False, 1, 1)


def test_a_current_schema_needs_no_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journal.store.journal import open_journal;"
        "open_journal(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code, new_folder(tmp_path)], capture_output=True, text=True, check=True
    )
    assert seen.stdout == "False\n"
