"""Short texts side by side: added and taken away by key and by mouse."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from journal.window.widgets.chips import Chips
from tests.window.widgets import click, focused, on_screen


class Tagged:
    def __init__(self, qtbot: Any) -> None:
        self.chips = Chips("Tags", "Add a tag")
        self.told: list[list[str]] = []
        self.chips.edited.connect(self.told.append)
        self.window = on_screen(qtbot, self.chips, width=300)

    @property
    def entry(self) -> QLineEdit:
        found = self.chips.findChild(QLineEdit)
        assert isinstance(found, QLineEdit)
        return found

    @property
    def shown(self) -> list[QPushButton]:
        """The chips that can be seen, in the order in which they are read."""
        QApplication.processEvents()  # a layout shows what was added when it is next asked to
        seen = [one for one in self.chips.findChildren(QPushButton) if one.isVisible()]
        return sorted(seen, key=lambda one: (one.mapTo(self.chips, one.rect().topLeft()).y(), one.x()))


@pytest.fixture
def tagged(qtbot: Any) -> Tagged:
    return Tagged(qtbot)


def texts(tagged: Tagged) -> list[str]:
    return [one.text() for one in tagged.shown]


def test_enter_adds_what_was_typed_and_the_next_can_be_typed_at_once(tagged: Tagged, qtbot: Any) -> None:
    tagged.entry.setFocus()
    for words in ("finance", "launch"):
        qtbot.keyClicks(focused(tagged.window), words)
        qtbot.keyClick(focused(tagged.window), Qt.Key.Key_Return)
    assert tagged.told == [["finance"], ["finance", "launch"]]
    assert texts(tagged) == ["finance", "launch"]
    assert tagged.entry.text() == ""


def test_a_comma_adds_what_stands_before_it(tagged: Tagged, qtbot: Any) -> None:
    tagged.entry.setFocus()
    qtbot.keyClicks(tagged.entry, "finance,launch,")
    assert tagged.chips.texts == ["finance", "launch"]


def test_blanks_and_repetitions_add_nothing(tagged: Tagged, qtbot: Any) -> None:
    tagged.chips.refresh(["finance team"])
    tagged.entry.setFocus()
    for words in ("   ", "  finance   team ", ""):
        qtbot.keyClicks(tagged.entry, words)
        qtbot.keyClick(tagged.entry, Qt.Key.Key_Return)
    assert tagged.told == []
    assert tagged.chips.texts == ["finance team"]


def test_a_click_on_a_chip_takes_it_away(tagged: Tagged, qtbot: Any) -> None:
    tagged.chips.refresh(["one", "two", "three"])
    click(qtbot, tagged.shown[1])
    assert tagged.told == [["one", "three"]]
    assert texts(tagged) == ["one", "three"]


def test_a_chip_is_taken_away_by_key_and_the_keyboard_stays_among_them(tagged: Tagged, qtbot: Any) -> None:
    tagged.chips.refresh(["one", "two"])
    tagged.shown[0].setFocus()
    qtbot.keyClick(tagged.shown[0], Qt.Key.Key_Space)
    assert tagged.told == [["two"]]
    assert tagged.chips.isAncestorOf(focused(tagged.window))


def test_backspace_in_the_empty_field_takes_the_last(tagged: Tagged, qtbot: Any) -> None:
    tagged.chips.refresh(["one", "two"])
    tagged.entry.setFocus()
    qtbot.keyClicks(tagged.entry, "x")
    qtbot.keyClick(tagged.entry, Qt.Key.Key_Backspace)
    assert tagged.told == []
    qtbot.keyClick(tagged.entry, Qt.Key.Key_Backspace)
    assert tagged.told == [["one"]]
    qtbot.keyClick(tagged.entry, Qt.Key.Key_Backspace)
    qtbot.keyClick(tagged.entry, Qt.Key.Key_Backspace)
    assert tagged.told == [["one"], []]


def test_what_is_being_typed_stays_when_others_come(tagged: Tagged, qtbot: Any) -> None:
    tagged.entry.setFocus()
    qtbot.keyClicks(tagged.entry, "half")
    tagged.chips.refresh(["one"])
    assert tagged.entry.text() == "half"
    assert tagged.told == []
    assert texts(tagged) == ["one"]


def test_a_commit_adds_what_is_typed(tagged: Tagged, qtbot: Any) -> None:
    tagged.entry.setFocus()
    qtbot.keyClicks(tagged.entry, "half")
    tagged.chips.commit()
    tagged.chips.commit()
    assert tagged.told == [["half"]]


def test_tab_goes_from_chip_to_chip_to_the_field(tagged: Tagged, qtbot: Any) -> None:
    tagged.chips.refresh(["one", "two"])
    tagged.shown[0].setFocus()
    reached = []
    for _ in range(3):
        reached.append(focused(tagged.window))
        qtbot.keyClick(focused(tagged.window), Qt.Key.Key_Tab)
    assert reached == [*tagged.shown, tagged.entry]


def test_a_chip_says_that_it_can_be_taken_away(tagged: Tagged) -> None:
    tagged.chips.refresh(["R&D"])
    assert tagged.shown[0].accessibleName() == "Take away R&D"
    assert tagged.shown[0].text() == "R&&D"


def test_a_very_long_text_stays_within_the_page(tagged: Tagged) -> None:
    tagged.chips.refresh(["https://example.org/" + "x" * 400])
    assert tagged.window.width() == 300
    assert tagged.chips.rect().contains(tagged.shown[0].geometry())
    assert tagged.shown[0].accessibleName().endswith("x" * 400)


def test_many_chips_go_on_in_the_next_line(tagged: Tagged, qtbot: Any) -> None:
    tagged.window.resize(300, 600)
    tagged.chips.refresh([f"tag number {number}" for number in range(12)])
    qtbot.waitUntil(lambda: len({one.y() for one in tagged.shown}) > 2)
    qtbot.waitUntil(lambda: all(tagged.chips.rect().contains(one.geometry()) for one in [*tagged.shown, tagged.entry]))
