"""The page of those who are new or changed: a filter, whom to show, and the list to tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.window.people.listed import FEW, Entry, ListedModel, listed_view
from journal.window.people.shown import CHANGED, NEW, Somebody
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.side import SearchField


class Everybody(QWidget):
    """`counted`: somebody was ticked."""

    def __init__(self, counted: Callable[[], object]) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._low = False
        self.model = ListedModel(self, counted)
        self._head = label("", "muted")
        self.filter = SearchField(translate("PeopleImport", "Filter the people"), translate("PeopleImport", "Filter"))
        self.filter.textChanged.connect(lambda _: self._narrow())
        self.filter.down.connect(self._into_list)
        self.kind = InlineChoice(translate("PeopleImport", "Show"), [])
        self.kind.chosen.connect(lambda _: self._narrow())
        self.view = listed_view(translate("PeopleImport", "People of the file"), self.model)
        self._nobody = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        column.addWidget(self._head)
        column.addWidget(self._tools())
        column.addWidget(self.view, 1)
        column.addWidget(self._nobody, 1)

    def show_people(self, people: Sequence[Somebody], entries: Sequence[Entry]) -> None:
        """Few are ticked, unless they bring nothing that goes without saying; of many, nobody is."""
        few = len(people) <= FEW
        self.model.show_entries(entries, ticked=few)
        self._head.setText(_head_words(len(people), few=few))
        self._head.setVisible(bool(people) and not (few and self._low))
        counts = {kind: sum(one.kind == kind for one in people) for kind in (NEW, CHANGED)}
        self.kind.offer(
            [
                ("", QCoreApplication.translate("PeopleImport", "Everybody ({count})").format(count=len(people))),
                (NEW, QCoreApplication.translate("PeopleImport", "New ({count})").format(count=counts[NEW])),
                (
                    CHANGED,
                    QCoreApplication.translate("PeopleImport", "Changed ({count})").format(count=counts[CHANGED]),
                ),
            ]
        )
        self.kind.refresh("")
        self.kind.setVisible(all(counts.values()))
        self._box.setVisible(bool(people))
        self._narrow()

    def be_low(self, low: bool) -> None:
        """Where there is little room, what goes without saying is not said."""
        self._low = low
        self._head.setVisible(self.model.total > (FEW if low else 0))

    def take_focus(self) -> None:
        """The list, where few are to be seen; else the filter, for somebody is looked for."""
        self._into_list() if self.model.total <= FEW else self.filter.setFocus()

    def _tools(self) -> QWidget:
        self._box = QWidget()
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        self.filter.setMinimumWidth(theme().px(80))
        self.filter.setMaximumWidth(theme().px(320))
        row.addWidget(self.filter, 1)
        row.addWidget(self.kind)
        self._all = button("", lambda: self.model.tick_all(True), variant="quiet")
        self._none = button("", lambda: self.model.tick_all(False), variant="quiet")
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch()
        return self._box

    def _narrow(self) -> None:
        self.model.narrow(self.filter.text(), self.kind.value)
        seen, narrowed = self.model.in_sight, bool(self.filter.text().strip() or self.kind.value)
        translate = QCoreApplication.translate
        for one, words in (
            (
                self._all,
                translate("PeopleImport", "Tick these {count}") if narrowed else translate("PeopleImport", "Tick all"),
            ),
            (
                self._none,
                translate("PeopleImport", "Untick these") if narrowed else translate("PeopleImport", "Untick all"),
            ),
        ):
            one.setText(words.format(count=seen))
            one.setAccessibleName(one.text())
            one.setEnabled(seen > 0)
        self.view.setVisible(seen > 0)
        self._nobody.setVisible(seen == 0)
        self._nobody.setText(
            translate("PeopleImport", "Nobody fits this filter.")
            if narrowed
            else translate("PeopleImport", "There is nobody new in it, and nothing to change.")
        )

    def _into_list(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))


def _head_words(count: int, *, few: bool) -> str:
    if few:
        return QCoreApplication.translate("PeopleImport", "Who is not to come along is unticked.")
    return QCoreApplication.translate(
        "PeopleImport", "These are many, so nobody is ticked: choose those on whom you depend."
    )
