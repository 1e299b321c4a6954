"""A journal that knows a few people."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from journal.model import Colleague, Me
from journal.window.desk import Desk
from tests.window.calendars.calendar_files import DANA, ME, MEI


@pytest.fixture
def people(desk: Desk) -> Desk:
    """The journal knows me, Dana and Mei."""
    with desk.change("Add colleagues") as session:
        session.add(Me(position=1, email=[ME[1]]))
        session.add(Colleague(id="dana", name=DANA[0], email=[DANA[1]]))
        session.add(Colleague(id="mei", name=MEI[0], email=[MEI[1]]))
    return desk


@pytest.fixture
def ending() -> Iterator[Callable[[QObject], None]]:
    """Has an object go at the end of the test, on the window's thread: the next one's worker must not clear it away."""
    going: list[QObject] = []
    yield going.append
    for one in going:
        one.setParent(None)
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
