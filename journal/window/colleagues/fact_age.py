"""When a fact was learned: the day, or how long ago where that is long; what is old is asked about, quietly."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.days import ago_words, long_day
from journal.window.widgets.labels import label
from journal.window.widgets.own_part import OwnPart, Values
from journal.window.widgets.pick import InlineDate

AGED = 365
"""Days after which it is said how long ago it was."""
OLD = 3 * 365
"""Days after which it is asked whether it still holds."""


class FactAge(OwnPart):
    """Of the column `learned_on`; `asked` in the values says whether it may be asked about. `never(id)`: not again."""

    never = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._today = today
        self._record = ""
        self.day = _Day(translate("Cards", "Learned on"), today)
        self.day.setProperty("level", "small")
        self.day.picked.connect(lambda day: self.edited.emit("learned_on", day))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        row.addWidget(self.day)
        self._row = row
        self._asking: _StillTrue | None = None  # made where it is needed: few facts are old
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def refresh_row(self, record: str, values: Values) -> None:
        self._record = record
        learned = values.get("learned_on")
        self.day.refresh(learned)
        old = learned is not None and (self._today() - learned).days > OLD
        asked = old and bool(values.get("asked", True))
        if asked and self._asking is None:
            self._asking = _StillTrue()
            self._asking.yes.clicked.connect(self._confirm)
            self._asking.no.clicked.connect(lambda: self.never.emit(self._record))
            self._row.addWidget(self._asking)
        if self._asking is not None:
            self._asking.setVisible(asked)
            self._asking.speak_of(str(values.get("text") or "")[:60])

    def _confirm(self) -> None:
        self.edited.emit("learned_on", self._today())


class _StillTrue(QWidget):
    """The question, and its two answers."""

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        row.addWidget(label(translate("Facts", "Still true?"), "small", wrap=False))
        self.yes = button(translate("Facts", "Yes"), variant="chip")
        self.no = button(translate("Facts", "Do not ask"), variant="chip")
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def speak_of(self, text: str) -> None:
        """Say of which fact, to who cannot see it."""
        for one in (self.yes, self.no):
            words = QCoreApplication.translate("Facts", "{fact}: still true? {answer}")
            one.setAccessibleName(words.format(fact=text, answer=one.text()))


class _Day(InlineDate):
    """Says how long ago it was, where it is long; the day itself is in its tip."""

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        words = QCoreApplication.translate("Cards", "learned {day}")
        super().__init__(name, today, QCoreApplication.translate("Cards", "+ When"), words=words)

    def refresh(self, day: date | None) -> None:
        super().refresh(day)
        aged = day is not None and (self._today() - day).days > AGED
        self.setToolTip(long_day(day) if day is not None and aged else "")
        if day is not None and aged:
            self.say(self._words.format(day=ago_words(day, self._today())))
