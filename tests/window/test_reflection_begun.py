"""A reflection is begun on the screen, and comes into the journal with the first thing that is said in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from journal.app import Program
from journal.model import Colleague, Meeting, MeetingColleague, Reflection
from journal.store.removal import remove_colleague
from journal.window.desk import Desk
from journal.window.main_window import REFLECTIONS, TODAY
from journal.window.reflections.page import ReflectionsPage
from tests.window import conftest
from tests.window.conftest import NOW, desk_of
from tests.window.test_reflections import (
    answers,
    click,
    count,
    ids,
    named,
    read,
    rows,
    shown,
    tool,
    turn,
    type_into_menu,
    whose,
)
from tests.window.widgets import bring_up, focused

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # without a display, menus cannot grab
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(sample_desk: Desk, qtbot: Any) -> ReflectionsPage:
    return opened(sample_desk, qtbot)


def test_a_new_reflection_is_filled_in_by_keyboard(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    before = count(sample_desk, Reflection)
    page.new_record()
    view = shown(page)
    assert focused(page) is view.whom
    type_into_menu(qtbot, view.whom, "dana")
    assert count(sample_desk, Reflection) == before + 1
    marks = {"trust": 2, "alignment": 3, "communication": 4, "reciprocity": 5, "energy": 1}
    for what, mark in marks.items():
        view.ratings.fields[what].setFocus()
        qtbot.keyClicks(focused(page), str(mark))
    answer = view.prompts.first.field
    answer.setFocus()
    qtbot.keyClicks(answer, "I came unprepared.")
    view.text.setFocus()  # leaving the answer saves it
    stored = read(sample_desk, Reflection, view.record)
    assert (stored.on, stored.colleague_id) == (NOW.date(), whose(sample_desk, "Dana Ortiz"))
    assert {what: getattr(stored, what) for what in marks} == marks
    assert answers(sample_desk, view.record) == ["I came unprepared."]
    assert rows(page)[0].title == "Dana Ortiz"
    assert page._pane.section.view.currentIndex().row() == 0
    assert count(sample_desk, Reflection) == before + 1


def test_one_that_is_left_with_nothing_in_it_was_never_there(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    before = ids(page)
    for _ in range(2):
        page.reflect_on(whose(sample_desk, "Dana Ortiz"), None)
        assert shown(page).whom.text() == "Dana Ortiz"
    turn(page, qtbot, "To review")
    turn(page, qtbot, "Reflections")
    assert ids(page) == before
    assert shown(page).record in before
    assert sample_desk.journal.undo_label is None


def test_an_answer_alone_stores_it_and_spaces_do_not(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    before = count(sample_desk, Reflection)
    page.reflect_on(whose(sample_desk, "Dana Ortiz"), None)
    answer = shown(page).prompts.first.field
    answer.setFocus()
    qtbot.keyClicks(answer, "  ")
    page.commit()
    assert count(sample_desk, Reflection) == before
    qtbot.keyClicks(answer, "Now.")
    page.commit()
    assert read(sample_desk, Reflection, shown(page).record).colleague_id == whose(sample_desk, "Dana Ortiz")
    assert [one.strip() for one in answers(sample_desk, shown(page).record)] == ["Now."]


def test_undo_takes_the_first_words_back_and_redo_brings_them_again(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    before = ids(page)
    page.new_record()
    view = shown(page)
    view.text.setFocus()
    qtbot.keyClicks(view.text, "She listened")
    qtbot.waitUntil(lambda: count(sample_desk, Reflection) == len(before) + 1, timeout=4000)
    qtbot.keyClicks(view.text, " to the end.")
    page.commit()
    assert shown(page) is view
    assert sample_desk.journal.undo_label == "Add reflection"
    sample_desk.undo()
    assert (view.text.text(), ids(page)) == ("", before)
    sample_desk.redo()
    assert view.text.text() == "She listened to the end."
    assert ids(page) == [view.record, *before]


def test_after_a_meeting_it_is_on_the_one_who_was_there(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    dana, lena = whose(sample_desk, "Dana Ortiz"), whose(sample_desk, "Lena Fischer")
    with sample_desk.change("Fill") as session:
        for meeting, there in (("alone", (dana,)), ("both", (dana, lena))):
            session.add(Meeting(id=meeting, title="Sync", start=NOW, minutes=30, state="held"))
            session.flush()
            session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in there)
    for meeting, expected in (("alone", dana), ("both", None)):
        page.reflect_on(None, meeting)
        qtbot.keyClicks(shown(page).ratings.fields["trust"], "4")
        made = read(sample_desk, Reflection, shown(page).record)
        assert (made.meeting_id, made.colleague_id) == (meeting, expected)
    first = [name for _, name in shown(page)._people()[1:3]]
    assert first == ["Dana Ortiz", "Lena Fischer"]


def test_another_colleague_lets_go_of_a_meeting_that_they_were_not_in(page: ReflectionsPage, sample_desk: Desk) -> None:
    dana, lena = whose(sample_desk, "Dana Ortiz"), whose(sample_desk, "Lena Fischer")
    with sample_desk.change("Fill") as session:
        session.add(Meeting(id="hers", title="Sync", start=NOW, minutes=30, state="held"))
        session.flush()
        session.add(MeetingColleague(meeting_id="hers", colleague_id=dana))
    page.reflect_on(dana, "hers")
    assert shown(page).meeting.text().startswith("Sync")
    shown(page).whom.chosen.emit(lena)
    made = read(sample_desk, Reflection, shown(page).record)
    assert (made.colleague_id, made.meeting_id) == (lena, None)


def test_whom_it_was_begun_on_may_be_deleted_meanwhile(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    with sample_desk.change("Add") as session:
        session.add(Colleague(id="short", name="Short Guest"))
    page.reflect_on("short", None)
    with sample_desk.change("Delete") as session:
        remove_colleague(session, session.get_one(Colleague, "short"))
    qtbot.keyClicks(shown(page).ratings.fields["trust"], "3")
    assert read(sample_desk, Reflection, shown(page).record).colleague_id is None


def test_deleting_what_is_only_begun_goes_back_to_the_list(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    before = ids(page)
    page.new_record()
    click(qtbot, tool(shown(page), "Delete reflection"))
    assert shown(page).record in before
    assert ids(page) == before
    assert sample_desk.journal.undo_label is None


def test_the_first_of_all_is_begun_from_the_empty_page(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot)
    click(qtbot, named(page, "Write the first reflection"))
    qtbot.keyClicks(shown(page).text, "Quiet week.")
    page.commit()
    assert count(desk, Reflection) == 1
    click(qtbot, tool(shown(page), "Delete reflection"))
    assert named(page, "Write the first reflection").isVisible()
    desk.undo()
    assert read(desk, Reflection, ids(page)[0]).text == "Quiet week."


@pytest.mark.usefixtures("nothing_wrong")
def test_changing_the_tab_and_closing_leave_only_what_says_something(
    start: Callable[[Path], Program], sample_folder: Path, qtbot: Any
) -> None:
    program = start(sample_folder)
    before = conftest.count(program, Reflection)
    for words in ("", "Better today."):
        program.window.show_tab(REFLECTIONS)
        qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
        assert focused(program.window).accessibleName() == "About"
        page = program.window.findChild(ReflectionsPage)
        shown(page).text.setFocus()
        qtbot.keyClicks(shown(page).text, words)
        program.window.show_tab(TODAY)
    assert conftest.count(program, Reflection) == before + 1
    program.window.open_record("reflect", whose(desk_of(program), "Dana Ortiz"))
    program.window.close()
    program = start(sample_folder)
    assert conftest.count(program, Reflection) == before + 1
    with desk_of(program).reading() as session:
        assert session.scalars(select(Reflection).where(Reflection.text == "Better today.")).one()


def opened(desk: Desk, qtbot: Any) -> ReflectionsPage:
    made = ReflectionsPage(desk)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    return made
