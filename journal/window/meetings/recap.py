"""The recap of a meeting, to one colleague at a time: written from what was noted, changed by hand, sent by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from journal.method.recap import Recap
from journal.model.words import MeetingState
from journal.store.meetings import Details, Person
from journal.store.recaps import Message, message_to, sent
from journal.window.desk import Desk
from journal.window.meetings.recap_sending import Sending
from journal.window.meetings.recap_texts import keep_text, kept_text
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice

_NOTHING = Message("", "", Recap("", ""))


class RecapCard(Card):
    """Shown once there is something to send, or when it is asked for by `show_for`."""

    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        self.whom = InlineChoice(translate("Recap", "To whom"), [])
        super().__init__(translate("Recap", "Recap"), self.whom)
        self._desk = desk
        self._meeting = ""
        self._colleague = ""
        self._people: tuple[str, ...] = ()
        self._asked_for = ""
        self._written = _NOTHING
        self._body = ""
        self._aside: dict[tuple[str, str], Recap] = {}  # what was theirs before it was written anew
        self.whom.chosen.connect(self._turn_to)
        self.address = label("", "small")
        self.address.setContentsMargins(theme().px(tokens.XS) + 2, 0, 0, 0)  # on one line with what can be edited
        self.body.addWidget(self.address)
        self.subject = InlineLine(translate("Recap", "Subject"), translate("Recap", "Subject"), "strong")
        self.text = InlineText(translate("Recap", "Message"), translate("Recap", "What do you want to say?"), lines=6)
        for field in (self.subject, self.text):
            field.setMaximumWidth(theme().line_width() + theme().px(tokens.XL))
            field.edited.connect(lambda _: self._keep())
            self.body.addWidget(field)
        self.sending = Sending(desk, self._now)
        self.anew = button(translate("Recap", "Write it anew"), self._write_anew, variant="quiet", icon_name="redo-2")
        self.sending.deeds.addWidget(self.anew)
        words = translate("Recap", "Put back what I wrote")
        self.back = button(words, self._put_back, variant="quiet", icon_name="undo-2")
        self.sending.deeds.addWidget(self.back)
        self.body.addWidget(self.sending)
        self.hide()

    def refresh(self, found: Details) -> None:
        """Show it as the journal has it now, where the meeting has one."""
        self._offer(found.people)
        if found.id != self._meeting or self._colleague not in self._people:
            self._meeting = found.id
            self._turn(self._people[0] if self._people else "")
        wanted = bool(found.people) and (self._asked_for == found.id or _has_recap(found, self._desk))
        self.setVisible(wanted)
        if wanted:
            self._show()

    def ask_for(self, meeting: str) -> None:
        """From now on show it for this meeting, also where there is little in it yet."""
        self._asked_for = meeting

    def _offer(self, people: Sequence[Person]) -> None:
        self._people = tuple(person.id for person in people)
        words = QCoreApplication.translate("Recap", "To {name}")
        self.whom.offer([(person.id, words.format(name=person.label)) for person in people])
        self.whom.setVisible(len(people) > 1)
        self.whom.refresh(self._colleague)

    def _turn(self, colleague: str) -> None:
        """Another message: what stood in the fields is kept with the old one."""
        self._colleague = colleague
        self.whom.refresh(colleague)
        for field in (self.subject, self.text):
            field.clear()
            field.refresh("")  # nothing of it waits to be saved
        self.sending.begin(colleague)

    def _turn_to(self, colleague: str) -> None:
        self._keep()
        self._turn(colleague)
        self._show()

    def _show(self) -> None:
        with self._desk.reading() as session:
            message = message_to(session, self._meeting, self._colleague, self._desk.today())
            self._written = _without_last_break(message or _NOTHING)
            shown = kept_text(session, self._meeting, self._colleague) or self._written.recap
            self.sending.show_sent(sent(session, self._colleague, shown.subject), self._written.name)
        self.subject.refresh(shown.subject)
        self.text.refresh(shown.body)
        self._body = shown.body
        self.address.setText(self._to())
        changed = self._now().recap != self._written.recap
        self.anew.setVisible(changed)
        self.back.setVisible(not changed and self._key in self._aside)

    @property
    def _key(self) -> tuple[str, str]:
        return self._meeting, self._colleague

    def _to(self) -> str:
        name, address = self._written.name, self._written.address
        if len(self._people) > 1:  # the name stands beside the title
            return address or QCoreApplication.translate("Recap", "No e-mail address is known")
        if address:
            return QCoreApplication.translate("Recap", "To {name}, {address}").format(name=name, address=address)
        return QCoreApplication.translate("Recap", "To {name}; no e-mail address is known").format(name=name)

    def _now(self) -> Message:
        """The message as it stands in the fields."""
        subject = " ".join(self.subject.text().split())
        # A text with a line that no editor can hold is shown in pieces.
        body = self._body if self.text.isReadOnly() else self.text.text()
        return self._written._replace(recap=Recap(subject, body))

    def _keep(self) -> None:
        """Keep what the person wrote; what is as it was written is written anew."""
        if not self._colleague or not self._written.name:
            return
        recap = self._now().recap
        if keep_text(self._desk, self._meeting, self._colleague, None if recap == self._written.recap else recap):
            self._show()

    def _write_anew(self) -> None:
        self._aside[self._key] = self._now().recap
        self._begin_with(None)

    def _put_back(self) -> None:
        self._begin_with(self._aside.pop(self._key))

    def _begin_with(self, text: Recap | None) -> None:
        """Show this text, or where there is none, what was noted."""
        if not keep_text(self._desk, self._meeting, self._colleague, text):
            return
        self._turn(self._colleague)
        self._show()
        self.text.setFocus()


def _has_recap(found: Details, desk: Desk) -> bool:
    """Whether there is something to say: the meeting has begun, or something was heard or promised."""
    takes_place = found.state in (MeetingState.PLANNED, MeetingState.HELD)
    return bool(found.restatements or found.followups) or (takes_place and found.start <= desk.now())


def _without_last_break(message: Message) -> Message:
    """As it stands in a field: no empty line at its end."""
    return message._replace(recap=message.recap._replace(body=message.recap.body.rstrip("\n")))
