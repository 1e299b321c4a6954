"""Starting at login, on each of the three platforms."""

import plistlib
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.window.desktop.autostart import APPROVED, NAME, RUN, TITLE, Autostart, own_command, quote

COMMAND = ["/opt/My Programs/journal 100%/python", "-m", "journal"]


class Registry:
    """As much of winreg as there is to be used: values by the path of their key."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = 1, 1, 2

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Any] = {}

    def CreateKey(self, root: int, path: str) -> "Key":
        assert root == self.HKEY_CURRENT_USER
        return Key(path)

    def OpenKey(self, root: int, path: str, *_: int) -> "Key":
        return self.CreateKey(root, path)

    def SetValueEx(self, key: "Key", name: str, _: int, kind: int, value: Any) -> None:
        assert kind == self.REG_SZ
        self.values[key.path, name] = value

    def QueryValueEx(self, key: "Key", name: str) -> tuple[Any, int]:
        if (key.path, name) not in self.values:
            raise FileNotFoundError
        return self.values[key.path, name], self.REG_SZ

    def DeleteValue(self, key: "Key", name: str) -> None:
        if (key.path, name) not in self.values:
            raise FileNotFoundError
        del self.values[key.path, name]


class Key(SimpleNamespace):
    def __init__(self, path: str) -> None:
        super().__init__(path=path)

    def __enter__(self) -> "Key":
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    made = Registry()
    monkeypatch.setitem(sys.modules, "winreg", made)
    return made


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_it_is_off_until_it_is_turned_on_and_off_again_afterwards(
    platform: str, tmp_path: Path, registry: Registry
) -> None:
    autostart = Autostart(tmp_path, COMMAND, platform)
    assert not autostart.is_on()
    autostart.turn_off()  # nothing to take away
    autostart.turn_on()
    autostart.turn_on()
    assert autostart.is_on()
    assert Autostart(tmp_path, COMMAND, platform).is_on()
    autostart.turn_off()
    assert not autostart.is_on()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert registry.values == {}


def test_linux_starts_what_runs_now(tmp_path: Path) -> None:
    Autostart(tmp_path, COMMAND, "linux").turn_on()
    entry = entry_in(tmp_path)
    assert entry["Type"] == "Application"
    assert entry["Name"] == TITLE
    assert entry["Terminal"] == "false"
    assert started_by(entry["Exec"]) == COMMAND
    assert (Path(entry["Path"]) / "journal" / "__main__.py").is_file()


def test_linux_follows_the_folder_that_the_session_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    Autostart(None, COMMAND, "linux").turn_on()
    assert (tmp_path / "elsewhere" / "autostart" / f"{NAME}.desktop").is_file()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_linux_what_the_desktop_switched_off_is_off(line: str, tmp_path: Path) -> None:
    autostart = Autostart(tmp_path, COMMAND, "linux")
    autostart.turn_on()
    file = tmp_path / "autostart" / f"{NAME}.desktop"
    kept = [one for one in file.read_text().splitlines() if one.partition("=")[0] != line.partition("=")[0].strip()]
    file.write_text("\n".join([*kept, line, ""]))
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_file_that_makes_no_sense_is_off(platform: str, tmp_path: Path) -> None:
    autostart = Autostart(tmp_path, COMMAND, platform)
    autostart.turn_on()
    (file,) = [one for one in tmp_path.rglob("*") if one.is_file()]
    file.write_bytes(b"\xff\xfe\x00 nonsense")
    assert not autostart.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be a file's name there")
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_where_it_cannot_be_set_it_says_so_and_nothing_is_left(platform: str, tmp_path: Path) -> None:
    (tmp_path / ("autostart" if platform == "linux" else "LaunchAgents")).write_text("no folder")
    autostart = Autostart(tmp_path, COMMAND, platform)
    with pytest.raises(OSError):  # noqa: PT011
        autostart.turn_on()
    assert not autostart.is_on()


def test_macos_runs_it_at_the_next_login(tmp_path: Path) -> None:
    Autostart(tmp_path, COMMAND, "darwin").turn_on()
    agent = plistlib.loads((tmp_path / "LaunchAgents" / f"{NAME}.plist").read_bytes())
    assert agent["Label"] == NAME
    assert agent["ProgramArguments"] == COMMAND
    assert agent["RunAtLoad"] is True
    assert "KeepAlive" not in agent  # whoever quits it means it


def test_windows_runs_it_quoted(registry: Registry, tmp_path: Path) -> None:
    Autostart(tmp_path, [r"C:\Program Files\Python\pythonw.exe", "-m", "journal"], "win32").turn_on()
    assert registry.values == {(RUN, TITLE): r'"C:\Program Files\Python\pythonw.exe" -m journal'}


def test_windows_what_was_switched_off_in_its_settings_is_off(registry: Registry, tmp_path: Path) -> None:
    autostart = Autostart(tmp_path, COMMAND, "win32")
    autostart.turn_on()
    registry.values[APPROVED, TITLE] = bytes([2, 0, 0])
    assert autostart.is_on()
    registry.values[APPROVED, TITLE] = bytes([3, 0, 0])
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()


def test_the_command_is_how_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python3"
    monkeypatch.setattr(sys, "executable", str(python))
    assert own_command("linux") == [str(python), "-m", "journal"]
    (tmp_path / "pythonw.exe").touch()
    assert own_command("win32") == [str(tmp_path / "pythonw.exe"), "-m", "journal"]
    (tmp_path / "partnership-journal").touch()
    assert own_command("linux") == [str(tmp_path / "partnership-journal")]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("linux") == [str(python)]


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell")
@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_any_argument_comes_through_a_desktop_entry_as_it_is(command: list[str]) -> None:
    assert started_by(" ".join(quote(one) for one in command)) == command


def entry_in(folder: Path) -> dict[str, str]:
    parser = RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(folder / "autostart" / f"{NAME}.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def started_by(value: str) -> list[str]:
    """What a desktop runs: the value unescaped, its arguments taken apart as a shell does, `%%` made `%`."""
    unescaped, rest = "", iter(value)
    for letter in rest:
        unescaped += {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[next(rest)] if letter == "\\" else letter
    shell = subprocess.run(
        ["/bin/sh", "-c", f'for one in {unescaped}\ndo printf "%s\\0" "$one"\ndone'], capture_output=True, check=True
    )
    return [one.replace("%%", "%") for one in shell.stdout.decode().split("\0")[:-1]]
