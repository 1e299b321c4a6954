"""The built wheel works away from the checkout, and the command line never brings in Qt."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal import __version__

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 180  # seconds; only there so that nothing waits for ever


def call(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in `cwd`, without the checkout on Python's path."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1", **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as `make wheel` builds it."""
    place = tmp_path_factory.mktemp("wheel")
    built = call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT, cwd=place)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = place.glob("*.whl")
    return file


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a clean environment with the wheel in it.

    What the journal depends on is borrowed from the environment that runs the tests, by a path that comes
    after the clean environment's own; the checkout is on no path.
    """
    place = tmp_path_factory.mktemp("clean")
    venv.create(place, with_pip=True)
    base = {"base": str(place), "platbase": str(place)}
    programs = Path(sysconfig.get_path("scripts", "venv", base))
    own = Path(sysconfig.get_path("purelib", "venv", base))
    installed = call(programs / "python", "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=place)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", "utf-8")
    return programs


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """An empty working directory, which must stay empty: no verb writes where it happens to be called."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    yield place
    assert list(place.iterdir()) == []


def shipped() -> set[str]:
    """The files of `resources/`, as paths in the wheel."""
    tracked = {file for file in (ROOT / "resources").rglob("*") if file.is_file()}
    return {f"journal/{file.relative_to(ROOT).as_posix()}" for file in tracked if "__pycache__" not in file.parts}


def test_the_wheel_holds_the_package_and_the_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert shipped() - names == set()
    assert {"journal/cli.py", "journal/py.typed"} <= names
    assert any(name.startswith("journal/store/schema/versions/") and name.endswith(".sql") for name in names)
    assert {name.split("/")[0] for name in names} == {
        "journal",
        f"partnership_journal-{__version__}.dist-info",
    }


def test_the_package_that_runs_is_the_wheels(clean: Path, elsewhere: Path) -> None:
    asked = "import journal, journal.files as f; print(journal.__file__); print(f.resources())"
    answer = call(clean / "python", "-c", asked, cwd=elsewhere)
    assert answer.returncode == 0, answer.stderr
    package, resources = map(Path, answer.stdout.splitlines())
    assert package.is_relative_to(clean.parent)
    assert resources == package.parent / "resources"
    assert {f"journal/resources/{file.relative_to(resources).as_posix()}" for file in resources.rglob("*.*")}


def test_the_command_says_its_version(clean: Path, elsewhere: Path) -> None:
    answer = call(clean / "partnership-journal", "--version", cwd=elsewhere)
    assert answer.returncode == 0, answer.stderr
    assert __version__ in answer.stdout


def test_the_sample_journal_of_the_wheel_can_be_reviewed(clean: Path, elsewhere: Path, tmp_path: Path) -> None:
    command = (clean / "partnership-journal", "--journal", tmp_path / "journal")
    made = call(*command, "demo", cwd=elsewhere)
    assert made.returncode == 0, made.stderr
    told = call(*command, "review", cwd=elsewhere)
    assert told.returncode == 0, told.stderr
    review = call(*command, "review", "--json", cwd=elsewhere)
    assert review.returncode == 0, review.stderr
    partnerships = json.loads(review.stdout)["partnerships"]
    assert len(partnerships) == 8
    for partnership in partnerships:
        assert partnership["colleague"]["name"] in told.stdout


def test_python_dash_m_is_the_same_command(clean: Path, elsewhere: Path) -> None:
    by_name = call(clean / "partnership-journal", "--version", cwd=elsewhere)
    by_module = call(clean / "python", "-m", "journal", "--version", cwd=elsewhere)
    assert (by_module.returncode, by_module.stdout) == (0, by_name.stdout)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample journal, made by the checkout's own command line."""
    place = tmp_path_factory.mktemp("sample") / "journal"
    made = call(sys.executable, "-m", "journal", "--journal", place, "demo", cwd=ROOT)
    assert made.returncode == 0, made.stderr
    return place


@pytest.mark.parametrize(
    "verb",
    [
        ["--version"],
        ["--help"],
        ["review"],
        ["review", "--json"],
        ["prepare", "--next"],
        ["prepare", "--next", "--json"],
        ["search", "training"],
        ["check"],
        ["export", "{new}/out.json"],
    ],
    ids=" ".join,
)
def test_no_verb_imports_qt(verb: list[str], sample: Path, tmp_path: Path) -> None:
    assert_without_qt(sample, *(part.format(new=tmp_path) for part in verb))


def test_bringing_a_journal_in_imports_no_qt(sample: Path, tmp_path: Path) -> None:
    assert_without_qt(sample, "export", str(tmp_path / "out.json"))
    assert_without_qt(tmp_path / "new", "import", str(tmp_path / "out.json"))


def test_making_the_sample_journal_imports_no_qt(tmp_path: Path) -> None:
    assert_without_qt(tmp_path / "new", "demo")


def assert_without_qt(journal: Path, *verb: str) -> None:
    answer = call(sys.executable, "-X", "importtime", "-m", "journal", "--journal", journal, *verb, cwd=ROOT)
    assert answer.returncode == 0, [line for line in answer.stderr.splitlines() if "import time" not in line]
    assert "journal.cli" in answer.stderr
    assert "PySide6" not in answer.stderr
    assert "shiboken6" not in answer.stderr
