"""The checklist before a meeting: what always helps, and what this meeting calls for (article: "be intentional").

The standing items are in `resources/checklist.toml`.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from journal.method.question_bank import Field, entries, read_resource
from journal.method.rules.practice import PRACTICES

STRATEGIES = tuple(PRACTICES)
"""The practices, in the article's order, which is that of the checklist."""

AT_MOST = 3
"""Promises, and unclear things, that one checklist names."""

IDEAS = {
    "credit": "Talk up one of {name}’s ideas to somebody who decides, and say whose it is",
    "introduction": "Introduce {name} to somebody you know who can help with what they are working on",
    "listening": "Ask {name} what is hard at the moment, and listen without offering anything",
    "help": "Take one small task off {name}’s hands this week",
    "follow_up": "Write to {name} the day after, with one thing you did about what was said",
    "thank_you": "Thank {name} for one thing they did, and say what it made possible",
}
"""Kind of value -> how to deliver it. Of two that were given equally long ago, the first is proposed."""


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


class Context(NamedTuple):
    """What is known before a meeting that takes place on `day`."""

    day: date
    promises: tuple[Promise, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    value_idea: str = ""


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
    items = [*_promises(context), *_unclear(context)]
    if context.value_idea.strip():
        items.append(Item("value-idea", "deliver_value", _short(context.value_idea)))
    return sorted([*items, *standing_items()], key=lambda item: STRATEGIES.index(item.strategy))


def value_idea(
    given: Iterable[tuple[str, date]], name: str, thanks_due: bool | str = False, today: date = date.max
) -> str:
    """One way to deliver value, in words that name what to do: the thanks that is due, else what was never given,
    else what was given longest ago.

    `given`: (kind, day) of what I gave; what lies after `today` does not count. `thanks_due`: whether, or for what.
    """
    if isinstance(thanks_due, str) and thanks_due.strip():
        return f"Thank {name}, and say what it made possible: {_short(thanks_due)}"
    if thanks_due is True:
        return f"Thank {name} for what they did for you, and say what it made possible"
    latest = dict.fromkeys(IDEAS, date.min)
    for kind, day in given:
        if kind in latest and day <= today:
            latest[kind] = max(day, latest[kind])
    return IDEAS[min(IDEAS, key=latest.__getitem__)].replace("{name}", name)


def _promises(context: Context) -> list[Item]:
    """My promises that are due by the day of the meeting, the oldest first."""
    due = [(one.due, one) for one in context.promises if one.due and one.due <= context.day]
    due.sort(key=lambda pair: pair[0])
    return [
        Item(
            f"promise-{one.id}",
            "intentional",
            f"Bring what you promised: {_short(one.text)} ({_due(day, context.day)})",
        )
        for day, one in due[:AT_MOST]
    ]


def _due(due: date, day: date) -> str:
    days = (day - due).days
    return "due that day" if days == 0 else f"{days} day{'' if days == 1 else 's'} late by then"


def _unclear(context: Context) -> list[Item]:
    return [
        Item(f"unclear-{one.id}", "restate", f"Clear up what was left open last time: {_short(one.text)}")
        for one in context.unclear[:AT_MOST]
    ]


def _short(text: str, most: int = 120) -> str:
    """One line of at most `most` characters, without a full stop at its end."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
