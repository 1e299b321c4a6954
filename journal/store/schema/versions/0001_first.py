"""The first schema: every record of the interchange file, and the search index that triggers keep right."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";;\n"):
        op.get_bind().exec_driver_sql(statement)
