"""Text from outside, cleaned on its way in (safety.md, "What the user opens")."""

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


def clean(text: str) -> str:
    """The text composed (NFC), with plain line breaks, without control characters. Joiners stay, as emoji need them."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))
