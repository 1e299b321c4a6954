"""The left side: reflections, what to review, and the ladder, each a list to filter."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QToolButton, QVBoxLayout

from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.reflections import rows
from journal.window.reflections.lines import Section
from journal.window.reflections.offered import Offers
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import Segments, icon_button
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.side import SearchField, SidePane

SEGMENT_OF = {
    "reflection": "reflections",
    "review": "reviews",
    "consultation": "ladder",
    "approach": "ladder",
    "mentor": "ladder",
}
ROOMY = 420
"""Pixels of height at the usual size from which there is room for what is due."""


class ReflectionsPane(SidePane):
    """`chosen(kind, id)`: the person selected a record. `turned`: another list is shown. `wanted(kind)`: a new one.
    `opened`: they clicked the record or pressed Enter on it.
    """

    chosen = Signal(str, str)
    turned = Signal()
    wanted = Signal(str)
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.order = InlineChoice(
            QCoreApplication.translate("Reflections", "Order"),
            [
                ("newest", QCoreApplication.translate("Reflections", "Newest first")),
                ("oldest", QCoreApplication.translate("Reflections", "Oldest first")),
            ],
        )
        self.order.refresh("newest")
        self.sections = _sections(desk, lambda: self.order.value == "oldest")
        self.order.chosen.connect(lambda _: self.section.look_for(self.section.words))
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(tokens.M), 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addLayout(self._head())
        column.addLayout(self._stack, 1)
        for section in self.sections.values():
            section.chosen.connect(self.chosen)
            section.view.clicked.connect(lambda _: self.opened.emit())
            section.view.activated.connect(lambda _: self.opened.emit())
            self._stack.addWidget(section)  # on the pane by now: on its own, it would open as a window
        self._dress()

    def _head(self) -> QVBoxLayout:
        """Which list, what is due, and how the list is narrowed and ordered."""
        self._segments = Segments(
            [
                ("reflections", QCoreApplication.translate("Reflections", "Reflections")),
                ("reviews", QCoreApplication.translate("Reflections", "To review")),
                ("ladder", QCoreApplication.translate("Reflections", "Advice")),
            ],
            self._turn,
        )
        self.offers = Offers(self._desk, self)
        px = theme().px
        head = QVBoxLayout()
        head.setContentsMargins(px(tokens.M), 0, px(tokens.M), 0)
        head.setSpacing(px(tokens.S))
        head.addWidget(self._segments)
        head.addWidget(self.offers)
        head.addLayout(self._tools())
        head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignRight)
        return head

    @property
    def segment(self) -> str:
        return self._segments.value

    @property
    def section(self) -> Section:
        return self.sections[self.segment]

    def turn_to(self, kind: str) -> Section:
        """Show the list in which records of this kind stand, without telling."""
        self._segments.choose(SEGMENT_OF[kind])
        self._dress()
        return self.section

    def reload(self) -> None:
        for section in self.sections.values():
            section.reload()

    def follow(self, change: Change) -> None:
        """Repaint the lists in which something may be different."""
        people = change.concerns("colleague")
        if people or change.concerns("reflection") or change.concerns("answer"):
            self.sections["reflections"].reload()
        if people or any(change.concerns(kind) for kind in ("consultation", "approach", "mentor")):
            self.sections["ladder"].reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer()

    def _offer(self) -> None:
        """What is due stands above the reflections, where the list keeps its room; Today has it in any case."""
        roomy = self.height() >= theme().px(ROOMY)
        self.offers.show_here(wanted=roomy and self.segment == "reflections")

    def _tools(self) -> QHBoxLayout:
        self.filter = SearchField(
            QCoreApplication.translate("Reflections", "Filter the list"),
            QCoreApplication.translate("Reflections", "Filter"),
        )
        self.filter.textChanged.connect(lambda text: self.section.look_for(text))
        self.filter.down.connect(lambda: self.section.view.setFocus())
        new = QCoreApplication.translate("Reflections", "New reflection")
        self.add = icon_button("plus", new, lambda: self.wanted.emit("reflection"))
        self.add_rung = icon_button(
            "plus", QCoreApplication.translate("Reflections", "New consultation, approach or mentor")
        )
        self.add_rung.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_rung.setMenu(self._rungs())
        tools = QHBoxLayout()
        tools.setSpacing(theme().px(tokens.XS))
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.add)
        tools.addWidget(self.add_rung)
        return tools

    def _rungs(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (
            ("consultation", QCoreApplication.translate("Reflections", "Consultation")),
            ("approach", QCoreApplication.translate("Reflections", "Approach")),
            ("mentor", QCoreApplication.translate("Reflections", "Mentor")),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
        return menu

    def _turn(self, segment: str) -> None:
        self._dress()
        self.turned.emit()

    def _dress(self) -> None:
        """Show the list taken, with the words that it was filtered by."""
        self._stack.setCurrentWidget(self.section)
        if self.filter.text().split() != self.section.words.split():
            self.filter.blockSignals(True)
            self.filter.setText(self.section.words)
            self.filter.blockSignals(False)
        self.order.setVisible(self.segment == "reflections")
        self._offer()
        self.add.setVisible(self.segment != "ladder")
        self.add_rung.setVisible(self.segment == "ladder")


def _sections(desk: Desk, oldest_first: Callable[[], bool]) -> dict[str, Section]:
    not_found = QCoreApplication.translate("Reflections", "Nothing here has these words.")
    return {
        "reflections": Section(
            QCoreApplication.translate("Reflections", "Reflections"),
            rows.reflections(desk, oldest_first),
            QCoreApplication.translate("Reflections", "No reflections yet."),
            not_found,
        ),
        "reviews": Section(
            QCoreApplication.translate("Reflections", "Partnerships to review"),
            rows.reviews(desk),
            QCoreApplication.translate("Reflections", "Nothing to review."),
            not_found,
        ),
        "ladder": Section(
            QCoreApplication.translate("Reflections", "Consultations, approaches and mentors"),
            rows.ladder(desk),
            QCoreApplication.translate("Reflections", "No consultations, approaches or mentors yet."),
            not_found,
        ),
    }
