"""The rows of the list of colleagues: myself first, then the people, each with what the list is sorted by."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QPixmap

from journal.store.roster import Person
from journal.window.colleagues.narrowing import BY_CONTACT, BY_MEETING, NAME, Known
from journal.window.widgets.days import ago_words, day_words
from journal.window.widgets.rows import Index, Role, Row

ME = "me"
_TOP = QModelIndex()


class People(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Person] = []
        self._places: dict[str, int] = {}
        self._sort = NAME
        self._known: Callable[[], Known] | None = None
        self.picture_of: Callable[[str, int], QPixmap | None] | None = None

    def show(self, shown: list[Person], sort: str, known: Callable[[], Known]) -> None:
        """`known` is asked when a row is painted."""
        self._sort, self._known = sort, known
        if [one.id for one in shown] == [one.id for one in self.shown]:
            self.shown = shown
            self.repaint()
            return
        self.beginResetModel()
        self.shown = shown
        self._places = {one.id: row for row, one in enumerate(shown, 1)}
        self.endResetModel()

    def repaint(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self.shown)))

    def id_at(self, row: int) -> str:
        return ME if row == 0 else self.shown[row - 1].id

    def row_of(self, record: str) -> int:
        return 0 if record == ME else self._places.get(record, -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() > len(self.shown):
            return None
        if role == Role.ID:
            return self.id_at(index.row())
        if role == Role.ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).spoken
        return None

    def _row(self, row: int) -> Row:
        if row == 0 or self._known is None:
            return Row(QCoreApplication.translate("Roster", "My profile"), icon="circle-user")
        one, known = self.shown[row - 1], self._known()
        status = known.status(one.id)
        about = _fact(one, self._sort, known) or one.about
        picture = partial(self.picture_of, one.id) if self.picture_of is not None else None
        return Row(one.name, about, avatar=one.name, status=status, faded=status == "resting", picture=picture)


def _fact(one: Person, sort: str, known: Known) -> str:
    """What the list is sorted by, in words."""
    if sort == BY_CONTACT:
        last = known.contacts.get(one.id)
        if last is None:
            return QCoreApplication.translate("Roster", "No contact yet")
        return QCoreApplication.translate("Roster", "Last contact {ago}").format(ago=ago_words(last, known.today))
    if sort == BY_MEETING:
        start = known.meetings.get(one.id)
        if start is None:
            return QCoreApplication.translate("Roster", "No meeting planned")
        return QCoreApplication.translate("Roster", "Meeting {day}").format(day=day_words(start.date(), known.today))
    return ""
