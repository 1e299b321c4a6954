"""Who is in a meeting, and its parts: nothing that is typed or ticked there is lost or left unsaid."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from sqlalchemy import select

from journal.model import Colleague, FollowUp, MeetingColleague, Question
from journal.window.desk import Desk
from journal.window.meetings.page import MeetingsPage
from journal.window.widgets.pick import InlineDate
from tests.window.conftest import labels
from tests.window.test_frame import full
from tests.window.test_meetings import open_page
from tests.window.widgets import called, click, type_over

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)

ADD = "Add a colleague to the meeting"


@pytest.fixture
def page(qtbot: Any, sample_desk: Desk) -> MeetingsPage:
    """The sample; shown is the meeting with Dana in twenty minutes."""
    return open_page(qtbot, sample_desk)


def who(desk: Desk, meeting: str) -> list[str]:
    with desk.reading() as session:
        query = select(Colleague.name).join(MeetingColleague, MeetingColleague.colleague_id == Colleague.id)
        query = query.where(MeetingColleague.meeting_id == meeting).order_by(MeetingColleague.position)
        return list(session.scalars(query))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_name_that_is_typed_and_left_is_added(page: MeetingsPage, sample_desk: Desk, qtbot: Any, key: Qt.Key) -> None:
    entry = called(page, QLineEdit, ADD)
    type_over(qtbot, entry, "mei tanaka")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    qtbot.keyClick(offered, key)
    assert who(sample_desk, page.sheet.meeting) == ["Dana Ortiz", "Mei Tanaka"]
    qtbot.waitUntil(lambda: entry.text() == "")


def test_somebody_unknown_is_added_on_leaving_and_can_be_undone(
    page: MeetingsPage, sample_desk: Desk, qtbot: Any
) -> None:
    entry = called(page, QLineEdit, ADD)
    type_over(qtbot, entry, "Xaver Zweig")
    with qtbot.waitSignal(sample_desk.said) as said:
        click(qtbot, page.sheet.head.heading)
    assert said.args == ["Xaver Zweig is a new colleague now.", True]
    assert who(sample_desk, page.sheet.meeting) == ["Dana Ortiz", "Xaver Zweig"]
    sample_desk.undo()
    assert who(sample_desk, page.sheet.meeting) == ["Dana Ortiz"]


def test_a_name_that_is_being_typed_is_saved_with_the_rest(page: MeetingsPage, sample_desk: Desk, qtbot: Any) -> None:
    meeting = page.sheet.meeting
    type_over(qtbot, called(page, QLineEdit, ADD), "Sam Okafor")
    page.commit()
    assert who(sample_desk, meeting) == ["Dana Ortiz", "Sam Okafor"]


def test_escape_takes_back_a_name(page: MeetingsPage, sample_desk: Desk, qtbot: Any) -> None:
    entry = called(page, QLineEdit, ADD)
    type_over(qtbot, entry, "zzz")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert who(sample_desk, page.sheet.meeting) == ["Dana Ortiz"]


def test_a_name_that_could_not_be_added_stays(
    page: MeetingsPage, sample_desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = called(page, QLineEdit, ADD)
    type_over(qtbot, entry, "zzz")
    with monkeypatch.context() as patch:
        patch.setattr(sample_desk.journal, "change", full)
        qtbot.keyClick(entry, Qt.Key.Key_Tab)
        assert not page.sheet.commit()
    assert entry.text() == "zzz"


def test_a_question_on_the_list_is_not_offered_again(page: MeetingsPage, sample_desk: Desk, qtbot: Any) -> None:
    offered = "How have the last few weeks been for you, working with me?"
    assert offered in labels(page.sheet.ready)
    click(qtbot, called(page.sheet.ready, QToolButton, "Put on the list of questions"))
    assert page.sheet.questions.rows[-1].text.text() == offered
    assert offered not in labels(page.sheet.ready)
    with sample_desk.change("Edit") as session:
        session.scalars(select(Question).where(Question.text == offered)).one().text = offered.upper().rstrip("?")
    assert offered not in labels(page.sheet.ready)
    sample_desk.undo()
    sample_desk.undo()
    qtbot.waitUntil(lambda: offered in labels(page.sheet.ready))


@pytest.mark.parametrize(
    ("name", "most"), [("Planned minutes", 10_080), ("Minutes it took", 10_080), ("Distractions", 100_000)]
)
@pytest.mark.parametrize("typed", ["abc", "999999"])
def test_what_is_no_number_goes_back_with_a_word(
    page: MeetingsPage, sample_desk: Desk, qtbot: Any, name: str, most: int, typed: str
) -> None:
    field = called(page, QLineEdit, name)
    before = field.text()
    type_over(qtbot, field, typed)
    with qtbot.waitSignal(sample_desk.said) as said:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said.args == [f"Write a whole number, at most {QLocale().toString(most)}", False]
    assert field.text() == before


def test_a_promise_kept_in_time_but_ticked_late_can_be_put_right(
    page: MeetingsPage, sample_desk: Desk, qtbot: Any
) -> None:
    kept = date(2026, 11, 20)
    with sample_desk.change("Add") as session:
        dana = session.scalars(select(Colleague.id).where(Colleague.name == "Dana Ortiz")).one()
        meeting = page.sheet.meeting
        session.add(FollowUp(text="Send the deck", owner="me", colleague_id=dana, meeting_id=meeting, due=kept))
    row = page.sheet.followups.rows[-1]
    day = called(row, InlineDate, "Done on")
    assert not day.isVisible()
    click(qtbot, row.check)
    qtbot.waitUntil(day.isVisible)
    assert day.text() == "Done: today"
    day._pick(kept)
    with sample_desk.reading() as session:
        assert session.scalars(select(FollowUp.done_on).where(FollowUp.text == "Send the deck")).one() == kept
    assert day.text() == "Done: Friday, 20 November"
    click(qtbot, row.check)
    assert not day.isVisible()
