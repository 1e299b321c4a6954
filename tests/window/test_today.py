"""Today, used as a person would: what it says of the sample, what is done from it, and how it keeps up."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from sqlalchemy import select

from journal.app import Program
from journal.model import Colleague, FollowUp, Meeting, Value
from journal.window.main_window import COLLEAGUES, MEETINGS, REFLECTIONS
from journal.window.today.page import TodayPage
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.card import Card
from journal.window.widgets.inline import InlineLine, InlineText
from tests.journals import new_folder
from tests.window.conftest import NOW, Clock, desk_of, labels
from tests.window.test_frame import Windows
from tests.window.widgets import button, click, focused

pytestmark = pytest.mark.usefixtures("nothing_wrong")

Start = Callable[[Path], Program]
DECK, FIGURES = "Send the deck for the opening to Mei", "Send her the figures from Harbour, by depot"
TODAY = date(2026, 11, 24)


@pytest.fixture
def program(start: Start, sample_folder: Path, qtbot: Any) -> Program:
    """The sample on a Tuesday morning, with everybody reviewed."""
    started = start(sample_folder)
    qtbot.waitUntil(lambda: desk_of(started).reviews.complete)
    return started


def test_the_next_meetings_with_whom_when_and_what_speaks_against_their_plan(program: Program) -> None:
    assert says(program, "Next")[:8] == [
        "10:00",
        "Launch sync",
        "Dana Ortiz  ·  in 20 minutes",
        "Planned for 60 minutes; Dana prefers brief ones.",
        "14:30",
        "One thing: a room at East",
        "Sam Okafor  ·  in 5 hours",
        "Planned in person; Sam prefers the phone.",
    ]
    assert "Mei Tanaka  ·  Tomorrow" in says(program, "Next")
    assert "Lunch" not in says(program, "Next")  # in nine days


def test_nothing_but_the_window_opens_at_the_start(
    start: Start, sample_folder: Path, qtbot: Any, qapp: QApplication
) -> None:
    """A card that is shown before it has a place would flash up as a window of its own."""
    watch = Windows()
    qapp.installEventFilter(watch)
    program = start(sample_folder)
    qtbot.waitUntil(lambda: desk_of(program).reviews.complete)
    qapp.removeEventFilter(watch)
    assert watch.opened == ["MainWindow"]


def test_what_is_due_today_then_what_is_late_then_what_comes(program: Program) -> None:
    assert says(program, "Follow-ups")[1::2] == [
        "You, to Mei Tanaka  ·  due today",
        "You, to Dana Ortiz  ·  2 days late",
        "Sam Okafor  ·  9 days late",
        "Dana Ortiz  ·  31 days late",
        "Victor Hale  ·  9 months late",  # with whom it is only professional: what is promised stays due
        "You, to Lena Fischer  ·  due tomorrow",
    ]
    assert says(program, "Follow-ups")[-1] == "and 5 more"


def test_the_partnerships_that_struggle_with_why_and_the_next_step(program: Program) -> None:
    assert says(program, "To review") == [
        "Dana Ortiz",
        "You rated trust 2 or lower in 3 of the last 3 reflections.",
        "→ Consult a mentor",
        "Lena Fischer",
        "Lena has not answered 4 of your last 5 messages.",
        "→ Strengthen your practice",
        "Sam Okafor",
        "Sam cancelled or missed 3 of your last 6 meetings.",
        "→ Give it time",
    ]
    badges = card(program, "To review").findChildren(StatusBadge)
    assert [one.accessibleName() for one in badges] == ["Not working", "Needs attention", "Needs attention"]


def test_a_follow_up_is_ticked_and_the_undo_beside_it_brings_it_back(program: Program, qtbot: Any) -> None:
    click(qtbot, tick(program, DECK))
    assert DECK not in says(program, "Follow-ups")
    assert "The font, the way back and the old names, in the release" not in says(program, "Follow-ups")
    assert followup(program, DECK).done_on == TODAY
    assert f"Done: {DECK}" in labels(program.window)
    click(qtbot, button(program.window, "Undo"))
    assert says(program, "Follow-ups")[0] == DECK
    assert followup(program, DECK).done_on is None


def test_follow_ups_are_ticked_one_after_the_other_by_keyboard(program: Program, qtbot: Any) -> None:
    tick(program, DECK).setFocus()
    qtbot.keyClick(focused(program.window), Qt.Key.Key_Space)
    assert focused(program.window) is tick(program, FIGURES)
    qtbot.keyClick(focused(program.window), Qt.Key.Key_Space)
    assert followup(program, DECK).done_on == followup(program, FIGURES).done_on == TODAY


MEI = ["Mei Tanaka", "Introduced me to the head of Finance", "6 days ago"]
PIOTR = ["Piotr Nowak", "Found the five rows that matter", "9 days ago"]


def named(program: Program, words: str) -> QPushButton:
    """The button that a screen reader would call so."""
    QApplication.processEvents()
    buttons = program.window.findChildren(QPushButton)
    return next(one for one in buttons if one.accessibleName() == words and one.isVisible())


def test_tab_goes_through_the_cards_as_one_reads_them(
    start: Start, sample_folder: Path, clock: Clock, qtbot: Any
) -> None:
    clock.goes_on(timedelta(days=11))  # there is an approach to look back at
    program = start(sample_folder)
    qtbot.waitUntil(lambda: desk_of(program).reviews.complete)
    page = program.window.findChild(TodayPage)
    assert page is not None
    reached = [page.nextInFocusChain()]
    while reached[-1] is not page:
        reached.append(reached[-1].nextInFocusChain())
    names = [one.accessibleName() for one in reached if isinstance(one, QPushButton) and page.isAncestorOf(one)]
    firsts = [next(name for name in names if name.startswith(words)) for words in ("Review", "Look back", "Thanked")]
    assert [names.index(one) for one in firsts] == sorted(names.index(one) for one in firsts)


def test_who_was_thanked_is_remembered_and_waits_no_more(program: Program, qtbot: Any) -> None:
    assert says(program, "Say thank you") == [*MEI, *PIOTR]
    click(qtbot, named(program, "Thanked: Mei Tanaka"))
    assert says(program, "Say thank you") == PIOTR
    assert "Thanked Mei Tanaka" in labels(program.window)
    with desk_of(program).reading() as session:
        given = session.scalars(select(Value).where(Value.on == TODAY)).one()
    assert (given.direction, given.kind, given.text) == ("given", "thank_you", "Introduced me to the head of Finance")
    click(qtbot, button(program.window, "Undo"))
    assert "Mei Tanaka" in says(program, "Say thank you")


def test_a_thank_you_can_wait_for_three_days_whatever_happens_meanwhile(
    program: Program, qtbot: Any, clock: Clock
) -> None:
    click(qtbot, named(program, "Later: Mei Tanaka"))
    assert says(program, "Say thank you") == PIOTR
    goes_on(program, clock, timedelta(days=2))
    assert "Mei Tanaka" not in says(program, "Say thank you")
    goes_on(program, clock, timedelta(days=1))
    qtbot.waitUntil(lambda: "Mei Tanaka" in says(program, "Say thank you"))


def test_a_thank_you_that_is_not_needed_goes_and_undo_brings_it_back(program: Program, qtbot: Any) -> None:
    click(qtbot, named(program, "Not needed: Mei Tanaka"))
    click(qtbot, named(program, "Not needed: Piotr Nowak"))
    assert says(program, "Say thank you") == ["Nobody is waiting for a thank-you."]
    click(qtbot, button(program.window, "Undo"))
    assert says(program, "Say thank you") == PIOTR


def test_one_thing_to_give_to_whom_i_meet_next_is_one_click(program: Program, qtbot: Any) -> None:
    title = "One thing to give"
    qtbot.waitUntil(lambda: len(says(program, title)) == 2)  # it is looked for in the background
    idea, why = says(program, title)
    assert why.startswith("For “Launch sync”. ")
    click(qtbot, named(program, f"Not this: {idea}"))
    qtbot.waitUntil(lambda: says(program, title)[:1] != [idea])
    another, _ = says(program, title)
    click(qtbot, named(program, f"Did it: {another}"))
    with desk_of(program).reading() as session:
        given = session.scalars(select(Value).where(Value.on == TODAY)).first()
    assert given is not None
    assert (given.direction, bool(given.text)) == ("given", True)
    qtbot.waitUntil(lambda: says(program, title)[:1] != [another])


@pytest.mark.parametrize(
    ("opens", "tab", "shown"),
    [
        ("Prepare: One thing: a room at East", MEETINGS, "One thing: a room at East"),
        ("Open: Name the trainers for Depot West", COLLEAGUES, "Name the trainers for Depot West"),
        ("Review: Lena Fischer", REFLECTIONS, "2 of 3 to review"),
    ],
)
def test_each_row_opens_its_record(program: Program, qtbot: Any, opens: str, tab: int, shown: str) -> None:
    click(qtbot, next(one for one in program.window.findChildren(QPushButton) if one.accessibleName() == opens))
    assert program.window.tab == tab

    def said() -> list[str]:  # a long page is filled after its first picture
        fields = program.window.findChildren(InlineLine) + program.window.findChildren(InlineText)
        return [*labels(program.window), *(one.text() for one in fields if one.isVisible())]

    qtbot.waitUntil(lambda: shown in said())


def test_only_the_very_next_meeting_has_the_button_that_stands_out(program: Program) -> None:
    buttons = card(program, "Next").findChildren(QPushButton)
    standing_out = [one.accessibleName() for one in buttons if one.property("variant") == "primary"]
    assert standing_out == ["Prepare: Launch sync"]


def test_every_minute_the_next_meeting_is_nearer_until_it_is_over(program: Program, clock: Clock) -> None:
    page = program.window.findChild(TodayPage)
    assert page is not None
    prepare = card(program, "Next").findChild(QPushButton)
    assert prepare is not None
    prepare.setFocus()
    for by, reads in ((15, "in 5 minutes"), (10, "now")):
        clock.goes_on(timedelta(minutes=by))
        page._timer.timeout.emit()
        assert says(program, "Next")[2] == f"Dana Ortiz  ·  {reads}"
        assert focused(program.window).accessibleName() == "Prepare: Launch sync"
    clock.goes_on(timedelta(hours=1))
    page._timer.timeout.emit()
    assert says(program, "Next")[1] == "One thing: a room at East"


def test_at_midnight_today_is_another_day(program: Program, clock: Clock) -> None:
    assert "Tuesday, 24 November 2026" in labels(program.window)
    goes_on(program, clock, timedelta(hours=15))
    assert "Wednesday, 25 November 2026" in labels(program.window)
    assert says(program, "Next")[:3] == ["09:00", "Complaint box and old names", "Mei Tanaka  ·  in 8 hours"]
    assert "You, to Mei Tanaka  ·  a day late" in says(program, "Follow-ups")


def test_changes_made_elsewhere_are_seen_at_once(program: Program) -> None:
    with desk_of(program).change("Change") as session:
        session.scalars(
            select(Meeting).where(Meeting.start_utc > "2026-11-24T08", Meeting.title == "Launch sync")
        ).one().title = "Launch, at last"
        session.scalars(select(Colleague).where(Colleague.name == "Dana Ortiz")).one().name = "Dana Ortiz-Reyes"
        session.add(Meeting(id="now", title="Coffee", start=NOW + timedelta(minutes=5)))
    assert says(program, "Next")[:5] == ["09:45", "Coffee", "in 5 minutes", "10:00", "Launch, at last"]
    assert "You, to Dana Ortiz-Reyes  ·  2 days late" in says(program, "Follow-ups")
    assert says(program, "To review")[0] == "Dana Ortiz-Reyes"
    desk_of(program).undo()
    assert "Coffee" not in says(program, "Next")


def test_nobody_yet_is_one_step_instead_of_empty_cards(start: Start, tmp_path: Path, qtbot: Any) -> None:
    program = start(new_folder(tmp_path))
    assert [one for one in program.window.findChildren(Card) if one.isVisible()] == []
    assert button(program.window, "Add a colleague").isVisible()
    with desk_of(program).change("Add") as session:
        session.add(Colleague(name="Dana Ortiz"))
    qtbot.waitUntil(lambda: desk_of(program).reviews.complete)
    assert {one.accessibleName(): labels(one)[1:] for one in program.window.findChildren(Card)} == {
        "Next": ["No meetings in the next seven days."],
        "Follow-ups": ["Nothing is due on either side."],
        "To review": ["No partnership needs you today."],
        "Say thank you": ["Nobody is waiting for a thank-you."],
        "Look back": [],
        "Time to reflect": [],
        "One thing to give": [],
    }


def card(program: Program, title: str) -> Card:
    return next(one for one in program.window.findChildren(Card) if one.accessibleName() == title)


def says(program: Program, title: str) -> list[str]:
    """What is read in the card with this title, once it is painted."""
    QApplication.processEvents()
    return labels(card(program, title))[1:]


def tick(program: Program, words: str) -> QWidget:
    """The box beside a follow-up."""
    QApplication.processEvents()
    boxes = card(program, "Follow-ups").findChildren(QCheckBox)
    return next(one for one in boxes if one.accessibleName() == words and one.isVisible())


def followup(program: Program, words: str) -> FollowUp:
    with desk_of(program).reading() as session:
        return session.scalars(select(FollowUp).where(FollowUp.text == words)).one()


def goes_on(program: Program, clock: Clock, by: timedelta) -> None:
    clock.goes_on(by)
    program._look_at_clock()
