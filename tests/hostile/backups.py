"""Backups that are made to do harm, each by its name, out of a right one."""

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from journal.store.copies import open_copy

Parts = dict[str, bytes]
DATABASE, KEYS, MANIFEST = "journal.db", "keys.json", "manifest.json"


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # that a name is there twice
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def _named(old: str, new: str) -> Callable[[Parts], bytes]:
    return lambda parts: packed(*((new if name == old else name, content) for name, content in parts.items()))


def _with(*more: tuple[str, bytes]) -> Callable[[Parts], bytes]:
    return lambda parts: packed(*parts.items(), *more)


def _without(name: str) -> Callable[[Parts], bytes]:
    return lambda parts: packed(*((one, content) for one, content in parts.items() if one != name))


def _put(name: str, content: bytes) -> Callable[[Parts], bytes]:
    """Another content, with the right digest."""

    def change(parts: Parts) -> bytes:
        made = parts | {name: content}
        if name != MANIFEST:
            manifest = json.loads(made[MANIFEST])
            manifest["sha256"][name] = sha256(content).hexdigest()
            made[MANIFEST] = json.dumps(manifest).encode()
        return packed(*made.items())

    return change


def _said(change: Callable[[dict[str, Any]], Any]) -> Callable[[Parts], bytes]:
    def changed(parts: Parts) -> bytes:
        manifest = json.loads(parts[MANIFEST])
        change(manifest)
        return packed(*(parts | {MANIFEST: json.dumps(manifest).encode()}).items())

    return changed


def _keys(change: Callable[[dict[str, Any]], Any]) -> Callable[[Parts], bytes]:
    def changed(parts: Parts) -> bytes:
        keys = json.loads(parts[KEYS])
        change(keys)
        return _put(KEYS, json.dumps(keys).encode())(parts)

    return changed


def _bytes(at: bytes, offset: int, put: bytes, *, last: bool = False) -> Callable[[Parts], bytes]:
    """Other bytes in the first, or last, header that begins so."""

    def change(parts: Parts) -> bytes:
        content = packed(*parts.items())
        place = (content.rindex(at) if last else content.index(at)) + offset
        return content[:place] + put + content[place + len(put) :]

    return change


def _link(parts: Parts) -> bytes:
    entry = zipfile.ZipInfo(DATABASE)
    entry.external_attr = 0o120777 << 16
    return packed((entry, b"/etc/hostname"), *((name, parts[name]) for name in (KEYS, MANIFEST)))


def _raw(change: Callable[[bytes], bytes]) -> Callable[[Parts], bytes]:
    return lambda parts: change(packed(*parts.items()))


_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"

