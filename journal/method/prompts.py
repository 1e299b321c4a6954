"""Reflection prompts: what to think about, in words about conduct and never about character.

They stand in `resources/prompts.toml`. (product.md: "Guided reflections", "Words that describe conduct".)
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from journal.method.question_bank import Field, entries, read_resource
from journal.method.rules.practice import PRACTICES

RATINGS = ("trust", "alignment", "communication", "reciprocity", "energy")
ABOUT = (*PRACTICES, *RATINGS, "conduct", "meeting", "self")
"""What a prompt may be about (see the head of prompts.toml)."""

CALLED_FOR = {
    "low_trust": ("trust",),
    "falling_ratings": ("communication", "trust"),
    "draining": ("energy",),
    "broken_commitments": ("trust", "reciprocity"),
    "missed_meetings": ("communication",),
    "unanswered": ("communication",),
    "gone_quiet": ("communication", "intentional"),
    "no_common_goal": ("common_goals", "alignment"),
    "misunderstandings": ("restate", "communication"),
    "one_sided": ("reciprocity", "deliver_value"),
    "conduct": ("conduct",),
    "new": ("research", "common_goals"),
    "too_early": ("common_goals", "restate"),
    "working": ("deliver_value", "alignment"),
    "needs_attention": ("trust", "communication"),
    "not_working": ("trust", "communication"),
    "resting": ("energy",),
}
"""A concern or a status -> what to ask about."""


class Prompt(NamedTuple):
    """`about`: words of ABOUT."""

    id: str
    about: tuple[str, ...]
    text: str


@cache
def load_prompts() -> tuple[Prompt, ...]:
    """The prompts of `resources/prompts.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("prompts.toml"))


def parse(text: str) -> tuple[Prompt, ...]:
    """The prompts in the text of a prompts.toml. Raises BadFile."""
    fields = {"id": Field(), "about": Field(ABOUT, many=True), "text": Field()}
    return tuple(
        Prompt(entry["id"][0], entry["about"], entry["text"][0])
        for entry in entries("prompts.toml", text, "prompt", fields)
    )


def prompts_for(status: str | None, concerns: Collection[str] = (), *, meeting: bool, count: int = 4) -> list[str]:
    """The prompts that fit best, best first: what the concerns (ids) call for, what the status does, then the rest by
    their order in the file. `status` is None for a reflection on nobody in particular.

    What is asked about a meeting is left out where there was none. Conduct is asked about only where it was marked,
    and then first.
    """
    named = [name for name in ("conduct", *sorted(set(concerns) - {"conduct"})) if name in concerns]
    called_for = [word for name in (*named, status or "") for word in CALLED_FOR.get(name, ())]
    fitting = [one for one in load_prompts() if _fits(one, status, concerns, meeting)]
    fitting.sort(key=lambda one: min(_place(word, called_for) for word in one.about))
    return [one.text for one in fitting[:count]]


def _fits(prompt: Prompt, status: str | None, concerns: Collection[str], meeting: bool) -> bool:
    if status is None and "self" not in prompt.about:
        return False
    return (meeting or "meeting" not in prompt.about) and ("conduct" in concerns or "conduct" not in prompt.about)


def _place(word: str, called_for: list[str]) -> int:
    return called_for.index(word) if word in called_for else len(called_for)
