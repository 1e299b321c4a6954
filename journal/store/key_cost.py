"""From a passphrase to a key: Argon2id, made as slow as half a second of this computer (safety.md, "The file")."""

import secrets
import time
import unicodedata
from typing import NamedTuple

from journal.errors import CannotOpen, JournalError

KEY_BYTES = 32
SALT_BYTES = 16
LONGEST = 1024
"""Characters of a passphrase."""
MIB = 1024 * 1024
PASSES = (1, 20)
MEMORY = (8 * MIB, 2048 * MIB)
"""What a key file may ask for, both ends included: nobody who writes into it can make us wait or run out of memory."""
_WANTED = 0.5
_MOST_MEMORY = 256 * MIB


class Cost(NamedTuple):
    """What one guess costs: passes over so many bytes of memory."""

    passes: int
    memory: int


FLOOR = Cost(3, 64 * MIB)


class UnfitPassphrase(JournalError):
    """Nobody can lock a journal with this."""


def calibrated(wanted: float = _WANTED) -> Cost:
    """What takes about `wanted` seconds on this computer, and never less than the floor."""
    cost = FLOOR
    took = _measured(cost)
    while took * 2 <= wanted and cost.memory * 2 <= _MOST_MEMORY:
        larger = Cost(cost.passes, cost.memory * 2)
        try:
            took = _measured(larger)
        except CannotOpen:
            return cost
        cost = larger
    passes = round(cost.passes * wanted / took) if took else PASSES[1]
    return Cost(min(max(passes, FLOOR.passes), PASSES[1]), cost.memory)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """A key of 32 bytes. Raises CannotOpen where there is not the memory for it."""
    from nacl.pwhash import argon2id

    try:
        typed = composed(passphrase).encode("utf-8", "surrogatepass")
        return argon2id.kdf(KEY_BYTES, typed, salt, cost.passes, cost.memory)
    except (MemoryError, RuntimeError) as error:
        raise CannotOpen(
            f"There is too little free memory to try the passphrase: it takes {cost.memory // MIB} MB.",
            "Nothing was changed.",
            "Close other programs, then try again.",
        ) from error


def composed(passphrase: str) -> str:
    """The same letters are the same, however a keyboard puts them together; nothing is cut off."""
    return unicodedata.normalize("NFC", passphrase)


def is_fit(passphrase: str) -> bool:
    return 0 < len(composed(passphrase)) <= LONGEST


def refuse_unfit(passphrase: str) -> None:
    """Raises UnfitPassphrase."""
    if not passphrase:
        raise UnfitPassphrase("A passphrase cannot be empty.", "Nothing was changed.")
    if not is_fit(passphrase):
        raise UnfitPassphrase(f"A passphrase can have {LONGEST:,} characters at most.", "Nothing was changed.")


def _measured(cost: Cost) -> float:
    began = time.perf_counter()
    derive("how long does it take?", secrets.token_bytes(SALT_BYTES), cost)
    return time.perf_counter() - began
