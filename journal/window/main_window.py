"""The frame: tabs, search, menus, the line at the bottom. It is painted before the journal is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from journal.window.nav import NavBar
from journal.window.remembered import Remembered
from journal.window.saving_again import SavingAgain
from journal.window.tabs import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, TabPage, make_page
from journal.window.theme import theme

if TYPE_CHECKING:
    from journal.window.desk import Desk
    from journal.window.search_box import SearchBox
    from journal.window.widgets.toast import Toast

SMALLEST = (720, 480)
USUAL = (1180, 780)
APART = ("focus",)
"""What opens in a window of its own."""


class MainWindow(QMainWindow):
    """`painted`: the empty frame was painted for the first time. `closing`: everything typed was committed.
    `locking`, `protecting`: the journal is to be locked; its protection is asked for."""

    painted = Signal()
    closing = Signal()
    locking = Signal()
    protecting = Signal()

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self.desk: Desk | None = None
        self._pages: dict[int, TabPage] = {}
        self._search: SearchBox | None = None
        self._toast: Toast | None = None
        self._was_painted = False
        self._asking = False
        self.again = SavingAgain(self, self.commit)
        self._quitting = False
        self.stays: Callable[[], bool | None] = lambda: False  # whether it goes on in the tray; None: it is not closed
        self.also: Callable[[], bool] = lambda: True  # saves what is typed outside of the window
        self.setWindowTitle(QCoreApplication.translate("MainWindow", "Partnership Journal"))
        self.nav = self._make_nav()
        self.nav.setEnabled(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.nav)
        self._column.addWidget(self._stack, 1)
        self._sheets = QStackedWidget()  # all of the window, and what may cover it
        self._sheets.addWidget(whole)
        self.setCentralWidget(self._sheets)
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(remembered.geometry):
            self.resize(*USUAL)
        # What is typed in a field is one step to undo; the next field begins another.
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._end_step)

    @property
    def tab(self) -> int:
        return self._remembered.tab

    def _make_nav(self) -> NavBar:
        nav = NavBar()
        nav.chosen.connect(self.go_to_tab)
        nav.locking.connect(self.locking)
        nav.protecting.connect(self.protecting)
        return nav

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def show_page(self, page: QWidget) -> None:
        """Show something else than the tabs: the welcome, or why the journal cannot be opened."""
        self.nav.hide()
        self._stack.setCurrentIndex(self._stack.addWidget(page))
        page.setFocus()

    def cover(self, page: QWidget) -> None:
        """Hide everything behind a page, menus and shortcuts included, and keep it as it is."""
        self.menuBar().hide()
        for part in (self._search, self._toast):
            if part is not None:
                part.hide()
        self._sheets.setCurrentIndex(self._sheets.addWidget(page))
        page.setFocus()

    def uncover(self) -> None:
        """Let the page that covers everything go."""
        page = self._sheets.currentWidget()
        if page is not None and self._sheets.currentIndex() > 0:
            self._sheets.removeWidget(page)
            page.deleteLater()
        self.menuBar().show()

    def show_line(self, line: QWidget) -> None:
        """A quiet line above every tab, as long as the widget lives."""
        self._column.insertWidget(1, line)

    def attach(self, desk: Desk) -> None:
        """The journal is open: show its tabs."""
        self.desk = desk
        self.nav.setEnabled(True)
        self.nav.show()
        desk.changed.connect(self._hush)
        desk.opening.connect(self.open_record)
        desk.said.connect(self.say)
        desk.troubled.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        self.go_to_tab(self._remembered.tab)

    def detach(self) -> None:
        """Let go of the tabs and of the journal behind them; what is typed was committed before."""
        self.desk = None
        self.again.end()
        self._pages.clear()
        for part in (self._search, self._toast):
            if part is not None:
                part.deleteLater()
        self._search = self._toast = None
        for page in [self._stack.widget(place) for place in range(1, self._stack.count())]:
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()

    def show_tab(self, number: int) -> TabPage | None:
        """Show a tab; what was typed on the one before is saved. None where that failed, and it stays."""
        if self.desk is None or not self.commit():
            return None
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = make_page(number, self.desk, self._remembered)
            assert isinstance(page, QWidget)
            self._stack.addWidget(page)
        assert isinstance(page, QWidget)
        self._stack.setCurrentWidget(page)
        self.nav.show_tab(number)
        self._remembered.tab = number
        return page

    def go_to_tab(self, number: int) -> None:
        """Show a tab as a person asks for it: the keyboard goes there, too."""
        self._give_focus(self.show_tab(number))

    def open_record(self, kind: str, record: str) -> None:
        """Show a record on the screen where it lives."""
        from journal.store.homes import home_of
        from journal.window.reflections.page import BEGUN, ReflectionsPage

        if self.desk is None:
            return
        if kind == "new":
            self._new(COLLEAGUES)
            return
        if kind in BEGUN:
            page = self.show_tab(REFLECTIONS)
            if isinstance(page, ReflectionsPage):
                page.begin_record(kind, record)
            return
        if kind == "review":
            self._show(REFLECTIONS, record, kind, record)
            return
        if kind == "recap":
            self._show(MEETINGS, record, kind, record)
            return
        if kind in APART:
            return
        with self.desk.reading() as session:
            home = home_of(session, kind, record)
        if home is not None:
            tab = {"colleague": COLLEAGUES, "me": COLLEAGUES, "meeting": MEETINGS}.get(home.kind, REFLECTIONS)
            self._show(tab, home.id, kind, record)

    def _show(self, tab: int, home: str, kind: str, record: str) -> None:
        page = self.show_tab(tab)
        if page is not None:
            page.show_record(home, kind, record)
            self._give_focus(page)

    def _give_focus(self, page: object) -> None:
        """The keyboard goes to the page, unless it is on it."""
        focused: QWidget | None = self.focusWidget()
        if isinstance(page, QWidget) and (focused is None or not page.isAncestorOf(focused)):
            page.setFocus()

    def new_record(self) -> None:
        """A new one of what the tab shows; on Today, a meeting."""
        self._new(self.tab if self.tab != TODAY else MEETINGS)

    def _new(self, tab: int) -> None:
        page = self.show_tab(tab)
        if page is not None:
            page.new_record()

    def focus_filter(self) -> None:
        page = self._pages.get(self.tab)
        if page is not None:
            page.focus_filter()

    def focus_search(self) -> None:
        if self.desk is not None:
            self._ensure_search()
            self.nav.search.setFocus()
            self.nav.search.selectAll()

    def _ensure_search(self) -> None:
        from journal.window.search_box import SearchBox

        if self._search is None and self.desk is not None:
            self._search = SearchBox(self, self.nav.search, self.desk)
            self._search.left.connect(lambda: self._give_focus(self._pages.get(self.tab)))

    def commit(self) -> bool:
        """Save what is being typed anywhere, now; False where something could not be saved, and stands there still."""
        return self._commit_pages() and self.also()

    def _commit_pages(self) -> bool:
        before = self.desk.failures if self.desk is not None else 0
        for page in self._pages.values():
            page.commit()
        return self.desk is None or self.desk.failures == before

    def undo(self) -> None:
        if self.desk is not None and self._commit_pages():
            step = self.desk.journal.undo_label
            if self.desk.undo():
                self._say_step(QCoreApplication.translate("MainWindow", "Undone: {step}"), step)

    def redo(self) -> None:
        if self.desk is not None and self._commit_pages():
            step = self.desk.journal.redo_label
            if self.desk.redo():
                self._say_step(QCoreApplication.translate("MainWindow", "Done again: {step}"), step)

    def _say_step(self, words: str, step: str | None) -> None:
        if step:
            self.say(words.format(step=step[0].lower() + step[1:]), False)

    def say(self, text: str, undoable: bool) -> None:
        from journal.window.widgets.toast import Toast

        if self._toast is None:
            self._toast = Toast(self, self.undo)
        self._toast.say(text, undoable)

    def restyle(self, scheme: str, scale: int) -> None:
        """Another look: the pages are made anew in it, at the record that was shown."""
        if not self.commit():
            return
        page = self._pages.get(self.tab)
        shown = page.shown() if page is not None else None
        self._remembered.scheme, self._remembered.scale = scheme, scale
        desk = self.desk
        if desk is not None:
            desk.changed.disconnect(self._hush)
            desk.opening.disconnect(self.open_record)
            desk.said.disconnect(self.say)
            desk.troubled.disconnect(self._tell_trouble)
            self.detach()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or what goes would be dressed, too
        theme().apply(scheme, scale / 100)
        fresh = self._make_nav()
        fresh.show_protection(self.nav.protection)
        fresh.setVisible(self.nav.isVisible())
        self._column.replaceWidget(self.nav, fresh)
        self.nav.deleteLater()
        self.nav = fresh
        if desk is not None:
            self.attach(desk)
            if shown is not None:
                self.open_record(*shown)

    def bring_up(self) -> None:
        """Before all others."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def begin_hidden(self) -> None:
        """Go on as if it had been painted: it is in the tray."""
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def quit(self) -> None:
        """Close, and let nothing stay in the tray."""
        self._quitting = True
        if self.close():
            QApplication.quit()  # also where no window was seen that could be the last to close
        self._quitting = False

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.commit() and not self._may_lose():
            event.ignore()
            return
        stays = False if self._quitting else self.stays()
        if stays is not False:
            event.ignore()
            self.setVisible(stays is None)
            return
        self._remembered.geometry = self.saveGeometry()
        self._remembered.save()
        self.closing.emit()
        super().closeEvent(event)

    def _may_lose(self) -> bool:
        """What could not be saved would be lost: ask, in place of only saying so."""
        from journal.window.trouble import ask_to_lose

        self._asking = True
        try:
            return ask_to_lose(self)
        finally:
            self._asking = False

    def _tell_trouble(self, trouble: object) -> None:
        from journal.errors import JournalError
        from journal.window.trouble import show_trouble

        covered = self._sheets.currentIndex() > 0  # then the page in front says what there is to say
        if isinstance(trouble, JournalError) and not self._asking and not covered:
            if self.desk is not None:
                self.again.begin(self.desk)
            show_trouble(trouble, self)

    def _hush(self) -> None:
        """What the line at the bottom offers to undo is no longer the latest."""
        if self._toast is not None:
            self._toast.hide()

    def _end_step(self) -> None:
        if self.desk is not None:
            self.desk.journal.end_typing()
