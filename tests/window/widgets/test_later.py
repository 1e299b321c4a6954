"""What need not be seen at once: done bit by bit, in its order, or at once where it is needed."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal.window.widgets.later import Later


def test_nothing_is_done_before_the_event_loop_is_free_and_then_all_in_order(qapp: QApplication, qtbot: Any) -> None:
    holder, done = QObject(), []
    later = Later(holder)
    later.do([lambda: done.append("first"), lambda: done.append("second")])
    assert (done, later.waiting) == ([], True)
    qtbot.waitUntil(lambda: not later.waiting)
    assert done == ["first", "second"]


def test_what_is_left_is_done_at_once_where_it_is_needed(qapp: QApplication) -> None:
    holder, done = QObject(), []
    later = Later(holder)
    later.do([lambda: done.append("first"), lambda: done.append("second")])
    later.finish()
    assert (done, later.waiting) == (["first", "second"], False)


def test_what_is_wanted_now_takes_the_place_of_what_waited(qapp: QApplication) -> None:
    holder, done = QObject(), []
    later = Later(holder)
    later.do([lambda: done.append("of the one before")])
    later.do([lambda: done.append("of this one")])
    later.finish()
    QApplication.processEvents()
    assert done == ["of this one"]
