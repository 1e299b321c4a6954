"""The one text box after a meeting, and what its lines will become, shown while they are typed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.method.quick_notes import Note, Who
from journal.window.popups.saving import whose_is
from journal.window.popups.words import short
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.card import clear
from journal.window.widgets.days import capital, day_words
from journal.window.widgets.labels import label
from journal.window.widgets.plain import PlainEdit

LINES = (3, 9)
"""How many lines of the box are shown: at the beginning, and at most."""
SHOWN = 6
"""So many records are shown beneath the box; more are counted."""
TEXT = 64
"""Characters of each."""


class NotesBox(PlainEdit):
    """`sent`: Ctrl+Enter. Tab leaves it; Escape takes the keyboard out of it, and `left` tells."""

    sent = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(QCoreApplication.translate("After", "What to keep of it"))
        self.setPlaceholderText(
            QCoreApplication.translate(
                "After",
                "What to keep of it\n!  a promise, by Friday     ?  left unclear\n+  what you gave     @name  whose",
            )
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), self.height())

    def _grow(self) -> None:
        least, most = LINES
        lines = min(most, max(least, int(self.document().documentLayout().documentSize().height())))
        wanted = lines * self.fontMetrics().lineSpacing() + 2 * theme().px(tokens.S) + theme().px(tokens.XS)
        if wanted != self.height():
            self.setFixedHeight(wanted)
            self.updateGeometry()


class FoundLines(QWidget):
    """The records that a text reads as."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(tokens.XS))
        self.hide()

    def refresh(self, notes: Sequence[Note], people: Sequence[Who], others: Sequence[Who], today: date) -> None:
        """`people`: who was there. Plain lines are only counted."""
        if (shown := (tuple(notes), tuple(people), today)) == self._shown:
            return
        self._shown = shown
        clear(self._column)
        there = [who.id for who in people]
        names = {who.id: (who.name.split() or [who.name])[0] for who in (*people, *others)}
        records = [note for note in notes if becomes_record(note, there)]
        for note in records[:SHOWN]:
            self._column.addWidget(_found(_ICONS[note.kind], found_words(note, there, names, today)))
        rest = [more_words(len(records) - SHOWN), notes_words(len(notes) - len(records))] if records else []
        for words in filter(None, rest):
            self._column.addWidget(label(words, "small"))
        self.setVisible(bool(records))


_ICONS = {
    "followup": "handshake",
    "unclear": "circle-question-mark",
    "restatement": "ear",
    "value": "gift",
}


def becomes_record(note: Note, people: Sequence[str]) -> bool:
    """Whether it is more than a line of the notes: a promise without anybody to whom it was made is not."""
    return note.kind in ("unclear", "restatement") or (
        note.kind in ("followup", "value") and bool(whose_is(note, people))
    )


def found_words(note: Note, people: Sequence[str], names: dict[str, str], today: date) -> str:
    """ "Follow-up · you · Friday, 27 November: send the figures"."""
    translate = QCoreApplication.translate
    name = short(names.get(whose_is(note, people), ""), 24)
    several = len(people) != 1 or note.colleague not in (None, *people)
    if note.kind == "followup":
        mine = translate("After", "you, to {name}").format(name=name) if several else translate("After", "you")
        parts = [translate("After", "Follow-up"), mine if note.owner == "me" else name]
        parts += [capital(day_words(note.due, today))] if note.due else []
    elif note.kind == "value":
        given = note.direction == "given"
        parts = [translate("After", "Value you gave") if given else translate("After", "Value you received"), name]
    else:
        unclear = note.kind == "unclear"
        parts = [translate("After", "Left unclear") if unclear else translate("After", "What you heard")]
        parts += [short(names[note.colleague], 24)] if several and note.colleague in names else []
    return translate("After", "{what}: {text}").format(what="  ·  ".join(parts), text=short(note.text, TEXT))


def more_words(count: int) -> str:
    if count <= 0:
        return ""
    return QCoreApplication.translate("Popups", "and {count} more").format(count=count)


def notes_words(count: int) -> str:
    """How much goes to the notes as it is."""
    if count <= 0:
        return ""
    if count == 1:
        return QCoreApplication.translate("After", "One line goes to the notes.")
    return QCoreApplication.translate("After", "{count} lines go to the notes.").format(count=count)


def _found(icon_name: str, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(tokens.S))
    mark = label("", wrap=False)
    side = theme().px(tokens.SMALL_ICON + 2)
    mark.setPixmap(icon(icon_name, "accent").pixmap(side, side))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words), 1)
    return line
