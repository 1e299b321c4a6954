"""The card of the preferences that says what opens the journal, and when it locks itself."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from journal.store import keyring_slot
from journal.store.keys import Protection, protection
from journal.window.background import Background
from journal.window.remembered import LOCK_AFTER, Remembered
from journal.window.safety.told import can_be_told
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.fields import Fields
from journal.window.widgets.flow import Flow
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.tick import Tick


class ProtectionCard(Card):
    """`asked(what)`: set, change, remove, code, remember or forget. When it locks itself holds at once. `main`: the
    button that comes first."""

    asked = Signal(str)

    def __init__(self, folder: Path, remembered: Remembered, background: Background) -> None:
        super().__init__(QCoreApplication.translate("Protection", "Protection"))
        self._remembered = remembered
        found = protection(folder)
        if found.passphrase:
            self._show_locked(found)
            background.start(lambda _: keyring_slot.is_there(), self._offer_keyring)
        else:
            self._show_open()

    def _show_open(self) -> None:
        translate = QCoreApplication.translate
        self.body.addWidget(label(translate("Protection", "Not protected"), "strong"))
        self.body.addWidget(
            label(
                translate(
                    "Protection",
                    "The journal is encrypted, but its key lies beside it: whoever gets hold of this computer’s disk "
                    "or of a backup can read it. A passphrase changes that.",
                ),
                "muted",
            )
        )
        self.set = button(
            translate("Protection", "Set a passphrase"), lambda: self.asked.emit("set"), variant="primary"
        )
        self.main = self.set
        self.body.addWidget(_Row(self.set))

    def _show_locked(self, found: Protection) -> None:
        translate = QCoreApplication.translate
        self.body.addWidget(label(translate("Protection", "Protected with a passphrase"), "strong"))
        words = translate(
            "Protection", "It is asked for when the program starts. Forgotten, only the recovery code helps."
        )
        self.body.addWidget(label(words, "muted"))
        self.change = button(translate("Protection", "Change the passphrase"), lambda: self.asked.emit("change"))
        self.code = button(translate("Protection", "New recovery code"), lambda: self.asked.emit("code"))
        self.remove = button(
            translate("Protection", "Remove the passphrase"), lambda: self.asked.emit("remove"), variant="quiet"
        )
        self.main = self.change
        self.body.addWidget(_Row(self.change, self.code, self.remove))
        self._add_keyring(found)
        self._add_times()

    def _add_keyring(self, found: Protection) -> None:
        """Hidden until the system has said that it has a keyring, unless it keeps the key already."""
        translate = QCoreApplication.translate
        self.keyring = (
            button(translate("Protection", "Do not remember it on this computer"), lambda: self.asked.emit("forget"))
            if found.keyring
            else button(translate("Protection", "Remember it on this computer"), lambda: self.asked.emit("remember"))
        )
        self.keyring_words = label(
            translate("Protection", "It is remembered on this computer: whoever is logged in as you need not know it.")
            if found.keyring
            else translate("Protection", "The system’s keyring can remember it, for whoever is logged in as you."),
            "small",
        )
        self._keyring_row = _Row(self.keyring)
        for part in (self.keyring_words, self._keyring_row):
            self.body.addWidget(part)
            part.setVisible(found.keyring)

    def _offer_keyring(self, there: bool) -> None:
        if there:
            self.keyring_words.show()
            self._keyring_row.show()

    def _add_times(self) -> None:
        translate = QCoreApplication.translate
        name = translate("Protection", "Lock it by itself")
        self.after = InlineChoice(name, [(str(one), _after_words(one)) for one in LOCK_AFTER])
        self.after.refresh(str(self._remembered.lock_after))
        self.after.chosen.connect(self._set_after)
        fields = Fields(180)
        fields.add(name, self.after)
        self.body.addWidget(fields)
        if can_be_told():
            self.with_screen = Tick(
                translate("Protection", "Lock it with the screen, and before the computer sleeps"),
                self._remembered.lock_with_screen,
                self._set_with_screen,
            )
            self.body.addWidget(self.with_screen)
        else:
            words = translate(
                "Protection", "On this system it does not hear when the screen is locked or the computer sleeps."
            )
            self.body.addWidget(label(words, "small"))

    def _set_after(self, minutes: str) -> None:
        self._remembered.lock_after = int(minutes)

    def _set_with_screen(self, on: bool) -> None:
        self._remembered.lock_with_screen = on


class _Row(QWidget):
    """Buttons side by side, in more lines where there is little room."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        flow = Flow(self)
        for one in buttons:
            flow.addWidget(one)


def _after_words(minutes: int) -> str:
    translate = QCoreApplication.translate
    if not minutes:
        return translate("Protection", "Never")
    if minutes == 1:
        return translate("Protection", "After an idle minute")
    return translate("Protection", "After {count} idle minutes").format(count=minutes)
