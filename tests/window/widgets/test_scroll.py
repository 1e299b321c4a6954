"""A page that scrolls: where the keyboard is stays in sight."""

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from journal.window.widgets.scroll import Page, Scroll
from tests.window.widgets import bring_up

Made = tuple[Scroll, QWidget, QPushButton]


@pytest.fixture
def made(qtbot: Any) -> Made:
    """A page with a part that may grow, and a button far below it that has the keyboard."""
    page = Page()
    part, button = QWidget(), QPushButton("Go on")
    part.setMinimumHeight(900)
    page.column.addWidget(part)
    page.column.addWidget(button)
    below = QWidget()
    below.setMinimumHeight(900)
    page.column.addWidget(below)
    scroll = Scroll(page)
    scroll.resize(400, 300)
    qtbot.addWidget(scroll)
    bring_up(qtbot, scroll)
    button.setFocus()
    scroll.ensureWidgetVisible(button)
    return scroll, part, button


def in_sight(button: QWidget) -> bool:
    return not button.visibleRegion().isEmpty()


def test_what_has_the_keyboard_stays_in_sight_when_the_page_grows_above_it(made: Made, qtbot: Any) -> None:
    _, part, button = made
    assert in_sight(button)
    part.setMinimumHeight(1600)
    qtbot.waitUntil(lambda: button.y() > 1600)
    assert in_sight(button)


def test_who_scrolled_away_from_it_is_left_in_peace(made: Made, qtbot: Any) -> None:
    scroll, part, button = made
    scroll.verticalScrollBar().setValue(0)
    part.setMinimumHeight(1600)
    qtbot.waitUntil(lambda: button.y() > 1600)
    assert scroll.verticalScrollBar().value() == 0
    assert not in_sight(button)
