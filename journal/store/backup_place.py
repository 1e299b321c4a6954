"""The folder `backups/`: what lies in it, which number comes next, and what is remembered of it.

`changed` lies in it while the journal has something that no backup has. `settings.json` names the second folder, and
says whether the latest backup failed: what must be known although the program was ended meanwhile.
"""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from journal.store import backup_file
from journal.store.backup_file import BadBackup, Manifest
from journal.store.folder import Folder, make_file, make_folder, replace_file
from journal.store.retention import to_thin

CHANGED = "changed"
SAVING = "changed-saving"
SETTINGS = "settings.json"
COARSE = 2.0
"""Seconds: some disks know the time of a file no better."""
_NAME = re.compile(r"journal-\d{4}-\d\d-\d\d-[0-9a-f]{8}-(\d{6,12})\.zip")


class Backup(NamedTuple):
    path: Path
    manifest: Manifest

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def made(self) -> datetime:
        """In UTC."""
        return self.manifest.made

    @property
    def reason(self) -> str:
        return self.manifest.reason


class State(NamedTuple):
    """How the backups stand. `kept`: how many there are. `changed`: the journal has something that none has.

    `failed`: the latest could not be made. `second`: the folder that gets copies; `second_failed`: the latest is not
    there.
    """

    last: Backup | None
    kept: int
    changed: bool
    failed: bool
    second: Path | None
    second_failed: bool


class Settings(msgspec.Struct):
    """`second`: a folder that gets a copy of each backup. `last`: the latest number that was given.

    `failed`, `second_failed`: the latest backup could not be made, or not be copied. `checked`: when the whole file was
    looked through last. `written`: when the journal had last been written as the latest backup was made, in seconds
    since 1970.
    """

    second: str | None = None
    last: int = 0
    failed: bool = False
    second_failed: bool = False
    checked: datetime | None = None
    written: float = 0.0


def read_settings(folder: Folder) -> Settings:
    """What is missing or damaged takes its default."""
    try:
        return msgspec.json.decode((folder.backups / SETTINGS).read_bytes(), type=Settings)
    except (OSError, ValueError):
        return Settings()


def write_settings(folder: Folder, settings: Settings) -> None:
    """Raises OSError."""
    make_folder(folder.backups)
    replace_file(folder.backups / SETTINGS, msgspec.json.format(msgspec.json.encode(settings), indent=1))


def state(folder: Folder) -> State:
    settings = read_settings(folder)
    second = Path(settings.second) if settings.second else None
    kept = len(paths_in(folder.backups))
    return State(latest(folder), kept, is_changed(folder), settings.failed, second, settings.second_failed)


def is_older(folder: Folder) -> bool:
    """Whether the journal was, when we opened it, older than what its latest backup has: an earlier copy lies in its
    place. One that was copied with another time cannot be told."""
    return folder.written is not None and folder.written + COARSE < read_settings(folder).written


def backups_in(place: Path, journal: str | None = None) -> list[Backup]:
    """The backups in a folder, the newest first; `journal`: only those of the journal with this id."""
    found = [one for path in paths_in(place) if (one := _read(path)) is not None]
    ours = [one for one in found if journal in (None, one.manifest.journal)]
    return sorted(ours, key=lambda one: one.number, reverse=True)


def latest(folder: Folder) -> Backup | None:
    """The newest backup beside the journal; the others are not looked into."""
    return next((one for path in paths_in(folder.backups) if (one := _read(path)) is not None), None)


def paths_in(place: Path) -> list[Path]:
    """What is called as backups are, the highest number first."""
    try:
        named = [(name, path) for path in place.iterdir() if (name := _NAME.fullmatch(path.name))]
    except OSError:
        return []
    return [path for name, path in sorted(named, key=lambda one: int(one[0][1]), reverse=True)]


def _read(path: Path) -> Backup | None:
    try:
        return Backup(path, backup_file.read_manifest(path))
    except BadBackup:
        return None


def name_of(made: datetime, journal: str, number: int) -> str:
    """Tells journals apart that use the same second folder, without a word of what is in them."""
    return f"journal-{made:%Y-%m-%d}-{sha256(journal.encode()).hexdigest()[:8]}-{number:06}.zip"


def next_number(folder: Folder, settings: Settings) -> int:
    """Higher than any that was given, also to one that lies in the second folder alone."""
    places = [folder.backups, *([Path(settings.second)] if settings.second else [])]
    names = [_NAME.fullmatch(path.name) for place in places for path in paths_in(place)[:1]]
    return max(settings.last, *(int(name[1]) for name in names if name), 0) + 1


def thin(place: Path, journal: str) -> None:
    """Delete what need not be kept any more of the journal with this id. Raises OSError."""
    for one in to_thin(backups_in(place, journal)):
        one.path.unlink(missing_ok=True)


def note_change(folder: Folder) -> None:
    """The journal has something now that no backup has. Where this cannot be noted, the next change tries again."""
    mark = folder.backups / CHANGED
    try:
        if not mark.exists():
            make_folder(folder.backups)
            make_file(mark)
    except OSError:
        pass


def is_changed(folder: Folder) -> bool:
    """Whether the journal has something that no backup has."""
    return any((folder.backups / name).exists() for name in (CHANGED, SAVING))


def begin_saving(folder: Folder) -> None:
    """What changes from here on is not in the backup that is made now. Raises OSError."""
    mark = folder.backups / CHANGED
    if mark.exists():
        mark.replace(folder.backups / SAVING)


def end_saving(folder: Folder) -> None:
    (folder.backups / SAVING).unlink(missing_ok=True)
