"""The Colleagues tab: the list of people, and beside it the person."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.store.changes import Change
from journal.window.colleagues.edits import add_colleague, delete_colleague
from journal.window.colleagues.my_profile import MyProfile
from journal.window.colleagues.roster import ME, Roster
from journal.window.colleagues.roster_bulk import BulkPage
from journal.window.colleagues.sheet import ColleagueSheet
from journal.window.desk import Desk
from journal.window.people.hint import MergeHint
from journal.window.remembered import Remembered
from journal.window.theme import theme
from journal.window.widgets.empty import EmptyState

_LISTED = ("colleague",)


class ColleaguesPage(QWidget):
    def __init__(self, desk: Desk, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._roster = Roster(desk, remembered)
        self._bulk = BulkPage(desk)
        self._sheet = ColleagueSheet(desk)
        self._me = MyProfile(desk)
        words = QCoreApplication.translate(
            "Colleagues", "Whom do you depend on without being their manager?\nBegin with one."
        )
        add = QCoreApplication.translate("Colleagues", "Add a colleague")
        self._nobody = EmptyState("users", words, add, self.new_record)
        self._right = QStackedWidget()
        for page in (self._nobody, self._sheet, self._me, self._bulk):
            self._right.addWidget(page)
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._roster)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._roster.chosen.connect(self._show)
        self._roster.many.connect(self._show_many)
        self._roster.making.connect(self.new_record)
        self._bulk.merging.connect(self._merge)
        self._sheet.deleting.connect(self._delete)
        self._sheet.forgetting.connect(self._forget)
        self._sheet.meeting.connect(self._meet)
        self._sheet.merging.connect(self._merge)
        self._hint = MergeHint(desk)
        self._hint.looking.connect(self._merge)
        above = self._roster.layout()
        if isinstance(above, QVBoxLayout):
            above.insertWidget(0, self._hint)
        self._sheet.reflecting.connect(lambda colleague: desk.open("reflect", colleague))
        desk.changed.connect(self._follow)
        desk.reviews.updated.connect(self._follow_reviews)
        desk.day_began.connect(self._refresh)
        self._roster.reload()
        if self._roster.first() != ME:
            self._roster.choose(self._roster.first())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list has its usual width, and never more than a third where there is little room."""
        super().resizeEvent(event)
        side = min(theme().px(280), self.width() // 3)
        self._split.setSizes([side, self.width() - side])

    def new_record(self) -> None:
        """A new colleague, its name ready to be typed over."""
        if not self._saved():
            return
        made = add_colleague(self._desk, QCoreApplication.translate("Colleagues", "New colleague"))
        self._roster.choose(made)
        self._sheet.begin_name()

    def show_record(self, home: str, kind: str, record: str) -> None:
        """Show a person, and on their page the record."""
        if not self._saved():
            return
        if home != ME and self._right.currentWidget() is self._sheet and self._sheet.colleague == home:
            self._sheet.show_colleague(home, record)
        else:
            self._roster.choose(home)
            if record != home != ME:
                self._sheet.show_colleague(home, record)
        page = self._me if home == ME else self._sheet
        page.go_to(kind, record)

    def shown(self) -> tuple[str, str] | None:
        person = self._roster.current
        return (("me" if person == ME else "colleague"), person) if person else None

    def commit(self) -> None:
        self._sheet.commit()
        self._me.commit()
        if self._right.currentWidget() is self._bulk:
            self._bulk.commit()

    def _saved(self) -> bool:
        """Save what is being typed, now; False where it could not be."""
        before = self._desk.failures
        self.commit()
        return self._desk.failures == before

    def focus_filter(self) -> None:
        self._roster.filter.setFocus()
        self._roster.filter.selectAll()

    @property
    def _person(self) -> str:
        """Who is shown; "" where it is nobody."""
        page = self._right.currentWidget()
        return ME if page is self._me else self._sheet.colleague if page is self._sheet else ""

    def _show(self, person: str) -> None:
        """The person was chosen; what could not be saved keeps one where one is."""
        if person == self._person:
            return
        if not self._saved():
            QTimer.singleShot(0, self, lambda: self._roster.choose(self._person))
        elif person == ME:
            self._me.refresh()
            self._right.setCurrentWidget(self._me)
        elif self._sheet.show_colleague(person):
            self._right.setCurrentWidget(self._sheet)

    def _show_many(self, people: list[str]) -> None:
        """Several were selected."""
        if self._right.currentWidget() is self._bulk and people == self._bulk.colleagues:
            return
        if self._saved():
            self._bulk.show_people(people)
            self._right.setCurrentWidget(self._bulk)
        elif self._person:
            QTimer.singleShot(0, self, lambda: self._roster.choose(self._person))

    def _follow(self, change: Change) -> None:
        if any(change.concerns(kind) for kind in _LISTED):
            self._roster.reload()
            if self._right.currentWidget() is self._sheet and not self._roster.current:
                self._go_on()
        elif change.concerns("meeting"):
            self._roster.follow_meetings()
        shown = self._sheet.colleague
        mine = change.concerns("me") or change.concerns("fact") or change.concerns("goal")
        if change.everything or mine or shown in change.colleagues or change.concerns("goal_link"):
            self._refresh()
        elif self._right.currentWidget() is self._bulk and change.concerns("colleague"):
            self._bulk.refresh()

    def _go_on(self) -> None:
        """Whoever was shown is gone: show another, or say that there is nobody."""
        if self._roster.first() == ME:
            self._right.setCurrentWidget(self._nobody)
        else:
            self._roster.choose(self._roster.first())

    def _refresh(self, _: object = None) -> None:
        if self._right.currentWidget() is self._me:
            self._me.refresh()
        elif self._right.currentWidget() is self._bulk:
            self._bulk.refresh()
        elif self._sheet.colleague and not self._sheet.refresh():
            self._go_on()

    def _follow_reviews(self, colleagues: frozenset[str]) -> None:
        self._roster.follow_reviews()
        if self._sheet.colleague and (not colleagues or self._sheet.colleague in colleagues):
            self._refresh()

    def _delete(self, colleague: str) -> None:
        self.commit()
        try:
            name = delete_colleague(self._desk, colleague)
        except JournalError:
            return  # it was said, and nobody was deleted
        words = QCoreApplication.translate("Colleagues", "Deleted {name} and all that was recorded with them.")
        self._desk.say(words.format(name=name), undoable=True)

    def _forget(self, colleague: str) -> None:
        from journal.window.colleagues.forget import ask_to_forget

        if self._saved():
            ask_to_forget(self, self._desk, colleague)

    def _merge(self, colleague: str, other: str = "") -> None:
        """Make one of two, whom the page then shows."""
        from journal.window.people.merge import merge_with

        if self._saved():
            dialog = merge_with(self, self._desk, colleague, other)
            dialog.merged.connect(lambda kept: self._desk.open("colleague", kept))

    def _meet(self, colleague: str) -> None:
        """A meeting with this colleague, as one is made in Meetings."""
        from journal.window.meetings.edits import Edits

        if not self._saved():
            return
        edits = Edits(self._desk)
        meeting = edits.new_meeting(colleague)
        if not edits.failed:
            self._desk.open("meeting", meeting)
