"""Small painted charts: bars up and down, a line from 1 to 5, bands over time.

A chart alone is a picture; put it into `charted.Charted`, which can show the table that says the same. Days are placed
by how far apart they are.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.chart_parts import (
    LEFT,
    RIGHT,
    Chart,
    Rows,
    Spaced,
    by_day,
    font,
    line_height,
    number,
    write,
)

_BAND = 64
_WIDEST_BAR = 22


class Bar(NamedTuple):
    """`short` stands below it, `words` is its whole name."""

    short: str
    words: str
    up: int
    down: int


class BarChart(Chart):
    """Counts above a line and counts below it. `up` and `down` are what they are called; `what` heads the first
    column of the table."""

    def __init__(self, name: str, what: str, up: str, down: str) -> None:
        super().__init__(name)
        self._heads = (what, up, down)
        self._bars: list[Bar] = []

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = list(bars)
        self.told()

    def rows(self) -> Rows:
        return [self._heads, *((one.words, str(one.up), str(one.down)) for one in self._bars)]

    def paint(self, painter: QPainter) -> None:
        if not self._bars:
            return
        line, px = line_height(), theme().px
        left = max(QFontMetrics(font()).horizontalAdvance(words) for words in self._heads[1:]) + px(tokens.M)
        area = QRectF(left, line, self.width() - left, self.height() - 3 * line - px(tokens.XS))
        most_up, most_down = max(one.up for one in self._bars), max(one.down for one in self._bars)
        # Both sides on one scale, each with room for its name.
        least = line / max(1.0, area.height())
        share = min(1 - least, max(least, most_up / max(1, most_up + most_down)))
        unit = min(area.height() * share / max(1, most_up), area.height() * (1 - share) / max(1, most_down))
        base = area.top() + area.height() * share
        self._paint_bars(painter, area, base, unit)
        self._paint_axis(painter, area, base)

    def _paint_bars(self, painter: QPainter, area: QRectF, base: float, unit: float) -> None:
        colours, step = theme().colours, area.width() / len(self._bars)
        wide = min(step * 0.62, theme().px(_WIDEST_BAR))
        labels = Spaced(self.height() - line_height(), self.width())
        for place, one in enumerate(self._bars):
            middle = area.left() + step * (place + 0.5)
            up = QRectF(middle - wide / 2, base - one.up * unit, wide, one.up * unit)
            down = QRectF(middle - wide / 2, base, wide, one.down * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(up, 2, 2)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(QColor(colours.accent_soft))
            if one.down:
                painter.drawRoundedRect(down.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            painter.setPen(QColor(colours.muted))
            if one.up:
                write(painter, middle, up.top() - line_height(), str(one.up))
            if one.down:
                write(painter, middle, down.bottom(), str(one.down))
            labels.write(painter, middle, one.short)
            words = f"{one.words}: {self._heads[1]} {one.up}, {self._heads[2]} {one.down}"
            self.places.append((QRectF(middle - step / 2, 0, step, self.height()), words))

    def _paint_axis(self, painter: QPainter, area: QRectF, base: float) -> None:
        painter.setPen(QPen(QColor(theme().colours.field), 1))
        painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))
        painter.setPen(QColor(theme().colours.muted))
        high = line_height()
        painter.drawText(QRectF(0, base - high - 1, area.left(), high), LEFT, self._heads[1])
        painter.drawText(QRectF(0, base + 1, area.left(), high), LEFT, self._heads[2])


class Point(NamedTuple):
    """A value of a day; `short` and `words` name the day."""

    on: date
    value: float
    short: str
    words: str


class LineChart(Chart):
    """Values of days between `low` and `high`, with a point for each. `what` heads the days in the table."""

    def __init__(self, name: str, what: str, value: str, low: int = 1, high: int = 5) -> None:
        super().__init__(name)
        self._heads = (what, value)
        self._low, self._top = low, high
        self._points: list[Point] = []

    def show_points(self, points: Sequence[Point]) -> None:
        self._points = sorted(points, key=lambda point: point.on)
        self.told()

    def rows(self) -> Rows:
        return [self._heads, *((one.words, number(one.value)) for one in self._points)]

    def paint(self, painter: QPainter) -> None:
        px, high = theme().px, line_height()
        left = QFontMetrics(font()).horizontalAdvance(str(self._top)) + px(tokens.M)
        area = QRectF(left, high / 2, self.width() - left - px(tokens.S), self.height() - 2 * high - px(tokens.XS))
        unit = area.height() / (self._top - self._low)
        for value in range(self._low, self._top + 1):
            y = area.bottom() - (value - self._low) * unit
            painter.setPen(QPen(QColor(theme().colours.hairline), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(self.width(), y))
            painter.setPen(QColor(theme().colours.muted))
            painter.drawText(QRectF(0, y - high / 2, left - px(tokens.S), high), RIGHT, str(value))
        if self._points:
            days = by_day(self._points[0].on, self._points[-1].on, area.adjusted(px(tokens.M), 0, -px(tokens.M), 0))
            places = [QPointF(days(one.on), area.bottom() - (one.value - self._low) * unit) for one in self._points]
            self._paint_line(painter, places)

    def _paint_line(self, painter: QPainter, places: list[QPointF]) -> None:
        colours, round_ = theme().colours, theme().px(tokens.XS)
        painter.setPen(QPen(QColor(colours.accent), theme().px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        labels = Spaced(self.height() - line_height(), self.width())
        for one, place in zip(self._points, places, strict=True):
            painter.setPen(QPen(QColor(colours.accent), theme().px(2)))
            painter.setBrush(QColor(colours.card))
            painter.drawEllipse(place, round_, round_)
            painter.setPen(QColor(colours.muted))
            labels.write(painter, place.x(), one.short)
            around = QRectF(place.x() - 2 * round_, place.y() - 2 * round_, 4 * round_, 4 * round_)
            self.places.insert(0, (around, f"{one.words}: {number(one.value)}"))


class Band(NamedTuple):
    """Something that lasted, both days included. `role` is a status of the theme; `since_words` and `until_words` name
    the days."""

    since: date
    until: date
    role: str
    words: str
    since_words: str
    until_words: str


class BandChart(Chart):
    """What was when: bands side by side, each in the colour of a status with its icon and, where there is room, its
    words. Bands do not overlap."""

    def __init__(self, name: str, what: str, since: str, until: str) -> None:
        super().__init__(name, _BAND)
        self._heads = (what, since, until)
        self._bands: list[Band] = []

    def show_bands(self, bands: Sequence[Band]) -> None:
        self._bands = sorted(bands, key=lambda band: band.since)
        self.told()

    def rows(self) -> Rows:
        return [self._heads, *((one.words, one.since_words, one.until_words) for one in self._bands)]

    def paint(self, painter: QPainter) -> None:
        if not self._bands:
            return
        area = QRectF(0, 0, self.width(), self.height() - line_height() - theme().px(tokens.XS))
        first, last = self._bands[0].since, max(one.until for one in self._bands)
        unit = area.width() / ((last - first).days + 1)
        labels = Spaced(self.height() - line_height(), self.width())
        for one in self._bands:
            left = (one.since - first).days * unit
            rect = QRectF(left, area.top(), ((one.until - one.since).days + 1) * unit, area.height())
            self._paint_band(painter, rect.adjusted(0, 0, -1, 0), one)
            painter.setPen(QColor(theme().colours.muted))
            labels.write(painter, left, one.since_words, centred=False)
            self.places.append((rect, f"{one.words}: {one.since_words} – {one.until_words}"))

    def _paint_band(self, painter: QPainter, rect: QRectF, one: Band) -> None:
        look, px = theme(), theme().px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.soft(one.role)))
        painter.drawRoundedRect(rect, tokens.SMALL_RADIUS, tokens.SMALL_RADIUS)
        side = px(tokens.SMALL_ICON)
        if rect.width() < side + 4:
            painter.setBrush(QColor(look.colour(one.role)))
            painter.drawRoundedRect(rect, 2, 2)  # too narrow to be told apart by its ground
            return
        metrics = painter.fontMetrics()
        room = rect.width() - side - px(3 * tokens.S)
        words = metrics.elidedText(one.words, Qt.TextElideMode.ElideRight, round(room)) if room > 4 * side else ""
        wide = side + (px(tokens.XS) + metrics.horizontalAdvance(words) if words else 0)
        left = rect.center().x() - wide / 2
        place = QRect(round(left), round(rect.center().y() - side / 2), side, side)
        draw_icon(painter, place, tokens.STATUS_ICONS[one.role], look.colour(one.role))
        painter.setPen(QColor(look.colour(one.role)))
        painter.drawText(QRectF(left + side + px(tokens.XS), rect.top(), room, rect.height()), LEFT, words)
