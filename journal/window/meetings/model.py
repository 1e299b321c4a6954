"""The rows of the list, read page by page and changed where they stand."""

from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QDate, QLocale, QModelIndex, Qt

from journal.store.changes import Change
from journal.store.meetings import PAGE, RUNNING, UPCOMING, Brief, Listing, briefs, briefs_of
from journal.window.desk import Desk
from journal.window.widgets.days import month_words, time_words
from journal.window.widgets.rows import Index, Role, Row
from journal.window.widgets.words import meeting_states, word

_ICONS = {"planned": "calendar", "held": "calendar-check"}
_NONE = QModelIndex()


class MeetingModel(QAbstractListModel):
    """Times are shown as they are on the wall where the user is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[Brief] = []
        self._places: dict[str, int] = {}
        self._more = False
        self.listing = Listing(UPCOMING, "", desk.now())

    def show(self, view: str, words: str) -> None:
        """Show another list, or this one as it is now, as far down as it was read."""
        same = (view, words) == self.listing[:2]
        self.listing = Listing(view, words, self._desk.now())
        wanted = max(PAGE, len(self._rows)) if same else PAGE
        with self._desk.reading() as session:
            rows = briefs(session, self.listing, limit=wanted)
        self._more = len(rows) == wanted
        if same:
            self._become(rows)
        else:
            self.beginResetModel()
            self._set(rows)
            self.endResetModel()

    def follow(self, change: Change) -> None:
        """What a change concerns, where it stands; all of it anew only where rows come, go or move."""
        if not (change.concerns("meeting") or change.concerns("meeting_colleague") or change.concerns("colleague")):
            return
        touched = change.kinds.get("meeting", frozenset())
        if change.everything or change.concerns("colleague") or not self._repaint(touched):
            self.show(self.listing.view, self.listing.words)

    def load(self, rows: int) -> None:
        """Have at least so many rows, if there are so many."""
        while self._more and len(self._rows) < rows:
            self.fetchMore(_NONE)

    def row_of(self, meeting: str) -> int:
        """-1 where it is not in the list, or not read yet."""
        return self._places.get(meeting, -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        with self._desk.reading() as session:
            rows = briefs(session, self.listing, self._rows[-1] if self._rows else None)
        self._more = len(rows) == PAGE
        if rows:
            count = len(self._rows)
            self.beginInsertRows(_NONE, count, count + len(rows) - 1)
            self._set(self._rows + rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Role.ROW:
            return self._row(index.row())
        if role == Role.ID:
            return self._rows[index.row()].id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(index.row()).spoken
        return None

    def _set(self, rows: list[Brief]) -> None:
        self._rows = rows
        self._places = {row.id: number for number, row in enumerate(rows)}

    def _repaint(self, touched: frozenset[str]) -> bool:
        """Put fresh rows in the places of these; False where one comes, goes or moves."""
        with self._desk.reading() as session:
            fresh = {row.id: row for row in briefs_of(session, self.listing, touched)}
        shown = {meeting for meeting in touched if meeting in self._places}
        if fresh.keys() != shown or any(
            row.start_utc != self._rows[self._places[row.id]].start_utc for row in fresh.values()
        ):
            return False
        for row in fresh.values():
            place = self._places[row.id]
            if row != self._rows[place]:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
        return True

    def _become(self, rows: list[Brief]) -> None:
        """Turn the list into these rows; what is the same at both ends is let be."""
        old = self._rows
        ids, new = [row.id for row in old], [row.id for row in rows]
        first = 0
        while first < min(len(ids), len(new)) and ids[first] == new[first]:
            first += 1
        last = 0
        while last < min(len(ids), len(new)) - first and ids[-1 - last] == new[-1 - last]:
            last += 1
        if len(ids) - last > first:
            self.beginRemoveRows(_NONE, first, len(ids) - last - 1)
            self._set(old[:first] + old[len(old) - last :])
            self.endRemoveRows()
        if len(new) - last > first:
            self.beginInsertRows(_NONE, first, len(new) - last - 1)
            self._set(list(rows))
            self.endInsertRows()
        changed = self._rows != rows
        self._set(list(rows))
        if rows and (changed or ids != new or old != rows):
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _here(self, number: int) -> datetime:
        return self._rows[number].start.astimezone(self._desk.now().tzinfo)

    def _row(self, number: int) -> Row:
        one, start = self._rows[number], self._here(number)
        before = self._here(number - 1) if number else None
        new_month = before is None or (before.year, before.month) != (start.year, start.month)
        return Row(
            title=one.title,
            subtitle=" · ".join(
                part for part in (time_words(start), self._state(one, start), ", ".join(one.who)) if part
            ),
            icon=_ICONS.get(one.state, "calendar-x"),
            icon_role="accent" if one.state == "planned" else "muted",
            note=_short_day(start.date(), self._desk.today()),
            heading=month_words(start.date()) if new_month else "",
            faded=one.state not in _ICONS,
        )

    def _state(self, one: Brief, start: datetime) -> str:
        """The state, where it is not what one expects at that time."""
        if one.state == "planned" and start + RUNNING < self._desk.now():
            return QCoreApplication.translate("Meetings", "Was it held?")
        return "" if one.state in _ICONS else word(meeting_states(), one.state)


def _short_day(day: date, today: date) -> str:
    """ "Today", "Tomorrow", else "Tue 24": the month stands above."""
    near = {
        0: QCoreApplication.translate("Meetings", "Today"),
        1: QCoreApplication.translate("Meetings", "Tomorrow"),
    }
    form = QCoreApplication.translate("Meetings", "ddd d")
    return near.get((day - today).days) or QLocale().toString(QDate(day.year, day.month, day.day), form)
