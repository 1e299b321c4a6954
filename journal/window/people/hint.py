"""One quiet line above the list of colleagues where two of them may be one; it can be switched off."""

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from journal.exchange.people_same import SamePair, likely_same
from journal.store.changes import Change
from journal.store.colleagues import names_of
from journal.store.hints import off, switch_off
from journal.window.background import Job
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

HINT = "same"
"""The name of the hint in the journal; "same:ID:ID" of one pair."""
PATIENCE = 1_500
"""Milliseconds after a change until it is looked anew: typing a name changes it at every pause."""


class MergeHint(QWidget):
    """`looking(id, id)`: two are to be looked at. It is there only where two may be one."""

    looking = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pair: SamePair | None = None
        self._job: Job | None = None
        translate = QCoreApplication.translate
        self._words = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        none = icon_button("x", translate("MergeHint", "No such hints any more"), self._switch_off)
        head.addWidget(none, 0, Qt.AlignmentFlag.AlignTop)
        box, row = flowing()
        row.addWidget(button(translate("MergeHint", "Look"), self._look, variant="quiet"))
        row.addWidget(button(translate("MergeHint", "They are two"), self._keep_apart, variant="quiet"))
        whole = QVBoxLayout(self)
        side = theme().px(tokens.M)
        whole.setContentsMargins(side, 0, side, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.refresh)
        desk.changed.connect(self._follow)
        self.hide()
        self._timer.start()

    def refresh(self) -> None:
        """Look anew, in the background."""
        desk = self._desk

        def work(_: Job) -> tuple[SamePair, str] | None:
            with desk.reading() as session:
                return _first(session, off(session, HINT, desk.today()))

        if self._job is not None:
            self._job.cancel()
        with suppress(RuntimeError):  # the journal is just being closed
            self._job = desk.background.start(work, self._show)

    def _show(self, found: tuple[SamePair, str] | None) -> None:
        self._job = None
        self._pair = found[0] if found else None
        if found:
            self._words.setText(found[1])
        self.setVisible(found is not None)

    def _follow(self, change: Change) -> None:
        if change.concerns("colleague") or change.concerns("hint_off"):
            self._timer.start()

    def _look(self) -> None:
        if self._pair is not None:
            self.looking.emit(self._pair.first, self._pair.second)

    def _keep_apart(self) -> None:
        if self._pair is not None:
            self._hide(pair_hint(self._pair), QCoreApplication.translate("MergeHint", "They stay two."))

    def _switch_off(self) -> None:
        words = QCoreApplication.translate("MergeHint", "No more hints that two may be the same.")
        self._hide(HINT, words)

    def _hide(self, hint: str, words: str) -> None:
        with self._desk.change("Switch off a hint") as session:
            switch_off(session, hint)
        self.hide()
        self.refresh()
        self._desk.say(words, undoable=True)


def pair_hint(pair: SamePair) -> str:
    return ":".join([HINT, *sorted((pair.first, pair.second))])


def _first(session: Session, switched_off: set[str]) -> tuple[SamePair, str] | None:
    """The likeliest pair that was not said to be two, in words."""
    if HINT in switched_off:
        return None
    for pair in likely_same(session):
        if pair_hint(pair) not in switched_off:
            names = names_of(session, (pair.first, pair.second))
            return pair, _words(names[pair.first], names[pair.second])
    return None


def _words(first: str, second: str) -> str:
    if first == second:
        return QCoreApplication.translate("MergeHint", "Two {name} may be the same.").format(name=first)
    return QCoreApplication.translate("MergeHint", "{first} and {second} may be the same.").format(
        first=first, second=second
    )
