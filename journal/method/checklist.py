"""The checklist before a meeting: what always helps, and what this meeting calls for (article: "be intentional").

The standing items are in `resources/checklist.toml`.
"""

from datetime import date
from functools import cache
from typing import NamedTuple

from journal.method.question_bank import Field, entries, read_resource
from journal.method.rules.practice import PRACTICES
from journal.method.wording import one_line

STRATEGIES = tuple(PRACTICES)
"""The practices, in the article's order, which is that of the checklist."""

AT_MOST = 3
"""Promises, and unclear things, that one checklist names."""


class Item(NamedTuple):
    """One thing to tick. `strategy` is one of STRATEGIES; `id` is unique on its checklist."""

    id: str
    strategy: str
    text: str
    done: bool = False


class Promise(NamedTuple):
    """An open follow-up of mine."""

    id: str
    text: str
    due: date | None = None


class Unclear(NamedTuple):
    """What was left unclear at the last meeting; the id is the restatement's."""

    id: str
    text: str


class Trying(NamedTuple):
    """A different approach that runs with somebody, and by what I shall know whether it helps."""

    id: str
    name: str
    text: str
    how_to_tell: str = ""


class Context(NamedTuple):
    """What is known before a meeting that takes place on `day`."""

    day: date
    promises: tuple[Promise, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    value_idea: str = ""
    trying: tuple[Trying, ...] = ()


@cache
def standing_items() -> tuple[Item, ...]:
    """The items of `resources/checklist.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("checklist.toml"))


def parse(text: str) -> tuple[Item, ...]:
    """The items in the text of a checklist.toml. Raises BadFile."""
    fields = {"id": Field(), "strategy": Field(STRATEGIES), "text": Field()}
    return tuple(
        Item(entry["id"][0], entry["strategy"][0], entry["text"][0])
        for entry in entries("checklist.toml", text, "item", fields)
    )


def checklist(context: Context) -> list[Item]:
    """The checklist of one meeting, by strategy in the article's order; within one, what this meeting calls for
    comes first. Nothing is ticked."""
    items = [*map(trying_item, context.trying), *_promises(context), *_unclear(context)]
    if context.value_idea.strip():
        items.append(Item("value-idea", "deliver_value", one_line(context.value_idea)))
    return sorted([*items, *standing_items()], key=lambda item: STRATEGIES.index(item.strategy))


def trying_item(one: Trying) -> Item:
    """What I set out to do differently, with how I shall know."""
    return Item(f"approach-{one.id}", "intentional", trying_words(one))


def trying_words(one: Trying) -> str:
    """ "Differently with Dana: short calls. You will know by: answers within a day." """
    text = one_line(one.text, 80) or "what you set out to do"
    how = f" You will know by: {_ended(one_line(one.how_to_tell, 60))}" if one.how_to_tell.strip() else ""
    return f"Differently with {one_line(one.name, 40)}: {_ended(text)}{how}"


def _ended(line: str) -> str:
    return line if line.endswith(("…", "!", "?")) else f"{line}."


def _promises(context: Context) -> list[Item]:
    """My promises that are due by the day of the meeting, the oldest first."""
    due = [(one.due, one) for one in context.promises if one.due and one.due <= context.day]
    due.sort(key=lambda pair: pair[0])
    return [
        Item(
            f"promise-{one.id}",
            "intentional",
            f"Bring what you promised: {one_line(one.text)} ({_due(day, context.day)})",
        )
        for day, one in due[:AT_MOST]
    ]


def _due(due: date, day: date) -> str:
    days = (day - due).days
    return "due that day" if days == 0 else f"{days} day{'' if days == 1 else 's'} late by then"


def _unclear(context: Context) -> list[Item]:
    return [
        Item(f"unclear-{one.id}", "restate", f"Clear up what was left open last time: {one_line(one.text)}")
        for one in context.unclear[:AT_MOST]
    ]
