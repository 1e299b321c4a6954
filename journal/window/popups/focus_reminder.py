"""A reminder to be present, for the first minute of a meeting."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from journal.store.preparation import Preparation
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label

STAYS = timedelta(minutes=1)
_STRATEGY = "present"


class Reminder(Card):
    """What the checklist has on being present, and is not done yet."""

    def __init__(self, found: Preparation | None) -> None:
        super().__init__(QCoreApplication.translate("Focus", "Be present"))
        items = [one.text for one in found.checklist if one.strategy == _STRATEGY and not one.done] if found else []
        for text in items:
            self.body.addWidget(label(text))
        self._over = not items
        self.setVisible(not self._over)

    def tick(self, open_for: timedelta) -> None:
        """So long the window has been open."""
        if open_for >= STAYS:
            self.hide()
