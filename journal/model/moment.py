"""Moments: the wall time and offset that were meant, kept as text, beside UTC for sorting."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime as ISO 8601 with its own offset (SQLite's own type would drop the zone)."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def moment_text(moment: datetime) -> str:
    """`2026-11-24T10:00:00+01:00`. Raises ValueError for a moment without a zone."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its offset from UTC")
    return moment.isoformat()


def utc_text(moment: datetime) -> str:
    """`2026-11-24T09:00:00.000000`: UTC, of equal length, so that text order is time order."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
