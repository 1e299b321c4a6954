"""Two colleagues are made one from the page of either, and from the line that says that they may be the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QToolButton
from sqlalchemy import select

from journal.model import Colleague, Fact, HintOff
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.people.hint import MergeHint
from journal.window.people.merge import MergeDialog
from journal.window.theme import apply_theme
from journal.window.widgets.pick import InlineChoice
from tests.window.conftest import labels
from tests.window.widgets import button, called, click, focused, on_screen, take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def twice(desk: Desk, qapp: Any) -> Desk:
    """A journal in which Dana is twice."""
    apply_theme(qapp, "light", 1.0)
    with desk.change("Add colleagues") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz", role="Trainer", email=["dana@example.org"]))
        session.add(Colleague(id="other", name="Dana Ortiz", role="Head of Training", email=["ortiz@example.com"]))
        session.add(Colleague(id="mei", name="Mei Tanaka", role="Analyst"))
        session.flush()
        session.add(Fact(colleague_id="other", kind="interest", text="Sailing"))
    return desk


@pytest.fixture
def page(twice: Desk, qtbot: Any) -> Iterator[ColleaguesPage]:
    made = ColleaguesPage(twice)
    on_screen(qtbot, made, width=1100)
    twice.opening.connect(lambda kind, record: made.show_record(record, kind, record))
    made.show_record("dana", "colleague", "dana")
    yield made
    made.deleteLater()  # before the journal is closed, as the frame does it
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    desk.said.connect(lambda text, undoable: heard.append((text, undoable)))
    return heard


def opened(page: ColleaguesPage) -> MergeDialog:
    return next(one for one in page.findChildren(MergeDialog) if one.isVisible())


def begin(page: ColleaguesPage, qtbot: Any) -> MergeDialog:
    click(qtbot, called(page, QToolButton, "Merge with another colleague"))
    return opened(page)


def offered(dialog: MergeDialog) -> list[str]:
    model = dialog.choosing.list.model()
    return [str(model.index(at, 0).data(Qt.ItemDataRole.DisplayRole)) for at in range(model.rowCount())]


def everybody(desk: Desk) -> dict[str, Colleague]:
    with desk.reading() as session:
        return {one.id: one for one in session.scalars(select(Colleague))}


def test_who_is_likely_the_same_comes_first_and_typing_finds_anybody(page: ColleaguesPage, qtbot: Any) -> None:
    dialog = begin(page, qtbot)
    assert "Who else in the journal is Dana Ortiz?" in labels(dialog)
    qtbot.waitUntil(lambda: offered(dialog)[0] == "Dana Ortiz, The same name. · Head of Training")
    assert focused(dialog) is dialog.choosing.filter
    qtbot.keyClicks(dialog.choosing.filter, "tana")
    assert offered(dialog) == ["Mei Tanaka, Analyst"]
    qtbot.keyClicks(dialog.choosing.filter, "zz")
    assert "Nobody fits this filter." in labels(dialog)


def test_chosen_by_keyboard_seen_side_by_side_made_one_and_taken_back(
    page: ColleaguesPage, twice: Desk, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    dialog = begin(page, qtbot)
    qtbot.keyClicks(dialog.choosing.filter, "head")
    qtbot.keyClick(dialog.choosing.filter, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.choosing.list, Qt.Key.Key_Return)
    assert {"Stays", "Goes into it", "Trainer", "Head of Training"} <= set(labels(dialog))
    assert "becomes dana@example.org, ortiz@example.com" in [one.replace("\u200b", "") for one in labels(dialog)]
    assert "Goes along: one fact." in labels(dialog)
    assert len(everybody(twice)) == 3
    assert focused(dialog).accessibleName() == "Merge"
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Return)
    assert said == [("The two are one: Dana Ortiz.", True)]
    assert page.shown() == ("colleague", "dana")
    found = everybody(twice)
    assert sorted(found) == ["dana", "mei"]
    assert (found["dana"].role, found["dana"].email) == ("Trainer", ["dana@example.org", "ortiz@example.com"])
    assert twice.undo()
    assert sorted(everybody(twice)) == ["dana", "mei", "other"]


def test_where_both_say_something_else_it_is_chosen_which_stays(page: ColleaguesPage, twice: Desk, qtbot: Any) -> None:
    dialog = begin(page, qtbot)
    dialog.choosing.chosen.emit("other")
    role = called(dialog, InlineChoice, "Role")
    assert role.text() == "Trainer"
    take(role, "Head of Training")
    qtbot.waitUntil(lambda: "becomes Head of Training" in labels(dialog))
    assert focused(dialog).accessibleName() == "Role: Head of Training"
    click(qtbot, dialog.take)
    dana = everybody(twice)["dana"]
    assert dana.role == "Head of Training"
    assert "Trainer" in (dana.notes or "")


def test_the_other_one_can_stay_and_is_shown_then(page: ColleaguesPage, twice: Desk, qtbot: Any) -> None:
    dialog = begin(page, qtbot)
    dialog.choosing.chosen.emit("other")
    click(qtbot, button(dialog, "Swap"))
    click(qtbot, dialog.take)
    assert sorted(everybody(twice)) == ["mei", "other"]
    assert page.shown() == ("colleague", "other")


def test_what_was_chosen_by_mistake_is_left(page: ColleaguesPage, twice: Desk, qtbot: Any) -> None:
    dialog = begin(page, qtbot)
    dialog.choosing.chosen.emit("mei")
    click(qtbot, button(dialog, "Somebody else…"))
    assert dialog.choosing.list.isVisible()
    click(qtbot, button(dialog, "Cancel"))
    assert len(everybody(twice)) == 3


def hint(page: ColleaguesPage, qtbot: Any) -> MergeHint:
    """The line above the list, looked anew now."""
    found = page.findChild(MergeHint)
    assert found is not None
    found.refresh()
    return found


def test_a_line_says_who_may_be_the_same_and_leads_to_both(page: ColleaguesPage, twice: Desk, qtbot: Any) -> None:
    line = hint(page, qtbot)
    qtbot.waitUntil(line.isVisible)
    assert labels(line) == ["Two Dana Ortiz may be the same."]
    click(qtbot, button(line, "Look"))
    dialog = opened(page)
    assert {"Stays", "Goes into it"} <= set(labels(dialog))
    click(qtbot, dialog.take)
    line.refresh()
    qtbot.waitUntil(lambda: not line.isVisible())


@pytest.mark.parametrize("how", ["They are two", "No such hints any more"])
def test_the_line_is_switched_off_and_comes_back_by_undo(
    page: ColleaguesPage, twice: Desk, qtbot: Any, said: list[tuple[str, bool]], how: str
) -> None:
    line = hint(page, qtbot)
    qtbot.waitUntil(line.isVisible)
    click(qtbot, button(line, how) if how == "They are two" else called(line, QToolButton, how))
    assert said[-1][1]
    settled: list[object] = []
    twice.background.start(lambda _: None, settled.append)
    qtbot.waitUntil(lambda: bool(settled))  # what was looked anew before is through
    assert not line.isVisible()
    with twice.reading() as session:
        assert len(session.scalars(select(HintOff)).all()) == 1
    assert twice.undo()
    line.refresh()
    qtbot.waitUntil(line.isVisible)
