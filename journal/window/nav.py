"""The bar at the top: the four tabs, and the search over everything."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.labels import label
from journal.window.widgets.side import SearchField

ROOM_TO_SAY, ROOM_TO_LOCK = 700, 560
"""Pixels at the usual size from which the bar has room for words on protection, and for the button that locks."""


def tab_names() -> list[str]:
    return [
        QCoreApplication.translate("NavBar", "Today"),
        QCoreApplication.translate("NavBar", "Colleagues"),
        QCoreApplication.translate("NavBar", "Meetings"),
        QCoreApplication.translate("NavBar", "Reflections"),
    ]


class NavBar(QWidget):
    """`chosen(number)` when the person took a tab, 0 to 3. `search` is the field. `protecting()`: protection was asked
    for; `locking()`: the journal is to be locked."""

    chosen = Signal(int)
    protecting = Signal()
    locking = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(tokens.L), 0, px(tokens.L), 0)
        row.setSpacing(px(tokens.XS))
        self._group = QButtonGroup(self)
        for number, name in enumerate(tab_names()):
            tab = button(name, variant="tab")
            tab.setCheckable(True)
            # The tab that is shown is bold: none may move or be cut when another becomes so.
            bold = QFontMetrics(theme().font(weight=tokens.SEMIBOLD))
            tab.setMinimumWidth(bold.horizontalAdvance(name) + px(2 * tokens.M) + 2)
            self._group.addButton(tab, number)
            row.addWidget(tab)
        row.addStretch(1)  # what the search does not need
        translate = QCoreApplication.translate
        self.note = label(translate("NavBar", "Sample journal"), "small", wrap=False)
        self.open_mark = button(
            translate("NavBar", "Not protected"), self.protecting.emit, variant="quiet", icon_name="shield-alert"
        )
        self.open_mark.setToolTip(translate("NavBar", "The key lies beside the journal: set a passphrase"))
        self.lock = icon_button("lock", translate("NavBar", "Lock now (Ctrl+L)"), self.locking.emit)
        for mark in (self.note, self.open_mark, self.lock):
            mark.hide()
            row.addWidget(mark)
        row.addSpacing(px(tokens.S))
        self.protection = ""
        self.search = SearchField(
            translate("NavBar", "Search everything"), translate("NavBar", "Search everything  (Ctrl+K)")
        )
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(px(320))
        self.search.setMinimumWidth(px(88))
        row.addWidget(self.search, 100)
        self._group.idClicked.connect(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_mark()

    def show_protection(self, protection: str) -> None:
        """Say how the journal is protected: sample, open, locked (with a passphrase), or "" for nothing to say."""
        self.protection = protection
        self._show_mark()

    def _show_mark(self) -> None:
        """Where there is little room, what is said gives way, and then what the menu has, too."""
        room = self.width() / theme().scale
        self.note.setVisible(room >= ROOM_TO_SAY and self.protection == "sample")
        self.open_mark.setVisible(room >= ROOM_TO_SAY and self.protection == "open")
        self.lock.setVisible(room >= ROOM_TO_LOCK and self.protection == "locked")

    def show_tab(self, number: int) -> None:
        """Mark a tab as shown, without telling."""
        self._group.button(number).setChecked(True)
