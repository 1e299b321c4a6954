"""All of one meeting, as one page that scrolls: what it is, and a card for each of its parts."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.model import Meeting, Question
from journal.model.base import COUNT, MINUTES
from journal.store.meetings import Details, Person, details
from journal.window.desk import Desk
from journal.window.meetings.cards import ChecklistCard, HeardCard, QuestionsCard
from journal.window.meetings.dealings import FollowUpsCard, ValueCard
from journal.window.meetings.edits import Edits, read_count
from journal.window.meetings.fields import People, ShortLine
from journal.window.meetings.head import Head
from journal.window.meetings.parts import PartRow, PartsCard
from journal.window.meetings.ready import ReadyCard
from journal.window.meetings.recap import RecapCard
from journal.window.theme import theme, tokens
from journal.window.widgets.card import Card
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.rating import Rating
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tab_order import order_tabs

_NARROW = 480
_GLOW = 1_600
"""Milliseconds for which the card is marked that holds what was asked for."""


class Sheet(Scroll):
    """`meeting` is the id of the one that is shown, or ""."""

    def __init__(self, desk: Desk, edits: Edits) -> None:
        super().__init__(Page())
        self._desk = desk
        self._edits = edits
        self.meeting = ""
        self.head = Head(edits)
        self.ready = ReadyCard(desk)
        self.ready.asking.connect(self._ask)
        self.checklist = ChecklistCard(edits)
        self.notes = NotesCard(edits)
        self.questions = QuestionsCard(edits)
        self.heard = HeardCard(edits)
        self.followups = FollowUpsCard(edits)
        self.value = ValueCard(edits)
        self.recap = RecapCard(desk)
        self.presence = PresenceCard(edits)
        cards = (self.ready, self.checklist, self.notes, self.questions, self.heard, self.followups, self.value)
        for card in (self.head, *cards, self.recap, self.presence):
            self.page.column.addWidget(card)
        self.page.column.addStretch(1)
        self._parts: dict[str, PartsCard] = {
            "checklist_item": self.checklist,
            "question": self.questions,
            "restatement": self.heard,
            "followup": self.followups,
            "value": self.value,
        }

        for parts in self._parts.values():
            parts.grew.connect(self._order)

    def show_meeting(self, meeting: str, everybody: list[Person]) -> bool:
        """Show this one, or show it anew; False where it is not in the journal any more."""
        with self._desk.reading() as session:
            found = details(session, meeting, everybody)
        if found is None:
            self.meeting = ""
            return False
        if meeting != self.meeting:
            self.verticalScrollBar().setValue(0)
        self.meeting = meeting
        self._fill(found, everybody)
        return True

    def commit(self) -> bool:
        """Save what is being typed, now; False where some of it could not be saved."""
        saved = True
        fields: list[InlineLine | InlineText | ShortLine | People] = [
            self.head.people,
            *self.findChildren(InlineLine),
            *self.findChildren(InlineText),
            *self.findChildren(ShortLine),
        ]
        for field in fields:
            self._edits.failed = False
            field.commit()
            saved = saved and not self._edits.failed
        return saved

    def reveal(self, kind: str, record: str) -> None:
        """Scroll to a part of the meeting, mark it for a moment and take the keyboard there; or to the recap."""
        if kind in ("recap", "recap_text"):
            self._reveal_recap()
            return
        card = self._parts.get(kind)
        row = card.row(record) if card is not None else None
        if card is None or row is None:
            return
        row.text.setFocus()
        glow(card)
        self._bring(card, row)
        # What was shown a moment ago finds its height when the page is laid out.
        QTimer.singleShot(0, row, lambda: self._bring(card, row))
        QTimer.singleShot(_GLOW, card, lambda: glow(card, on=False))

    def _reveal_recap(self) -> None:
        card = self.recap
        card.ask_for(self.meeting)
        with self._desk.reading() as session:
            found = details(session, self.meeting, self.head.everybody)
        if found is not None:
            card.refresh(found)
            self._order()
        if card.isHidden():
            return  # there is nobody to whom it could go
        card.sending.copy.setFocus()
        glow(card)
        self.go_to(card)
        QTimer.singleShot(0, card, lambda: self.go_to(card))
        QTimer.singleShot(_GLOW, card, lambda: glow(card, on=False))

    def _bring(self, card: PartsCard, row: PartRow) -> None:
        self.go_to(card if card.height() < self.viewport().height() else row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, less of it goes to the margins."""
        super().resizeEvent(event)
        px = theme().px
        margin = px(tokens.XL if event.size().width() > px(_NARROW) else tokens.S)
        self.page.column.setContentsMargins(margin, margin, margin, margin)

    def _fill(self, found: Details, everybody: list[Person]) -> None:
        self.head.refresh(found, everybody)
        self.ready.refresh(found.id, ahead=found.state == "planned")
        self.notes.refresh(found)
        self.presence.refresh(found)
        self.checklist.show_parts(found, found.checklist)
        self.questions.show_parts(found, found.questions)
        self.heard.show_parts(found, found.restatements)
        self.followups.show_parts(found, found.followups)
        self.value.show_parts(found, found.values)
        self.recap.refresh(found)
        self._order()

    def _ask(self, text: str) -> None:
        words = QCoreApplication.translate("Meetings", "Add question")
        with self._edits.kept(), self._desk.change(words) as session:
            session.add(Question(meeting_id=self.meeting, text=text))

    def _order(self) -> None:
        """Rows that came go into the order of Tab, and get their room before they are painted."""
        order_tabs(self.page.column)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


