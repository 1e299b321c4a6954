"""From a folder to an open journal, page by page: its passphrase, its recovery code, or why it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import CannotOpen, JournalError
from journal.store.folder import Folder, last_written
from journal.store.journal import Journal, open_journal
from journal.store.keys import key_of_code, protection
from journal.store.place import CloudFolder
from journal.store.recovery_code import WrongCode, to_code
from journal.store.slots import NeedsPassphrase, WrongPassphrase
from journal.window.background import Background
from journal.window.safety.place import mark_of

if TYPE_CHECKING:
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered
    from journal.window.safety.passphrase import ChoosePassphrase
    from journal.window.safety.recovery import Recovery
    from journal.window.safety.unlock import Unlock


class Opening(QObject):
    """`opened(Journal, moment)`: it is open; `moment` is when it was last written, in seconds since 1970, where it was
    unlocked by a person, and else None. `refused(JournalError, again)`: it cannot be opened; `again()` tries once more.
    `left()`: the person went back before there was a journal."""

    opened = Signal(object, object)
    refused = Signal(object, object)
    left = Signal()

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._remembered = window, remembered
        self.background = Background(self)
        self._held: Journal | None = None  # open already, while its code is still shown

    def open(self, folder: Path, *, make: bool = False, again: Callable[[], object] | None = None) -> None:
        """Open it, with what it asks for; `again`: what is to be tried once more where that cannot be."""
        if not make and protection(folder).keyring:
            self._open_by_keyring(folder)
            return
        try:
            journal = open_journal(folder, make=make, insist=self._is_allowed(folder))
        except CannotOpen as trouble:
            self.take_trouble(folder, trouble, again or (lambda: self.open(folder, make=make)))
        else:
            self.opened.emit(journal, None)

    def unlock(self, folder: Path) -> None:
        """Ask for the passphrase, whatever the keyring knows."""
        from journal.window.safety.unlock import Unlock

        page = Unlock()
        page.given.connect(lambda passphrase: self._try(folder, passphrase, page))
        page.forgotten.connect(lambda: self.recover(folder))
        self._show(page)

    def recover(self, folder: Path, trouble: JournalError | None = None) -> None:
        """Ask for the recovery code: the passphrase is forgotten, or there is `trouble` with the key file."""
        from journal.window.safety.recovery import Recovery

        words = QCoreApplication.translate(
            "Opening",
            "You wrote it down when you set the passphrase: fourteen groups of four. With it you set a new passphrase.",
        )
        if trouble is not None:
            words = f"{trouble.happened} {trouble.kept}\n\n{words}"
        page = Recovery(words, lambda: self._leave_recovery(folder, trouble))
        page.given.connect(lambda code: self._try_code(folder, code, page))
        self._show(page)

    def begin(self, folder: Path) -> None:
        """A new journal: ask whether it is to be protected."""
        page = _choose_first(self.left.emit)
        page.chosen.connect(lambda passphrase: self._make(folder, passphrase, page))
        page.without.connect(lambda: self.open(folder, make=True, again=lambda: self.begin(folder)))
        self._show(page)

    def close(self) -> None:
        """The window is closed, on whichever page."""
        self.background.finish()
        if self._held is not None:
            self._held.close()
            self._held = None

    def _show(self, page: QWidget) -> None:
        self._window.detach()
        self._window.show_page(page)

    def _open_by_keyring(self, folder: Path) -> None:
        from journal.window.widgets.empty import EmptyState

        self._show(EmptyState("lock", QCoreApplication.translate("Opening", "Opening your journal …")))
        insist = self._is_allowed(folder)
        self.background.start(
            lambda _: open_journal(folder, insist=insist),
            lambda journal: self.opened.emit(journal, None),
            lambda error: self.take_trouble(folder, _known(error)),
        )

    def _try(self, folder: Path, passphrase: str, page: Unlock) -> None:
        def fail(error: BaseException) -> None:
            if isinstance(error, WrongPassphrase):
                page.refuse()
            else:
                self.take_trouble(folder, _known(error))

        insist, written = self._is_allowed(folder), last_written(folder)
        self.background.start(
            lambda _: open_journal(folder, passphrase=passphrase, insist=insist),
            lambda journal: self._unlocked(folder, journal, written),
            fail,
        )

    def _unlocked(self, folder: Path, journal: Journal, written: float | None) -> None:
        if self._remembered.code_due == mark_of(folder):
            self._show_code(folder, journal)  # the program ended before it was written down
        else:
            self.opened.emit(journal, written)

    def _make(self, folder: Path, passphrase: str, page: ChoosePassphrase) -> None:
        page.wait(True, QCoreApplication.translate("Opening", "Your journal is being made …"))
        self._remembered.code_due = mark_of(folder)
        self._remembered.save()
        insist = self._is_allowed(folder)
        self.background.start(
            lambda _: open_journal(folder, make=True, passphrase=passphrase, insist=insist),
            lambda journal: self._show_code(folder, journal),
            lambda error: self.take_trouble(folder, _known(error), lambda: self.begin(folder)),
        )

    def _show_code(self, folder: Path, journal: Journal) -> None:
        from journal.window.safety.code_shown import AskBack, CodePage

        self._held = journal
        code = to_code(journal.key)
        page = CodePage(code, str(folder))

        def ask() -> None:
            page.forget()
            asking = AskBack(code, lambda: self._show_code(folder, journal))
            asking.confirmed.connect(done)
            self._show(asking)

        def done() -> None:
            self._held = None
            self._remembered.code_due = ""
            self.opened.emit(journal, None)

        page.kept.connect(ask)
        self._show(page)

    def _try_code(self, folder: Path, code: str, page: Recovery) -> None:
        def fail(error: BaseException) -> None:
            trouble = _known(error)
            if isinstance(trouble, WrongCode):
                page.refuse(f"{trouble.happened} {trouble.to_do}")
            else:
                self.take_trouble(folder, trouble)

        self.background.start(
            lambda _: key_of_code(Folder(folder), code), lambda _: self._choose_anew(folder, code), fail
        )

    def _choose_anew(self, folder: Path, code: str) -> None:
        """The code is right: a new passphrase, and the journal opens."""
        from journal.window.safety.passphrase import ChoosePassphrase

        translate = QCoreApplication.translate
        page = ChoosePassphrase(
            translate("Opening", "Set a new passphrase"),
            translate(
                "Opening",
                "The recovery code is right. Your journal opens with the new passphrase; the code stays valid.",
            ),
            translate("Opening", "Set it and open"),
            back=lambda: self.unlock(folder) if protection(folder).passphrase else self.recover(folder),
        )
        page.chosen.connect(lambda passphrase: self._set_anew(folder, code, passphrase, page))
        self._show(page)

    def _set_anew(self, folder: Path, code: str, passphrase: str, page: ChoosePassphrase) -> None:
        page.wait(True, QCoreApplication.translate("Opening", "One moment …"))
        insist, written = self._is_allowed(folder), last_written(folder)
        self.background.start(
            lambda _: _reset(folder, code, passphrase, insist=insist),
            lambda journal: self.opened.emit(journal, written),
            lambda error: self.take_trouble(folder, _known(error)),
        )

    def _leave_recovery(self, folder: Path, trouble: JournalError | None) -> None:
        if trouble is None:
            self.unlock(folder)
        else:
            self.refused.emit(trouble, lambda: self.open(folder))

    def take_trouble(self, folder: Path, trouble: JournalError, again: Callable[[], object] | None = None) -> None:
        """It could not be opened: ask for what is missing, or say why."""
        from journal.store.key_file import KeysDamaged
        from journal.window.safety.cloud import CloudPage

        again = again or (lambda: self.open(folder))
        if isinstance(trouble, NeedsPassphrase):
            self.unlock(folder)
        elif isinstance(trouble, KeysDamaged):
            self.recover(folder, trouble)
        elif isinstance(trouble, CloudFolder):
            page = CloudPage(trouble)
            page.insisted.connect(lambda: self._allow(folder, again))
            self._show(page)
        else:
            self.refused.emit(trouble, again)

    def _is_allowed(self, folder: Path) -> bool:
        return mark_of(folder) in self._remembered.cloud_allowed

    def _allow(self, folder: Path, again: Callable[[], object]) -> None:
        """The person insists on a folder that a cloud keeps in step; it is not asked again."""
        self._remembered.cloud_allowed = [*self._remembered.cloud_allowed, mark_of(folder)]
        again()


def _choose_first(back: Callable[[], object]) -> ChoosePassphrase:
    from journal.window.safety.passphrase import ChoosePassphrase

    translate = QCoreApplication.translate
    return ChoosePassphrase(
        translate("Opening", "Protect it with a passphrase"),
        translate(
            "Opening",
            "Your journal is always encrypted. With a passphrase, nobody who gets hold of this computer, its disk or a "
            "backup can read it. Without one the key lies beside the journal, and whoever has the disk can.",
        ),
        translate("Opening", "Go on"),
        back=back,
        may_go_without=True,
    )


def _reset(folder: Path, code: str, passphrase: str, *, insist: bool) -> Journal:
    from journal.store.protecting import set_passphrase

    set_passphrase(folder, passphrase, code=code)
    return open_journal(folder, passphrase=passphrase, insist=insist)


def _known(error: BaseException) -> JournalError:
    """What a person can meet; anything else is a fault of ours."""
    if isinstance(error, JournalError):
        return error
    raise error
