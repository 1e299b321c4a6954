"""The search over everything, typed into and chosen from as a person does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton
from sqlalchemy import select

from journal.app import Program
from journal.model import Colleague, FollowUp, Meeting
from journal.store.removal import remove_colleague
from journal.store.search import KINDS
from journal.window.main_window import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY
from journal.window.search_box import MOST, SearchBox, kinds_in_words
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.rows import Role
from tests.window.conftest import NOW, desk_of, labels
from tests.window.widgets import focused

pytestmark = pytest.mark.usefixtures("nothing_wrong")

Start = Callable[[Path], Program]
CTRL = Qt.KeyboardModifier.ControlModifier

FOUND = [
    ("colleague", "fischer", COLLEAGUES, "Lena Fischer"),
    ("mentor", "adler", REFLECTIONS, "Ruth Adler"),
    ("me", "robin", COLLEAGUES, "Robin Vale"),
    ("fact", "sails alone", COLLEAGUES, "Sails a small boat, alone"),
    ("preference", "corridor", COLLEAGUES, "Decides in the corridor, not in the meeting"),
    ("goal", "customers north", COLLEAGUES, "Two more customers in the north"),
    ("meeting", "bakery corner", MEETINGS, "The bakery on the corner"),
    ("checklist_item", "one thing could give", MEETINGS, "Think of one thing you could give"),
    ("question", "counted first day", MEETINGS, "What would you like to have counted on the first day?"),
    ("restatement", "drivers speak others", MEETINGS, "Two drivers speak for the others"),
    (
        "contact",
        "offer rows whenever",
        COLLEAGUES,
        "A welcome, and the offer to show her the five rows whenever it suits.",
    ),
    ("followup", "print five rows", COLLEAGUES, "Print the five rows of the table, with one example each"),
    ("value", "introduced finance", COLLEAGUES, "Introduced me to the head of Finance"),
    ("reflection", "fourth floor needing", REFLECTIONS, "This year I learned to ask one question and then be quiet. "),
    ("answer", "chair plan signature", REFLECTIONS, "Lena, with a chair and the plan. "),
    ("consultation", "reason east waits", REFLECTIONS, "Three of our meetings did not take place: "),
    ("approach", "shift handover", REFLECTIONS, "Fifteen minutes in the control room, "),
    ("recap_text", "wall five weeks finance first", MEETINGS, "Hi Mei,"),
]
"""For each kind of record in the sample: words that it has, the tab where it lives, and what is read there."""
NOT_IN_THE_SAMPLE = {"starter", "own_question", "set_aside", "circumstance", "disagreement", "brief_text"}
PARTS = {"fact", "preference", "goal", "checklist_item", "question", "restatement", "contact", "followup", "value"}
"""What stands in a row on a page: the keyboard goes into it."""


@pytest.fixture
def program(start: Start, sample_folder: Path) -> Program:
    return start(sample_folder)


def test_every_kind_of_record_is_looked_for_below() -> None:
    assert [kind for kind, *_ in FOUND] == [kind.table for kind in KINDS if kind.table not in NOT_IN_THE_SAMPLE]


@pytest.mark.parametrize(("kind", "words", "tab", "reads"), FOUND, ids=[kind for kind, *_ in FOUND])
def test_what_is_found_opens_where_it_lives(
    program: Program, qtbot: Any, kind: str, words: str, tab: int, reads: str
) -> None:
    look_for(program, qtbot, words)
    for _ in range(kinds(program).index(kind)):
        qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Down)
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Return)
    assert not box(program).isVisible()
    assert program.window.tab == tab
    if kind in PARTS:
        field = focused(program.window)
        assert isinstance(field, InlineLine | InlineText)
        assert field.text() == reads
    else:
        assert any(one.startswith(reads) for one in read(program))


@pytest.mark.parametrize("words", ["dupre", "DUPRÉ", "ren dup", "dupre  rene", "ÉLAN", "elan"])
def test_the_beginnings_of_words_are_enough_whatever_their_accents(program: Program, qtbot: Any, words: str) -> None:
    with desk_of(program).change("Add") as session:
        session.add(Colleague(name="René Dupré", notes="Works with élan"))
    look_for(program, qtbot, words)
    assert titles(program) == ["René Dupré"]


def test_each_letter_narrows_what_is_found(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "a")
    assert len(titles(program)) == MOST
    assert labels(box(program)) == ["There is more: type another word."]
    qtbot.keyClicks(program.window.nav.search, "dler")
    assert titles(program) == ["Ruth Adler"]
    assert labels(box(program)) == []
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Delete)
    assert not box(program).isVisible()


def test_the_arrows_go_round_and_the_keyboard_stays_in_the_field(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "launch")
    search, found = program.window.nav.search, found_list(program)
    assert found.currentIndex().row() == 0
    qtbot.keyClick(search, Qt.Key.Key_Up)
    assert found.currentIndex().row() == MOST - 1
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert found.currentIndex().row() == 1
    assert focused(program.window) is search


def test_a_click_opens_too(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "adler")
    found = found_list(program)
    place = found.visualRect(found.model().index(0, 0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert program.window.tab == REFLECTIONS
    assert "Ruth Adler" in read(program)


def test_escape_leaves_everything_as_it_was(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "launch")
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Escape)
    assert not box(program).isVisible()
    assert program.window.nav.search.text() == ""
    assert not program.window.nav.search.hasFocus()
    assert program.window.tab == TODAY


def test_what_kind_each_is_stands_there_in_words(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "everything else at her desk")
    (row,) = [found_list(program).model().index(0, 0).data(Role.ROW)]
    assert row.note == "Preference · 13 Mar"
    assert row.subtitle == "Decisions by e-mail, everything else at her desk"
    assert set(kinds_in_words()) == {kind.table for kind in KINDS}


@pytest.mark.parametrize("words", ["zeppelin", '"', "NEAR(zeppelin)", "-*^:()"])
def test_where_nothing_is_found_it_says_so(program: Program, qtbot: Any, words: str) -> None:
    look_for(program, qtbot, words)
    assert labels(box(program)) == ["Nothing has these words."]
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Down)
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Return)
    assert program.window.tab == TODAY


def test_what_looks_like_markup_is_shown_as_it_was_written(program: Program, qtbot: Any) -> None:
    title, notes = "<h1>Zeppelin</h1>", "<img src='x'> & <b>balloons</b>"
    with desk_of(program).change("Add") as session:
        session.add(Meeting(title=title, start=NOW, notes=notes))
    look_for(program, qtbot, "balloons")
    row = found_list(program).model().index(0, 0).data(Role.ROW)
    assert (row.title, row.subtitle) == (title, notes)
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Return)
    assert title in read(program)
    assert notes in read(program)


def test_what_was_deleted_meanwhile_opens_nothing(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "print five rows")
    with desk_of(program).change("Delete") as session:
        session.delete(session.scalars(select(FollowUp).where(FollowUp.text.startswith("Print the five"))).one())
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Return)
    look_for(program, qtbot, "fischer")
    with desk_of(program).change("Delete") as session:
        remove_colleague(session, session.scalars(select(Colleague).where(Colleague.name == "Lena Fischer")).one())
    qtbot.keyClick(program.window.nav.search, Qt.Key.Key_Return)
    assert program.window.tab == TODAY
    look_for(program, qtbot, "fischer")
    assert "Lena Fischer" not in titles(program)


def test_coming_back_to_the_field_finds_again(program: Program, qtbot: Any) -> None:
    look_for(program, qtbot, "adler")
    program.window.findChildren(QPushButton)[0].setFocus()
    assert not box(program).isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_K, CTRL)
    assert box(program).isVisible()
    assert titles(program) == ["Ruth Adler"]


def test_a_search_with_what_is_being_typed_elsewhere_finds_it(program: Program, qtbot: Any) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(focused(program.window), "Zeppelin")
    look_for(program, qtbot, "zepp")
    assert titles(program) == ["Zeppelin"]


def look_for(program: Program, qtbot: Any, words: str) -> None:
    """Go to the search by key, and type."""
    qtbot.keyClick(program.window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(program.window.nav.search, words)
    assert box(program).isVisible()


def box(program: Program) -> SearchBox:
    found = program.window.findChild(SearchBox)
    assert found is not None
    return found


def found_list(program: Program) -> QListView:
    found = box(program).findChild(QListView)
    assert found is not None
    return found


def titles(program: Program) -> list[str]:
    model = found_list(program).model()
    return [model.index(row, 0).data(Role.ROW).title for row in range(model.rowCount())]


def kinds(program: Program) -> list[str]:
    """The kinds of what was found, in its order."""
    return [hit.kind for hit in box(program)._model.hits]


def read(program: Program) -> list[str]:
    """All that is read on the page: in its labels and its fields."""
    window = program.window
    fields: list[InlineLine | InlineText] = [*window.findChildren(InlineLine), *window.findChildren(InlineText)]
    return [*labels(window), *(one.text() for one in fields if one.isVisible())]
