"""The Qt that is locked: what its binding must not do."""

import sys

import pytest


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is never freed from Python 3.12 on")
def test_calls_that_answer_nothing_lose_no_reference(qapp: object) -> None:
    """PySide6 6.12.0 lost one to None with each, until the program aborted."""
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    widget.parent()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.parent()
        widget.hide()
    assert abs(sys.getrefcount(None) - before) < 100
