"""Fields with their names: on one line with each other, at whatever size of the text."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSizePolicy, QWidget

from journal.window.theme import apply_theme
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.pick import InlineChoice, InlineDate
from tests.window.widgets import on_screen

SCALES = [1.0, 1.5, 2.0]
LEVEL = 2
"""Pixels by which the words of a name and of its field may differ in height."""


@pytest.fixture(params=SCALES)
def scaled(request: pytest.FixtureRequest) -> Iterator[float]:
    app = cast(QApplication, QApplication.instance())
    apply_theme(app, "light", request.param)
    yield request.param
    apply_theme(app, "light")


def ink(part: QWidget) -> int:
    """How far down the letters of a widget begin, in its window."""
    picture = part.grab().toImage()
    ground = picture.pixelColor(picture.width() - 3, picture.height() // 2)
    rows = range(2, picture.height())
    first = next(y for y in rows if any(picture.pixelColor(x, y) != ground for x in range(3, picture.width() - 3)))
    return part.mapTo(part.window(), part.rect().topLeft()).y() + first


def test_a_name_stands_on_one_line_with_its_field(qtbot: object, scaled: float) -> None:
    fields = Fields()
    line, text = InlineLine("Role"), InlineText("Notes")
    choice, day = (
        InlineChoice("Stage", [("h", "Head")]),
        InlineDate("Since", lambda: date(2026, 11, 24), words="H {day}"),
    )
    for part in (line, text, choice, day):
        fields.add("Hh", part)
    line.refresh("Head")
    text.refresh("Head\nand more")
    choice.refresh("h")
    day.refresh(date(2026, 1, 1))
    fields.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    elsewhere = QLineEdit()
    on_screen(qtbot, elsewhere, fields, width=1200)
    elsewhere.setFocus()
    QApplication.processEvents()
    names = [one for one in fields.findChildren(QLabel) if one.text() == "Hh"]
    for name, part in zip(names, (line, text, choice, day), strict=True):
        assert abs(ink(name) - ink(part)) <= LEVEL, part.accessibleName()
