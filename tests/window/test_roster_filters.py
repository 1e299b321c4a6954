"""The list of colleagues: what it is filtered and sorted by, filters with a name, and what is remembered of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget

from journal.app import Program
from journal.method.rules.review import STATUSES
from journal.model import Colleague, Contact, Meeting, MeetingColleague
from journal.store.roster import Person
from journal.window.colleagues.narrowing import SORTS, Known, Narrow, narrowed
from journal.window.colleagues.page import ColleaguesPage
from journal.window.colleagues.roster import Roster
from journal.window.desk import Desk
from journal.window.remembered import Remembered
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Role, Row
from tests.window.conftest import NOW
from tests.window.widgets import bring_up, called, click, focused, take, type_over

TODAY = NOW.date()


@pytest.fixture
def told(desk: Desk) -> Desk:
    with desk.change("Fill") as session:
        for who, more in {
            "dana": {"department": "People", "tags": ["launch", "Berlin"], "organisation": "Encompass"},
            "mei": {"department": "Finance", "tags": ["launch"], "is_mentor": True},
            "sam": {"department": "Finance", "stage": "professional_only"},
            "abel": {"stage": "archived", "tags": ["berlin"]},
        }.items():
            session.add(Colleague(id=who, name=who.title(), role="Lead", **more))
        session.flush()
        for who, ago in (("dana", 3), ("mei", 45)):
            on = TODAY - timedelta(days=ago)
            session.add(Contact(colleague_id=who, on=on, channel="email", started_by="me"))
        for who, days, hour in (("sam", 1, 9), ("mei", 1, 8), ("mei", -9, 8)):
            meeting = Meeting(title="Sync", start=NOW.replace(hour=hour) + timedelta(days=days))
            session.add(meeting)
            session.flush()
            session.add(MeetingColleague(meeting_id=meeting.id, colleague_id=who))
    return desk


@pytest.fixture
def roster(told: Desk, qtbot: Any) -> Roster:
    made = Roster(told)
    qtbot.addWidget(made)
    made.resize(300, 700)
    bring_up(qtbot, made)
    told.reviews.work_out_all()
    qtbot.waitUntil(lambda: told.reviews.complete)
    made.reload()
    return made


def rows(roster: Roster) -> list[Row]:
    model = roster.list.model()
    return [model.index(row, 0).data(Role.ROW) for row in range(1, model.rowCount())]


def names(roster: Roster) -> list[str]:
    return [row.title for row in rows(roster)]


def chips(part: QWidget) -> dict[str, QPushButton]:
    """What can be pressed, by what a screen reader calls it."""
    QApplication.processEvents()
    return {one.accessibleName(): one for one in part.findChildren(QPushButton) if one.isVisible()}


def pick(roster: Roster, qtbot: Any, *words: str) -> None:
    """Pick in the panel."""
    if "More filters" in chips(roster) and not roster._filter.panel.isVisible():
        click(qtbot, chips(roster)["More filters"])
    for one in words:
        click(qtbot, chips(roster)[one])


@pytest.mark.parametrize(
    ("picks", "found"),
    [
        (["Tag: launch"], ["Dana", "Mei"]),
        (["Tag: Berlin"], ["Dana", "Abel"]),  # however it is written
        (["Tag: launch", "Tag: Berlin"], ["Dana", "Mei", "Abel"]),
        (["Tag: launch", "Department: Finance"], ["Mei"]),
        (["Organisation: Encompass"], ["Dana"]),
        (["Partnership: Archived"], ["Abel"]),
        (["To me: A mentor of mine"], ["Mei"]),
        (["How it stands: New"], ["Dana", "Mei"]),
        (["How it stands: Working"], []),
    ],
)
def test_of_one_kind_any_pick_is_enough_of_several_all_are_needed(
    roster: Roster, picks: list[str], found: list[str], qtbot: Any
) -> None:
    pick(roster, qtbot, *picks)
    assert sorted(names(roster)) == sorted(found)
    for one in picks:
        assert one not in chips(roster)  # what is picked is not offered again
        click(qtbot, chips(roster)[f"Take away {one.partition(': ')[2]}"])
    assert len(names(roster)) == 4


def test_no_contact_for_a_while_is_found_and_followed(roster: Roster, told: Desk, qtbot: Any) -> None:
    pick(roster, qtbot, "No contact for: a month")
    qtbot.waitUntil(lambda: sorted(names(roster)) == ["Abel", "Mei", "Sam"])
    with told.change("Write") as session:
        session.add(Contact(colleague_id="mei", on=TODAY, channel="email", started_by="me"))
    assert sorted(names(roster)) == ["Abel", "Sam"]
    told.undo()
    assert "Mei" in names(roster)


def test_each_sort_says_what_it_sorts_by(roster: Roster, qtbot: Any) -> None:
    assert names(roster) == ["Dana", "Mei", "Sam", "Abel"]
    assert [row.subtitle for row in rows(roster)][:1] == ["Lead"]
    take(called(roster, InlineChoice, "Sort"), "Longest without contact")
    qtbot.waitUntil(lambda: names(roster) == ["Mei", "Dana", "Sam", "Abel"])
    assert [row.subtitle for row in rows(roster)] == [
        "Last contact 6 weeks ago",
        "Last contact 3 days ago",
        "No contact yet",
        "No contact yet",
    ]
    take(called(roster, InlineChoice, "Sort"), "By next meeting")
    assert [(row.title, row.subtitle) for row in rows(roster)] == [
        ("Mei", "Meeting tomorrow"),
        ("Sam", "Meeting tomorrow"),
        ("Dana", "No meeting planned"),
        ("Abel", "No meeting planned"),
    ]
    take(called(roster, InlineChoice, "Sort"), "By how it stands")
    order = [list(STATUSES).index(row.status) for row in rows(roster)]
    assert order == sorted(order)
    assert len(set(order)) > 1


def test_a_meeting_that_is_planned_moves_up_who_is_in_it(told: Desk, qtbot: Any) -> None:
    page = ColleaguesPage(told)
    qtbot.addWidget(page)
    bring_up(qtbot, page)
    take(called(page._roster, InlineChoice, "Sort"), "By next meeting")
    with told.change("Plan") as session:
        session.add(Meeting(id="soon", title="Now", start=NOW + timedelta(minutes=5)))
        session.flush()
        session.add(MeetingColleague(meeting_id="soon", colleague_id="dana"))
    assert names(page._roster)[0] == "Dana"


def test_the_panel_is_gone_through_and_left_by_keyboard(roster: Roster, qtbot: Any) -> None:
    chips(roster)["More filters"].setFocus()
    qtbot.keyClick(focused(roster), Qt.Key.Key_Return)
    assert focused(roster).accessibleName().startswith("How it stands: ")
    before = focused(roster).accessibleName()
    qtbot.keyClick(focused(roster), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert focused(roster).accessibleName() != before
    assert focused(roster).accessibleName().startswith("How it stands: ")
    qtbot.keyClick(focused(roster), Qt.Key.Key_Escape)
    assert focused(roster).accessibleName() == "More filters"
    assert not roster._filter.panel.isVisible()
    away = next(one for name, one in chips(roster).items() if name.startswith("Take away"))
    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Return)
    assert focused(roster).accessibleName() == "More filters"
    assert len(names(roster)) == 4


def test_a_filter_is_named_taken_renamed_deleted_and_brought_back(roster: Roster, told: Desk, qtbot: Any) -> None:
    pick(roster, qtbot, "Tag: launch", "Department: Finance")
    take(called(roster, InlineChoice, "Sort"), "By next meeting")
    field = called(roster, QLineEdit, "Name of the filter")
    field.setFocus()
    qtbot.keyClicks(field, "  Money  for the launch ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    roster._filter.clear()
    take(called(roster, InlineChoice, "Sort"), "By name")
    assert len(names(roster)) == 4
    click(qtbot, chips(roster)["Money for the launch"])
    assert names(roster) == ["Mei"]
    assert called(roster, InlineChoice, "Sort").value == "meeting"

    click(qtbot, called(roster, QToolButton, "Rename the filter Money for the launch"))
    name = focused(roster)
    assert isinstance(name, QLineEdit)
    type_over(qtbot, name, "Money")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Money" in chips(roster)
    click(qtbot, called(roster, QToolButton, "Delete the filter Money"))
    assert "Money" not in chips(roster)
    told.undo()
    assert "Money" in chips(roster)


def test_a_filter_under_a_known_name_takes_its_place(roster: Roster, told: Desk, qtbot: Any) -> None:
    for tag in ("launch", "Berlin"):
        roster._filter.clear()
        pick(roster, qtbot, f"Tag: {tag}")
        field = called(roster, QLineEdit, "Name of the filter")
        field.setText("Mine")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    roster._filter.clear()
    click(qtbot, chips(roster)["Mine"])
    assert names(roster) == ["Dana", "Abel"]


def test_how_it_was_sorted_is_remembered_on_this_computer(told: Desk, tmp_path: Path, qtbot: Any) -> None:
    remembered = Remembered(tmp_path / "settings.ini")
    first = Roster(told, remembered)
    qtbot.addWidget(first)
    take(called(first, InlineChoice, "Sort"), "By next meeting")
    again = Roster(told, Remembered(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    again.reload()
    assert names(again)[0] == "Mei"


def test_the_window_remembers_the_sort(start: Callable[[Path], Program], sample_folder: Path, qtbot: Any) -> None:
    program = start(sample_folder)
    program.window.show_tab(1)
    page = program.window.findChild(ColleaguesPage)
    assert isinstance(page, ColleaguesPage)
    take(called(page._roster, InlineChoice, "Sort"), "By how it stands")
    assert program.window._remembered.people_sort == "status"


def test_who_is_looked_for_elsewhere_is_shown_though_a_filter_hides_them(told: Desk, qtbot: Any) -> None:
    page = ColleaguesPage(told)
    qtbot.addWidget(page)
    bring_up(qtbot, page)
    pick(page._roster, qtbot, "Tag: launch")
    page.show_record("sam", "colleague", "sam")
    assert page._roster.current == "sam"
    assert len(names(page._roster)) == 4


PEOPLE = [
    Person(str(place), f"N{place}", "", department, "", stage, tags, mentor, f"n{place}")
    for place, (department, stage, tags, mentor) in enumerate(
        [("A", "active", ("x",), True), ("B", "active", ("x", "Y"), False), ("", "archived", (), False)]
    )
]
PICKS = [
    "tag:x",
    "tag:y",
    "department:a",
    "stage:archived",
    "mentor:yes",
    "quiet:30",
    "quiet:?",
    "no:such",
    "status:new",
]


@settings(max_examples=50)
@given(st.text(max_size=3), st.sets(st.sampled_from(PICKS)), st.sampled_from([*SORTS, "?"]))
def test_whatever_is_picked_nobody_comes_twice_and_fewer_picks_of_a_kind_show_fewer(
    words: str, picks: set[str], sort: str
) -> None:
    known = Known(lambda who: "new", {"0": TODAY}, {"1": NOW}, TODAY)
    found = narrowed(PEOPLE, Narrow(words, tuple(picks), sort), known)
    assert len({one.id for one in found}) == len(found)
    assert {one.id for one in found} <= {one.id for one in narrowed(PEOPLE, Narrow(words, (), sort), known)}
    again = narrowed(PEOPLE, Narrow(words, tuple(sorted(picks, reverse=True)), sort), known)
    assert again == found
