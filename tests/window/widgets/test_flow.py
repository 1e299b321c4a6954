"""Whatever flows stays within the width that there is, in its order, and nothing lies on anything else."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QSpacerItem

from journal.window.theme import apply_theme
from journal.window.widgets.flow import Flow, flowing
from tests.window.widgets import on_screen

SIZES = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 60)), max_size=12)
WIDTHS = st.integers(1, 900)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.0)


def placed(sizes: list[tuple[int, int]], width: int) -> tuple[list[QRect], int]:
    """Where things of these sizes come to lie, and how high it says that they are together."""
    flow = Flow()
    for size in sizes:
        flow.addItem(QSpacerItem(*size))
    high = flow.heightForWidth(width)
    flow.setGeometry(QRect(10, 20, width, high))
    places = []
    for number in range(flow.count()):
        item = flow.itemAt(number)
        assert item is not None
        places.append(item.geometry().translated(-10, -20))
    return places, high


@given(SIZES, WIDTHS)
def test_nothing_is_wider_than_the_line(sizes: list[tuple[int, int]], width: int) -> None:
    places, high = placed(sizes, width)
    room = QRect(0, 0, width, high)
    assert all(room.contains(place) for place in places)


@given(SIZES, WIDTHS)
def test_nothing_lies_on_anything_else_and_the_order_stays(sizes: list[tuple[int, int]], width: int) -> None:
    places, _ = placed(sizes, width)
    for one, following in pairwise(places):
        beside = following.left() > one.right()
        below = following.left() == 0 and following.top() > one.top()
        assert beside or below
    assert not any(one.intersects(other) for one in places for other in places if other is not one)


@given(SIZES, WIDTHS)
def test_what_fits_has_its_own_size(sizes: list[tuple[int, int]], width: int) -> None:
    places, _ = placed(sizes, width)
    assert [(place.width(), place.height()) for place in places] == [(min(wide, width), high) for wide, high in sizes]


@given(SIZES, WIDTHS, st.integers(0, 300))
def test_more_room_never_makes_it_higher(sizes: list[tuple[int, int]], width: int, more: int) -> None:
    as_high = [(wide, 20) for wide, _ in sizes]
    assert placed(as_high, width + more)[1] <= placed(as_high, width)[1]


def test_nothing_at_all_has_no_height() -> None:
    assert placed([], 300) == ([], 0)


def test_a_long_word_does_not_make_the_window_wider(qtbot: Any) -> None:
    box, flow = flowing()
    flow.addWidget(QLabel("Incomprehensibilities" * 10))
    flow.addWidget(QLabel("short"))
    window = on_screen(qtbot, box, width=200)
    assert window.width() == 200
    assert all(box.rect().contains(one.geometry()) for one in box.findChildren(QLabel))


def test_what_does_not_fit_goes_on_in_the_next_line_and_comes_back(qtbot: Any) -> None:
    box, flow = flowing()
    parts = [QLabel("A word or two") for _ in range(4)]
    for one in parts:
        flow.addWidget(one)
    window = on_screen(qtbot, box, width=800)
    assert len({one.y() for one in parts}) == 1
    window.resize(150, 320)
    qtbot.waitUntil(lambda: len({one.y() for one in parts}) > 1)
    window.resize(800, 320)
    qtbot.waitUntil(lambda: len({one.y() for one in parts}) == 1)
