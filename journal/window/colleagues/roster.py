"""The list of colleagues: filtered as one types and picks, sorted, several chosen at once where they are wanted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout

from journal.store.roster import Person, roster
from journal.window.colleagues.narrowing import BY_MEETING, BY_STATUS, NAME, STATUS, Known, narrowed, split
from journal.window.colleagues.photos import photos_of
from journal.window.colleagues.roster_filter import Filter
from journal.window.colleagues.roster_list import ME, People
from journal.window.colleagues.signs import Signs
from journal.window.desk import Desk
from journal.window.remembered import Remembered
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import label
from journal.window.widgets.rows import list_view
from journal.window.widgets.side import SidePane

__all__ = ["ME", "Roster"]


class Roster(SidePane):
    """`chosen(id)`: a colleague, or "me". `many(ids)`: several at once. `making`: a new one is asked for."""

    chosen = Signal(str)
    many = Signal(object)
    making = Signal()

    def __init__(self, desk: Desk, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._desk, self._remembered = desk, remembered
        self._everybody: list[Person] = []
        self._known = Known(self._status, {}, {}, date.min)
        self._signs = Signs(desk)
        self._signs.updated.connect(self.narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(tokens.M), 0, 0)
        column.setSpacing(theme().px(tokens.S))
        self._filter = Filter(desk, remembered.people_sort if remembered else NAME)
        self._filter.changed.connect(self._narrow_anew)
        self._filter.making.connect(self.making)
        self.filter = self._filter.field
        self.filter.down.connect(self._into_list)
        column.addWidget(self._filter)
        self._model = People()
        photos = photos_of(desk)
        self._model.picture_of = photos.round
        photos.changed.connect(self._model.repaint)
        self.list = list_view(QCoreApplication.translate("Roster", "Colleagues"))
        self.list.setModel(self._model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        column.addWidget(self.list, 1)
        self._nobody = label(QCoreApplication.translate("Roster", "Nobody fits this filter."), "muted")
        self._nobody.setMargin(theme().px(tokens.M))
        column.addWidget(self._nobody)

    def reload(self) -> None:
        """Read everybody anew; the selection and the scroll place stay."""
        with self._desk.reading() as session:
            self._everybody = roster(session)
        self._filter.offer(self._everybody)
        self.narrow()

    def follow_reviews(self) -> None:
        narrow = self._filter.narrow
        if narrow.sort == BY_STATUS or any(split(pick)[0] == STATUS for pick in narrow.picks):
            self.narrow()
        else:
            self._model.repaint()

    def follow_meetings(self) -> None:
        """A meeting was planned, moved or taken away."""
        if self._filter.narrow.sort == BY_MEETING:
            self.narrow()

    @property
    def current(self) -> str:
        """Who has the keyboard; "" where it is nobody."""
        index = self.list.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else ""

    @property
    def selected(self) -> list[str]:
        """Colleagues who are selected, in the order of the list; never myself."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._model.id_at(row) for row in rows if row > 0]

    def choose(self, record: str) -> None:
        """Select somebody; a filter that hides them is taken away."""
        if self._model.row_of(record) < 0:
            self._filter.clear()
        row = self._model.row_of(record)
        if row >= 0:
            # Just this one, also while Ctrl is held (as for a new colleague), which would add it to what is selected.
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self._model.index(row), alone)

    def first(self) -> str:
        """Who is shown first where nobody was chosen."""
        return self._model.id_at(1) if self._model.shown else ME

    def narrow(self) -> None:
        """Show who fits, as it is known now; the selection and the scroll place stay."""
        wanted = self._filter.narrow
        contacts = self._signs.contacts() if wanted.needs_contacts else {}
        meetings = self._signs.meetings() if wanted.sort == BY_MEETING else {}
        self._known = Known(self._status, contacts, meetings, self._desk.today())
        shown = narrowed(self._everybody, wanted, self._known)
        kept, current, before = self.selected, self.current, self.list.verticalScrollBar().value()
        quiet = self.list.selectionModel().blockSignals(True)
        self._model.show(shown, wanted.sort, lambda: self._known)
        self._select(kept, current)
        self.list.selectionModel().blockSignals(quiet)
        self.list.verticalScrollBar().setValue(before)
        self._nobody.setVisible(not shown and bool(self._everybody))
        if len(kept) > 1 and self.selected != kept:
            self._choose()

    def _narrow_anew(self) -> None:
        if self._remembered is not None:
            self._remembered.people_sort = self._filter.narrow.sort
        self.narrow()

    def _select(self, records: Sequence[str], current: str) -> None:
        """Select these without telling."""
        model, selection = self._model, QItemSelection()
        for record in records:
            if (row := model.row_of(record)) >= 0:
                selection.select(model.index(row), model.index(row))
        chooser = self.list.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        if current and (row := model.row_of(current)) >= 0:
            chooser.setCurrentIndex(model.index(row), flag.NoUpdate)
            if not records:
                selection.select(model.index(row), model.index(row))
        chooser.select(selection, flag.ClearAndSelect)

    def _into_list(self) -> None:
        self.list.setFocus()

    def _status(self, colleague: str) -> str:
        review = self._desk.reviews.known(colleague)
        return review.status if review else ""

    def _choose(self) -> None:
        several = self.selected
        if len(several) > 1:
            self.many.emit(several)
        elif several:
            self.chosen.emit(several[0])
        elif self.list.selectionModel().hasSelection():
            self.chosen.emit(ME)
