"""What is installed is what was locked, and everything is locked by its hash."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
LOCKS = ("run", "dev")
_LOCKED = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)(?P<where> ; .*?)?\s+(?P<hashes>--hash.*)")


def locked(lock: str) -> dict[str, re.Match[str]]:
    """The packages of a lock by their names."""
    text = (PROJECT / "requirements" / f"{lock}.lock").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [_LOCKED.fullmatch(line) for line in lines]
    assert all(found), [line for line, match in zip(lines, found, strict=True) if not match]
    return {match["name"]: match for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_by_its_hash(lock: str) -> None:
    found = locked(lock)
    assert len(found) > 20
    for name, match in found.items():
        hashes = match["hashes"].split()
        assert hashes, name
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), name


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_was_locked(lock: str) -> None:
    for name, match in locked(lock).items():
        try:
            there = version(name)
        except PackageNotFoundError:
            assert match["where"], f"{name} is not installed"  # it is for another platform or Python
        else:
            assert there == match["version"], name


def test_the_developers_lock_holds_all_of_the_other_one() -> None:
    dev = locked("dev")
    for name, match in locked("run").items():
        assert dev[name]["version"] == match["version"]
        assert dev[name]["hashes"] == match["hashes"]


def test_all_that_the_program_asks_for_is_locked() -> None:
    asked = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[<>=!~;\[ ]", one)[0].lower().replace("_", "-") for one in asked}
    assert names <= set(locked("run"))
