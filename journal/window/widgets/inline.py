"""Text that is edited where it stands: click, type, leave; it is saved (screens.md, "Forms").

Each tells `edited` a moment after the typing stopped, and on leaving. What is being typed is never replaced from
outside. Escape puts back what was there when the editing began; Ctrl+Enter saves and leaves.
"""

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QToolTip,
    QWidget,
)

from journal.window.theme import theme, tokens
from journal.window.widgets.labels import plain_tip
from journal.window.widgets.plain import PlainEdit, PlainLine, broken, is_long

PAUSE = 1_000
"""Milliseconds after the last key in which what was typed is saved."""

BESIDE_WORDS = 2
"""Pixels that Qt leaves at either side of the words in a line."""


class _Draft(QObject):
    """What both kinds share: what is saved, what is typed, and when to tell."""

    due = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.saved = ""
        self.before = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.due)

    def typed(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()


class InlineLine(PlainLine):
    """One line. `size`: page, section, strong, or none for body text."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", size: str = "") -> None:
        super().__init__()
        self.setProperty("variant", "inline")
        self.setProperty("level", size)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._draft = _Draft(self)
        self._draft.due.connect(self.commit)
        self.textEdited.connect(lambda _: self._draft.typed())

    @property
    def dirty(self) -> bool:
        return self.text() != self._draft.saved

    def refresh(self, text: str | None) -> None:
        """Show what is in the journal, unless something else is being typed."""
        text = text or ""
        if text == self.text() or not (self.hasFocus() and self.dirty):
            self._draft.saved = text
            if self.text() != text:
                self.setText(text)
                self.setCursorPosition(0)
                self._draft.before = text

    def commit(self) -> None:
        """Tell what was typed, now. It is saved once `refresh` shows it; what could not be saved is told again."""
        self._draft.stop()
        if self.dirty:
            self.edited.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.dirty and _is_undo(event):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.elided:
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    @property
    def elided(self) -> str:
        """What is shown of a text that is too long for the field, while nobody types in it; "" where all of it is."""
        room = self._words_rect().width()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        return "" if self.hasFocus() or shown == self.text() else shown

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.elided
        if not shown:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        side = Qt.AlignmentFlag.AlignRight if _right_to_left(self.text()) else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._words_rect(), side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _words_rect(self) -> QRect:
        """Where Qt paints the words of a field."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(BESIDE_WORDS, 0, -BESIDE_WORDS, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._draft.before = self.text()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._draft.before)
            self.commit()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.clearFocus()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)


class InlineText(PlainEdit):
    """As many lines as there are; it grows with what is written."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", lines: int = 1) -> None:
        super().__init__()
        self.setProperty("variant", "inline")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._lines = lines
        self._broken = False
        self._draft = _Draft(self)
        self._draft.due.connect(self.commit)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def text(self) -> str:
        return self.toPlainText()

    @property
    def dirty(self) -> bool:
        return not self._broken and self.text() != self._draft.saved

    def refresh(self, text: str | None) -> None:
        """Show what is in the journal, unless something else is being typed."""
        text = text or ""
        if self.text() == text and not self._broken:
            self._draft.saved = text
            return
        if (self.hasFocus() and self.dirty) or (self._broken and text == self._draft.saved):
            return
        self._draft.saved = self._draft.before = text
        self._broken = is_long(text)  # it is shown in pieces, and not saved so
        self.setReadOnly(self._broken)
        self.setPlainText(broken(text))
        self._draft.stop()
        self._grow()

    def commit(self) -> None:
        """Tell what was typed, now. It is saved once `refresh` shows it; what could not be saved is told again."""
        self._draft.stop()
        if self.dirty:
            self.edited.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.dirty and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._draft.before = self.text()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._broken and self.text() != self._draft.before:
                self.setPlainText(self._draft.before)
            self.commit()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commit()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), self.height())

    def _changed(self) -> None:
        if self.dirty:
            self._draft.typed()
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, int(self.document().documentLayout().documentSize().height()))
        wanted = lines * line + 2 * theme().px(tokens.XS) + 8
        if not self.minimumHeight() == self.maximumHeight() == wanted:  # setting it may lead here again
            self.setFixedHeight(wanted)
            self.updateGeometry()


def _right_to_left(text: str) -> bool:
    """Whether it begins in a script that is read so."""
    first = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def _is_undo(event: QEvent) -> bool:
    """Where all that was typed is saved, undo and redo are the journal's, not the field's."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys)
