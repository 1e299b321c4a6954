"""Rows of a list: gone through by key, read out whole, and painted within their own place."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView

from journal.window.theme import theme, tokens
from journal.window.widgets.rows import Index, Role, Row, list_view
from tests.window.widgets import click, on_screen

PEOPLE = [
    Row("Dana Ortiz", "Head of Training", avatar="Dana Ortiz", status="not_working"),
    Row("Mei Tanaka", "Finance", avatar="Mei Tanaka", status="working"),
    Row("Sam Okafor", " ", avatar="Sam Okafor"),
]


class People(QAbstractListModel):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Role.ID:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.DisplayRole else None


class Listed:
    """A list on the screen; `chosen` is who was gone to, one after the other."""

    def __init__(self, qtbot: Any, rows: list[Row], width: int = 320) -> None:
        self.model = People(rows)
        self.view: QListView = list_view("People")
        self.view.setModel(self.model)
        self.chosen: list[str] = []
        self.view.selectionModel().currentChanged.connect(self._note)
        on_screen(qtbot, self.view, width=width)
        self.view.setFocus()
        self.view.clearSelection()

    def _note(self, index: QModelIndex) -> None:
        self.chosen.append(index.data(Role.ID))

    def place(self, row: int) -> QRect:
        return self.view.visualRect(self.model.index(row))

    def painted(self, row: int, part: QRect | None = None) -> QImage:
        return self.view.viewport().grab(part or self.place(row)).toImage()


@pytest.fixture
def people(qtbot: Any) -> Listed:
    return Listed(qtbot, PEOPLE)


def test_the_arrows_go_from_one_to_the_next(people: Listed, qtbot: Any) -> None:
    people.view.setCurrentIndex(people.model.index(0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(people.view, key)
    assert people.chosen[-3:] == ["Mei Tanaka", "Sam Okafor", "Mei Tanaka"]


def test_home_and_end_go_to_the_first_and_the_last(people: Listed, qtbot: Any) -> None:
    qtbot.keyClick(people.view, Qt.Key.Key_End)
    qtbot.keyClick(people.view, Qt.Key.Key_Home)
    assert people.chosen[-2:] == ["Sam Okafor", "Dana Ortiz"]


def test_typing_a_name_goes_to_it(people: Listed, qtbot: Any) -> None:
    qtbot.keyClicks(people.view, "mei")
    assert people.chosen[-1] == "Mei Tanaka"


def test_a_click_chooses(people: Listed, qtbot: Any) -> None:
    qtbot.mouseClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=people.place(2).center())
    assert people.chosen[-1] == "Sam Okafor"


def test_a_row_is_not_edited_in_the_list(people: Listed, qtbot: Any) -> None:
    people.view.setCurrentIndex(people.model.index(1))
    qtbot.keyClick(people.view, Qt.Key.Key_F2)
    qtbot.mouseDClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=people.place(1).center())
    assert people.view.state() != QListView.State.EditingState


def test_a_screen_reader_hears_all_of_a_row() -> None:
    assert Row("Launch sync", "10:00 · Dana Ortiz", note="today").spoken == "Launch sync, 10:00 · Dana Ortiz, today"
    assert Row("Budget").spoken == "Budget"


def test_rows_lie_one_below_the_other(people: Listed) -> None:
    for row in range(1, len(PEOPLE)):
        assert people.place(row).top() > people.place(row - 1).bottom()


def test_a_heading_makes_room_for_itself(qtbot: Any) -> None:
    listed = Listed(qtbot, [Row("Launch", "10:00", heading="Today"), Row("Budget", "14:30")])
    assert listed.place(0).height() > listed.place(1).height()


def test_what_has_the_keyboard_and_what_has_a_status_can_be_seen(people: Listed, qtbot: Any) -> None:
    people.view.setCurrentIndex(QModelIndex())
    before = people.painted(0)
    people.view.setCurrentIndex(people.model.index(0))
    assert people.painted(0) != before
    people.view.setCurrentIndex(QModelIndex())
    people.model.rows = [PEOPLE[0]._replace(status="working"), *PEOPLE[1:]]
    assert people.painted(0) != before


def at_the_right(listed: Listed, row: int) -> QImage:
    """What is painted where the status is."""
    place = listed.place(row)
    wide = theme().px(tokens.ICON + tokens.M)
    return listed.painted(row, QRect(QPoint(place.right() - wide, place.top()), place.bottomRight()))


def test_a_very_long_name_is_never_painted_over_the_status(qtbot: Any) -> None:
    endless = "Wolfeschlegelsteinhausenbergerdorff " * 20
    rows = [Row("Dana", "Training", status="working"), Row(endless, endless, status="working")]
    listed = Listed(qtbot, rows)
    listed.view.setCurrentIndex(QModelIndex())
    assert at_the_right(listed, 1) == at_the_right(listed, 0)
    assert listed.view.horizontalScrollBar().maximum() == 0


def test_a_name_of_several_lines_takes_one(qtbot: Any) -> None:
    listed = Listed(qtbot, [Row("Dana Ortiz", "Training"), Row("Dana\nOrtiz", "Training")])
    listed.view.setCurrentIndex(QModelIndex())
    assert listed.place(0).height() == listed.place(1).height()
    assert listed.painted(1) == listed.painted(0)


def test_html_in_a_name_is_painted_as_it_was_typed(qtbot: Any) -> None:
    listed = Listed(qtbot, [Row("<b>Dana</b>", "x"), Row("Dana", "x")])
    listed.view.setCurrentIndex(QModelIndex())
    assert listed.painted(0) != listed.painted(1)


def test_hundreds_of_rows_scroll_to_who_is_chosen(qtbot: Any) -> None:
    listed = Listed(qtbot, [Row(f"Colleague {number}", "x") for number in range(300)])
    qtbot.keyClick(listed.view, Qt.Key.Key_End)
    assert listed.chosen[-1] == "Colleague 299"
    assert listed.view.viewport().rect().contains(listed.place(299).center())
    click(qtbot, listed.view)


def test_a_row_is_read_out_with_how_it_stands() -> None:
    """Painted it is a sign alone."""
    assert [one.spoken for one in PEOPLE[:2]] == [
        "Dana Ortiz, Head of Training, Not working",
        "Mei Tanaka, Finance, Working",
    ]
