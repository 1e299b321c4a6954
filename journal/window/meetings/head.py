"""What a meeting is: its title, when, where, who is there, and its state."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.model import Colleague, Meeting
from journal.model.base import MINUTES
from journal.model.words import MeetingState
from journal.store.meetings import Details, Person
from journal.window.meetings.asides import Invited, ReminderChoice
from journal.window.meetings.edits import Edits, read_count, read_time
from journal.window.meetings.fields import Mark, People, ShortLine, level
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.days import capital, day_words, time_words
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import meeting_states


class Head(Card):
    def __init__(self, edits: Edits) -> None:
        super().__init__()
        self._edits = edits
        self._desk = edits.desk
        self._details: Details | None = None
        self.everybody: list[Person] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(tokens.S))
        self._grid.setVerticalSpacing(theme().px(tokens.XS))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._make_title()
        self._make_when()
        self._make_where()
        self._make_who()
        self._make_state()
        self._make_reminder()

    def refresh(self, details: Details, everybody: list[Person]) -> None:
        """Show what the journal has now."""
        if self._details is None or self._details.id != details.id:
            self.people.clear()
        self._details, self.everybody = details, everybody
        self.heading.refresh(details.title)
        self.day.refresh(details.start.date())
        self.time.refresh(time_words(details.start))
        self.minutes.refresh("" if details.minutes is None else str(details.minutes))
        self._show_zone(details)
        self.where.refresh(details.where)
        self.people.offer(everybody)
        self.people.refresh(details.people)
        self.state.refresh(details.state)
        begun = details.start <= self._desk.now()
        self._show_from_calendar(details, begun=begun)
        self.held.setVisible(begun and details.state == MeetingState.PLANNED)
        self.reflect.setVisible(begun or details.state == MeetingState.HELD)

    def _make_title(self) -> None:
        self.heading = InlineLine(
            QCoreApplication.translate("Meetings", "Title"),
            QCoreApplication.translate("Meetings", "What is it about?"),
            "page",
        )
        self.heading.setFont(theme().font(tokens.PAGE_TITLE, tokens.SEMIBOLD))
        self.heading.edited.connect(self._save_title)
        self._grid.addWidget(self.heading, 0, 0, 1, 2)
        words = QCoreApplication.translate("Meetings", "Delete meeting")
        self.trash = icon_button("trash-2", words, self._delete)
        self._grid.addWidget(self.trash, 0, 2, Qt.AlignmentFlag.AlignTop)

    def _make_when(self) -> None:
        box, flow = flowing()
        box.setMinimumWidth(1)
        self.day = InlineDate(QCoreApplication.translate("Meetings", "Day"), self._desk.today, clearable=False)
        self.day.picked.connect(lambda day: self._move(day=day))
        flow.addWidget(level(self.day))
        self.time = ShortLine(QCoreApplication.translate("Meetings", "Time"), "10:00", 72)
        self.time.edited.connect(self._save_time)
        flow.addWidget(level(self.time))
        self.minutes = ShortLine(QCoreApplication.translate("Meetings", "Planned minutes"), "30", 48)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.edited.connect(self._save_minutes)
        flow.addWidget(level(self.minutes))
        unit = label(QCoreApplication.translate("Meetings", "minutes"), "muted", wrap=False)
        flow.addWidget(level(unit))
        self._line("calendar", box, QCoreApplication.translate("Meetings", "When"))
        self.zone = label("", "small")
        self._grid.addWidget(self.zone, self._grid.rowCount(), 1)

    def _make_where(self) -> None:
        self.where = InlineLine(
            QCoreApplication.translate("Meetings", "Where"), QCoreApplication.translate("Meetings", "Where?")
        )
        words = QCoreApplication.translate("Meetings", "Edit where a meeting is")
        self.where.edited.connect(lambda text: self._put(words, "where", text if text.strip() else None))
        self._line("map-pin", level(self.where), QCoreApplication.translate("Meetings", "Where"))

    def _make_who(self) -> None:
        self.people = People()
        self.people.opened.connect(lambda colleague: self._desk.open("colleague", colleague))
        self.people.added.connect(self._add_person)
        self.people.taken.connect(self._take_person)
        self._line("users", self.people, QCoreApplication.translate("Meetings", "Who is there"))

    def _make_state(self) -> None:
        box, flow = flowing()
        box.setMinimumWidth(1)
        self.state = InlineChoice(QCoreApplication.translate("Meetings", "State"), meeting_states())
        self.state.chosen.connect(self._save_state)
        flow.addWidget(level(self.state))
        words = QCoreApplication.translate("Meetings", "Focus")
        self.focus = button(words, self._open_focus, icon_name="target")
        self.focus.setToolTip(
            QCoreApplication.translate("Meetings", "A calm window for the meeting, nothing else on it")
        )
        self._focus_box = level(self.focus)
        flow.addWidget(self._focus_box)
        words = QCoreApplication.translate("Meetings", "It was held")
        self.held = button(words, lambda: self._save_state(MeetingState.HELD), variant="primary", icon_name="check")
        flow.addWidget(level(self.held))
        words = QCoreApplication.translate("Meetings", "Reflect on it")
        self.reflect = button(words, self._reflect, icon_name="notebook-pen")
        flow.addWidget(level(self.reflect))
        self._line("flag", box, QCoreApplication.translate("Meetings", "State"))
        self.invited = Invited()
        self.invited.cancelled.connect(lambda: self._save_state(MeetingState.CANCELLED_BY_THEM))
        self._grid.addWidget(self.invited, self._grid.rowCount(), 1, 1, 2)

    def _make_reminder(self) -> None:
        self.reminder = ReminderChoice()
        self.reminder.picked.connect(self._save_reminder)
        self._reminder_box, flow = flowing()
        self._reminder_box.setMinimumWidth(1)
        flow.addWidget(level(self.reminder))
        self._bell = self._line("timer", self._reminder_box, QCoreApplication.translate("Meetings", "Pop-up"))

    def _line(self, icon_name: str, widget: QWidget, words: str) -> Mark:
        row = self._grid.rowCount()
        mark = Mark(icon_name, words, tokens.CONTROL)
        self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1, 1, 2)
        return mark

    def _show_from_calendar(self, details: Details, *, begun: bool) -> None:
        """What only some meetings have: a pop-up ahead, and somebody who invited and may have cancelled."""
        with self._desk.reading() as session:
            found = session.get(Meeting, details.id)
            inviter = session.get(Colleague, found.organiser_id) if found and found.organiser_id else None
        ahead = details.state == MeetingState.PLANNED and not begun
        self.reminder.refresh_minutes(found.remind_minutes if found else None)
        self._bell.setVisible(ahead)
        self._reminder_box.setVisible(ahead)
        today = details.state == MeetingState.HELD and details.day == self._desk.today()
        self._focus_box.setVisible(details.state == MeetingState.PLANNED or today)
        cancelled = details.state == MeetingState.CANCELLED
        self.invited.ask(details.id, inviter.name if inviter and cancelled else "")

    def _put(self, label_: str, column: str, value: object) -> None:
        if self._details is not None:
            self._edits.put(Meeting, self._details.id, label_, column, value)

    def _save_title(self, text: str) -> None:
        if text.strip():
            self._put(QCoreApplication.translate("Meetings", "Edit meeting title"), "title", text)
        elif not self.heading.hasFocus() and self._details is not None:
            self.heading.refresh(self._details.title)

    def _save_time(self, text: str) -> None:
        at = read_time(text)
        if at is None:
            self.time.put_back()
            self._desk.say(QCoreApplication.translate("Meetings", "Write the time like this: 10:00"))
        else:
            self._move(at=at)

    def _move(self, day: date | None = None, at: time | None = None) -> None:
        if self._details is not None:
            start = self._details.start
            self._edits.move(self._details.id, day or start.date(), at or start.time())
            self.time.refresh(time_words(self._details.start))

    def _save_minutes(self, text: str) -> None:
        minutes = read_count(text, MINUTES[1])
        if text.strip() and minutes is None:
            self.minutes.put_back()
            self._edits.explain_count(MINUTES[1])
        else:
            self._put(QCoreApplication.translate("Meetings", "Change planned minutes"), "minutes", minutes)

    def _save_state(self, state: str) -> None:
        self._put(QCoreApplication.translate("Meetings", "Change state of meeting"), "state", str(state))

    def _save_reminder(self, minutes: object) -> None:
        words = QCoreApplication.translate("Meetings", "Change the pop-up of a meeting")
        self._put(words, "remind_minutes", minutes)

    def _open_focus(self) -> None:
        if self._details is not None:
            self._desk.open("focus", self._details.id)

    def _add_person(self, name: str) -> None:
        if self._details is not None:
            self._edits.add_person(self._details.id, name, self.everybody)
            if not self._edits.failed:
                self.people.clear()

    def _take_person(self, person: Person) -> None:
        if self._details is not None:
            self._edits.take_person(self._details.id, person)

    def _reflect(self) -> None:
        if self._details is not None:
            self._desk.open("meeting_reflection", self._details.id)

    def _delete(self) -> None:
        if self._details is not None:
            said = QCoreApplication.translate("Meetings", "Deleted {title}.").format(title=self._details.title)
            words = QCoreApplication.translate("Meetings", "Delete {title}").format(title=self._details.title)
            self._edits.delete(Meeting, self._details.id, words, said)

    def _show_zone(self, details: Details) -> None:
        """Where the meeting's clock differs from the one on the wall here, say both."""
        here = details.start.astimezone(self._desk.now().tzinfo)
        differs = here.utcoffset() != details.start.utcoffset()
        zone = (details.time_zone or details.start.strftime("%Z")).replace("_", " ")
        day = "" if here.date() == details.start.date() else capital(day_words(here.date(), self._desk.today()))
        words = QCoreApplication.translate("Meetings", "{zone} time; here it is {time}")
        at = " ".join(part for part in (day, time_words(here)) if part)
        self.zone.setText(words.format(zone=zone, time=at) if differs else "")
        self.zone.setVisible(differs)
