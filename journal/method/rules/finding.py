"""What a concern is, and how those that hold are found. The concerns themselves are in concerns.py."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from journal.method.rules.history import SetAside
from journal.method.rules.past import Past
from journal.method.rules.settings import DEFAULTS, RuleSettings


class Evidence(NamedTuple):
    """A record that a concern speaks of. `kind`: meeting, contact, followup, value or reflection."""

    kind: str
    id: str
    on: date


class Finding(NamedTuple):
    """A concern that was raised: why (one sentence), behind it which records, and past which threshold."""

    id: str
    family: str
    serious: bool
    because: str
    evidence: tuple[Evidence, ...]
    threshold: str
    clears: str


class Raised(NamedTuple):
    serious: bool
    because: str
    evidence: list[Evidence]


Thresholds = Mapping[str, int]


class Concern(NamedTuple):
    """`threshold` and `clears` are sentences that name thresholds in braces, as `{at_least}`."""

    id: str
    family: str
    title: str
    threshold: str
    clears: str
    thresholds: dict[str, int]
    find: Callable[[Past, Thresholds], Raised | None]


CONCERNS: dict[str, Concern] = {}


def concern(
    family: str, title: str, *, threshold: str, clears: str, **thresholds: int
) -> Callable[[Callable[[Past, Thresholds], Raised | None]], Callable[[Past, Thresholds], Raised | None]]:
    """Register a function as the concern of its name."""

    def register(find: Callable[[Past, Thresholds], Raised | None]) -> Callable[[Past, Thresholds], Raised | None]:
        name = find.__name__
        CONCERNS[name] = Concern(name, family, title, threshold, clears, thresholds, find)
        return find

    return register


def spoken(thresholds: Thresholds) -> dict[str, int | float | str]:
    """Thresholds as a sentence names them: tenths of a point as points."""
    return {name: value / 10 if name.endswith("_tenths") else value for name, value in thresholds.items()}


def find_concerns(past: Past, settings: RuleSettings = DEFAULTS) -> tuple[Finding, ...]:
    """The concerns that hold and count, in the order of rules.md."""
    return tuple(
        found
        for rule in CONCERNS.values()
        if rule.id not in settings.off
        and past.set_aside_now(rule.id) is None
        and (found := _finding(rule, past.seen_by(rule.id), settings)) is not None
    )


def find_set_aside(past: Past, settings: RuleSettings = DEFAULTS) -> tuple[tuple[Finding, SetAside], ...]:
    """The concerns that would hold but for having been set aside, and by what."""
    return tuple(
        (found, by)
        for rule in CONCERNS.values()
        if rule.id not in settings.off
        and (by := past.set_aside_now(rule.id)) is not None
        and (found := _finding(rule, past, settings)) is not None
    )


def _finding(rule: Concern, past: Past, settings: RuleSettings) -> Finding | None:
    thresholds = rule.thresholds | dict(settings.thresholds.get(rule.id, {}))
    raised = rule.find(past, thresholds)
    if raised is None:
        return None
    words = spoken(thresholds) | {"name": past.name}
    return Finding(
        rule.id,
        rule.family,
        raised.serious,
        raised.because,
        tuple(raised.evidence),
        rule.threshold.format_map(words),
        rule.clears.format_map(words),
    )
