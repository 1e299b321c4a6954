"""What all records share: a position that never changes, an id, and the constraints that the schema holds."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {list[str]: JSON, dict[str, int]: JSON}


def new_id() -> str:
    """A random UUID, unless an imported file brings an id of its own."""
    return str(uuid4())


class Record:
    """Mixin: `position` is the order in which records were first stored (and the row's number for search)."""

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True, default=new_id)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"primary_key": ["id"]}


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column is NULL or one of the words."""
    quoted = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({quoted})", name=column)


def within(column: str, limits: tuple[int, int]) -> CheckConstraint:
    """The column is NULL or a whole number within the limits, both included."""
    low, high = limits
    return CheckConstraint(
        f"{column} IS NULL OR (typeof({column}) = 'integer' AND {column} BETWEEN {low} AND {high})",
        name=column,
    )


def some(column: str) -> CheckConstraint:
    """The column is more than blanks."""
    return CheckConstraint(f"trim({column}) <> ''", name=column)


def of(target: str, **options: Any) -> Mapped[str]:
    """A reference to a record's id; the record takes this one with it when it goes."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="CASCADE", onupdate="CASCADE"), index=True, **options)


def maybe_of(target: str, ondelete: str = "SET NULL") -> Mapped[str | None]:
    """A reference that may be empty, and becomes empty when the record goes."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete=ondelete, onupdate="CASCADE"), index=True)


RATING = (1, 5)
MINUTES = (0, 10_080)
COUNT = (0, 100_000)
DAYS = (1, 3_660)
AHEAD = (0, 1_440)
