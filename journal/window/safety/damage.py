"""What is shown where a damaged journal cannot be opened: the ways to have it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from journal.errors import JournalError
from journal.store.backup_place import Backup
from journal.window.safety.backup_words import last_of_words
from journal.window.safety.passphrase import PassphraseField
from journal.window.safety.step import Step
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label


class DamagePage(Step):
    """`restoring()`: a backup is to be restored. `repairing(passphrase)`: what can be read is to be saved; "" until a
    passphrase is asked for."""

    restoring = Signal()
    repairing = Signal(str)

    def __init__(self, trouble: JournalError, last: Backup | None, now: datetime, again: Callable[[], object]) -> None:
        translate = QCoreApplication.translate
        has = last is not None
        words = " ".join(part for part in (trouble.happened, trouble.kept) if part)
        super().__init__(
            "shield-alert",
            translate("Damage", "Your journal cannot be opened"),
            words,
            translate("Damage", "Restore a backup …") if has else translate("Damage", "Repair it"),
        )
        self._has = has
        self.first = self.on
        kept = last_of_words(last, now) if last is not None else translate("Damage", "There is no backup beside it.")
        self.body.addWidget(label(kept, "strong"))
        ways = translate(
            "Damage",
            "A repair saves what can still be read, takes what is missing from the latest backup, and keeps the "
            "damaged file.",
        )
        self.body.addWidget(label(ways, "muted"))
        self.field = PassphraseField(translate("Damage", "Passphrase"))
        self.field.hide()
        self.body.addWidget(self.field)
        self.repair = button(translate("Damage", "Repair it"), self._repair)
        self.repair.setVisible(has)
        self.again = button(translate("Damage", "Try again"), again)
        self.other = button(translate("Damage", "Restore another file …"), self.restoring.emit)
        self.other.setVisible(not has)
        box, flow = flowing()
        for one in (self.repair, self.other, self.again):
            flow.addWidget(one)
        self.body.addWidget(box)

    def go_on(self) -> None:
        if self._has:
            self.restoring.emit()
        else:
            self._repair()

    def ask_passphrase(self, wrong: str) -> None:
        """It can be repaired with its passphrase alone."""
        self.wait(False)
        self.field.show()
        self.say(wrong or QCoreApplication.translate("Damage", "Type its passphrase, then repair it."))
        self.field.take_keyboard()

    def wait(self, busy: bool, words: str = "") -> None:
        super().wait(busy, words)
        for part in (self.repair, self.again, self.other, self.field):
            part.setEnabled(not busy)

    def _repair(self) -> None:
        if not self.busy:
            self.wait(True, QCoreApplication.translate("Damage", "What can be read is being saved …"))
            self.repairing.emit(self.field.passphrase)
