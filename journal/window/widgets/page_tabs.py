"""Tabs of a preview: choices whose words change with what their pages hold."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import Segments


class PageTabs(Segments):
    def say(self, value: str, words: str) -> None:
        """What a choice reads."""
        one = self._button(value)
        one.setText(words)
        one.setAccessibleName(words)
        bold = QFontMetrics(theme().font(weight=tokens.SEMIBOLD))
        one.setMinimumWidth(bold.horizontalAdvance(words) + theme().px(2 * tokens.M) + tokens.XS)

    def offer(self, value: str, *, offered: bool) -> None:
        """A page without anything on it is not offered."""
        self._button(value).setVisible(offered)

    @property
    def last(self) -> QAbstractButton:
        return self._button(self._values[-1])

    def take_focus(self) -> None:
        self._button(self.value).setFocus()

    def _button(self, value: str) -> QAbstractButton:
        return self._group.button(self._values.index(value))
