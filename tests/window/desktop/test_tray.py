"""The icon in the tray: what it says is next, and what its menu does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from journal.model import Meeting
from journal.window.desk import Desk
from journal.window.desktop import tray as module
from journal.window.desktop.tray import Tray, journal_icon
from journal.window.theme import theme
from tests.window.conftest import NOW, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def tray(desk: Desk) -> Iterator[Tray]:
    """Not shown: what stands in for a display has no tray, and says so."""
    made = Tray(desk)
    yield made
    made.hide()
    made.setParent(None)
    made.deleteLater()  # here, and not by the next test's worker
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def plan(desk: Desk, title: str, start: datetime, state: str = "planned") -> str:
    with desk.change("Add meeting") as session:
        meeting = Meeting(title=title, start=start, minutes=30, state=state)
        session.add(meeting)
        session.flush()
        return meeting.id


def entry(tray: Tray, words: str) -> QAction:
    """What reads so in the menu."""
    return next(one for one in tray.menu.actions() if one.text() == words)


def test_with_nothing_planned_it_says_so(tray: Tray) -> None:
    assert not entry(tray, "No meeting in the next days").isEnabled()
    assert tray.icon.toolTip() == "Partnership Journal"


def test_it_says_what_is_next_as_soon_as_it_is_planned(tray: Tray, desk: Desk) -> None:
    plan(desk, "Budget", NOW + timedelta(hours=5))
    assert tray.icon.toolTip() == "Next: 14:40 Budget"
    plan(desk, "Launch sync", NOW + timedelta(minutes=20))
    assert tray.icon.toolTip() == "Next: 10:00 Launch sync"
    assert desk.undo()
    assert tray.icon.toolTip() == "Next: 14:40 Budget"


def test_what_is_next_is_opened_by_a_click(tray: Tray, desk: Desk, qtbot: Any) -> None:
    meeting = plan(desk, "Launch sync", NOW + timedelta(minutes=20))
    with qtbot.waitSignal(tray.opening) as opened:
        entry(tray, "10:00 Launch sync").trigger()
    assert opened.args == ["meeting", meeting]


def test_one_that_has_begun_or_is_cancelled_is_not_next(tray: Tray, desk: Desk, clock: Clock) -> None:
    plan(desk, "Launch sync", NOW + timedelta(minutes=20))
    plan(desk, "Off", NOW + timedelta(minutes=30), "cancelled")
    plan(desk, "Budget", NOW + timedelta(hours=5))
    clock.goes_on(timedelta(minutes=21))
    tray.look()
    assert tray.icon.toolTip() == "Next: 14:40 Budget"


def test_another_day_is_named(tray: Tray, desk: Desk) -> None:
    plan(desk, "Budget", NOW + timedelta(days=1))
    assert entry(tray, "Tomorrow, 09:40 Budget").isEnabled()
    assert tray.icon.toolTip() == "Next: tomorrow, 09:40 Budget"


def test_a_meeting_planned_elsewhere_is_told_in_the_time_of_the_wall(tray: Tray, desk: Desk) -> None:
    plan(desk, "Call", datetime.fromisoformat("2026-11-24T18:30:00+09:00"))  # 10:30 in Berlin
    plan(desk, "Later", NOW + timedelta(hours=3))
    assert tray.icon.toolTip() == "Next: 10:30 Call"


def test_hidden_names_leave_only_the_time(tray: Tray, desk: Desk, qtbot: Any) -> None:
    plan(desk, "Launch sync with Dana", NOW + timedelta(minutes=20))
    with qtbot.waitSignal(tray.hiding) as hiding:
        entry(tray, "Hide names").trigger()
    assert hiding.args == [True]
    assert "Dana" not in tray.icon.toolTip() + "".join(one.text() for one in tray.menu.actions())
    assert entry(tray, "10:00").isEnabled()
    with qtbot.waitSignal(tray.hiding) as hiding:
        entry(tray, "Hide names").trigger()
    assert hiding.args == [False]
    assert tray.icon.toolTip() == "Next: 10:00 Launch sync with Dana"


def test_hidden_from_the_preferences_it_does_not_tell_them_back(tray: Tray, desk: Desk, qtbot: Any) -> None:
    plan(desk, "Launch sync", NOW + timedelta(minutes=20))
    with qtbot.assertNotEmitted(tray.hiding):
        tray.hide_names(True)
    assert entry(tray, "Hide names").isChecked()
    assert tray.icon.toolTip() == "Next: 10:00"


def test_the_way_back_to_the_window_and_out(tray: Tray, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with qtbot.waitSignal(tray.showing):
        entry(tray, "Open the journal").trigger()
    with qtbot.waitSignal(tray.quitting):
        entry(tray, "Quit").trigger()
    monkeypatch.setattr("sys.platform", "linux")
    with qtbot.waitSignal(tray.showing):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.showing):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_a_title_is_shown_as_it_is_and_never_as_wide_as_the_screen(tray: Tray, desk: Desk) -> None:
    plan(desk, "Q&A <b>live</b>", NOW + timedelta(minutes=20))
    assert entry(tray, "10:00 Q&&A <b>live</b>").isEnabled()
    plan(desk, "Much\nto say " * 80, NOW + timedelta(minutes=10))
    assert len(tray.next.text()) < 80
    assert "\n" not in tray.icon.toolTip()


def test_a_journal_that_cannot_be_read_leaves_what_was_said(
    tray: Tray, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(desk, "Launch sync", NOW + timedelta(minutes=20))

    def fail(*_: object) -> Any:
        gone = OSError("the disk is gone")
        gone.sqlite_errorname = "SQLITE_IOERR_READ"  # type: ignore[attr-defined]
        raise OperationalError("SELECT", {}, gone)

    monkeypatch.setattr(module, "next_meetings", fail)
    tray.look()
    assert tray.icon.toolTip() == "Next: 10:00 Launch sync"


def test_the_icon_follows_the_colours_and_is_sharp_at_every_size(tray: Tray, desk: Desk) -> None:
    sizes = {size.width() for size in journal_icon().availableSizes()}
    assert {16, 22, 32, 64} <= sizes
    theme().apply("light")
    light = tray.icon.icon().pixmap(22, 22).toImage()
    theme().apply("dark")
    assert tray.icon.icon().pixmap(22, 22).toImage() != light
    theme().apply("light")


@pytest.mark.parametrize("many", [5, 200])
def test_looking_costs_the_same_however_long_the_journal(tray: Tray, desk: Desk, many: int) -> None:
    with desk.change("Add meetings") as session:
        session.add_all(Meeting(title="Old", start=NOW - timedelta(days=number + 1)) for number in range(many))
        session.add_all(Meeting(title="New", start=NOW + timedelta(hours=number + 1)) for number in range(many))
    asked: list[str] = []
    with desk.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    tray.look()
    assert len([one for one in asked if one.startswith("SELECT")]) == 2
    assert tray.icon.toolTip() == "Next: 10:40 New"
