"""Choices and days that look like text and open where they stand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.days import capital, day_words
from journal.window.widgets.words import Choices


class _Inline(QToolButton):
    """Looks like text; Enter, Space or a click opens it."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._name = name
        self._placeholder = placeholder
        self.setProperty("variant", "inline")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say("")

    def say(self, words: str) -> None:
        self.setText(words or self._placeholder)
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)

    def minimumSizeHint(self) -> QSize:
        """It never makes a page wider than there is room."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme().px(60)), least.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class InlineChoice(_Inline):
    """One of a closed list. `chosen(value)` when the person took another."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Choices, placeholder: str = "") -> None:
        self._choices: Choices = []
        super().__init__(name, placeholder)
        self._value = ""
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.offer(choices)

    @property
    def value(self) -> str:
        return self._value

    def offer(self, choices: Choices) -> None:
        """Offer these instead."""
        self._choices = choices
        self._menu.clear()
        for value, words in choices:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, value=value: self._choose(value))

    def refresh(self, value: str | None) -> None:
        """Show a value without telling."""
        self._value = value or ""
        self.say(dict(self._choices).get(self._value, self._value))

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.refresh(value)
            self.chosen.emit(value)


class InlineDate(_Inline):
    """A day, or none where it may be cleared. `picked(date or None)`."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        placeholder: str = "",
        *,
        clearable: bool = True,
        words: str = "{day}",
    ) -> None:
        super().__init__(name, placeholder)
        self._today = today
        self._day: date | None = None
        self._words = words
        self._clearable = clearable
        self._calendar: QCalendarWidget | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(self._begin)
        self.setMenu(menu)

    @property
    def day(self) -> date | None:
        return self._day

    def refresh(self, day: date | None) -> None:
        """Show a day without telling."""
        self._day = day
        words = day_words(day, self._today()) if day else ""
        if self._words.startswith("{day}"):
            words = capital(words)
        self.say(self._words.format(day=words) if words else "")

    def _begin(self) -> None:
        calendar = self._calendar or self._make_calendar()
        day = self._day or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        """Made when it is first opened: it is dear, and a page has dozens of days."""
        self._calendar = calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        action = QWidgetAction(self.menu())
        action.setDefaultWidget(self._chooser(calendar))
        self.menu().addAction(action)
        return calendar

    def _chooser(self, calendar: QCalendarWidget) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        margin = theme().px(tokens.S)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(calendar)
        row = QHBoxLayout()
        today = QCoreApplication.translate("InlineDate", "Today")
        row.addWidget(button(today, lambda: self._pick(self._today()), variant="quiet"))
        row.addStretch(1)
        if self._clearable:
            none = QCoreApplication.translate("InlineDate", "No day")
            row.addWidget(button(none, lambda: self._pick(None), variant="quiet"))
        column.addLayout(row)
        return panel

    def _take(self, chosen: QDate) -> None:
        self._pick(date(chosen.year(), chosen.month(), chosen.day()))

    def _pick(self, day: date | None) -> None:
        self.menu().hide()
        if day != self._day:
            self.refresh(day)
            self.picked.emit(day)
