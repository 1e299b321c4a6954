"""The order in which Tab goes through a page: as one reads it, whatever was made last."""

from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

LAST = 2
"""The column of a grid in which the button stands that deletes."""


def order_tabs(layout: QLayout) -> None:
    """Let Tab go through a layout from top to bottom, whatever was made last."""
    widgets = _focusable(layout)
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def _focusable(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for number in _reading_order(layout):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None else (item.layout() if item is not None else None)
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        if inner is not None:
            found += _focusable(inner)
    return found


def _reading_order(layout: QLayout) -> list[int]:
    """The items of a layout as one reads them; in a grid, the last column (what deletes) comes after all else."""
    if not isinstance(layout, QGridLayout):
        return list(range(layout.count()))
    # Qt says (row, column, rows, columns), which its type stubs do not know.
    places = {
        number: cast(tuple[int, int, int, int], layout.getItemPosition(number)) for number in range(layout.count())
    }
    return sorted(places, key=lambda number: (places[number][1] == LAST, places[number][:2]))
