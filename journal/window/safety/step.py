"""One calm page for one question: what it is about, what to enter, and the way on. Enter goes on, Escape goes back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll

CHARACTERS = 68
"""How wide the column of a step is."""


class Step(QWidget):
    """What is entered stands in `body`. `first`: what gets the keyboard. `go_on` is called by its button and by Enter,
    unless it is `busy`; `go_back` by its button and by Escape, where there is a way back."""

    def __init__(
        self,
        mark: str,
        title: str,
        words: str,
        go_on: str,
        *,
        back: Callable[[], object] | None = None,
        back_words: str = "",
    ) -> None:
        super().__init__()
        self.first: QWidget | None = None
        self.busy = False
        self._back = back
        page = Page()
        page.column.addStretch(1)
        page.column.addLayout(_head(mark, title))
        self.words = label(words)
        page.column.addWidget(self.words)
        page.column.addSpacing(theme().px(tokens.S))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme().px(tokens.S))
        page.column.addLayout(self.body)
        self.problem = label("", "error")
        self.problem.hide()
        page.column.addWidget(self.problem)
        self.waiting = label("", "muted")
        self.waiting.hide()
        page.column.addWidget(self.waiting)
        page.column.addSpacing(theme().px(tokens.S))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme().px(tokens.S))
        self.on = button(go_on, self.go_on, variant="primary")
        self.back = self._make_back(back_words)
        self.foot.addStretch(1)
        self.foot.addWidget(self.on)
        page.column.addLayout(self.foot)
        page.column.addStretch(2)
        self._scroll = Scroll(page, CHARACTERS)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setAccessibleName(title)

    def _make_back(self, words: str) -> QPushButton | None:
        if self._back is None:
            return None
        made = button(words or QCoreApplication.translate("Step", "Back"), self.go_back, variant="quiet")
        self.foot.addWidget(made)
        return made

    def go_on(self) -> None:
        """What was entered is to be taken."""
        raise NotImplementedError

    def go_back(self) -> None:
        if self._back is not None and not self.busy:
            self._back()

    def say(self, problem: str) -> None:
        """Say in place what is wrong; nothing any more with ""."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            QTimer.singleShot(0, self.problem, self._show_problem)  # once there is room for it

    def _show_problem(self) -> None:
        self._scroll.ensureWidgetVisible(self.problem)

    def wait(self, busy: bool, words: str = "") -> None:
        """Something is worked out in the background: the page stays alive, and takes nothing meanwhile."""
        self.busy = busy
        self.on.setEnabled(not busy)
        if self.back is not None:
            self.back.setEnabled(not busy)
        if busy:
            self.say("")
        self.waiting.setText(words)
        self.waiting.setVisible(bool(words))
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever is shown this page can type at once."""
        super().focusInEvent(event)
        if self.first is not None:
            self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.on.isEnabled():
                self.on.click()
        elif event.key() == Qt.Key.Key_Escape and self._back is not None:
            self.go_back()
        else:
            super().keyPressEvent(event)


def _head(mark: str, title: str) -> QHBoxLayout:
    px = theme().px
    row = QHBoxLayout()
    row.setSpacing(px(tokens.M))
    picture = label("", wrap=False)
    side = px(tokens.XL)
    picture.setPixmap(icon(mark, "accent").pixmap(side, side))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(title, "page"), 1)
    return row
