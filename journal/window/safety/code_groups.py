"""A recovery code as people read and type it: fourteen groups of four letters and digits."""

import re

GROUPS, LONG = 14, 4
_TYPED = str.maketrans({"O": "0", "I": "1", "L": "1"})
ALPHABET = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def plain(text: str) -> str:
    """Only its letters and digits, with what is easily mistaken put right: O, I and L are digits."""
    return re.sub(r"[\W_]", "", text).upper().translate(_TYPED)


def groups_of(code: str) -> list[str]:
    letters = plain(code)
    return [letters[begin : begin + LONG] for begin in range(0, len(letters), LONG)]


def impossible(text: str) -> list[int]:
    """The numbers (from 1) of the groups that have a letter which is in no code."""
    return [number for number, group in enumerate(groups_of(text), 1) if set(group) - ALPHABET]
