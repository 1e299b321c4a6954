"""What a page was made of goes with it: nothing of it stays behind, invisible, with the journal it was made for."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from journal.window.desk import Desk
from journal.window.remembered import Remembered
from journal.window.tabs import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, make_page


def alive() -> dict[int, QWidget]:
    """All widgets there are, by their place in memory."""
    return {getCppPointer(one)[0]: one for one in QApplication.allWidgets()}


@pytest.mark.parametrize("tab", [TODAY, COLLEAGUES, MEETINGS, REFLECTIONS])
def test_with_a_page_goes_all_that_was_made_for_it(sample_desk: Desk, tab: int, tmp_path: Path) -> None:
    before = set(alive())
    page = make_page(tab, sample_desk, Remembered(tmp_path / "settings.ini"))
    assert isinstance(page, QWidget)
    page.show()
    QApplication.processEvents()
    page.commit()
    page.close()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [f"{type(one).__name__} {one.accessibleName()}" for place, one in alive().items() if place not in before]
    assert left == []
