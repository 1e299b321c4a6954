"""Filters with a name: taken with one click, named and renamed in place, deleted with a way back."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.model import SavedFilter
from journal.store.changes import Change
from journal.store.roster import Saved, saved_filters
from journal.window.colleagues.narrowing import NAME, Narrow
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, icon_button
from journal.window.widgets.card import clear
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.labels import label


class SavedFilters(QWidget):
    """`taken(Narrow)`."""

    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._narrow = Narrow()
        self._saved: list[Saved] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.XS))
        translate = QCoreApplication.translate
        self._title = label(translate("Roster", "Saved filters"), "small")
        column.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.name = QLineEdit()
        self.name.setAccessibleName(translate("Roster", "Name of the filter"))
        self.name.setPlaceholderText(translate("Roster", "Name this filter to keep it"))
        self.name.returnPressed.connect(self._keep)
        column.addWidget(self.name)
        desk.changed.connect(self._follow)
        self._read()

    def show_narrow(self, narrow: Narrow) -> None:
        """What would be kept."""
        self._narrow = narrow
        self.name.setVisible(narrow.narrows)
        self.setVisible(bool(self._saved) or narrow.narrows)

    def _follow(self, change: Change) -> None:
        if change.concerns("saved_filter"):
            self._read()

    def _read(self) -> None:
        with self._desk.reading() as session:
            self._saved = saved_filters(session)
        clear(self._list)
        for one in self._saved:
            self._list.addWidget(_Row(self, one))
        self._title.setVisible(bool(self._saved))
        self.show_narrow(self._narrow)

    def _keep(self) -> None:
        """Under the name that was typed; one that is called so already is that from now on."""
        name = " ".join(self.name.text().split())
        if not name:
            return
        known = next((one for one in self._saved if one.name.casefold() == name.casefold()), None)
        with self._desk.change("Save a filter") as session:
            found = session.get(SavedFilter, known.id) if known else None
            if found is None:
                found = SavedFilter(name=name)
                session.add(found)
            found.words = self._narrow.words.strip() or None
            found.picks = list(self._narrow.picks)
            found.sort = self._narrow.sort
        self.name.clear()
        self._desk.say(
            QCoreApplication.translate("Roster", "Saved the filter “{name}”.").format(name=name), undoable=True
        )

    def rename(self, one: Saved, name: str) -> None:
        name = " ".join(name.split())
        if name and name != one.name:
            with self._desk.change("Rename a filter") as session:
                session.get_one(SavedFilter, one.id).name = name
        else:
            self._read()

    def delete(self, one: Saved) -> None:
        with self._desk.change("Delete a filter") as session:
            session.delete(session.get_one(SavedFilter, one.id))
        words = QCoreApplication.translate("Roster", "Deleted the filter “{name}”.")
        self._desk.say(words.format(name=one.name), undoable=True)

    def take(self, one: Saved) -> None:
        self.taken.emit(Narrow(one.words, one.picks, one.sort or NAME))


class _Row(QWidget):
    def __init__(self, saved: SavedFilters, one: Saved) -> None:
        super().__init__()
        self._saved, self._one = saved, one
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(tokens.XS))
        self._line = line
        self._words = WordButton(one.name, partial(saved.take, one))
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignLeft)
        rename = QCoreApplication.translate("Roster", "Rename the filter {name}").format(name=one.name)
        self._pencil = icon_button("pencil", rename, self._begin)
        line.addWidget(self._pencil)
        delete = QCoreApplication.translate("Roster", "Delete the filter {name}").format(name=one.name)
        line.addWidget(icon_button("x", delete, partial(saved.delete, one)))

    def _begin(self) -> None:
        """Its name, to be typed over."""
        field = InlineLine(QCoreApplication.translate("Roster", "Name of the filter"))
        field.refresh(self._one.name)
        field.edited.connect(partial(self._saved.rename, self._one))
        self._words.hide()
        self._pencil.hide()
        self._line.insertWidget(0, field, 1)
        field.show()
        field.setFocus()
        field.selectAll()
