"""What Windows tells a program that wants to notify."""

import ctypes
import os
from typing import Any

BUSY, DIRECT_3D, PRESENTATION = 2, 3, 4
"""A program fills the screen; so does one that draws by itself; the presentation settings are on."""


def presenting() -> bool:
    return _state() == PRESENTATION


def full_screen_elsewhere() -> bool:
    return _state() in (BUSY, DIRECT_3D) and not _in_front()


def _state() -> int:
    """The state as a number; 0 where Windows does not tell."""
    state = ctypes.c_int(0)
    try:
        answer = _library("shell32").SHQueryUserNotificationState(ctypes.byref(state))
    except (AttributeError, OSError):
        return 0
    return state.value if answer == 0 else 0


def _in_front() -> bool:
    """Whether the window in front is one of ours."""
    process = ctypes.c_ulong(0)
    try:
        user = _library("user32")
        user.GetForegroundWindow.restype = ctypes.c_void_p
        user.GetWindowThreadProcessId.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        user.GetWindowThreadProcessId(user.GetForegroundWindow(), ctypes.byref(process))
    except (AttributeError, OSError):
        return False
    return process.value == os.getpid()


def _library(name: str) -> Any:
    return getattr(ctypes, "windll")[name]  # noqa: B009  (there is none to see elsewhere)
