"""Whom to ask about a partnership, and why (article: "a colleague, friend or mentor who listens, evaluates, and advises
a different approach")."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

LONG = 180
"""Days after which somebody was not asked for long."""


class Helped(NamedTuple):
    """An approach that they advised, and how it ended."""

    colleague: str
    name: str
    ended_on: date
    outcome: str  # better | no_change | worse


class Adviser(NamedTuple):
    """Somebody who could be asked. `knows`: in which ways they know the colleague, as sentences, the best first."""

    id: str
    name: str
    outside: bool
    asked_on: date | None = None
    knows: tuple[str, ...] = ()
    helped: tuple[Helped, ...] = ()


class Suggestion(NamedTuple):
    """`adviser` is its id; `reason` a plain sentence or two."""

    adviser: str
    name: str
    reason: str


def whom_to_ask(colleague: str, advisers: Iterable[Adviser], today: date, *, delicate: bool) -> Suggestion | None:
    """The one to ask about a colleague; None where there is nobody.

    What helped before counts most, then who knows the colleague, then who was not asked for long. Whose advice about
    this very colleague changed nothing comes last. Where names are `delicate`, somebody outside comes first.
    """
    known = list(advisers)
    if not known:
        return None
    best = max(enumerate(known), key=lambda pair: (*_rank(pair[1], colleague, today, delicate=delicate), -pair[0]))[1]
    return Suggestion(best.id, best.name, " ".join(_reasons(best, colleague, today, delicate=delicate)))


def _rank(one: Adviser, colleague: str, today: date, *, delicate: bool) -> tuple[int, ...]:
    better = [each for each in one.helped if each.outcome == "better"]
    in_vain = any(each.colleague == colleague and each.outcome != "better" for each in one.helped)
    waited = (today - one.asked_on).days if one.asked_on else LONG
    return (
        int(delicate and one.outside),
        -int(in_vain),
        len(better),
        0 if delicate else len(one.knows),
        min(waited, LONG),
    )


def _reasons(one: Adviser, colleague: str, today: date, *, delicate: bool) -> list[str]:
    """One reason that speaks for them, two where there are."""
    found = []
    if delicate and one.outside:
        found.append(f"{one.name} is not one of your colleagues: what you tell stays outside.")
    better = max(
        (each for each in one.helped if each.outcome == "better"), key=lambda each: each.ended_on, default=None
    )
    if better is not None:
        with_whom = better.name if better.colleague != colleague else f"{better.name} before,"
        found.append(f"What {one.name} advised helped with {with_whom} in {month(better.ended_on, today)}.")
    if not delicate:
        found += one.knows[:1]
    return found[:2] or [_asked(one, today)]


def _asked(one: Adviser, today: date) -> str:
    if one.asked_on is None:
        return f"You have not asked {one.name} yet."
    if (today - one.asked_on).days >= LONG:
        return f"You have not asked {one.name} since {month(one.asked_on, today)}."
    return f"{one.name} has listened before, in {month(one.asked_on, today)}."


def month(day: date, today: date) -> str:
    """ "May", or "May 2025" in another year."""
    return f"{day:%B}" if day.year == today.year else f"{day:%B %Y}"
