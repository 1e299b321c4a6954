"""A verdict that one can argue with: set aside, put off, seen differently, under circumstances."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from journal.model import Approach, Circumstance, Consultation, Disagreement, Mentor, SetAside
from journal.window.desk import Desk
from journal.window.reflections.arguing import Circumstances, MyView
from journal.window.reflections.concern import ConcernBlock
from journal.window.reflections.page import ReflectionsPage
from journal.window.reflections.review_view import ReviewView
from journal.window.reflections.rows import to_review
from journal.window.reflections.setting_aside import SettingAside
from tests.window.conftest import NOW
from tests.window.widgets import click

TODAY = NOW.date()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # without a display, menus cannot grab


@pytest.fixture
def desk(sample_desk: Desk, qtbot: Any) -> Desk:
    qtbot.waitUntil(lambda: sample_desk.reviews.complete)
    return sample_desk


@pytest.fixture
def view(desk: Desk, qtbot: Any) -> ReviewView:
    """The review of the first of those that struggle."""
    page = ReflectionsPage(desk)
    page.resize(1280, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_record(to_review(desk)[0].colleague.id, "review", "")
    found = page.findChild(ReviewView)
    assert found is not None
    return found


def words(view: ReviewView) -> str:
    return "\n".join(one.text() for one in view.findChildren(QLabel))


def press(qtbot: Any, view: ReviewView, text: str) -> None:
    click(qtbot, next(one for one in view.findChildren(QPushButton) if one.text().strip() == text))


def test_a_concern_is_set_aside_with_a_reason_and_until_a_day(view: ReviewView, desk: Desk, qtbot: Any) -> None:
    block = view.findChildren(ConcernBlock)[0]
    before = desk.reviews.get(view.record)
    assert before is not None
    click(qtbot, block.put_aside)
    line = block.findChild(SettingAside)
    assert line is not None
    click(qtbot, line.set)
    assert line.hint.text() == "A word on why: you will want to know later."
    qtbot.keyClicks(line.reason, "Parental leave")
    click(qtbot, line.set)
    assert line.hint.text() == "Until which day?"
    line.until.refresh(TODAY + timedelta(days=30))
    click(qtbot, line.set)
    after = desk.reviews.get(view.record)
    assert after is not None
    assert [one.id for one, _ in after.set_aside] == [before.concerns[0].id]
    assert len(after.concerns) == len(before.concerns) - 1
    with desk.reading() as session:
        kept = session.scalars(select(SetAside)).one()
    assert (kept.reason, kept.until) == ("Parental leave", TODAY + timedelta(days=30))
    assert "Parental leave. Until" in words(view)
    press(qtbot, view, "Count it again")
    assert desk.reviews.get(view.record) == before
    desk.undo()
    desk.undo()
    assert desk.reviews.get(view.record) == before


def test_what_is_to_be_set_aside_is_typed_at_once_and_left_with_esc(view: ReviewView, qtbot: Any) -> None:
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    block = view.findChildren(ConcernBlock)[0]
    click(qtbot, block.put_aside)
    line = block.findChild(SettingAside)
    assert line is not None
    assert line.reason.hasFocus()
    qtbot.keyClick(line.reason, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert block.put_aside.hasFocus()
    click(qtbot, block.put_aside)
    again = block.findChildren(SettingAside)[-1]
    qtbot.waitUntil(again.isVisible)
    assert again.reason.hasFocus()


def test_put_off_it_leaves_the_queue_and_comes_back(view: ReviewView, desk: Desk, qtbot: Any, clock: Any) -> None:
    who = view.record
    assert who in {one.colleague.id for one in to_review(desk)}
    press(qtbot, view, "Put it off for a week")
    assert who not in {one.colleague.id for one in to_review(desk)}
    clock.goes_on(timedelta(days=7))
    assert who in {one.colleague.id for one in to_review(desk)}


def test_i_see_it_differently_is_kept_and_shown_the_next_time(view: ReviewView, desk: Desk, qtbot: Any) -> None:
    card = view.findChild(MyView)
    assert card is not None
    qtbot.keyClicks(card.text, "We talk every day in the corridor.")
    qtbot.keyClick(card.text, Qt.Key.Key_Return)
    with desk.reading() as session:
        kept = session.scalars(select(Disagreement)).one()
    found = desk.reviews.get(view.record)
    assert found is not None
    assert (kept.text, kept.on, kept.status) == ("We talk every day in the corridor.", TODAY, found.status)
    assert "Today, when it was “" in words(view)
    desk.undo()
    qtbot.waitUntil(lambda: "corridor." not in words(view))


def test_circumstances_stand_beside_the_evidence(view: ReviewView, desk: Desk, qtbot: Any) -> None:
    card = view.findChild(Circumstances)
    assert card is not None
    qtbot.keyClicks(card.text, "Quarter end")
    card.since.refresh(TODAY - timedelta(days=20))
    card.until.refresh(TODAY - timedelta(days=5))
    click(qtbot, card.add_for_all)
    with desk.reading() as session:
        kept = session.scalars(select(Circumstance)).one()
    assert (kept.text, kept.colleague_id, kept.since) == ("Quarter end", None, TODAY - timedelta(days=20))
    assert "for everybody" in words(view)
    again = view.findChildren(Circumstances)[-1]
    assert again.text.text() == ""


def test_after_all_rungs_it_seeks_others_and_stays_professional(view: ReviewView, desk: Desk, qtbot: Any) -> None:
    """Consulted, tried, nothing changed: who else could take the part; and one click sets it aside, and back."""
    who = view.record
    with desk.change("Climb") as session:
        session.add(Mentor(id="adviser", name="Ruth"))
        session.flush()
        session.add(Consultation(colleague_id=who, mentor_id="adviser", on=TODAY - timedelta(days=60)))
        days = {"started_on": TODAY - timedelta(days=59), "look_back_on": TODAY - timedelta(days=30)}
        session.add(Approach(colleague_id=who, text="Short calls", ended_on=TODAY, outcome="no_change", **days))
    found = desk.reviews.get(who)
    assert found is not None
    assert found.advice == "seek_others"
    assert "Who else could take the part" in words(view)
    press(qtbot, view, "Stay professional")
    rests = desk.reviews.get(who)
    assert rests is not None
    assert rests.status == "resting"
    qtbot.waitUntil(
        lambda: "Your own practice" not in [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    )
    desk.undo()
    assert desk.reviews.get(who) == found


def test_what_is_begun_stays_when_the_journal_changes(view: ReviewView, desk: Desk, qtbot: Any) -> None:
    card = view.findChild(Circumstances)
    assert card is not None
    qtbot.keyClicks(card.text, "New boss")
    with desk.change("Note") as session:
        session.add(Circumstance(text="Reorganisation", since=TODAY))
    again = view.findChildren(Circumstances)[-1]
    assert again is not card
    assert again.text.text() == "New boss"
    assert "Reorganisation" in words(view)
