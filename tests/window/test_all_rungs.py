"""One partnership through all rungs of the ladder, by the window alone, as a person goes: it is not working, a brief is
written, a mentor is asked, an approach is begun, nothing changed, others take the part, and one day it is revived."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from journal.app import Program
from journal.exchange.interchange import import_content
from journal.method.rules.review import STATUSES
from journal.model import FollowUp, Meeting, MeetingColleague
from journal.store.journal import open_journal
from journal.window.reflections.page import ReflectionsPage
from journal.window.widgets.card import Card
from journal.window.widgets.check import Check
from journal.window.widgets.table import Table
from tests.journals import new_folder
from tests.window.conftest import BERLIN, Clock, desk_of, labels
from tests.window.widgets import button, called, click

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

STORY = Path(__file__).parents[1] / "data" / "vignettes" / "not-working.json"
ADVICE = "Meet at her desk, one thing each time."
SEEN = "Two promises kept, an answer within a day"


@pytest.fixture
def program(start: Callable[[Path], Program], tmp_path: Path, clock: Clock, qtbot: Any) -> Program:
    """Dana, with whom it does not work; and Mei, of her department, with whom it does."""
    told = json.loads(STORY.read_text(encoding="utf-8"))
    clock.now = datetime.fromisoformat(told["as_of"]).replace(hour=9, tzinfo=BERLIN)
    document = told["journal"]
    document["colleagues"][0]["department"] = "Training"
    document["colleagues"].append({"id": "mei", "name": "Mei Tanaka", "department": "Training", "since": "2026-01-05"})
    document["meetings"] += [
        {"id": f"mei{month}", "colleagues": ["mei"], "title": "Sync", "start": f"2026-{month:02}-03T10:00:00+01:00"}
        | {"minutes": 30, "state": "held"}
        for month in (9, 10, 11)
    ]
    folder = new_folder(tmp_path)
    journal = open_journal(folder)
    import_content(journal, json.dumps(document).encode())
    with journal.change("Plan") as session:
        session.add(FollowUp(id="mine", colleague_id="dana", owner="me", text="Send the figures", due=clock.now.date()))
        session.add(Meeting(id="ahead", title="Launch sync", start=clock.now + timedelta(days=7)))
        session.flush()
        session.add(MeetingColleague(meeting_id="ahead", colleague_id="dana"))
    journal.close()
    program = start(folder)
    qtbot.waitUntil(lambda: desk_of(program).reviews.complete)
    return program


def test_one_partnership_through_all_rungs(program: Program, clock: Clock, qtbot: Any) -> None:
    assert status(program) == "Not working"
    write_a_brief(program, qtbot)
    ask_the_mentor(program, qtbot)
    begin_what_was_advised(program, qtbot)
    see_it_in_the_checklist(program, qtbot)
    days_go_by(program, clock, 14)
    assert "Look back" not in today(program, qtbot)
    days_go_by(program, clock, 14)
    give_it_more_time_and_take_that_back(program, qtbot)
    look_back_and_nothing_changed(program, qtbot)
    seek_others_and_stay_professional(program, qtbot)
    revive_it(program, qtbot)


def write_a_brief(program: Program, qtbot: Any) -> None:
    review(program, qtbot)
    assert "Consult a mentor" in said(program)
    click(qtbot, button(program.window, "Write a brief for a mentor"))
    brief = called(page(program), QPlainTextEdit, "The brief")
    assert "Dana Ortiz" in brief.toPlainText()
    click(qtbot, called(page(program), Check, "Hide all names"))
    assert "Dana Ortiz" not in called(page(program), QPlainTextEdit, "The brief").toPlainText()


def ask_the_mentor(program: Program, qtbot: Any) -> None:
    """The only one there is: the reason says that she was not asked yet."""
    review(program, qtbot)
    assert "You have not asked Ada Brandt yet." in said(program)
    click(qtbot, button(program.window, "Ask Ada Brandt"))
    assert "Consultation" in said(program)
    write(qtbot, called(program.window, QPlainTextEdit, "What they advised"), ADVICE)
    review(program, qtbot)
    assert "Try another approach" in said(program)


def begin_what_was_advised(program: Program, qtbot: Any) -> None:
    click(qtbot, button(program.window, "Begin an approach"))
    assert called(program.window, QPlainTextEdit, "What I do differently").toPlainText() == ADVICE
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.accessibleName() == "How I will know whether it helps"
    write(qtbot, field, SEEN)
    review(program, qtbot)
    assert "Give it time" in said(program)
    assert f"You will know by: {SEEN}." in said(program)


def see_it_in_the_checklist(program: Program, qtbot: Any) -> None:
    """On the page of the meeting that is ahead."""
    today(program, qtbot)
    click(qtbot, called(program.window, QWidget, "Prepare"))
    words = f"Differently with Dana Ortiz: {ADVICE.removesuffix('.')}. You will know by: {SEEN}."
    assert words in labels(program.window)


def give_it_more_time_and_take_that_back(program: Program, qtbot: Any) -> None:
    assert "Look back" in today(program, qtbot)
    assert "Did it help with Dana Ortiz?" in labels(program.window)
    click(qtbot, button(program.window, "Give it more time"))
    assert "Did it help with Dana Ortiz?" not in labels(program.window)
    desk_of(program).undo()
    qtbot.waitUntil(lambda: "Did it help with Dana Ortiz?" in labels(program.window))


def look_back_and_nothing_changed(program: Program, qtbot: Any) -> None:
    click(qtbot, button(program.window, "Look back"))
    figures = next(one for one in page(program).findChildren(Table) if one.isVisible())
    assert figures.accessibleName() == "Before and since"
    assert (cell(figures, "Your ratings", 1), cell(figures, "Your ratings", 2)) == (
        "1.7 of 5 from 1 reflection",
        "No ratings",
    )
    assert cell(figures, "Their promises", 2) == "None were due"
    click(qtbot, button(page(program), "Nothing changed"))
    assert "The day has come: did it help?" not in said(program)
    write(qtbot, called(program.window, QPlainTextEdit, "What I saw"), "She was away for most of it.")


def seek_others_and_stay_professional(program: Program, qtbot: Any) -> None:
    review(program, qtbot)
    shown = said(program)
    assert "Seek others" in shown
    assert "The same department: Training." in shown
    assert any(one.startswith("You promised: Send the figures") for one in buttons(program))
    click(qtbot, button(program.window, "Stay professional"))
    assert status(program) == "Resting"
    assert any(one.startswith("You promised: Send the figures") for one in buttons(program))
    assert "Follow-ups" in today(program, qtbot)
    assert "Send the figures" in labels(program.window)


def revive_it(program: Program, qtbot: Any) -> None:
    desk_of(program).open("colleague", "dana")
    QApplication.processEvents()
    click(qtbot, button(program.window, "Take it up again"))
    assert status(program) == "Not working"
    desk_of(program).undo()
    assert status(program) == "Resting"
    desk_of(program).redo()
    assert status(program) == "Not working"
    review(program, qtbot)
    assert "Seek others" in said(program)


def status(program: Program) -> str:
    found = desk_of(program).reviews.get("dana")
    assert found is not None
    return STATUSES[found.status]


def today(program: Program, qtbot: Any) -> list[str]:
    """Go to Today: the cards that it shows."""
    qtbot.keyClick(program.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return [one.accessibleName() for one in program.window.findChildren(Card) if one.isVisible()]


def review(program: Program, qtbot: Any) -> None:
    """From Today to the review of Dana."""
    today(program, qtbot)
    named = "Review: Dana Ortiz"
    rows = (one for one in program.window.findChildren(QWidget) if one.accessibleName() == named and one.isVisible())
    click(qtbot, next(rows))
    QApplication.processEvents()


def page(program: Program) -> ReflectionsPage:
    found = program.window.findChild(ReflectionsPage)
    assert found is not None
    return found


def said(program: Program) -> list[str]:
    QApplication.processEvents()
    return labels(page(program))


def buttons(program: Program) -> list[str]:
    QApplication.processEvents()
    return [one.text().strip() for one in page(program).findChildren(QPushButton) if one.isVisible()]


def write(qtbot: Any, field: QPlainTextEdit, words: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, words)


def cell(table: Table, title: str, column: int) -> str:
    for row in range(table.rowCount()):
        first, found = table.item(row, 0), table.item(row, column)
        if first is not None and found is not None and first.text() == title:
            return found.text()
    raise AssertionError(title)


def days_go_by(program: Program, clock: Clock, days: int) -> None:
    clock.goes_on(timedelta(days=days))
    program._look_at_clock()
    QApplication.processEvents()
