"""Rows of two lines for lists of any length: painted, not a widget each."""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.method.rules.status import STATUSES
from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.badge import draw_avatar

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class Row(NamedTuple):
    """`avatar`: a name for initials. `icon`: instead of it. `status`: painted at the right. `picture`: asked for in
    pixels when the row is seen, and painted in the place of the initials, where there is one."""

    title: str
    subtitle: str = ""
    avatar: str = ""
    icon: str = ""
    icon_role: str = "muted"
    status: str = ""
    note: str = ""
    heading: str = ""
    faded: bool = False
    picture: Callable[[int], QPixmap | None] | None = None

    @property
    def spoken(self) -> str:
        status = STATUSES.get(self.status, "")
        return ", ".join(part for part in (self.title, self.subtitle, status, self.note) if part)


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Role.ROW)
        px = theme().px
        text = _height(_strong()) + (_height(_small()) + px(2) if row.subtitle else 0)
        high = max(text, px(tokens.AVATAR) if row.avatar else 0) + 2 * px(tokens.S)
        return QSize(px(120), high + (_heading_height() if row.heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        if row.heading:
            rect = self._paint_heading(painter, rect, row.heading)
        self._paint_ground(painter, rect, option.state)
        px = theme().px
        rect = rect.adjusted(px(tokens.M), px(tokens.XS), -px(tokens.M), -px(tokens.XS))
        if row.avatar or row.icon:
            rect = self._paint_mark(painter, rect, row)
        if row.status:
            side = px(tokens.ICON)
            place = QRect(rect.right() - side, rect.center().y() - side // 2, side, side)
            draw_icon(painter, place, tokens.STATUS_ICONS[row.status], theme().colour(row.status))
            rect.setRight(place.left() - px(tokens.S))
        self._paint_text(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        look = theme()
        colours = look.colours
        ground = None
        if state & QStyle.StateFlag.State_Selected:
            ground = colours.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = colours.hover
        inside = rect.adjusted(look.px(tokens.XS), 1, -look.px(tokens.XS), -1)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(inside, tokens.SMALL_RADIUS, tokens.SMALL_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, tokens.SMALL_RADIUS, tokens.SMALL_RADIUS)

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> QRect:
        px = theme().px
        painter.setFont(_small(QFont.Weight.DemiBold))
        painter.setPen(QColor(theme().colours.muted))
        place = QRect(rect.left() + px(tokens.M), rect.top(), rect.width() - px(tokens.XL), _heading_height() - px(2))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        return rect.adjusted(0, _heading_height(), 0, 0)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: Row) -> QRect:
        px = theme().px
        side = px(tokens.AVATAR if row.avatar else tokens.ICON)
        place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        ratio = painter.device().devicePixelRatioF()
        picture = row.picture(round(side * ratio)) if row.picture is not None else None
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture)
        elif row.avatar:
            draw_avatar(painter, place, row.avatar)
        else:
            draw_icon(painter, place, row.icon, theme().colour(row.icon_role))
        return rect.adjusted(side + px(tokens.M), 0, 0, 0)

    def _paint_text(self, painter: QPainter, rect: QRect, row: Row) -> None:
        colours = theme().colours
        strong, small = _strong(), _small()
        high = _height(strong) + (_height(small) + theme().px(2) if row.subtitle else 0)
        top = rect.top() + max(0, (rect.height() - high) // 2)
        title = QRect(rect.left(), top, rect.width(), _height(strong))
        if row.note:
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            painter.drawText(title, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note)
            title.setRight(title.right() - QFontMetrics(small).horizontalAdvance(row.note) - theme().px(tokens.S))
        painter.setFont(strong)
        painter.setPen(QColor(colours.muted if row.faded else colours.ink))
        _draw_line(painter, title, row.title)
        if row.subtitle:
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            _draw_line(
                painter, QRect(rect.left(), title.bottom() + theme().px(3), rect.width(), _height(small)), row.subtitle
            )


def list_view(name: str) -> QListView:
    """A list whose model answers `Role.ROW` and `Role.ID`."""
    view = QListView()
    view.setItemDelegate(RowDelegate(view))
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setUniformItemSizes(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return view


def _draw_line(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, max(1, rect.width()))
    painter.drawText(
        rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
    )


def _strong() -> QFont:
    return theme().font(tokens.BODY, QFont.Weight.DemiBold)


def _small(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return theme().font(tokens.SMALL, weight)


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _heading_height() -> int:
    return _height(_small()) + theme().px(tokens.M)
