"""One partnership that needs a review: how it stands, why, what I tried, and the next step."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journal.method.conduct import marked_in
from journal.method.rules.review import STATUSES, Finding, Review
from journal.store.changes import Change
from journal.store.verdicts import Word, word_on
from journal.window.desk import Desk
from journal.window.reflections import verdict_edits
from journal.window.reflections.arguing import Circumstances, MyView, against_card, set_aside_card
from journal.window.reflections.concern import ConcernBlock
from journal.window.reflections.conduct_card import ConductCard
from journal.window.reflections.others_card import OthersCard
from journal.window.reflections.rows import TO_REVIEW
from journal.window.reflections.setting_aside import SettingAside
from journal.window.reflections.standing_cards import practice_card, why_card
from journal.window.reflections.step_card import Around, StepCard, around
from journal.window.reflections.view import RecordView
from journal.window.theme import theme, tokens
from journal.window.widgets.badge import Avatar, StatusBadge
from journal.window.widgets.buttons import WordButton, button, icon_button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.days import day_words
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

PUT_OFF = timedelta(days=7)


class ReviewView(RecordView):
    """`record` is the colleague's id."""

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "review", record)
        self._shown: tuple[Review, Around, Word] | None = None
        self._conditions: Circumstances | None = None
        self.page.column.addLayout(self._head())
        self._body = QVBoxLayout()
        self._body.setSpacing(theme().px(tokens.M))
        self.page.column.addLayout(self._body)
        self.page.column.addStretch(1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme().px(tokens.S))
        head.addLayout(self._steps())
        head.addLayout(self._who())
        return head

    def _steps(self) -> QHBoxLayout:
        """Where in the queue it stands, and the way through it."""
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
        steps = QHBoxLayout()
        steps.addWidget(self.place, 1)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        return steps

    def _who(self) -> QHBoxLayout:
        self.avatar = Avatar("", tokens.AVATAR)
        self.name = WordButton(clicked=lambda: self.desk.open("colleague", self.record))
        self.name.setFont(theme().font(tokens.PAGE_TITLE, tokens.SEMIBOLD))
        self.name.setMinimumHeight(self.name.fontMetrics().height() + theme().px(tokens.XS))
        self.badge = StatusBadge()
        self.later = button("", self._put_off, variant="quiet", icon_name="clock")
        box, flow = flowing()
        flow.addWidget(self.badge)
        flow.addWidget(self.later)
        named = QVBoxLayout()
        named.setSpacing(theme().px(tokens.XS))
        named.addWidget(self.name)
        named.addWidget(box)
        who = QHBoxLayout()
        who.setSpacing(theme().px(tokens.M))
        who.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(named, 1)
        return who

    def show_place(self, number: int, count: int) -> None:
        """`number` of `count` in the queue; 0 where it has left the queue."""
        words = QCoreApplication.translate("Reflections", "{number} of {count} to review")
        done = QCoreApplication.translate("Reflections", "Not in the queue")
        self.place.setText(words.format(number=number, count=count) if number else done)
        self.previous.setEnabled(number > 1 or (number == 0 and count > 0))
        self.next.setEnabled(number < count)

    def refresh(self) -> bool:
        found = self.desk.reviews.get(self.record)
        if found is None:
            return False
        with self.desk.reading() as session:
            word = word_on(session, self.record, self.desk.today())
        there = around(self.desk, found)
        if (found, there, word) != self._shown:
            self._shown = (found, there, word)
            self._fill(found, there, word)
        return True

    def begin(self) -> None:
        (self.next if self.next.isEnabled() else self.name).setFocus()

    def concerned(self, change: Change) -> bool:
        others = change.concerns("circumstance") or change.concerns("mentor")
        return change.everything or self.record in change.colleagues or others

    def reviewed(self, colleagues: frozenset[str]) -> None:
        if not colleagues or self.record in colleagues:
            self.refresh()

    def _fill(self, found: Review, there: Around, word: Word) -> None:
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
        self.later.setVisible(found.status in TO_REVIEW or word.put_off_until is not None)
        conduct = marked_in(found.concerns) if found.advice == "talk_to_someone_you_trust" else ""
        cards: list[Card | None] = [StepCard(self.desk, found, there, self.asked.emit)]
        cards += [ConductCard(self.desk, self.record, conduct) if conduct else None]
        cards += [OthersCard(self.desk, self.record) if found.advice == "seek_others" else None]
        cards += [self._concerns(found)]
        cards += [against_card(self.desk, found) if found.against else None]
        cards += [set_aside_card(self.desk, found, word) if found.set_aside else None]
        self._conditions = conditions = Circumstances(self.desk, self.record, word.conditions)
        if begun is not None:
            conditions.take_over(begun)
        no_advice = bool(conduct) or found.status == "resting"
        cards += [None if no_advice else practice_card(found), conditions, why_card(found)]
        cards += [MyView(self.desk, found, word.views)]
        for card in cards:
            if card is not None:
                self._body.addWidget(card)
        if focused and self.isVisible() and self.focusWidget() not in (self.next, self.previous, self.name):
            self.name.setFocus()

    def _concerns(self, found: Review) -> Card | None:
        if not found.concerns:
            return None
        early = QCoreApplication.translate("Reflections", "Worth watching")
        happened = QCoreApplication.translate("Reflections", "What happened")
        card = Card(early if found.status == "too_early" else happened)
        for one in found.concerns:
            aside = partial(self._aside, one)
            card.body.addWidget(ConcernBlock(self.desk, one, found.mirror.get(one.id), aside))
        return card

    def _aside(self, concern: Finding) -> SettingAside:
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
        self.later.setText(f" {words}")  # room between the icon and the words
