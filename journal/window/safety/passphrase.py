"""A passphrase: the field that takes it, the page on which one is chosen, and the page on which it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal.window.safety.step import Step
from journal.window.safety.strength import LEAST, strength
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.labels import label

MOST = 1024
"""Characters of a passphrase."""
TONES = ("not_working", "needs_attention", "working", "working")
"""The status whose colour each strength has."""


class PassphraseField(QWidget):
    """Hidden as it is typed, unless its eye is open. `edited()`."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(MOST)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(lambda _: self.edited.emit())
        self.eye = icon_button("eye", "", self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        self._say_eye()

    @property
    def passphrase(self) -> str:
        """As it was typed: nothing is cut off at its ends."""
        return self.line.text()

    def empty(self) -> None:
        """Nothing of it stays here, not even to be undone."""
        self.line.clear()
        self.line.setModified(False)
        self.hide_it()

    def hide_it(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._say_eye()

    def take_keyboard(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def _turn(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        self.line.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self._say_eye()

    def _say_eye(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        words = (
            QCoreApplication.translate("Passphrase", "Hide what I type")
            if shown
            else QCoreApplication.translate("Passphrase", "Show what I type")
        )
        self.eye.setIcon(icon("eye-off" if shown else "eye", "muted"))
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """What is shown is hidden again when somebody comes to another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_it()


class ChoosePassphrase(Step):
    """`chosen(passphrase)`; `without()` where it may go on without one."""

    chosen = Signal(str)
    without = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        go_on: str,
        *,
        back: Callable[[], object] | None = None,
        back_words: str = "",
        may_go_without: bool = False,
    ) -> None:
        super().__init__("lock", title, words, go_on, back=back, back_words=back_words)
        translate = QCoreApplication.translate
        self.field = PassphraseField(translate("Passphrase", "Passphrase"))
        self.again = PassphraseField(translate("Passphrase", "The same once more"))
        self.judged = label("", "small")
        for name, part in (
            (translate("Passphrase", "Passphrase"), self.field),
            (translate("Passphrase", "The same once more"), self.again),
        ):
            self.body.addWidget(label(name, "muted"))
            self.body.addWidget(part)
            if part is self.field:
                self.body.addWidget(self.judged)
                self.body.addSpacing(theme().px(tokens.S))
        self.field.edited.connect(self._judge)
        self.again.edited.connect(lambda: self.say(""))
        self.first = self.field.line
        if may_go_without:
            self.skip = button(
                translate("Passphrase", "Begin without a passphrase"), self.without.emit, variant="quiet"
            )
            self.foot.insertWidget(self.foot.count() - 1, self.skip)
        self._judge()

    def go_on(self) -> None:
        if self.busy:
            return
        translate = QCoreApplication.translate
        passphrase = self.field.passphrase
        if len(passphrase) < LEAST:
            self.say(translate("Passphrase", "Please take at least {count} characters.").format(count=LEAST))
            self.field.take_keyboard()
        elif not self.again.passphrase:
            self.again.take_keyboard()
        elif self.again.passphrase != passphrase:
            self.say(translate("Passphrase", "The two are not the same. Type the second once more."))
            self.again.take_keyboard()
        else:
            self.chosen.emit(passphrase)

    def forget(self) -> None:
        """Nothing of what was typed stays in the fields."""
        for part in (self.field, self.again):
            part.empty()

    def _judge(self) -> None:
        self.say("")
        found = strength(self.field.passphrase)
        if not self.field.passphrase:
            words = QCoreApplication.translate("Passphrase", "Four or five words that do not belong together are good.")
            self.judged.setText(words)
            self.judged.setStyleSheet("")
            return
        self.judged.setText(_words(found.level, len(self.field.passphrase)))
        self.judged.setStyleSheet(f"color: {theme().colour(TONES[found.level])};")


class AskPassphrase(Step):
    """`given(passphrase)`: the one that the journal has now. What is wrong is said in place."""

    given = Signal(str)

    def __init__(
        self, mark: str, title: str, words: str, go_on: str, *, back: Callable[[], object] | None, back_words: str = ""
    ) -> None:
        super().__init__(mark, title, words, go_on, back=back, back_words=back_words)
        self.field = PassphraseField(QCoreApplication.translate("Passphrase", "Present passphrase"))
        self.body.addWidget(label(QCoreApplication.translate("Passphrase", "Present passphrase"), "muted"))
        self.body.addWidget(self.field)
        self.field.edited.connect(lambda: self.say(""))
        self.first = self.field.line

    def go_on(self) -> None:
        if self.field.passphrase and not self.busy:
            self.given.emit(self.field.passphrase)

    def refuse(self, problem: str) -> None:
        """It was not the right one."""
        self.wait(False)
        self.say(problem)
        self.field.take_keyboard()


def _words(level: int, length: int) -> str:
    translate = QCoreApplication.translate
    if length < LEAST:
        return translate("Passphrase", "Too short yet: at least {count} characters.").format(count=LEAST)
    return (
        translate("Passphrase", "Weak: somebody who has your disk could guess it within a day."),
        translate("Passphrase", "Fair: it keeps out the curious, not somebody who is determined."),
        translate("Passphrase", "Good: guessing it would take years."),
        translate("Passphrase", "Strong: nobody will guess it."),
    )[level]
