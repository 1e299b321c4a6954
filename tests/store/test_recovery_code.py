"""The recovery code is the key, as a person writes it down: however it is typed, and never with a mistake in it."""

import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.store.recovery_code import WrongCode, from_code, to_code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_what_is_written_down_is_the_key(key: bytes) -> None:
    code = to_code(key)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert from_code(code) == key


@given(keys, st.randoms(use_true_random=False))
def test_it_is_read_however_it_was_typed(key: bytes, random) -> None:
    typed = ""
    for letter in to_code(key).replace("-", ""):
        looks = {"0": "0Oo", "1": "1IiLl"}.get(letter, letter + letter.lower())
        typed += random.choice(looks) + random.choice(["", "", " ", "-", "\n", "\t", " – ", "."])
    assert from_code(f"  {typed}\r\n") == key


def test_no_wrong_letter_is_ever_accepted() -> None:
    """Every other letter at every place, of several keys: 8,680 mistakes."""
    for key in (bytes(32), b"\xff" * 32, *(secrets.token_bytes(32) for _ in range(3))):
        code = to_code(key).replace("-", "")
        for place, right in enumerate(code):
            for wrong in LETTERS.replace(right, ""):
                with pytest.raises(WrongCode, match="mistake"):
                    from_code(code[:place] + wrong + code[place + 1 :])


def test_no_two_neighbours_that_were_swapped_are_accepted() -> None:
    for key in (secrets.token_bytes(32) for _ in range(40)):
        code = to_code(key).replace("-", "")
        for place in range(len(code) - 1):
            one, other = code[place], code[place + 1]
            if one != other:
                with pytest.raises(WrongCode, match="mistake"):
                    from_code(code[:place] + other + one + code[place + 2 :])


@given(st.text(max_size=80))
def test_anything_else_is_said_to_be_no_code(text: str) -> None:
    with pytest.raises(WrongCode):
        from_code(text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "has 56 letters and digits; this has 0"), ("ABCD", "this has 4"), ("U" * 56, "“U” is in no recovery code")],
)
def test_what_is_wrong_with_it_is_said(typed: str, said: str) -> None:
    with pytest.raises(WrongCode, match=said):
        from_code(typed)
