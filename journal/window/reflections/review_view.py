"""One partnership that needs a review: how it stands, why, what I tried, and the next step."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.method.rules.review import ADVICE, PRACTICES, STATUSES, Finding, Review
from journal.store.changes import Change
from journal.store.ladder import ApproachDetail, running_approaches
from journal.store.verdicts import Word, word_on
from journal.window.desk import Desk
from journal.window.reflections import edits, verdict_edits
from journal.window.reflections.arguing import Circumstances, MyView, SettingAside, against_card, set_aside_card
from journal.window.reflections.concern import ConcernBlock, mark
from journal.window.reflections.others_card import OthersCard
from journal.window.reflections.view import RecordView, link
from journal.window.theme import theme, tokens
from journal.window.widgets.badge import Avatar, StatusBadge
from journal.window.widgets.buttons import WordButton, button, icon_button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import day_words
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.words import approach_outcomes

PUT_OFF = timedelta(days=7)


class ReviewView(RecordView):
    """`record` is the colleague's id."""

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "review", record)
        self._shown: tuple[Review, list[ApproachDetail], Word] | None = None
        self._conditions: Circumstances | None = None
        self.page.column.addLayout(self._head())
        self._body = QVBoxLayout()
        self._body.setSpacing(theme().px(tokens.M))
        self.page.column.addLayout(self._body)
        self.page.column.addStretch(1)

    def _head(self) -> QVBoxLayout:
        self.place = label("", "small", wrap=False)
        self.previous = icon_button(
            "arrow-left",
            QCoreApplication.translate("Reflections", "Previous to review"),
            lambda: self.asked.emit("previous", ""),
        )
        self.next = button(
            QCoreApplication.translate("Reflections", "Next"),
            lambda: self.asked.emit("next", ""),
            icon_name="arrow-right",
        )
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setText(f"{self.next.text().strip()} ")  # the icon comes after the words: so does the room between
        self.avatar = Avatar("", tokens.AVATAR)
        self.name = WordButton(clicked=lambda: self.desk.open("colleague", self.record))
        self.name.setFont(theme().font(tokens.PAGE_TITLE, tokens.SEMIBOLD))
        self.name.setMinimumHeight(self.name.fontMetrics().height() + theme().px(tokens.XS))
        self.badge = StatusBadge()
        steps = QHBoxLayout()
        self.later = button("", self._put_off, variant="quiet", icon_name="clock")
        steps.addWidget(self.place)
        steps.addStretch(1)
        steps.addWidget(self.later)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        who = QHBoxLayout()
        who.setSpacing(theme().px(tokens.M))
        who.addWidget(self.avatar)
        who.addWidget(self.name, 1)
        who.addStretch()
        who.addWidget(self.badge)
        head = QVBoxLayout()
        head.setSpacing(theme().px(tokens.S))
        head.addLayout(steps)
        head.addLayout(who)
        return head

    def show_place(self, number: int, count: int) -> None:
        """`number` of `count` in the queue; 0 where it has left the queue."""
        words = QCoreApplication.translate("Reflections", "{number} of {count} to review")
        done = QCoreApplication.translate("Reflections", "No longer in the queue")
        self.place.setText(words.format(number=number, count=count) if number else done)
        self.previous.setEnabled(number > 1 or (number == 0 and count > 0))
        self.next.setEnabled(number < count)

    def refresh(self) -> bool:
        found = self.desk.reviews.get(self.record)
        if found is None:
            return False
        with self.desk.reading() as session:
            running = running_approaches(session, self.record, self.desk.today())
            word = word_on(session, self.record, self.desk.today())
        if (found, running, word) != self._shown:
            self._shown = (found, running, word)
            self._fill(found, running, word)
        return True

    def begin(self) -> None:
        (self.next if self.next.isEnabled() else self.name).setFocus()

    def concerned(self, change: Change) -> bool:
        return change.everything or self.record in change.colleagues or change.concerns("circumstance")

    def reviewed(self, colleagues: frozenset[str]) -> None:
        if not colleagues or self.record in colleagues:
            self.refresh()

    def _fill(self, found: Review, running: list[ApproachDetail], word: Word) -> None:
        within = self._body.parentWidget()
        focused = (
            self.focusWidget() is not None and self.isAncestorOf(self.focusWidget() or self) and within is not None
        )
        begun = self._conditions
        clear(self._body)
        self.avatar.show_name(found.colleague.name)
        self.name.show_words(found.colleague.name)
        self.badge.show_status(found.status, STATUSES[found.status])
        self._show_put_off(word.put_off_until)
        cards: list[Card | None] = [self._step(found, running)]
        cards += [OthersCard(self.desk, self.record) if found.advice == "seek_others" else None]
        cards += [self._concerns(found)]
        cards += [against_card(self.desk, found.against) if found.against else None]
        cards += [set_aside_card(self.desk, found, word) if found.set_aside else None]
        self._conditions = conditions = Circumstances(self.desk, self.record, word.conditions)
        if begun is not None:
            conditions.take_over(begun)
        cards += [self._practice(found), conditions, self._why(found)]
        cards += [MyView(self.desk, found, word.views)]
        for card in cards:
            if card is not None:
                self._body.addWidget(card)
        if focused and self.isVisible() and self.focusWidget() not in (self.next, self.previous, self.name):
            self.name.setFocus()

    def _step(self, found: Review, running: list[ApproachDetail]) -> Card:
        card = Card(ADVICE[found.advice].title if found.advice else "")
        card.body.addWidget(label(found.advice_why))
        for one in running:
            card.body.addWidget(self._tried(one))
        if found.advice == "look_back":
            card.body.addWidget(label(QCoreApplication.translate("Reflections", "How did it go?"), "strong"))
        box, flow = flowing()
        for step in self._buttons(found):
            flow.addWidget(step)
        card.body.addSpacing(theme().px(tokens.XS))
        card.body.addWidget(box)
        return card

    def _tried(self, one: ApproachDetail) -> QWidget:
        words = QCoreApplication.translate("Reflections", "You are trying: {text} Look back on {day}.").format(
            text=_short(one.text), day=day_words(one.look_back_on, self.desk.today())
        )
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.S))
        row.addWidget(mark("compass", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "muted"), 1)
        show = QCoreApplication.translate("Reflections", "Show")
        row.addWidget(link(show, ("approach", one.id), self.desk), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _buttons(self, found: Review) -> list[QPushButton]:
        """The step of the ladder first, then what is always possible."""
        made = []
        if found.advice == "look_back":
            for outcome, words in approach_outcomes():
                made.append(button(words, partial(self._look_back, outcome)))
        steps = {
            "consult_mentor": (QCoreApplication.translate("Reflections", "Record a consultation"), "consult"),
            "talk_to_someone_you_trust": (
                QCoreApplication.translate("Reflections", "Record a consultation"),
                "consult",
            ),
            "try_another_approach": (QCoreApplication.translate("Reflections", "Begin an approach"), "approach"),
        }
        if found.advice in steps:
            words, what = steps[found.advice]
            made.append(button(words, lambda: self.asked.emit(what, self.record), variant="primary"))
        if found.status in ("not_working", "needs_attention"):
            brief = QCoreApplication.translate("Reflections", "Write a brief for a mentor")
            made.append(button(brief, lambda: self.asked.emit("brief", self.record)))
        reflect = QCoreApplication.translate("Reflections", "Reflect on it")
        made.append(button(reflect, lambda: self.asked.emit("reflect", self.record), variant="" if made else "primary"))
        return made

    def _concerns(self, found: Review) -> Card | None:
        if not found.concerns:
            return None
        card = Card(QCoreApplication.translate("Reflections", "What happened"))
        for one in found.concerns:
            aside = partial(self._aside, one)
            card.body.addWidget(ConcernBlock(self.desk, one, found.mirror.get(one.id), aside))
        return card

    def _aside(self, concern: Finding) -> QWidget:
        """The line by which it is set aside, from its first record on."""
        since = min((one.on for one in concern.evidence), default=self.desk.today())
        return SettingAside(
            self.desk,
            since,
            lambda reason, first, last: self._set_aside(concern.id, reason, (first, last)),
        )

    def _set_aside(self, concern: str, reason: str, days: tuple[date, date]) -> bool:
        done = verdict_edits.set_aside(self.desk, self.record, concern, reason, days)
        if done:
            self.desk.say(QCoreApplication.translate("Verdict", "Set aside. It is shown below."), undoable=True)
        return done

    def _put_off(self) -> None:
        until = None if self._shown and self._shown[2].put_off_until else self.desk.today() + PUT_OFF
        if verdict_edits.put_off(self.desk, self.record, until) and until is not None:
            words = QCoreApplication.translate("Verdict", "It comes back {day}.")
            self.desk.say(words.format(day=day_words(until, self.desk.today())), undoable=True)

    def _show_put_off(self, until: date | None) -> None:
        off = QCoreApplication.translate("Verdict", "Put it off for a week")
        back = QCoreApplication.translate("Verdict", "Put off until {day}: review it now")
        words = back.format(day=day_words(until, self.desk.today())) if until else off
        self.later.setText(words)

    def _practice(self, found: Review) -> Card:
        words = QCoreApplication.translate("Reflections", "{count} of {all}")
        count = words.format(count=found.effort, all=len(found.practice))
        card = Card(QCoreApplication.translate("Reflections", "Your own practice"), label(count, "muted", wrap=False))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(tokens.S))
        grid.setVerticalSpacing(theme().px(tokens.XS))
        grid.setColumnStretch(1, 1)
        for number, (name, used) in enumerate(found.practice.items()):
            sign = mark("circle-check" if used else "circle", "working" if used else "muted")
            sign.setAccessibleName(_used_words(used))
            grid.addWidget(sign, number, 0, Qt.AlignmentFlag.AlignTop)
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(label(PRACTICES[name].title))
            if not used:
                text.addWidget(label(PRACTICES[name].how, "small"))
            grid.addLayout(text, number, 1)
        card.body.addLayout(grid)
        return card

    def _why(self, found: Review) -> Card:
        card = Card(QCoreApplication.translate("Reflections", "Why this, and not more or less"))
        for sentence in found.why:
            card.body.addWidget(label(sentence))
        return card

    def _look_back(self, outcome: str) -> None:
        if edits.look_back(self.desk, self.record, outcome):
            self.desk.say(QCoreApplication.translate("Reflections", "Noted how it went."), undoable=True)


def _used_words(used: bool) -> str:
    if used:
        return QCoreApplication.translate("Reflections", "Practised")
    return QCoreApplication.translate("Reflections", "Not yet practised")


def _short(text: str) -> str:
    flat = " ".join(text.split()) or QCoreApplication.translate("Reflections", "a different approach")
    shown = flat if len(flat) <= 160 else flat[:159] + "…"
    return shown if shown[-1] in ".!?…" else shown + "."
