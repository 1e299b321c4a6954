"""What we share, each with why, and with a way to begin a conversation: to change, to copy, to mark as said."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.method.common_ground import Common
from journal.store.starters import edit_starter
from journal.window.desk import Desk
from journal.window.starters import mark_used, used_words
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.check import Check
from journal.window.widgets.inline import InlineText
from journal.window.widgets.labels import Rule, label

Key = tuple[str, str, str]
NARROW = 440
"""Pixels at 100 %."""


class CommonGround(Card):
    """Shows what it is handed; what is done to a starter is stored at once, each one step to undo."""

    def __init__(self, desk: Desk, whose: Callable[[], str]) -> None:
        """`whose`: the id of the colleague who is shown."""
        super().__init__(QCoreApplication.translate("CommonGround", "Common ground"))
        self._desk = desk
        self._whose = whose
        self._of = ""
        self._rows: dict[Key, _Match] = {}
        self.body.setSpacing(theme().px(tokens.M))
        words = QCoreApplication.translate(
            "CommonGround",
            "Nothing else found yet. It is found from facts and goals: theirs here, yours on My profile.",
        )
        self._hint = label(words, "small")
        self.body.addWidget(self._hint)

    def refresh(self, common: list[Common]) -> None:
        """Show these, in this order; what is being typed stays, and so does the keyboard."""
        if self._of != self._whose():
            self._of = self._whose()
            self._drop(list(self._rows))
        wanted = {(one.kind, one.theirs, one.mine): one for one in common}
        self._drop([key for key in self._rows if key not in wanted])
        for place, (key, one) in enumerate(wanted.items()):
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = _Match(self._desk, self._of)
            if self.body.indexOf(row) != place:
                self.body.insertWidget(place, row)
            row.refresh(one, first=place == 0)
        self._hint.setVisible(len(wanted) < 2)

    def commit(self) -> None:
        for row in self._rows.values():
            row.commit()

    def _drop(self, keys: list[Key]) -> None:
        for key in keys:
            row = self._rows.pop(key)
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()


class _Match(QWidget):
    """One thing that both share: both texts side by side, why, and the starter below them."""

    def __init__(self, desk: Desk, whose: str) -> None:
        super().__init__()
        self._desk = desk
        self._whose = whose
        self._common: Common | None = None
        self._rule = Rule()
        self._theirs, self._mine = label("", "strong"), label("")
        self._why = label("", "small")
        self._said = label("", "small", wrap=False)
        self._words = InlineText(QCoreApplication.translate("CommonGround", "Starter"))
        self._words.edited.connect(self._edit)
        self._copy = icon_button("copy", QCoreApplication.translate("CommonGround", "Copy"), self._copied)
        self._used = Check()
        self._used.toggled.connect(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self._rule)
        self._texts = QGridLayout()
        self._texts.setHorizontalSpacing(theme().px(tokens.L))
        self._texts.setColumnStretch(0, 1)
        self._starter = QGridLayout()
        self._starter.setColumnStretch(0, 1)
        self._beside: QWidget | None = None
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        column.addLayout(self._texts)
        column.addWidget(self._why)
        column.addLayout(self._starter)

    def refresh(self, common: Common, *, first: bool) -> None:
        self._common = common
        self._rule.setVisible(not first)
        used = common.used_on is not None
        self._theirs.setText(common.theirs)
        self._mine.setVisible(common.kind != "organisation")  # the starter says what it stands for
        self._mine.setText(_my_words(common))
        self._why.setText(common.why)
        self._words.refresh(common.starter)
        self._words.setPlaceholderText(common.written or common.starter)
        self._used.blockSignals(True)
        self._used.setChecked(used)
        self._used.blockSignals(False)
        self._used.setAccessibleName(
            QCoreApplication.translate("CommonGround", "Used: {starter}").format(starter=common.starter)
        )
        self._said.setText(self._said_words())
        for text in (self._theirs, self._mine):
            text.setEnabled(not used)

    def commit(self) -> None:
        self._words.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < theme().px(NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        """Side by side, or one below the other where there is little room."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        for place, part in enumerate((self._theirs, self._mine)):
            self._texts.addWidget(part, place if narrow else 0, 0 if narrow else place, top)
        self._texts.setColumnStretch(1, 0 if narrow else 1)
        self._starter.addWidget(self._words, 0, 0)
        side = top if not narrow else top | Qt.AlignmentFlag.AlignLeft
        self._starter.addWidget(self._actions(), 1 if narrow else 0, 0 if narrow else 1, side)

    def _actions(self) -> QWidget:
        if self._beside is None:
            self._beside = QWidget()
            row = QHBoxLayout(self._beside)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme().px(tokens.XS))
            for part in (self._copy, self._used, self._said):
                row.addWidget(part)
        return self._beside

    def _said_words(self) -> str:
        if self._common is None or self._common.used_on is None:
            return QCoreApplication.translate("CommonGround", "Used")
        return used_words(self._common.used_on, self._desk.today())

    def _edit(self, words: str) -> None:
        common = self._common
        if common is None or (not words.strip() and self._words.hasFocus()):
            return  # while it is empty, more may follow; left empty, the journal's own words come back
        typing = f"starter:{self._whose}:{common.theirs}:{common.mine}" if words.strip() else None
        with self._desk.change("Edit starter", typing) as session:
            edit_starter(session, self._whose, common, words)
        if not words.strip():
            self._words.refresh(common.written or common.starter)

    def _use(self, used: bool) -> None:
        if self._common is not None:
            mark_used(self._desk, self._whose, self._common, self._desk.today() if used else None)

    def _copied(self) -> None:
        QApplication.clipboard().setText(self._words.text())
        self._desk.say(QCoreApplication.translate("CommonGround", "Copied."))


def _my_words(common: Common) -> str:
    return QCoreApplication.translate("CommonGround", "You: {words}").format(words=common.mine)
