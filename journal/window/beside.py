"""What lives beside the window while a journal is open: pop-ups, the tray, calendars that are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMessageBox
from sqlalchemy import select

from journal.files import default_folder
from journal.model import CalendarSource
from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.desktop.autostart import Autostart, own_command
from journal.window.desktop.notice import Notices
from journal.window.desktop.tray import Tray
from journal.window.main_window import MainWindow
from journal.window.remembered import Remembered
from journal.window.reminding import Reminding
from journal.window.theme import theme, tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from journal.window.calendars.subscriptions import Subscriptions


class Beside(QObject):
    """`protecting(what)`: what opens the journal is to be set, changed or taken away (`ProtectionCard`)."""

    protecting = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, remembered: Remembered) -> None:
        super().__init__(desk)
        self._window, self._desk, self._remembered = window, desk, remembered
        self.tray = self._make_tray() if Tray.available() else None
        self.reminding = Reminding(desk, remembered, Notices(self, self.tray.icon if self.tray else None))
        self.reminding.showing.connect(self.bring_up)
        self._subscriptions: Subscriptions | None = None
        self._waiting: QWidget | None = None
        desk.changed.connect(self._follow)
        self._subscribe()
        window.stays = self._stays
        window.also = self.reminding.commit

    def _make_tray(self) -> Tray:
        tray = Tray(self._desk)
        tray.hide_names(self._remembered.hide_names)
        tray.opening.connect(self._open)
        tray.showing.connect(self.bring_up)
        tray.hiding.connect(self._hide_names)
        tray.quitting.connect(self._window.quit)
        tray.show()
        return tray

    def bring_up(self) -> None:
        """The window, before all others."""
        self._window.bring_up()

    def _ensure_subscriptions(self) -> Subscriptions:
        """Made when they are first needed: what reads calendars is large."""
        if self._subscriptions is None:
            from journal.window.calendars.subscriptions import Subscriptions
            from journal.window.calendars.waiting import WaitingLine

            self._subscriptions = Subscriptions(self._desk, kept=self._remembered)
            self._subscriptions.asking.connect(self._look_at)
            self._waiting = WaitingLine(self._subscriptions)
            margin = theme().px(tokens.L)
            self._waiting.setContentsMargins(margin, 0, margin, 0)
            self._window.show_line(self._waiting)
            self._subscriptions.start()
        return self._subscriptions

    def _follow(self, change: Change) -> None:
        if change.concerns("calendar_source"):
            self._subscribe()

    def _subscribe(self) -> None:
        """Look at the calendars that are followed, where there are any."""
        with self._desk.reading() as session:
            any_source = session.scalar(select(CalendarSource.id).limit(1)) is not None
        if any_source:
            self._ensure_subscriptions()

    def preferences(self, *, protection: bool = False) -> None:
        """`protection`: with that card in sight."""
        from journal.window.preferences import Preferences

        dialog = Preferences(
            self._window,
            self._desk,
            self._remembered,
            self._ensure_subscriptions(),
            self._autostart(),
            tray=self.tray is not None,
        )
        dialog.finished.connect(self._follow_preferences)
        dialog.protecting.connect(self.protecting)
        dialog.open()
        if protection:
            dialog.show_protection()

    def _autostart(self) -> Autostart:
        """It starts with this journal, where it is not the usual one."""
        folder = self._desk.journal.folder.path
        named = [] if folder == default_folder() else ["--journal", str(folder)]
        return Autostart(command=[*own_command(), *named])

    def import_file(self, path: Path) -> None:
        """Bring in what was picked or dropped: a journal file, or a calendar."""
        from journal.window.transfer import bring_in_any

        bring_in_any(self._window, self._desk, path)

    def close(self) -> None:
        """The journal is about to be closed."""
        self._window.stays = lambda: False
        self._window.also = lambda: True
        self.reminding.close()
        if self._subscriptions is not None:
            self._subscriptions.stop()
        if self._waiting is not None:
            self._waiting.deleteLater()
        if self.tray is not None:
            self.tray.hide()

    def _open(self, kind: str, record: str) -> None:
        self.bring_up()
        self._desk.open(kind, record)

    def _look_at(self, source: str) -> None:
        self.bring_up()
        self._ensure_subscriptions().look_at(self._window, source)

    def _hide_names(self, hide: bool) -> None:
        self._remembered.hide_names = hide

    def _follow_preferences(self) -> None:
        if self.tray is not None:
            self.tray.hide_names(self._remembered.hide_names)
        self.reminding.look()

    def _stays(self) -> bool | None:
        """Whether the program goes on in the tray when the window is closed; asked once, never assumed."""
        if self.tray is None:
            return False
        if self._remembered.stay == "ask":
            answer = self._ask_to_stay()
            if answer is None:
                return None
            self._remembered.stay = "yes" if answer else "no"
        return self._remembered.stay == "yes"

    def _ask_to_stay(self) -> bool | None:
        """None where the person would rather not close the window after all."""
        translate = QCoreApplication.translate
        box = QMessageBox(self._window)
        box.setWindowTitle(translate("Beside", "Partnership Journal"))
        box.setText(translate("Beside", "Shall it stay in the tray, and remind you before meetings?"))
        box.setInformativeText(translate("Beside", "This is asked once; the preferences change it."))
        stay = box.addButton(translate("Beside", "Stay in the tray"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(translate("Beside", "Quit"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(translate("Beside", "Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        taken = box.clickedButton()
        return True if taken is stay else False if taken is leave else None
