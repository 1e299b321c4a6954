"""The recovery code: the journal's key itself, to be written down (safety.md, "The file").

Crockford's base 32 of the 32 bytes and of a checksum of 24 bits: 14 groups of 4. The checksum is a CRC, so that one
wrong letter, or two neighbours that were swapped, never pass.
"""

from journal.errors import CannotOpen

GROUPS, LONG = 14, 4
KEY_BYTES = 32
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_BITS = 24
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = frozenset("-‐‑‒–—−_.,:;")


class WrongCode(CannotOpen):
    """What was given is no recovery code, or not this journal's."""


def to_code(key: bytes) -> str:
    """The key (32 bytes) as a person writes it down."""
    number = int.from_bytes(key, "big") << _CHECK_BITS | _checksum(key)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(GROUPS * LONG)))
    return "-".join(letters[start : start + LONG] for start in range(0, len(letters), LONG))


def from_code(text: str) -> bytes:
    """The key that a code stands for, however it was typed: small letters, blanks, O for 0, I or L for 1.

    Raises WrongCode.
    """
    letters = "".join(letter for letter in text if not letter.isspace() and letter not in _BETWEEN)
    letters = letters.upper().translate(_READ_AS)
    strange = next((letter for letter in letters if letter not in _LETTERS), None)
    if strange is not None:
        raise _wrong(f"“{strange}” is in no recovery code.")
    if len(letters) != GROUPS * LONG:
        raise _wrong(f"A recovery code has {GROUPS * LONG} letters and digits; this has {len(letters)}.")
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    key = (number >> _CHECK_BITS).to_bytes(KEY_BYTES, "big")
    if number & (1 << _CHECK_BITS) - 1 != _checksum(key):
        raise _wrong("This recovery code has a mistake in it.")
    return key


def not_ours() -> WrongCode:
    return WrongCode(
        "This recovery code is not of this journal.",
        "Nothing was changed.",
        "Look for the latest one that was shown for it. If this is it, its file is damaged: restore a backup.",
    )


def _wrong(happened: str) -> WrongCode:
    return WrongCode(happened, "Nothing was changed.", "Compare it with what you wrote down, group by group.")


def _checksum(key: bytes) -> int:
    """CRC-24 as in RFC 4880: it finds every change within 24 bits in a row, and of others all but 1 in 16 million."""
    found = 0xB704CE
    for byte in key:
        found ^= byte << 16
        for _ in range(8):
            found <<= 1
            if found & 1 << 24:
                found ^= 0x1864CFB
    return found
