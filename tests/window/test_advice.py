"""The list of advice as a person uses it: whom to ask, what came of it, and what each mentor was asked."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QPushButton, QWidget
from sqlalchemy import select

from journal.model import Approach, ChecklistItem, Colleague, Consultation, Mentor
from journal.store.preparation import prepared
from journal.window.colleagues.sheet import ColleagueSheet
from journal.window.desk import Desk
from journal.window.mentoring import AskedCard
from journal.window.popups.ticks import Ticks
from journal.window.reflections.consultation_view import ConsultationView
from journal.window.reflections.draft import Draft
from journal.window.reflections.mentor_view import MentorView
from journal.window.reflections.review_view import ReviewView
from journal.window.reflections.view import RecordView
from journal.window.today.looking_back import LookBackCard
from tests.window.conftest import NOW, Clock, labels
from tests.window.widgets import button, called, click, on_screen, whole

TODAY = NOW.date()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def shown(qtbot: Any, view: RecordView) -> RecordView:
    on_screen(qtbot, view, width=900)
    assert view.refresh()
    view.desk.changed.connect(lambda _: view.refresh())
    return view


def test_a_draft_says_whom_to_ask_and_one_click_takes_it(desk: Desk, qtbot: Any) -> None:
    draft = Draft(desk, "consultation", "dana")
    on_screen(qtbot, draft, width=900)
    draft.refresh()
    assert "What Ruth Adler advised helped with Mei Tanaka in May." in seen(draft)
    with qtbot.waitSignal(draft.asked) as asked:
        click(qtbot, named(draft, "Ask Ruth Adler"))
    what, record = asked.args
    assert what == "made_consultation"
    with desk.reading() as session:
        found = session.get_one(Consultation, record)
    assert (found.colleague_id, found.mentor_id, found.on) == ("dana", "ruth", TODAY)


def test_what_came_of_it_is_asked_some_time_after_and_kept(desk: Desk, qtbot: Any) -> None:
    view = shown(qtbot, ConsultationView(desk, "k-mei"))
    assert "8 months ago you talked about it. Did it help? A few words are enough." in seen(view)
    field = called(view, QPlainTextEdit, "In your own words")
    field.setFocus()
    qtbot.keyClicks(field, "We trust each other.")
    view.commit()
    with desk.reading() as session:
        assert session.get_one(Consultation, "k-mei").came_of == "We trust each other."
    assert not any("Did it help?" in one for one in seen(view))
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, named(view, "Approach of 26 Mar: it got better"))
    assert opening.args == ["approach", "a-mei"]


def test_the_review_asks_once_an_approach_has_ended(desk: Desk, qtbot: Any) -> None:
    view = shown(qtbot, ReviewView(desk, "sam"))
    assert not any("What came of" in one for one in seen(view))
    with desk.change("End") as session:
        found = session.get_one(Approach, "a-sam")
        found.ended_on, found.outcome = TODAY, "better"
    qtbot.waitUntil(lambda: any("What came of what Jim Keller advised on 31 Oct?" in one for one in seen(view)))
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, named(view, "Say it"))
    assert opening.args == ["consultation", "k-sam"]


def test_a_mentors_page_has_all_they_were_asked_and_each_opens(desk: Desk, qtbot: Any) -> None:
    view = shown(qtbot, MentorView(desk, "ruth"))
    assert "What came of it: It got better" in seen(view)
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, named(view, "About Mei Tanaka, 19 Mar"))
    assert opening.args == ["consultation", "k-mei"]


def test_a_colleague_who_is_a_mentor_has_the_same_list(desk: Desk, qtbot: Any) -> None:
    page = ColleagueSheet(desk)
    on_screen(qtbot, page, width=900)
    page.show_colleague("jim")
    qtbot.waitUntil(lambda: whole(page))
    card = page.findChild(AskedCard)
    assert card is not None
    assert card.isVisible()
    assert texts(card) == ["About Sam Okafor, 31 Oct", "About Victor Hale, 3 Apr"]
    page.show_colleague("amara")
    qtbot.waitUntil(lambda: whole(page))
    assert not card.isVisible()
    desk.background.finish()


def test_nobody_to_ask_is_no_suggestion(desk: Desk, qtbot: Any) -> None:
    with desk.change("Empty") as session:
        for one in session.scalars(select(Approach)).all() + session.scalars(select(Consultation)).all():
            session.delete(one)
        session.flush()
        session.delete(session.get_one(Mentor, "ruth"))
        session.get_one(Colleague, "jim").is_mentor = False
    view = shown(qtbot, ReviewView(desk, "dana"))
    assert named(view, "Record a consultation").isVisible()
    assert not any(one.startswith("Ask ") for one in texts(view))


def test_too_early_counts_down_on_the_review_and_on_the_page(desk: Desk, qtbot: Any) -> None:
    with desk.change("Less") as session:
        session.get_one(Colleague, "piotr").since = TODAY - timedelta(days=36)
    view = shown(qtbot, ReviewView(desk, "piotr"))
    assert "1 meeting and 24 days to go." in seen(view)
    page = ColleagueSheet(desk)
    on_screen(qtbot, page, width=900)
    page.show_colleague("piotr")
    qtbot.waitUntil(lambda: whole(page))
    assert "1 meeting and 24 days to go." in seen(page)
    desk.background.finish()


def test_today_asks_on_the_day_to_look_back(desk: Desk, clock: Clock, qtbot: Any) -> None:
    card = LookBackCard(desk)
    on_screen(qtbot, card)
    card.fill()
    assert not card.isVisible()
    clock.goes_on(timedelta(days=10))
    card.fill()
    assert "Did it help with Sam Okafor?" in seen(card)
    click(qtbot, called(card, QWidget, "Give it more time"))
    with desk.reading() as session:
        assert session.get_one(Approach, "a-sam").look_back_on == desk.today() + timedelta(days=28)
    card.fill()
    assert not card.isVisible()


def test_what_is_tried_is_ticked_on_a_checklist_that_was_filled_before(desk: Desk, qtbot: Any) -> None:
    with desk.reading() as session:
        meeting = session.scalars(select(ChecklistItem.meeting_id)).first()
    assert meeting is not None
    with desk.reading() as session:
        found = prepared(session, meeting, TODAY)
    assert found is not None
    who = found.colleagues[0].id
    with desk.change("Begin") as session:
        days = {"started_on": TODAY, "look_back_on": TODAY + timedelta(days=28)}
        session.add(Approach(id="new", colleague_id=who, text="Short calls", **days))
    with desk.reading() as session:
        found = prepared(session, meeting, TODAY)
    assert found is not None
    ticks = Ticks(desk, meeting)
    on_screen(qtbot, ticks)
    ticks.refresh(found.checklist, ())
    click(qtbot, ticks._rows["approach-new"].check)
    with desk.reading() as session:
        again = prepared(session, meeting, TODAY)
        kept = session.scalars(select(ChecklistItem).where(ChecklistItem.meeting_id == meeting)).all()
    assert again is not None
    assert {one.id: one.done for one in again.checklist}["approach-new"]
    assert sorted(one.key for one in kept) == sorted(one.id for one in again.checklist)


def seen(view: QWidget) -> list[str]:
    QApplication.processEvents()  # a layout shows what was added when it is next asked to
    return labels(view)


def named(view: QWidget, words: str) -> QAbstractButton:
    QApplication.processEvents()
    return button(view, words)


def texts(view: QWidget) -> list[str]:
    QApplication.processEvents()
    return [one.text().strip() for one in view.findChildren(QPushButton) if one.isVisible()]
