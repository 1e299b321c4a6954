"""The map of goals: theirs and mine side by side, with lines between those that are shared.

A line is drawn by pulling from the handle of one to another, or by keyboard: L on a goal, then arrow keys and Enter.
Where there is little room, the sides stand one below the other and the lines are words.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.store.changes import Change
from journal.store.goals import GoalMap, goal_map
from journal.window.colleagues.goal_card import GoalCard
from journal.window.colleagues.goal_edits import GoalEdits
from journal.window.colleagues.goal_handle import Handle
from journal.window.colleagues.goals_drawing import Drawing
from journal.window.colleagues.goals_fold import Fold
from journal.window.colleagues.goals_lines import WIDE, Line, Lines, Pair
from journal.window.colleagues.goals_side import Side
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.card import Card

ROOM = 560
"""Pixels at the usual size from which both sides stand side by side."""


class GoalsMap(Card):
    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Goals", "Goals"))
        self._desk, self._edits = desk, GoalEdits(desk)
        self._whose = ""
        self._shown = GoalMap("", [], [], [], [])
        self.theirs = Side(
            translate("Goals", "Add a goal"), translate("Goals", "Ask what they hope to achieve."),
            desk.today, mine=False,
        )  # fmt: skip
        self.mine = Side(
            translate("Goals", "Add a goal of mine"), translate("Goals", "What are you aiming for?"),
            desk.today, mine=True,
        )  # fmt: skip
        self.mine.show_name(translate("Goals", "Mine"))
        self.lines = Lines(self._ends)
        self.drawing = Drawing(self.theirs, self.mine, self.lines)
        self._soon = QTimer(self)  # once for all that moves at a time
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.lines.arrange)
        self._wide: bool | None = None
        self._columns, self._earlier = QWidget(), QWidget()
        self.fold = Fold(self._earlier)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._boxes = [QBoxLayout(QBoxLayout.Direction.LeftToRight, one) for one in (self._columns, self._earlier)]
        columns, earlier = self._boxes
        for box in self._boxes:
            box.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(self.theirs, 1)
        columns.addWidget(self.lines)
        columns.addWidget(self.mine, 1)
        earlier.addWidget(self.theirs.earlier, 1)
        earlier.addWidget(self.mine.earlier, 1)
        self.body.addWidget(self._columns)
        self.body.addWidget(self.fold)
        self._arrange(wide=True)

    def _connect(self) -> None:
        for side in (self.theirs, self.mine):
            side.made.connect(self._made)
            side.edited.connect(self._edits.edit)
            side.removed.connect(self._edits.remove)
        self.theirs.added.connect(lambda record, said: self._edits.add(self._whose, record, said))
        self.mine.added.connect(lambda record, said: self._edits.add("", record, said))
        self.lines.cut.connect(self._unshare)
        self.drawing.drawn.connect(self._edits.share)
        self.drawing.wanted.connect(self._edits.make_mine)
        self._desk.changed.connect(self._follow)

    def _follow(self, change: Change) -> None:
        """A suggestion was refused, or is no longer; the page tells of all else."""
        if self._whose and change.concerns("hint_off"):
            self.refresh(self._whose)

    def refresh(self, colleague: str) -> None:
        """Show the goals of a colleague and mine as the journal has them; what is being typed stays."""
        with self._desk.reading() as session:
            found = goal_map(session, colleague, self._desk.today())
        if colleague != self._whose:
            self._whose = colleague
            self.fold.open_up(on=False)
        if found != self._shown:
            self.drawing.refresh(found.links)
        self._shown = found
        whose = QCoreApplication.translate("Goals", "{name}’s").format(name=found.name)
        self.theirs.show_name(whose)
        self.theirs.refresh(found.theirs)
        self.mine.refresh(found.mine)
        self._tell()

    def drop_new(self) -> None:
        self.drawing.stop()
        self.theirs.drop_new()
        self.mine.drop_new()

    def row(self, record: str) -> QWidget | None:
        return self._card(record)

    def begin(self, record: str) -> None:
        """Put the keyboard into the words of a goal; one that is folded away is shown."""
        card = self._card(record)
        if card is not None:
            if card.values.get("state", "open") != "open":
                self.fold.open_up(on=True)
            card.text.setFocus()

    def commit(self) -> None:
        self.theirs.commit()
        self.mine.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drawing.begun:
            self.drawing.stop()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme().px(ROOM))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where a goal goes, its lines follow."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for box, gap in zip(self._boxes, (0, WIDE), strict=True):
            box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
            box.setSpacing(theme().px(gap if wide else tokens.L))
        self.lines.setVisible(wide)
        self._tell()

    def _tell(self) -> None:
        """Say of each goal with which it is shared, draw the lines, and what is over is counted."""
        found = self._shown
        words = {record: str(values["text"]) for record, values in (*found.theirs, *found.mine)}
        lines = [Line(pair, _both(words, pair)) for pair in found.links]
        lines += [Line((one.theirs, one.mine), _both(words, (one.theirs, one.mine)), likely=True)
                  for one in found.suggested]  # fmt: skip
        open_ones = {record for record, values in (*found.theirs, *found.mine) if values["state"] == "open"}
        for side, place in ((self.theirs, 0), (self.mine, 1)):
            for card in side.cards.values():
                shared = [pair[1 - place] for pair in found.links if pair[place] == card.record]
                likely = [one.mine for one in found.suggested if one.theirs == card.record]
                seen = frozenset(one for one in shared if self._wide and {one, card.record} <= open_ones)
                card.tell([(one, words[one]) for one in shared], [(one, words[one]) for one in likely], drawn=seen)
        self.lines.refresh(lines)
        self.fold.show_count(self.theirs.closed + self.mine.closed)

    def _made(self, card: GoalCard) -> None:
        card.installEventFilter(self)
        card.unshared.connect(lambda record, other: self._unshare(*_pair(card, record, other)))
        card.answered.connect(lambda record, other, yes: self._answer(_pair(card, record, other), yes=yes))
        card.wanted.connect(self._edits.make_mine)
        self.drawing.follow(card)

    def _answer(self, pair: Pair, *, yes: bool) -> None:
        (self._edits.share if yes else self._edits.refuse)(*pair)

    def _unshare(self, theirs: str, mine: str) -> None:
        self._edits.unshare(theirs, mine)
        card = self._card(theirs)
        if card is not None and self.window().focusWidget() is None:
            card.handle.setFocus()

    def _card(self, record: str) -> GoalCard | None:
        return self.theirs.cards.get(record) or self.mine.cards.get(record)

    def _ends(self, pair: Pair) -> tuple[Handle, Handle] | None:
        """The handles between which a line goes, while both are seen."""
        one, other = self.theirs.cards.get(pair[0]), self.mine.cards.get(pair[1])
        if one is None or other is None or not (one.handle.isVisible() and other.handle.isVisible()):
            return None
        return one.handle, other.handle


def _pair(card: GoalCard, record: str, other: str) -> Pair:
    """Theirs first."""
    return (other, record) if card.mine else (record, other)


def _both(words: dict[str, str], pair: Pair) -> str:
    return " – ".join(words[one] for one in pair)
