"""Prompts for a guided reflection, from `resources/prompts.toml`."""

from functools import cache
from typing import NamedTuple

from journal.method.tables import table


class Prompt(NamedTuple):
    text: str
    suits: frozenset[str]


@cache
def all_prompts() -> tuple[Prompt, ...]:
    """Raises BadFile."""
    return tuple(
        Prompt(one["text"].strip(), frozenset(one.get("for", ())))
        for one in table("prompts.toml", "prompt", ("text",), ("for",))
    )


def prompts_for(status: str | None, *, meeting: bool, count: int = 4) -> list[str]:
    """The prompts to offer: `status` of the partnership, or None for a reflection on nobody in particular."""
    wanted = {"self"} if status is None else {"working" if status == "working" else "struggling"}
    if meeting:
        wanted.add("meeting")
    fitting = [one for one in all_prompts() if one.suits & wanted]
    always = [one.text for one in all_prompts() if not one.suits]
    return [one.text for one in fitting[: count - len(always)]] + always
