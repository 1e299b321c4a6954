"""Pop-ups come at their time, once, whatever the clock and the computer do in between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from journal.model import Meeting, MeetingColleague
from journal.reminders import LATER
from journal.window import reminding as module
from journal.window.desk import Desk
from journal.window.desktop.notice import Notices
from journal.window.popups.after import AfterPopup
from journal.window.popups.checklist import ChecklistPopup
from journal.window.popups.form import Form
from journal.window.remembered import Remembered
from journal.window.reminding import Reminding
from tests.window.conftest import Clock, labels
from tests.window.widgets import button, click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Told:
    """Notifications, in place of the desktop's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown: list[tuple[str, bool]] = []
        self.withdrawn: list[str] = []
        monkeypatch.setattr(Notices, "show", lambda _, meeting, *__, hidden: self.shown.append((meeting, hidden)))
        monkeypatch.setattr(Notices, "withdraw", lambda _, meeting: self.withdrawn.append(meeting))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """What the desktop tells: nothing, until a test says otherwise."""
    told = {"presenting": False, "full_screen": False}
    monkeypatch.setattr(module, "_elsewhere", lambda: (told["presenting"], told["full_screen"]))
    return told


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "window.ini")


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(monkeypatch)


@pytest.fixture
def meeting(sample_desk: Desk) -> str:
    """The one with Dana, in twenty minutes. No other is planned."""
    with sample_desk.change("Clear") as session:
        planned = session.scalars(select(Meeting).where(Meeting.state == "planned").order_by(Meeting.start_utc)).all()
        for one in planned[1:]:
            session.delete(one)
        return planned[0].id


@pytest.fixture
def reminding(
    sample_desk: Desk, meeting: str, remembered: Remembered, elsewhere: dict[str, bool], notices: Told, qtbot: Any
) -> Iterator[Reminding]:
    made = begin(sample_desk, remembered)
    look(made, qtbot)
    yield made
    made.close()


def begin(desk: Desk, remembered: Remembered) -> Reminding:
    return Reminding(desk, remembered, Notices())


def look(reminding: Reminding, qtbot: Any) -> list[Any]:
    """Look at the clock, and see what is on the screen then."""
    reminding.look()
    qtbot.waitUntil(lambda: not reminding._asking)
    return list(reminding._shown.values())


def said(popup: Any) -> list[str]:
    """The words on its buttons."""
    return [one.text() for one in popup.findChildren(QAbstractButton) if one.isVisible()]


def test_the_checklist_comes_fifteen_minutes_before_and_not_earlier(
    reminding: Reminding, clock: Clock, meeting: str, notices: Told, qtbot: Any
) -> None:
    assert look(reminding, qtbot) == []
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    assert isinstance(popup, ChecklistPopup)
    assert popup.meeting == meeting
    assert popup.isVisible()
    assert notices.shown == [(meeting, False)]
    assert look(reminding, qtbot) == [popup]


