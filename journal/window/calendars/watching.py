"""Files and folders on this computer that are watched for a change."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET = 2_000
"""Milliseconds without a change until one is told: a file is often written in several goes."""
MOST = 1_000
"""Files of a folder that are looked at."""
KINDS = (".ics", ".zip")

Mark = tuple[tuple[str, int, int, int], ...]


class Watcher(QObject):
    """`changed(path)`: a watched file, or some calendar in a watched folder, is not as it was when it was last told.

    A file that is replaced, taken away or put there later keeps being watched: its folder is watched with it.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None, quiet: int = QUIET) -> None:
        super().__init__(parent)
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
        self._marks = {path: self._marks.get(path) or mark_of(path) for path in paths}
        self._follow()

    def _look(self) -> None:
        for path, mark in list(self._marks.items()):
            now = mark_of(path)
            if now != mark:
                self._marks[path] = now
                self.changed.emit(path)
        self._follow()

    def _follow(self) -> None:
        """What is there now is what the system watches."""
        wanted: set[str] = set()
        for path in self._marks:
            wanted |= {str(one) for one in (path, path.parent, *files_in(path)) if one.exists()}
        held = {*self._watcher.files(), *self._watcher.directories()}
        if held - wanted:
            self._watcher.removePaths(sorted(held - wanted))
        if wanted - held:
            self._watcher.addPaths(sorted(wanted - held))


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
