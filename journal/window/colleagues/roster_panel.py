"""What the list of colleagues can be filtered by, in place: a chip for each, under the name of its kind."""

from collections import Counter
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.method.rules.review import STATUSES
from journal.store.roster import Person
from journal.window.colleagues import narrowing
from journal.window.colleagues.roster_words import in_panel, kinds, quiet_spans
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.words import stages

MOST = 24
"""Tags, organisations or departments that are shown, the most frequent; all are found by their words."""
_HIGH = 320


class Panel(QScrollArea):
    """`picked(pick)`. `left`: it is not needed any more."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, saved: QWidget) -> None:
        super().__init__()
        self._picks: tuple[str, ...] = ()
        self._offered: dict[str, list[str]] = {}
        self._shown: object = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme().px(tokens.S), theme().px(tokens.S))
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(saved)
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(theme().px(tokens.XS))
        column.addLayout(self._kinds)
        column.addWidget(
            button(QCoreApplication.translate("Roster", "Close"), self.left.emit, variant="quiet"),
            0,
            Qt.AlignmentFlag.AlignRight,
        )
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        inner = self._inner
        high = inner.heightForWidth(max(1, self.viewport().width())) if inner.hasHeightForWidth() else 0
        return QSize(theme().px(200), min(max(high, inner.sizeHint().height()), theme().px(_HIGH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(80))

    def offer(self, everybody: list[Person]) -> None:
        """What there is to pick of what the colleagues have."""
        names = narrowing.offered(everybody)
        counts = {
            narrowing.TAG: Counter(tag.strip().casefold() for one in everybody for tag in one.tags),
            narrowing.ORGANISATION: Counter(one.organisation.strip().casefold() for one in everybody),
            narrowing.DEPARTMENT: Counter(one.department.strip().casefold() for one in everybody),
        }
        for kind, found in names.items():
            often = sorted(found, key=lambda name: -counts[kind][name.casefold()])[:MOST]
            names[kind] = [name for name in found if name in often]
        self._offered = {
            narrowing.STATUS: list(STATUSES),
            **names,
            narrowing.STAGE: [value for value, _ in stages()],
            narrowing.MENTOR: ["yes"] if any(one.is_mentor for one in everybody) else [],
            narrowing.QUIET: [value for value, _ in quiet_spans()],
        }
        self._fill()

    def show_picks(self, picks: tuple[str, ...]) -> None:
        """What is picked already is not offered."""
        self._picks = picks
        self._fill()

    def begin(self) -> None:
        """The keyboard goes to the first of what can be picked."""
        self._fill()
        self.verticalScrollBar().setValue(0)
        self._focus(0)

    def _fill(self) -> None:
        """Only where somebody sees it, and it has changed."""
        if self.isHidden() or (self._offered, self._picks) == self._shown:
            return
        self._shown = (dict(self._offered), self._picks)
        focused = self._place_of_focus()
        clear(self._kinds)
        for kind, name in kinds():
            picks = [f"{kind}:{value}" for value in self._offered.get(kind, [])]
            self._add(name, [pick for pick in picks if pick not in self._picks])
        self.updateGeometry()
        self._focus(focused)

    def _add(self, name: str, picks: list[str]) -> None:
        if not picks:
            return
        self._kinds.addWidget(label(name, "small"))
        box, flow = flowing()
        for pick in picks:
            chip = WordButton(in_panel(pick), partial(self.picked.emit, pick), variant="chip")
            chip.setAccessibleName(f"{name}: {in_panel(pick)}")
            flow.addWidget(chip)
        self._kinds.addWidget(box)

    def _chips(self) -> list[WordButton]:
        found = self._inner.findChildren(WordButton)
        return [one for one in found if one.accessibleName().partition(": ")[2] and one.isVisibleTo(self)]

    def _place_of_focus(self) -> int | None:
        return next((place for place, one in enumerate(self._chips()) if one.hasFocus()), None)

    def _focus(self, place: int | None) -> None:
        """What was picked is gone: the keyboard goes to what is in its place."""
        if place is None:
            return
        boxes = (self._kinds.itemAt(row) for row in range(self._kinds.count()))
        widgets = [item.widget() for item in boxes if item is not None]
        chips = [chip for box in widgets if box is not None for chip in box.findChildren(WordButton)]
        if chips:
            chip = chips[min(place, len(chips) - 1)]
            for part in (chip.parentWidget(), chip):
                if part is not None:
                    part.show()
            chip.setFocus()
