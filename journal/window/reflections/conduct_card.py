"""Where to turn after disrespect or harm: people I trust, and what the organisation has for it. Never to trying
harder."""

from PySide6.QtCore import QCoreApplication

from journal.errors import BadFile
from journal.method.conduct import Step, steps_for
from journal.store.ladder import advisers
from journal.window.desk import Desk
from journal.window.reflections.view import link
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

MOST = 6
"""People who are named."""


class ConductCard(Card):
    """`colleague`: whom it is about, who is not among those to turn to. What it says stands there after `refresh`,
    which a colleague given here asks for; then the step above says already that it is not mine to mend."""

    def __init__(self, desk: Desk, colleague: str = "", marked: str = "") -> None:
        super().__init__(QCoreApplication.translate("Conduct", "You need not carry this alone"))
        self._desk = desk
        self._introduced = bool(colleague)
        self._shown: tuple[str, str, tuple[tuple[str, str], ...]] | None = None
        if colleague:
            self.refresh(colleague, marked)

    def refresh(self, colleague: str, marked: str) -> None:
        """`marked`: what, where that is known."""
        with self._desk.reading() as session:
            trusted = tuple(advisers(session, colleague)[:MOST])
        if (colleague, marked, trusted) == self._shown:
            return
        self._shown = (colleague, marked, trusted)
        clear(self.body)
        words = QCoreApplication.translate(
            "Conduct",
            "What you marked is not yours to mend. Turn to people you trust, and to those who are there for it.",
        )
        if not self._introduced:
            self.body.addWidget(label(words))
        self._add_people(list(trusted))
        try:
            steps = steps_for(marked)
        except BadFile as trouble:  # the person, or a colleague, edited the file
            self.body.addWidget(label(trouble.happened, "error"))
            return
        for one in steps:
            self._add_step(one)

    def _add_people(self, trusted: list[tuple[str, str]]) -> None:
        self._head(QCoreApplication.translate("Conduct", "People you trust"))
        if not trusted:
            words = QCoreApplication.translate(
                "Conduct", "A friend, a mentor or a colleague who listens. Note who it is."
            )
            self.body.addWidget(label(words))
        box, flow = flowing()
        for adviser, name in trusted:
            kind, _, record = adviser.partition(":")
            flow.addWidget(link(name, (kind, record), self._desk, "chip"))
        if not trusted:
            add = QCoreApplication.translate("Conduct", "Add somebody you trust")
            flow.addWidget(button(add, lambda: self._desk.open("new_mentor", ""), icon_name="user-plus"))
        self.body.addWidget(box)

    def _add_step(self, one: Step) -> None:
        self._head(one.title)
        self.body.addWidget(label(one.text, selectable=True))
        if one.contact:
            self.body.addWidget(label(one.contact, "muted", selectable=True))

    def _head(self, words: str) -> None:
        self.body.addSpacing(theme().px(tokens.XS))
        self.body.addWidget(label(words, "strong"))
