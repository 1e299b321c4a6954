"""A rating by keys and by mouse, told when it changes and only then."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal.window.widgets.rating import Rating
from tests.window.widgets import button, click, focused, on_screen


class Rated:
    def __init__(self, qtbot: Any) -> None:
        self.rating = Rating("Trust", "wary", "I rely on them")
        self.told: list[int | None] = []
        self.rating.rated.connect(self.told.append)
        on_screen(qtbot, self.rating)
        self.rating.setFocus()

    @property
    def marked(self) -> list[str]:
        """The numbers that are shown as taken."""
        return [one.text() for one in self.rating.findChildren(QPushButton) if one.isChecked()]


@pytest.fixture
def rated(qtbot: Any) -> Rated:
    return Rated(qtbot)


def press(qtbot: Any, rated: Rated, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(rated.rating), key)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_digit_rates(rated: Rated, number: int, qtbot: Any) -> None:
    qtbot.keyClicks(focused(rated.rating), str(number))
    assert rated.told == [rated.rating.value] == [number]
    assert rated.marked == [str(number)]
    assert focused(rated.rating) is rated.rating


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_rating_is_taken_back_by_key(rated: Rated, key: Qt.Key, qtbot: Any) -> None:
    press(qtbot, rated, Qt.Key.Key_4, key)
    assert rated.told == [4, None]
    assert rated.marked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_6, Qt.Key.Key_9, Qt.Key.Key_A])
def test_other_keys_rate_nothing(rated: Rated, key: Qt.Key, qtbot: Any) -> None:
    press(qtbot, rated, Qt.Key.Key_3, key)
    assert rated.told == [3]


def test_the_same_digit_again_leaves_the_rating(rated: Rated, qtbot: Any) -> None:
    press(qtbot, rated, Qt.Key.Key_4, Qt.Key.Key_4)
    assert (rated.told, rated.marked) == ([4], ["4"])


def test_the_arrows_go_up_and_down_and_stop_at_the_ends(rated: Rated, qtbot: Any) -> None:
    press(qtbot, rated, *[Qt.Key.Key_Right] * 5)
    assert rated.told == [3, 4, 5]
    press(qtbot, rated, *[Qt.Key.Key_Left] * 6)
    assert rated.told == [3, 4, 5, 4, 3, 2, 1]
    assert rated.marked == ["1"]


def test_a_click_rates_and_the_same_again_takes_it_back(rated: Rated, qtbot: Any) -> None:
    click(qtbot, button(rated.rating, "2"))
    click(qtbot, button(rated.rating, "5"))
    assert rated.marked == ["5"]
    click(qtbot, button(rated.rating, "5"))
    assert rated.told == [2, 5, None]
    assert rated.marked == []


def test_a_click_brings_the_keys_here(rated: Rated, qtbot: Any) -> None:
    rated.rating.clearFocus()
    click(qtbot, button(rated.rating, "2"))
    qtbot.keyClick(focused(rated.rating), Qt.Key.Key_Right)
    assert rated.told == [2, 3]


def test_it_is_one_stop_for_tab(qtbot: Any) -> None:
    first, second = Rating("Trust"), Rating("Energy")
    on_screen(qtbot, first, second)
    first.setFocus()
    first.show_value(4)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert focused(first) is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert focused(first) is first


def test_the_focus_can_be_seen(rated: Rated) -> None:
    with_ring = rated.rating.grab().toImage()
    rated.rating.clearFocus()
    assert rated.rating.grab().toImage() != with_ring


def test_a_screen_reader_says_the_name_and_the_value(rated: Rated, qtbot: Any) -> None:
    assert rated.rating.accessibleName() == "Trust: not rated"
    press(qtbot, rated, Qt.Key.Key_4)
    assert rated.rating.accessibleName() == "Trust: 4 of 5"
    press(qtbot, rated, Qt.Key.Key_0)
    assert rated.rating.accessibleName() == "Trust: not rated"
    assert "1 to 5" in rated.rating.accessibleDescription()


def test_what_is_shown_from_outside_is_not_told(rated: Rated) -> None:
    rated.rating.show_value(3)
    assert rated.marked == ["3"]
    rated.rating.show_value(None)
    assert rated.marked == []
    assert rated.told == []


def test_each_button_says_what_it_rates(rated: Rated) -> None:
    names = [one.accessibleName() for one in rated.rating.findChildren(QPushButton)]
    assert names == [f"Trust: {number} of 5" for number in range(1, 6)]
