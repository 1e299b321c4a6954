"""A second start knocks at the window that has the journal already. Nothing of Qt is needed for it."""

import socket
import sys
from pathlib import Path

from journal.window.safety.place import door_of

KNOCK, ANSWER = b"show\n", b"here\n"
PATIENCE = 0.7
"""Seconds that a window may take to answer: a second start ends within one."""


def knock(folder: Path) -> bool:
    """Ask the window of this journal to come to the front; whether there is one that answered."""
    try:
        door = door_of(folder)
        return _knock_pipe(door) if sys.platform == "win32" else _knock_socket(door)
    except (OSError, ValueError):
        return False


def _knock_socket(door: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        knocking.settimeout(PATIENCE)
        knocking.connect(door)
        knocking.sendall(KNOCK)
        return knocking.recv(len(ANSWER)) == ANSWER


def _knock_pipe(door: str) -> bool:
    with open(door, "r+b", buffering=0) as knocking:  # noqa: PTH123  (a pipe of Windows is no path)
        knocking.write(KNOCK)
        return knocking.read(len(ANSWER)) == ANSWER
