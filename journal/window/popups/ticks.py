"""The checklist of a meeting, to tick at a glance: a line each, at even distances."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import select

from journal.errors import JournalError
from journal.method.checklist import Item
from journal.method.rules.review import PRACTICES
from journal.model import ChecklistItem
from journal.window.desk import Desk
from journal.window.popups.words import short
from journal.window.theme import theme, tokens
from journal.window.widgets.card import clear
from journal.window.widgets.check import Check
from journal.window.widgets.labels import label, plain_tip

ITEM = 110
"""Characters of an item that are shown."""
TRIED = 220
"""Characters of what is tried differently: by what one will know comes last."""


class Ticks(QWidget):
    """A tick is saved at once, a step each; the first one fills the meeting's checklist with what is shown, and one on
    what came to it later adds that."""

    def __init__(self, desk: Desk, meeting: str) -> None:
        super().__init__()
        self._desk = desk
        self._meeting = meeting
        self._shown: list[Item] = []
        self._rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        self._count = label("", "small")
        column.addWidget(self._count)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)

    def refresh(self, items: Sequence[Item], said: Collection[str]) -> bool:
        """Show these, but for the keys that are `said` elsewhere; whether lines came or went."""
        shown = [item for item in items if item.id not in said]
        before = [(item.id, item.text) for item in self._shown]
        self._shown = shown
        changed = before != [(item.id, item.text) for item in shown]
        if changed:
            self._fill()
        for item in shown:
            self._rows[item.id].show_done(item.done)
        words = QCoreApplication.translate("Popups", "Checklist  ·  {done} of {count}")
        self._count.setText(words.format(done=sum(item.done for item in shown), count=len(shown)))
        self._count.setVisible(bool(shown))
        return changed

    def _fill(self) -> None:
        clear(self._column)
        self._rows.clear()
        for item in self._shown:
            row = self._rows[item.id] = _Row(item)
            row.check.clicked.connect(lambda done, key=item.id: self._tick(key, done=done))
            self._column.addWidget(row)

    def _tick(self, key: str, *, done: bool) -> None:
        words = QCoreApplication.translate("Popups", "Tick checklist item")
        off = QCoreApplication.translate("Popups", "Untick checklist item")
        try:
            with self._desk.change(words if done else off) as session:
                there = select(ChecklistItem).where(ChecklistItem.meeting_id == self._meeting)
                rows = {row.key: row for row in session.scalars(there)}
                for item in [one for one in self._shown if one.id not in rows and (not rows or one.id == key)]:
                    rows[item.id] = ChecklistItem(
                        meeting_id=self._meeting, key=item.id, strategy=item.strategy or None, text=item.text
                    )
                    session.add(rows[item.id])
                if key in rows:
                    rows[key].done = done
        except JournalError:  # the desk has said it
            self._rows[key].show_done(not done)


class _Row(QWidget):
    """One item; a click on its words ticks it, too."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        self.check = Check(item.text)
        practice = PRACTICES.get(item.strategy)
        if practice is not None:
            self.check.setAccessibleDescription(practice.title)
            self.setToolTip(practice.title)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        shown = short(item.text, TRIED if item.id.startswith("approach-") else ITEM)
        self._words = label(shown)
        self._words.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
        if shown.endswith("…"):
            self.setToolTip(plain_tip(item.text[:1_000]))
        row.addWidget(self._words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_done(self, done: bool) -> None:
        self.check.setChecked(done)
        variant = "muted" if done else ""
        if self._words.property("variant") != variant:
            self._words.setProperty("variant", variant)
            self._words.style().polish(self._words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.check.setFocus()
            self.check.click()
