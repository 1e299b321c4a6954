"""A passphrase is set, changed or taken away, or the recovery code made anew: one page after the other in a dialog.

The journal stays open until all was entered; then it is closed, changed in the background, and opened again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.store import protecting as store
from journal.store.folder import KEYS
from journal.store.keys import read_key
from journal.store.slots import WrongPassphrase
from journal.window.background import Background
from journal.window.safety.code_shown import AskBack, CodePage
from journal.window.safety.passphrase import AskPassphrase, ChoosePassphrase
from journal.window.safety.step import Step
from journal.window.theme import theme

WIDE, HIGH = 680, 600

Work = Callable[[], str | None]
"""What is done while the journal is closed; it answers the new recovery code, where there is one."""


class Wanted(NamedTuple):
    """What is asked for: the page that asks for the present passphrase says these."""

    mark: str
    title: str
    words: str
    go_on: str


class Protecting(QDialog):
    """`working(work)`: the journal is to be closed for it, and opened again; then `finish` or `fail` is called.
    `confirmed()`: the recovery code is on paper. `told(words)`: what to say once all is done."""

    working = Signal(object)
    confirmed = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget, what: str, folder: Path, background: Background) -> None:
        """`what`: set, change, remove, code, remember or forget."""
        super().__init__(parent)
        self._what, self._folder, self._background = what, folder, background
        self._busy = False
        self.setWindowTitle(QCoreApplication.translate("Protecting", "Protection"))
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        room = parent.screen().availableGeometry().size()
        self.resize(min(theme().px(WIDE), room.width() - 40), min(theme().px(HIGH), room.height() - 40))

    def begin(self) -> None:
        """Show the first page, or do at once what asks for nothing."""
        folder = self._folder
        if self._what == "set":
            self._choose(None)
        elif self._what == "forget":
            self._work(None, lambda: store.forget_remembered(folder))
        else:
            self._ask()
        if self._what != "forget":
            self.open()

    @property
    def page(self) -> Step | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, Step) else None

    @property
    def makes_code(self) -> bool:
        return self._what in ("set", "code")

    def reject(self) -> None:
        """Escape, and the window's own button: not while something is being done."""
        if self._busy:
            return
        if isinstance(self.page, CodePage | AskBack):
            self.told.emit(
                QCoreApplication.translate("Protecting", "The recovery code is shown again when you next unlock it.")
            )
        super().reject()

    def finish(self, code: str | None) -> None:
        """It is done, and the journal is open again."""
        self._busy = False
        if code is not None and self.makes_code:
            self._show_code(code)
            return
        self.told.emit(_done_words(self._what))
        self.accept()

    def fail(self, trouble: JournalError) -> None:
        """It could not be done; the journal is open again, as it was."""
        self._busy = False
        page = self.page
        if page is None:
            self.told.emit(trouble.happened)
            self.accept()
            return
        page.wait(False)
        page.say(" ".join(part for part in (trouble.happened, trouble.kept, trouble.to_do) if part))

    def _show(self, page: Step) -> None:
        old = self._pages.currentWidget()
        self._pages.setCurrentIndex(self._pages.addWidget(page))
        page.setFocus()
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()

    def _ask(self) -> None:
        wanted = _wanted(self._what)
        page = AskPassphrase(*wanted, back=self.reject, back_words=_cancel())
        page.given.connect(lambda passphrase: self._check(passphrase, page))
        self._show(page)

    def _check(self, passphrase: str, page: AskPassphrase) -> None:
        """Whether it is the right one is known before the journal is closed."""
        page.wait(True, QCoreApplication.translate("Protecting", "One moment …"))
        self._busy = True
        keys = self._folder / KEYS

        def fail(error: BaseException) -> None:
            self._busy = False
            if not isinstance(error, JournalError):
                raise error
            wrong = QCoreApplication.translate("Protecting", "That is not the passphrase.")
            page.refuse(wrong if isinstance(error, WrongPassphrase) else error.happened)

        self._background.start(
            lambda _: read_key(keys, passphrase, keyring=False), lambda _: self._go_on(passphrase, page), fail
        )

    def _go_on(self, passphrase: str, page: Step) -> None:
        self._busy = False
        folder = self._folder
        if self._what == "change":
            self._choose(passphrase)
        elif self._what == "remove":
            self._work(page, lambda: store.remove_passphrase(folder, passphrase))
        elif self._what == "remember":
            self._work(page, lambda: store.remember(folder, passphrase))
        else:
            self._work(page, lambda: store.new_code(folder, passphrase))

    def _choose(self, old: str | None) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("Protecting", "Choose a passphrase")
            if old is None
            else translate("Protecting", "Choose the new passphrase")
        )
        words = (
            translate(
                "Protecting",
                "It is asked for whenever the program starts. Nobody can tell you what it was: the recovery code, "
                "which you see next, is the only other way in. Backups that were made before are not protected by it.",
            )
            if old is None
            else translate(
                "Protecting",
                "The recovery code stays the same. Backups that were made before still open with the old passphrase.",
            )
        )
        page = ChoosePassphrase(title, words, translate("Protecting", "Set it"), back=self.reject, back_words=_cancel())
        folder = self._folder
        page.chosen.connect(
            lambda passphrase: self._work(page, lambda: store.set_passphrase(folder, passphrase, old=old))
        )
        self._show(page)

    def _work(self, page: Step | None, work: Work) -> None:
        self._busy = True
        if page is not None:
            page.wait(True, QCoreApplication.translate("Protecting", "One moment: a backup is made first …"))
        self.working.emit(work)

    def _show_code(self, code: str) -> None:
        page = CodePage(code, str(self._folder))
        page.kept.connect(lambda: self._ask_back(code, page))
        self._show(page)

    def _ask_back(self, code: str, shown: CodePage) -> None:
        shown.forget()
        page = AskBack(code, lambda: self._show_code(code))
        page.confirmed.connect(self._confirm)
        self._show(page)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.told.emit(_done_words(self._what))
        self.accept()


