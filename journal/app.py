"""The one place where the parts are put together for the window.

The frame is painted first; the store and all that it needs are imported after that.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from journal.errors import CannotOpen, JournalError
from journal.files import log_file, settings_file
from journal.terminal import tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal.store.journal import Journal
    from journal.window.beside import Beside
    from journal.window.dropping import Dropping
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered

CANNOT_SHOW = 2
DAY_CHECK = 20_000
"""Milliseconds between two looks at whether a new day has begun."""
BESIDE_AFTER = 400
"""Milliseconds after the first picture at which the pop-ups and the tray begin."""


def open_window(folder: Path) -> int:
    """Show the window until it is closed; the answer is the exit code."""
    if _no_display():
        tell("There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set).")
        return CANNOT_SHOW
    _make_haste()
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from journal.window.ending import end_when_told
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered
    from journal.window.theme import apply_theme

    app = QApplication(sys.argv[:1])
    app.setApplicationName("partnership-journal")
    app.setApplicationDisplayName("Partnership Journal")
    app.setDesktopFileName("io.github.partnership_journal.PartnershipJournal")
    remembered = Remembered(settings_file())
    apply_theme(app, remembered.scheme, remembered.scale / 100)
    window = MainWindow(remembered)
    window.painted.connect(lambda: end_when_told(app, window.quit), Qt.ConnectionType.QueuedConnection)
    program = Program(app, window, remembered, folder)
    window.show()
    code = app.exec()
    program.close()
    return code


class Program:
    """What lives as long as the window: the journal that is open, the clock, the menus."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        remembered: Remembered,
        folder: Path,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        from PySide6.QtCore import Qt

        self.app, self.window, self.folder = app, window, folder
        self._remembered = remembered
        self._now = now
        self.beside: Beside | None = None
        self._dropping: Dropping | None = None
        self._telling = False
        window.painted.connect(self.begin, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self.close)

    @property
    def sample_folder(self) -> Path:
        """The sample lies beside one's own journal, never in it."""
        return self.folder.with_name(f"{self.folder.name}-sample")

    def begin(self) -> None:
        """The frame is painted: open the journal, or welcome whoever is new."""
        from journal.store.folder import NEW, Folder
        from journal.window.collecting import Collecting
        from journal.window.menus import Deeds, Menus

        sys.excepthook = self._note_fault
        deeds = Deeds(self._import_file, self._export_file, self.begin_own, self._prefer)
        self.menus = Menus(self.window, self._remembered, deeds)
        if Folder(self.folder).holds_journal() or (self.folder / NEW).exists():
            self.open(self.folder)
        else:
            self._welcome()
        self._collecting = Collecting(self.window)

    def open(self, folder: Path, *, make: bool = False, content: bytes = b"") -> None:
        """Open the journal in a folder; `content` is brought in where it is made just now."""
        from journal.store.journal import open_journal

        try:
            journal = open_journal(folder, make=make)
        except CannotOpen as trouble:
            self._say_closed(trouble, lambda: self.open(folder, make=make, content=content))
            return
        if content:
            from journal.exchange.interchange import import_content

            try:
                import_content(journal, content)
            except JournalError as trouble:
                journal.close()
                self._say_closed(trouble, lambda: self.open(folder, make=make, content=content))
                return
            journal.forget_steps()
        self._show(journal, sample=folder == self.sample_folder)

    def begin_own(self) -> None:
        """From the sample to a journal of one's own."""
        if self.window.commit():
            self.close()
            self.open(self.folder, make=True)

    def close(self) -> None:
        """Close the journal; what is typed was committed before."""
        desk = self.window.desk
        if desk is not None:
            if self.beside is not None:
                self.beside.close()
                self.beside = None
            self.window.detach()
            desk.close()
            desk.deleteLater()

    def _show(self, journal: Journal, *, sample: bool) -> None:
        from PySide6.QtCore import QCoreApplication, QTimer

        from journal.window.desk import Desk

        desk = Desk(journal, self._now or _clock())
        desk.setParent(self.window)
        self.menus.own.setVisible(sample)
        self.window.attach(desk)
        note = QCoreApplication.translate("Program", "Sample journal") if sample else ""
        self.window.nav.note.setText(note or QCoreApplication.translate("Program", "Not protected"))
        self.window.nav.note.setToolTip(
            QCoreApplication.translate(
                "Program", "This version cannot set a passphrase yet: the key lies beside the journal."
            )
        )
        desk.reviews.work_out_all()
        self._today = desk.today()
        timer = QTimer(desk)
        timer.timeout.connect(self._look_at_clock)
        timer.start(DAY_CHECK)
        QTimer.singleShot(BESIDE_AFTER, desk, self._stand_beside)

    def _stand_beside(self) -> None:
        """Once all is shown: pop-ups, the tray, calendars that are watched."""
        from journal.window.beside import Beside
        from journal.window.dropping import Dropping

        if self.window.desk is not None and self.beside is None:
            self.beside = Beside(self.window, self.window.desk, self._remembered)
            self._dropping = self._dropping or Dropping(self.window, self._take_file)

    def _take_file(self, path: Path) -> None:
        if self.beside is not None:
            self.beside.import_file(path)

    def _prefer(self) -> None:
        self._stand_beside()
        if self.beside is not None:
            self.beside.preferences()

    def _look_at_clock(self) -> None:
        desk = self.window.desk
        if desk is not None and desk.today() != self._today:
            self._today = desk.today()
            desk.reviews.work_out_all()
            desk.day_began.emit(self._today)

    def _welcome(self) -> None:
        from journal.window.welcome import Welcome

        page = Welcome()
        page.began.connect(self._take_choice)
        self.window.show_page(page)

    def _take_choice(self, kind: str) -> None:
        from journal.store.folder import Folder

        self.window.detach()
        if kind != "sample":
            self.open(self.folder, make=True)
        elif Folder(self.sample_folder).holds_journal():
            self.open(self.sample_folder)
        else:
            import tzlocal

            from journal.exchange.sample import sample_journal

            now = (self._now or _clock())()
            self.open(self.sample_folder, make=True, content=sample_journal(now, now.tzinfo or tzlocal.get_localzone()))

    def _say_closed(self, trouble: JournalError, again: Callable[[], object]) -> None:
        from PySide6.QtCore import QCoreApplication

        from journal.window.widgets.empty import EmptyState

        def try_again() -> None:
            self.window.detach()
            again()

        words = "\n".join(part for part in (trouble.happened, trouble.kept, trouble.to_do) if part)
        offer = QCoreApplication.translate("Program", "Try again")
        self.window.show_page(EmptyState("shield-alert", words, offer, try_again))

    def _import_file(self) -> None:
        from journal.window.transfer import import_file

        if self.window.desk is not None:
            import_file(self.window, self.window.desk)

    def _export_file(self) -> None:
        from journal.window.transfer import export_file

        if self.window.desk is not None:
            export_file(self.window, self.window.desk)

    def _note_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error that nobody caught: noted without a text, and said. What a person can meet was said already; and
        what goes wrong again and again, as at each look of a timer, is said once until that was read."""
        from journal.faults import note
        from journal.window.trouble import show_trouble

        if isinstance(error, JournalError):
            return
        note(error.with_traceback(trace), log_file(), datetime.now().astimezone())
        if self._telling:
            return
        self._telling = True
        try:
            show_trouble(
                JournalError(
                    "Something went wrong inside the program.",
                    "What was saved is safe.",
                    f"Where it was is noted in {log_file()}",
                ),
                self.window,
            )
        finally:
            self._telling = False


def _make_haste() -> None:
    """Spare the start what it does not need: together a third of the time, and a fifth of the memory.

    PySide6 reads the source of every module that is imported after it, to see whether it asks for other names of Qt's
    methods; none of ours does. And nothing made at the start is rubbish: looking for it can wait until all is shown.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtCore

    del PySide6
    builtins.__import__ = plain


def _clock() -> Callable[[], datetime]:
    """The wall clock in the computer's own zone, by its IANA name."""
    import tzlocal

    zone = tzlocal.get_localzone()
    return lambda: datetime.now(zone)


def _no_display() -> bool:
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown)
