"""My own profile: who I am, where I work and what for, and what others may have in common with me."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.store.colleagues import my_sheet
from journal.window.colleagues.cards import KINDS
from journal.window.colleagues.edits import ME, edit_person
from journal.window.colleagues.facts import FactsCard
from journal.window.colleagues.my_goals import MyGoals
from journal.window.colleagues.my_questions import MyQuestions
from journal.window.colleagues.sheet import connect
from journal.window.desk import Desk
from journal.window.widgets.card import Card
from journal.window.widgets.chips import Chips
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs


class MyProfile(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        translate = QCoreApplication.translate
        page = Page()
        page.column.addWidget(label(translate("MyProfile", "My profile"), "page"))
        words = translate("MyProfile", "Common ground with your colleagues is found from what stands here.")
        page.column.addWidget(label(words, "muted"))
        self._lines: dict[str, InlineLine | InlineText] = {
            "name": InlineLine(translate("MyProfile", "My name"), translate("MyProfile", "My name")),
            "organisation": InlineLine(translate("MyProfile", "Organisation"), translate("MyProfile", "Where I work")),
            "organisation_mission": InlineText(
                translate("MyProfile", "Its mission"), translate("MyProfile", "What it is there for")
            ),
        }
        self._email = Chips(translate("MyProfile", "My addresses"), translate("MyProfile", "Add an address"))
        self._email.edited.connect(lambda texts: edit_person(self._desk, ME, "email", texts))
        page.column.addWidget(self._about())
        self._facts = FactsCard(desk, lambda: ME, mine=True)
        connect(self._facts, desk, next(kind for kind in KINDS if kind.table == "fact"), lambda: ME)
        self._goals = MyGoals(desk)
        page.column.addWidget(self._facts)
        page.column.addWidget(self._goals)
        self._questions = MyQuestions(desk)
        page.column.addWidget(self._questions)
        page.column.addStretch(1)
        self._scroll = Scroll(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def refresh(self) -> None:
        with self._desk.reading() as session:
            found = my_sheet(session)
        for column, part in self._lines.items():
            part.refresh(found.person.get(column))
        self._email.refresh(list(found.person.get("email") or []))
        self._facts.refresh(found.facts)
        self._goals.refresh()
        self._questions.refresh()
        QTimer.singleShot(0, self, lambda: order_tabs(self._scroll.page.column))

    def go_to(self, kind: str, record: str) -> None:
        if kind == "own_question" and (question := self._questions.row(record)) is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.go_to(question))
            question.text.setFocus()
            return
        cards: dict[str, FactsCard | MyGoals] = {"fact": self._facts, "goal": self._goals}
        card = cards.get(kind)
        row = card.row(record) if card is not None else None
        if card is not None and row is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.go_to(row))
            card.begin(record)

    def commit(self) -> None:
        for part in self._lines.values():
            part.commit()
        self._email.commit()
        self._facts.commit()
        self._goals.commit()
        self._questions.commit()

    def _about(self) -> Card:
        card = Card(QCoreApplication.translate("MyProfile", "Where I belong"))
        fields = Fields()
        for column, part in self._lines.items():
            fields.add(part.accessibleName(), part)
            part.edited.connect(lambda words, column=column: edit_person(self._desk, ME, column, words or None))
        fields.add(QCoreApplication.translate("MyProfile", "My addresses"), self._email)
        card.body.addWidget(fields)
        return card
