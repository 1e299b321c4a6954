"""The program puts another of itself in its own place: nothing that it read stays in memory."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal.window.desktop.autostart import own_command

LOCKED = "--locked"
"""The argument by which a program knows that it begins with the unlock page, and reads what is handed to it."""


def locked_command(folder: Path) -> list[str]:
    return [*own_command(), "--journal", str(folder), LOCKED]


def replace(command: Sequence[str], handed: bytes) -> None:
    """Become `command`, which finds `handed` at its standard input. Does not come back where the system can do that;
    where it cannot (Windows), the other is started, and this one is to end.

    Raises OSError where it cannot be started.
    """
    if sys.platform == "win32":
        _start(command, handed)
        QCoreApplication.quit()
        return
    reading, writing = os.pipe()
    os.write(writing, handed)
    os.close(writing)
    os.dup2(reading, 0)
    os.close(reading)
    os.execv(command[0], list(command))


def _start(command: Sequence[str], handed: bytes) -> None:
    begun = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert begun.stdin is not None
    begun.stdin.write(handed)
    begun.stdin.close()
