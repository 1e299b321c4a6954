"""What the user may change of the rules: turn one off, or move its thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RuleSettings:
    """`off`: ids of concerns that are not looked for. `thresholds`: concern id -> threshold name -> whole number."""

    off: frozenset[str] = frozenset()
    thresholds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


DEFAULTS = RuleSettings()
