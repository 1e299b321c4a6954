"""What is known of people and kept for working with it, and what is said to a verdict."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";;\n"):
        op.get_bind().exec_driver_sql(statement)
