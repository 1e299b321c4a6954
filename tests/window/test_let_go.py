"""What a page was made of goes with it: nothing of it stays behind, invisible, with the journal it was made for."""

import gc
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from journal.model import Colleague
from journal.window.desk import Desk
from journal.window.remembered import Remembered
from journal.window.tabs import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, make_page
from tests.journals import new_journal
from tests.window.conftest import Clock


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


def test_what_a_worker_changed_last_is_not_followed_once_the_journal_is_closed(
    qapp: QApplication, tmp_path: Path, clock: Clock
) -> None:
    desk = Desk(new_journal(tmp_path), clock)
    followed: list[object] = []
    desk.changed.connect(followed.append)

    def change() -> None:
        with desk.journal.change("Add") as session:
            session.add(Colleague(name="Dana"))

    worker = Thread(target=change)
    worker.start()
    worker.join()
    desk.close()
    qapp.processEvents()
    assert followed == []
