"""People of a file who may be in the journal: side by side, to be made one, kept as two, or left out."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.window.people.shown import BOTH, MERGE, OUT, Pair
from journal.window.people.sides import Sides
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import Segments, button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs

AT_ONCE = 15
"""Pairs that are shown at once; the rest on request."""


class Said(NamedTuple):
    """`what`: MERGE, BOTH or OUT. `whom`: the colleague with whom somebody is made one."""

    what: str
    whom: str = ""


class Pairs(QWidget):
    """`changed`: somebody was decided on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[Pair] = ()
        self._said: dict[str, Said] = {}
        self._cards: dict[str, _PairCard] = {}
        page = Page()
        page.column.setContentsMargins(0, 0, theme().px(tokens.M), 0)
        self._head = label("", "muted")
        page.column.addWidget(self._head)
        self._all = self._all_at_once()
        page.column.addWidget(self._all)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(tokens.M))
        page.column.addLayout(self._list)
        self._more = button("", self._show_more, variant="quiet")
        page.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        self._page = page
        self._scroll = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        self._pairs, self._said = pairs, {}
        self._cards.clear()
        clear(self._list)
        self._head.setText(_head_words(len(pairs)))
        self._all.setVisible(len(pairs) > 1)
        self._show(AT_ONCE)

    @property
    def answers(self) -> dict[str, Said]:
        """By the key of a pair; without those who are not decided on."""
        return dict(self._said)

    @property
    def count(self) -> int:
        return len(self._pairs)

    @property
    def undecided(self) -> int:
        return len(self._pairs) - len(self._said)

    @property
    def taken(self) -> int:
        return sum(said.what != OUT for said in self._said.values())

    def go_to_undecided(self) -> None:
        for pair in self._pairs:
            if pair.key not in self._said:
                while pair.key not in self._cards:
                    self._show_more()
                card = self._cards[pair.key]
                self._scroll.go_to(card)
                card.take_focus()
                return

    def _all_at_once(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.S))
        translate = QCoreApplication.translate
        for words, what in (
            (translate("PeoplePairs", "All are the same"), MERGE),
            (translate("PeoplePairs", "Leave all out"), OUT),
        ):
            row.addWidget(button(words, partial(self._say_all, what), variant="quiet"))
        row.addStretch(1)
        return box

    def _say_all(self, what: str) -> None:
        for pair in self._pairs:
            card = self._cards.get(pair.key)
            whom = card.whom if card is not None else pair.maybe[0].id
            self._said[pair.key] = Said(what, whom if what == MERGE else "")
            if card is not None:
                card.show_answer(what)
        self.changed.emit()

    def _say(self, key: str, what: str, whom: str) -> None:
        self._said[key] = Said(what, whom if what == MERGE else "")
        self.changed.emit()

    def _show_more(self) -> None:
        self._show(len(self._cards) + AT_ONCE)

    def _show(self, many: int) -> None:
        for pair in self._pairs[len(self._cards) : many]:
            card = _PairCard(pair)
            if pair.key in self._said:
                card.show_answer(self._said[pair.key].what)
            card.said.connect(partial(self._say, pair.key))
            self._cards[pair.key] = card
            self._list.addWidget(card)
        rest = len(self._pairs) - len(self._cards)
        self._more.setText(QCoreApplication.translate("PeoplePairs", "Show {count} more").format(count=rest))
        self._more.setVisible(rest > 0)
        order_tabs(self._page.column)


class _PairCard(Card):
    """`said(what, whom)`."""

    said = Signal(str, str)

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self._pair, self.whom = pair, pair.maybe[0].id
        self.setAccessibleName(pair.theirs.name)
        self._why = label("", "muted")
        self._sides = QVBoxLayout()
        if len(pair.maybe) > 1:
            words = QCoreApplication.translate("PeoplePairs", "Who it may be")
            self._which = InlineChoice(words, [(one.id, _which_words(one.name, one.why)) for one in pair.maybe])
            self._which.refresh(self.whom)
            self._which.chosen.connect(self._take_which)
            self.body.addWidget(self._which)
        self.body.addWidget(self._why)
        translate = QCoreApplication.translate
        self._choice = Verdict(
            [
                (MERGE, translate("PeoplePairs", "The same: merge")),
                (BOTH, translate("PeoplePairs", "Keep both")),
                (OUT, translate("PeoplePairs", "Leave out")),
            ],
            self._take,
        )
        self._choice.choose_none()
        self.body.addWidget(self._choice)
        self.body.addLayout(self._sides)
        self._fill()

    def show_answer(self, what: str) -> None:
        self._choice.choose(what)

    def take_focus(self) -> None:
        self._choice.first.setFocus()

    def _fill(self) -> None:
        known = next(one for one in self._pair.maybe if one.id == self.whom)
        clear(self._sides)
        self._why.setText(known.why)
        translate = QCoreApplication.translate
        heads = (translate("PeoplePairs", "In the file"), translate("PeoplePairs", "In the journal"))
        self._sides.addWidget(Sides(heads, self._pair.theirs, known))

    def _take_which(self, whom: str) -> None:
        self.whom = whom
        self._fill()
        if self._choice.decided and self._choice.value == MERGE:
            self.said.emit(MERGE, whom)

    def _take(self, what: str) -> None:
        self.said.emit(what, self.whom)


class Verdict(Segments):
    """Segments of which none may be taken yet."""

    def choose_none(self) -> None:
        self._group.setExclusive(False)
        for one in self._group.buttons():
            one.setChecked(False)
        self._group.setExclusive(True)

    @property
    def decided(self) -> bool:
        return self._group.checkedId() >= 0

    @property
    def first(self) -> QWidget:
        return self._group.checkedButton() or self._group.buttons()[0]


def _which_words(name: str, why: str) -> str:
    return QCoreApplication.translate("PeoplePairs", "{name} ({why})").format(name=name, why=why) if why else name


def _head_words(count: int) -> str:
    translate = QCoreApplication.translate
    if not count:
        return translate("PeoplePairs", "Nobody of this file is like somebody in the journal.")
    many = translate("PeoplePairs", "{count} people may be in the journal already.").format(count=count)
    first = translate("PeoplePairs", "One person may be in the journal already.") if count == 1 else many
    rest = translate(
        "PeoplePairs",
        "Where two are made one, the journal keeps what it has, and what the file has beyond it is added. "
        "Who is not decided on is left out.",
    )
    return f"{first} {rest}"
