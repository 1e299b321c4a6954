"""The system's keyring: it may keep what opens the journal on this computer (the extra `keyring`).

A convenience only, never the only way in: every program of the same user may read it, and it may be gone tomorrow.
Only the keyrings that the systems themselves have are asked, each in a thread of its own that is not waited for longer
than a few seconds: one that is locked may wait for a person.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from journal.errors import JournalError

SERVICE = "partnership-journal"
LIMIT = 5.0
"""Seconds."""
KNOWN = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
Answer = TypeVar("Answer")


class NoKeyring(JournalError):
    """The system has no keyring that can be used, or it did not answer."""


def is_there() -> bool:
    """Whether the system has a keyring that the journal would use."""
    return _in_time(lambda: _backend() is not None) is True


def keep(store: str, secret: bytes) -> None:
    """Give the keyring the secret. Raises NoKeyring where it does not keep it."""

    def give() -> bool:
        backend = _backend()
        if backend is None:
            return False
        backend.set_password(SERVICE, store, b64encode(secret).decode())
        return bool(backend.get_password(SERVICE, store) == b64encode(secret).decode())

    if not _in_time(give):
        raise NoKeyring(
            "This computer has no keyring that could keep the passphrase, or it did not answer.",
            "Nothing was changed.",
            "The journal asks for its passphrase, as before.",
        )


def kept(store: str) -> bytes | None:
    """The secret that the keyring keeps; None where there is none, or no answer in time."""

    def ask() -> str | None:
        backend = _backend()
        answer = backend.get_password(SERVICE, store) if backend is not None else None
        return answer if isinstance(answer, str) else None

    answer = _in_time(ask)
    try:
        return b64decode(answer, validate=True) if answer else None
    except ValueError:
        return None


def drop(store: str) -> None:
    """Take the secret out of the keyring; one that cannot be reached keeps a secret that opens nothing any more."""

    def take() -> None:
        backend = _backend()
        if backend is not None:
            backend.delete_password(SERVICE, store)

    _in_time(take)


def _backend() -> Any:
    """The best of the system's own keyrings, or None."""
    try:
        from keyring.backend import get_all_keyring
    except ImportError:
        return None
    found = [one for one in get_all_keyring() if f"{type(one).__module__}.{type(one).__qualname__}" in KNOWN]
    return max(found, key=lambda one: one.priority, default=None)


def _in_time(deed: Callable[[], Answer]) -> Answer | None:
    """What `deed` answers; None where it fails, or takes too long (it is left to its thread then)."""
    answers: list[Answer] = []

    def work() -> None:
        try:
            answers.append(deed())
        except Exception:  # noqa: BLE001  each keyring has errors of its own, and all mean: not from here
            return

    thread = Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(LIMIT)
    return answers[0] if answers else None
