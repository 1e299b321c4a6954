"""One side of the map of goals: theirs, or mine. The open ones stand below its name, the earlier ones in a part of
their own, which is folded away with that of the other side."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal.model import new_id
from journal.window.colleagues.goal_card import GoalCard
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import Elided, label

Row = tuple[str, dict[str, Any]]


class Side(QWidget):
    """`edited(id, column, value)`, `added(id, column -> value)`, `removed(id)`; `made(card)`: one is seen for the first
    time. A new goal is only a card until something is said in it: `added` tells it then."""

    edited = Signal(str, str, object)
    added = Signal(str, object)
    removed = Signal(str)
    made = Signal(object)

    def __init__(self, add: str, empty: str, today: Callable[[], date], *, mine: bool, lines: bool = True) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.cards: dict[str, GoalCard] = {}
        self._today, self._mine, self._lines = today, mine, lines
        self._spare: list[GoalCard] = []  # to be shown again: a card is dear to make
        self._new = ""  # the id of the card that is not stored yet
        self._said: dict[str, Any] = {}
        self._name = Elided("", "strong")
        self._name.hide()
        self._empty = label(empty, "muted")
        self._open, self._closed = QVBoxLayout(), QVBoxLayout()
        self.earlier = QWidget()
        self.earlier.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column, earlier = QVBoxLayout(self), QVBoxLayout(self.earlier)
        for layout in (column, earlier):
            layout.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._open, self._closed):
            layout.setSpacing(theme().px(tokens.S))
        column.addWidget(self._name)
        column.addWidget(self._empty)
        column.addLayout(self._open)
        column.addWidget(button(add, self.begin_new, variant="quiet", icon_name="plus"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        earlier.addLayout(self._closed)
        earlier.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), super().minimumSizeHint().height())

    def show_name(self, name: str) -> None:
        self._name.show()
        self._name.set_whole(name)

    def refresh(self, rows: Sequence[Row]) -> None:
        """Show these, in this order; what is being typed stays."""
        wanted = {record for record, _ in rows}
        if self._new in wanted:
            self._new = ""
        for gone in [record for record in self.cards if record not in wanted and record != self._new]:
            self._put_away(self.cards.pop(gone))
        places = {False: 0, True: 0}
        for record, values in rows:
            closed = values.get("state") != "open"
            self._place(self._card(record), closed=closed, at=places[closed])
            places[closed] += 1
            self.cards[record].refresh(values, closed=closed)
        self._empty.setVisible(not places[False] and not self._new)

    def begin_new(self) -> None:
        if not self._new:
            self._new, self._said = new_id(), {}
            card = self._card(self._new)
            self._place(card, closed=False, at=self._open.count())
            card.refresh({"state": "open"}, closed=False)
            card.handle.hide()  # there is nothing to share yet
            card.tell((), (), drawn=frozenset())
            self._empty.hide()
        self.begin(self._new)

    def drop_new(self) -> None:
        """Nothing was said in the new one."""
        if self._new:
            self._put_away(self.cards.pop(self._new))
            self._new = ""
            self._empty.setVisible(not self.open_cards)

    def begin(self, record: str) -> None:
        if record in self.cards:
            self.cards[record].text.setFocus()

    def commit(self) -> None:
        for card in list(self.cards.values()):
            card.commit()
        if self._new and not self.cards[self._new].busy:
            self.drop_new()

    @property
    def open_cards(self) -> list[GoalCard]:
        """Those that lines can be drawn to, from top to bottom."""
        items = (self._open.itemAt(place) for place in range(self._open.count()))
        cards = [item.widget() for item in items if item is not None]
        return [card for card in cards if isinstance(card, GoalCard) and card.record != self._new]

    @property
    def closed(self) -> int:
        """How many are over."""
        return self._closed.count()

    def _card(self, record: str) -> GoalCard:
        if record not in self.cards and self._spare:
            self.cards[record] = self._spare.pop()
            self.cards[record].record = record
        elif record not in self.cards:
            card = self.cards[record] = GoalCard(record, self._today, mine=self._mine, lines=self._lines)
            card.edited.connect(self._take)
            card.removed.connect(self._remove)
            self.made.emit(card)
        return self.cards[record]

    def _place(self, card: GoalCard, *, closed: bool, at: int) -> None:
        """Into its list; one that stands where it should is left alone, with the keyboard in it."""
        wanted, other = (self._closed, self._open) if closed else (self._open, self._closed)
        if wanted.indexOf(card) != at:
            for layout in (wanted, other):
                layout.removeWidget(card)
            wanted.insertWidget(at, card)
            card.show()

    def _take(self, record: str, column: str, value: object) -> None:
        if record != self._new:
            self.edited.emit(record, column, value)
            return
        self._said[column] = value
        if self._said.get("text"):
            self.added.emit(record, dict(self._said))  # what cannot be saved is not refreshed: it is told again
        else:
            self.cards[record].refresh({"state": "open", **self._said}, closed=False)
            self.cards[record].handle.hide()

    def _remove(self, record: str) -> None:
        if record == self._new:
            self.drop_new()
        else:
            self.removed.emit(record)

    def _put_away(self, card: GoalCard) -> None:
        for layout in (self._open, self._closed):
            layout.removeWidget(card)
        if card.busy:
            card.blockSignals(True)  # what is being typed into it has no goal any more
            card.deleteLater()
        else:
            self._spare.append(card)
        card.hide()