ARCHIVES: dict[str, Callable[[Parts], bytes]] = {
    "a name that leads out": _named(DATABASE, "../../journal.db"),
    "a whole path": _named(KEYS, "/etc/keys.json"),
    "a path of Windows": _named(DATABASE, "..\\journal.db"),
    "a disk of Windows": _named(DATABASE, "C:journal.db"),
    "a folder before the name": _named(DATABASE, "a/journal.db"),
    "a zero in the name": _bytes(b"journal.db", 7, b"\0"),
    "a name turned around": _named(MANIFEST, "manifest\u202ejson."),
    "a link": _link,
    "a name twice": lambda parts: packed(*parts.items(), (MANIFEST, parts[MANIFEST])),
    "a name twice, the third missing": lambda parts: packed(
        (DATABASE, parts[DATABASE]), (MANIFEST, parts[MANIFEST]), (MANIFEST, parts[MANIFEST])
    ),
    "more files": _with(("a.txt", b"a")),
    "a log beside it": _with(("journal.db-wal", b"a" * 100)),
    "65,536 files": lambda parts: packed(*parts.items(), *((str(one), b"") for one in range(65_533))),
    "no key file": _without(KEYS),
    "no journal": _without(DATABASE),
    "nothing said": _without(MANIFEST),
    "nothing in it": lambda _: packed(),
    "encrypted": _bytes(_CENTRAL, 8, b"\1\0"),
    "packed": lambda parts: packed(*parts.items(), method=zipfile.ZIP_DEFLATED),
    "packed with LZMA": lambda parts: packed(*parts.items(), method=zipfile.ZIP_LZMA),
    "a bomb": lambda parts: packed(*(parts | {DATABASE: bytes(80 << 20)}).items(), method=zipfile.ZIP_DEFLATED),
    "a size that is a lie": _bytes(_CENTRAL, 24, struct.pack("<I", 7)),
    "both sizes a lie": _bytes(_CENTRAL, 20, struct.pack("<II", 4096, 4096)),
    "a size of 4 GB": _bytes(_CENTRAL, 20, b"\xfe\xff\xff\xff" * 2),
    "a sum that is wrong": _bytes(_CENTRAL, 16, b"\0\0\0\0"),
    "another start": _bytes(_CENTRAL, 42, b"\x10\0\0\0"),
    "two that lie over each other": _bytes(_CENTRAL, 42, struct.pack("<I", 0), last=True),
    "other numbers of files": _bytes(_END, 8, b"\3\0\4\0"),
    "a directory elsewhere": _bytes(_END, 16, b"\xff\xff\xff\x7f"),
    "words at its end": _bytes(_END, 20, b"\x05\0hello"),
    "something before it": _raw(lambda content: b"MZ" + bytes(500) + content),
    "something after it": _raw(lambda content: content + b"a"),
    "cut in the middle": _raw(lambda content: content[: len(content) // 2]),
    "cut in its directory": _raw(lambda content: content[:-40]),
    "one byte": _raw(lambda content: content[:1]),
    "only zeros": _raw(lambda content: bytes(len(content))),
    "a digest that is wrong": _said(lambda told: told["sha256"].update({DATABASE: "0" * 64})),
    "a digest that is none": _said(lambda told: told["sha256"].update({DATABASE: "a"})),
    "a digest of something else": _said(lambda told: told["sha256"].update({"../a": "0" * 64})),
    "another version": _said(lambda told: told.update(version=2)),
    "version true": _said(lambda told: told.update(version=True)),
    "another format": _said(lambda told: told.update(format="partnership-journal")),
    "more said than is known": _said(lambda told: told.update(more=1)),
    "a number below all": _said(lambda told: told.update(number=-(10**30))),
    "the year 1": _said(lambda told: told.update(made="0001-01-01T00:00:00+14:00")),
    "a wrong count": _said(lambda told: told["counts"].update(colleague=10**9)),
    "a count of a table that is none": _said(lambda told: told["counts"].update({'"; DROP TABLE fact; --': 1})),
    "another schema": _said(lambda told: told.update(schema=10**6)),
    "half a character": _said(lambda told: told.update(reason="\ud800")),
    "lists 100,000 deep": _put(MANIFEST, b"[" * 100_000),
    "objects within what is allowed": _put(MANIFEST, b'{"a":' * 10_000),
    "a number of 5,000 digits": _put(MANIFEST, b'{"version": ' + b"9" * 5_000 + b"}"),
    "not a number": _put(MANIFEST, b'{"version": NaN}'),
    "a key twice": _put(MANIFEST, b'{"version": 1, "version": 1}'),
    "no JSON": _put(MANIFEST, b"\x80\x04cos\nsystem\n."),
    "1 MB said": _put(MANIFEST, b" " * (1 << 20)),
    "an empty journal": _put(DATABASE, b""),
    "a journal of zeros": _put(DATABASE, bytes(65_536)),
    "a journal that is not encrypted": _put(DATABASE, b"SQLite format 3\0" + bytes(65_520)),
}

KEY_FILES: dict[str, Callable[[Parts], bytes]] = {
    "keys that are none": _put(KEYS, b"[]"),
    "keys 100,000 deep": _put(KEYS, b"[" * 60_000),
    "keys without slots": _keys(lambda keys: keys.update(slots=[])),
    "keys of a newer version": _keys(lambda keys: keys.update(version=99)),
    "a key too short": _keys(lambda keys: [slot.update(key="AAAA") for slot in keys["slots"]]),
    "a key of another": _keys(lambda keys: keys.update(store="someone-else")),
    "a passphrase that takes all memory": _keys(
        lambda keys: keys.update(
            slots=[{"kind": "passphrase", "kdf": "argon2id", "time": 20, "memory": 1 << 50, "salt": "AA", "key": "AA"}]
        )
    ),
}
"""The journal that a backup was made of has its own key file: these are put into the place of none."""

_FOREVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
STORES: dict[str, tuple[str, ...]] = {
    "a trigger that deletes everybody": ("CREATE TRIGGER a AFTER INSERT ON fact BEGIN DELETE FROM colleague; END",),
    "a trigger without an end": (
        f"CREATE TRIGGER a AFTER UPDATE ON colleague BEGIN INSERT INTO fact (id) {_FOREVER}; END",
    ),
    "a view without an end": (f"CREATE VIEW a AS {_FOREVER}",),
    "a view in a table's place": ("ALTER TABLE hint_off RENAME TO b", f"CREATE VIEW hint_off AS {_FOREVER}"),
    "a view that loads a library": ("CREATE VIEW a AS SELECT load_extension('/tmp/a.so')",),
    "a virtual table": ("CREATE VIRTUAL TABLE a USING fts5(b)",),
    "a column that is worked out": ("ALTER TABLE colleague ADD COLUMN a AS (zeroblob(100000000))",),
    "an index with a function": ("CREATE INDEX a ON colleague (hex(zeroblob(10)))",),
    "a table of its own": ("CREATE TABLE a (b)", "INSERT INTO a VALUES (zeroblob(1000000))"),
    "a table more of ours": ("CREATE TABLE backup AS SELECT * FROM colleague",),
    "a trigger of ours missing": ("DROP TRIGGER search_fact_insert",),
    "a table of ours missing": ("DROP TABLE starter",),
    "another program's mark": ("PRAGMA application_id = 7",),
    "a newer schema": ("PRAGMA user_version = 99",),
    "no schema": ("PRAGMA user_version = 0",),
    "a schema that was written over": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE \"fact\" (a)' WHERE name = 'fact'",
    ),
    "one row of a schema that is nonsense": (
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_master VALUES ('table', 'a', 'a', 0, 'CREATE TABLE a (')",
    ),
    "a fact of nobody": (
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO fact (id, colleague_id, kind, text) VALUES ('a', 'nobody', 'place', 'b')",
    ),
}  # fmt: skip


def strange(parts: Parts, key: bytes, statements: tuple[str, ...], place: Path) -> bytes:
    """The backup with a journal to which this was done by somebody who knows its key."""
    file = place / "strange.db"
    file.write_bytes(parts[DATABASE])
    connection = open_copy(file, key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    content = file.read_bytes()
    file.unlink()
    return _put(DATABASE, content)(parts)
