"""The window: start-up, search, opening a colleague and memory, each from a process of its own.

The floor of start-up and memory is a bare PySide6 window, run in turn with ours in the same minutes.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.interchange import import_content
from journal.exchange.sample import sample_journal
from journal.store.journal import open_journal
from tests.benchmarks.large import NOW
from tests.benchmarks.report import Report

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9
BARE = "a bare window"


Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a window in a new process, with its modules compiled as those of an installed program; what it tells."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    compiled = str(tmp_path_factory.mktemp("compiled"))
    return partial(_run, kept | {"PYTHONPYCACHEPREFIX": compiled})


def _run(environment: dict[str, str], kind: str, *rest: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.window_run", kind, repr(time.monotonic()), *rest]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert told.get("code", 0) == 0, done.stderr
    return told


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "journal"
    journal = open_journal(folder, make=True)
    import_content(journal, sample_journal(NOW, ZoneInfo("UTC")))
    journal.close()
    return folder


def test_start_up(run: Run, sample_folder: Path, large_folder: Path, report: Report) -> None:
    bare, mapped, sample, large = [], [], [], []
    for turn in range(ROUNDS + 1):
        told = (
            run("bare"),
            run("mapped"),
            run("program", str(sample_folder), "start"),
            run("program", str(large_folder), "start"),
        )
        if turn:  # the first warms up
            for kept, one in zip((bare, mapped, sample, large), told, strict=True):
                kept.append(one)
    floor = _median(bare, "painted")
    for what, runs, moment, goal in (
        ("Start: the frame painted", sample + large, "painted", 1.3),
        ("Start: Today filled, sample", sample, "filled", 2.6),
        ("Start: Today filled, large journal", large, "filled", 3.0),
    ):
        report.ratio(what, _median(runs, moment), BARE, floor, goal)
    alone = _median(mapped, "mapped")
    report.aside("SQLAlchemy and the mapped classes alone", f"{alone * 1000:.1f} ms", f"{alone / floor:.2f} x {BARE}")
    for what, runs in (("sample", sample), ("large journal", large)):
        report.aside(f"Start: everybody reviewed, {what}", f"{_median(runs, 'reviewed'):.2f} s", "in the background")


def test_memory(run: Run, large_folder: Path, report: Report) -> None:
    bare, large = [], []
    for _ in range(3):
        bare.append(run("bare")["memory"])
        large.append(run("program", str(large_folder), "memory")["memory"])
    if not bare[0]:
        pytest.skip("only Linux tells")
    ours, floor = (_median(runs, "pss") / 1024 for runs in (large, bare))
    report.ratio("Memory (PSS) on the large journal", ours, BARE, floor, 2.0, "MB")
    ours, floor = (_median(runs, "private") / 1024 for runs in (large, bare))
    report.aside("Memory of its own alone", f"{ours:.0f} MB", f"{ours / floor:.2f} x {BARE} ({floor:.0f} MB)")


def test_search_as_one_types(run: Run, large_folder: Path, report: Report) -> None:
    taken = sorted(seconds for seconds, _ in run("program", str(large_folder), "search")["taken"])
    report.limit("Search, key press to painted hits, 95 of 100", taken[int(len(taken) * 0.95)], 0.020)
    report.aside("Search, half of them", f"{statistics.median(taken) * 1000:.1f} ms", f"{len(taken)} key presses")


def test_opening_a_colleague(run: Run, large_folder: Path, report: Report) -> None:
    told = run("program", str(large_folder), "open")
    report.limit("Opening a colleague with 500 meetings, click to painted", statistics.median(told["taken"]), 0.100)
    report.aside("Opening one with 99", f"{statistics.median(told['others']) * 1000:.1f} ms", "")
    report.aside("The Colleagues tab for the first time", f"{told['tab'] * 1000:.1f} ms", "with its imports")


def _median(runs: list[dict[str, Any]], name: str) -> float:
    return statistics.median(one[name] for one in runs)
