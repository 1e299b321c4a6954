"""Small things that the head of a meeting asks: when its pop-up comes, and who cancelled it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.meetings.fields import level
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import Choices

_USUAL = ""
_NONE = "0"
_MINUTES = (5, 10, 15, 30, 60)


class ReminderChoice(InlineChoice):
    """How long before the meeting its checklist pops up. `picked(minutes or None)`: None is as usual, 0 never."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("Meetings", "Pop-up"), [])
        self.chosen.connect(lambda value: self.picked.emit(int(value) if value else None))
        self.refresh_minutes(None)

    def refresh_minutes(self, minutes: int | None) -> None:
        """Show what is meant for this meeting, without telling."""
        self.offer(_choices(minutes))
        self.refresh(_USUAL if minutes is None else str(minutes))


class Invited(QWidget):
    """Asks whether the colleague who had invited also cancelled. `cancelled`: they did. No is remembered here."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting = ""
        self._refused: set[str] = set()
        box, flow = flowing()
        box.setMinimumWidth(1)
        self.words = label()
        self.words.setContentsMargins(theme().px(tokens.XS) + 3, 0, 0, 0)
        translate = QCoreApplication.translate
        self.yes = button(translate("Meetings", "They did"), self.cancelled.emit)
        self.no = button(translate("Meetings", "No"), self._refuse, variant="quiet")
        flow.addWidget(level(self.yes))
        flow.addWidget(level(self.no))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        column.addWidget(self.words)
        column.addWidget(box)
        self.hide()

    def ask(self, meeting: str, name: str) -> None:
        """Ask about this meeting and this colleague; nothing where there is no name, or No was said before."""
        self._meeting = meeting
        words = QCoreApplication.translate("Meetings", "{name} had invited you. Did they cancel it?")
        self.words.setText(words.format(name=name))
        self.setVisible(bool(name) and meeting not in self._refused)

    def _refuse(self) -> None:
        self._refused.add(self._meeting)
        self.hide()


def _choices(minutes: int | None) -> Choices:
    """What is offered, and what this meeting has."""
    ahead = QCoreApplication.translate("Meetings", "Pop-up {count} minutes before")
    offered = sorted({*_MINUTES, *([minutes] if minutes else [])})
    return [
        (_USUAL, QCoreApplication.translate("Meetings", "Pop-up as usual")),
        *((str(one), ahead.format(count=one)) for one in offered),
        (_NONE, QCoreApplication.translate("Meetings", "No pop-up")),
    ]
