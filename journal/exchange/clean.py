"""Text from outside, cleaned on its way in (safety.md, "What the user opens")."""

import re
import unicodedata

_DROPPED = (
    [c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)]  # C0 controls, but for tab and line breaks
    + list(range(0x7F, 0x85))
    + list(range(0x86, 0xA0))  # C1 controls, but for NEL, which is a line break
    + [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]  # what turns the direction of writing
    + list(range(0xD800, 0xE000))  # halves of a character
)
_TABLE: dict[int, str | None] = dict.fromkeys(_DROPPED) | {
    0x0D: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}

MARKS = 30
"""Marks that one letter may carry: no language has as many (Unicode's annex 15, "Stream-Safe Text Format")."""
_LONG_WORD = re.compile(r"\S{200,}")


def clean(text: str) -> str:
    """The text composed (NFC), with plain line breaks, without control characters. Joiners stay, as emoji need them."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", _LONG_WORD.sub(_with_fewer_marks, text))


def _with_fewer_marks(word: re.Match[str]) -> str:
    """To put so many thousands in order takes minutes."""
    kept: list[str] = []
    marks = 0
    for one in word[0]:
        marks = marks + 1 if unicodedata.combining(one) else 0
        if marks <= MARKS:
            kept.append(one)
    return "".join(kept)
