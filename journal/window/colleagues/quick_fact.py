"""A fact in one line: "Jim told me she went to Ireland in May". What is made of it is seen before Enter saves it."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.method.quick_facts import QuickFact, read_fact
from journal.window.colleagues.fact_source import FactSource, Tellers
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.plain import PlainLine
from journal.window.widgets.words import fact_kinds


class QuickFactLine(QWidget):
    """`said(column -> value)`: a fact was said, and what was made of it was agreed with."""

    said = Signal(object)

    def __init__(self, desk: Desk, tellers: Tellers, *, mine: bool) -> None:
        super().__init__()
        self._desk, self._tellers, self._mine = desk, tellers, mine
        self._whose = ""
        self._kept: dict[str, str] = {}  # what was begun about others
        self._names: list[tuple[str, str]] = []
        self._changed: dict[str, Any] = {}  # what the person said otherwise than it was read
        self._read: QuickFact | None = None
        translate = QCoreApplication.translate
        self.line = _Line(translate("QuickFact", "Say a fact in one line"))
        self.line.setPlaceholderText(
            translate("QuickFact", "I studied at Villanova")
            if mine
            else translate("QuickFact", "Jim told me she went to Ireland in May")
        )
        self.line.textChanged.connect(lambda _: self._show())
        self.line.returnPressed.connect(self._save)
        self.line.left.connect(self.line.clear)
        self.kind = InlineChoice(translate("QuickFact", "Kind of fact"), fact_kinds())
        self.kind.setProperty("level", "small")
        self.kind.chosen.connect(lambda value: self._change("kind", value))
        self.source: FactSource | None = None
        self.day: InlineDate | None = None
        if not mine:
            self._make_told()
        self._lay_out()

    def _make_told(self) -> None:
        """From whom it is known, and since when."""
        translate = QCoreApplication.translate
        self.source = FactSource(self._tellers, lambda who: self._desk.open("colleague", who))
        self.source.edited.connect(self._change_source)
        self.day = InlineDate(
            translate("QuickFact", "Told on"),
            self._desk.today,
            translate("Cards", "+ When"),
            words=translate("Cards", "learned {day}"),
        )
        self.day.setProperty("level", "small")
        self.day.picked.connect(lambda day: self._change("learned_on", day))

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        self._text = label("", "strong")
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, theme().px(tokens.XS))
        self._text.setContentsMargins(theme().px(tokens.S) - 1, 0, 0, 0)  # above the first word of what is below it
        below.setSpacing(0)
        box, flow = flowing()
        self._save_button = button(translate("QuickFact", "Save"), self._save, variant="chip")
        for part in (self.kind, self.source, self.day, self._save_button):
            if part is not None:
                flow.addWidget(part)
        below.addWidget(self._text)
        below.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        column.addWidget(self.line)
        column.addWidget(self._below)
        self._below.hide()

    def show_for(self, whose: str) -> None:
        """Whom the next fact is about; what was begun about another waits for them."""
        if whose != self._whose:
            self._kept[self._whose] = self.line.text()
            self._whose = whose
            self.line.setText(self._kept.pop(whose, ""))

    @property
    def values(self) -> dict[str, Any]:
        """What would be saved."""
        if self._read is None:
            return {}
        read = self._read
        found: dict[str, Any] = {"text": read.text, "kind": read.kind}
        if not self._mine:
            found |= {"source": read.source, "told_by_id": read.told_by, "learned_on": read.learned_on}
        return {**found, **self._changed}

    def _show(self) -> None:
        words = self.line.text()
        if not words.strip():
            self._read = None
            self._changed = {}
            self._names = []
            self._below.hide()
            return
        if not self._names and not self._mine:
            self._names = self._tellers()
        today: date = self._desk.today()
        self._read = read_fact(words, today, self._names)
        if self._mine:
            self._read = QuickFact(self._read.kind, " ".join(words.split()), None, None, today)
        self._refresh()
        self._below.show()

    def _refresh(self) -> None:
        now = self.values
        self._text.setText(now["text"])
        self._text.setVisible(now["text"] != " ".join(self.line.text().split()))
        self.kind.refresh(now["kind"])
        if self.source is not None:
            self.source.refresh_row("", {**now, "told_by": dict(self._names).get(now["told_by_id"], "")})
        if self.day is not None:
            self.day.refresh(now["learned_on"])

    def _change(self, column: str, value: object) -> None:
        self._changed[column] = value
        if self._read is not None:
            self._refresh()

    def _change_source(self, column: str, value: object) -> None:
        if column == "source":
            self._changed["source"] = value or None
        else:
            self._changed |= {"told_by_id": value, "source": None}
        if self._read is not None:
            self._refresh()

    def _save(self) -> None:
        if self.source is not None:
            self.source.commit()
        said = self.values
        if said.get("text"):
            before = self._desk.failures
            self.said.emit({column: value for column, value in said.items() if value is not None})
            if self._desk.failures == before:
                self.line.clear()
                self.line.setFocus()


class _Line(PlainLine):
    """`left`: Escape, which drops what is written."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)
