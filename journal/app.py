"""The one place where the parts are put together for the window.

The frame is painted first; the store and all that it needs are imported after that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from journal.errors import JournalError
from journal.files import log_file, settings_file
from journal.terminal import tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal.store.journal import Journal
    from journal.window.beside import Beside
    from journal.window.dropping import Dropping
    from journal.window.main_window import MainWindow
    from journal.window.remembered import Remembered
    from journal.window.safety.guard import Guard
    from journal.window.safety.handed import Handed

CANNOT_SHOW = 2
DAY_CHECK = 20_000
"""Milliseconds between two looks at whether a new day has begun."""
BESIDE_AFTER = 400
"""Milliseconds after the first picture at which the pop-ups and the tray begin."""


def open_window(folder: Path, *, locked: bool = False) -> int:
    """Show the window until it is closed; the answer is the exit code. `locked`: begin with the page to unlock it, and
    with what the program that was here before hands over. Where there is a window already, that comes to the front."""
    from journal.window.safety.knocking import knock
    from journal.window.starting import make_haste, no_display, show

    if no_display():
        tell("There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set).")
        return CANNOT_SHOW
    handed = None
    if locked:
        from journal.window.safety.handed import from_standard_input

        handed = from_standard_input()
    elif knock(folder):
        return 0
    make_haste()
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
    program = Program(app, window, remembered, folder, handed=handed)
    show(window, handed)
    code = app.exec()
    program.end()
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
        handed: Handed | None = None,
    ) -> None:
        from PySide6.QtCore import Qt

        from journal.window.starting import clock

        self.app, self.window, self.folder = app, window, folder
        self._remembered = remembered
        self.now = now or clock()
        self._handed = handed
        self._at = folder  # where the journal lies that is open, or is to be
        self._content = b""  # what is brought into the journal that is made
        self.guard: Guard | None = None
        self.beside: Beside | None = None
        self._dropping: Dropping | None = None
        self._telling = False
        window.painted.connect(self.begin, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self.end)

    @property
    def sample_folder(self) -> Path:
        """The sample lies beside one's own journal, never in it."""
        return self.folder.with_name(f"{self.folder.name}-sample")

    def begin(self) -> None:
        """The frame is painted: open the journal, ask for its passphrase, or welcome whoever is new."""
        from journal.store.folder import Folder
        from journal.window.collecting import Collecting
        from journal.window.menus import Deeds, Menus
        from journal.window.safety.guard import Guard
        from journal.window.safety.keeper import Keeper

        sys.excepthook = self._note_fault
        self.guard = guard = Guard(self.window, self._remembered, self.folder, self.close, self._show)
        guard.opening.opened.connect(self._take_journal)
        guard.opening.refused.connect(self._say_closed)
        guard.opening.left.connect(self._go_back)
        self.keeper = Keeper(self.window, guard.opening, self.now, self.close, self._show)
        deeds = Deeds(
            self._import_file,
            self._export_file,
            self.begin_own,
            self._prefer,
            guard.lock,
            self.keeper.back_up,
            lambda: self.keeper.restore(self._at),
        )
        self.menus = Menus(self.window, self._remembered, deeds)
        self.window.protecting.connect(lambda: self._prefer(protection=True))
        if self._handed is not None:
            guard.begin_locked(self._handed, self.now)
        elif Folder(self.folder).holds_journal():
            self.open(self.folder)
        else:
            self._welcome()
        self._collecting = Collecting(self.window)

    def open(self, folder: Path, *, make: bool = False, content: bytes = b"") -> None:
        """Open the journal in a folder; `content` is brought in where it is made just now."""
        assert self.guard is not None
        self._content, self._at = content, folder
        self.guard.opening.open(folder, make=make)

    def _take_journal(self, journal: Journal, written: float | None) -> None:
        """It is open; `written`: when it was written last, where it was unlocked just now."""
        content, self._content = self._content, b""
        if content:
            from journal.exchange.interchange import import_content

            try:
                import_content(journal, content)
            except JournalError as trouble:
                folder = journal.folder.path
                journal.close()
                self._say_closed(trouble, lambda: self.open(folder, make=True, content=content))
                return
            journal.forget_steps()
        self._show(journal)
        if written is not None and self.guard is not None:
            self.guard.say_written(written)

    def begin_own(self) -> None:
        """From the sample to a journal of one's own."""
        if self.window.commit():
            self.close()
            self._begin()

    def _begin(self) -> None:
        """A journal of one's own: the one that is there, or a new one."""
        from journal.store.folder import Folder

        if self.guard is None:
            return
        if Folder(self.folder).holds_journal():
            self.open(self.folder)
        else:
            self.guard.opening.begin(self.folder)

    def close(self) -> None:
        """Close the journal; what is typed was committed before."""
        desk = self.window.desk
        if desk is not None:
            if self.guard is not None:
                self.guard.leave()
                self.keeper.leave()
            if self.beside is not None:
                self.beside.close()
                self.beside = None
            self.window.detach()
            desk.close()
            desk.deleteLater()

    def end(self) -> None:
        """The window is closed for good."""
        if self.guard is not None:
            self.keeper.end()
        self.close()
        if self.guard is not None:
            self.guard.end()

    def _show(self, journal: Journal) -> None:
        from PySide6.QtCore import QTimer

        from journal.window.desk import Desk

        desk = Desk(journal, self.now)
        desk.setParent(self.window)
        sample = journal.folder.path == self.sample_folder
        self.menus.own.setVisible(sample)
        self.window.detach()
        self.window.attach(desk)
        if self.guard is not None:
            protected = self.guard.watch(desk)
            self.menus.name_lock(protected=protected)
            self.window.nav.show_protection("locked" if protected else "sample" if sample else "open")
        self._at = journal.folder.path
        self.keeper.watch(desk)
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
            if self.guard is not None:
                self.beside.protecting.connect(self.guard.protect)
            self._dropping = self._dropping or Dropping(self.window, self._take_file)

    def _take_file(self, path: Path) -> None:
        if self.beside is not None:
            self.beside.import_file(path)

    def _prefer(self, *, protection: bool = False) -> None:
        self._stand_beside()
        if self.beside is not None:
            self.beside.preferences(protection=protection)

    def _look_at_clock(self) -> None:
        desk = self.window.desk
        if desk is not None and desk.today() != self._today:
            self._today = desk.today()
            desk.reviews.work_out_all()
            desk.day_began.emit(self._today)

    def _welcome(self) -> None:
        from journal.store.backup_place import paths_in
        from journal.store.folder import Folder
        from journal.window.welcome import Welcome

        page = Welcome(backups_left=bool(paths_in(Folder(self.folder).backups)))
        page.began.connect(self._take_choice)
        self.window.detach()
        self.window.show_page(page)

    def _go_back(self) -> None:
        """From the pages of a new journal: to the sample, where one came from there, or to the welcome."""
        if self.menus.own.isVisible():
            self.open(self.sample_folder)
        else:
            self._welcome()

    def _take_choice(self, kind: str) -> None:
        from journal.store.folder import Folder

        if kind == "restore":
            self.keeper.restore(self.folder)
            return
        self.window.detach()
        if kind != "sample":
            self._begin()
        elif Folder(self.sample_folder).holds_journal():
            self.open(self.sample_folder)
        else:
            import tzlocal

            from journal.exchange.sample import sample_journal

            now = self.now()
            self.open(self.sample_folder, make=True, content=sample_journal(now, now.tzinfo or tzlocal.get_localzone()))

    def _say_closed(self, trouble: JournalError, again: Callable[[], object]) -> None:
        from PySide6.QtCore import QCoreApplication

        from journal.store.cipher import Damaged
        from journal.window.widgets.empty import EmptyState

        def try_again() -> None:
            self.window.detach()
            again()

        if isinstance(trouble, Damaged):
            self.window.detach()
            self.window.show_page(self.keeper.page_for_damage(self._at, trouble, try_again))
            return
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
        """An error that nobody caught: noted without a text, and said. What a person can meet is no fault, and said
        where nobody did."""
        from journal.faults import note

        if isinstance(error, JournalError):
            if not error.told and (self.guard is None or self.keeper.is_news(error)):
                self._tell(error)
            return
        note(error.with_traceback(trace), log_file(), datetime.now().astimezone())
        self._tell(
            JournalError(
                "Something went wrong inside the program.",
                "What was saved is safe.",
                f"Where it was is noted in {log_file()}",
            )
        )

    def _tell(self, trouble: JournalError) -> None:
        """What goes wrong again and again, as at each look of a timer, is said once until that was read."""
        from journal.window.trouble import show_trouble

        if self._telling:
            return
        self._telling = True
        try:
            show_trouble(trouble, self.window)
        finally:
            self._telling = False
