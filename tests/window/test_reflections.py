"""The Reflections tab as a person uses it: click, type, leave; review what does not work, and climb the ladder."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from sqlalchemy import func, select

from journal.errors import JournalError
from journal.model import (
    Answer,
    Approach,
    Base,
    Colleague,
    Consultation,
    Mentor,
    Reflection,
)
from journal.window.desk import Desk
from journal.window.reflections.page import ReflectionsPage
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Role
from tests.window.conftest import NOW

TODAY = NOW.date()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # without a display, menus cannot grab


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ReflectionsPage:
    made = ReflectionsPage(desk)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_an_answer_that_is_emptied_is_not_kept(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    page.new_record()
    view = shown(page)
    answer = view.prompts.first.field
    answer.setFocus()
    qtbot.keyClicks(answer, "No")
    page.commit()
    assert answers(desk, view.record) == ["No"]
    qtbot.keyClick(answer, Qt.Key.Key_Backspace)
    qtbot.keyClick(answer, Qt.Key.Key_Backspace)
    page.commit()
    assert answers(desk, view.record) == []


def test_an_existing_answer_is_shown_whatever_is_asked_now(page: ReflectionsPage, desk: Desk) -> None:
    with desk.change("Add reflection") as session:
        session.add(Reflection(id="old", on=TODAY))
        session.flush()
        session.add(Answer(reflection_id="old", prompt="What nobody asks any more?", answer="This."))
    page.show_record("old", "reflection", "old")
    fields = {name: one.field.text() for (name, _), one in shown(page).prompts._fields.items()}
    assert fields["What nobody asks any more?"] == "This."
    assert len(fields) > 1


def test_a_reflection_is_deleted_at_once_and_undo_brings_it_back(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    record, before = shown(page).record, count(desk, Reflection)
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, tool(shown(page), "Delete reflection"))
    assert said.args[1] is True
    assert count(desk, Reflection) == before - 1
    assert shown(page).record != record
    desk.undo()
    assert count(desk, Reflection) == before
    assert record in ids(page)


def test_the_filter_finds_words_and_names(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Add reflection") as session:
        session.add(Reflection(id="rare", on=date(2020, 2, 29), text="Über 100% of a zebra_crossing"))
    for words, expected in (("ZEBRA_c", ["rare"]), ("100%", ["rare"]), ("über", ["rare"]), ("0%z", [])):
        page._pane.filter.setText(words)
        assert ids(page) == expected, words
    page.focus_filter()
    qtbot.keyClicks(QApplication.focusWidget(), "dana")
    assert {row.title for row in rows(page)} == {"Dana Ortiz"}


def test_the_oldest_can_be_first_in_all_that_the_filter_leaves(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Add many") as session:
        session.add_all(Reflection(id=f"r{number}", on=date(2020, 1, 1) + timedelta(number)) for number in range(300))
        session.add(Reflection(id="first", on=date(2019, 5, 1), text="A zebra"))
    selected, newest = shown(page).record, ids(page)
    pick(page._pane.order, "Oldest first")
    assert ids(page)[:3] == ["first", "r0", "r1"]
    assert page._pane.section.model.rowCount() == 200
    assert shown(page).record == selected
    page.focus_filter()
    qtbot.keyClicks(QApplication.focusWidget(), "zebra")
    assert ids(page) == ["first"]
    page._pane.filter.clear()
    pick(page._pane.order, "Newest first")
    assert ids(page) == newest
    turn(page, qtbot, "To review")
    assert not page._pane.order.isVisible()


def test_hundreds_of_reflections_come_page_by_page_and_the_oldest_can_be_shown(
    page: ReflectionsPage, desk: Desk
) -> None:
    with desk.change("Add many") as session:
        session.add_all(Reflection(id=f"r{number}", on=date(2024, 1, 1) - timedelta(number)) for number in range(900))
    model = page._pane.section.model
    assert model.rowCount() <= 200
    page.show_record("r899", "reflection", "r899")
    assert model.rowCount() > 900
    assert page._pane.section.view.currentIndex().data(Role.ID) == "r899"


def test_the_selection_stays_when_something_else_changes(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    view = page._pane.section.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    record = shown(page).record
    assert view.currentIndex().row() == 2
    with desk.change("Add reflection") as session:
        session.add(Reflection(on=TODAY))
    assert (view.currentIndex().row(), view.currentIndex().data(Role.ID)) == (3, record)
    assert shown(page).record == record


def test_the_queue_shows_dana_and_her_evidence_opens(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    turn(page, qtbot, "To review")
    view = shown(page)
    assert rows(page)[0].title == "Dana Ortiz"
    assert view.badge.accessibleName() == "Not working"
    review = desk.reviews.get(view.record)
    assert review is not None
    concern = next(one for one in review.concerns if one.id == "broken_commitments")
    chip = next(one for one in view.findChildren(QPushButton) if one.text().startswith("Promise due"))
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, chip)
    assert opening.args[0] == "followup"
    assert opening.args[1] in {one.id for one in concern.evidence}


def test_next_and_previous_go_through_the_queue(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    turn(page, qtbot, "To review")
    queue = ids(page)
    seen = [shown(page).record]
    while shown(page).next.isEnabled():
        click(qtbot, shown(page).next)
        seen.append(shown(page).record)
    assert seen == queue
    assert len(queue) > 1
    click(qtbot, shown(page).previous)
    assert shown(page).record == queue[-2]


def test_who_needs_no_review_any_more_leaves_the_queue_and_stays_on_the_right(
    page: ReflectionsPage, desk: Desk, qtbot: Any
) -> None:
    turn(page, qtbot, "To review")
    dana = shown(page).record
    with desk.change("Set aside") as session:
        session.get_one(Colleague, dana).stage = "archived"
    assert dana not in ids(page)
    assert shown(page).badge.accessibleName() == "Resting"
    following = ids(page)[0]
    click(qtbot, shown(page).next)
    assert shown(page).record == following


def test_from_not_working_to_a_consultation_and_an_approach(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    turn(page, qtbot, "To review")
    dana = shown(page).record
    click(qtbot, named(page, "Ask somebody else"))
    pick(shown(page).mentor.choice, "Ruth Adler")
    view = shown(page)
    with desk.reading() as session:
        stored = session.scalars(select(Consultation).where(Consultation.colleague_id == dana)).one()
        ruth = session.scalars(select(Mentor).where(Mentor.name == "Ruth Adler")).one()
    assert (view.record, stored.on, stored.mentor_id) == (stored.id, TODAY, ruth.id)
    qtbot.keyClicks(view.advice.field, "Meet at her desk.")
    click(qtbot, named(page, "Begin an approach"))
    with desk.reading() as session:
        begun = session.scalars(select(Approach).where(Approach.colleague_id == dana)).one()
    assert (begun.consultation_id, begun.text) == (stored.id, "Meet at her desk.")
    assert (begun.started_on, begun.look_back_on) == (TODAY, TODAY + timedelta(days=28))
    assert shown(page).record == begun.id


def test_a_new_mentor_is_named_where_the_consultation_stands(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    with desk.reading() as session:
        record = session.scalars(select(Consultation.id)).first()
    page.show_record(record, "consultation", record)
    choice = shown(page).mentor
    pick(choice.choice, "New mentor …")
    qtbot.keyClicks(choice.name, "Ines Roth")
    qtbot.keyClick(choice.name, Qt.Key.Key_Return)
    stored = read(desk, Consultation, record)
    assert read(desk, Mentor, stored.mentor_id).name == "Ines Roth"
    assert stored.mentor_colleague_id is None
    assert choice.choice.text() == "Ines Roth"


def test_looking_back_ends_what_was_tried(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    dana = whose(desk, "Dana Ortiz")
    with desk.change("Begin approach") as session:
        session.add(
            Approach(
                id="try",
                colleague_id=dana,
                text="Shorter",
                started_on=date(2026, 10, 1),
                look_back_on=date(2026, 11, 20),
            )
        )
    turn(page, qtbot, "To review")
    assert shown(page).record == dana
    click(qtbot, named(page, "It got better"))
    ended = read(desk, Approach, "try")
    assert (ended.ended_on, ended.outcome) == (TODAY, "better")
    desk.undo()
    assert read(desk, Approach, "try").ended_on is None


def test_a_mentor_who_was_consulted_is_not_deleted_and_it_is_said(
    page: ReflectionsPage, desk: Desk, qtbot: Any
) -> None:
    with desk.reading() as session:
        ruth = session.scalars(select(Mentor.id).where(Mentor.name == "Ruth Adler")).one()
    page.show_record(ruth, "mentor", ruth)
    with qtbot.waitSignal(desk.troubled) as troubled:
        click(qtbot, tool(shown(page), "Delete mentor"))
    assert isinstance(troubled.args[0], JournalError)
    assert shown(page).record == ruth


def test_a_mentor_is_never_without_a_name(page: ReflectionsPage, desk: Desk, qtbot: Any) -> None:
    with desk.reading() as session:
        ruth = session.scalars(select(Mentor.id).where(Mentor.name == "Ruth Adler")).one()
    page.show_record(ruth, "mentor", ruth)
    name = shown(page).name
    name.setFocus()
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    shown(page).notes.field.setFocus()
    assert name.text() == "Ruth Adler"
    assert read(desk, Mentor, ruth).name == "Ruth Adler"


def test_a_narrow_window_shows_the_list_or_the_record(page: ReflectionsPage, qtbot: Any) -> None:
    page.resize(500, 640)
    assert page._pane.isVisible()
    assert not shown(page).isVisible()
    view = page._pane.section.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert shown(page).isVisible()
    click(qtbot, named(page, "Back to the list"))
    assert view.hasFocus()


def shown(page: ReflectionsPage) -> Any:
    return page._view


def rows(page: ReflectionsPage) -> list[Any]:
    model = page._pane.section.model
    return [model.index(number).data(Role.ROW) for number in range(model.rowCount())]


def ids(page: ReflectionsPage) -> list[str]:
    model = page._pane.section.model
    return [model.index(number).data(Role.ID) for number in range(model.rowCount())]


def click(qtbot: Any, widget: QWidget) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def named(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text().strip() == words and one.isVisible())


def tool(page: QWidget, words: str) -> QToolButton:
    return next(one for one in page.findChildren(QToolButton) if one.accessibleName() == words)


def turn(page: ReflectionsPage, qtbot: Any, words: str) -> None:
    click(qtbot, named(page, words))


def pick(choice: InlineChoice, words: str) -> None:
    next(one for one in choice.menu().actions() if one.text() == words).trigger()


def type_into_menu(qtbot: Any, button: QToolButton, words: str) -> None:
    """Open a menu by keyboard, which waits until it is closed, and type into it."""
    done = []

    def type_there() -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        field = popup.focusWidget()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        done.append(True)

    QTimer.singleShot(50, type_there)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(done) and QApplication.activePopupWidget() is None)
    button.window().activateWindow()
    qtbot.waitUntil(button.window().isActiveWindow)


def count(desk: Desk, model: type[Base]) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def read(desk: Desk, model: type[Any], record: str) -> Any:
    with desk.reading() as session:
        return session.get_one(model, record)


def answers(desk: Desk, record: str) -> list[str]:
    with desk.reading() as session:
        return list(session.scalars(select(Answer.answer).where(Answer.reflection_id == record)))


def whose(desk: Desk, name: str) -> str:
    with desk.reading() as session:
        return session.scalars(select(Colleague.id).where(Colleague.name == name)).one()
