"""Choices and days that open where they stand, by key and by mouse."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from journal.window.widgets.pick import InlineChoice, InlineDate
from tests.window.widgets import button, on_screen, take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # without a display, menus cannot grab

TODAY = date(2026, 11, 24)
CHANNELS = [("email", "E-mail"), ("chat", "Chat & talk"), ("phone", "Phone")]


@pytest.fixture
def choice(qtbot: Any) -> InlineChoice:
    made = InlineChoice("Channel", CHANNELS, "Which?")
    on_screen(qtbot, made)
    return made


@pytest.fixture
def day(qtbot: Any) -> InlineDate:
    made = InlineDate("Due", lambda: TODAY, "No day yet", words="due {day}")
    on_screen(qtbot, made)
    return made


def opened(qtbot: Any, by: Callable[[], object], do: Callable[[QWidget], object]) -> None:
    """Open a menu, which waits until it is closed again, and do something in it."""
    seen: list[QWidget] = []

    def inside() -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        seen.append(popup)
        do(popup)

    QTimer.singleShot(0, inside)
    by()
    qtbot.waitUntil(lambda: bool(seen) and QApplication.activePopupWidget() is None)


def keys(qtbot: Any, *pressed: Qt.Key) -> Callable[[QWidget], None]:
    def press(popup: QWidget) -> None:
        for key in pressed:
            qtbot.keyClick(popup.focusWidget() or popup, key)

    return press


@pytest.mark.parametrize("opener", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_choice_is_opened_and_taken_by_key(choice: InlineChoice, opener: Qt.Key, qtbot: Any) -> None:
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as chosen:
        opened(
            qtbot,
            lambda: qtbot.keyClick(choice, opener),
            keys(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return),
        )
    assert chosen.args == ["chat"]
    assert (choice.value, choice.text()) == ("chat", "Chat & talk")


def test_escape_leaves_a_choice_as_it_was(choice: InlineChoice, qtbot: Any) -> None:
    choice.refresh("phone")
    choice.setFocus()
    with qtbot.assertNotEmitted(choice.chosen):
        opened(
            qtbot, lambda: qtbot.keyClick(choice, Qt.Key.Key_Return), keys(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Escape)
        )
    assert choice.text() == "Phone"


def test_what_was_taken_already_is_not_told_again(choice: InlineChoice, qtbot: Any) -> None:
    choice.refresh("phone")
    with qtbot.assertNotEmitted(choice.chosen):
        take(choice, "Phone")


def test_a_choice_says_what_it_is_and_what_was_taken(choice: InlineChoice) -> None:
    assert (choice.text(), choice.accessibleName()) == ("Which?", "Channel")
    choice.refresh("email")
    assert (choice.text(), choice.accessibleName()) == ("E-mail", "Channel: E-mail")


def test_other_choices_can_be_offered(choice: InlineChoice, qtbot: Any) -> None:
    choice.offer([("on", "On"), ("off", "Off")])
    assert [action.text() for action in choice.menu().actions()] == ["On", "Off"]
    with qtbot.waitSignal(choice.chosen) as chosen:
        take(choice, "Off")
    assert chosen.args == ["off"]


def calendar(popup: QWidget) -> QCalendarWidget:
    found = popup.findChild(QCalendarWidget)
    assert isinstance(found, QCalendarWidget)
    return found


def test_a_day_is_chosen_by_key_beginning_at_today(day: InlineDate, qtbot: Any) -> None:
    day.setFocus()
    with qtbot.waitSignal(day.picked) as picked:
        opened(
            qtbot,
            lambda: qtbot.keyClick(day, Qt.Key.Key_Return),
            keys(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return),
        )
    assert picked.args == [date(2026, 11, 26)]
    assert (day.day, day.text()) == (date(2026, 11, 26), "due Thursday, 26 November")


def test_the_calendar_opens_at_the_day_that_is_shown(day: InlineDate, qtbot: Any) -> None:
    day.refresh(date(2024, 2, 29))
    shown: list[QDate] = []

    def look(popup: QWidget) -> None:
        shown.append(calendar(popup).selectedDate())
        keys(qtbot, Qt.Key.Key_Escape)(popup)

    with qtbot.assertNotEmitted(day.picked):
        opened(qtbot, lambda: qtbot.keyClick(day, Qt.Key.Key_Space), look)
    assert shown == [QDate(2024, 2, 29)]
    assert day.text() == "due 29 February 2024"


@pytest.mark.parametrize(("words", "left"), [("Today", TODAY), ("No day", None)])
def test_today_and_no_day_are_one_click(day: InlineDate, words: str, left: date | None, qtbot: Any) -> None:
    day.refresh(date(2026, 12, 1))
    with qtbot.waitSignal(day.picked) as picked:
        opened(
            qtbot,
            lambda: qtbot.keyClick(day, Qt.Key.Key_Return),
            lambda popup: qtbot.mouseClick(button(popup, words), Qt.MouseButton.LeftButton),
        )
    assert picked.args == [left]
    assert day.text() == ("due today" if left else "No day yet")


def test_a_day_that_must_be_there_cannot_be_taken_away(qtbot: Any) -> None:
    day = InlineDate("On", lambda: TODAY, clearable=False)
    on_screen(qtbot, day)
    day.refresh(TODAY)
    read: list[str] = []

    def look(popup: QWidget) -> None:
        read.extend(one.text() for one in popup.findChildren(type(button(popup, "Today"))))
        keys(qtbot, Qt.Key.Key_Escape)(popup)

    opened(qtbot, lambda: qtbot.keyClick(day, Qt.Key.Key_Return), look)
    assert read == ["Today"]


def test_the_same_day_again_is_not_told(day: InlineDate, qtbot: Any) -> None:
    day.refresh(TODAY)
    with qtbot.assertNotEmitted(day.picked):
        opened(qtbot, lambda: qtbot.keyClick(day, Qt.Key.Key_Return), keys(qtbot, Qt.Key.Key_Return))


def test_a_day_is_read_out_with_its_name(day: InlineDate) -> None:
    assert day.accessibleName() == "Due"
    day.refresh(date(2026, 11, 25))
    assert day.accessibleName() == "Due: due tomorrow"


@pytest.mark.parametrize("part", ["choice", "day"])
def test_a_click_opens_what_looks_like_text(part: str, request: pytest.FixtureRequest, qtbot: Any) -> None:
    widget = request.getfixturevalue(part)
    opened(qtbot, lambda: qtbot.mouseClick(widget, Qt.MouseButton.LeftButton), keys(qtbot, Qt.Key.Key_Escape))
