"""`keys.json`: the journal's random key, wrapped in slots (safety.md, "The file"); how the file is read and written.

Read strictly: what is not exactly what we write is damage, and then the copy (`.bak`) is read. A checksum over all of
it tells damage from a wrong passphrase. Whoever changes it on purpose can make the checksum anew, but then the slot
does not open: its kind, the store's id, the version and the cost are authenticated with the wrapped key.
"""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from journal.errors import CannotOpen
from journal.store.folder import replace_file
from journal.store.key_cost import KEY_BYTES, MEMORY, PASSES, SALT_BYTES

VERSION: Final = 2
FORMAT: Final = "partnership-journal-keys"
NONCE_BYTES = 24
TAG_BYTES = 16
LARGEST = 16_384
"""Bytes that are read."""

Secret = Annotated[bytes, Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
Salt = Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
Nonce = Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Wrapped = Annotated[bytes, Meta(min_length=KEY_BYTES + TAG_BYTES, max_length=KEY_BYTES + TAG_BYTES)]


class OpenSlot(Struct, forbid_unknown_fields=True, frozen=True, tag_field="kind", tag="open"):
    """Asks for nothing: what it is wrapped with lies in it."""

    secret: Secret
    nonce: Nonce
    wrapped: Wrapped


class PassphraseSlot(Struct, forbid_unknown_fields=True, frozen=True, tag_field="kind", tag="passphrase"):
    """Wrapped with what Argon2id makes of the passphrase, the salt, and this many passes over so many bytes."""

    salt: Salt
    passes: Annotated[int, Meta(ge=PASSES[0], le=PASSES[1])]
    memory: Annotated[int, Meta(ge=MEMORY[0], le=MEMORY[1])]
    nonce: Nonce
    wrapped: Wrapped


class KeyringSlot(Struct, forbid_unknown_fields=True, frozen=True, tag_field="kind", tag="keyring"):
    """Wrapped with a random secret that the system's keyring keeps under the store's id."""

    nonce: Nonce
    wrapped: Wrapped


Slot = OpenSlot | PassphraseSlot | KeyringSlot


class KeyFile(Struct, forbid_unknown_fields=True, frozen=True):
    """`store`: the journal's id, which stays when its key is changed. Version 1 knew only the open slot."""

    format: Literal["partnership-journal-keys"]
    version: Literal[1, 2]
    store: Annotated[str, Meta(min_length=1, max_length=64)]
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=2)]
    check: str = ""

    @property
    def open(self) -> OpenSlot | None:
        return next((slot for slot in self.slots if isinstance(slot, OpenSlot)), None)

    @property
    def passphrase(self) -> PassphraseSlot | None:
        return next((slot for slot in self.slots if isinstance(slot, PassphraseSlot)), None)

    @property
    def keyring(self) -> KeyringSlot | None:
        return next((slot for slot in self.slots if isinstance(slot, KeyringSlot)), None)


class KeysDamaged(CannotOpen):
    """The key file and its copy are missing or damaged."""


def key_file(store: str, *slots: Slot) -> KeyFile:
    """A key file of this version with its checksum."""
    return KeyFile(FORMAT, VERSION, store, slots, _checksum(store, slots))


def copy_of(path: Path) -> Path:
    """Where the copy of a key file lies."""
    return path.with_name(f"{path.name}.bak")


def parse(content: bytes) -> KeyFile:
    """The key file with this content. Raises ValueError where it is not exactly one."""
    file = msgspec.json.decode(content, type=KeyFile)
    kinds = [type(slot) for slot in file.slots]
    if kinds not in ([OpenSlot], [PassphraseSlot], [PassphraseSlot, KeyringSlot]):
        raise ValueError("slots that do not go together")
    if file.version == 1:
        if kinds != [OpenSlot] or file.check:
            raise ValueError("a slot that version 1 did not have")
    elif file.check != _checksum(file.store, file.slots):
        raise ValueError("the checksum is another")
    return file


def read_files(path: Path) -> list[KeyFile]:
    """What can be used of the key file and its copy: the file, else the copy; and the copy too where it is another
    journal's. Raises KeysDamaged where there is neither, and CannotOpen where they are of a newer version."""
    contents = [content for place in (path, copy_of(path)) if (content := _read(place)) is not None]
    found: list[KeyFile] = []
    for content in contents:
        try:
            file = parse(content)
        except ValueError:
            continue
        if all(other.store != file.store for other in found):
            found.append(file)
    if not found:
        raise _newer() if any(_is_newer(content) for content in contents) else keys_damaged()
    return found


def read(path: Path) -> KeyFile:
    """The key file, or else its copy. Raises KeysDamaged, CannotOpen."""
    return read_files(path)[0]


def written(file: KeyFile) -> bytes:
    """A key file as it lies on disk."""
    return msgspec.json.format(msgspec.json.encode(file), indent=1)


def write(path: Path, file: KeyFile) -> None:
    """Write the key file and its copy, each as a whole. Raises OSError."""
    content = written(file)
    for place in (path, copy_of(path)):
        if _read(place) != content:
            replace_file(place, content)


def clear_parts(path: Path) -> None:
    """Throw away what was begun and not ended: it may be a key file that asks for less than the one in use."""
    for place in (path, copy_of(path)):
        place.with_name(f"{place.name}.part").unlink(missing_ok=True)


def keys_damaged() -> KeysDamaged:
    return KeysDamaged(
        "The journal’s key file (keys.json) is missing or damaged, and so is its copy.",
        "The journal itself was not touched.",
        "Use the recovery code, or put back keys.json from a backup of this journal.",
    )


def _newer() -> CannotOpen:
    return CannotOpen(
        "This journal’s key file was written by a newer version of Partnership Journal.",
        "It was left as it is.",
        "Install the newer version to open it.",
    )


def _is_newer(content: bytes) -> bool:
    """Whether it says so itself; the rest of what is newer cannot be known."""

    class Head(Struct):
        format: Literal["partnership-journal-keys"]
        version: Annotated[int, Meta(gt=VERSION)]

    try:
        msgspec.json.decode(content, type=Head)
    except ValueError:
        return False
    return True


def _read(path: Path) -> bytes | None:
    """The content; None where there is no such file (a pipe would make us wait) or it is far too long."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def _checksum(store: str, slots: tuple[Slot, ...]) -> str:
    return sha256(msgspec.json.encode([FORMAT, VERSION, store, slots])).hexdigest()
