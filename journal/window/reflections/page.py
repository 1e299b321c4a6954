"""The Reflections tab: what I noticed, which partnerships to review, and the ladder of consultation and approach."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from journal.method.rules.patterns import patterns
from journal.model.words import Occasion
from journal.store.changes import Change
from journal.store.guided import only_rated
from journal.window.desk import Desk
from journal.window.reflections import edits
from journal.window.reflections.approach_view import ApproachView
from journal.window.reflections.begun import begin
from journal.window.reflections.brief_view import BriefView
from journal.window.reflections.consultation_view import ConsultationView
from journal.window.reflections.draft import Draft
from journal.window.reflections.mentor_view import MentorView
from journal.window.reflections.nothing import nothing
from journal.window.reflections.pane import ReflectionsPane
from journal.window.reflections.reflection_view import ReflectionView
from journal.window.reflections.review_view import ReviewView
from journal.window.reflections.side import RecordSide
from journal.window.reflections.view import RecordView
from journal.window.theme import theme

VIEWS: dict[str, Callable[[Desk, str], RecordView]] = {
    "reflection": ReflectionView,
    "review": ReviewView,
    "consultation": ConsultationView,
    "approach": ApproachView,
    "mentor": MentorView,
    "brief": BriefView,
}
PANE = 320
"""Pixels that the left side is wide, at a scale of 1."""
BOTH = 640
"""A page narrower than this, at a scale of 1, shows the list or the record, not both."""


class ReflectionsPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: RecordView | None = None
        self._sized = False
        self._asked = self._parts()
        self._pane = ReflectionsPane(desk)
        self._pane.chosen.connect(lambda kind, record: self._show(kind, record))
        self._pane.turned.connect(self._show_current)
        self._pane.wanted.connect(self._new)
        self._pane.opened.connect(lambda: self._face(record=True))
        self._faced = False
        self._side = RecordSide()
        self._side.back.clicked.connect(self._go_back)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._pane)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        self._pane.reload()
        self._show_current()
        desk.changed.connect(self._follow)
        desk.reviews.updated.connect(self._reviewed)
        desk.day_began.connect(self._begin_day)

    def _parts(self) -> dict[str, Callable[[str], object]]:
        """What a record may ask for (`RecordView.asked`)."""
        return {
            "next": lambda _: self._step(1),
            "previous": lambda _: self._step(-1),
            "dropped": lambda _: self._gone(),
            "reflect": lambda colleague: self.reflect_on(colleague, None),
            "consult": lambda colleague: self._draft("consultation", colleague),
            "brief": lambda colleague: self._show("brief", colleague, begin=True),
            "approach": lambda colleague: self._made("approach", edits.approach_with(self._desk, colleague)),
            "approach_from": lambda record: self._made("approach", edits.approach_from(self._desk, record)),
            "made_consultation": lambda record: self._made("consultation", record),
            "made_approach": lambda record: self._made("approach", record),
        }

    def new_record(self) -> None:
        """A new one of what is shown: a reflection (on whom is under review), or a consultation."""
        segment = self._pane.segment
        if segment == "ladder":
            self._new("consultation")
        else:
            under_review = self._view.record if segment == "reviews" and self._view is not None else None
            self.reflect_on(under_review, None)

    def show_record(self, home: str, kind: str, record: str) -> None:
        """Show a reflection, a consultation, an approach or a mentor; or the review of a colleague."""
        self._show(kind if kind in VIEWS else "reflection", home, begin=kind == "review")
        self._face(record=True)

    def reflect_on(self, colleague: str | None, meeting: str | None, occasion: str = "", prompt: str = "") -> None:
        """Begin a guided reflection of today; it is stored with the first thing that is said in it."""
        if self._leave():
            begun = begin(self._desk, colleague, meeting, occasion)
            self._begin(ReflectionView(self._desk, begun.id, begun, prompt))

    def begin_record(self, kind: str, record: str) -> None:
        """Begin what another screen asks for; `kind` is one of BEGUN."""
        BEGUN[kind](self, record)

    def reflect_after(self, meeting: str) -> None:
        """Go on with the reflection of which only ratings are there, or begin one."""
        with self._desk.reading() as session:
            rated = only_rated(session, meeting)
        if rated:
            self._show("reflection", rated, begin=True)
        else:
            self.reflect_on(None, meeting)

    def reflect_on_pattern(self, pattern: str) -> None:
        """On myself, with what holds across my partnerships as its prompt."""
        found = next((one for one in patterns(self._desk.reviews.all()) if one.id == pattern), None)
        self.reflect_on(None, None, prompt=found.prompt if found is not None else "")

    def add_mentor(self) -> None:
        self._new("mentor")

    def shown(self) -> tuple[str, str] | None:
        return self._pane.section.current

    def commit(self) -> None:
        """Save what is being typed, now."""
        if self._view is not None:
            self._view.commit()

    def focus_filter(self) -> None:
        self._face(record=False)
        self._pane.filter.setFocus()
        self._pane.filter.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._sized:
            self._sized = True
            left = min(theme().px(PANE), self.width() * 2 // 5)
            self._split.setSizes([left, self.width() - left])
        self._arrange()

    def _go_back(self) -> None:
        self._face(record=False)
        self._pane.section.view.setFocus()

    def _face(self, *, record: bool) -> None:
        """Turn to the record or to the list, where there is no room for both."""
        self._faced = record
        self._arrange()

    def _arrange(self) -> None:
        both = self.width() >= theme().px(BOTH)
        self._side.offer_back(offered=not both)
        self._side.setVisible(both or self._faced)
        self._pane.setVisible(both or not self._faced)

    def _show(self, kind: str, record: str, *, begin: bool = False) -> None:
        """Select a record in its list, and show it at the right."""
        if not self._leave():
            return
        listed = "review" if kind == "brief" else kind
        section = self._pane.turn_to(listed)
        if section.words and section.model.row_of(listed, record) < 0:
            self._pane.filter.clear()
        section.select(listed, record)
        self._put(VIEWS[kind](self._desk, record))
        if begin and self._view is not None:
            self._face(record=True)
            self._view.begin()

    def _show_current(self) -> None:
        """Show what is selected in the list, or the first of it, or what will be here."""
        if not self._leave():
            return
        section = self._pane.section
        line = section.model.line(0)
        if section.current is None and line is not None:
            section.select(line.kind, line.id)
        if section.current is not None:
            self._put(VIEWS[section.current[0]](self._desk, section.current[1]))
        else:
            self._swap(nothing(self._desk, self._pane.segment, self._new))
            self._view = None

    def _put(self, view: RecordView) -> None:
        view.asked.connect(lambda what, record: self._asked[what](record))
        if not view.refresh():
            view.deleteLater()
            self._gone()
            return
        self._view = view
        self._swap(view)
        self._show_place()

    def _swap(self, widget: QWidget) -> None:
        view = self._pane.section.view
        if self._side.put(widget) and view.currentIndex().isValid():  # without one, a list would take its first
            view.setFocus()

    def _leave(self) -> bool:
        """Save what is being typed; False where that failed: then the person stays, and nothing is lost."""
        if self._view is None:
            return True
        self._view.commit()
        if self._view.unsaved and self._view.record:
            self._pane.turn_to(self._view.kind).select(self._view.kind, self._view.record)
            return False
        return True

    def _follow(self, change: Change) -> None:
        self._pane.follow(change)
        view = self._view
        if view is None:
            self._show_current()
        elif view.concerned(change) and not view.refresh():
            self._gone()

    def _begin_day(self, _: object) -> None:
        self._follow(Change("", everything=True))

    def _reviewed(self, colleagues: frozenset[str]) -> None:
        self._pane.sections["reviews"].reload()
        if self._view is None:
            self._show_current()
        else:
            self._view.reviewed(frozenset(colleagues))
            self._show_place()

    def _gone(self) -> None:
        """What was shown is no more: go to what took its place."""
        section = self._pane.section
        near = section.near()
        self._face(record=False)
        section.current = (near.kind, near.id) if near is not None else None
        self._view = None
        if near is not None:
            section.select(near.kind, near.id)
        self._show_current()

    def _step(self, step: int) -> None:
        """Through the queue."""
        beside = self._pane.section.beside(step)
        if beside is not None:
            self._show(beside.kind, beside.id, begin=True)
            if isinstance(self._view, ReviewView) and step < 0 and self._view.previous.isEnabled():
                self._view.previous.setFocus()

    def _show_place(self) -> None:
        if isinstance(self._view, ReviewView):
            self._view.show_place(*self._pane.sections["reviews"].place())

    def _new(self, kind: str) -> None:
        if kind == "mentor":
            name = QCoreApplication.translate("Reflections", "New mentor")
            self._made("mentor", edits.add_mentor(self._desk, name))
        elif kind == "reflection":
            self.new_record()
        else:
            self._draft(kind, "")

    def _draft(self, kind: str, colleague: str) -> None:
        """Ask who is missing, then store it."""
        if self._leave():
            self._begin(Draft(self._desk, kind, colleague))

    def _begin(self, view: RecordView) -> None:
        """Show what is not stored yet, with the keyboard in it; no filter hides it when it is."""
        section = self._pane.turn_to(view.kind)
        self._pane.filter.clear()
        section.expect(view.kind, view.record)
        self._put(view)
        self._face(record=True)
        view.begin()

    def _made(self, kind: str, record: str) -> None:
        """Go on writing in what was stored just now; "" could not be."""
        if record:
            self._show(kind, record, begin=True)


BEGUN: dict[str, Callable[[ReflectionsPage, str], object]] = {
    "reflect": lambda page, colleague: page.reflect_on(colleague, None),
    "meeting_reflection": lambda page, meeting: page.reflect_after(meeting),
    "weekly_reflection": lambda page, _: page.reflect_on(None, None, Occasion.WEEKLY),
    "quarterly_reflection": lambda page, colleague: page.reflect_on(colleague, None, Occasion.QUARTERLY),
    "pattern_reflection": lambda page, pattern: page.reflect_on_pattern(pattern),
    "new_mentor": lambda page, _: page.add_mentor(),
}
"""What another screen may ask to begin here."""
