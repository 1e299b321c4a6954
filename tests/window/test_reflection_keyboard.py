"""Tab through a whole meeting and a whole reflection, and where the keyboard goes when the tab is shown."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from journal.model import Reflection
from journal.window.desk import Desk
from journal.window.meetings.page import MeetingsPage
from journal.window.reflections.page import ReflectionsPage
from journal.window.widgets.rating import Rating
from tests.window.widgets import bring_up, focused


def test_tab_goes_through_a_whole_meeting_and_comes_round(sample_desk: Desk, qtbot: Any) -> None:
    page = MeetingsPage(sample_desk)
    shown(qtbot, page)
    reached = all_by_tab(qtbot, page)
    (presence,) = [one for one in reached if isinstance(one, Rating)]
    assert reached.index(presence) > 3
    assert len(reached) > reached.index(presence) + 3
    assert page.isAncestorOf(reached[-1])


def test_tab_goes_through_a_whole_reflection_with_one_stop_for_each_rating(sample_desk: Desk, qtbot: Any) -> None:
    page = ReflectionsPage(sample_desk)
    with sample_desk.reading() as session:
        about_somebody = (
            session.scalars(select(Reflection.id).where(Reflection.colleague_id.is_not(None))).first() or ""
        )
    page.show_record(about_somebody, "reflection", about_somebody)
    shown(qtbot, page)
    reached = all_by_tab(qtbot, page)
    rated = [one for one in reached if isinstance(one, Rating)]
    assert [one.accessibleName().partition(":")[0] for one in rated] == [
        "Trust",
        "Alignment",
        "Communication",
        "Give and take",
        "Energy",
    ]
    names = [one.accessibleName() for one in reached]
    assert names.index("In my own words") > names.index(rated[-1].accessibleName())


def shown(qtbot: Any, page: QWidget) -> None:
    page.resize(1280, 800)
    qtbot.addWidget(page)
    bring_up(qtbot, page)


def all_by_tab(qtbot: Any, page: QWidget) -> list[QWidget]:
    """What Tab reaches from the first place until it is there again."""
    page.focusNextChild()
    first = focused(page)
    reached = [first]
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    while (now := focused(page)) is not first:
        assert now not in reached, f"Tab goes round without {first.accessibleName()}: trapped at {now.accessibleName()}"
        reached.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return reached
