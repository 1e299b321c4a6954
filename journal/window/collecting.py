"""Rubbish is collected on the window's thread alone.

Python collects in whichever thread happens to make something, the worker's too; and a part of Qt's that is let go of
there, with its timers, takes the whole program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 250
"""Milliseconds between two looks."""


class Collecting(QObject):
    """As often as Python would, only here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY)

    def look(self) -> None:
        """Collect the oldest generation that is due, and those younger than it."""
        due = [
            one for one, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
