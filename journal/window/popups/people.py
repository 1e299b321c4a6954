"""Who is in the meeting, and what to know of each at a glance: the first in full, the others folded to a line."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journal.method.common_ground import Common, to_begin_with
from journal.method.rules.review import ADVICE, STATUSES
from journal.store.preparation import Open, Ready
from journal.window.desk import Desk
from journal.window.popups.words import TITLE, short
from journal.window.starters import said_button
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.buttons import WordButton, icon_button
from journal.window.widgets.card import clear
from journal.window.widgets.days import due_words, short_day
from journal.window.widgets.labels import Elided, Rule, label, plain_tip

LINE = 84
"""Characters that one thing to know may have: two lines or three."""
STARTER = 190
"""Characters of what to begin a conversation with: its point comes last."""
SOME = 2
"""So many goals, promises and the like are shown; more are counted."""
_SOON = timedelta(days=1)
_COPIED = 1_500
"""Milliseconds for which a copied line says so."""


class People(QWidget):
    """`grew`: one was opened or folded."""

    grew = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Ready, ...] | None = None
        self._open: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(tokens.S))

    @property
    def said(self) -> frozenset[str]:
        """Keys of the checklist whose words can be read here already, of those who are shown in full."""
        return frozenset(key for one in self._shown or () if one.id in self._open for key in said_of(one))

    def refresh(self, people: tuple[Ready, ...]) -> bool:
        """Show these; whether anything is new."""
        if people == self._shown:
            return False
        if self._shown is None:
            self._open = {one.id for one in people[:1]}
        elif len(people) == 1:
            self._open.add(people[0].id)
        self._shown = people
        self._fill()
        return True

    def _fill(self) -> None:
        clear(self._column)
        people = self._shown or ()
        for place, one in enumerate(people):
            if place:
                self._column.addWidget(Rule())
            fold = partial(self._fold, one.id) if len(people) > 1 else None
            person = _person(self._desk, one, fold, is_open=one.id in self._open)
            self._column.addWidget(person)
            person.show()  # the layout would show it later, and the keyboard goes only to what is shown
        if not people:
            words = QCoreApplication.translate("Popups", "Nobody is named in this meeting.")
            self._column.addWidget(label(words, "muted"))

    def _fold(self, colleague: str) -> None:
        """Open one that is folded, or fold it; the keyboard stays on it."""
        self._open ^= {colleague}
        self._fill()
        self.grew.emit()
        for head in self.findChildren(_FoldButton):
            if head.colleague == colleague and not head.isHidden():
                head.setFocus()


def said_of(one: Ready) -> set[str]:
    """Keys of the checklist's items that say again what is shown of a colleague."""
    promises = {f"promise-{due.id}" for due in one.mine[:SOME]}
    unclear = {f"unclear-{one.id}-{place}" for place, _ in enumerate(_open_still(one)[:SOME], 1)}
    return {*promises, *unclear, "value-idea"}


def _open_still(one: Ready) -> tuple[str, ...]:
    """What was left unclear last time, and is."""
    return one.unclear[: one.still_unclear]


class _FoldButton(WordButton):
    """The name of a colleague, which opens and folds what is known of them."""

    def __init__(self, one: Ready, clicked: Callable[[], object], *, is_open: bool) -> None:
        super().__init__(one.name, clicked)
        self.colleague = one.id
        self.setFont(theme().font(weight=tokens.SEMIBOLD))
        self.setIcon(icon("chevron-down" if is_open else "chevron-right", "muted"))
        side = theme().px(tokens.SMALL_ICON)
        self.setIconSize(QSize(side, side))
        self.setToolTip(
            QCoreApplication.translate("Popups", "Fold") if is_open else QCoreApplication.translate("Popups", "Show")
        )


