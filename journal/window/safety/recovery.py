"""The page that takes the recovery code: as it stands on paper, however it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from journal.window.safety.code_groups import GROUPS, LONG, groups_of, impossible, plain
from journal.window.safety.code_shown import fixed
from journal.window.safety.step import Step
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label

LINES = 3


class Recovery(Step):
    """`given(code)`: fourteen groups, of letters that a code can have."""

    given = Signal(str)

    def __init__(self, words: str, back: Callable[[], object] | None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            "life-buoy",
            translate("Recovery", "Use the recovery code"),
            words,
            translate("Recovery", "Go on"),
            back=back,
        )
        name = translate("Recovery", "Recovery code")
        self.field = _Field(name)
        self.body.addWidget(label(name, "muted"))
        self.body.addWidget(self.field)
        self.counted = label("", "small")
        self.body.addWidget(self.counted)
        self.field.textChanged.connect(self._count)
        self.first = self.field
        self._count()

    def go_on(self) -> None:
        if self.busy:
            return
        letters = plain(self.field.toPlainText())
        wrong = impossible(letters)
        missing = GROUPS * LONG - len(letters)
        translate = QCoreApplication.translate
        if wrong:
            words = translate("Recovery", "Group {number} cannot be right: no code has the letter U in it.")
            if "U" not in groups_of(letters)[wrong[0] - 1]:
                words = translate("Recovery", "Group {number} cannot be right: only letters and digits are in a code.")
            self.say(words.format(number=wrong[0]))
        elif missing:
            self.say(_miscounted(missing))
        else:
            self.wait(True, translate("Recovery", "One moment …"))
            self.given.emit(letters)

    def wait(self, busy: bool, words: str = "") -> None:
        super().wait(busy, words)
        self.field.setReadOnly(busy)

    def refuse(self, problem: str) -> None:
        """It was not a right one."""
        self.wait(False)
        self.say(problem)
        self.field.setFocus()

    def _count(self) -> None:
        self.say("")
        letters = plain(self.field.toPlainText())
        whole = len(letters) // LONG
        words = QCoreApplication.translate(
            "Recovery", "{done} of {all} groups. Spaces, dashes, small letters: all the same."
        )
        self.counted.setText(words.format(done=min(whole, GROUPS), all=GROUPS))


def _miscounted(missing: int) -> str:
    translate = QCoreApplication.translate
    if missing == 1:
        return translate("Recovery", "A letter is missing.")
    if missing == -1:
        return translate("Recovery", "There is a letter too many.")
    if missing > 0:
        return translate("Recovery", "There are {count} letters missing.").format(count=missing)
    return translate("Recovery", "There are {count} letters too many.").format(count=-missing)


class _Field(QPlainTextEdit):
    """A few lines, as the code has on paper; Enter goes on, as in any other field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(fixed(tokens.SECTION))
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + theme().px(tokens.XL))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhPreferUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
