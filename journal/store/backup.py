"""Backups of the journal: made, looked into as if it were the day they are needed, and thinned out.

One is written under another name, synced, opened and compared, and only then takes its own name. Where that fails the
last good one is as it was, and the failure is remembered until the next that succeeds.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from zipfile import LargeZipFile

import msgspec
import sqlcipher3

from journal import __version__
from journal.errors import CannotOpen, JournalError
from journal.store import backup_file
from journal.store.backup_file import FORMAT, VERSION, BadBackup, Manifest
from journal.store.backup_place import (
    Backup,
    begin_saving,
    end_saving,
    is_changed,
    latest,
    name_of,
    next_number,
    read_settings,
    thin,
    write_settings,
)
from journal.store.cipher import APPLICATION_ID, Damaged, connect, damaged
from journal.store.copies import check_pages, counts, open_copy, pragma
from journal.store.folder import DATABASE, KEYS, Folder, last_written, make_file, make_folder, sync_folder
from journal.store.journal import Journal
from journal.store.retention import MIGRATION
from journal.store.swap import PART

SESSION, ASKED, RESTORE, KEY, REPAIR, IMPORT = "session", "asked", "restore", "keys", "repair", "import"
REASONS = (SESSION, ASKED, MIGRATION, RESTORE, KEY, REPAIR, IMPORT)
"""Why a backup was made: after a session, because somebody asked, or before the journal was brought to a new schema,
replaced by a backup, given another key, mended, or given many records."""
MANY = 100
"""Records that are brought in without a backup before."""
_Wrong = (OSError, sqlcipher3.Error, LargeZipFile, ValueError, BadBackup)


class CannotBackUp(JournalError):
    """A backup could not be made, or not be copied; those that were there are as they were."""


def backup(journal: Journal, target: Path | None, now: datetime, reason: str = ASKED) -> Backup:
    """Make a backup: among the others, or as the file `target` besides. Raises CannotBackUp."""
    return make_backup(journal.folder, journal.key, now, reason, target)


def back_up_changes(journal: Journal, now: datetime, reason: str = SESSION) -> Backup | None:
    """Make a backup where the journal has something that none has. Raises CannotBackUp."""
    if not is_changed(journal.folder):
        return None
    return backup(journal, None, now, reason)


def before_import(journal: Journal, now: datetime, records: int | None = None) -> None:
    """Back up what no backup has before many records are brought in, or before nobody knows how many (None). Raises
    CannotBackUp."""
    if records is None or records > MANY:
        back_up_changes(journal, now, IMPORT)


def set_second(folder: Folder, second: Path | None) -> None:
    """Name the folder that gets a copy of each backup, or none; the latest is copied at once. Raises CannotBackUp."""
    settings = read_settings(folder)
    if second is not None and second.resolve().is_relative_to(folder.path.resolve()):
        raise CannotBackUp(
            "This folder lies within the journal’s own.", "Nothing was changed.", "Name one on another disk."
        )
    settings.second, settings.second_failed = str(second) if second else None, False
    try:
        write_settings(folder, settings)
    except OSError as error:
        raise _cannot() from error
    made = latest(folder)
    if second is not None and made is not None:
        _copy_to_second(folder, made)
        if read_settings(folder).second_failed:
            raise CannotBackUp(
                "The backup could not be copied to this folder.",
                "The backup itself is beside the journal.",
                "Check that the folder can be written and has space.",
            )


_turn = Lock()
"""One backup at a time, whichever part of the program asks for it."""


def make_backup(folder: Folder, key: bytes, now: datetime | None, reason: str, target: Path | None = None) -> Backup:
    """`backup`, for whoever holds the folder and the key. Without `now` it has the time of its own file: where a
    journal is opened, no clock is at hand. Raises CannotBackUp; then it is remembered that it failed."""
    if target is not None and target.exists():
        raise CannotBackUp(
            f"There is something called {target.name} already.", "Nothing was written.", "Name another file."
        )
    try:
        make_folder(folder.backups)
        with _turn, _changes_saved(folder, saved=target is None):
            made = _make(folder, key, now, reason, target)
    except (Damaged, *_Wrong) as error:
        if target is None:
            _note(folder, failed=True)
        raise (_of_damage() if _is_damaged(folder, key, error) else _cannot()) from error
    _note(folder, failed=target is not None and read_settings(folder).failed, last=made.number)
    if target is None:
        _copy_to_second(folder, made)
        _thin(folder.backups, made.manifest.journal)
    return made


def _cannot() -> CannotBackUp:
    return CannotBackUp(
        "The backup could not be made.",
        "The journal and the backups from before are as they were.",
        "Check that the disk has space and the folder can be written, then try again.",
    )


class OfDamage(CannotBackUp):
    """What there would be to back up is damaged."""


def _of_damage() -> OfDamage:
    return OfDamage(
        "The journal’s file is damaged, and no backup was made of it.",
        "The backups from before are as they were.",
        "Repair the journal, or restore a backup.",
    )


def _is_damaged(folder: Folder, key: bytes, error: Exception) -> bool:
    """Whether that is why it went wrong; a page that cannot be read looks like a disk that cannot."""
    if isinstance(error, Damaged) or not isinstance(error, sqlcipher3.Error):
        return isinstance(error, Damaged)
    try:
        connection = connect(folder.database, key)
    except CannotOpen as wrong:
        return isinstance(wrong, Damaged)
    try:
        check_pages(connection)
    except Damaged:
        return True
    finally:
        connection.close()
    return False


@contextmanager
def _changes_saved(folder: Folder, *, saved: bool) -> Iterator[None]:
    """What was changed so far is in the backup; where that fails, the mark stays."""
    if saved:
        begin_saving(folder)
    yield
    if saved:
        end_saving(folder)


def _make(folder: Folder, key: bytes, now: datetime | None, reason: str, target: Path | None) -> Backup:
    settings = read_settings(folder)
    number = next_number(folder, settings)
    place = target.parent if target is not None else folder.backups
    part = place / f"{target.name if target is not None else number}{PART}"
    copy = folder.backups / f"{number}-{DATABASE}{PART}"
    for one in (part, copy):
        one.unlink(missing_ok=True)
    try:
        make_file(copy)
        schema, counted = _copy(folder, key, copy)
        keys, journal = _keys(folder)
        make_file(part)
        made = (now or datetime.fromtimestamp(part.stat().st_mtime, UTC)).astimezone(UTC).replace(microsecond=0)
        sums = {DATABASE: backup_file.digest(copy), KEYS: sha256(keys).hexdigest()}
        manifest = Manifest(FORMAT, VERSION, number, made, reason, __version__, schema, journal, counted, sums)
        with part.open("r+b") as handle:
            backup_file.write(handle, manifest, copy, keys)
            handle.flush()
            os.fsync(handle.fileno())
        backup_file.verify(part)
        path = target or folder.backups / name_of(made, journal, number)
        part.replace(path)
        sync_folder(place)
        return Backup(path, manifest)
    finally:
        for one in (part, copy):
            one.unlink(missing_ok=True)


def _copy(folder: Folder, key: bytes, copy: Path) -> tuple[int, dict[str, int]]:
    """All of the journal as it is at one moment, into an empty file, which is then opened anew and compared: the
    schema's version and how many rows there are."""
    source = connect(folder.database, key)
    try:
        # Of a damaged page SQLite would make a right one with nothing in it: so all pages are looked at, after the log
        # was written back, whose pages are not.
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        check_pages(source)
        source.execute("BEGIN")
        expected = pragma(source, "user_version"), counts(source)
        target = open_copy(copy, key)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
    finally:
        source.close()
    with copy.open("r+b") as handle:
        os.fsync(handle.fileno())
    fresh = open_copy(copy, key)
    try:
        check_pages(fresh)
        found = pragma(fresh, "user_version"), counts(fresh)
        if found != expected or pragma(fresh, "application_id") != APPLICATION_ID:
            raise damaged()
    finally:
        fresh.close()
    return expected


