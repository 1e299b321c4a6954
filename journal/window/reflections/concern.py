"""One concern of a review: what happened, the records behind it, and where the threshold lies."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.method.rules.mirror import Mirrored
from journal.method.rules.review import CONCERNS, Finding
from journal.window.desk import Desk
from journal.window.evidence import evidence_chips
from journal.window.reflections.setting_aside import SettingAside
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.tab_order import order_tabs


class ConcernBlock(QWidget):
    """`mine` are my own figures for it. `aside`: asks for the line by which it is set aside."""

    def __init__(self, desk: Desk, found: Finding, mine: Mirrored | None, aside: Callable[[], SettingAside]) -> None:
        super().__init__()
        self._desk = desk
        self._aside = aside
        self._line: SettingAside | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme().px(tokens.S))
        column.setSpacing(theme().px(tokens.XS))
        column.addLayout(self._head(found))
        own = self._own(mine) if mine is not None else None
        if own is not None and mine is not None and mine.as_bad:
            column.addWidget(own)  # first what I would have to say of myself
        column.addWidget(label(found.because, selectable=True))
        column.addWidget(evidence_chips(desk, found.evidence))
        if own is not None and mine is not None and not mine.as_bad:
            column.addWidget(own)
        column.addWidget(label(found.threshold, "small"))
        clears = QCoreApplication.translate("Reflections", "What would clear it: {clears}").format(clears=found.clears)
        column.addWidget(label(clears, "small"))

    def _head(self, found: Finding) -> QHBoxLayout:
        status = "not_working" if found.serious else "needs_attention"
        box, flow = flowing()
        flow.addWidget(mark(tokens.STATUS_ICONS[status], status))
        flow.addWidget(label(CONCERNS[found.id].title, "strong", wrap=False))
        if found.serious:
            flow.addWidget(label(QCoreApplication.translate("Reflections", "Serious"), "error", wrap=False))
        head = QHBoxLayout()
        head.addWidget(box, 1, Qt.AlignmentFlag.AlignVCenter)
        words = QCoreApplication.translate("Reflections", "Set aside …")
        self.put_aside = button(words, self._begin, variant="quiet")
        title = CONCERNS[found.id].title
        self.put_aside.setAccessibleName(f"{words} {title}")
        head.addWidget(self.put_aside)
        return head

    def _own(self, mine: Mirrored) -> QWidget:
        """What the same window says of me."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        row.addWidget(mark("circle-user", "accent" if mine.as_bad else "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(mine.because, "strong" if mine.as_bad else "muted"), 1)
        column.addLayout(row)
        column.addWidget(evidence_chips(self._desk, mine.evidence))
        return made

    def _begin(self) -> None:
        """Open the line with the keyboard in it; once more, or Esc in it, puts it away."""
        if self._line is not None:
            self._leave()
            return
        self._line = self._aside()
        self._line.left.connect(self._leave)
        self._column.addWidget(self._line)
        order_tabs(self._column)
        self._line.begin()

    def _leave(self) -> None:
        if self._line is not None:
            self.put_aside.setFocus()
            self._line.hide()
            self._line.deleteLater()
            self._line = None


def mark(icon_name: str, role: str) -> QLabel:
    """An icon in a line of text."""
    made = QLabel()
    side = theme().px(tokens.ICON)
    made.setPixmap(icon(icon_name, role).pixmap(side, side))
    made.setFixedWidth(side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
