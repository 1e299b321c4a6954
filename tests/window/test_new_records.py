"""A new record on a colleague's page is only a row until something is said in it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from journal.model import Fact
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.pick import InlineChoice
from tests.window.test_colleague_records import KINDS, MODELS, WORDS, page, stored
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
