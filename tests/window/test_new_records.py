"""A new record on a colleague's page is only a row until something is said in it."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from journal.model import Fact, FollowUp
from journal.store.journal import CannotSave
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.check import Check
from journal.window.widgets.pick import InlineChoice, InlineDate
from tests.window.conftest import NOW, labels
from tests.window.test_colleague_records import KINDS, MODELS, WORDS, page, stored, there
from tests.window.widgets import button, called, click, focused, take

__all__ = ["page"]


@KINDS
def test_a_record_in_which_nothing_was_said_is_none(page: ColleaguesPage, desk: Desk, table: str, qtbot: Any) -> None:
    before = everything(desk, MODELS[table])
    for _ in range(2):
        click(qtbot, button(page, WORDS[table][0]))
    page._roster.list.setFocus()
    page.commit()  # as the frame does where another tab is shown
    assert everything(desk, MODELS[table]) == before
    click(qtbot, button(page, WORDS[table][0]))
    page.show_record("me", "me", "me")
    page.show_record("dana", "colleague", "dana")
    assert everything(desk, MODELS[table]) == before


@pytest.mark.parametrize(
    ("table", "name", "chosen", "column", "value"),
    [
        ("contact", "Channel", "Chat", "channel", "chat"),
        ("value", "Direction", "I received", "direction", "received"),
    ],
)
def test_a_message_and_a_favour_need_no_words(
    page: ColleaguesPage, desk: Desk, table: str, name: str, chosen: str, column: str, value: str, qtbot: Any
) -> None:
    before = set(everything(desk, MODELS[table]))
    click(qtbot, button(page, WORDS[table][0]))
    take(called(new_row(page, table), InlineChoice, name), chosen)
    (made,) = set(everything(desk, MODELS[table])) - before
    assert getattr(stored(desk, MODELS[table], made), column) == value


def test_what_was_chosen_before_the_first_word_is_kept(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    before = set(everything(desk, Fact))
    click(qtbot, button(page, "Add a fact"))
    words = focused(page)
    take(called(new_row(page, "fact"), InlineChoice, "Kind"), "Studied at")
    assert set(everything(desk, Fact)) == before
    words.setFocus()
    qtbot.keyClicks(words, "Villanova")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    (made,) = set(everything(desk, Fact)) - before
    assert (stored(desk, Fact, made).kind, stored(desk, Fact, made).text) == ("alma_mater", "Villanova")


@KINDS
def test_it_is_stored_while_one_types_and_undone_as_one_step(
    page: ColleaguesPage, desk: Desk, table: str, qtbot: Any
) -> None:
    before = everything(desk, MODELS[table])
    click(qtbot, button(page, WORDS[table][0]))
    words = focused(page)
    qtbot.keyClicks(words, "She ")
    qtbot.waitUntil(lambda: len(everything(desk, MODELS[table])) > len(before), timeout=4000)
    qtbot.keyClicks(words, "rows")
    page.commit()
    (made,) = set(everything(desk, MODELS[table])) - set(before)
    assert (focused(page), stored(desk, MODELS[table], made).text) == (words, "She rows")
    desk.undo()
    assert everything(desk, MODELS[table]) == before


def test_one_that_cannot_be_saved_stays_until_it_can(
    page: ColleaguesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    before = set(everything(desk, Fact))
    click(qtbot, button(page, "Add a fact"))
    words = focused(page)
    with monkeypatch.context() as patch, qtbot.captureExceptions():
        patch.setattr(desk.journal, "change", full)
        qtbot.keyClicks(words, "She rows")
        page._roster.list.setFocus()
        page._roster.choose("me")
        QApplication.processEvents()
        assert page._roster.current == "dana"
        assert words.isVisible()
    page.commit()
    (made,) = set(everything(desk, Fact)) - before
    assert (stored(desk, Fact, made).text, stored(desk, Fact, made).colleague_id) == ("She rows", "dana")


def test_a_promise_kept_in_time_and_ticked_late_is_put_right(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    row = there(page, "followup", "followup")
    done = called(row, InlineDate, "Done on")
    assert not done.isVisible()
    click(qtbot, called(row, Check, "Done"))
    assert done.isVisible()
    assert done.text() == "done today"
    done.picked.emit(NOW.date() - timedelta(days=9))
    assert stored(desk, FollowUp, "followup").done_on == NOW.date() - timedelta(days=9)


def test_tab_reads_the_page_from_top_to_bottom(page: ColleaguesPage, qtbot: Any) -> None:
    click(qtbot, button(page, "Add a fact"))
    qtbot.keyClicks(focused(page), "A new fact")  # what was made last is not what comes last
    page._sheet.begin_name()
    QApplication.processEvents()
    tops = []
    while (now := focused(page)) and page._sheet.isAncestorOf(now):
        goals = page._sheet._goals  # two columns
        place = goals if goals.isAncestorOf(now) else now
        tops.append(place.mapTo(page._sheet._scroll.page, QPoint(0, 0)).y())
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        assert len(tops) < 500
    line = 60  # fields of one row, and the buttons beside a name
    assert all(after > before - line for before, after in pairwise(tops))
    assert len(tops) > 40


def test_a_promise_says_how_late_it_is_until_it_is_kept(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    row = there(page, "followup", "followup")
    due = called(row, InlineDate, "Due")
    due.picked.emit(NOW.date())
    assert labels(row) == []
    due.picked.emit(NOW.date() - timedelta(days=31))
    assert labels(row) == ["31 days late"]
    click(qtbot, called(row, Check, "Done"))
    assert labels(row) == []


def full(*_: object) -> None:
    raise CannotSave("The change could not be saved.")


def everything(desk: Desk, model: type[Any]) -> list[str]:
    """The ids of all of these in the journal."""
    with desk.reading() as session:
        return list(session.scalars(select(model.id)))


def new_row(page: ColleaguesPage, table: str) -> QWidget:
    """The row of the new one, the keyboard being in it."""
    card = page._sheet._records[table]
    rows = [row for row in card._rows.values() if row.isAncestorOf(focused(page))]
    assert len(rows) == 1
    return rows[0]
