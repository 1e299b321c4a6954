"""What to ask a colleague next, what they were asked and answered, and the whole bank to look through."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.method import question_bank as bank
from journal.model import OwnQuestion, Question
from journal.store.changes import Change
from journal.store.questions import Asked, Next, asked_of, next_planned, next_questions, whole_bank
from journal.window.colleagues.question_list import QuestionList
from journal.window.colleagues.question_rows import OwnQuestionField, QuestionRow
from journal.window.colleagues.question_words import purpose_words, when_words
from journal.window.desk import Desk
from journal.window.meetings.edits import Edits
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import day_words
from journal.window.widgets.labels import label

AT_ONCE = 3
"""Suggestions that are shown."""
LATEST = 5
"""Questions that were asked, before the others are wanted."""


class QuestionsCard(Card):
    """`meeting`: one with this colleague is to be planned."""

    meeting = Signal()

    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        self.others = button(translate("Questions", "Others"), self._others, variant="quiet", icon_name="repeat")
        self.others.setToolTip(translate("Questions", "Suggest other questions"))
        super().__init__(translate("Questions", "Questions"))
        self._edits = Edits(desk)
        self._desk = desk
        self._who, self._name, self._status = "", "", ""
        self._from = 0  # the first suggestion that is shown
        self._all_asked = False
        self._next: Next | None = None
        self._shown: object = None
        self._suggested = _column(theme().px(tokens.S))
        self._where = label("", "small")
        plan = translate("Questions", "Plan a meeting")
        self.plan = button(plan, self.meeting.emit, variant="quiet", icon_name="calendar-plus")
        self.own = OwnQuestionField(
            desk,
            translate("Questions", "A question of your own"),
            translate("Questions", "Write a question of your own…"),
        )
        self.own.typed.connect(self._write)
        self._asked_title = label(translate("Questions", "Asked"), "strong")
        self._asked = _column(theme().px(tokens.S))
        self.more = button("", self._show_all, variant="quiet")
        self.bank = QuestionList(desk, self._put)
        left = Qt.AlignmentFlag.AlignLeft
        head = QHBoxLayout()
        head.addWidget(label(translate("Questions", "Ask next"), "strong"), 1)
        head.addWidget(self.others)
        self.body.addLayout(head)
        self.body.addLayout(self._suggested)
        self.body.addWidget(self.own)
        self.body.addWidget(self._where)
        self.body.addWidget(self.plan, 0, left)
        self.body.addWidget(self._asked_title)
        self.body.addLayout(self._asked)
        self.body.addWidget(self.more, 0, left)
        self.body.addWidget(self.bank)
        desk.changed.connect(self._follow)

    def refresh(self, colleague: str, name: str, status: str) -> None:
        """Show what is in the journal about this colleague, whose partnership has this status ("": not known yet)."""
        if colleague != self._who:
            self._from, self._all_asked = 0, False
            self.bank.fold()
        self._who, self._name, self._status = colleague, name, status
        today = self._desk.today()
        with self._desk.reading() as session:
            asked = asked_of(session, colleague, today)
            wanted = self._from + AT_ONCE + 1
            offered = next_questions(session, colleague, status, today, wanted, asked)
            planned = next_planned(session, colleague, self._desk.now())
            questions = whole_bank(session)
        if self._from and self._from >= len(offered):
            self._from = 0  # they begin again
            self.refresh(colleague, name, status)
            return
        shown = (colleague, name, offered, self._from, asked, planned, questions, self._all_asked, today)
        if shown == self._shown:
            return
        self._shown, self._next = shown, planned
        self._show_next(offered)
        self._say_where()
        self._show_asked(asked, today)
        self.bank.refresh(questions, asked, can_put=planned is not None)

    def commit(self) -> None:
        """What is being typed is kept, now."""
        self.own.commit()

    def _show_next(self, offered: list[bank.Question]) -> None:
        clear(self._suggested)
        shown = offered[self._from : self._from + AT_ONCE]
        put = QCoreApplication.translate("Questions", "Put on the list")
        for one in shown:
            does = partial(self._put, one.text) if self._next else None
            self._suggested.addWidget(QuestionRow(one.text, purpose_words(one.purpose), "plus", put, does))
        if not shown:
            words = QCoreApplication.translate("Questions", "All that fits has been asked. Write one of your own.")
            self._suggested.addWidget(label(words, "muted"))
        self.others.setVisible(len(offered) > AT_ONCE or self._from > 0)

    def _say_where(self) -> None:
        if self._next is not None:
            words = QCoreApplication.translate("Questions", "A click puts it on the list of {title}, {day}.")
            day = day_words(self._next.day, self._desk.today())
            self._where.setText(words.format(title=self._next.title, day=day))
        else:
            words = QCoreApplication.translate("Questions", "No meeting with {name} is planned to ask it in.")
            self._where.setText(words.format(name=(self._name.split() or [self._name])[0]))
        self.plan.setVisible(self._next is None)

    def _show_asked(self, asked: list[Asked], today: date) -> None:
        clear(self._asked)
        shown = asked if self._all_asked else asked[:LATEST]
        for one in shown:
            self._asked.addWidget(self._asked_row(one, today))
        self._asked_title.setVisible(bool(asked))
        self.more.setVisible(len(shown) < len(asked))
        words = QCoreApplication.translate("Questions", "Show all {count}").format(count=len(asked))
        self.more.setText(words)
        self.more.setAccessibleName(words)

    def _asked_row(self, one: Asked, today: date) -> QWidget:
        small = when_words(one, today)
        if one.answer:
            small = f"{small}  ·  {' '.join(one.answer.split())}"
        elif not one.planned:
            small = f"{small}  ·  {QCoreApplication.translate('Questions', 'no answer noted')}"
        words = QCoreApplication.translate("Questions", "Open the meeting")
        return QuestionRow(one.text, small, "arrow-right", words, partial(self._desk.open, "question", one.id))

    def _others(self) -> None:
        self._from += AT_ONCE
        self.refresh(self._who, self._name, self._status)

    def _show_all(self) -> None:
        self._all_asked = True
        self.refresh(self._who, self._name, self._status)

    def _put(self, text: str) -> None:
        """Onto the list of the next meeting."""
        if self._next is None:
            return
        words = QCoreApplication.translate("Questions", "Add question")
        with self._edits.kept(), self._desk.change(words) as session:
            session.add(Question(meeting_id=self._next.id, text=text))
        if not self._edits.failed:
            said = QCoreApplication.translate("Questions", "Put on the list of {title}.")
            self._desk.say(said.format(title=self._next.title), undoable=True)

    def _write(self, text: str) -> None:
        """One of my own: kept among mine, and put onto the list of the next meeting, in one step."""
        planned = self._next
        label_ = QCoreApplication.translate("Questions", "Write a question of my own")
        with self._edits.kept(), self._desk.change(label_) as session:
            session.add(OwnQuestion(text=text))
            if planned is not None:
                session.add(Question(meeting_id=planned.id, text=text))
        if self._edits.failed:
            return
        self.own.clear()
        if planned is not None:
            said = QCoreApplication.translate("Questions", "Put on the list of {title}, and kept among my questions.")
            self._desk.say(said.format(title=planned.title), undoable=True)
        else:
            self._desk.say(QCoreApplication.translate("Questions", "Kept among my questions."), undoable=True)

    def _follow(self, change: Change) -> None:
        if self._who and self.isVisible() and change.concerns("own_question"):
            self.refresh(self._who, self._name, self._status)


def _column(spacing: int) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(spacing)
    return made
