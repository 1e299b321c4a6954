"""A card of small records: each edited where it stands, gone through by key, and never replaced while one types."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from journal.window.widgets.check import Check
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.records import Field, Records
from tests.window.widgets import Part, button, called, click, focused, on_screen, take, type_over

TODAY = date(2026, 11, 24)
FIELDS = [
    Field("done_on", "tick", "Done"),
    Field("text", "text", "Promise", "What was promised"),
    Field("owner", "choice", "By whom", choices=[("me", "Me"), ("them", "Them")]),
    Field("shared", "choice", "Shared", offer=lambda row: [("a", "With A")] if row.get("owner") == "me" else []),
    Field("source", "line", "From whom", "From whom"),
    Field("due", "day", "Due", "No day yet", words="due {day}"),
]
DECK = ("deck", {"text": "Send the deck", "owner": "me", "due": date(2026, 11, 25)})
PLAN = ("plan", {"text": "Name a trainer", "owner": "them", "done_on": date(2026, 11, 1)})


class Shown:
    """A card, and all that it asked for."""

    def __init__(self, qtbot: Any) -> None:
        self.card = Records("Follow-ups", FIELDS, "Add a promise", "Nothing is open.", lambda: TODAY)
        self.asked: list[tuple[object, ...]] = []
        self.card.edited.connect(lambda *what: self.asked.append(what))
        self.card.added.connect(lambda _, said: self.asked.append(("add", said)))
        self.card.removed.connect(lambda record: self.asked.append(("remove", record)))
        self.window = on_screen(qtbot, self.card)

    def part(self, record: str, kind: type[Part], name: str) -> Part:
        """A part of a record's row, by its name."""
        row = self.card.row(record)
        assert row is not None
        return called(row, kind, name)


@pytest.fixture
def shown(qtbot: Any) -> Shown:
    made = Shown(qtbot)
    made.card.refresh([DECK, PLAN])
    return made


def test_each_record_is_shown_with_its_words(shown: Shown) -> None:
    assert shown.part("deck", InlineText, "Promise").text() == "Send the deck"
    assert shown.part("deck", InlineChoice, "By whom").text() == "Me"
    assert shown.part("deck", InlineDate, "Due").text() == "due tomorrow"
    assert not shown.part("deck", Check, "Done").isChecked()
    assert shown.part("plan", Check, "Done").isChecked()
    assert shown.part("plan", InlineDate, "Due").text() == "No day yet"


def test_they_stand_in_the_order_in_which_they_are_told(shown: Shown) -> None:
    def above() -> bool:
        QApplication.processEvents()
        deck, plan = shown.card.row("deck"), shown.card.row("plan")
        assert deck is not None
        assert plan is not None
        return deck.y() < plan.y()

    assert above()
    shown.card.refresh([PLAN, DECK])
    assert not above()


def test_words_are_told_with_their_record(shown: Shown, qtbot: Any) -> None:
    type_over(qtbot, shown.part("plan", InlineText, "Promise"), "Name two trainers")
    qtbot.keyClick(focused(shown.window), Qt.Key.Key_Tab)
    assert shown.asked == [("plan", "text", "Name two trainers")]


def test_a_tick_is_done_today_and_no_tick_is_not_done(shown: Shown, qtbot: Any) -> None:
    click(qtbot, shown.part("deck", Check, "Done"))
    shown.part("plan", Check, "Done").setFocus()
    qtbot.keyClick(focused(shown.window), Qt.Key.Key_Space)
    assert shown.asked == [("deck", "done_on", TODAY), ("plan", "done_on", None)]


def test_a_choice_and_a_line_are_told(shown: Shown, qtbot: Any) -> None:
    take(shown.part("deck", InlineChoice, "By whom"), "Them")
    type_over(qtbot, shown.part("deck", InlineLine, "From whom"), "Jim")
    qtbot.keyClick(focused(shown.window), Qt.Key.Key_Tab)
    assert shown.asked == [("deck", "owner", "them"), ("deck", "source", "Jim")]


def test_what_has_nothing_to_offer_is_not_there(shown: Shown) -> None:
    assert shown.part("deck", InlineChoice, "Shared").isVisible()
    assert not shown.part("plan", InlineChoice, "Shared").isVisible()


def test_adding_and_deleting_are_asked_for(shown: Shown, qtbot: Any) -> None:
    click(qtbot, button(shown.card, "Add a promise"))
    assert shown.asked == []
    qtbot.keyClicks(focused(shown.window), "Send the plan")
    qtbot.keyClick(focused(shown.window), Qt.Key.Key_Tab)
    click(qtbot, shown.part("deck", QToolButton, "Delete"))
    assert shown.asked == [("add", {"text": "Send the plan"}), ("remove", "deck")]


def test_an_empty_card_says_what_will_be_here(shown: Shown) -> None:
    hint = next(one for one in shown.card.findChildren(QLabel) if one.text() == "Nothing is open.")
    assert not hint.isVisible()
    shown.card.refresh([])
    assert hint.isVisible()
    assert shown.card.row("deck") is None


def test_a_new_record_begins_with_the_keyboard_in_its_words(shown: Shown) -> None:
    shown.card.refresh([DECK, PLAN, ("new", {"text": "", "owner": "me"})])
    shown.card.begin("new")
    assert focused(shown.window) is shown.part("new", InlineText, "Promise")
    shown.card.begin("no such record")
    assert focused(shown.window) is shown.part("new", InlineText, "Promise")


def test_what_is_typed_stays_while_others_come_and_go(shown: Shown, qtbot: Any) -> None:
    field = shown.part("plan", InlineText, "Promise")
    type_over(qtbot, field, "Name tw")
    shown.card.refresh([PLAN, ("other", {"text": "Something else", "owner": "me"})])
    assert focused(shown.window) is field
    assert field.text() == "Name tw"
    shown.card.commit()
    assert shown.asked == [("plan", "text", "Name tw")]


def test_a_record_that_goes_while_it_is_typed_into_tells_no_more(shown: Shown, qtbot: Any) -> None:
    type_over(qtbot, shown.part("plan", InlineText, "Promise"), "Name tw")
    shown.card.refresh([DECK])
    QApplication.processEvents()
    shown.card.commit()
    assert shown.card.row("plan") is None
    assert shown.asked == []


def test_tab_goes_through_a_record_as_it_is_read(shown: Shown, qtbot: Any) -> None:
    reached = []
    shown.part("deck", Check, "Done").setFocus()
    for _ in range(7):
        reached.append(focused(shown.window).accessibleName())
        qtbot.keyClick(focused(shown.window), Qt.Key.Key_Tab)
    assert reached == [
        "Done",
        "Promise",
        "By whom: Me",
        "Shared",
        "From whom",
        "Due: due tomorrow",
        "Delete: Send the deck",
    ]
    assert focused(shown.window) is shown.part("plan", Check, "Done")