def _cancel() -> str:
    return QCoreApplication.translate("Protecting", "Cancel")


def _wanted(what: str) -> Wanted:
    translate = QCoreApplication.translate
    return {
        "change": Wanted(
            "lock",
            translate("Protecting", "Change the passphrase"),
            translate("Protecting", "First the one that it has now."),
            translate("Protecting", "Go on"),
        ),
        "remove": Wanted(
            "shield-alert",
            translate("Protecting", "Remove the passphrase?"),
            translate(
                "Protecting",
                "The key will lie beside the journal: whoever gets hold of this computer’s disk or of a new backup can "
                "read everything. It is not asked for at the start any more, and the journal does not lock itself.",
            ),
            translate("Protecting", "Remove it"),
        ),
        "code": Wanted(
            "life-buoy",
            translate("Protecting", "A new recovery code"),
            translate(
                "Protecting",
                "For when somebody may have seen the old one, or it is lost. The journal gets another key: the old "
                "code then opens only the backups that were made before.",
            ),
            translate("Protecting", "Make a new code"),
        ),
        "remember": Wanted(
            "lock",
            translate("Protecting", "Remember it on this computer"),
            translate(
                "Protecting",
                "The system’s keyring opens the journal when the program starts. Other programs that run as you could "
                "ask the keyring, too. After it was locked, the passphrase is asked for all the same.",
            ),
            translate("Protecting", "Remember it"),
        ),
    }[what]


def _done_words(what: str) -> str:
    translate = QCoreApplication.translate
    return {
        "set": translate("Protecting", "Your journal is protected now."),
        "change": translate("Protecting", "The new passphrase holds from now on."),
        "remove": translate("Protecting", "The journal is not protected any more."),
        "code": translate("Protecting", "The new recovery code holds from now on."),
        "remember": translate("Protecting", "This computer opens the journal without asking from now on."),
        "forget": translate("Protecting", "The passphrase is asked for again from now on."),
    }[what]
