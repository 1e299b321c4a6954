"""The page at the start of a journal with a passphrase, and after it was locked."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal

from journal.window.safety.passphrase import PassphraseField
from journal.window.safety.step import Step
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import label

FREE = 2
"""So many wrong tries cost no wait."""
LONGEST = 30
"""Seconds that the wait grows to."""
SECOND = 1_000


class Unlock(Step):
    """`given(passphrase)`; `forgotten()`: it is to go on with the recovery code."""

    given = Signal(str)
    forgotten = Signal()

    def __init__(self, words: str = "", *, may_recover: bool = True) -> None:
        translate = QCoreApplication.translate
        super().__init__("lock", translate("Unlock", "Your journal is locked"), words, translate("Unlock", "Unlock"))
        self.words.setVisible(bool(words))
        name = translate("Unlock", "Passphrase")
        self.field = PassphraseField(name)
        self.body.addWidget(label(name, "muted"))
        self.body.addWidget(self.field)
        self.field.edited.connect(self._typed)
        self.first = self.field.line
        self.recover = button(
            translate("Unlock", "Forgot it? Use the recovery code"), self._take_recovery, variant="quiet"
        )
        self.recover.setVisible(may_recover)
        self.foot.insertWidget(0, self.recover, 0, Qt.AlignmentFlag.AlignLeft)
        self._wrong = 0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._count)

    @property
    def waiting_seconds(self) -> int:
        """How long the next try is still to wait."""
        return self._left

    def go_on(self) -> None:
        if self.busy or self._left or not self.field.passphrase:
            return
        self.wait(True, QCoreApplication.translate("Unlock", "One moment …"))
        self.given.emit(self.field.passphrase)

    def wait(self, busy: bool, words: str = "") -> None:
        super().wait(busy, words)
        self.field.line.setReadOnly(busy)
        self.recover.setEnabled(not busy)

    def refuse(self) -> None:
        """It was not the right one: the next try has to wait, and each longer than the one before."""
        self.wait(False)
        self._wrong += 1
        self._left = 0 if self._wrong <= FREE else min(LONGEST, 2 ** (self._wrong - FREE - 1))
        if self._left:
            self.on.setEnabled(False)
            self._timer.start()
        self._tell()
        self.field.take_keyboard()

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
            self.on.setEnabled(not self.busy)
        self._tell()

    def _tell(self) -> None:
        wrong = QCoreApplication.translate("Unlock", "That is not the passphrase.")
        if not self._left:
            self.say(wrong)
            return
        again = (
            QCoreApplication.translate("Unlock", "Try again in a second.")
            if self._left == 1
            else QCoreApplication.translate("Unlock", "Try again in {count} seconds.").format(count=self._left)
        )
        self.say(f"{wrong} {again}")

    def _typed(self) -> None:
        if not self._left:
            self.say("")

    def _take_recovery(self) -> None:
        if not self.busy:
            self.forgotten.emit()
