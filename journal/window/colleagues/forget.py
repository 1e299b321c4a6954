"""Forgetting a person: what goes, what stays, where they are mentioned, and one button that cannot be undone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.store.earlier_copies import kept_copies, start_over
from journal.store.forgetting import Goes, forget, mentions_elsewhere, what_goes
from journal.store.search import Hit
from journal.window.background import Job
from journal.window.colleagues.forget_words import goes_words, hit_words, kept_words, stays_words
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import Elided, label
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.tick import Tick

WIDE, HIGH = 620, 620
SHOWN = 12
"""Mentions that are shown; more are counted."""


def ask_to_forget(window: QWidget, desk: Desk, colleague: str) -> "ForgetDialog | None":
    """Say what goes with a colleague, and ask; None where there is no such colleague."""
    with desk.reading() as session:
        goes = what_goes(session, colleague)
        mentions = mentions_elsewhere(session, colleague)
    if goes is None:
        return None
    dialog = ForgetDialog(window, desk, colleague, goes, mentions)
    dialog.open()
    return dialog


class ForgetDialog(QDialog):
    def __init__(self, parent: QWidget, desk: Desk, colleague: str, goes: Goes, mentions: Sequence[Hit]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._colleague, self._goes = desk, colleague, goes
        self._busy = False
        translate = QCoreApplication.translate
        title = translate("Forget", "Forget {name}").format(name=goes.name)
        self.setWindowTitle(title)
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.XL), px(tokens.L), px(tokens.XL), px(tokens.L))
        whole.setSpacing(px(tokens.M))
        whole.addWidget(Elided(title, "section"))
        words = translate(
            "Forget", "This cannot be undone, and neither can anything else that you did since the journal was opened."
        )
        whole.addWidget(label(words, "strong"))
        page = Page()
        page.column.setContentsMargins(0, 0, px(tokens.M), 0)
        for card in self._cards(mentions):
            page.column.addWidget(card)
        page.column.addStretch(1)
        whole.addWidget(Scroll(page), 1)
        whole.addLayout(self._foot())
        room = parent.screen().availableGeometry().size()
        self.resize(min(px(WIDE), room.width() - 2 * tokens.XL), min(px(HIGH), room.height() - 3 * tokens.XL))
        self.cancel.setFocus()

    def _cards(self, mentions: Sequence[Hit]) -> list[Card]:
        translate = QCoreApplication.translate
        cards = [_card(translate("Forget", "This goes for good"), goes_words(self._goes))]
        if stays := stays_words(self._goes):
            cards.append(_card(translate("Forget", "This stays, without them"), stays))
        plain = [
            translate("Forget", "Files that you exported still have them: delete those yourself."),
            translate("Forget", "A calendar that you follow may name them again."),
        ]
        cards.append(_card(translate("Forget", "What it does not reach"), plain))
        cards += self._backups()
        if mentions:
            cards.append(self._mentioned(mentions))
        return cards

    def _backups(self) -> list[Card]:
        """The earlier backups, which have them still; they go along where that is wished."""
        places = kept_copies(self._desk.journal.folder)
        self.with_backups: Tick | None = None
        if not places:
            return []
        card = _card(QCoreApplication.translate("Forget", "Backups still have them"), kept_words(places))
        words = QCoreApplication.translate("Forget", "Delete these, and make a new backup without them")
        self.with_backups = Tick(words, False, lambda _: None)
        card.body.addWidget(self.with_backups)
        return [card]

    def _mentioned(self, mentions: Sequence[Hit]) -> Card:
        translate = QCoreApplication.translate
        card = Card(translate("Forget", "Where you may have mentioned them"))
        words = translate("Forget", "What you wrote about others stays as it is. Look through it, where you like.")
        card.body.addWidget(label(words, "muted"))
        for hit in mentions[:SHOWN]:
            card.body.addWidget(WordButton(hit_words(hit), partial(self._open, hit)))
        if len(mentions) > SHOWN:
            more = translate("Forget", "and {count} more, which the search finds").format(count=len(mentions) - SHOWN)
            card.body.addWidget(label(more, "muted"))
        return card

    def _foot(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        self._doing = label("", "muted")
        self.cancel = button(translate("Forget", "Cancel"), self.reject)
        self.forget = button(translate("Forget", "Forget for good"), self._forget, variant="primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(tokens.S))
        foot.addWidget(self._doing, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.forget)
        return foot

    def _open(self, hit: Hit) -> None:
        self.reject()
        self._desk.open(hit.opens_kind, hit.opens)

    def _forget(self) -> None:
        """Off the window's thread: a large file takes a moment to be written anew."""
        self._busy = True
        for one in (self.cancel, self.forget):
            one.setEnabled(False)
        self._doing.setText(QCoreApplication.translate("Forget", "Forgetting …"))
        nameless = QCoreApplication.translate("Forget", "Somebody")
        journal, colleague, now = self._desk.journal, self._colleague, self._desk.now()
        backups_too = self.with_backups is not None and self.with_backups.box.isChecked()

        def work(_: Job) -> bool:
            swept = forget(journal, colleague, nameless)
            if backups_too:
                start_over(journal, now)
            return swept

        self._desk.importing.start(work, self._forgotten, self._failed)

    def _forgotten(self, swept: bool) -> None:
        self._busy = False
        self._desk.backed_up.emit()
        self.accept()
        words = (
            QCoreApplication.translate("Forget", "{name} is forgotten.")
            if swept
            else QCoreApplication.translate(
                "Forget", "{name} is forgotten. The last that is left of them goes when the journal is closed."
            )
        )
        self._desk.say(words.format(name=self._goes.name))

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self.reject()
        if not isinstance(error, JournalError):
            raise error
        self._desk.troubled.emit(error)

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is no way to forget somebody: only the button is."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _card(title: str, lines: Sequence[str]) -> Card:
    card = Card(title)
    for line in lines:
        card.body.addWidget(label(line))
    return card
