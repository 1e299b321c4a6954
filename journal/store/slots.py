"""Wrapping the journal's key into a slot, and getting it out again: XChaCha20-Poly1305 (safety.md, "The file")."""

import secrets

import msgspec

from journal.errors import CannotOpen
from journal.store.key_cost import KEY_BYTES, SALT_BYTES, Cost, derive, is_fit
from journal.store.key_file import NONCE_BYTES, VERSION, KeyFile, KeyringSlot, OpenSlot, PassphraseSlot, keys_damaged


class NeedsPassphrase(CannotOpen):
    """The journal is locked with a passphrase, and none was given."""


class WrongPassphrase(CannotOpen):
    """The passphrase is not this journal's: its slot does not open with it, and the slot is whole."""


def new_secret() -> bytes:
    """Random bytes for a key, or to wrap one with."""
    return secrets.token_bytes(KEY_BYTES)


def open_slot(key: bytes, store: str) -> OpenSlot:
    secret = new_secret()
    return OpenSlot(secret, *_wrap(key, secret, _bound(VERSION, store, "open")))


def passphrase_slot(key: bytes, store: str, passphrase: str, cost: Cost) -> PassphraseSlot:
    salt = secrets.token_bytes(SALT_BYTES)
    bound = _bound(VERSION, store, "passphrase", *cost)
    nonce, wrapped = _wrap(key, derive(passphrase, salt, cost), bound)
    return PassphraseSlot(salt, cost.passes, cost.memory, nonce, wrapped)


def keyring_slot(key: bytes, store: str, secret: bytes) -> KeyringSlot:
    return KeyringSlot(*_wrap(key, secret, _bound(VERSION, store, "keyring")))


def unwrap_open(file: KeyFile, slot: OpenSlot) -> bytes:
    """The key. Raises KeysDamaged."""
    key = _unwrap(slot.nonce, slot.wrapped, slot.secret, _bound(file.version, file.store, "open"))
    if key is None:
        raise keys_damaged()
    return key


def unwrap_passphrase(file: KeyFile, slot: PassphraseSlot, passphrase: str) -> bytes:
    """The key. Raises WrongPassphrase; CannotOpen where there is not the memory to try it."""
    cost = Cost(slot.passes, slot.memory)
    bound = _bound(file.version, file.store, "passphrase", *cost)
    if is_fit(passphrase):
        key = _unwrap(slot.nonce, slot.wrapped, derive(passphrase, slot.salt, cost), bound)
        if key is not None:
            return key
    raise WrongPassphrase("That is not this journal’s passphrase.", "Nothing was changed.", "Try again.")


def unwrap_keyring(file: KeyFile, slot: KeyringSlot, secret: bytes) -> bytes | None:
    """The key, or None where the keyring keeps another secret than the one it was wrapped with."""
    return _unwrap(slot.nonce, slot.wrapped, secret, _bound(file.version, file.store, "keyring"))


def _wrap(key: bytes, secret: bytes, bound: bytes) -> tuple[bytes, bytes]:
    from nacl import bindings

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bound, nonce, secret)


def _unwrap(nonce: bytes, wrapped: bytes, secret: bytes, bound: bytes) -> bytes | None:
    from nacl import bindings
    from nacl.exceptions import CryptoError

    if len(secret) != KEY_BYTES:
        return None
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, bound, nonce, secret)
    except CryptoError:
        return None


def _bound(version: int, store: str, kind: str, *cost: int) -> bytes:
    """What is authenticated beside the wrapped key."""
    return msgspec.json.encode([version, store, kind, *cost])
