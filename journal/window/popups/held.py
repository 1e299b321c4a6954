"""How a meeting was that took place: ratings, how long it took, what to keep; and when one that did not is to be."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journal.model.base import MINUTES
from journal.window.meetings.edits import read_count, read_time
from journal.window.meetings.fields import ShortLine
from journal.window.theme import theme, tokens
from journal.window.widgets.days import time_words
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineDate
from journal.window.widgets.rating import RING, Rating
from journal.window.widgets.words import ratings


class Ratings(QWidget):
    """Presence, which also says that it was held; and once that is said, energy and minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(tokens.M))
        self._grid.setVerticalSpacing(theme().px(tokens.XS))
        self._grid.setColumnStretch(1, 1)
        self._more: list[QWidget] = []
        present = QCoreApplication.translate("After", "Presence")
        self.presence = Rating(present, high=QCoreApplication.translate("After", "all there"))
        self._add(present, self.presence)
        _, name, _, high = next(one for one in ratings() if one[0] == "energy")
        self.energy = Rating(name, high=high)
        self._more += self._add(name, self.energy)
        self.minutes = Minutes()
        self._more += self._add(QCoreApplication.translate("After", "It took"), self.minutes)

    def show_more(self, *, shown: bool) -> None:
        for part in self._more:
            part.setVisible(shown)

    def take_over(self, before: "Ratings") -> None:
        self.presence.show_value(before.presence.value)
        self.energy.show_value(before.energy.value)
        if before.minutes.field.touched:
            self.minutes.field.setText(before.minutes.field.text())
            self.minutes.field.touch()

    def _add(self, words: str, field: QWidget) -> tuple[QWidget, QWidget]:
        name = label(words, "muted", wrap=False)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        return name, field


class Minutes(QWidget):
    """How long it took: as long as was planned, until something is typed; only that counts."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(RING, 0, 0, 0)  # in line with the ratings
        self.field = _Guess(QCoreApplication.translate("After", "Minutes it took"), "30", 56)
        self.field.setProperty("variant", "")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.field)
        row.addWidget(label(QCoreApplication.translate("After", "minutes"), "muted", wrap=False))
        row.addStretch(1)

    def guess(self, minutes: int | None) -> None:
        if not self.field.touched:
            self.field.refresh(str(minutes) if minutes else "")

    @property
    def value(self) -> int | None:
        """What was typed; None where nothing was, or where it is no number of minutes."""
        return read_count(self.field.text(), MINUTES[1]) if self.field.touched else None

    @property
    def readable(self) -> bool:
        return not self.field.touched or not self.field.text().strip() or self.value is not None


class _Guess(ShortLine):
    """`touched`: a person typed into it, and did not take it back with Escape."""

    def __init__(self, name: str, placeholder: str, width: int) -> None:
        super().__init__(name, placeholder, width)
        self.touched = False
        self.textEdited.connect(lambda _: self.touch())

    def touch(self) -> None:
        self.touched = True

    def put_back(self) -> None:
        super().put_back()
        self.touched = False


class MoveTo(QWidget):
    """The new day and time, as they are on the wall here."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.S))
        row.addWidget(label(QCoreApplication.translate("After", "To"), "muted", wrap=False))
        self.day = InlineDate(
            QCoreApplication.translate("After", "New day"),
            today,
            QCoreApplication.translate("After", "which day?"),
            clearable=False,
        )
        row.addWidget(self.day)
        row.addWidget(label(QCoreApplication.translate("After", "at"), "muted", wrap=False))
        self.time = ShortLine(QCoreApplication.translate("After", "New time"), "10:00", 76)
        self.time.setProperty("variant", "")
        row.addWidget(self.time)
        row.addStretch(1)

    def take_over(self, before: "MoveTo") -> None:
        self.day.refresh(before.day.day)
        self.time.setText(before.time.text())

    def guess(self, start: datetime, here: tzinfo | None) -> None:
        if not self.time.dirty:
            self.time.refresh(time_words(start.astimezone(here)))

    def start(self, here: tzinfo | None, zone: str | None) -> datetime | None:
        """When it is to be, in its own zone; None where the day or the time is not said."""
        at = read_time(self.time.text())
        if self.day.day is None or at is None:
            return None
        there = ZoneInfo(zone) if zone else here
        return datetime.combine(self.day.day, at, here).astimezone(UTC).astimezone(there)
