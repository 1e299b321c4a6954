"""Rubbish is collected on the window's thread, in time, and nowhere else."""

import gc
import weakref
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject

from journal.window.collecting import Collecting


class Knot:
    """Holds on to itself."""

    def __init__(self) -> None:
        self.me = self


def test_a_worker_collects_nothing_and_the_window_does(qtbot: Any) -> None:
    parent = QObject()
    collecting = Collecting(parent)
    gc.collect()
    knot = weakref.ref(Knot())
    worker = Thread(target=lambda: [[] for _ in range(100_000)])
    worker.start()
    worker.join()
    assert knot() is not None
    rubbish = [[] for _ in range(2_000)]
    collecting.look()
    assert knot() is None
    assert len(rubbish) == 2_000


def test_where_little_was_made_nothing_is_done(qtbot: Any) -> None:
    parent = QObject()
    collecting = Collecting(parent)
    gc.collect()
    knot = weakref.ref(Knot())
    collecting.look()
    assert knot() is not None
