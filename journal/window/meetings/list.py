"""The list of meetings at the left: the filter, upcoming or past, and rows that come page by page."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from journal.store.changes import Change
from journal.store.meetings import ALL, PAST, UPCOMING, rows_through, view_of
from journal.window.desk import Desk
from journal.window.meetings.fields import level
from journal.window.meetings.model import MeetingModel
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import Segments, icon_button
from journal.window.widgets.empty import EmptyState
from journal.window.widgets.rows import Role, list_view
from journal.window.widgets.side import SearchField, SidePane

_PAUSE = 150
"""Milliseconds after the last key in which the list is filtered."""
_FAR = 5_000
"""A meeting further down the list than this is shown without its row."""


class MeetingList(SidePane):
    """`chosen(id)` when the person went to a meeting, `wanted` when they ask for a new one, `entered` at Enter."""

    chosen = Signal(str)
    wanted = Signal()
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = 0
        px = theme().px
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, px(tokens.M), 0, 0)
        column.setSpacing(px(tokens.S))
        self._filter = self._make_filter()
        top = QHBoxLayout()
        top.setContentsMargins(px(tokens.M), 0, px(tokens.M), 0)
        top.setSpacing(px(tokens.S))
        top.addWidget(level(self._filter), 1)
        new = QCoreApplication.translate("Meetings", "New meeting (Ctrl+N)")
        top.addWidget(icon_button("plus", new, self.wanted.emit))
        column.addLayout(top)
        self._segments = Segments(_views(), lambda _: self.reload())
        _leave_room(self._segments)
        middle = QHBoxLayout()
        middle.setContentsMargins(px(tokens.M), 0, px(tokens.M), 0)
        middle.addWidget(self._segments)
        column.addLayout(middle)
        self.model = MeetingModel(desk)
        self.view = list_view(QCoreApplication.translate("Meetings", "Meetings"))
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(lambda _: self.entered.emit())
        self._empty: EmptyState | None = None
        column.addWidget(self.view, 1)

    @property
    def current(self) -> str:
        """The id of the meeting whose row is selected, or ""."""
        return str(self.view.currentIndex().data(Role.ID) or "")

    def focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def reload(self) -> None:
        """Read the list anew; the row that was selected stays so where it is still there."""
        kept = self.current
        self._silently(lambda: self.model.show(self._segments.value, self._filter.text()))
        self._after(kept)

    def follow(self, change: Change) -> None:
        """Repaint what a change concerns, where it stands."""
        kept, self._place = self.current, self.view.currentIndex().row()
        self._silently(lambda: self.model.follow(change))
        self._after(kept)

    def select(self, meeting: str, *, bring: bool = False) -> None:
        """Mark a meeting without telling; `bring` changes view and filter where they hide it."""
        row = self._bring(meeting) if bring else self.model.row_of(meeting)
        self._silently(lambda: self._mark(row))
        if row >= 0:
            self.view.scrollTo(self.model.index(row))

    def choose_first(self) -> None:
        if self.model.rowCount():
            self._choose(0)

    def choose_near(self) -> None:
        """Go to what stands now where the row was that the latest change took away."""
        if self.model.rowCount():
            self._choose(min(max(0, self._place), self.model.rowCount() - 1))

    def _make_filter(self) -> SearchField:
        made = SearchField(
            QCoreApplication.translate("Meetings", "Filter meetings"),
            QCoreApplication.translate("Meetings", "Title or name"),
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.reload)
        made.textChanged.connect(lambda _: self._timer.start())
        made.down.connect(self._enter_list)
        return made

    def _enter_list(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.reload()
        if self.model.rowCount():
            self.view.setFocus()
            if not self.current:
                self.choose_first()

    def _bring(self, meeting: str) -> int:
        row = self.model.row_of(meeting)
        if row >= 0:
            return row
        with self._desk.reading() as session:
            view = view_of(session, meeting, self._desk.now())
        if not view:
            return -1
        if self._segments.value not in (view, ALL):
            self._segments.choose(view)
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.blockSignals(False)
        self._silently(lambda: self.model.show(self._segments.value, ""))
        with self._desk.reading() as session:
            rows = rows_through(session, self.model.listing, meeting)
        if rows <= _FAR:
            self._silently(lambda: self.model.load(rows))
        self._show_emptiness()
        return self.model.row_of(meeting)

    def _after(self, kept: str) -> None:
        """Mark the row that was selected, wherever it is now."""
        self._show_emptiness()
        place = self.model.row_of(kept)
        self._silently(lambda: self._mark(place))

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _mark(self, row: int) -> None:
        if row < 0:
            self.view.selectionModel().clear()
        elif row != self.view.currentIndex().row():
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(str(now.data(Role.ID)))

    def _silently(self, act: Callable[[], object]) -> None:
        self.view.selectionModel().blockSignals(True)
        act()
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def _show_emptiness(self) -> None:
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        self.view.setVisible(self.model.rowCount() > 0)
        if not self.model.rowCount():
            self._empty = EmptyState("calendar", _nothing(self._segments.value, bool(self._filter.text())))
            self._column.addWidget(self._empty, 1)


def _leave_room(segments: Segments) -> None:
    """The one that is taken is written bolder than the others."""
    metrics = QFontMetrics(theme().font(tokens.BODY, tokens.SEMIBOLD))
    for one in segments.findChildren(QPushButton):
        one.setMinimumWidth(metrics.horizontalAdvance(one.text()) + 2 * theme().px(tokens.M) + 2 * tokens.XS)


def _views() -> list[tuple[str, str]]:
    return [
        (UPCOMING, QCoreApplication.translate("Meetings", "Upcoming")),
        (PAST, QCoreApplication.translate("Meetings", "Past")),
        (ALL, QCoreApplication.translate("Meetings", "All")),
    ]


def _nothing(view: str, filtered: bool) -> str:
    if filtered:
        return QCoreApplication.translate("Meetings", "No meeting here has these words in its title or its names.")
    if view == UPCOMING:
        return QCoreApplication.translate("Meetings", "No meetings ahead.")
    if view == PAST:
        return QCoreApplication.translate("Meetings", "Meetings that are over will be here.")
    return QCoreApplication.translate("Meetings", "Your meetings will be here.")
