"""From whom a fact is known: a colleague, whose page a click opens, or words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QSizePolicy

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, icon_button
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.own_part import OwnPart, Values

Tellers = Callable[[], list[tuple[str, str]]]
"""Ids and names of the colleagues who may have told it."""


class FactSource(OwnPart):
    """Of the columns `source` (words) and `told_by_id`; `told_by` is the colleague's name. A name that is written in
    full, or taken from those that are offered, is the colleague."""

    def __init__(self, tellers: Tellers, opened: Callable[[str], object]) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._tellers = tellers
        self._who = ""
        self._names: QStringListModel | None = None
        self.link = WordButton("", lambda: opened(self._who))
        self.link.setFont(theme().font(tokens.SMALL))
        self._remove = icon_button("x", translate("Facts", "Not told by them"), self._forget)
        side = theme().px(tokens.SMALL_ICON)
        self._remove.setIconSize(QSize(side, side))
        self.line = _Line(translate("Cards", "From whom"), translate("Cards", "+ From whom or where"))
        self.line.edited.connect(lambda words: self.edited.emit("source", words))
        self.line.begun.connect(self._offer)
        self.line.left.connect(self._settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.link, self._remove, self.line):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.refresh_row("", {})

    @property
    def dirty(self) -> bool:
        return self.line.dirty

    def refresh_row(self, record: str, values: Values) -> None:
        self._who = str(values.get("told_by_id") or "")
        name = str(values.get("told_by") or "")
        self.link.show_words(QCoreApplication.translate("Facts", "from {name}").format(name=name))
        words = QCoreApplication.translate("Facts", "Told by {name}. Open their page.").format(name=name)
        self.link.setAccessibleName(words)
        self.link.setVisible(bool(self._who))
        self._remove.setVisible(bool(self._who))
        self.line.refresh(values.get("source"))
        self.line.setVisible(not self._who or bool(values.get("source")) or self.line.dirty)

    def commit(self) -> None:
        self.line.commit()

    def _offer(self) -> None:
        """Names are offered from when somebody begins to write."""
        if self._names is None:
            self._names = QStringListModel(self.line)
            completer = QCompleter(self._names, self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda _: self._settle())
            self.line.setCompleter(completer)
        self._names.setStringList([name for _, name in self._tellers()])

    def _settle(self) -> None:
        """Whoever is called just as it is written told it."""
        meant = [one for one, name in self._tellers() if name == self.line.text().strip()]
        if len(meant) == 1:
            self.line.drop()
            self.edited.emit("told_by_id", meant[0])

    def _forget(self) -> None:
        self.edited.emit("told_by_id", None)


class _Line(InlineLine):
    """As wide as its words. `begun`: somebody goes into it; `left`: and out again."""

    begun = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder, "small")
        self.textChanged.connect(lambda _: self.updateGeometry())

    def drop(self) -> None:
        """What is written here is kept elsewhere."""
        self._draft.stop()
        self._draft.saved = ""
        self.clear()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText())
        return QSize(min(wide + theme().px(tokens.L), theme().px(420)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.left.emit()
        super().focusOutEvent(event)
