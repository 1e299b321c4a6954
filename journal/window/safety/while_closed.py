"""Work on the journal's files, for which it must be closed: it is closed, the work is done in the background, and it is
opened again, whatever became of the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from journal.errors import CannotOpen, JournalError
from journal.store.journal import Journal, open_journal
from journal.store.recovery_code import to_code
from journal.window.background import Job

if TYPE_CHECKING:
    from journal.window.main_window import MainWindow
    from journal.window.safety.opening import Opening

Work = Callable[[bytes | None, Job], Any]
"""It gets the key of the journal that was open; None where none was."""


class WhileClosed(QObject):
    """`close` closes the journal that is open; `show(journal)` shows it once it is open again."""

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        close: Callable[[], object],
        show: Callable[[Journal], object],
    ) -> None:
        super().__init__(window)
        self._window, self._opening = window, opening
        self._close, self._show = close, show

    def do(
        self,
        folder: Path,
        work: Work,
        done: Callable[[Any], object],
        failed: Callable[[JournalError], object],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """`done(answer)` or `failed(trouble)` is called when the journal is shown again, where it can be."""
        desk = self._window.desk
        key = None
        if desk is not None:
            if not desk.quietly(self._window.commit):
                failed(_unsaved())
                return
            key = desk.journal.key
            self._close()

        def end(ended: tuple[Journal | None, Any, JournalError | None]) -> None:
            journal, answer, trouble = ended
            if journal is not None:
                self._show(journal)
            elif trouble is None or key is not None:
                self._opening.open(folder)  # it has other keys now, or it cannot be opened, and says why
            if trouble is not None:
                failed(trouble)
            else:
                done(answer)

        self._opening.background.start(lambda job: _do(folder, key, work, job), end, progress=progress)


def _do(folder: Path, key: bytes | None, work: Work, job: Job) -> tuple[Journal | None, Any, JournalError | None]:
    answer, trouble = None, None
    try:
        answer = work(key, job)
    except JournalError as error:
        trouble = error
    if key is None:
        return None, answer, trouble
    try:
        return open_journal(folder, code=to_code(key), insist=True), answer, trouble
    except CannotOpen:
        return None, answer, trouble


def _unsaved() -> JournalError:
    translate = QCoreApplication.translate
    return JournalError(
        translate("WhileClosed", "What was typed last could not be saved."),
        translate("WhileClosed", "It still stands in the window, and nothing was changed."),
    )
