"""The foot of the focus window: distractions, and whether the meeting took place."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.model.words import MeetingState
from journal.store.meetings import Details
from journal.window.meetings.fields import level
from journal.window.popups.focus_clock import Told, minutes_held, span_words
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import Rule, label


class Foot(QWidget):
    """`distracted(1)` counts one more. `held`: it took place. `recapping`, `leaving`: what comes next."""

    distracted = Signal(int)
    held = Signal()
    recapping = Signal()
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(Rule())
        box, flow = flowing()
        box.setMinimumWidth(1)
        self.count = button("", lambda: self.distracted.emit(1))
        self.count.setToolTip(translate("Focus", "Your mind was elsewhere: counts one more"))
        flow.addWidget(level(self.count))
        self.hold = button("", self.held.emit, icon_name="check")
        self._hold = level(self.hold)
        flow.addWidget(self._hold)
        self.was = label("", "muted", wrap=False)
        self._was = level(self.was)
        flow.addWidget(self._was)
        self.recap = button(translate("Focus", "Write the recap"), self.recapping.emit, icon_name="mail")
        self._recap = level(self.recap)
        flow.addWidget(self._recap)
        self.leave = button(translate("Focus", "Leave"), self.leaving.emit, variant="quiet")
        flow.addWidget(level(self.leave))
        column.addWidget(box)

    def show_state(self, found: Details, clock: Told) -> None:
        """What can be said of the meeting now."""
        translate = QCoreApplication.translate
        words = translate("Focus", "Distracted")
        if found.distractions:
            words = translate("Focus", "Distracted {count}").format(count=found.distractions)
        _say(self.count, words)
        begun = clock.minutes >= 0
        planned, held = found.state == MeetingState.PLANNED, found.state == MeetingState.HELD
        words = translate("Focus", "It took place: held, {span}").format(span=span_words(minutes_held(clock)))
        _say(self.hold, words)
        self._hold.setVisible(planned and begun)
        span = span_words(found.minutes_held) if found.minutes_held else ""
        words = translate("Focus", "Held, {span}").format(span=span) if span else translate("Focus", "Held")
        self.was.setText(words)
        self._was.setVisible(held)
        self._recap.setVisible(held and bool(found.people))


def _say(one: QPushButton, words: str) -> None:
    if one.accessibleName() != words:
        one.setText(words if one.icon().isNull() else f" {words}")
        one.setAccessibleName(words)
