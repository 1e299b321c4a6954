"""What needs the journal closed: it is closed, the work is done in the background, and it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from journal.errors import JournalError
from journal.store.journal import Journal, open_journal
from journal.store.recovery_code import to_code
from journal.window.safety.place import mark_of
from journal.window.safety.protecting import Protecting, Work

if TYPE_CHECKING:
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered
    from journal.window.safety.opening import Opening


class ClosedWork(QObject):
    """`close` closes the journal that is open; `show(journal)` shows it once it is open again."""

    def __init__(
        self,
        window: MainWindow,
        remembered: Remembered,
        opening: Opening,
        close: Callable[[], object],
        show: Callable[[Journal], object],
    ) -> None:
        super().__init__(window)
        self._window, self._remembered, self._opening = window, remembered, opening
        self._close, self._show = close, show

    def protect(self, what: str) -> Protecting | None:
        """Change what opens the journal: see `Protecting` for `what`."""
        desk = self._window.desk
        if desk is None:
            return None
        folder = desk.journal.folder.path
        dialog = Protecting(self._window, what, folder, self._opening.background)
        dialog.working.connect(lambda work: self._do(folder, work, dialog))
        dialog.confirmed.connect(self._confirm)
        dialog.told.connect(lambda words: self._window.say(words, False))
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
        return dialog

    def _confirm(self) -> None:
        self._remembered.code_due = ""

    def _do(self, folder: Path, work: Work, dialog: Protecting) -> None:
        desk = self._window.desk
        if desk is None or not desk.quietly(self._window.commit):
            dialog.fail(_unsaved())
            return
        before = to_code(desk.journal.key)
        if dialog.makes_code:
            self._remembered.code_due = mark_of(folder)
            self._remembered.save()
        self._close()
        self._opening.background.start(
            lambda _: _done(folder, work, before),
            lambda answer: self._end(dialog, *answer),
            lambda error: self._stay_closed(folder, dialog, error),
        )

    def _end(self, dialog: Protecting, journal: Journal, code: str | None, trouble: JournalError | None) -> None:
        self._show(journal)
        if trouble is None:
            dialog.finish(code)
            return
        if dialog.makes_code:
            self._remembered.code_due = ""
        dialog.fail(trouble)

    def _stay_closed(self, folder: Path, dialog: Protecting, error: BaseException) -> None:
        """It could not even be opened again as it was: the window says why."""
        dialog.done(0)
        if not isinstance(error, JournalError):
            raise error
        self._opening.take_trouble(folder, error)


def _done(folder: Path, work: Work, before: str) -> tuple[Journal, str | None, JournalError | None]:
    """The journal, open again with the key that it has now; the new code, or what went wrong."""
    code, trouble = None, None
    try:
        code = work()
    except JournalError as error:
        trouble = error
    return open_journal(folder, code=code or before, insist=True), code, trouble


def _unsaved() -> JournalError:
    translate = QCoreApplication.translate
    return JournalError(
        translate("ClosedWork", "What was typed last could not be saved."),
        translate("ClosedWork", "It still stands in the window, and nothing was changed."),
    )
