"""`keys.json`: the journal's random key, wrapped in slots (safety.md, "The file").

The *open* slot asks for nothing: its wrapping key lies beside it, and the window says "Not protected".
"""

import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from uuid import uuid4

import msgspec

from journal.errors import CannotOpen
from journal.store.folder import replace_file

KEY_BYTES = 32
VERSION = 1


class Slot(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    secret: str
    nonce: str
    wrapped: str


class KeyFile(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    store: str
    slots: list[Slot]


def new_keys() -> tuple[bytes, bytes]:
    """A new random key, and the text of a key file that holds it in an open slot."""
    key = secrets.token_bytes(KEY_BYTES)
    store = str(uuid4())
    file = KeyFile("partnership-journal-keys", VERSION, store, [_open_slot(key, store)])
    return key, msgspec.json.format(msgspec.json.encode(file), indent=1)


def write_keys(path: Path, content: bytes) -> None:
    """Write the key file and its copy, each as a whole."""
    replace_file(path, content)
    replace_file(path.with_name(f"{path.name}.bak"), content)


def read_key(path: Path) -> bytes:
    """The journal's key (32 bytes), from the key file or else from its copy. Raises CannotOpen."""
    for candidate in (path, path.with_name(f"{path.name}.bak")):
        try:
            return _unwrap(msgspec.json.decode(candidate.read_bytes(), type=KeyFile))
        except (OSError, ValueError, LookupError):
            continue
    raise CannotOpen(
        "The journal's key file (keys.json) is missing or damaged.",
        "The journal itself was not touched.",
        "Put back keys.json from a backup of this journal.",
    )


def _open_slot(key: bytes, store: str) -> Slot:
    from nacl import bindings

    secret = secrets.token_bytes(KEY_BYTES)
    nonce = secrets.token_bytes(bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    bound = _bound(VERSION, store, "open")
    wrapped = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bound, nonce, secret)
    return Slot("open", *(b64encode(part).decode() for part in (secret, nonce, wrapped)))


def _unwrap(file: KeyFile) -> bytes:
    from nacl import bindings
    from nacl.exceptions import CryptoError

    if file.version != VERSION:
        raise ValueError("a key file of another version")
    slot = next((slot for slot in file.slots if slot.kind == "open"), None)
    if slot is None:
        raise LookupError("no slot that this version can open")
    secret, nonce, wrapped = (b64decode(part) for part in (slot.secret, slot.nonce, slot.wrapped))
    bound = _bound(file.version, file.store, slot.kind)
    try:
        key = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, bound, nonce, secret)
    except CryptoError as error:
        raise ValueError("the key does not unwrap") from error
    if len(key) != KEY_BYTES:
        raise ValueError("a key of the wrong length")
    return key


def _bound(version: int, store: str, kind: str) -> bytes:
    """What is authenticated beside the wrapped key."""
    return msgspec.json.encode([version, store, kind])
