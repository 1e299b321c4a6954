"""My goals on my own profile, with whom each is shared, and those that are over."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.store.goals import my_goals, sharers
from journal.window.colleagues.goal_card import GoalCard
from journal.window.colleagues.goal_edits import GoalEdits
from journal.window.colleagues.goals_fold import Fold
from journal.window.colleagues.goals_side import Side
from journal.window.desk import Desk
from journal.window.widgets.card import Card


class MyGoals(Card):
    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Cards", "My goals"))
        self._desk, self._edits = desk, GoalEdits(desk)
        self.side = Side(
            translate("Goals", "Add a goal"),
            translate("Goals", "What are you aiming for?"),
            desk.today,
            mine=True,
            lines=False,
        )
        self.side.made.connect(self._made)
        self.side.edited.connect(self._edits.edit)
        self.side.removed.connect(self._edits.remove)
        self.side.added.connect(lambda record, said: self._edits.add("", record, said))
        self.fold = Fold(self.side.earlier)
        self.body.addWidget(self.side)
        self.body.addWidget(self.fold)

    def refresh(self) -> None:
        with self._desk.reading() as session:
            rows, shared = my_goals(session), sharers(session)
        self.side.refresh(rows)
        for record, card in self.side.cards.items():
            card.tell(shared.get(record, []), (), drawn=frozenset())
        self.fold.show_count(self.side.closed)

    def row(self, record: str) -> QWidget | None:
        return self.side.cards.get(record)

    def begin(self, record: str) -> None:
        """Put the keyboard into the words of a goal; one that is folded away is shown."""
        card = self.side.cards.get(record)
        if card is not None and card.values.get("state", "open") != "open":
            self.fold.open_up(on=True)
        self.side.begin(record)

    def drop_new(self) -> None:
        self.side.drop_new()

    def commit(self) -> None:
        self.side.commit()

    def _made(self, card: GoalCard) -> None:
        card.unshared.connect(lambda mine, theirs: self._edits.unshare(theirs, mine))
