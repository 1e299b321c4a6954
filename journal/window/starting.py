"""How the window starts: in haste, by which clock, and as it stood before."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.window.main_window import MainWindow
    from journal.window.safety.handed import Handed


def show(window: MainWindow, handed: Handed | None) -> None:
    """As the window stood before, where it was locked."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QSystemTrayIcon

    shown = handed.shown if handed is not None else ""
    if shown == "hidden" and QSystemTrayIcon.isSystemTrayAvailable():
        QTimer.singleShot(0, window, window.begin_hidden)
    elif shown == "minimized":
        window.showMinimized()
        QTimer.singleShot(0, window, window.begin_hidden)
    else:
        window.show()


def make_haste() -> None:
    """Spare the start what it does not need: together a third of the time, and a fifth of the memory.

    PySide6 reads the source of every module that is imported after it, to see whether it asks for other names of Qt's
    methods; none of ours does. And nothing made at the start is rubbish: looking for it can wait until all is shown.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtCore

    del PySide6
    builtins.__import__ = plain


def clock() -> Callable[[], datetime]:
    """The wall clock in the computer's own zone, by its IANA name."""
    import tzlocal

    zone = tzlocal.get_localzone()
    return lambda: datetime.now(zone)


def no_display() -> bool:
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown)
