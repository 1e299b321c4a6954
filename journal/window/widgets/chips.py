"""Short texts side by side, to add and take away: tags, addresses, the colleagues of a meeting."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QVBoxLayout, QWidget

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import WordButton
from journal.window.widgets.flow import flowing
from journal.window.widgets.plain import PlainLine


class Chips(QWidget):
    """`edited(list)` when one was added or taken away."""

    edited = Signal(object)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._name = name
        self._texts: list[str] = []
        self._offered: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        box, self._flow = flowing()
        column.addWidget(box)
        self._entry = _Entry(self)
        self._entry.setProperty("variant", "inline")
        self._entry.setPlaceholderText(placeholder)
        self._entry.setAccessibleName(name)
        self._entry.returnPressed.connect(self.commit)
        self._fill()

    @property
    def texts(self) -> list[str]:
        return list(self._texts)

    def refresh(self, texts: list[str]) -> None:
        """Show these without telling; what is being typed stays."""
        if texts != self._texts:
            self._texts = list(texts)
            self._fill()

    def complete(self, words: list[str]) -> None:
        """Offer these while somebody types."""
        if words == self._offered:
            return
        self._offered = list(words)
        completer = QCompleter(words, self._entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._entry.setCompleter(completer)

    def commit(self) -> None:
        """Add what is typed, now."""
        text = " ".join(self._entry.text().split())
        self._entry.clear()
        if text and text not in self._texts:
            self._tell([*self._texts, text])

    def take_last(self) -> None:
        if self._texts:
            self._tell(self._texts[:-1])

    def _tell(self, texts: list[str]) -> None:
        focused = self._entry.hasFocus()
        self._texts = texts
        self._fill()
        if focused:
            self._entry.setFocus()
        self.edited.emit(list(texts))

    def _fill(self) -> None:
        self._entry.setParent(self)
        for number in range(self._flow.count()):
            item = self._flow.itemAt(number)
            if item is not None and item.widget() is self._entry:
                self._flow.takeAt(number)
                break
        self._flow.empty()
        for text in self._texts:
            self._flow.addWidget(self._chip(text))
        self._flow.addWidget(self._entry)
        self._entry.show()

    def _chip(self, text: str) -> QWidget:
        chip = WordButton(text, lambda: self._tell([one for one in self._texts if one != text]), variant="chip")
        chip.setIcon(icon("x", "muted"))
        side = theme().px(tokens.SMALL_ICON)
        chip.setIconSize(QSize(side, side))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words = QCoreApplication.translate("Chips", "Take away {text}").format(text=text)
        chip.setAccessibleName(words)
        return chip


class _Entry(PlainLine):
    """Small until somebody types into it."""

    def __init__(self, chips: Chips) -> None:
        super().__init__()
        self._chips = chips
        self.textChanged.connect(lambda _: self.updateGeometry())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        wide = self.fontMetrics().horizontalAdvance(words) + theme().px(tokens.L + tokens.S)
        return QSize(max(wide, theme().px(64)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._chips.take_last()
        elif event.key() == Qt.Key.Key_Comma:
            self._chips.commit()
        else:
            super().keyPressEvent(event)
