"""One line above the tabs while something about the backups, or the journal's file, needs a person."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.store.backup_place import State
from journal.window.desk import Desk
from journal.window.safety.backup_words import made_words
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label

STALE = timedelta(days=7)


class KeepingLine(QWidget):
    """`words`, and the buttons for what can be done: each asks the desk for it."""

    def __init__(self, desk: Desk, words: str, deeds: tuple[str, ...]) -> None:
        super().__init__()
        px = theme().px
        self.words = words
        mark = label("", wrap=False)
        mark.setPixmap(icon("triangle-alert", "needs_attention").pixmap(px(tokens.ICON), px(tokens.ICON)))
        row = QHBoxLayout()
        row.setSpacing(px(tokens.S))
        row.addWidget(mark)
        row.addWidget(label(words, "strong"), 1)
        box, flow = flowing()
        names = deed_words()
        self.buttons = {deed: button(names[deed], partial(desk.keeping.emit, deed)) for deed in deeds}
        for one in self.buttons.values():
            flow.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(tokens.L), px(tokens.S), px(tokens.L), px(tokens.S))
        whole.setSpacing(px(tokens.XS))
        whole.addLayout(row)
        whole.addWidget(box)
        self.setAccessibleName(words)


def line_for(desk: Desk, state: State, *, damaged: bool, older: bool = False) -> KeepingLine | None:
    """The most urgent of what there is to say; None where all is well."""
    translate = QCoreApplication.translate
    if damaged:
        words = translate("Keeping", "The journal’s file is damaged. Most of it can be saved; do it soon.")
        return KeepingLine(desk, words, ("repair", "restore"))
    if older and state.last is not None:
        words = translate(
            "Keeping", "This journal is older than its last backup: {when}. Was an earlier one put in its place?"
        )
        return KeepingLine(desk, words.format(when=made_words(state.last.manifest, desk.now())), ("restore",))
    if state.failed:
        words = translate("Keeping", "The last backup failed. Make sure that the disk has room, then try again.")
        return KeepingLine(desk, words, ("back_up",))
    if is_stale(state, desk.now()) and state.last is not None:
        words = translate("Keeping", "What you wrote lately is in no backup. The last one: {when}.")
        return KeepingLine(desk, words.format(when=made_words(state.last.manifest, desk.now())), ("back_up",))
    if state.second_failed:
        words = translate(
            "Keeping", "The last backup is not in your second folder, which could not be written. Is its disk there?"
        )
        return KeepingLine(desk, words, ("back_up",))
    return None


def is_stale(state: State, now: datetime) -> bool:
    return state.changed and state.last is not None and now - state.last.made > STALE


def deed_words() -> dict[str, str]:
    return {
        "back_up": QCoreApplication.translate("Keeping", "Back up now"),
        "restore": QCoreApplication.translate("Keeping", "Restore a backup …"),
        "repair": QCoreApplication.translate("Keeping", "Repair it"),
    }
