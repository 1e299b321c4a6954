"""Forgetting a person from their page."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal.model import Colleague, Consultation, Fact, Goal
from journal.window.colleagues.forget import ForgetDialog
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from tests.window.conftest import labels
from tests.window.widgets import bring_up, button, click

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Colleague(id="jim", name="Jim Keller"))
        session.flush()
        session.add(Fact(id="f1", colleague_id="jim", kind="other", text="Sits beside Dana"))
        session.add(Fact(id="f2", colleague_id="dana", kind="other", text="Rows"))
        session.add(Fact(id="f3", colleague_id="dana", kind="other", text="Sings"))
        session.add(Goal(colleague_id="dana", text="Rest"))
        session.add(Consultation(colleague_id="jim", mentor_colleague_id="dana", on=TODAY, advice="Wait"))
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    made.show_record("dana", "colleague", "dana")
    return made


@pytest.fixture
def dialog(page: ColleaguesPage, qtbot: Any) -> ForgetDialog:
    asked = button(page._sheet, "Forget this person …")
    asked.click()
    found = page.findChild(ForgetDialog)
    assert isinstance(found, ForgetDialog)
    bring_up(qtbot, found)
    return found


def names(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return [one.name for one in session.query(Colleague)]


def test_it_says_what_goes_what_stays_and_what_it_cannot_reach(dialog: ForgetDialog) -> None:
    said = labels(dialog)
    assert "2 facts · 1 goal of theirs" in said
    assert "A consultation about somebody else, in which they advised you; without their name" in said
    assert any("Files that you exported still have them" in one for one in said)
    assert any("cannot be undone" in one for one in said)


def test_one_button_forgets_and_nothing_brings_it_back(
    page: ColleaguesPage, dialog: ForgetDialog, desk: Desk, qtbot: Any
) -> None:
    with qtbot.waitSignal(desk.said) as said:
        click(qtbot, button(dialog, "Forget for good"))
    assert said.args == ["Dana Ortiz is forgotten.", False]
    assert names(desk) == ["Jim Keller"]
    assert desk.journal.undo_label is None
    assert not desk.undo()
    assert page._sheet.colleague == "jim"


def test_enter_and_cancel_forget_nobody(dialog: ForgetDialog, desk: Desk, qtbot: Any) -> None:
    assert dialog.cancel.hasFocus()
    dialog.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    click(qtbot, dialog.cancel)
    assert names(desk) == ["Dana Ortiz", "Jim Keller"]


def test_where_they_are_mentioned_is_a_click_away(dialog: ForgetDialog, desk: Desk, qtbot: Any) -> None:
    found = [one for one in dialog.findChildren(QPushButton) if "Sits beside Dana" in one.accessibleName()]
    assert [one.accessibleName() for one in found] == ["Fact: Jim Keller – Sits beside Dana"]
    with qtbot.waitSignal(desk.opening) as opened:
        click(qtbot, found[0])
    assert opened.args == ["colleague", "jim"]
    assert names(desk) == ["Dana Ortiz", "Jim Keller"]


def test_who_is_gone_meanwhile_is_said_to_be(dialog: ForgetDialog, desk: Desk, qtbot: Any) -> None:
    with desk.change("Delete") as session:
        session.delete(session.get_one(Consultation, session.query(Consultation).one().id))
        session.flush()
        session.delete(session.get_one(Colleague, "dana"))
    with qtbot.waitSignal(desk.troubled) as trouble:
        click(qtbot, dialog.forget)
    assert trouble.args[0].happened == "This colleague is no longer there."
