"""The checklist of a meeting, and one way to deliver value in it."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from journal.method.tables import table

STRATEGIES = ("research", "intentional", "common_goals", "present", "restate", "deliver_value")


class Item(NamedTuple):
    id: str
    strategy: str
    text: str


@cache
def standing_items() -> tuple[Item, ...]:
    """What belongs to every meeting, from `resources/checklist.toml`. Raises BadFile."""
    return tuple(
        Item(one["id"].strip(), one["strategy"].strip(), one["text"].strip())
        for one in table("checklist.toml", "item", ("id", "strategy", "text"))
    )


_IDEAS = (
    ("thank_you", "Thank {name} for something they did lately"),
    ("credit", "Mention an idea of {name}’s to somebody who decides"),
    ("introduction", "Introduce {name} to somebody they would like to know"),
    ("follow_up", "Send {name} what you promised, before they ask"),
    ("listening", "Ask {name} what is hard at the moment, and only listen"),
    ("help", "Offer {name} half an hour of help with what they are working on"),
)
"""The article's ways to deliver value, in the order in which they are thought of."""


def value_idea(given: Iterable[tuple[str, date]], name: str, thanks_due: str = "") -> str:
    """One way to deliver value: a thank-you that is due, else what was given longest ago or never.

    `given`: (kind, day). `thanks_due`: what they did, where a thank-you is due.
    """
    if thanks_due:
        return f"Thank {name}: {thanks_due}"
    latest: dict[str, date] = {}
    for kind, day in given:
        latest[kind] = max(day, latest.get(kind, date.min))
    chosen = min(_IDEAS, key=lambda idea: latest.get(idea[0], date.min))
    return chosen[1].format(name=name)
