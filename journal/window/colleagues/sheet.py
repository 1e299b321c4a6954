"""A colleague's page: one that scrolls, with buttons to its parts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.store.colleagues import Row, Sheet, sheet
from journal.store.likings import learned_of
from journal.window.colleagues import cards
from journal.window.colleagues.cards import KINDS, Kind
from journal.window.colleagues.common import CommonGround
from journal.window.colleagues.edits import add_record, delete_record, edit_person, edit_record
from journal.window.colleagues.facts import FactsCard
from journal.window.colleagues.goals_map import GoalsMap
from journal.window.colleagues.health import Health
from journal.window.colleagues.over_time import OverTimeCard
from journal.window.colleagues.person import About, Head
from journal.window.colleagues.questions import QuestionsCard
from journal.window.colleagues.timeline import Timeline
from journal.window.colleagues.value import ValueCard
from journal.window.desk import Desk
from journal.window.mentoring import AskedCard
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label
from journal.window.widgets.later import Later
from journal.window.widgets.records import Records
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs

NEWEST = 6
"""Promises, messages and favours that are shown; the timeline has all."""


class ColleagueSheet(QWidget):
    """`meeting`, `reflecting`, `merging`, `deleting`, `forgetting`: asked for this colleague."""

    meeting = Signal(str)
    reflecting = Signal(str)
    merging = Signal(str)
    deleting = Signal(str)
    forgetting = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._wanted = ""
        self._make_head()
        self._make_cards()
        self._lay_out()

    def _make_head(self) -> None:
        self._head = Head(self._desk)
        self._head.edited.connect(self._edit)
        self._head.meeting.connect(lambda: self.meeting.emit(self._id))
        self._head.reflecting.connect(lambda: self.reflecting.emit(self._id))
        self._head.merging.connect(lambda: self.merging.emit(self._id))
        self._head.deleting.connect(lambda: self.deleting.emit(self._id))

    def _make_cards(self) -> None:
        desk, today = self._desk, self._desk.today
        self._about = About(desk)
        self._about.edited.connect(self._edit)
        self._common = CommonGround(desk, lambda: self._id)
        self._goals = GoalsMap(desk)
        self._records: dict[str, Records | GoalsMap] = {
            "fact": FactsCard(desk, lambda: self._id, mine=False),
            "preference": cards.preferences_card(today),
            "goal": self._goals,
            "followup": cards.followups_card(today),
            "contact": cards.contacts_card(today),
            "value": ValueCard(desk, lambda: self._id),
        }
        for kind in KINDS:
            card = self._records[kind.table]
            if isinstance(card, Records):
                connect(card, desk, kind, lambda: self._id)
        self._learned = label("", "muted")
        self._records["preference"].body.addWidget(self._learned)
        self._questions = QuestionsCard(desk)
        self._questions.meeting.connect(lambda: self.meeting.emit(self._id))
        self._health = Health(desk)
        self._over_time = OverTimeCard(desk)
        self._asked = AskedCard(desk)
        self._timeline = Timeline(desk)

    def _lay_out(self) -> None:
        page = Page()
        self._scroll = Scroll(page)
        self._rest = Later(self)
        self._scroll.verticalScrollBar().valueChanged.connect(self.finish)
        page.column.addWidget(self._head)
        page.column.addWidget(self._anchors())
        for part in self._parts().values():
            page.column.addWidget(part)
        page.column.insertWidget(page.column.indexOf(self._over_time), self._asked)
        forget = button(QCoreApplication.translate("Sheet", "Forget this person …"), variant="quiet")
        forget.clicked.connect(lambda: self.forgetting.emit(self._id))
        page.column.addWidget(forget, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.arrange(self.width())

    @property
    def colleague(self) -> str:
        return self._id

    def show_colleague(self, colleague: str, wanted: str = "") -> bool:
        """Show somebody from the top; False where there is no such colleague."""
        moved = colleague != self._id
        if moved and (field := self.focusWidget()) is not None:
            field.clearFocus()  # what is typed into it is not of the next one
        for card in self._records.values() if moved else ():
            card.drop_new()
        self._id, self._wanted = colleague, wanted
        self._rest.do(())
        if moved:
            self._scroll.verticalScrollBar().setValue(0)
        return self._show(later=moved and not wanted)

    def refresh(self) -> bool:
        """Show what the journal has now; what is being typed stays."""
        return self._show(later=False)

    def _show(self, *, later: bool) -> bool:
        """`later`: what lies below the window is filled once the rest was painted."""
        with self._desk.reading() as session:
            found = sheet(session, self._id, self._desk.today(), NEWEST, self._wanted)
        if found is None:
            self._rest.do(())
            return False
        self._head.refresh(found.person, self._desk.reviews.get(self._id))
        fills = self._fills(found)
        room = self._room() if later else 0
        while fills and (not later or room > 0):
            part, fill = fills.pop(0)
            fill()
            room -= part.sizeHint().height()
        self._rest.do([*(fill for _, fill in fills), self._order])
        if not later:
            self._rest.finish()
        return True

    def _room(self) -> int:
        """How much of the page is seen below its head, in pixels; before it is shown, no more than the screen has."""
        whole = self._scroll.viewport().height() if self.isVisible() else self.screen().availableSize().height()
        return whole - self._head.height()

    def _fills(self, found: Sheet) -> list[tuple[QWidget, Callable[[], object]]]:
        """The parts of the page from top to bottom, and what shows the colleague in each."""
        review = self._desk.reviews.get(self._id)
        status, name = review.status if review else "", str(found.person["name"])
        return [
            (self._about, lambda: self._about.refresh(found.person)),
            (self._common, lambda: self._common.refresh(found.common)),
            (self._records["fact"], lambda: self._fill("fact", found.facts)),
            (self._records["preference"], lambda: self._fill_preferences(found.preferences)),
            (self._goals, lambda: self._goals.refresh(self._id)),
            (self._questions, lambda: self._questions.refresh(self._id, name, status)),
            (self._health, lambda: self._health.refresh(review)),
            (self._records["followup"], lambda: self._fill("followup", found.followups)),
            (self._records["value"], lambda: self._fill("value", found.value)),
            (self._records["contact"], lambda: self._fill("contact", found.contacts)),
            (self._asked, lambda: self._show_asked(mentor=bool(found.person["is_mentor"]))),
            (self._over_time, lambda: self._over_time.refresh(self._id)),
            (self._timeline, lambda: self._timeline.refresh(self._id)),
        ]

    def _fill(self, table: str, rows: list[Row]) -> None:
        card = self._records[table]
        if isinstance(card, Records):
            card.refresh(rows)

    def _fill_preferences(self, rows: list[Row]) -> None:
        """And below them, what was seen without being said."""
        self._fill("preference", rows)
        with self._desk.reading() as session:
            learned = learned_of(session, self._id, self._desk.today())
        self._learned.setVisible(bool(learned))
        words = QCoreApplication.translate("Sheet", "Seen so far: {what}")
        self._learned.setText(words.format(what=" ".join(one.sentence for one in learned)))

    def _show_asked(self, *, mentor: bool) -> None:
        asked = self._asked.refresh(f"colleague:{self._id}")
        self._asked.setVisible(bool(asked or mentor))

    def _order(self) -> None:
        """Let Tab go through the page as one reads it, once its new rows are laid out."""
        QTimer.singleShot(0, self, lambda: order_tabs(self._scroll.page.column))

    def finish(self) -> None:
        """Fill what still waits to be filled."""
        self._rest.finish()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.finish()
        return super().focusNextPrevChild(forward)

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _bring_up(self, part: QWidget) -> None:
        self.finish()
        self._scroll.go_to(part)

    def go_to(self, kind: str, record: str) -> None:
        """Bring a record of this page into view, with the keyboard on it."""
        self.finish()
        card = self._records.get(kind)
        row = card.row(record) if card is not None else None
        if card is not None and row is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.go_to(row))
            card.begin(record)

    def begin_name(self) -> None:
        self._head.name.setFocus()
        self._head.name.selectAll()

    def commit(self) -> None:
        if self._id:
            self._head.name.commit()
            self._head.role.commit()
            self._about.commit()
            self._questions.commit()
            self._common.commit()
            for card in self._records.values():
                card.commit()

    def _parts(self) -> dict[str, QWidget]:
        translate = QCoreApplication.translate
        return {
            translate("Sheet", "About"): self._about,
            translate("Sheet", "Common ground"): self._common,
            translate("Sheet", "Facts"): self._records["fact"],
            translate("Sheet", "Preferences"): self._records["preference"],
            translate("Sheet", "Goals"): self._records["goal"],
            translate("Sheet", "Questions"): self._questions,
            translate("Sheet", "Health"): self._health,
            translate("Sheet", "Follow-ups"): self._records["followup"],
            translate("Sheet", "Value"): self._records["value"],
            translate("Sheet", "Messages"): self._records["contact"],
            translate("Sheet", "Over the year"): self._over_time,
            translate("Sheet", "Timeline"): self._timeline,
        }

    def _anchors(self) -> QWidget:
        box, flow = flowing()
        for name, part in self._parts().items():
            flow.addWidget(button(name, partial(self._bring_up, part), variant="chip"))
        return box

    def _edit(self, column: str, value: object) -> None:
        edit_person(self._desk, self._id, column, value)
        if column == "name" and not str(value).strip():
            self.refresh()  # nobody is without a name: it stands as it was


def connect(card: Records, desk: Desk, kind: Kind, whose: Callable[[], str]) -> None:
    """What a card of records asks for is done."""

    def remove(record: str) -> None:
        delete_record(desk, kind, record)
        desk.say(QCoreApplication.translate("Sheet", "Deleted."), undoable=True)

    card.edited.connect(lambda record, column, value: edit_record(desk, kind, record, column, value))
    card.make_new(lambda: kind.fresh(desk.today()), needs_text=kind.table not in ("contact", "value"))
    card.added.connect(lambda record, said: add_record(desk, kind, whose(), record, said))
    card.removed.connect(remove)
