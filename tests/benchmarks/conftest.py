from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store.journal import Journal, open_journal
from tests.benchmarks.large import make_large
from tests.benchmarks.report import Report

_REPORT = Report()


@pytest.fixture(scope="session")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "journal"
    make_large(folder)
    return folder


@pytest.fixture
def large(large_folder: Path) -> Iterator[Journal]:
    journal = open_journal(large_folder)
    yield journal
    journal.close()


@pytest.fixture
def report() -> Report:
    return _REPORT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("against the floors of this run")
    terminalreporter.line(_REPORT.table())
