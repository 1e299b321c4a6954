"""What becomes of a recap: it is copied, or opened in the mail program, and then the person says that it was sent.

The program sends nothing itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.method.recap import mail_link
from journal.model import Contact
from journal.model.words import Channel, Party
from journal.store.recaps import Message, Sent
from journal.window.desk import Desk
from journal.window.meetings.edits import Edits
from journal.window.meetings.fields import level
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.days import day_words
from journal.window.widgets.flow import Flow, flowing
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import Choices, channels

_CHANNELS = (Channel.EMAIL, Channel.CHAT, Channel.OTHER)


class Sending(QWidget):
    """`message()` answers with the message as it stands in the fields."""

    def __init__(self, desk: Desk, message: Callable[[], Message]) -> None:
        super().__init__()
        self._edits = Edits(desk)
        self._desk = desk
        self._message = message
        self._colleague = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        self.deeds = self._line(column)
        translate = QCoreApplication.translate
        self.copy = button(translate("Recap", "Copy"), self._copy, icon_name="copy")
        self.mail = button(translate("Recap", "Open in mail program"), self._open_mail, icon_name="mail")
        for one in (self.copy, self.mail):
            self.deeds.addWidget(level(one))
        self.note = label("", "small")
        column.addWidget(self.note)
        flow = self._line(column)
        self._asked = level(label(translate("Recap", "Once it is on its way:"), "muted", wrap=False))
        flow.addWidget(self._asked)
        self.channel = InlineChoice(translate("Recap", "How you sent it"), _channels())
        self.channel.refresh(Channel.EMAIL)
        self._by = level(self.channel)
        flow.addWidget(self._by)
        self.done = button(translate("Recap", "I sent it"), self._record, variant="primary", icon_name="check")
        self._done = level(self.done)
        flow.addWidget(self._done)
        self.sent = label("", "small")
        column.addWidget(self.sent)
        self.answer = WordButton("", lambda: desk.open("colleague", self._colleague), variant="quiet")
        column.addWidget(self.answer)
        self.begin("")

    def begin(self, colleague: str) -> None:
        """Another message: nothing was done with it yet."""
        self._colleague = colleague
        self._tell("")
        self._offer(wanted=False)

    def show_sent(self, sent: Sent | None, name: str) -> None:
        """Say when the journal has it that it was sent."""
        self.sent.setVisible(sent is not None)
        self.answer.setVisible(sent is not None)
        if sent is not None:
            words = QCoreApplication.translate("Recap", "Sent {day}, {channel}.")
            day = day_words(sent.on, self._desk.today())
            channel = dict(_channels()).get(sent.channel, dict(channels()).get(sent.channel, ""))
            self.sent.setText(words.format(day=day, channel=channel[:1].lower() + channel[1:]))
            words = QCoreApplication.translate("Recap", "When {name} answers, note the day on their page")
            self.answer.show_words(words.format(name=name))

    def _line(self, column: QVBoxLayout) -> Flow:
        box, flow = flowing()
        box.setMinimumWidth(1)
        column.addWidget(box)
        return flow

    def _copy(self) -> None:
        self._put_on_clipboard()
        self._tell(QCoreApplication.translate("Recap", "Copied."))
        self._offer(wanted=True)

    def _open_mail(self) -> None:
        message = self._message()
        link = mail_link(message.address, message.recap)
        told = ""
        if not link.whole:
            self._put_on_clipboard()
            told = QCoreApplication.translate("Recap", "Too long for the mail program: the whole text is copied.")
        if not QDesktopServices.openUrl(QUrl(link.url, QUrl.ParsingMode.StrictMode)):
            self._put_on_clipboard()
            told = QCoreApplication.translate("Recap", "No mail program answered: the whole text is copied.")
        self._tell(told)
        self._offer(wanted=True)

    def _put_on_clipboard(self) -> None:
        QApplication.clipboard().setText(self._message().recap.body)

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _offer(self, *, wanted: bool) -> None:
        """Whether it was sent is for the person to say, once they could have done so."""
        for one in (self._asked, self._by, self._done):
            one.setVisible(wanted)

    def _record(self) -> None:
        message, today = self._message(), self._desk.today()
        label_ = QCoreApplication.translate("Recap", "Note that a recap was sent")
        with self._edits.kept(), self._desk.change(label_) as session:
            session.add(
                Contact(
                    colleague_id=self._colleague,
                    on=today,
                    channel=self.channel.value,
                    started_by=str(Party.ME),
                    text=message.recap.subject,
                )
            )
        if not self._edits.failed:
            self._tell("")
            self._offer(wanted=False)
            said = QCoreApplication.translate("Recap", "Noted that you sent the recap to {name}.")
            self._desk.say(said.format(name=message.name), undoable=True)


def _channels() -> Choices:
    return [
        (Channel.EMAIL, QCoreApplication.translate("Recap", "By e-mail")),
        (Channel.CHAT, QCoreApplication.translate("Recap", "In a chat")),
        (Channel.OTHER, QCoreApplication.translate("Recap", "Another way")),
    ]
