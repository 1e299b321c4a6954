"""What says how a partnership stands: colour, icon and word; and who it is: initials in a circle."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.window.theme import draw_icon, theme, tokens


class StatusBadge(QWidget):
    """`status` is one of rules.md's; `word` is what is read."""

    def __init__(self, status: str = "", word: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._status = status
        self._word = word
        self.setAccessibleName(word)

    def show_status(self, status: str, word: str) -> None:
        self._status, self._word = status, word
        self.setAccessibleName(word)
        self.setVisible(bool(status))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._word)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._status:
            painter = QPainter(self)
            draw_badge(painter, self.rect(), self._status, self._word)
            painter.end()


class Avatar(QWidget):
    """The initials of a name."""

    def __init__(self, name: str = "", size: int = tokens.AVATAR) -> None:
        super().__init__()
        self._name = name
        self._size = theme().px(size)
        self.setFixedSize(self._size, self._size)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_avatar(painter, self.rect(), self._name)
        painter.end()


def badge_font() -> QFont:
    return theme().font(tokens.SMALL, QFont.Weight.DemiBold)


def badge_size(word: str) -> QSize:
    px = theme().px
    metrics = QFontMetrics(badge_font())
    wide = metrics.horizontalAdvance(word) + px(tokens.SMALL_ICON) + px(tokens.S) * 2 + px(6)
    return QSize(wide, metrics.height() + px(tokens.XS) * 2)


def draw_badge(painter: QPainter, rect: QRect, status: str, word: str) -> None:
    look, px = theme(), theme().px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.soft(status)))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    side = px(tokens.SMALL_ICON)
    place = QRect(rect.left() + px(tokens.S), rect.center().y() - side // 2 + 1, side, side)
    draw_icon(painter, place, tokens.STATUS_ICONS[status], look.colour(status))
    painter.setPen(QColor(look.colour(status)))
    painter.setFont(badge_font())
    painter.drawText(
        rect.adjusted(px(tokens.S) + side + px(6), 0, 0, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        word,
    )


def draw_avatar(painter: QPainter, rect: QRect, name: str) -> None:
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.accent_soft))
    painter.drawEllipse(rect)
    painter.setPen(QColor(look.colours.accent))
    font = look.font(tokens.BODY, QFont.Weight.DemiBold)
    font.setPixelSize(max(1, rect.height() * 38 // 100))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen)
