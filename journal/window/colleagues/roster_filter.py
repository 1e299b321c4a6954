"""The head of the list of colleagues: words to filter by, what was picked as chips that can be taken away, the sort,
and on request the panel in which more is picked."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.store.roster import Person
from journal.window.colleagues.narrowing import Narrow
from journal.window.colleagues.roster_panel import Panel
from journal.window.colleagues.roster_saved import SavedFilters
from journal.window.colleagues.roster_words import alone, sorts
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import WordButton, button, icon_button
from journal.window.widgets.flow import flowing
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.side import SearchField


class Filter(QWidget):
    """`changed`: somebody else may be shown, or in another order. `making`: a new colleague is asked for."""

    changed = Signal()
    making = Signal()

    def __init__(self, desk: Desk, sort: str) -> None:
        super().__init__()
        self._picks: tuple[str, ...] = ()
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(tokens.M), 0, px(tokens.M), 0)
        column.setSpacing(px(tokens.S))
        column.addLayout(self._words())
        column.addLayout(self._choices(sort))
        self._picked, self._chips = flowing()
        column.addWidget(self._picked)
        self.saved = SavedFilters(desk)
        self.saved.taken.connect(self.take)
        self.panel = Panel(self.saved)
        self.panel.picked.connect(self._pick)
        self.panel.left.connect(self._close)
        self.panel.hide()
        column.addWidget(self.panel)
        self._refresh()

    def _words(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        self.field = SearchField(translate("Roster", "Filter"), translate("Roster", "Name, role or tag"))
        self.field.textChanged.connect(lambda _: self._tell())
        line = QHBoxLayout()
        line.setSpacing(theme().px(tokens.XS))
        line.addWidget(self.field, 1)
        line.addWidget(icon_button("plus", translate("Roster", "New colleague"), self.making.emit))
        return line

    def _choices(self, sort: str) -> QHBoxLayout:
        self.more = button(
            QCoreApplication.translate("Roster", "Filter"), self._turn, variant="link", icon_name="chevron-down"
        )
        self.more.setAccessibleName(QCoreApplication.translate("Roster", "More filters"))
        self.sort = InlineChoice(QCoreApplication.translate("Roster", "Sort"), sorts())
        self.sort.setIcon(icon("arrow-up-down", "muted"))
        side = theme().px(tokens.SMALL_ICON)
        self.sort.setIconSize(QSize(side, side))
        self.sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sort.refresh(sort)
        self.sort.chosen.connect(lambda _: self._tell())
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        line.addWidget(self.sort)
        return line

    @property
    def narrow(self) -> Narrow:
        return Narrow(self.field.text(), self._picks, self.sort.value)

    def take(self, narrow: Narrow) -> None:
        """Filter and sort so."""
        self._picks = narrow.picks
        self.sort.refresh(narrow.sort)
        quiet = self.field.blockSignals(True)
        self.field.setText(narrow.words)
        self.field.blockSignals(quiet)
        self._tell()

    def clear(self) -> None:
        """Everybody, in the order that there is."""
        self.take(Narrow(sort=self.sort.value))

    def offer(self, everybody: list[Person]) -> None:
        """What there is to pick from."""
        self.panel.offer(everybody)

    def _tell(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        focused = self._chip_with_focus()
        self._chips.empty()
        for pick in self._picks:
            self._chips.addWidget(self._chip(pick))
        self._picked.setVisible(bool(self._picks))
        self.panel.show_picks(self._picks)
        self.saved.show_narrow(self.narrow)
        if focused is not None:
            self._focus_chip(focused)

    def _chip(self, pick: str) -> QPushButton:
        words = alone(pick)
        chip = WordButton(words, partial(self._drop, pick), variant="chip")
        chip.setIcon(icon("x", "muted"))
        side = theme().px(tokens.SMALL_ICON)
        chip.setIconSize(QSize(side, side))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(QCoreApplication.translate("Roster", "Take away {filter}").format(filter=words))
        return chip

    def _chip_with_focus(self) -> int | None:
        items = [self._chips.itemAt(place) for place in range(self._chips.count())]
        widgets = [item.widget() for item in items if item is not None]
        return next((place for place, one in enumerate(widgets) if one is not None and one.hasFocus()), None)

    def _focus_chip(self, place: int) -> None:
        """The keyboard stays where it was, also where a chip was taken away."""
        item = self._chips.itemAt(min(place, self._chips.count() - 1)) if self._chips.count() else None
        widget = item.widget() if item is not None else self.more
        if widget is not None:
            widget.show()
            widget.setFocus()

    def _pick(self, pick: str) -> None:
        if pick not in self._picks:
            self._picks = (*self._picks, pick)
            self._tell()

    def _drop(self, pick: str) -> None:
        self._picks = tuple(one for one in self._picks if one != pick)
        self._tell()

    def _turn(self) -> None:
        shown = self.panel.isHidden()
        self.panel.setVisible(shown)
        self.more.setIcon(icon("chevron-up" if shown else "chevron-down"))
        if shown:
            self.panel.begin()

    def _close(self) -> None:
        if not self.panel.isHidden():
            self._turn()
            self.more.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)
