"""Fields of a meeting that the other tabs do not have: short values, lines of a card, and who is there."""

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.store.meetings import Person
from journal.window.theme import draw_icon, theme, tokens
from journal.window.widgets.badge import Avatar
from journal.window.widgets.buttons import WordButton, icon_button
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineText


class Mark(QWidget):
    """A small picture before a field, as high as the field; `words` are its tool tip."""

    def __init__(self, icon_name: str, words: str, height: int = tokens.ICON + tokens.S) -> None:
        super().__init__()
        self._icon = icon_name
        self.setToolTip(words)
        self.setFixedSize(theme().px(tokens.ICON + tokens.S), theme().px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(tokens.SMALL_ICON + 2)
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        draw_icon(painter, place, self._icon, theme().colour("muted"))
        painter.end()


def level(widget: QWidget) -> QWidget:
    """A widget in a line: all of a line are equally high, each in the middle of it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    line.setFixedHeight(theme().px(tokens.CONTROL))
    return line


class ShortLine(QLineEdit):
    """A time or a number: told by `edited` on Enter and on leaving, never in the middle of it."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str, width: int) -> None:
        super().__init__()
        self.setProperty("variant", "inline")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(placeholder)
        self.setFixedWidth(theme().px(width))
        self._saved = ""

    @property
    def dirty(self) -> bool:
        return self.text() != self._saved

    def refresh(self, text: str) -> None:
        """Show what is in the journal, unless something else is being typed."""
        if text == self.text() or not (self.hasFocus() and self.dirty):
            self._saved = text
            self.setText(text)

    def commit(self) -> None:
        if self.dirty:
            self.edited.emit(self.text())

    def put_back(self) -> None:
        """Show what was saved last: what was typed cannot be read."""
        self.setText(self._saved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_back()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class RowText(InlineText):
    """A text in a row of a card: Enter saves it and is told by `entered`, Shift+Enter begins a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        other = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if enter and not other:
            self.commit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def at_work(self) -> bool:
        """Whether the keyboard is here, or will be when the window comes back to the front."""
        return self.window().focusWidget() is self


class MoreText(RowText):
    """One more text of a row, with the picture that stands before it."""

    def __init__(self, placeholder: str, mark: Mark) -> None:
        super().__init__(placeholder, placeholder)
        self.mark = mark

    def reveal(self, wanted: bool) -> None:
        """Show text and picture, or hide both."""
        self.setVisible(wanted)
        self.mark.setVisible(wanted)


class _NameLine(QLineEdit):
    """A name to add. `left`: the keyboard went elsewhere in the window; Escape empties it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ONLY_AWAY:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


_ONLY_AWAY = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The keyboard comes back from there, perhaps in the middle of a name."""


class People(QWidget):
    """Who is there: names that open the colleague, and a field for one more. Tells `opened(id)`, `taken(Person)`
    and `added(name)`; what is typed stays until it is cleared."""

    opened = Signal(str)
    taken = Signal(object)
    added = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._labels: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        box, self._flow = flowing()
        box.setMinimumWidth(1)
        column.addWidget(box)
        self._entry = _NameLine()
        self._entry.setProperty("variant", "inline")
        self._entry.setPlaceholderText(QCoreApplication.translate("Meetings", "Add somebody"))
        self._entry.setAccessibleName(QCoreApplication.translate("Meetings", "Add a colleague to the meeting"))
        self._entry.setFixedWidth(theme().px(130))
        self._entry.returnPressed.connect(self.commit)
        self._entry.left.connect(self.commit)
        self._end = level(self._entry)
        self._flow.addWidget(self._end)

    def refresh(self, people: tuple[Person, ...]) -> None:
        """Show these; what is being typed stays."""
        if people == self._people:
            return
        inside = self._entry.window().focusWidget()
        focused = inside is not None and self.isAncestorOf(inside)
        self._people = people
        self._flow.takeAt(self._flow.count() - 1)
        self._flow.empty()
        for person in people:
            self._flow.addWidget(self._chip(person))
        self._flow.addWidget(self._end)
        self._flow.invalidate()
        if focused:
            self._entry.setFocus()

    def offer(self, everybody: list[Person]) -> None:
        """Complete what is typed to the label of one of these."""
        labels = [person.label for person in everybody]
        if labels == self._labels and self._entry.completer() is not None:
            return
        self._labels = labels
        completer = QCompleter(labels, self._entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # The completer writes into the field after it has told.
        completer.activated.connect(lambda text: self._add(str(text)), Qt.ConnectionType.QueuedConnection)
        self._entry.setCompleter(completer)

    def clear(self) -> None:
        """Forget what is being typed, also what the completer is about to write."""
        self._entry.clear()
        QTimer.singleShot(0, self._entry, self._entry.clear)

    def commit(self) -> None:
        """Add who is typed, now."""
        self._add(self._entry.text())

    def _add(self, text: str) -> None:
        if name := " ".join(text.split()):
            self.added.emit(name)

    def _chip(self, person: Person) -> QWidget:
        chip = QWidget()
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(Avatar(person.name, tokens.XL))
        link = WordButton(person.name, lambda: self.opened.emit(person.id))
        link.setAccessibleName(QCoreApplication.translate("Meetings", "Open {name}").format(name=person.name))
        row.addWidget(link)
        words = QCoreApplication.translate("Meetings", "Take {name} out of the meeting").format(name=person.name)
        away = level(icon_button("x", words, lambda: self.taken.emit(person)))
        away.setFixedWidth(theme().px(tokens.CONTROL))
        row.addWidget(away)
        return level(chip)
