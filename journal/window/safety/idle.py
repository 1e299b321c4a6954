"""How long nobody has used our windows: neither a key nor the mouse.

It counts by the clock of the computer's uptime, which no change of the time of day moves, and which goes on while the
computer sleeps where the system has such a clock.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

LOOK = 5_000
"""Milliseconds between two looks."""
USED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    )
)


def uptime() -> float:
    """Seconds of a clock that only ever goes on, sleep included where that can be had."""
    clock = (
        getattr(time, "CLOCK_BOOTTIME", None) if sys.platform != "darwin" else getattr(time, "CLOCK_MONOTONIC", None)
    )
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Idle(QObject):
    """`long()`: nobody has used it for `limit()` seconds; 0 is never.

    It watches the windows themselves and what has the keyboard, not every part: each event that is watched costs.
    """

    long = Signal()

    def __init__(self, parent: QObject, limit: Callable[[], float], clock: Callable[[], float] = uptime) -> None:
        super().__init__(parent)
        self._limit = limit
        self._clock = clock
        self._since = clock()
        self._watched: QObject | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusObjectChanged.connect(self._follow)
        self._follow(app.focusObject())
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)

    def used(self) -> None:
        """Somebody is there."""
        self._since = self._clock()

    def look(self) -> None:
        """Watch the windows that are new, and tell where it was long."""
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
            window.installEventFilter(self)
        limit = self._limit()
        if limit and self._clock() - self._since >= limit:
            self.used()
            self.long.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in USED:
            self.used()
        return False

    def _follow(self, focused: QObject | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        if focused is not None:
            focused.installEventFilter(self)
