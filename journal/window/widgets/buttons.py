"""Buttons, by what they are for."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.labels import tip

LONGEST = 300
"""Characters of the user's words that a button may ask room for."""
BESIDE_ICON = 4
"""Pixels that Qt leaves between an icon and what follows it."""


class _Button(QPushButton):
    """Enter presses it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _IconButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, clicked: Callable[[], object] | None = None, *, variant: str = "", icon_name: str = ""
) -> QPushButton:
    """`variant`: primary, quiet (text in the accent), link (looks like text); none is a plain button."""
    made = _Button(f" {text}" if icon_name else text)  # room between the icon and the words
    made.setAccessibleName(text)
    made.setProperty("variant", variant)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, {"primary": "on_accent", "quiet": "accent"}.get(variant, "ink")))
        made.setIconSize(QSize(theme().px(tokens.SMALL_ICON + 2), theme().px(tokens.SMALL_ICON + 2)))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(icon_name: str, words: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A button without text; `words` are its tool tip and its name for screen readers."""
    made = _IconButton()
    made.setProperty("variant", "icon")
    made.setIcon(icon(icon_name, "muted"))
    made.setIconSize(QSize(theme().px(tokens.SMALL_ICON + 2), theme().px(tokens.SMALL_ICON + 2)))
    made.setToolTip(tip(words))
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


class Segments(QWidget):
    """A few choices side by side, of which one is taken."""

    def __init__(self, choices: list[tuple[str, str]], chosen: Callable[[str], object]) -> None:
        """`choices`: (value, words)."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        for number, (_, words) in enumerate(choices):
            one = button(words, variant="segment")
            one.setCheckable(True)
            one.setChecked(number == 0)
            # What is chosen is bold: nothing may be cut when another becomes so.
            bold = QFontMetrics(theme().font(weight=tokens.SEMIBOLD))
            one.setMinimumWidth(bold.horizontalAdvance(words) + theme().px(2 * tokens.M) + 4)
            one.setProperty("end", {0: "first", len(choices) - 1: "last"}.get(number, ""))
            self._group.addButton(one, number)
            row.addWidget(one)
        row.addStretch(1)
        self._group.idClicked.connect(lambda number: chosen(self._values[number]))

    @property
    def value(self) -> str:
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Take a choice without telling; the keyboard goes along, where it is here."""
        taken = self._group.button(self._values.index(value))
        taken.setChecked(True)
        if any(one.hasFocus() for one in self._group.buttons()):
            taken.setFocus()


class WordButton(_Button):
    """Words of the user's to click: shown as they are, and with dots at their end where there is little room."""

    def __init__(self, words: str = "", clicked: Callable[[], object] | None = None, *, variant: str = "link") -> None:
        super().__init__()
        self.setProperty("variant", variant)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.show_words(words)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())

    def show_words(self, words: str) -> None:
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self.setText(_plain(self._words[:LONGEST]))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(tokens.CONTROL), super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + BESIDE_ICON
        option.text = _plain(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


def _plain(words: str) -> str:
    """What Qt is to show as `words`: to Qt, `&` marks a shortcut."""
    return words.replace("&", "&&")
