"""The recovery code, shown once: to be printed or written down; then two of its groups are asked back."""

from collections.abc import Callable, Sequence
from secrets import SystemRandom

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from journal.window.safety.clipboard import SecretCopy
from journal.window.safety.code_groups import GROUPS, groups_of, plain
from journal.window.safety.sheet import print_sheet
from journal.window.safety.step import Step
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label

ACROSS = 4
"""Groups in a line."""
ASKED = 2


class CodePage(Step):
    """`kept()`: the person says that it is written down."""

    kept = Signal()

    def __init__(self, code: str, folder: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            "life-buoy",
            translate("RecoveryCode", "Your recovery code"),
            translate(
                "RecoveryCode",
                "If you forget the passphrase, this code opens your journal, and nothing else does. It is shown this "
                "once. Print it or write it down, and keep it where you keep other papers, not beside the computer: "
                "whoever has it can open the journal.",
            ),
            translate("RecoveryCode", "I have it on paper"),
        )
        self.code, self._folder = code, folder
        self._copy = SecretCopy(self)
        card = Card()
        card.body.addWidget(_Groups(groups_of(code)))
        self.body.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        self.print = button(translate("RecoveryCode", "Print …"), self._print, icon_name="printer")
        self.copy = button(translate("RecoveryCode", "Copy"), self._take_copy, icon_name="copy")
        row.addWidget(self.print)
        row.addWidget(self.copy)
        self.copied = label("", "small")
        row.addWidget(self.copied, 1)
        self.body.addLayout(row)
        self.first = self.on

    def go_on(self) -> None:
        self.kept.emit()

    def forget(self) -> None:
        """It is not shown any more: it does not stay in the clipboard, either."""
        self._copy.clear()

    def _print(self) -> None:
        if print_sheet(self.code, self._folder, self):
            self.copied.setText(QCoreApplication.translate("RecoveryCode", "It was sent to the printer."))

    def _take_copy(self) -> None:
        self._copy.copy("-".join(groups_of(self.code)))
        words = QCoreApplication.translate("RecoveryCode", "Copied. In 30 seconds it leaves the clipboard again.")
        self.copied.setText(words)


class AskBack(Step):
    """`confirmed()`: two groups were typed as they stand on the paper."""

    confirmed = Signal()

    def __init__(self, code: str, back: Callable[[], object], pick: Callable[[], Sequence[int]] | None = None) -> None:
        """`pick`: the numbers of the groups that are asked for, from 1; drawn by lot without it."""
        translate = QCoreApplication.translate
        super().__init__(
            "life-buoy",
            translate("RecoveryCode", "Is it on paper?"),
            translate("RecoveryCode", "Please type two of its groups from your sheet."),
            translate("RecoveryCode", "Go on"),
            back=back,
            back_words=translate("RecoveryCode", "Show it once more"),
        )
        groups = groups_of(code)
        self._asked: list[tuple[int, str, QLineEdit]] = []
        for number in sorted(pick() if pick else SystemRandom().sample(range(1, GROUPS + 1), ASKED)):
            name = translate("RecoveryCode", "Group {number}").format(number=number)
            line = QLineEdit()
            line.setAccessibleName(name)
            line.setFont(fixed())
            line.setMaximumWidth(theme().px(120))
            line.textEdited.connect(lambda _: self.say(""))
            self.body.addWidget(label(name, "muted"))
            self.body.addWidget(line)
            self.body.addSpacing(theme().px(tokens.XS))
            self._asked.append((number, groups[number - 1], line))
        self.first = self._asked[0][2]

    @property
    def numbers(self) -> list[int]:
        """Which groups are asked for, from 1."""
        return [number for number, _, _ in self._asked]

    def go_on(self) -> None:
        for number, group, line in self._asked:
            if plain(line.text()) != group:
                if line.text().strip():
                    words = QCoreApplication.translate(
                        "RecoveryCode", "Group {number} reads otherwise. Look once more."
                    )
                    self.say(words.format(number=number))
                line.setFocus()
                line.selectAll()
                return
        self.confirmed.emit()


class _Groups(QWidget):
    """The groups, each with its number before it. They are read to a screen reader letter by letter."""

    def __init__(self, groups: list[str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(tokens.S))
        grid.setVerticalSpacing(theme().px(tokens.S))
        for place, group in enumerate(groups):
            row, column = divmod(place, ACROSS)
            number = label(str(place + 1), "small", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            words = label(group, wrap=False)
            words.setFont(fixed(tokens.SECTION))
            words.setAccessibleName(" ".join(group))
            grid.addWidget(number, row, 2 * column)
            grid.addWidget(words, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)


def fixed(points: float = tokens.BODY) -> QFont:
    """A font in which every letter is as wide as the next."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(points * theme().scale)
    return font