def test_closed_it_does_not_come_again_also_not_after_a_restart(
    reminding: Reminding, sample_desk: Desk, clock: Clock, remembered: Remembered, notices: Told, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    popup.closed.emit(popup.meeting)
    assert look(reminding, qtbot) == []
    assert notices.withdrawn == [popup.meeting]
    reminding.close()
    again = begin(sample_desk, Remembered(Path(remembered._settings.fileName())))
    assert look(again, qtbot) == []
    again.close()


def test_one_that_nobody_answered_is_there_after_a_restart(
    reminding: Reminding, sample_desk: Desk, clock: Clock, remembered: Remembered, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1
    reminding.close()
    again = begin(sample_desk, remembered)
    assert len(look(again, qtbot)) == 1
    again.close()


def test_snoozed_it_comes_again_five_minutes_later(reminding: Reminding, clock: Clock, qtbot: Any) -> None:
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    popup.snoozed.emit(popup.meeting)
    clock.goes_on(timedelta(minutes=4, seconds=50))
    assert look(reminding, qtbot) == []
    clock.goes_on(timedelta(seconds=10))
    assert len(look(reminding, qtbot)) == 1


def test_put_off_in_the_middle_of_an_answer_it_comes_again_as_it_was(
    reminding: Reminding, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(hours=5))
    (popup,) = look(reminding, qtbot)
    assert isinstance(popup, AfterPopup)
    qtbot.keyClick(popup, "h")
    form = popup.findChild(Form)
    assert form is not None
    qtbot.keyClick(popup, Qt.Key.Key_4)
    said = form.said
    assert said.presence == 4
    popup.snoozed.emit(popup.meeting)
    assert not popup.isVisible()
    clock.goes_on(LATER + timedelta(minutes=1))
    (again,) = look(reminding, qtbot)
    form = again.findChild(Form)
    assert form is not None
    assert form.said == said


def test_after_a_sleep_of_hours_it_asks_how_it_went(
    reminding: Reminding, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(hours=5))
    (popup,) = look(reminding, qtbot)
    assert isinstance(popup, AfterPopup)
    assert popup.meeting == meeting


def test_the_checklist_gives_way_when_the_meeting_is_under_way(reminding: Reminding, clock: Clock, qtbot: Any) -> None:
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1
    clock.goes_on(timedelta(minutes=26))
    assert look(reminding, qtbot) == []


def test_a_meeting_that_is_moved_away_takes_its_pop_up_with_it(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1
    with sample_desk.change("Move") as session:
        moved = session.get_one(Meeting, meeting)
        moved.start = moved.start + timedelta(hours=2)
    assert look(reminding, qtbot) == []
    clock.goes_on(timedelta(hours=2))
    assert len(look(reminding, qtbot)) == 1


def test_while_something_is_presented_it_hides_names(
    reminding: Reminding, clock: Clock, elsewhere: dict[str, bool], meeting: str, notices: Told, qtbot: Any
) -> None:
    elsewhere["presenting"] = True
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    assert popup._hidden
    assert notices.shown == [(meeting, True)]


def test_a_presentation_that_begins_hides_what_is_on_the_screen(
    reminding: Reminding, clock: Clock, elsewhere: dict[str, bool], qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    assert any("Dana" in words for words in labels(popup) + said(popup))
    elsewhere["presenting"] = True
    look(reminding, qtbot)
    assert not any("Dana" in words for words in labels(popup) + said(popup))
    click(qtbot, button(popup, "Show"))
    look(reminding, qtbot)
    assert any("Dana" in words for words in labels(popup) + said(popup))


def test_where_the_desktop_does_not_answer_it_comes_all_the_same(
    reminding: Reminding, clock: Clock, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> tuple[bool, bool]:
        raise TypeError("nonsense")

    monkeypatch.setattr(module, "_elsewhere", fail)
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1


def test_what_is_being_answered_stays_when_the_meeting_is_moved(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(hours=1, minutes=30))
    (popup,) = look(reminding, qtbot)
    click(qtbot, button(popup, "Held"))
    with sample_desk.change("Move") as session:
        session.get_one(Meeting, meeting).start += timedelta(days=1)
    assert look(reminding, qtbot) == [popup]
    click(qtbot, button(popup, "Save"))
    assert look(reminding, qtbot) == []


def test_it_waits_while_another_program_fills_the_screen(
    reminding: Reminding, clock: Clock, elsewhere: dict[str, bool], qtbot: Any
) -> None:
    elsewhere["full_screen"] = True
    clock.goes_on(timedelta(minutes=5))
    assert look(reminding, qtbot) == []
    elsewhere["full_screen"] = False
    assert len(look(reminding, qtbot)) == 1


def test_what_is_switched_off_does_not_come(
    reminding: Reminding, clock: Clock, remembered: Remembered, qtbot: Any
) -> None:
    remembered.popups, remembered.after = False, False
    clock.goes_on(timedelta(minutes=5))
    assert look(reminding, qtbot) == []
    clock.goes_on(timedelta(hours=5))
    assert look(reminding, qtbot) == []
    remembered.after = True
    assert len(look(reminding, qtbot)) == 1


def test_opening_it_goes_on_in_the_window(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    with qtbot.waitSignals([reminding.showing, sample_desk.opening]):
        popup.opening.emit(meeting)
    assert look(reminding, qtbot) == []


def test_focus_opens_its_own_window_for_the_meeting(
    reminding: Reminding, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    (popup,) = look(reminding, qtbot)
    popup.focusing.emit(meeting)
    assert reminding.focus is not None
    assert reminding.focus.isVisible()
    reminding.focus.close()
    qtbot.waitUntil(lambda: reminding.focus is None)


def test_a_press_on_the_notification_is_one_on_the_pop_up(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1
    reminding._notices.snoozed.emit(meeting)
    assert look(reminding, qtbot) == []
    clock.goes_on(timedelta(minutes=5))
    assert len(look(reminding, qtbot)) == 1
    with qtbot.waitSignal(sample_desk.opening) as opened:
        reminding._notices.opened.emit(meeting)
    assert opened.args == ["meeting", meeting]


def test_after_days_away_they_come_a_few_at_a_time_the_latest_first(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    with sample_desk.change("Add") as session:
        first = session.get_one(Meeting, meeting)
        who = session.scalars(
            select(MeetingColleague.colleague_id).where(MeetingColleague.meeting_id == meeting)
        ).first()
        for number in range(6):
            start = first.start - timedelta(hours=number + 2)
            session.add(Meeting(id=f"past{number}", title="Past", start=start, minutes=30))
            session.flush()
            session.add(MeetingColleague(meeting_id=f"past{number}", colleague_id=who))
    clock.goes_on(timedelta(minutes=5))
    popups = look(reminding, qtbot)
    assert [one.meeting for one in popups] == [meeting, "past0", "past1"]
    popups[1].closed.emit("past0")
    qtbot.waitUntil(lambda: [one.meeting for one in reminding._shown.values()] == [meeting, "past1", "past2"])


def test_two_meetings_at_once_are_two_pop_ups(
    reminding: Reminding, sample_desk: Desk, clock: Clock, meeting: str, qtbot: Any
) -> None:
    with sample_desk.change("Add") as session:
        first = session.get_one(Meeting, meeting)
        who = session.scalars(
            select(MeetingColleague.colleague_id).where(MeetingColleague.meeting_id == meeting)
        ).first()
        session.add(Meeting(id="second", title="Another", start=first.start, minutes=30))
        session.flush()
        session.add(MeetingColleague(meeting_id="second", colleague_id=who))
    clock.goes_on(timedelta(minutes=5))
    one, other = look(reminding, qtbot)
    assert not one.frameGeometry().intersects(other.frameGeometry())
