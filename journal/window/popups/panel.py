"""The sheet of a pop-up: its head, what scrolls in it, and its buttons."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.labels import Rule, label


class Panel(QWidget):
    """The sheet: `title` and `note` in its head, `body`, which scrolls where it must, and `foot` for the buttons."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        px = theme().px
        self._told = ("", "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(tokens.L), 0, px(tokens.M))
        whole.setSpacing(px(tokens.M))
        self.title = label("", "section")
        self.note = label("", "small")
        self.note.hide()
        close = icon_button("x", QCoreApplication.translate("Popups", "Close"), leave)
        self.head = _head(self.title, self.note, close)
        whole.addWidget(self.head)
        self.content = Content()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(px(tokens.L), 0, px(tokens.L), 0)
        self.body.setSpacing(px(tokens.M))
        self.area = _Scroll()
        self.area.setWidget(self.content)
        whole.addWidget(self.area, 1)
        self.rule = Rule()
        whole.addWidget(self.rule)
        self.buttons = QWidget()
        self.foot = QHBoxLayout(self.buttons)
        self.foot.setContentsMargins(px(tokens.L), 0, px(tokens.L), 0)
        self.foot.setSpacing(px(tokens.S))
        whole.addWidget(self.buttons)

    def tell(self, title: str, note: str = "") -> None:
        """What the head says, and in small letters under it."""
        if (title, note) != self._told:
            self._told = (title, note)
            self.title.setText(title)
            self.note.setText(note)
            self.note.setVisible(bool(note))

    def only_head(self) -> None:
        """Show nothing but the head and the buttons."""
        for part in (self.area, self.content, self.rule):
            part.hide()

    def height_for(self, width: int) -> int:
        """How high it is where all of its body can be seen."""
        whole = self.layout()
        assert whole is not None
        parts = [part for part in (self.head, self.content, self.rule, self.buttons) if not part.isHidden()]
        margins = whole.contentsMargins()
        return (
            sum(_height(part, width) for part in parts)
            + (len(parts) - 1) * whole.spacing()
            + margins.top()
            + margins.bottom()
        )


class Content(QWidget):
    """What scrolls. `grew`: it may need more room now, or less."""

    grew = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return done


class _Scroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { background: transparent; }")


def _head(title: QWidget, note: QWidget, close: QWidget) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(theme().px(tokens.L), 0, theme().px(tokens.M), 0)
    row.setSpacing(theme().px(tokens.S))
    words = QVBoxLayout()
    words.setSpacing(theme().px(2))
    words.addWidget(title)
    words.addWidget(note)
    row.addLayout(words, 1)
    row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
    return head


def _height(part: QWidget, width: int) -> int:
    high = part.heightForWidth(width)
    return max(high if high >= 0 else part.sizeHint().height(), part.minimumHeight())


def stops(layout: QLayout | None) -> list[QWidget]:
    """Where Tab stops in a layout, in the order in which it was filled."""
    found: list[QWidget] = []
    for number in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(number) if layout is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        inner = widget.layout() if widget is not None else (item.layout() if item is not None else None)
        found += stops(inner)
    return found
