"""The pictures of the README, made anew from the sample journal: `python tests/screenshots.py FOLDER`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal.app import Program
from journal.exchange.interchange import import_content
from journal.exchange.sample import sample_journal
from journal.store.journal import open_journal
from journal.store.today import next_meetings
from journal.window.main_window import MainWindow
from journal.window.popups.checklist import ChecklistPopup
from journal.window.popups.focus import FocusWindow
from journal.window.remembered import Remembered
from journal.window.theme import apply_theme

NOW = datetime(2026, 11, 24, 9, 35, tzinfo=ZoneInfo("Europe/Berlin"))
SIZE = (1180, 780)

Show = Callable[[MainWindow], object]


def scroll(window: MainWindow, down: int) -> None:
    """Scroll the page that is shown."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(down)


def health_of_dana(window: MainWindow) -> None:
    window.open_record("colleague", "dana")
    settle(0.3)
    scroll(window, 1880)


def search(window: MainWindow) -> None:
    window.focus_search()
    window.nav.search.setText("train")


def popup(window: MainWindow) -> QWidget:
    """The checklist of the meeting that is next."""
    assert window.desk is not None
    made = ChecklistPopup(window.desk, next_of(window), hidden=False)
    made.show()
    return made


def focus(window: MainWindow) -> QWidget:
    """The calm window for it, with a promise being typed."""
    assert window.desk is not None
    made = FocusWindow(window.desk, next_of(window), full=False)
    made.resize(900, 560)
    made.show()
    QTest.keyClicks(made.line.field, "f send the figures by Friday")
    return made


def next_of(window: MainWindow) -> str:
    assert window.desk is not None
    with window.desk.reading() as session:
        return next_meetings(session, NOW)[0].id


PICTURES: dict[str, tuple[str, Show]] = {
    "today-light": ("light", lambda window: window.show_tab(0)),
    "today-dark": ("dark", lambda window: window.show_tab(0)),
    "colleague-light": ("light", lambda window: window.open_record("colleague", "mei")),
    "colleague-dark": ("dark", health_of_dana),
    "meeting-light": ("light", lambda window: window.show_tab(2)),
    "reflections-light": ("light", lambda window: window.open_record("review", "dana")),
    "search-light": ("light", search),
    "popup-light": ("light", popup),
    "focus-dark": ("dark", focus),
}


def settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def take(folder: Path, app: QApplication, place: Path) -> None:
    """Each picture in a window of its own."""
    journal = open_journal(place / "journal", make=True)
    import_content(journal, sample_journal(NOW, ZoneInfo("Europe/Berlin")))
    journal.close()
    for name, (scheme, show) in PICTURES.items():
        remembered = Remembered(place / f"{name}.ini")
        remembered.scheme = scheme
        apply_theme(app, scheme)
        window = MainWindow(remembered)
        window.resize(*SIZE)
        program = Program(app, window, remembered, place / "journal", lambda: NOW)
        window.show()
        settle(1.0)
        shown = show(window)
        settle(0.6)
        (shown if isinstance(shown, QWidget) and shown.isWindow() else window).grab().save(str(folder / f"{name}.png"))
        program.close()
        window.hide()
        window.deleteLater()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        take(folder, app, Path(place))


if __name__ == "__main__":
    main()
