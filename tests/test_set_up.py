"""The set-up on Linux: libraries that Qt misses are named, and installed where that is allowed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "packaging/linux"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="scripts for Linux")


class Computer:
    """A Linux computer as the scripts see it: a checkout, and programs of ours before the real ones."""

    def __init__(self, place: Path) -> None:
        self.checkout = place / "checkout"
        self.programs = place / "programs"
        self.told = place / "told"
        self.programs.mkdir()
        shutil.copytree(ROOT / "packaging", self.checkout / "packaging")
        python = self.checkout / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
        self.program("apt-cache", "exit 100")

    def program(self, name: str, body: str) -> None:
        file = self.programs / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)

    def misses(self, *libraries: str, until: str = "nothing-is-installed") -> None:
        """The loader does not find these libraries, until the file `until` is there."""
        lines = "\n".join(f"echo '\t{library} => not found'" for library in libraries)
        self.program("ldd", f"[ -e {self.programs / until} ] && exit 0\n{lines}")

    def user(self, number: int, sudo: str = "exit 1") -> None:
        self.program("id", f"echo {number}")
        self.program("sudo", sudo)

    def installs(self, manager: str) -> None:
        """This package manager works; what it was told is kept, and nothing is missing afterwards."""
        done = self.programs / "installed"
        self.program(manager, f'echo "{manager} $*" >>{self.told}\n[ "$1" = update ] || touch {done}')

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [f"{SCRIPTS}/qt_libraries.sh", *arguments],
            cwd=self.checkout,
            env={"PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}", "HOME": "/", **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def calls(self) -> list[str]:
        return self.told.read_text().splitlines() if self.told.exists() else []


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_nothing_is_said_or_done_where_nothing_is_missing(computer: Computer) -> None:
    computer.misses()
    computer.installs("apt-get")
    answer = computer.run("window")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert computer.calls() == []


def test_root_on_debian_has_them_installed(computer: Computer) -> None:
    computer.misses("libEGL.so.1", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", until="installed")
    computer.installs("apt-get")
    computer.user(0)
    answer = computer.run("window", PACKAGE_MANAGER="apt-get")
    assert answer.returncode == 0, answer.stderr
    assert computer.calls() == [
        "apt-get update -qq",
        "apt-get install --yes --no-install-recommends libegl1 libxcb-icccm4 libxkbcommon-x11-0",
    ]


def test_a_user_who_may_sudo_has_them_installed(computer: Computer) -> None:
    computer.misses("libGL.so.1", until="installed")
    computer.installs("apt-get")
    computer.user(1000, sudo='shift; exec "$@"')
    assert computer.run("headless", PACKAGE_MANAGER="apt-get").returncode == 0
    assert computer.calls()[-1] == "apt-get install --yes --no-install-recommends libgl1"


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        (
            "apt-get",
            "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libdbus-1-3 libglib2.0-0",
        ),
        ("dnf", r"sudo dnf install --assumeyes libdbus-1.so.3\(\)\(64bit\) libglib-2.0.so.0\(\)\(64bit\)"),
        ("pacman", "sudo pacman --sync --noconfirm --needed dbus glib2"),
    ],
)
def test_without_the_right_to_install_the_exact_line_is_printed(computer: Computer, manager: str, line: str) -> None:
    computer.misses("libglib-2.0.so.0", "libdbus-1.so.3")
    computer.installs(manager)
    computer.user(1000)
    answer = computer.run("headless", PACKAGE_MANAGER=manager)
    assert answer.returncode != 0
    assert answer.stderr.splitlines()[-1].strip() == line
    assert computer.calls() == []


def test_the_newer_names_of_debian_are_used_where_they_are_known(computer: Computer) -> None:
    computer.misses("libglib-2.0.so.0", "libgthread-2.0.so.0")
    computer.program("apt-cache", '[ "$2" = libglib2.0-0t64 ]')
    computer.user(1000)
    answer = computer.run("headless", PACKAGE_MANAGER="apt-get")
    assert answer.stderr.splitlines()[-1].endswith(" --no-install-recommends libglib2.0-0t64")


def test_what_is_still_missing_after_the_installation_is_named(computer: Computer) -> None:
    computer.misses("libxcb-cursor.so.0")
    computer.installs("apt-get")
    computer.user(0)
    answer = computer.run("window", PACKAGE_MANAGER="apt-get")
    assert answer.returncode != 0
    assert answer.stderr.splitlines()[-1] == "Still missing after the installation: libxcb-cursor.so.0"


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_without_a_display_make_run_says_so_in_one_line() -> None:
    answer = subprocess.run(
        ["make", "--no-print-directory", "run"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert answer.returncode != 0
    assert len((answer.stdout + answer.stderr).splitlines()) == 1
    assert "no display" in answer.stderr
