"""The cards by which one argues with a verdict: what speaks against it, what was set aside, under which
circumstances it came about, and what I see differently (product.md, "A verdict one can argue with")."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.method.rules.finding import CONCERNS
from journal.method.rules.review import STATUSES, Review
from journal.method.wording import first_name
from journal.store.verdicts import Condition, View, Word
from journal.window.desk import Desk
from journal.window.evidence import evidence_chips
from journal.window.reflections import verdict_edits
from journal.window.reflections.concern import mark
from journal.window.reflections.setting_aside import Entry
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.days import capital, day_words
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineDate


def against_card(desk: Desk, found: Review) -> Card:
    """What was good lately: it stands beside what speaks against them."""
    words = QCoreApplication.translate("Verdict", "What speaks for {name}")
    card = Card(words.format(name=first_name(found.colleague.name)))
    for one in found.against:
        card.body.addLayout(_line(mark("sprout", "working"), label(one.because, selectable=True)))
        card.body.addWidget(evidence_chips(desk, one.evidence))
    return card


def set_aside_card(desk: Desk, found: Review, word: Word) -> Card:
    card = Card(QCoreApplication.translate("Verdict", "Set aside by you"))
    for concern, by in found.set_aside:
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(CONCERNS[concern.id].title, "strong"))
        text.addWidget(label(concern.because, "muted"))
        words = QCoreApplication.translate("Verdict", "{reason} Until {day}.")
        reason = by.reason if by.reason.endswith((".", "!", "?")) else f"{by.reason}."
        text.addWidget(label(words.format(reason=reason, day=day_words(by.until, desk.today()))))
        row = QHBoxLayout()
        row.addLayout(text, 1)
        record = word.set_aside.get(concern.id, "")
        again = QCoreApplication.translate("Verdict", "Count it again")
        made = button(again, partial(verdict_edits.count_again, desk, record), variant="quiet")
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    return card


class Circumstances(Card):
    """Leave, a reorganisation, quarter end: shown beside the evidence, and added in one line."""

    def __init__(self, desk: Desk, colleague: str, found: tuple[Condition, ...]) -> None:
        super().__init__(QCoreApplication.translate("Verdict", "Circumstances"))
        self._desk, self._colleague = desk, colleague
        for one in found:
            self.body.addLayout(self._row(one))
        translate = QCoreApplication.translate
        if not found:
            words = translate("Verdict", "A leave, a reorganisation, a quarter end: easily taken for a character.")
            self.body.addWidget(label(words, "muted"))
        hint = translate("Verdict", "Parental leave, new boss, quarter end …")
        self.text = Entry(translate("Verdict", "What was it?"), hint)
        today, still = translate("Verdict", "from today"), translate("Verdict", "still so")
        from_words, until_words = translate("Verdict", "from {day}"), translate("Verdict", "until {day}")
        self.since = InlineDate(translate("Verdict", "From"), desk.today, today, words=from_words)
        self.until = InlineDate(translate("Verdict", "Until"), desk.today, still, words=until_words)
        self.add = button(translate("Verdict", "Add"), self._add, variant="quiet")
        everybody = translate("Verdict", "Add for everybody")
        self.add_for_all = button(everybody, lambda: self._add(everybody=True), variant="quiet")
        self.text.entered.connect(self._add)
        self.body.addWidget(self.text)
        box, flow = flowing()
        for part in (self.since, self.until, self.add, self.add_for_all):
            flow.addWidget(part)
        self.body.addWidget(box)

    def take_over(self, before: "Circumstances") -> None:
        """What was begun in another one of these goes on here."""
        self.text.setText(before.text.text())
        self.since.refresh(before.since.day)
        self.until.refresh(before.until.day)

    def _row(self, one: Condition) -> QHBoxLayout:
        today = self._desk.today()
        since, until = day_words(one.since, today), day_words(one.until, today) if one.until else ""
        ended = QCoreApplication.translate("Verdict", "{since} to {until}").format(since=since, until=until)
        going = QCoreApplication.translate("Verdict", "since {since}").format(since=since)
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(one.text))
        everybody = QCoreApplication.translate("Verdict", "for everybody") if one.everybody else ""
        when = capital(ended if until else going)
        text.addWidget(label("  ·  ".join(part for part in (when, everybody) if part), "small"))
        row = QHBoxLayout()
        row.addLayout(text, 1)
        words = QCoreApplication.translate("Verdict", "Delete circumstances")
        row.addWidget(icon_button("x", words, lambda: verdict_edits.remove_condition(self._desk, one.id)))
        return row

    def _add(self, *, everybody: bool = False) -> None:
        text = self.text.text().strip()
        if not text:
            self.text.setFocus()
            return
        whose = None if everybody else self._colleague
        since = self.since.day or self._desk.today()
        until = self.until.day
        if until is not None and until < since:
            since, until = until, since
        self.text.clear()  # before the cards are made anew, and take over what is begun
        if not verdict_edits.add_condition(self._desk, whose, text, since, until):
            self.text.setText(text)


class MyView(Card):
    """ "I see it differently, because ...": kept with its day, and shown the next time."""

    def __init__(self, desk: Desk, found: Review, views: tuple[View, ...]) -> None:
        super().__init__(QCoreApplication.translate("Verdict", "I see it differently"))
        self._desk, self._found = desk, found
        for one in views:
            self.body.addLayout(self._row(one))
        name = QCoreApplication.translate("Verdict", "I see it differently, because")
        self.text = Entry(name, QCoreApplication.translate("Verdict", "… because"))
        self.text.entered.connect(self._keep)
        self.text.edited.connect(self._keep_typed)
        self.keep = button(QCoreApplication.translate("Verdict", "Keep"), self._keep, variant="quiet")
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def _row(self, one: View) -> QHBoxLayout:
        when = capital(day_words(one.on, self._desk.today()))
        said = QCoreApplication.translate("Verdict", "{day}, when it was “{status}”").format(
            day=when, status=STATUSES.get(one.status, one.status)
        )
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(one.text))
        text.addWidget(label(said, "small"))
        row = QHBoxLayout()
        row.addLayout(text, 1)
        words = QCoreApplication.translate("Verdict", "Delete my view")
        row.addWidget(icon_button("x", words, lambda: verdict_edits.withdraw_view(self._desk, one.id)))
        return row

    def _keep_typed(self, text: str) -> None:
        """Leaving the line keeps what is in it."""
        if text.strip() and not self.text.hasFocus():
            self._keep()

    def _keep(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.text.setFocus()
        elif verdict_edits.disagree(self._desk, self._found.colleague.id, self._found.status, text):
            self.text.clear()


def _line(sign: QWidget, text: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(tokens.S))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return row
