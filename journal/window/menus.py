"""The menus, and the shortcuts that go with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from journal.window.main_window import MainWindow
from journal.window.nav import tab_names
from journal.window.remembered import SCALES, Remembered


class Deeds(NamedTuple):
    """What the menus ask of the program beyond the frame."""

    import_file: Callable[[], object]
    export_file: Callable[[], object]
    begin_own: Callable[[], object]
    preferences: Callable[[], object]
    lock: Callable[[], object]
    back_up: Callable[[], object]
    restore: Callable[[], object]


class Menus(QObject):
    """Made once; `own` says whether a journal of one's own can be begun (from the sample)."""

    def __init__(self, window: MainWindow, remembered: Remembered, deeds: Deeds) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered
        self._file(deeds)
        self._edit(deeds)
        self._view()
        self._help()

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, words: str, deed: Callable[[], object], *keys: str) -> QAction:
        action = menu.addAction(words)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda: deed())
        return action

    def _file(self, deeds: Deeds) -> None:
        menu = self._menu(QCoreApplication.translate("Menus", "&File"))
        self._add(menu, QCoreApplication.translate("Menus", "&New"), self._window.new_record, "Ctrl+N")
        menu.addSeparator()
        self._add(menu, QCoreApplication.translate("Menus", "&Import …"), deeds.import_file)
        self._add(menu, QCoreApplication.translate("Menus", "&Export …"), deeds.export_file)
        menu.addSeparator()
        self._add(menu, QCoreApplication.translate("Menus", "&Back up now"), deeds.back_up)
        self._add(menu, QCoreApplication.translate("Menus", "&Restore a backup …"), deeds.restore)
        menu.addSeparator()
        self.own = self._add(menu, QCoreApplication.translate("Menus", "&Begin my own journal"), deeds.begin_own)
        self.own.setVisible(False)
        menu.addSeparator()
        self.lock = self._add(menu, "", deeds.lock, "Ctrl+L")
        self.name_lock(protected=False)
        self._add(menu, QCoreApplication.translate("Menus", "&Quit"), self._window.quit, "Ctrl+Q").setShortcutContext(
            Qt.ShortcutContext.ApplicationShortcut  # also while a pop-up has the keyboard
        )

    def name_lock(self, *, protected: bool) -> None:
        """What has no passphrase cannot be locked: one is set first."""
        now = QCoreApplication.translate("Menus", "&Lock now")
        first = QCoreApplication.translate("Menus", "&Lock now (set a passphrase first) …")
        self.lock.setText(now if protected else first)

    def _edit(self, deeds: Deeds) -> None:
        menu = self._menu(QCoreApplication.translate("Menus", "&Edit"))
        window = self._window
        self.undo = self._add(menu, QCoreApplication.translate("Menus", "&Undo"), window.undo, "Ctrl+Z")
        self.redo = self._add(menu, QCoreApplication.translate("Menus", "&Redo"), window.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, QCoreApplication.translate("Menus", "&Search everything"), window.focus_search, "Ctrl+K")
        self._add(menu, QCoreApplication.translate("Menus", "&Filter the list"), window.focus_filter, "Ctrl+F")
        menu.addSeparator()
        self.preferences = self._add(
            menu, QCoreApplication.translate("Menus", "&Preferences"), deeds.preferences, "Ctrl+,"
        )
        menu.aboutToShow.connect(self.name_steps)
        menu.aboutToHide.connect(self._free_steps)

    def name_steps(self) -> None:
        """The menu names what undo will undo."""
        desk = self._window.desk
        done = desk.journal.undo_label if desk else None
        undone = desk.journal.redo_label if desk else None
        undo = QCoreApplication.translate("Menus", "&Undo")
        redo = QCoreApplication.translate("Menus", "&Redo")
        self.undo.setText(f"{undo}: {_lower(done)}" if done else undo)
        self.redo.setText(f"{redo}: {_lower(undone)}" if undone else redo)
        self.undo.setEnabled(done is not None)
        self.redo.setEnabled(undone is not None)

    def _free_steps(self) -> None:
        """A shortcut works only while its entry is enabled, and nobody looks at the entry now."""
        self.undo.setEnabled(True)
        self.redo.setEnabled(True)

    def _view(self) -> None:
        menu = self._menu(QCoreApplication.translate("Menus", "&View"))
        for number, name in enumerate(tab_names()):
            self._add(menu, name, partial(self._window.go_to_tab, number), f"Ctrl+{number + 1}")
        menu.addSeparator()
        self._look(menu.addMenu(QCoreApplication.translate("Menus", "&Colours")))
        self._size(menu.addMenu(QCoreApplication.translate("Menus", "&Size of the text")))

    def _look(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for scheme, words in (
            ("system", QCoreApplication.translate("Menus", "As the system")),
            ("light", QCoreApplication.translate("Menus", "Light")),
            ("dark", QCoreApplication.translate("Menus", "Dark")),
        ):
            action = self._add(menu, words, partial(self._restyle, scheme))
            action.setCheckable(True)
            action.setChecked(scheme == self._remembered.scheme)
            group.addAction(action)

    def _size(self, menu: QMenu) -> None:
        self._add(menu, QCoreApplication.translate("Menus", "Larger"), lambda: self._step(1), "Ctrl++", "Ctrl+=")
        self._add(menu, QCoreApplication.translate("Menus", "Smaller"), lambda: self._step(-1), "Ctrl+-")
        self._add(menu, QCoreApplication.translate("Menus", "Usual"), lambda: self._restyle(scale=100), "Ctrl+0")

    def _step(self, step: int) -> None:
        place = SCALES.index(self._remembered.scale) + step
        self._restyle(scale=SCALES[min(len(SCALES) - 1, max(0, place))])

    def _restyle(self, scheme: str = "", scale: int = 0) -> None:
        self._window.restyle(scheme or self._remembered.scheme, scale or self._remembered.scale)

    def _help(self) -> None:
        menu = self._menu(QCoreApplication.translate("Menus", "&Help"))
        self._add(menu, QCoreApplication.translate("Menus", "&Help"), self._show_help, "F1")
        self._add(menu, QCoreApplication.translate("Menus", "&About"), self._show_about)

    def _show_help(self) -> None:
        from journal.window.help import help_dialog

        help_dialog(self._window).open()

    def _show_about(self) -> None:
        from journal.window.help import about_dialog

        about_dialog(self._window).open()


def _lower(label: str | None) -> str:
    words = (label or "").replace("&", "&&")
    return words[:1].lower() + words[1:]
