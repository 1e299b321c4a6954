"""One goal on the map of goals: edited where it stands, with a handle from which a line is drawn."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal.window.colleagues.goal_handle import Handle
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import goal_states

Values = dict[str, Any]
Named = tuple[str, str]
"""The id of a goal, and its words."""


class GoalCard(QFrame):
    """`edited(id, column, value)`, `removed(id)`; `unshared(id, other)`, `answered(id, other, yes)` to a suggestion,
    `wanted(id)`: to be mine, too; `linking(id)`: a line is to be drawn by keyboard."""

    edited = Signal(str, str, object)
    removed = Signal(str)
    unshared = Signal(str, str)
    answered = Signal(str, str, bool)
    wanted = Signal(str)
    linking = Signal(str)

    def __init__(self, record: str, today: Callable[[], date], *, mine: bool, lines: bool = True) -> None:
        """`lines`: whether any may be drawn from it."""
        super().__init__()
        self.record, self.mine, self.values = record, mine, Values()
        self._lines = lines
        self.aimed = False
        px = theme().px
        self.handle = Handle(left=mine)
        self.handle.clicked.connect(lambda: self.linking.emit(self.record))
        self._fields = _Fields(today, mine=mine)
        self._fields.edited.connect(lambda column, value: self.edited.emit(self.record, column, value))
        self._fields.wanted.connect(lambda: self.wanted.emit(self.record))
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._said: object = None
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.addWidget(self._fields)
        self.body.addLayout(self._words)
        self._delete = icon_button(
            "x", QCoreApplication.translate("Goals", "Delete"), lambda: self.removed.emit(self.record)
        )
        top = Qt.AlignmentFlag.AlignTop
        line = QHBoxLayout(self)
        line.setContentsMargins(
            0 if mine and lines else px(tokens.XS), px(tokens.XS), px(tokens.XS) if mine else 0, px(tokens.XS)
        )
        line.setSpacing(px(tokens.XS))
        if mine:
            line.addWidget(self.handle)
        line.addLayout(self.body, 1)
        line.addWidget(self._delete, 0, top)
        if not mine:
            line.addWidget(self.handle)

    @property
    def text(self) -> InlineText:
        return self._fields.text

    def refresh(self, values: Values, *, closed: bool) -> None:
        self.values = values
        self._fields.refresh(values, closed=closed)
        self.handle.setVisible(self._lines and not closed)
        words = self.text.text()[:60]
        self._delete.setAccessibleName(QCoreApplication.translate("Goals", "Delete: {text}").format(text=words))
        line = (
            QCoreApplication.translate("Goals", "Draw a line to a goal of theirs (L): {text}")
            if self.mine
            else QCoreApplication.translate("Goals", "Draw a line to a goal of mine (L): {text}")
        )
        self.handle.setAccessibleName(line.format(text=words))

    def tell(self, shared: Sequence[Named], likely: Sequence[Named], *, drawn: frozenset[str]) -> None:
        """Say with which goals it is shared, and with which it likely is. Those `drawn` are seen as lines."""
        words = [name for _, name in shared]
        spoken = QCoreApplication.translate("Goals", "Shared with: {goals}").format(goals=", ".join(words))
        self.setAccessibleName(self.text.text())
        self.setAccessibleDescription(spoken if words else "")
        self.handle.setAccessibleDescription(spoken if words else "")
        self.handle.show_linked(linked=bool(words), drawn=bool(drawn))
        self._fields.offer_mine(offered=not self.mine and not words and self.values.get("state") == "open")
        said = (tuple(shared), tuple(likely), drawn)
        if said != self._said:
            self._said = said
            clear(self._words)
            for one in shared:
                if one[0] not in drawn:
                    self._words.addWidget(self._shared(*one))
            for one in likely:
                self._words.addWidget(self._likely(*one))

    def aim(self, *, on: bool) -> None:
        """Show that it would be taken."""
        if on != self.aimed:
            self.aimed = on
            self.update()

    @property
    def busy(self) -> bool:
        focused = self.window().focusWidget()
        return self._fields.dirty or (focused is not None and self.isAncestorOf(focused))

    def commit(self) -> None:
        self._fields.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """L draws a line from wherever the keyboard is on the card, but in its texts."""
        if event.key() == Qt.Key.Key_L and not event.modifiers() and self.handle.isVisible():
            self.linking.emit(self.record)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.colours.accent if self.aimed else look.colours.hairline), 1 + self.aimed))
        painter.setBrush(QColor(look.colours.accent_soft if self.aimed else look.colours.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _shared(self, other: str, words: str) -> QWidget:
        said = QCoreApplication.translate("Goals", "Shared with: {goals}").format(goals=words)
        stop = QCoreApplication.translate("Goals", "No longer shared with: {goal}").format(goal=words)
        return _row(label(said, "small"), icon_button("x", stop, lambda: self.unshared.emit(self.record, other)))

    def _likely(self, other: str, words: str) -> QWidget:
        said = QCoreApplication.translate("Goals", "Shared with “{goal}”?").format(goal=words)
        yes = button(
            QCoreApplication.translate("Goals", "Yes"),
            lambda: self.answered.emit(self.record, other, True),
            variant="chip",
        )
        no = button(
            QCoreApplication.translate("Goals", "No"),
            lambda: self.answered.emit(self.record, other, False),
            variant="chip",
        )
        for one in (yes, no):
            one.setAccessibleName(f"{said} {one.text()}")
        return _row(label(said, "small"), yes, no)


def _row(words: QWidget, *buttons: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(theme().px(tokens.S) - 1, theme().px(2), 0, theme().px(2))
    line.setSpacing(theme().px(tokens.XS))
    line.addWidget(words, 1)
    for one in buttons:
        line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return made


class _Fields(QWidget):
    """What a goal consists of."""

    edited = Signal(str, object)
    wanted = Signal()

    def __init__(self, today: Callable[[], date], *, mine: bool) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self.text = InlineText(translate("Cards", "Goal"), translate("Cards", "What it is to achieve"))
        self.text.edited.connect(lambda words: self.edited.emit("text", words))
        self._state = InlineChoice(translate("Cards", "State"), goal_states())
        self._state.chosen.connect(lambda value: self.edited.emit("state", value))
        self._by = _Short(translate("Cards", "By when"), translate("Cards", "+ By when"))
        self._by.edited.connect(lambda words: self.edited.emit("horizon", words))
        self._days = {
            "set_on": InlineDate(
                translate("Cards", "Heard on"),
                today,
                translate("Cards", "+ Since when"),
                words=translate("Cards", "since {day}"),
            ),
            "closed_on": InlineDate(
                translate("Goals", "Closed on"), today, translate("Goals", "+ On which day"), words="· {day}"
            ),
        }
        for column, day in self._days.items():
            day.picked.connect(lambda value, column=column: self.edited.emit(column, value))
        self._mine_too = QToolButton()
        self._mine_too.setText(translate("Goals", "Make it mine, too"))
        self._mine_too.setProperty("variant", "inline")
        self._mine_too.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mine_too.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mine_too.clicked.connect(self.wanted)
        self._lay_out(mine=mine)

    def _lay_out(self, *, mine: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        small, flow = flowing()
        for part in (self._state, self._days["closed_on"], self._by, self._days["set_on"], self._mine_too):
            part.setProperty("level", "small")
            flow.addWidget(part)
        small.setContentsMargins(theme().px(tokens.XS), 0, 0, 0)
        column.addWidget(small)
        self.offer_mine(offered=not mine)

    def offer_mine(self, *, offered: bool) -> None:
        self._mine_too.setVisible(offered)

    def refresh(self, values: Values, *, closed: bool) -> None:
        self.text.refresh(values.get("text"))
        self._state.refresh(values.get("state"))
        self._by.refresh(values.get("horizon"))
        for column, day in self._days.items():
            day.refresh(values.get(column))
        self._days["closed_on"].setVisible(closed)
        self._days["set_on"].setVisible(not closed)

    @property
    def dirty(self) -> bool:
        return self.text.dirty or self._by.dirty

    def commit(self) -> None:
        self.text.commit()
        self._by.commit()


class _Short(InlineLine):
    """As wide as its words."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder, "small")
        self.textChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText())
        return QSize(min(wide + theme().px(tokens.L), theme().px(420)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())
