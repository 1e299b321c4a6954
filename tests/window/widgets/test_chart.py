"""Charts: what is painted, what is said of it, and the table that says the same."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QTableWidget

from journal.window.theme import apply_theme, theme
from journal.window.widgets.chart import Band, BandChart, Bar, BarChart, LineChart, Point
from journal.window.widgets.chart_parts import Chart
from journal.window.widgets.charted import Charted
from tests.window.widgets import button, click, on_screen

DAY = date(2026, 11, 24)


def bars() -> BarChart:
    made = BarChart("Balance", "Month", "Given", "Received")
    made.show_bars(
        [Bar("Sep", "September 2026", 3, 0), Bar("Oct", "October 2026", 0, 0), Bar("Nov", "November 2026", 0, 2)]
    )
    return made


def line() -> LineChart:
    made = LineChart("Trust over time", "Day", "Trust")
    made.show_points([Point(DAY, 4, "today", "24 November"), Point(DAY - timedelta(days=30), 2.5, "Oct", "25 October")])
    return made


def bands() -> BandChart:
    made = BandChart("Status", "Status", "From", "To")
    made.show_bands(
        [
            Band(DAY - timedelta(days=9), DAY, "not_working", "Not working", "15 Nov", "today"),
            Band(DAY - timedelta(days=99), DAY - timedelta(days=10), "working", "Working", "17 Aug", "14 Nov"),
        ]
    )
    return made


def painted(chart: Chart) -> QImage:
    QApplication.processEvents()
    return chart.grab().toImage()


def column(image: QImage, x: int, colour: str) -> list[int]:
    """Where, from top to bottom, this colour stands in a column."""
    wanted = QColor(colour).rgb()
    return [y for y in range(image.height()) if image.pixel(x, y) == wanted]


def test_what_was_given_stands_above_the_line_and_what_was_received_below(qtbot: Any) -> None:
    chart = bars()
    on_screen(qtbot, chart)
    image = painted(chart)
    given, nothing, received = (round(rect.center().x()) for rect, _ in chart.places)
    up, down = column(image, given, theme().colours.accent), column(image, received, theme().colours.accent_soft)
    assert len(up) > len(down) > 10
    assert max(up) < min(down)
    assert column(image, nothing, theme().colours.accent) == column(image, nothing, theme().colours.accent_soft) == []


@pytest.mark.parametrize(
    ("make", "rows"),
    [
        (bars, [("Month", "Given", "Received"), ("September 2026", "3", "0"), ("October 2026", "0", "0"),
                ("November 2026", "0", "2")]),
        (line, [("Day", "Trust"), ("25 October", "2.5"), ("24 November", "4")]),
        (bands, [("Status", "From", "To"), ("Working", "17 Aug", "14 Nov"), ("Not working", "15 Nov", "today")]),
    ],
)  # fmt: skip
def test_the_table_says_what_the_chart_shows_and_a_screen_reader_too(make: Any, rows: Any, qtbot: Any) -> None:
    chart = make()
    charted = Charted(chart)
    on_screen(qtbot, charted)
    assert chart.accessibleDescription() == "; ".join(", ".join(row) for row in rows[1:])
    click(qtbot, button(charted, "Show as table"))
    table = charted.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert table.isVisible()
    assert not chart.isVisible()
    assert table.accessibleName() == chart.accessibleName()
    assert read(table) == rows
    click(qtbot, button(charted, "Show as chart"))
    assert chart.isVisible()
    assert not table.isVisible()


def test_the_table_follows_the_chart(qtbot: Any) -> None:
    chart = bars()
    charted = Charted(chart)
    on_screen(qtbot, charted)
    click(qtbot, button(charted, "Show as table"))
    chart.show_bars([Bar("Dec", "December 2026", 1, 1)])
    table = charted.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert read(table) == [("Month", "Given", "Received"), ("December 2026", "1", "1")]


def test_the_mouse_on_something_says_what_it_is(qtbot: Any) -> None:
    chart = line()
    on_screen(qtbot, chart)
    painted(chart)
    said = {words: chart.said_at(rect.center().toPoint()) for rect, words in chart.places}
    assert said == {words: words for words in ("24 November: 4", "25 October: 2.5")}
    assert chart.said_at(QPoint(0, 0)) == ""


def test_days_stand_as_far_apart_as_they_are(qtbot: Any) -> None:
    chart = LineChart("Trust", "Day", "Trust")
    chart.show_points([Point(DAY + timedelta(days=after), 3, str(after), str(after)) for after in (0, 10, 100)])
    on_screen(qtbot, chart)
    painted(chart)
    first, second, last = sorted(rect.center().x() for rect, _ in chart.places)
    assert second - first == pytest.approx((last - first) / 10, abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("make", [bars, line, bands])
def test_each_is_painted_in_the_colours_of_the_theme(
    make: Any, scheme: str, zoom: float, qtbot: Any, qapp: QApplication
) -> None:
    apply_theme(qapp, scheme, zoom)
    chart = make()
    empty = type(chart)("Nothing", *["What", "Value", "More"][: 2 if make is line else 3])
    on_screen(qtbot, chart, empty)
    ink = theme().colour("working") if make is bands else theme().colours.accent
    image = painted(chart)
    assert any(column(image, x, ink) for x in range(image.width()))
    painted(empty)
    apply_theme(qapp, "light", 1.0)


def read(table: QTableWidget) -> list[tuple[str, ...]]:
    def text(row: int, column_: int) -> str:
        item = table.item(row, column_)
        return item.text() if item else ""

    heads = [table.horizontalHeaderItem(one) for one in range(table.columnCount())]
    return [
        tuple(head.text() if head else "" for head in heads),
        *(tuple(text(row, one) for one in range(table.columnCount())) for row in range(table.rowCount())),
    ]
