"""The rules, in the preferences: each concern in words with its thresholds, on or off, changed or as it came; and at
once which partnerships stand differently for it. All of it grows out of the rules themselves."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from journal.method.rules.finding import Concern, spoken
from journal.method.rules.review import CONCERNS, STATUSES, RuleSettings
from journal.store.changes import Change
from journal.store.rule_settings import rule_settings
from journal.window import rule_edits
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.check import Check
from journal.window.widgets.fields import Fields
from journal.window.widgets.labels import label

MOST = 99
RATED = 4
"""A rating that counts as low is 4 at the most; of everything else there may be 99."""
NAMED = 5
"""Partnerships that are named where they stand differently."""


class RulesCard(Card):
    def __init__(self, desk: Desk) -> None:
        title = QCoreApplication.translate("Rules", "When the journal raises a concern")
        self.all_back = button(
            QCoreApplication.translate("Rules", "Reset all"), lambda: rule_edits.reset(desk), variant="quiet"
        )
        super().__init__(title, self.all_back)
        self._desk = desk
        self._before = {one.colleague.id: one.status for one in desk.reviews.all()}
        words = QCoreApplication.translate("Rules", "Each says which threshold it met. What you change holds at once.")
        self.body.addWidget(label(words, "muted"))
        self.effect = label("")
        self.effect.hide()
        self.body.addWidget(self.effect)
        self.rules = {one.id: _Rule(desk, one) for one in CONCERNS.values()}
        for rule in self.rules.values():
            self.body.addWidget(rule)
        desk.changed.connect(self._follow)
        desk.reviews.updated.connect(self._tell)
        self._show()

    def _follow(self, change: Change) -> None:
        if change.concerns("rule_setting"):
            self._show()

    def _show(self) -> None:
        with self._desk.reading() as session:
            settings = rule_settings(session)
        for rule in self.rules.values():
            rule.show_settings(settings)
        self.all_back.setVisible(bool(settings.off or settings.thresholds))

    def _tell(self, _: object = None) -> None:
        """Who stands differently since this was opened."""
        changed = [
            (one.colleague.name, self._before[one.colleague.id], one.status)
            for one in self._desk.reviews.all()
            if self._before.get(one.colleague.id, one.status) != one.status
        ]
        line = QCoreApplication.translate("Rules", "{name}: {before} → {after}")
        named = [
            line.format(name=name, before=STATUSES[before].lower(), after=STATUSES[after].lower())
            for name, before, after in sorted(changed)[:NAMED]
        ]
        if len(changed) > NAMED:
            more = QCoreApplication.translate("Rules", "and {count} more")
            named.append(more.format(count=len(changed) - NAMED))
        first = QCoreApplication.translate("Rules", "What this changes:")
        self.effect.setText("\n".join([first, *named]) if named else "")
        self.effect.setVisible(bool(named))


class _Rule(QWidget):
    """One concern: a box to tick, what it says with its present thresholds, and these to change where asked."""

    def __init__(self, desk: Desk, rule: Concern) -> None:
        super().__init__()
        self._desk, self._rule = desk, rule
        self.box = Check(rule.title)
        self.box.clicked.connect(lambda on: rule_edits.switch(desk, rule.id, on=on))
        self.words = label("", "small")
        self.changing = button(QCoreApplication.translate("Rules", "Change …"), self._open, variant="quiet")
        self.changing.setAccessibleName(f"{self.changing.text()} {rule.title}")
        self.changing.setVisible(bool(rule.thresholds))
        self.back = button(
            QCoreApplication.translate("Rules", "Reset"), lambda: rule_edits.reset(desk, rule.id), variant="quiet"
        )
        self.numbers: dict[str, QSpinBox] = {}
        self._fields: Fields | None = None
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(rule.title, "strong"))
        text.addWidget(self.words)
        self._text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
        row.setSpacing(theme().px(tokens.S))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.changing, 0, Qt.AlignmentFlag.AlignTop)

    def show_settings(self, settings: RuleSettings) -> None:
        moved = settings.thresholds.get(self._rule.id, {})
        present = self._rule.thresholds | dict(moved)
        self.box.setChecked(self._rule.id not in settings.off)
        they = QCoreApplication.translate("Rules", "they")
        self.words.setText(self._rule.threshold.format_map(spoken(present) | {"name": they}))
        self.back.setVisible(bool(moved) or self._rule.id in settings.off)
        for name, number in self.numbers.items():
            number.blockSignals(True)
            number.setValue(present[name])
            number.blockSignals(False)

    def _open(self) -> None:
        """Its thresholds, made when they are first asked for."""
        if self._fields is None:
            self._fields = Fields(theme().px(190))
            with self._desk.reading() as session:
                settings = rule_settings(session)
            for name in self._rule.thresholds:
                self.numbers[name] = made = self._number(name)
                self._fields.add(threshold_words().get(name, name), made)
            self._text.addWidget(self._fields)
            self.show_settings(settings)
        else:
            self._fields.setVisible(not self._fields.isVisible())
        if self._fields.isVisible():
            next(iter(self.numbers.values())).setFocus()

    def _number(self, name: str) -> QSpinBox:
        made = _Number()
        made.setRange(1, RATED if name == "low" else MOST)
        if name.endswith("_tenths"):
            made.setSuffix(QCoreApplication.translate("Rules", " tenths of a point"))
        made.setAccessibleName(threshold_words().get(name, name))
        made.lineEdit().setTextMargins(theme().px(tokens.S), 0, 0, 0)  # a style sheet’s padding does not reach it
        made.setMaximumWidth(theme().px(200 if name.endswith("_tenths") else 72))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.valueChanged.connect(partial(rule_edits.move, self._desk, self._rule.id, name))
        return made


class _Number(QSpinBox):
    """The wheel scrolls the page, and changes no rule by the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def threshold_words() -> dict[str, str]:
    """What each threshold is called."""
    translate = QCoreApplication.translate
    return {
        "low": translate("Rules", "A low rating is at most"),
        "last": translate("Rules", "Look at the last"),
        "at_least": translate("Rules", "Raised from"),
        "serious_last": translate("Rules", "For “serious”, look at the last"),
        "serious_at_least": translate("Rules", "Serious from"),
        "fall_tenths": translate("Rules", "A fall of"),
        "serious_fall_tenths": translate("Rules", "Serious from a fall of"),
        "grace": translate("Rules", "Days late that do not count"),
        "wait": translate("Rules", "Days to wait for an answer"),
        "times": translate("Rules", "Times the rhythm"),
        "serious_times": translate("Rules", "Serious from times the rhythm"),
        "held": translate("Rules", "Meetings held"),
        "asked": translate("Rules", "Open questions asked"),
        "disputed": translate("Rules", "Disputed among them"),
        "serious_disputed": translate("Rules", "Serious from disputed"),
    }
