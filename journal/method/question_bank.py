"""The question bank: open questions by purpose, and which to ask somebody next.

Article: "find common goals", ask open-ended questions each time.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from journal.method.tables import table


class BankQuestion(NamedTuple):
    """`suits`: statuses of rules.md that it was written for; empty for any."""

    text: str
    purpose: str
    suits: frozenset[str]


@cache
def question_bank() -> tuple[BankQuestion, ...]:
    """All questions of `resources/questions.toml`. Raises BadFile."""
    return tuple(
        BankQuestion(one["text"].strip(), one["purpose"].strip(), frozenset(one.get("for", ())))
        for one in table("questions.toml", "question", ("text", "purpose"), ("for",))
    )


def suggest(bank: Iterable[BankQuestion], asked: Mapping[str, date], status: str, count: int = 3) -> list[BankQuestion]:
    """The next to ask: what was never asked first, those written for this status before those for any, and of those
    asked already the one asked longest ago. `asked`: text -> the latest day. What is for another status is left out.
    """
    folded = {_fold(text): day for text, day in asked.items()}
    fitting = [one for one in bank if not one.suits or status in one.suits]
    never = date.min
    return sorted(fitting, key=lambda one: (folded.get(_fold(one.text), never), not one.suits))[:count]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?! .")
