"""The list of colleagues: filtered as one types, sorted, each with how the partnership stands."""

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journal.method.rules.review import STATUSES
from journal.store.colleagues import Person, people
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import icon_button
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Index, Role, Row, list_view
from journal.window.widgets.side import SearchField, SidePane
from journal.window.widgets.words import Choices

ME = "me"
_TOP = QModelIndex()


class _People(QAbstractListModel):
    """Myself first, then the people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: list[Person] = []

    def show(self, shown: list[Person]) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def repaint(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown)))

    def id_at(self, row: int) -> str:
        return ME if row == 0 else self.shown[row - 1].id

    def row_of(self, record: str) -> int:
        if record == ME:
            return 0
        return next((row for row, one in enumerate(self.shown, 1) if one.id == record), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Role.ID:
            return self.id_at(index.row())
        if role == Role.ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).spoken
        return None

    def _row(self, row: int) -> Row:
        if row == 0:
            return Row(QCoreApplication.translate("Roster", "My profile"), icon="circle-user")
        one = self.shown[row - 1]
        review = self._desk.reviews.known(one.id)
        status = review.status if review else ""
        return Row(one.name, one.role or "", avatar=one.name, status=status, faded=status == "resting")


class Roster(SidePane):
    """`chosen(id)`: a colleague, or "me". `making`: a new one is asked for."""

    chosen = Signal(str)
    making = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._everybody: list[Person] = []
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(tokens.M), 0, 0)
        column.setSpacing(px(tokens.S))
        head = QVBoxLayout()
        head.setContentsMargins(px(tokens.M), 0, px(tokens.M), 0)
        head.setSpacing(px(tokens.S))
        head.addLayout(self._tools())
        head.addLayout(self._choices())
        column.addLayout(head)
        self._model = _People(desk)
        self.list = list_view(QCoreApplication.translate("Roster", "Colleagues"))
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._choose)
        column.addWidget(self.list, 1)
        self._nobody = label(QCoreApplication.translate("Roster", "Nobody fits this filter."), "muted")
        self._nobody.setMargin(px(tokens.M))
        column.addWidget(self._nobody)

    def _tools(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        self.filter = SearchField(translate("Roster", "Filter"), translate("Roster", "Name, role or tag"))
        self.filter.down.connect(self._into_list)
        self.filter.textChanged.connect(lambda _: self._narrow())
        line = QHBoxLayout()
        line.setSpacing(theme().px(tokens.XS))
        line.addWidget(self.filter, 1)
        line.addWidget(icon_button("plus", translate("Roster", "New colleague"), self.making.emit))
        return line

    def _choices(self) -> QHBoxLayout:
        every: Choices = [("", QCoreApplication.translate("Roster", "Everybody")), *STATUSES.items()]
        sorts: Choices = [
            ("name", QCoreApplication.translate("Roster", "By name")),
            ("status", QCoreApplication.translate("Roster", "By how it stands")),
        ]
        self.status = InlineChoice(QCoreApplication.translate("Roster", "Show"), every)
        self.status.refresh("")
        self.order = InlineChoice(QCoreApplication.translate("Roster", "Sort"), sorts)
        self.order.refresh("name")
        for one in (self.status, self.order):
            one.chosen.connect(lambda _: self._narrow())
        line = QHBoxLayout()
        line.addWidget(self.status)
        line.addStretch(1)
        line.addWidget(self.order)
        return line

    def reload(self) -> None:
        """Read everybody anew; the selection and the scroll place stay."""
        with self._desk.reading() as session:
            self._everybody = people(session)
        self._narrow()

    def follow_reviews(self) -> None:
        if self.status.value or self.order.value == "status":
            self._narrow()
        else:
            self._model.repaint()

    @property
    def current(self) -> str:
        index = self.list.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else ""

    def choose(self, record: str) -> None:
        """Select somebody; a filter that hides them is taken away."""
        if self._model.row_of(record) < 0:
            self.filter.clear()
            self.status.refresh("")
            self._narrow()
        row = self._model.row_of(record)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def first(self) -> str:
        """Who is shown first where nobody was chosen."""
        return self._model.id_at(1) if self._model.shown else ME

    def _narrow(self) -> None:
        words = self.filter.text().casefold().split()
        wanted = self.status.value
        shown = [one for one in self._everybody if all(word in one.sought for word in words)]
        if wanted:
            shown = [one for one in shown if self._status(one) == wanted]
        if self.order.value == "status":
            rank = {status: place for place, status in enumerate(STATUSES)}
            shown.sort(key=lambda one: rank.get(self._status(one), len(rank)))
        kept, place = self.current, self.list.verticalScrollBar().value()
        quiet = self.list.selectionModel().blockSignals(True)
        self._model.show(shown)
        if kept and self._model.row_of(kept) >= 0:
            self.list.setCurrentIndex(self._model.index(self._model.row_of(kept)))
        self.list.selectionModel().blockSignals(quiet)
        self.list.verticalScrollBar().setValue(place)
        self._nobody.setVisible(not shown and bool(self._everybody))

    def _into_list(self) -> None:
        self.list.setFocus()

    def _status(self, person: Person) -> str:
        review = self._desk.reviews.known(person.id)
        return review.status if review else ""

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self._model.id_at(index.row()))
