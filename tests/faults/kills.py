"""Kills a program at random moments, again and again; what it acknowledged is kept here, outside of it."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0
"""Seconds after which a program that still runs is an error."""


class Ended(NamedTuple):
    """`said`: the whole lines of its standard output after `go`. `code`: its exit code, negative for a signal.

    `seconds` that it ran after `go`.
    """

    said: tuple[str, ...]
    errors: str
    code: int
    seconds: float

    @property
    def killed(self) -> bool:
        return self.code == -9


def run(name: str, *arguments: object, kill_after: float | None = None, **how: object) -> Ended:
    """Run one of the programs (programs.py); kill it so many seconds after it said `go`, where it runs that long."""
    command = [sys.executable, "-m", "tests.faults.programs", name, *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **streams, **how) as child:  # type: ignore[call-overload]
        first = child.stdout.readline()
        assert first == "go\n", child.communicate()[1]
        begun = time.monotonic()
        try:
            rest, errors = child.communicate(timeout=LONGEST if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            assert kill_after is not None, "it hangs"
            child.kill()
            rest, errors = child.communicate()
    whole = rest[: rest.rfind("\n") + 1]  # a line cut short acknowledges nothing
    return Ended(tuple(whole.splitlines()), errors, child.returncode, time.monotonic() - begun)


def moments(count: int, longest: float, seed: int) -> list[float]:
    """So many moments to kill at, spread evenly over the time but for chance: the same seed gives the same."""
    random = Random(seed)
    return [longest * (number + random.random()) / count for number in range(count)]
