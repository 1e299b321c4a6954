"""Run in a process of its own: a window, timed from the start of the process. Prints one JSON object.

`python -m tests.benchmarks.window_run bare START` is the floor, a bare PySide6 window; `... mapped START` is one that
then imports SQLAlchemy and the mapped classes, and no more; `... program START FOLDER WORK` is the program as its
command starts it, which then does WORK: `start`, `memory`, `search` or `open`. START is the parent's
`time.monotonic()`, in seconds.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DEADLINE = 60


def main() -> None:
    kind, start, *rest = sys.argv[1:]
    if kind == "program":
        told = run_program(float(start), Path(rest[0]), rest[1])
    else:
        told = run_bare(float(start), mapped=kind == "mapped")
    sys.stdout.write(json.dumps(told))


def run_bare(start: float, *, mapped: bool) -> dict[str, Any]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    told: dict[str, Any] = {}

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1180, 780)
    watch(lambda: told.setdefault("painted", time.monotonic() - start), window)
    window.show()

    def end() -> None:
        if mapped:
            begin = time.monotonic()
            from journal.model import Base

            Base.registry.configure()
            told["mapped"] = told["painted"] + time.monotonic() - begin
        told["memory"] = memory()
        app.quit()

    QTimer.singleShot(200, end)
    app.exec()
    return told


def run_program(start: float, folder: Path, work: str) -> dict[str, Any]:
    """`journal.cli` with no verb; only the clock stands still, and `work` is done once all is shown."""
    from journal import app, cli
    from journal.window import starting

    told: dict[str, Any] = {}
    real_clock = starting.clock

    def clock() -> Callable[[], Any]:
        from datetime import UTC, datetime

        real_clock()  # costs what it costs
        return lambda: datetime(2026, 11, 23, 9, tzinfo=UTC)

    class Timed(app.Program):
        def __init__(self, *parts: Any, **how: Any) -> None:
            parts[1].painted.connect(lambda: told.setdefault("painted", time.monotonic() - start))
            super().__init__(*parts, **how)

        def begin(self) -> None:
            super().begin()
            told["opened"] = time.monotonic() - start
            self.app.processEvents()
            told["filled"] = time.monotonic() - start
            until(lambda: self.window.desk is not None and self.window.desk.reviews.complete)
            told["reviewed"] = time.monotonic() - start
            told.update(WORK[work](self))
            self.window.show_tab(0)  # where the next run is to begin
            self.window.close()

    starting.clock, app.Program = clock, Timed
    told["code"] = cli.main(["--journal", str(folder)])
    return told


def until(holds: Callable[[], object]) -> None:
    """Let the program go on until something holds."""
    from PySide6.QtCore import QCoreApplication

    deadline = time.monotonic() + DEADLINE
    QCoreApplication.processEvents()
    while not holds():
        time.sleep(0.002)  # for the program's own worker
        QCoreApplication.processEvents()
        if time.monotonic() > deadline:
            raise TimeoutError("it takes too long")


def memory() -> dict[str, int]:
    """Kilobytes of this process: `pss` shares what is shared, `private` is what ends with it. Empty outside Linux."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return {}
    sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return {"pss": sizes["Pss"], "private": sizes["Private_Clean"] + sizes["Private_Dirty"], "rss": sizes["Rss"]}


def rest(program: Any) -> dict[str, Any]:
    """Nothing more than to look at it for a moment."""
    end = time.monotonic() + 0.3
    until(lambda: time.monotonic() > end)
    return {"memory": memory()}


def search(program: Any) -> dict[str, Any]:
    """Type words letter by letter: seconds from each key press until what it found is painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from sqlalchemy import text

    window = program.window
    with window.desk.reading() as session:
        titles = session.scalars(text("SELECT title FROM meeting ORDER BY position DESC LIMIT 40")).all()
        names = session.scalars(text("SELECT name FROM colleague ORDER BY position DESC LIMIT 10")).all()
    words = [title.split()[0] for title in titles] + names
    window.focus_search()
    seen: list[bool] = []
    watch(lambda: seen.append(True), window._search, window._search._list.viewport())
    taken: list[tuple[float, str]] = []
    for word in words:
        for letter in word:
            seen.clear()
            begin = time.perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key(ord(letter.upper()))
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                program.app.sendEvent(window.nav.search, event)
            until(lambda: seen)
            program.app.processEvents()
            taken.append((time.perf_counter() - begin, window.nav.search.text()))
        window._search.leave()
        program.app.processEvents()
    return {"taken": taken}


def open_colleague(program: Any) -> dict[str, Any]:
    """Click on the colleague with 500 meetings, again and again: seconds until the page is painted."""
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    from journal.window.main_window import COLLEAGUES

    window = program.window
    begin = time.perf_counter()
    page = window.show_tab(COLLEAGUES)
    program.app.processEvents()
    tab = time.perf_counter() - begin
    view = page._roster.list
    seen: list[bool] = []
    watch(lambda: seen.append(True), page._sheet)

    def click(colleague: str) -> float:
        index = view.model().index(view.model().row_of(colleague), 0)
        view.scrollTo(index)
        program.app.processEvents()
        place: QPoint = view.visualRect(index).center()
        seen.clear()
        begin = time.perf_counter()
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            at, glob = QPointF(place), QPointF(view.viewport().mapToGlobal(place))
            button = Qt.MouseButton.LeftButton
            program.app.sendEvent(
                view.viewport(), QMouseEvent(kind, at, glob, button, button, Qt.KeyboardModifier.NoModifier)
            )
        until(lambda: seen)
        program.app.processEvents()
        taken = time.perf_counter() - begin
        if page._sheet.colleague != colleague:
            raise RuntimeError("another colleague is shown")
        return taken

    others = [click(f"c{number}") for number in range(1, 4)]
    return {"tab": tab, "others": others, "taken": [(click("c0"), click("c7"))[0] for _ in range(9)]}


def watch(tell: Callable[[], object], *widgets: Any) -> None:
    """Call `tell` whenever one of the widgets is about to be painted."""
    from PySide6.QtCore import QEvent, QObject

    def hear(_: QObject, __: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            tell()
        return False

    watcher = type("Watcher", (QObject,), {"eventFilter": hear})
    for widget in widgets:
        widget.installEventFilter(watcher(widget))


WORK: dict[str, Callable[[Any], dict[str, Any]]] = {
    "start": lambda program: {},
    "memory": rest,
    "search": search,
    "open": open_colleague,
}

if __name__ == "__main__":
    main()
