"""Reflection prompts: what to think about, in words about conduct and never about character.

They stand in `resources/prompts.toml`. (product.md: "Guided reflections", "Words that describe conduct".)
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from journal.method.question_bank import Field, entries, read_resource
from journal.method.rules.concerns import CONCERNS
from journal.method.rules.practice import PRACTICES

RATINGS = ("trust", "alignment", "communication", "reciprocity", "energy")
OCCASIONS = ("after_meeting", "weekly", "quarterly")
ABOUT = (*PRACTICES, *RATINGS, *CONCERNS, "meeting", "self")
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
"""A concern or a status -> what to ask about; a concern has prompts of its own besides."""

COUNT = {"after_meeting": 2, "weekly": 4, "quarterly": 5}
"""So many prompts for an occasion: two minutes after a meeting, a while for a quarter."""
USUAL = 4


class Prompt(NamedTuple):
    """`about`: words of ABOUT; `occasion`: words of OCCASIONS, () where it fits any."""

    id: str
    about: tuple[str, ...]
    text: str
    occasion: tuple[str, ...] = ()

    @property
    def concerns(self) -> set[str]:
        return set(self.about) & set(CONCERNS)


@cache
def load_prompts() -> tuple[Prompt, ...]:
    """The prompts of `resources/prompts.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("prompts.toml"))


def parse(text: str) -> tuple[Prompt, ...]:
    """The prompts in the text of a prompts.toml. Raises BadFile."""
    fields = {
        "id": Field(),
        "about": Field(ABOUT, many=True),
        "text": Field(),
        "occasion": Field(OCCASIONS, many=True, optional=True),
    }
    return tuple(
        Prompt(entry["id"][0], entry["about"], entry["text"][0], entry["occasion"])
        for entry in entries("prompts.toml", text, "prompt", fields)
    )


def prompts_for(
    status: str | None,
    concerns: Collection[str] = (),
    *,
    meeting: bool,
    occasion: str = "",
    count: int | None = None,
) -> list[str]:
    """The prompts that fit best, best first: those made for the occasion with one on a concern among them; without an
    occasion what the concerns (ids) call for, what the status does, then the rest by their order in the file.
    `status` is None for a reflection on nobody in particular.

    What is asked about a meeting is left out where there was none. Where conduct was marked, nothing else is asked
    about: what happened there is no matter of one's practice.
    """
    count = COUNT.get(occasion, USUAL) if count is None else count
    called_for = _called_for(concerns, status)
    fitting = [one for one in load_prompts() if _fits(one, status, concerns, meeting=meeting, occasion=occasion)]
    fitting.sort(key=lambda one: min(_place(word, called_for) for word in one.about))
    made = [one for one in fitting if occasion and occasion in one.occasion]
    raised = [one for one in fitting if one.concerns and one not in made]
    chosen = [*made[: count - 1], *raised[:1], *made[count - 1 :]] if made and raised else made
    return [one.text for one in dict.fromkeys([*chosen, *fitting])][:count]


def _called_for(concerns: Collection[str], status: str | None) -> list[str]:
    named = sorted(concerns)
    return [*named, *(word for name in (*named, status or "") for word in CALLED_FOR.get(name, ()))]


def _fits(prompt: Prompt, status: str | None, concerns: Collection[str], *, meeting: bool, occasion: str) -> bool:
    if "conduct" in concerns or "conduct" in prompt.about:
        return "conduct" in concerns and "conduct" in prompt.about
    if status is None and "self" not in prompt.about:
        return False
    if prompt.occasion and occasion not in prompt.occasion:
        return False
    if prompt.concerns and not prompt.concerns & set(concerns):
        return False
    return meeting or occasion == "after_meeting" or "meeting" not in prompt.about


def _place(word: str, called_for: list[str]) -> int:
    return called_for.index(word) if word in called_for else len(called_for)
