"""The line by which a concern is set aside, and the entry that it shares with what else is added in one line."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineDate


class Entry(InlineLine):
    """`entered`: what stands in it is to be added; `left` with Esc."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()


class SettingAside(QWidget):
    """The line under a concern by which it is set aside: why, from when, and until when. `left` with Esc."""

    left = Signal()

    def __init__(self, desk: Desk, since: date, done: Callable[[str, date, date], bool]) -> None:
        super().__init__()
        self._done = done
        name = QCoreApplication.translate("Verdict", "Why it does not count")
        self.reason = Entry(name, QCoreApplication.translate("Verdict", "Why? He was on parental leave …"))
        self.reason.entered.connect(self._set)
        self.reason.left.connect(self.left)
        self.since = InlineDate(
            QCoreApplication.translate("Verdict", "From"), desk.today, clearable=False,
            words=QCoreApplication.translate("Verdict", "from {day}"),
        )  # fmt: skip
        self.since.refresh(since)
        self.until = InlineDate(
            QCoreApplication.translate("Verdict", "Until"), desk.today,
            QCoreApplication.translate("Verdict", "until which day?"), clearable=False,
            words=QCoreApplication.translate("Verdict", "until {day}"),
        )  # fmt: skip
        self.hint = label("", "error")
        self.hint.hide()
        self.set = button(QCoreApplication.translate("Verdict", "Set aside"), self._set)
        box, flow = flowing()
        for part in (self.since, self.until, self.set):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        for widget in (self.reason, box, self.hint):
            column.addWidget(widget)

    def _set(self) -> None:
        reason, since, until = self.reason.text().strip(), self.since.day, self.until.day
        if not reason:
            self._say(QCoreApplication.translate("Verdict", "A word on why: you will want to know later."), self.reason)
        elif since is None or until is None:
            self._say(QCoreApplication.translate("Verdict", "Until which day?"), self.until)
        elif until < since:
            self._say(QCoreApplication.translate("Verdict", "The last day lies before the first."), self.until)
        else:
            self._done(reason, since, until)

    def _say(self, words: str, where: QWidget) -> None:
        self.hint.setText(words)
        self.hint.show()
        where.setFocus()

    def begin(self) -> None:
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What its dates and its button leave to it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