class NotesCard(Card):
    def __init__(self, edits: Edits) -> None:
        super().__init__(QCoreApplication.translate("Meetings", "Notes"))
        self._edits = edits
        self._meeting = ""
        self.text = InlineText(
            QCoreApplication.translate("Meetings", "Notes"),
            QCoreApplication.translate("Meetings", "What was said, what you noticed, what to remember…"),
            lines=4,
        )
        self.text.setMaximumWidth(theme().line_width() + theme().px(tokens.XL))
        self.text.edited.connect(self._save)
        self.body.addWidget(self.text)

    def refresh(self, found: Details) -> None:
        self._meeting = found.id
        self.text.refresh(found.notes)

    def _save(self, text: str) -> None:
        words = QCoreApplication.translate("Meetings", "Edit notes")
        self._edits.put(Meeting, self._meeting, words, "notes", text if text.strip() else None)


class PresenceCard(Card):
    """How present I was, how often I was distracted, and how long it really took."""

    def __init__(self, edits: Edits) -> None:
        super().__init__(QCoreApplication.translate("Meetings", "Presence"))
        self._edits = edits
        self._meeting = ""
        self.rating = Rating(QCoreApplication.translate("Meetings", "Presence"))
        words = QCoreApplication.translate("Meetings", "Rate presence")
        self.rating.rated.connect(lambda value: self._put(words, "presence", value))
        self.body.addWidget(self.rating)
        self.body.addWidget(
            label(QCoreApplication.translate("Meetings", "1: elsewhere in my mind; 5: all there"), "small")
        )
        self.distractions = ShortLine(QCoreApplication.translate("Meetings", "Distractions"), "0", 56)
        self.distractions.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.distractions.edited.connect(self._save_distractions)
        self.minutes = ShortLine(QCoreApplication.translate("Meetings", "Minutes it took"), "0", 56)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.edited.connect(self._save_minutes)
        box, flow = flowing()
        box.setMinimumWidth(1)
        flow.addWidget(_pair(self.distractions, QCoreApplication.translate("Meetings", "distractions")))
        flow.addWidget(_pair(self.minutes, QCoreApplication.translate("Meetings", "minutes long")))
        self.body.addWidget(box)

    def refresh(self, found: Details) -> None:
        self._meeting = found.id
        self.rating.show_value(found.presence)
        self.distractions.refresh("" if found.distractions is None else str(found.distractions))
        self.minutes.refresh("" if found.minutes_held is None else str(found.minutes_held))

    def _put(self, words: str, column: str, value: object) -> None:
        self._edits.put(Meeting, self._meeting, words, column, value)

    def _save_distractions(self, text: str) -> None:
        words = QCoreApplication.translate("Meetings", "Count distractions")
        self._save_count(self.distractions, words, "distractions", text, COUNT[1])

    def _save_minutes(self, text: str) -> None:
        words = QCoreApplication.translate("Meetings", "Change how long a meeting took")
        self._save_count(self.minutes, words, "minutes_held", text, MINUTES[1])

    def _save_count(self, field: ShortLine, words: str, column: str, text: str, most: int) -> None:
        count = read_count(text, most)
        if text.strip() and count is None:
            field.put_back()
            self._edits.explain_count(most)
        else:
            self._put(words, column, count)


def glow(card: Card, *, on: bool = True) -> None:
    """Mark a card, or let it be."""
    card.setProperty("tone", "highlight" if on else "")
    card.style().unpolish(card)
    card.style().polish(card)


def _pair(field: ShortLine, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, theme().px(tokens.L), 0)
    row.setSpacing(theme().px(tokens.XS))
    row.addWidget(field)
    row.addWidget(label(words, "muted", wrap=False))
    return made
