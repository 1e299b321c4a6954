"""Changes to several colleagues at once, each one step to undo."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from journal.model import Colleague
from journal.window.desk import Desk

TYPED = ("organisation", "department", "cadence_days")
"""What is typed into one of these is one step to undo."""


class Common(NamedTuple):
    """What several colleagues have: names in their order, the values that all of them have (column -> value), columns
    in which they differ, and the tags of all and of some."""

    names: tuple[str, ...]
    same: dict[str, Any]
    differ: frozenset[str]
    tags: tuple[str, ...]
    some_tags: tuple[str, ...]


COLUMNS = ("organisation", "department", "stage", "cadence_days", "is_mentor")


def common(desk: Desk, colleagues: Sequence[str]) -> Common:
    with desk.reading() as session:
        found = {one.id: one for one in session.scalars(select(Colleague).where(Colleague.id.in_(colleagues)))}
    there = [found[one] for one in colleagues if one in found]
    values = {column: {getattr(one, column) for one in there} for column in COLUMNS}
    tags = list(dict.fromkeys(tag for one in there for tag in one.tags))
    of_all = tuple(tag for tag in tags if all(tag in one.tags for one in there))
    return Common(
        tuple(one.name for one in there),
        {column: next(iter(one)) for column, one in values.items() if len(one) == 1},
        frozenset(column for column, one in values.items() if len(one) > 1),
        of_all,
        tuple(tag for tag in tags if tag not in of_all),
    )


def edit_many(desk: Desk, colleagues: Collection[str], column: str, value: object) -> None:
    """Set a column of all of these."""
    merge = f"many:{'+'.join(sorted(colleagues))}:{column}" if column in TYPED else None
    with desk.change(f"Edit {len(colleagues)} colleagues", merge) as session:
        for one in session.scalars(select(Colleague).where(Colleague.id.in_(colleagues))):
            setattr(one, column, value)


def change_tags(desk: Desk, colleagues: Collection[str], add: Collection[str], take: Collection[str]) -> None:
    """Add tags to all of these, and take others away; what else each has stays."""
    gone = {tag.casefold() for tag in take}
    with desk.change(f"Change tags of {len(colleagues)} colleagues") as session:
        for one in session.scalars(select(Colleague).where(Colleague.id.in_(colleagues))):
            kept = [tag for tag in one.tags if tag.casefold() not in gone]
            have = {tag.casefold() for tag in kept}
            tags = [*kept, *(tag for tag in add if tag.casefold() not in have)]
            if tags != one.tags:
                one.tags = tags
