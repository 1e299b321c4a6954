"""A rating of 1 to 5, or none: five round buttons, the keys 1 to 5, the arrows, and 0 or Backspace to take it back."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journal.window.theme import theme
from journal.window.widgets.labels import label

RING = 4
"""Pixels around the buttons, in which the ring is drawn that shows the focus."""


class Rating(QWidget):
    """`low` and `high` say what the ends mean. `rated(int or None)` when the person chose.

    It is one stop for Tab: the buttons are for the mouse, the keys go to the whole.
    """

    rated = Signal(object)

    def __init__(self, name: str, low: str = "", high: str = "") -> None:
        super().__init__()
        self._name = name
        self._value: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = QCoreApplication.translate("Rating", "The keys 1 to 5 rate, and 0 takes it back")
        self.setAccessibleDescription(self._keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(RING, RING, RING, RING)
        row.setSpacing(theme().px(6))
        if low:
            row.addWidget(label(low, "small", wrap=False))
        self._buttons = []
        for number in range(1, 6):
            one = QPushButton(str(number))
            one.setProperty("variant", "rating")
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            words = QCoreApplication.translate("Rating", "{name}: {number} of 5").format(name=name, number=number)
            one.setAccessibleName(words)
            one.clicked.connect(lambda _, number=number: self._choose(number))
            self._buttons.append(one)
            row.addWidget(one)
        if high:
            row.addWidget(label(high, "small", wrap=False))
        row.addStretch(1)
        self.show_value(None)

    @property
    def value(self) -> int | None:
        return self._value

    def show_value(self, value: int | None) -> None:
        """Show a rating without telling."""
        self._value = value
        for number, one in enumerate(self._buttons, 1):
            one.setChecked(number == value)
        words = QCoreApplication.translate("Rating", "{name}: {number} of 5")
        none = QCoreApplication.translate("Rating", "{name}: not rated")
        self.setAccessibleName((words if value else none).format(name=self._name, number=value))

    def show_before(self, value: int | None, words: str) -> None:
        """Mark faintly what was rated before; `words` say so, and when."""
        self.setAccessibleDescription(f"{words} {self._keys}." if words else self._keys)
        for number, one in enumerate(self._buttons, 1):
            before = number == value
            if bool(one.property("before")) != before:
                one.setProperty("before", before)
                one.style().unpolish(one)
                one.style().polish(one)
            one.setToolTip(words if before else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._choose(key - Qt.Key.Key_0, again=True)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._tell(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._tell(min(5, max(1, (self._value or (3 - step)) + step)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            around = self._buttons[0].geometry().united(self._buttons[-1].geometry())
            ring = around.adjusted(1 - RING, 1 - RING, RING - 1, RING - 1)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, number: int, *, again: bool = False) -> None:
        """A click on the rating that is shown takes it back; the key for it leaves it."""
        self._tell(None if number == self._value and not again else number)

    def _tell(self, value: int | None) -> None:
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.rated.emit(value)
