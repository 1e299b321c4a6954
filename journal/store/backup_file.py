"""The file that a backup is: a zip of `journal.db`, `keys.json` and `manifest.json`, stored as they are.

One that comes from elsewhere is not trusted: nothing but these three names, each once, not packed (what is encrypted
does not get smaller, and what was packed could grow without end), and each as long and as the manifest says.
"""

import json
import struct
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from journal.errors import JournalError
from journal.store.folder import DATABASE, KEYS

FORMAT, VERSION = "partnership-journal-backup", 1
MANIFEST = "manifest.json"
NAMES = (DATABASE, KEYS, MANIFEST)
LARGEST = {DATABASE: 2_000_000_000, KEYS: 65_536, MANIFEST: 65_536}
"""Bytes that each may have."""
CHUNK = 1 << 20
_END = struct.Struct("<4s4H2LH")
_DIRECTORY = 1_024
"""Bytes that the directory of three short names may have."""

YEARS = (1970, 9000)
"""A clock that was never set begins in the first; days beyond the last cannot be reckoned with."""
Word = Annotated[str, msgspec.Meta(pattern=r"^[\w.+-]{1,80}$")]

Told = Callable[[int, int], None]


class BadBackup(JournalError):
    """A file that is no backup, or is not whole. Nothing was changed."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"This file cannot be restored: {problem}.", "Nothing was changed.")


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of a backup without a key. `number` orders them whatever the clock says; `made` in UTC.

    `journal`: the id in its keys. `counts`: rows of each table that has any. `sha256`: of the other two files.
    """

    format: str
    version: int
    number: Annotated[int, msgspec.Meta(ge=1, le=10**12)]
    made: Annotated[datetime, msgspec.Meta(tz=True)]
    reason: Word
    app: Word
    schema: Annotated[int, msgspec.Meta(ge=1, le=10**6)]
    journal: Word
    counts: dict[str, Annotated[int, msgspec.Meta(ge=0, le=10**12)]]
    sha256: dict[str, str]


def write(handle: IO[bytes], manifest: Manifest, database: Path, keys: bytes) -> None:
    """Write the file; the digests in `manifest` are those of its parts."""
    with ZipFile(handle, "w", ZIP_STORED, allowZip64=False) as archive:
        with database.open("rb") as source, archive.open(_entry(DATABASE, database.stat().st_size), "w") as target:
            while chunk := source.read(CHUNK):
                target.write(chunk)
        archive.writestr(_entry(KEYS), keys)
        archive.writestr(_entry(MANIFEST), msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def _entry(name: str, size: int = 0) -> ZipInfo:
    entry = ZipInfo(name)  # with the one date that all have: the manifest tells when
    entry.external_attr = 0o600 << 16
    entry.file_size = size
    return entry


def digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def read_manifest(path: Path) -> Manifest:
    """What the backup says of itself; its parts are not looked at. Raises BadBackup."""
    return _reading(path, lambda archive: _manifest(archive))


def verify(path: Path) -> Manifest:
    """Read the whole of it. Raises BadBackup where a part is not what the manifest says."""
    return _reading(path, lambda archive: _take(archive, None, None))


def unpack(path: Path, target: Path, told: Told | None = None) -> Manifest:
    """Write its two files into the empty folder `target`. `told(done, of)` hears of bytes. Raises BadBackup,
    OSError."""
    return _reading(path, lambda archive: _take(archive, target, told))


def _reading(path: Path, work: Callable[[ZipFile], Manifest]) -> Manifest:
    _look_at_end(path)
    try:
        with ZipFile(path) as archive:
            _check_entries(archive)
            return work(archive)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error) as error:
        raise BadBackup("it is damaged") from error


def _look_at_end(path: Path) -> None:
    """A zip's directory stands at its end, and says how large it is: a huge one is not read at all."""
    try:
        if not path.is_file():
            raise BadBackup("there is no such file")
        size = path.stat().st_size
        with path.open("rb") as handle:
            handle.seek(max(0, size - _END.size))
            end = handle.read(_END.size)
    except OSError as error:
        raise BadBackup("it cannot be read") from error
    if len(end) < _END.size or end[:4] != b"PK\5\6":
        raise BadBackup("it is no backup of a journal, or only a part of one")
    _, disk, _, here, entries, length, begins, _ = _END.unpack(end)
    if disk or here != entries or entries != len(NAMES) or length > _DIRECTORY or begins + length + _END.size != size:
        raise BadBackup("it holds something else than a backup does")


def _check_entries(archive: ZipFile) -> None:
    entries = archive.infolist()
    if sorted(entry.filename for entry in entries) != sorted(NAMES):
        raise BadBackup("it holds something else than a backup does")
    for entry in entries:
        packed = entry.compress_type != ZIP_STORED or entry.compress_size != entry.file_size
        if packed or entry.flag_bits & 1:
            raise BadBackup("it was packed by another program")
        if entry.file_size > LARGEST[entry.filename]:
            raise BadBackup("it is too large")


def _manifest(archive: ZipFile) -> Manifest:
    try:
        found = json.loads(archive.read(MANIFEST), object_pairs_hook=_once, parse_constant=_no_number)
        manifest = msgspec.convert(found, Manifest)
    except (ValueError, RecursionError) as error:
        raise BadBackup("what it says of itself cannot be read") from error
    if manifest.format != FORMAT:
        raise BadBackup("it is no backup of a journal")
    if manifest.version != VERSION:
        raise BadBackup("it was made by a newer version of Partnership Journal")
    if set(manifest.sha256) != {DATABASE, KEYS} or not YEARS[0] <= manifest.made.year <= YEARS[1]:
        raise BadBackup("what it says of itself cannot be read")
    return manifest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a key that is given twice nobody knows which is meant. Raises ValueError."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key given twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _take(archive: ZipFile, target: Path | None, told: Told | None) -> Manifest:
    manifest = _manifest(archive)
    for name in (KEYS, DATABASE):
        found = sha256()
        left = archive.getinfo(name).file_size
        of = max(1, left)
        with archive.open(name) as source:
            handle = _make(target / name) if target is not None else None
            try:
                while chunk := source.read(min(CHUNK, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        raise BadBackup("it is longer than it says")
                    found.update(chunk)
                    if handle is not None:
                        handle.write(chunk)
                    if told is not None:
                        told(of - left, of)
            finally:
                if handle is not None:
                    handle.close()
        if left or found.hexdigest() != manifest.sha256[name]:
            raise BadBackup("it is damaged")
    return manifest


def _make(path: Path) -> IO[bytes]:
    from journal.store.folder import make_file

    make_file(path)
    return path.open("wb")
