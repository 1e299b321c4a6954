"""What became of a meeting: a few choices by one click or one key, of which one or none is taken."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.model.words import MeetingState
from journal.window.popups.saving import MOVED
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing


class Choice(NamedTuple):
    value: str
    words: str
    key: str


def outcomes() -> list[Choice]:
    """Each with the letter that takes it."""
    translate = QCoreApplication.translate
    return [
        Choice(MeetingState.HELD, translate("After", "Held"), translate("After", "H", "key")),
        Choice(MOVED, translate("After", "Moved"), translate("After", "M", "key")),
        Choice(MeetingState.NO_SHOW, translate("After", "No show"), translate("After", "N", "key")),
        Choice(MeetingState.CANCELLED_BY_THEM, translate("After", "They cancelled"), translate("After", "T", "key")),
        Choice(MeetingState.CANCELLED_BY_ME, translate("After", "I cancelled"), translate("After", "I", "key")),
    ]


class Outcomes(QWidget):
    """`chosen(value)`; "" where a click on what was taken took it back."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        box, flow = flowing()
        column.addWidget(box)
        self._value = ""
        self._buttons: dict[str, QPushButton] = {}
        self._keys: dict[str, str] = {}
        bold = QFontMetrics(theme().font(weight=tokens.SEMIBOLD))
        for choice in outcomes():
            made = button(choice.words)
            made.clicked.connect(lambda _, value=choice.value: self._click(value))
            made.setToolTip(QCoreApplication.translate("After", "Key: {key}").format(key=choice.key))
            made.setMinimumWidth(bold.horizontalAdvance(choice.words) + theme().px(2 * tokens.M) + 2)
            self._buttons[choice.value] = made
            self._keys[choice.key.casefold()] = choice.value
            flow.addWidget(made)

    @property
    def value(self) -> str:
        return self._value

    def choose(self, value: str) -> None:
        """Take a choice without telling."""
        self._value = value
        for each, made in self._buttons.items():
            variant = "primary" if each == value else ""
            if made.property("variant") != variant:
                made.setProperty("variant", variant)
                made.style().unpolish(made)
                made.style().polish(made)
            words = QCoreApplication.translate("After", "{choice}, chosen").format(choice=made.text())
            made.setAccessibleName(words if each == value else made.text())

    def take_key(self, key: str) -> bool:
        """Take the choice of a letter; whether there is one."""
        value = self._keys.get(key.casefold(), "")
        if value:
            self.choose(value)
            self.chosen.emit(value)
        return bool(value)

    def _click(self, value: str) -> None:
        self.choose("" if value == self._value else value)
        self.chosen.emit(self._value)
