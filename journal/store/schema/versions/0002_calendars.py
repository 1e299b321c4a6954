"""Meetings that come from a calendar, when their checklist pops up, and the addresses by which calendars know me."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";;\n"):
        op.get_bind().exec_driver_sql(statement)
