"""How a line is drawn between two goals: pulled with the mouse, or chosen with the keyboard."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal.window.colleagues.goal_card import GoalCard
from journal.window.colleagues.goal_handle import Handle
from journal.window.colleagues.goals_lines import Lines, Pair
from journal.window.colleagues.goals_side import Side
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label


class Drawing(QObject):
    """`drawn(theirs, mine)`: a line was drawn. `wanted(theirs)`: that one is to be mine, too. `guide` says, on the
    goal itself, what to do while one is drawn by keyboard."""

    drawn = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, theirs: Side, mine: Side, lines: Lines) -> None:
        super().__init__(lines)
        self._theirs, self._mine, self._lines = theirs, mine, lines
        self._links: set[Pair] = set()
        self._from: GoalCard | None = None
        self._aimed: GoalCard | None = None
        self._pulled: GoalCard | None = None
        self._words = label("", "small")
        translate = QCoreApplication.translate
        self._mine_too = button(translate("Goals", "Make it a goal of mine, too"), self._want, variant="chip")
        self._cancel = button(translate("Goals", "Cancel"), self.stop, variant="quiet")
        self.guide = QWidget(lines)
        column = QVBoxLayout(self.guide)
        column.setContentsMargins(theme().px(tokens.S) - 1, theme().px(tokens.XS), 0, 0)
        column.addWidget(self._words)
        box, flow = flowing()
        flow.addWidget(self._mine_too)
        flow.addWidget(self._cancel)
        column.addWidget(box)
        self.guide.hide()

    @property
    def begun(self) -> bool:
        return self._from is not None

    def refresh(self, links: Collection[Pair]) -> None:
        """The journal has changed: what is being drawn by keyboard is let go of."""
        self._links = set(links)
        self.stop()

    def follow(self, card: GoalCard) -> None:
        """Lines may be drawn from and to this one."""
        card.linking.connect(lambda _: self._press(card))
        card.handle.moved.connect(self._move)
        card.handle.left.connect(self.stop)
        card.handle.dragged.connect(lambda place: self._pull(card, place))
        card.handle.dropped.connect(lambda place: self._drop(card, place))

    def stop(self) -> None:
        begun, self._from = self._from, None
        self._aim(None)
        if begun is not None:
            kept = self.guide.window().focusWidget()
            if isinstance(kept, Handle) or (kept is not None and self.guide.isAncestorOf(kept)):
                begun.handle.setFocus()
            self.guide.hide()
            self.guide.setParent(self._lines)

    def _press(self, card: GoalCard) -> None:
        """Begin from a goal; where one was begun from the other side, this is the one it is shared with."""
        begun = self._from
        if begun is None or begun.mine == card.mine:
            self._begin(card)
        elif card in self._targets(begun):
            self.stop()
            self._draw(begun, card)

    def _begin(self, card: GoalCard) -> None:
        self.stop()
        self._from = card
        targets = self._targets(card)
        self._words.setText(_guide(card, some=bool(targets)))
        self._mine_too.setVisible(not card.mine)
        card.body.addWidget(self.guide)
        self.guide.show()
        if targets:
            self._aim(targets[0])
            targets[0].handle.setFocus()
        else:
            (self._cancel if card.mine else self._mine_too).setFocus()

    def _move(self, by: int) -> None:
        if self._from is not None and self._aimed is not None:
            targets = self._targets(self._from)
            if self._aimed in targets:
                self._aim(targets[(targets.index(self._aimed) + by) % len(targets)])
                self._aimed.handle.setFocus()

    def _pull(self, card: GoalCard, place: QPoint) -> None:
        if self._pulled is None:
            self.stop()
            self._pulled = card
        target = self._target_at(card, place)
        self._aim(target)
        self._lines.draw_loose(card.handle, place)

    def _drop(self, card: GoalCard, place: QPoint) -> None:
        target = self._target_at(card, place)
        self._pulled = None
        self._aim(None)
        self._lines.draw_loose(None, place)
        if target is not None:
            self._draw(card, target)

    def _target_at(self, card: GoalCard, place: QPoint) -> GoalCard | None:
        return next((one for one in self._targets(card) if one.rect().contains(one.mapFromGlobal(place))), None)

    def _targets(self, card: GoalCard) -> list[GoalCard]:
        """The goals of the other side with which it is not shared yet."""
        side = self._theirs if card.mine else self._mine
        return [one for one in side.open_cards if _pair(card, one) not in self._links]

    def _draw(self, card: GoalCard, other: GoalCard) -> None:
        self.drawn.emit(*_pair(card, other))

    def _want(self) -> None:
        if self._from is not None:
            begun = self._from
            self.stop()
            self.wanted.emit(begun.record)

    def _aim(self, card: GoalCard | None) -> None:
        if self._aimed is not None and self._aimed is not card:
            self._aimed.aim(on=False)
        self._aimed = card
        if card is not None:
            card.aim(on=True)
            if self.begun:
                _show(card)


def _show(card: GoalCard) -> None:
    """Scroll to it, where it is not seen."""
    above: QObject | None = card
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parent()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(card)


def _guide(card: GoalCard, *, some: bool) -> str:
    translate = QCoreApplication.translate
    if not some:
        if card.mine:
            return translate("Goals", "There is no goal of theirs to share it with yet.")
        return translate("Goals", "There is no goal of mine to share it with yet.")
    which = (
        translate("Goals", "Which goal of theirs is “{goal}” shared with?")
        if card.mine
        else translate("Goals", "Which goal of mine is “{goal}” shared with?")
    )
    how = translate("Goals", "The arrow keys choose, Enter takes, Esc leaves.")
    return f"{which.format(goal=_short(card.text.text()))} {how}"


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:58]}…"


def _pair(card: GoalCard, other: GoalCard) -> Pair:
    """Theirs first."""
    return (other.record, card.record) if card.mine else (card.record, other.record)
