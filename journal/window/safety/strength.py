"""How long a passphrase would hold, honestly and in words. Pure: nothing here keeps or tells what it was given.

It counts what somebody who guesses would try first: common passwords, words, names, years, rows of keys. A word counts
as one of a few thousand, however long it is; what looks drawn at random counts by its letters.
"""

import re
from typing import NamedTuple

LEAST = 8
"""Characters that a passphrase has at the least."""
WORD = 12.0
"""Bits of a word: one of four thousand."""
LEVELS = (30.0, 42.0, 56.0)
"""Bits from which it is fair, good and strong: at ten thousand guesses a second about a day, ten years, and longer than
anybody waits."""
COMMON = frozenset(
    "password passwort passphrase secret welcome letmein iloveyou admin administrator login master dragon monkey "
    "football baseball sunshine princess shadow superman batman michael jordan qwerty qwertz azerty asdfgh yxcvbn "
    "zxcvbn trustno hello hallo freedom whatever starwars charlie donald internet computer journal partnership "
    "changeme default test guest summer winter spring autumn monday friday".split()
)
"""What is tried first: it counts next to nothing."""
ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "01234567890")
_SWAPPED = str.maketrans("0134578@$!", "oieastbasi")
_TOKENS = re.compile(r"[^\W\d_]+|\d+|[\W_]")


class Strength(NamedTuple):
    """`level`: 0 weak, 1 fair, 2 good, 3 strong."""

    level: int
    bits: float


def strength(passphrase: str) -> Strength:
    """An estimate that would rather be too low."""
    bits = 0.0
    seen: set[str] = set()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", passphrase).translate(_SWAPPED)
    # What reads as a common word once its digits are taken for letters is that word.
    text = core if _is_common(core) else passphrase
    for token in _TOKENS.findall(text):
        known = token.casefold()
        bits += 1.0 if known in seen else _bits(token)
        seen.add(known)
    level = sum(bits >= least for least in LEVELS)
    return Strength(level if len(passphrase) >= LEAST else 0, bits)


def _bits(token: str) -> float:
    folded = token.casefold()
    if token.isspace():
        return 1.0
    if len(token) > 1 and len(set(folded)) == 1:
        return 1.0 + len(token).bit_length()
    if _is_common(folded) or _is_row(folded):
        return 4.0
    if token.isdigit():
        return 7.0 if re.fullmatch(r"(19|20)\d\d", token) else 3.3 * len(token)
    if not token.isalpha():
        return 5.0
    if len(token) > 2 and (token[1:].islower() or token.isupper()):  # a word, it seems
        return min(4.0 * len(token), WORD + 0.5 * max(0, len(token) - 6))
    return 5.2 * len(token)


def _is_common(text: str) -> bool:
    folded = text.casefold()
    return folded in COMMON or (folded.endswith("s") and folded[:-1] in COMMON)


def _is_row(text: str) -> bool:
    """Keys or letters that lie side by side, in either direction."""
    return len(text) > 2 and any(text in row or text[::-1] in row for row in ROWS)
