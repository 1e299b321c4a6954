"""People to be ticked one by one, ten thousand of them if need be: painted, narrowed down as one types."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from journal.window.calendars.ticked import Line, TickedDelegate, TickedModel
from journal.window.people.shown import CHANGED, Change, Somebody
from journal.window.theme import theme, tokens
from journal.window.widgets.labels import plain_tip
from journal.window.widgets.rows import Index, Row

FEW = 30
"""So many people may all be wanted: they are ticked. Of more, each is chosen."""
BOX = "circle-user"
"""Never painted: a box to tick stands in its place."""
LONGEST = 400
"""Characters of a text that a tool tip shows."""


class Entry(NamedTuple):
    """A line, with what the filter looks in, and what kind it is of."""

    line: Line
    kind: str
    sought: str
    tip: str = ""


class ListedModel(TickedModel):
    """Rows all of one height. What is hidden by the filter stays ticked."""

    def __init__(self, parent: QObject, changed: Callable[[], object] | None = None) -> None:
        super().__init__(parent, changed)
        self._entries: list[Entry] = []
        self._under: dict[str, list[str]] = {}
        self._narrowed: list[Entry] = []
        self._words: list[str] = []
        self._kind = ""

    def show_entries(self, entries: Sequence[Entry], *, ticked: bool) -> None:
        """`ticked`: whether those are who go without saying; else nobody is."""
        self._entries = list(entries)
        self._under = defaultdict(list)
        for one in entries:
            if one.line.under:
                self._under[one.line.under].append(one.line.key)
        self._ticked = {one.line.key for one in entries if one.line.ticked and (ticked or one.line.under)}
        self._renew()

    def narrow(self, words: str, kind: str) -> None:
        """Show those in whom all the words are, of a kind ("" for all)."""
        self._words, self._kind = words.casefold().split(), kind
        self._renew()

    def toggle(self, index: Index) -> None:
        """Who is ticked brings all changes along, where none of them goes without saying."""
        key = self._lines[index.row()].key
        under = self._under.get(key, [])
        if key not in self._ticked and not self._ticked.intersection(under):
            self._ticked |= set(under)
        super().toggle(index)

    @property
    def total(self) -> int:
        return sum(not one.line.under for one in self._entries)

    @property
    def in_sight(self) -> int:
        return sum(not one.line.under for one in self._narrowed)

    @property
    def ticked(self) -> set[str]:
        """The keys that count, also of those whom the filter hides."""
        found = self._ticked
        return {
            one.line.key
            for one in self._entries
            if one.line.key in found and (not one.line.under or one.line.under in found)
        }

    @property
    def chosen(self) -> int:
        """How many people are ticked; not those of whom no change is."""
        ticked = self._ticked
        return sum(
            not one.line.under
            and one.line.key in ticked
            and (one.line.key not in self._under or not ticked.isdisjoint(self._under[one.line.key]))
            for one in self._entries
        )

    def tick_all(self, on: bool) -> None:
        """All who are in sight."""
        keys = {one.key for one in self._lines if not one.under}
        if on:
            bare = (one for one in keys - self._ticked if self._ticked.isdisjoint(self._under.get(one, [])))
            keys |= {under for one in bare for under in self._under.get(one, [])}
        self._ticked = self._ticked | keys if on else self._ticked - keys
        self._tell()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.isValid():
            return self._narrowed[index.row()].tip or None
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and index.row() < len(self._narrowed):
            return plain_tip(self._narrowed[index.row()].tip) if self._narrowed[index.row()].tip else None
        return super().data(index, role)

    def _renew(self) -> None:
        self.beginResetModel()
        self._narrowed = (
            [one for one in self._entries if self._fits(one)] if self._words or self._kind else self._entries
        )
        self._lines = [one.line for one in self._narrowed]
        self.endResetModel()

    def _fits(self, one: Entry) -> bool:
        return self._kind in ("", one.kind) and all(word in one.sought for word in self._words)


def listed_view(name: str, model: ListedModel) -> QTableView:
    """One column. A table never lays out rows that are not in sight, as a list does after each tick."""
    view = QTableView()
    view.setAccessibleName(name)
    view.setItemDelegate(TickedDelegate(view))
    view.setModel(model)
    view.setMinimumHeight(theme().px(tokens.CONTROL))
    view.setMouseTracking(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.clicked.connect(model.toggle)
    model.modelReset.connect(lambda: _measure(view))
    return view


def _measure(view: QTableView) -> None:
    """All rows are as high as the first."""
    first = view.model().index(0, 0)
    if first.isValid():
        high = view.itemDelegate().sizeHint(QStyleOptionViewItem(), first).height()
        view.verticalHeader().setDefaultSectionSize(high)


def entries_of(people: Sequence[Somebody]) -> list[Entry]:
    """A row for each person, and under it a row for each change."""
    found: list[Entry] = []
    for one in people:
        sought = f"{one.name} {one.detail}".casefold()
        useful = not one.changes or any(change.ticked for change in one.changes)
        found.append(Entry(Line(one.key, _row(one), useful), one.kind, sought, one.tip))
        for number, change in enumerate(one.changes):
            words = change_words(change)
            line = Line(change_key(one.key, number), Row(change.name, words, icon=BOX), change.ticked, one.key)
            found.append(Entry(line, one.kind, sought, words[:LONGEST]))
    return found


def entries_of_changes(changes: Sequence[Change]) -> list[Entry]:
    """A row for each change, by its number."""
    return [
        Entry(
            Line(str(number), Row(one.name, change_words(one), icon=BOX), one.ticked),
            CHANGED,
            "",
            change_words(one)[:LONGEST],
        )
        for number, one in enumerate(changes)
    ]


def change_key(person: str, number: int) -> str:
    return f"{person}\n{number}"


def change_words(change: Change) -> str:
    """ "Analyst → Lead": before and after; what is only added stands alone."""
    if not change.before:
        return change.after or QCoreApplication.translate("PeopleImport", "From the file")
    return QCoreApplication.translate("PeopleImport", "{before} → {after}").format(
        before=change.before, after=change.after
    )


def _row(one: Somebody) -> Row:
    translate = QCoreApplication.translate
    note = _changes_words(len(one.changes)) if one.kind == CHANGED else translate("PeopleImport", "New")
    return Row(one.name, one.detail or translate("PeopleImport", "Nothing but the name"), icon=BOX, note=note)


def _changes_words(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("PeopleImport", "One change")
    return QCoreApplication.translate("PeopleImport", "{count} changes").format(count=count)
