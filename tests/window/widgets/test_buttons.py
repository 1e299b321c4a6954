"""Buttons: pressed by mouse, Space and Enter; the user's words on them are never interpreted."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from journal.window.widgets.buttons import WordButton, button, icon_button
from tests.window.widgets import on_screen


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
