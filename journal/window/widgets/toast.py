"""A line at the bottom of the window for what has just happened, with Undo where it can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import label

STAYS = 8_000
"""Milliseconds."""


class Toast(QFrame):
    """Never takes the keyboard; it can be reached by Tab, and everything undoable is in the menu too."""

    def __init__(self, window: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take = undo
        row = QHBoxLayout(self)
        px = theme().px
        row.setContentsMargins(px(tokens.L), px(tokens.XS), px(tokens.S), px(tokens.XS))
        self._text = label("", wrap=False)
        row.addWidget(self._text)
        self._undo = button(QCoreApplication.translate("Toast", "Undo"), self._take_back)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undoable: bool) -> None:
        shown = text if len(text) < 90 else text[:88] + "…"
        self._text.setText(shown)
        self.setAccessibleName(text)
        self._undo.setVisible(undoable)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _take_back(self) -> None:
        self.hide()
        self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        size = self.sizeHint()
        wide = min(size.width(), window.width() - 2 * theme().px(tokens.L))
        self.setGeometry(
            (window.width() - wide) // 2,
            window.height() - size.height() - theme().px(tokens.XL),
            wide,
            size.height(),
        )
