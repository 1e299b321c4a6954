"""Start the journal when the person logs in: one small file, or one value of the registry, and nothing else.

Linux: an entry in the autostart folder of the desktop (XDG). macOS: an agent of the user's own. Windows: the user's own
key `Run`. What a person switches off with the desktop's own tools counts as off.
"""

import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME = "io.github.partnership_journal.PartnershipJournal"
TITLE = "Partnership Journal"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows notes what was switched off in its own settings: an odd first byte is off."""


class Autostart:
    """`turn_on` and `turn_off` raise OSError where the computer does not let them."""

    def __init__(
        self, home: Path | None = None, command: Sequence[str] | None = None, platform: str = sys.platform
    ) -> None:
        """`home`: the folder that holds the person's settings; the usual one of the platform where it is None."""
        self._place: _Registry | _Entry | _Agent
        if platform == "win32":
            self._place = _Registry()
        elif platform == "darwin":
            self._place = _Agent((home or Path.home() / "Library") / "LaunchAgents" / f"{NAME}.plist")
        else:
            self._place = _Entry((home or _config()) / "autostart" / f"{NAME}.desktop")
        self._command = list(command) if command is not None else own_command(platform)

    def is_on(self) -> bool:
        """Whether it starts at login; False where that cannot be read."""
        try:
            return self._place.is_on()
        except (OSError, ValueError):
            return False

    def turn_on(self) -> None:
        self._place.put(self._command)

    def turn_off(self) -> None:
        self._place.take_away()


def own_command(platform: str = sys.platform) -> list[str]:
    """How the program that runs now is started."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program)]
    installed = program.with_name("partnership-journal")
    if platform != "win32" and installed.is_file():
        return [str(installed)]
    quiet = program.with_name("pythonw.exe")  # the one that opens no terminal
    return [str(quiet if platform == "win32" and quiet.is_file() else program), "-m", "journal"]


class _Entry:
    """A desktop entry, as the Desktop Entry Specification has it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_on(self) -> bool:
        if not self._path.is_file():
            return False
        lines = {line.replace(" ", "").lower() for line in self._path.read_text(encoding="utf-8").splitlines()}
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def put(self, command: list[str]) -> None:
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            f"Exec={' '.join(quote(part) for part in command)}",
            f"Path={_value(str(_beside(command)))}",
            f"Icon={NAME}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        _write(self._path, "\n".join([*lines, ""]).encode())

    def take_away(self) -> None:
        self._path.unlink(missing_ok=True)


class _Agent:
    """A launch agent of the user's own; it holds from the next login on."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_on(self) -> bool:
        if not self._path.is_file():
            return False
        try:
            agent = plistlib.loads(self._path.read_bytes())
        except plistlib.InvalidFileException as error:
            raise ValueError("no property list") from error
        return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def put(self, command: list[str]) -> None:
        agent = {
            "Label": NAME,
            "ProgramArguments": command,
            "WorkingDirectory": str(_beside(command)),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _write(self._path, plistlib.dumps(agent))

    def take_away(self) -> None:
        self._path.unlink(missing_ok=True)


class _Registry:
    """A value of the user's own key `Run`."""

    def __init__(self) -> None:
        import winreg

        self._winreg: Any = winreg

    def is_on(self) -> bool:
        if self._read(RUN) is None:
            return False
        approved = self._read(APPROVED)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] & 1)

    def put(self, command: list[str]) -> None:
        with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, RUN) as key:
            self._winreg.SetValueEx(key, TITLE, 0, self._winreg.REG_SZ, subprocess.list2cmdline(command))
        self._delete(APPROVED)

    def take_away(self) -> None:
        self._delete(RUN)

    def _read(self, place: str) -> object:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, place) as key:
                return self._winreg.QueryValueEx(key, TITLE)[0]
        except FileNotFoundError:
            return None

    def _delete(self, place: str) -> None:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, place, 0, self._winreg.KEY_SET_VALUE) as key:
                self._winreg.DeleteValue(key, TITLE)
        except FileNotFoundError:
            pass


def quote(argument: str) -> str:
    """One argument of a key `Exec`: quoted, with the field codes' mark doubled, and once more as any value is."""
    for mark in ("\\", '"', "`", "$"):
        argument = argument.replace(mark, f"\\{mark}")
    return _value(f'"{argument.replace("%", "%%")}"')


def _value(text: str) -> str:
    """Text as the value of a key."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return f"\\s{text[1:]}" if text.startswith(" ") else text


def _beside(command: list[str]) -> Path:
    """Where the command runs: a checkout that is not installed is found only from its own folder."""
    return Path(__file__).resolve().parents[3] if "-m" in command else Path.home()


def _config() -> Path:
    import os

    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".config"


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
