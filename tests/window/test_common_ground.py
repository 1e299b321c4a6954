"""The card of common ground: what is shared and why; a starter is changed, copied, marked as used, all undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from sqlalchemy import select

from journal.model import Colleague, Fact, Me, Meeting, MeetingColleague, Starter
from journal.window.colleagues.common import CommonGround, _Match
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.meetings.ready import ReadyCard
from journal.window.widgets.check import Check
from journal.window.widgets.inline import InlineText
from tests.window.widgets import bring_up, called, click, on_screen, type_over


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> Iterator[ColleaguesPage]:
    """Dana's page: chess, and Ireland, and where both work."""
    with desk.change("Fill") as session:
        session.add_all([Me(organisation="Encompass"), Colleague(id="dana", name="Dana Ortiz")])
        session.flush()
        for colleague in ("dana", None):
            session.add(Fact(colleague_id=colleague, kind="interest", text="Chess"))
        session.add(Fact(colleague_id="dana", kind="place", text="Galway <b>", source="Jim"))
        session.add(Fact(colleague_id=None, kind="place", text="Ireland"))
    made = ColleaguesPage(desk)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    yield made
    made.close()
    made.deleteLater()  # before the desk is cleared
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def card(page: ColleaguesPage) -> CommonGround:
    return page.findChild(CommonGround)  # type: ignore[return-value]


def rows(page: ColleaguesPage) -> list[_Match]:
    """From top to bottom."""
    QApplication.processEvents()
    return sorted((one for one in card(page).findChildren(_Match) if one.isVisible()), key=lambda one: one.y())


def read(row: _Match) -> list[str]:
    return [one.text() for one in row.findChildren(QLabel) if one.isVisible()]


def field(row: _Match) -> InlineText:
    return called(row, InlineText, "Starter")


def kept(desk: Desk) -> list[tuple[str, str | None, Any]]:
    with desk.reading() as session:
        return [(one.theirs, one.words, one.used_on) for one in session.scalars(select(Starter))]


def test_both_texts_and_why_can_be_read(page: ColleaguesPage) -> None:
    chess, galway, organisation = rows(page)
    assert read(chess) == ["Chess", "You: Chess", "Both name Chess.", "Used"]
    assert read(galway) == ["Galway <b>", "You: Ireland", "Galway is in Ireland.", "Used"]
    assert read(organisation)[0] == "Encompass"
    assert "Jim" in field(galway).text()


def test_a_starter_is_changed_in_place_and_emptied_it_is_the_journals_again(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    words = field(rows(page)[0])
    before = words.text()
    type_over(qtbot, words, "Who taught you?")
    words.clearFocus()
    assert kept(desk) == [("Chess", "Who taught you?", None)]
    assert words.text() == "Who taught you?"
    type_over(qtbot, words, "")
    words.commit()
    assert kept(desk) == [("Chess", "Who taught you?", None)]
    words.clearFocus()
    assert words.text() == before
    assert kept(desk) == []
    desk.undo()
    assert words.text() == "Who taught you?"
    desk.undo()
    assert words.text() == before


def test_emptied_and_left_it_comes_back_even_where_nothing_was_kept(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    words = field(rows(page)[0])
    before = words.text()
    type_over(qtbot, words, "")
    words.clearFocus()
    assert words.text() == before
    assert kept(desk) == []


def test_what_is_copied_is_what_stands_there(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    row = rows(page)[0]
    type_over(qtbot, field(row), "Who taught you?")
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, called(row, QToolButton, "Copy"))
    assert said.args[0] == "Copied."
    assert QApplication.clipboard().text() == "Who taught you?"


def test_what_was_used_goes_below_with_its_day_and_comes_back_undone(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    tick = called(rows(page)[0], Check, "Used")
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, tick)
    assert said.args[1]  # with Undo beside it
    assert [read(row)[0] for row in rows(page)] == ["Galway <b>", "Chess", "Encompass"]
    used = rows(page)[1]
    assert "Used today" in read(used)
    assert called(used, Check, "Used").isChecked()
    desk.undo()
    assert [read(row)[0] for row in rows(page)] == ["Chess", "Galway <b>", "Encompass"]
    assert not called(rows(page)[0], Check, "Used").isChecked()


def test_a_tick_is_taken_away_with_the_keyboard_too(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    tick = called(rows(page)[0], Check, "Used")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert [day for _, _, day in kept(desk)] == [desk.today()]
    assert tick.hasFocus()  # it went along when its row moved
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert kept(desk) == []


def test_words_typed_for_one_stay_with_that_one_when_another_is_shown(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    with desk.change("Add") as session:
        session.add(Colleague(id="mei", name="Mei Tanaka"))
        session.flush()
        session.add(Fact(colleague_id="mei", kind="interest", text="Chess"))
    page.show_record("dana", "colleague", "dana")
    type_over(qtbot, field(rows(page)[0]), "For Dana alone")
    page.show_record("mei", "colleague", "mei")
    assert kept(desk) == [("Chess", "For Dana alone", None)]
    assert field(rows(page)[0]).text() != "For Dana alone"


def test_a_meeting_begins_with_ones_own_words_and_with_what_was_not_said(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    words = field(rows(page)[0])
    type_over(qtbot, words, "Who taught you?")
    words.clearFocus()
    with desk.change("Add") as session:
        session.add(Meeting(id="sync", title="Sync", start=desk.now()))
        session.flush()
        session.add(MeetingColleague(meeting_id="sync", colleague_id="dana"))
    ready = ReadyCard(desk)
    on_screen(qtbot, ready)
    ready.refresh("sync", ahead=True)
    QApplication.processEvents()
    shown = [one.text() for one in ready.findChildren(QLabel) if one.text().startswith("“")]
    assert shown[0] == "“Who taught you?”"
    click(qtbot, called(ready, QToolButton, "Said it"))
    ready.refresh("sync", ahead=True)
    QApplication.processEvents()
    shown = [one.text() for one in ready.findChildren(QLabel) if one.text().startswith("“") and one.isVisible()]
    assert "Galway" in shown[0]
    assert "“Who taught you?”" not in shown
