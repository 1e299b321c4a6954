"""What to know before a meeting that is ahead: of each colleague, in the order in which it is needed."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.method.checklist import trying_words
from journal.method.common_ground import Common, to_begin_with
from journal.method.rules.review import STATUSES
from journal.store.preparation import Open, Preparation, Ready, prepared
from journal.window.desk import Desk
from journal.window.starters import said_button
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.buttons import WordButton, icon_button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import due_words
from journal.window.widgets.labels import Rule, label

STARTERS = 2


class ReadyCard(Card):
    """`asking(text)`: this question is to go onto the meeting's list."""

    asking = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Ready", "Get ready"))
        self._desk = desk
        self._shown: Preparation | None = None

    def refresh(self, meeting: str, *, ahead: bool) -> None:
        """Show what is known now; nothing where the meeting is over, or with nobody."""
        found = None
        if ahead:
            with self._desk.reading() as session:
                found = prepared(session, meeting, self._desk.today())
        self.setVisible(found is not None and bool(found.colleagues))
        if found is None or found == self._shown:
            return
        self._shown = found
        clear(self.body)
        for place, one in enumerate(found.colleagues):
            if place:
                self.body.addWidget(Rule())
            self.body.addLayout(self._person(one))

    def _person(self, one: Ready) -> QVBoxLayout:
        px = theme().px
        column = QVBoxLayout()
        column.setSpacing(px(tokens.S))
        head = QHBoxLayout()
        head.setSpacing(px(tokens.S))
        head.addWidget(WordButton(one.name, partial(self._desk.open, "colleague", one.id)))
        head.addWidget(StatusBadge(one.status, STATUSES[one.status]))
        head.addStretch(1)
        column.addLayout(head)
        for warning in one.conflicts:
            column.addLayout(_warning(warning))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(tokens.M))
        grid.setVerticalSpacing(px(tokens.XS))
        grid.setColumnStretch(1, 1)
        for name, parts in self._lines(one):
            row = grid.rowCount()
            grid.addWidget(label(name, "muted", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            inside = QVBoxLayout()
            inside.setSpacing(px(tokens.XS))
            for part in parts:
                inside.addWidget(part)
            grid.addLayout(inside, row, 1)
        column.addLayout(grid)
        return column

    def _lines(self, one: Ready) -> list[tuple[str, list[QWidget]]]:
        translate = QCoreApplication.translate
        told: list[tuple[str, list[QWidget]]] = [
            (translate("Ready", "Try"), [label(trying_words(each)) for each in one.trying]),
            (translate("Ready", "Aims for"), [label(text) for text in one.goals]),
            (translate("Ready", "Likes"), [label(text) for text in one.preferences]),
            (translate("Ready", "Seen so far"), [label(text) for text in one.learned]),
            (translate("Ready", "You owe"), [self._promise(due) for due in one.mine]),
            (translate("Ready", "They owe"), [self._promise(due) for due in one.theirs]),
            (translate("Ready", "Left unclear"), [label(text) for text in one.unclear[: one.still_unclear]]),
            (translate("Ready", "Last time"), [label(text) for text in one.unclear[one.still_unclear :]]),
            (translate("Ready", "Start with"), self._starters(one)),
            (translate("Ready", "Ask"), [self._question(text) for text in one.questions]),
            (translate("Ready", "Give"), [label(one.value_idea)]),
        ]
        return [(name, parts) for name, parts in told if parts]

    def _promise(self, due: Open) -> QWidget:
        when = f"  ·  {due_words(due.due, self._desk.today())}" if due.due else ""
        return label(f"{due.text}{when}")

    def _starters(self, one: Ready) -> list[QWidget]:
        return [self._starter(one.id, each) for each in to_begin_with(one.common_ground, STARTERS)]

    def _starter(self, colleague: str, common: Common) -> QWidget:
        copy = icon_button("copy", QCoreApplication.translate("Ready", "Copy"), partial(self._copy, common.starter))
        return _with_buttons(f"“{common.starter}”", copy, said_button(self._desk, colleague, common))

    def _question(self, words: str) -> QWidget:
        add = QCoreApplication.translate("Ready", "Put on the list of questions")
        return _with_buttons(words, icon_button("plus", add, partial(self.asking.emit, words)))

    def _copy(self, words: str) -> None:
        QApplication.clipboard().setText(words)
        self._desk.say(QCoreApplication.translate("Ready", "Copied."))


def _with_buttons(words: str, *actions: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(label(words), 1)
    for action in actions:
        line.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
    return box


def _warning(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(tokens.S))
    mark = QLabel()
    side = theme().px(tokens.SMALL_ICON + 2)
    mark.setPixmap(icon("triangle-alert", "needs_attention").pixmap(side, side))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, "strong"), 1)
    return line
