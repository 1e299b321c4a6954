"""One quiet line for what waits in subscriptions: it is there only where something does."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.window.calendars.subscriptions import Subscriptions
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label


class WaitingLine(QWidget):
    """For any page. Its button asks to look at the first subscription in which somebody waits."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        super().__init__()
        self._subscriptions = subscriptions
        self._source = ""
        words = QCoreApplication.translate("WaitingLine", "New people are in your calendar.")
        box, row = flowing()
        row.addWidget(label(words, "muted", wrap=False))
        self.look = button("", lambda: subscriptions.asking.emit(self._source), variant="quiet")
        row.addWidget(self.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(box)
        subscriptions.updated.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        sources = [one.id for one in self._subscriptions.sources if self._subscriptions.state(one.id).waiting]
        self.setVisible(bool(sources))
        if sources:
            self._source = sources[0]
            words = waiting_words(self._subscriptions.state(self._source).waiting)
            self.look.setText(words)
            self.look.setAccessibleName(words)


def waiting_words(people: int) -> str:
    if people == 1:
        return QCoreApplication.translate("WaitingLine", "Look at one new person")
    return QCoreApplication.translate("WaitingLine", "Look at {count} new people").format(count=people)
