"""A rating of 1 to 5, or none: five round buttons, the keys 1 to 5, the arrows, and 0 or Backspace to take it back."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journal.window.theme import theme
from journal.window.widgets.labels import label


class Rating(QWidget):
    """`low` and `high` say what the ends mean. `rated(int or None)` when the person chose."""

    rated = Signal(object)

    def __init__(self, name: str, low: str = "", high: str = "") -> None:
        super().__init__()
        self._value: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        if low:
            row.addWidget(label(low, "small", wrap=False))
        self._buttons = []
        for number in range(1, 6):
            one = _Number(str(number))
            one.setProperty("variant", "rating")
            one.setCheckable(True)
            one.setAutoDefault(False)
            words = QCoreApplication.translate("Rating", "{name}: {number} of 5").format(name=name, number=number)
            one.setAccessibleName(words)
            one.clicked.connect(lambda _, number=number: self._choose(number))
            self._buttons.append(one)
            row.addWidget(one)
        if high:
            row.addWidget(label(high, "small", wrap=False))
        row.addStretch(1)
        self.setAccessibleName(name)
        self.setFocusProxy(self._buttons[0])

    @property
    def value(self) -> int | None:
        return self._value

    def show_value(self, value: int | None) -> None:
        """Show a rating without telling."""
        self._value = value
        for number, one in enumerate(self._buttons, 1):
            one.setChecked(number == value)

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

    def _choose(self, number: int, *, again: bool = False) -> None:
        """A click on the rating that is shown takes it back; the key for it leaves it."""
        self._tell(None if number == self._value and not again else number)

    def _tell(self, value: int | None) -> None:
        changed = value != self._value
        self.show_value(value)
        if value is not None:
            self._buttons[value - 1].setFocus()
        if changed:
            self.rated.emit(value)


class _Number(QPushButton):
    """Leaves the arrows to the rating: a button's own would only go to its neighbour."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
