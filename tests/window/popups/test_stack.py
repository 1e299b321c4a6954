"""Several pop-ups share the screen: none hides another, and those that stay close ranks."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal.window.popups.frame import Popup
from journal.window.popups.panel import Panel
from journal.window.popups.stack import PopupStack
from tests.window.popups import sheet_of

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

Make = Callable[[int], Popup]


class Tall(Popup):
    """Shows nothing, at a height."""

    def __init__(self, height: int) -> None:
        super().__init__("meeting")
        self.height_wanted = height
        self.rebuild()

    def fill(self, panel: Panel) -> None:
        self.block = QWidget()
        self.block.setFixedHeight(self.height_wanted)
        panel.body.addWidget(self.block)


@pytest.fixture
def make(qtbot: Any) -> Make:
    def made(height: int) -> Popup:
        popup = Tall(height)
        qtbot.addWidget(popup)
        return popup

    return made


@pytest.fixture
def stack(qapp: object) -> PopupStack:
    return PopupStack()


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_first_stands_at_the_bottom_right(stack: PopupStack, make: Make) -> None:
    popup = make(100)
    stack.add(popup)
    assert popup.isVisible()
    assert popup.geometry().bottomRight() == room().bottomRight()


def test_the_next_stands_above_it(stack: PopupStack, make: Make) -> None:
    first, second = make(100), make(140)
    stack.add(first)
    stack.add(second)
    assert sheet_of(second).right() == sheet_of(first).right()
    assert sheet_of(second).bottom() < sheet_of(first).top()


def test_where_there_is_no_room_above_it_goes_to_the_left(
    stack: PopupStack, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = QRect(0, 0, 1600, 700)
    monkeypatch.setattr("journal.window.popups.stack.available", lambda: wide)
    popups = [make(200) for _ in range(4)]
    for popup in popups:
        stack.add(popup)
    sheets = [sheet_of(popup) for popup in popups]
    assert sheets[0].right() == sheets[1].right() > sheets[2].right() == sheets[3].right()
    assert sheets[2].bottom() == sheets[0].bottom()
    assert not any(one.intersects(other) for place, one in enumerate(sheets) for other in sheets[:place])
    assert all(wide.contains(popup.geometry()) for popup in popups)


def test_where_both_do_not_find_room_they_share_the_screen(stack: PopupStack, make: Make, qtbot: Any) -> None:
    first, second = make(700), make(500)
    stack.add(first)
    assert sheet_of(first).height() > 700
    stack.add(second)
    assert not first.geometry().intersects(second.geometry())
    assert room().contains(first.geometry())
    assert room().contains(second.geometry())
    second.leave()
    qtbot.waitUntil(lambda: sheet_of(first).height() > 700)


def test_none_leaves_the_screen_however_many_there_are(stack: PopupStack, make: Make) -> None:
    popups = [make(300) for _ in range(7)]
    for popup in popups:
        stack.add(popup)
    assert all(room().contains(popup.geometry()) for popup in popups)


@pytest.mark.parametrize("gone", ["removed", "closed"])
def test_when_one_goes_the_others_move_down(stack: PopupStack, make: Make, qtbot: Any, gone: str) -> None:
    first, second = make(100), make(140)
    stack.add(first)
    stack.add(second)
    if gone == "removed":
        stack.remove(first)
        assert not first.isVisible()
    else:
        first.leave()
    qtbot.waitUntil(lambda: second.geometry().bottomRight() == room().bottomRight())


def test_when_one_grows_the_others_make_room(stack: PopupStack, make: Make, qtbot: Any) -> None:
    first, second = make(100), make(140)
    stack.add(first)
    stack.add(second)
    high = first.height()
    assert isinstance(first, Tall)
    first.block.setFixedHeight(180)
    qtbot.waitUntil(lambda: first.height() == high + 80)
    qtbot.waitUntil(lambda: first.geometry().bottom() == room().bottom())
    assert sheet_of(second).bottom() < sheet_of(first).top()


def test_one_that_was_dragged_away_stays_there(stack: PopupStack, make: Make, qtbot: Any) -> None:
    first, second = make(100), make(140)
    stack.add(first)
    stack.add(second)
    drag(qtbot, first, QPoint(-90, -200))
    place = first.pos()
    qtbot.waitUntil(lambda: second.geometry().bottomRight() == room().bottomRight())
    assert first.pos() == place
    assert first.geometry().bottomRight() == room().bottomRight() + QPoint(-90, -200)


def test_a_popup_is_dragged_by_its_head_alone(stack: PopupStack, make: Make, qtbot: Any) -> None:
    popup = make(200)
    stack.add(popup)
    before = popup.pos()
    drag(qtbot, popup, QPoint(-90, -200), popup.panel.content)
    assert popup.pos() == before


def test_taking_one_off_is_not_closing_it(stack: PopupStack, make: Make, qtbot: Any) -> None:
    popup = make(100)
    stack.add(popup)
    with qtbot.assertNotEmitted(popup.closed):
        stack.remove(popup)


def test_one_that_is_thrown_away_is_forgotten(stack: PopupStack, make: Make, qtbot: Any) -> None:
    first, second = Tall(100), make(140)
    stack.add(first)
    stack.add(second)
    first.deleteLater()
    qtbot.waitUntil(lambda: second.geometry().bottomRight() == room().bottomRight())
    assert stack.popups == (second,)


def drag(qtbot: Any, popup: Popup, by: QPoint, part: QWidget | None = None) -> None:
    """Take hold of the head, or of another part, and move it."""
    hold = (part or popup.panel.title).mapTo(popup, QPoint(4, 4))
    qtbot.mousePress(popup, Qt.MouseButton.LeftButton, pos=hold)
    qtbot.mouseMove(popup, hold + by)
    qtbot.mouseRelease(popup, Qt.MouseButton.LeftButton, pos=hold)
