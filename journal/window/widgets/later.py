"""What need not be seen at once: it is done bit by bit, once what is seen was painted."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Later(QObject):
    """Steps that wait for the event loop, one for each turn of it; `finish` does what is left of them now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def waiting(self) -> bool:
        return bool(self._steps)

    def do(self, steps: Iterable[Step]) -> None:
        """These, in place of any that still wait."""
        self._steps = list(steps)
        if self._steps:
            self._timer.start()
        else:
            self._timer.stop()

    def finish(self) -> None:
        while self._steps:
            self._next()

    def _next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._timer.stop()
