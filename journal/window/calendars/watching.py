"""Files and folders on this computer that are watched for a change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET = 2_000
"""Milliseconds without a change until one is told: a file is often written in several goes."""
MOST = 1_000
"""Files of a folder that are looked at."""
KINDS = (".ics", ".zip")

Mark = tuple[tuple[str, int, int, int], ...]
Run = Callable[[Callable[[], Any], Callable[[Any], None]], object]


class Watcher(QObject):
    """`changed(path)`: a watched file, or some calendar in a watched folder, is not as it was when it was last told.

    A file that is replaced, taken away or put there later keeps being watched: its folder is watched with it.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None, quiet: int = QUIET, run: Run | None = None) -> None:
        """`run` looks at the files in another thread: a drive on a network may keep one waiting for long."""
        super().__init__(parent)
        self._run = run or _at_once
        self._paths: list[Path] = []
        self._marks: dict[Path, Mark] = {}
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(quiet)
        self._timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(lambda _: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())

    def watch(self, paths: list[Path]) -> None:
        """Watch these, and no others."""
        self._paths = list(paths)
        self._marks = {path: mark for path, mark in self._marks.items() if path in paths}
        if paths:
            self._look()
        else:
            self._timer.stop()
            self._hold(set())

    def _look(self) -> None:
        self._run(partial(_look_at, tuple(self._paths)), self._compare)

    def _compare(self, found: dict[Path, "Looked"]) -> None:
        there = {path: looked for path, looked in found.items() if path in self._paths}
        self._hold({one for looked in there.values() for one in looked.watched})
        for path, looked in there.items():
            before = self._marks.get(path)
            self._marks[path] = looked.mark
            if before is not None and before != looked.mark:
                self.changed.emit(path)

    def _hold(self, wanted: set[str]) -> None:
        """What is there now is what the system watches."""
        held = {*self._watcher.files(), *self._watcher.directories()}
        if held - wanted:
            self._watcher.removePaths(sorted(held - wanted))
        if wanted - held:
            self._watcher.addPaths(sorted(wanted - held))


class Looked(NamedTuple):
    """The state of a place, and what is to be watched for another."""

    mark: Mark
    watched: frozenset[str]


def _look_at(paths: tuple[Path, ...]) -> dict[Path, Looked]:
    return {path: Looked(mark_of(path), frozenset(map(str, _watched(path)))) for path in paths}


def _watched(path: Path) -> list[Path]:
    return [one for one in (path, path.parent, *files_in(path)) if one.exists()]


def _at_once(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    done(work())


def files_in(path: Path) -> list[Path]:
    """The calendars of a folder, by name; a file itself where it is one. [] where nothing is there."""
    try:
        if path.is_dir():
            return sorted(one for one in path.iterdir() if one.suffix.lower() in KINDS and one.is_file())[:MOST]
        return [path] if path.is_file() else []
    except OSError:
        return []


def mark_of(path: Path) -> Mark:
    """What tells one state of the files from another."""
    found = []
    for file in files_in(path):
        try:
            told = file.stat()
        except OSError:
            continue
        found.append((file.name, told.st_size, told.st_mtime_ns, told.st_ino))
    return tuple(found)
