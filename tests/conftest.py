"""What every test gets: no display, a home of its own, and Hypothesis that is calm where machines are slow."""

import atexit
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from journal.store import room

_home = tempfile.TemporaryDirectory(prefix="partnership-journal-tests-", ignore_cleanup_errors=True)
atexit.register(_home.cleanup)
HOME = Path(_home.name)

# Before anything of Qt is imported, and for programs that tests start as well.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns in a locale without UTF-8, and a warning fails a test
for name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI", "DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(name, None)

# No test reads or writes the real home: HOME, and each variable that would lead there.
for name, place in {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}.items():
    (HOME / place).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[name] = str(HOME / place)

room.SIZE = 4096  # journals of tests are made and copied by the thousand

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None, max_examples=20_000)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=20, help="how often the tests of faults kill the program, in all")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was counted: kills, flipped bits, hostile files."""
    passed = terminalreporter.stats.get("passed", [])
    for name, count in sorted(pair for one in passed for pair in one.user_properties if isinstance(pair[1], int)):
        terminalreporter.write_line(f"{count:6} {name}")


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    """The one QApplication, under a name of its own, with its settings in a folder that goes away."""
    from PySide6.QtCore import QSettings

    qapp.setOrganizationName("partnership-journal-tests")
    qapp.setApplicationName("partnership-journal-tests")
    kept = str(tmp_path_factory.mktemp("settings"))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, kept)
    return qapp