def _keys(folder: Folder) -> tuple[bytes, str]:
    """The key file as it is, or else its copy; and the id in it. Raises ValueError where neither can be read."""
    for path in (folder.keys, folder.keys.with_name(f"{folder.keys.name}.bak")):
        try:
            content = path.read_bytes()
            return content, str(msgspec.json.decode(content)["store"])
        except (OSError, ValueError, LookupError, TypeError):
            continue
    raise ValueError("no key file")


def _note(folder: Folder, *, failed: bool, last: int = 0) -> None:
    """Remember how it went. On a full disk not even that can be written: the mark that all is not saved stays, then."""
    settings = read_settings(folder)
    settings.failed, settings.last = failed, max(settings.last, last)
    if last:
        settings.written = last_written(folder.path) or settings.written
    with suppress(OSError):
        write_settings(folder, settings)


def _thin(place: Path, journal: str) -> None:
    """Only those of this journal: of another one that lay here they may be all that is left. And one too many does no
    harm: what cannot be deleted now is tried again after the next."""
    with suppress(OSError):
        thin(place, journal)


def _copy_to_second(folder: Folder, made: Backup) -> None:
    """A copy to the second folder, where one is named; whether that worked is remembered."""
    settings = read_settings(folder)
    if not settings.second:
        return
    place = Path(settings.second)
    part = place / f"{made.path.name}{PART}"
    try:
        part.unlink(missing_ok=True)
        make_file(part)
        shutil.copyfile(made.path, part)
        with part.open("r+b") as handle:
            os.fsync(handle.fileno())
        backup_file.verify(part)
        part.replace(place / made.path.name)
        sync_folder(place)
        settings.second_failed = False
        _thin(place, made.manifest.journal)
    except (OSError, JournalError):
        settings.second_failed = True
    with suppress(OSError):
        write_settings(folder, settings)
