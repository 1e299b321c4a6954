"""The table at the end of a benchmark run: each figure beside its floor, as a ratio, and the goal."""

from typing import NamedTuple

_MARKS = {True: "reached ", False: "MISSED  ", None: "        "}


class Line(NamedTuple):
    what: str
    figure: str
    against: str
    reached: bool | None  # None where there is no goal


class Report:
    def __init__(self) -> None:
        self.lines: list[Line] = []

    def ratio(self, what: str, figure: float, floor_of: str, floor: float, goal: float, unit: str = "s") -> None:
        """`figure` against `floor`, in the same unit; the goal is a ratio at most."""
        ratio = figure / floor
        against = f"{ratio:.2f} x {floor_of} ({_shown(floor, unit)}); goal {goal:g} x"
        self.lines.append(Line(what, _shown(figure, unit), against, ratio <= goal))

    def limit(self, what: str, seconds: float, goal: float) -> None:
        """`seconds` against a goal in seconds."""
        self.lines.append(Line(what, _shown(seconds, "s"), f"goal {_shown(goal, 's')}", seconds <= goal))

    def aside(self, what: str, figure: str, words: str) -> None:
        """A figure without a goal, beside those that have one."""
        self.lines.append(Line(what, figure, words, None))

    def table(self) -> str:
        wide = max((len(line.what) for line in self.lines), default=0)
        return "\n".join(
            f"{_MARKS[line.reached]} {line.what:<{wide}}  {line.figure:>9}  {line.against}" for line in self.lines
        )


def _shown(figure: float, unit: str) -> str:
    if unit == "s":
        return f"{figure * 1000:.1f} ms" if figure < 1 else f"{figure:.2f} s"
    return f"{figure:.0f} {unit}"
