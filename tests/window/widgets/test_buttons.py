"""Buttons: pressed by mouse, Space and Enter; the user's words on them are never interpreted."""

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from journal.window.theme import apply_theme
from journal.window.widgets.buttons import Segments, WordButton, button, icon_button
from tests.window.widgets import focused, on_screen


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_each_kind_is_pressed_by_key(qtbot: Any, key: Qt.Key) -> None:
    pressed: list[str] = []
    made = [
        button("Add", lambda: pressed.append("add")),
        icon_button("x", "Delete", lambda: pressed.append("delete")),
        WordButton("Dana", lambda: pressed.append("dana")),
    ]
    window = on_screen(qtbot, *made)
    for one in made:
        one.setFocus()
        qtbot.keyClick(window.focusWidget(), key)
    assert pressed == ["add", "delete", "dana"]


def test_words_of_the_users_are_shown_as_they_are_and_end_in_dots(qtbot: Any) -> None:
    short, long = WordButton("R&D <b>"), WordButton("long " * 200)
    on_screen(qtbot, short, long)
    assert short.text() == "R&&D <b>"
    assert short.accessibleName() == "R&D <b>"
    assert long.width() <= 480
    assert long.accessibleName() == ("long " * 200).strip()


def test_the_keyboard_goes_along_with_the_segment_that_is_taken(qtbot: Any) -> None:
    taken: list[str] = []
    segments = Segments([("past", "Past"), ("all", "All")], taken.append)
    other = button("Elsewhere")
    window = on_screen(qtbot, segments, other)
    segments.findChildren(QPushButton)[0].setFocus()
    segments.choose("all")
    assert focused(window).accessibleName() == "All"
    other.setFocus()
    segments.choose("past")
    assert focused(window) is other
    assert taken == []


def test_every_segment_has_an_edge_at_both_sides(qtbot: Any) -> None:
    look = apply_theme(cast(QApplication, QApplication.instance()), "light")
    segments = Segments([("new", "New"), ("past", "Past"), ("all", "All")], lambda _: None)
    on_screen(qtbot, segments)
    segments.choose("past")
    QApplication.processEvents()
    picture = segments.grab().toImage()
    middle = segments.findChildren(QPushButton)[0].geometry().center().y()
    edge = QColor(look.colours.hairline)
    assert picture.pixelColor(0, middle) == edge
    last = segments.findChildren(QPushButton)[-1]
    assert picture.pixelColor(last.geometry().right(), middle) == edge


def test_a_tip_shows_somebodys_words_as_they_are(qapp: QApplication) -> None:
    """Qt takes a tip for rich text where a mark of it stands anywhere, and would open the pictures that it names."""
    made = icon_button("check", "Later: Dana <img src='file:///a.png'>")
    assert made.toolTip() == "<qt>Later: Dana &lt;img src=&#x27;file:///a.png&#x27;&gt;</qt>"
    assert made.accessibleName() == "Later: Dana <img src='file:///a.png'>"
    assert icon_button("check", "Move up").toolTip() == "Move up"