def _person(desk: Desk, one: Ready, fold: Callable[[], object] | None, *, is_open: bool) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(tokens.XS))
    head = QHBoxLayout()
    head.setSpacing(theme().px(tokens.S))
    if fold is None:
        head.addWidget(label(short(one.name, TITLE), "strong"), 1)
    else:
        name = _FoldButton(one, fold, is_open=is_open)
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignLeft)
    head.addWidget(StatusBadge(one.status, STATUSES[one.status]), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    if fold is None or is_open:
        _fill_person(desk, one, column)
    return box


def _fill_person(desk: Desk, one: Ready, column: QVBoxLayout) -> None:
    if one.advice:
        column.addWidget(label(f"→ {ADVICE[one.advice].title}", "small"))
    for words in one.conflicts:
        column.addLayout(_warning(words))
    grid = QGridLayout()
    grid.setContentsMargins(0, theme().px(tokens.XS), 0, 0)
    grid.setHorizontalSpacing(theme().px(tokens.M))
    grid.setVerticalSpacing(theme().px(tokens.XS) + 2)
    grid.setColumnStretch(1, 1)
    for words, parts in _lines(desk, one):
        row = grid.rowCount()
        name = label(words, "muted", wrap=False)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setSpacing(theme().px(2))
        for part in parts:
            inside.addWidget(part)
        grid.addLayout(inside, row, 1)
    column.addLayout(grid)


def _lines(desk: Desk, one: Ready) -> list[tuple[str, list[QWidget]]]:
    promise = partial(_promise, desk)
    told: list[tuple[str, list[QWidget]]] = [
        (QCoreApplication.translate("Ready", "Aims for"), _some(one.goals, _line)),
        (QCoreApplication.translate("Ready", "You owe"), _some(one.mine, promise)),
        (QCoreApplication.translate("Ready", "They owe"), _some(one.theirs, promise)),
        (QCoreApplication.translate("Ready", "Left unclear"), _some(_open_still(one), _line)),
        (QCoreApplication.translate("Ready", "Last time"), _some(one.unclear[one.still_unclear :], _line)),
        (QCoreApplication.translate("Ready", "Start with"), _starters(desk, one)),
        (QCoreApplication.translate("Ready", "Ask"), [_line(text) for text in one.questions[:1]]),
        (QCoreApplication.translate("Ready", "Give"), [_line(one.value_idea)]),
        (QCoreApplication.translate("Ready", "Likes"), [Elided(text) for text in one.preferences[:SOME]]),
        (QCoreApplication.translate("Ready", "Seen so far"), [Elided(text) for text in one.learned[:1]]),
    ]
    return [(name, parts) for name, parts in told if parts]


def _some(things: tuple[object, ...], make: Callable[..., QWidget]) -> list[QWidget]:
    """The first few, and how many more there are."""
    made = [make(thing) for thing in things[:SOME]]
    more = len(things) - SOME
    if more > 0:
        made.append(label(QCoreApplication.translate("Popups", "and {count} more").format(count=more), "small"))
    return made


def _line(text: str, most: int = LINE) -> QLabel:
    shown = short(text, most)
    made = label(shown)
    if shown.endswith("…"):
        made.setToolTip(plain_tip(text[:1_000]))
    return made


def _promise(desk: Desk, due: Open) -> QWidget:
    if due.due is None:
        return _line(due.text)
    today = desk.today()
    box, row = _row()
    row.addWidget(_line(due.text), 1)
    if due.due > today + _SOON:
        words = QCoreApplication.translate("Popups", "due {day}").format(day=short_day(due.due, today))
    else:
        words = due_words(due.due, today)
    row.addWidget(label(words, "late" if due.due < today else "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    return box


def _starters(desk: Desk, one: Ready) -> list[QWidget]:
    return [_starter(desk, one.id, each) for each in to_begin_with(one.common_ground, 1)]


def _starter(desk: Desk, colleague: str, common: Common) -> QWidget:
    box, row = _row()
    row.addWidget(_line(f"“{common.starter}”", STARTER), 1)
    copy = icon_button("copy", QCoreApplication.translate("Ready", "Copy"))
    copy.clicked.connect(lambda: _copy(common.starter, copy))
    row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(said_button(desk, colleague, common), 0, Qt.AlignmentFlag.AlignTop)
    return box


def _copy(words: str, button: QToolButton) -> None:
    """Put it on the clipboard, and say so for a moment where it was clicked."""
    QApplication.clipboard().setText(words)
    button.setIcon(icon("check", "accent"))
    button.setToolTip(QCoreApplication.translate("Ready", "Copied."))
    QTimer.singleShot(_COPIED, button, lambda: button.setIcon(icon("copy", "muted")))


def _warning(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(tokens.S))
    mark = label("", wrap=False)
    side = theme().px(tokens.SMALL_ICON + 2)
    mark.setPixmap(icon("triangle-alert", "needs_attention").pixmap(side, side))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(short(words, LINE)), 1)
    return line


def _row() -> tuple[QWidget, QHBoxLayout]:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(tokens.S))
    return box, row
