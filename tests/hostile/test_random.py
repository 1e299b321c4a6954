"""What no table names: right files with anything done to them, given to every reader."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange.photos import MOST, is_small_picture, small_photo
from tests.hostile.importing import READERS
from tests.hostile.mutations import TEXTS
from tests.hostile.pictures import PICTURES
from tests.hostile.seeds import SEEDS, Seed, picture

RIGHT = [*((seed.name, seed.content) for seed in SEEDS), ("photo.png", picture()), ("photo.jpg", picture("JPEG"))]
PIECES = st.binary(max_size=12) | st.sampled_from(
    [b"\0", b'"', b";", b":", b",", b"\n", b"\r\n ", b"\xff", b"=", b"=\n", b"\\", b"{", b"[", b"9" * 30, b"-1", b"1e9",
     b"null", b"BEGIN:VCARD\n", b"END:VEVENT\n", b"RRULE:FREQ=DAILY\n", b"TZID=", b"CHARSET=", b"\\ud800",
     b"PK\x01\x02", b"\xff\xda", b"IDAT"]
)  # fmt: skip
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 40), PIECES), min_size=1, max_size=12)
"""Where, how many bytes go, and what stands in their place."""


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    made = bytearray(content)
    for place, gone, put in changes:
        at = place % (len(made) + 1)
        made[at : at + gone] = put
    return bytes(made)


def read(reader: str, content: bytes, name: str) -> None:
    with contextlib.suppress(BadFile):
        READERS[reader](content, name)


@pytest.mark.parametrize("reader", READERS)
@given(st.sampled_from(RIGHT), CHANGES)
def test_a_file_that_was_right_is_read_or_refused(
    reader: str, file: tuple[str, bytes], changes: list[tuple[int, int, bytes]]
) -> None:
    name, content = file
    read(reader, changed(content, changes), name)


@pytest.mark.parametrize("reader", READERS)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.ics", "a.vcf", "a.zip", "a.json", "a"]))
def test_any_bytes_are_read_or_refused(reader: str, content: bytes, name: str) -> None:
    read(reader, content, name)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
@given(
    st.text(st.characters() | st.sampled_from("\ud800\0\u202e\u2028\x85\n\r\t\",;:\\=@'{}<>"), max_size=60)
    | st.sampled_from(sorted(TEXTS))
)
def test_any_text_in_a_right_file_is_read_or_refused(seed: Seed, text: str) -> None:
    for reader in READERS:
        read(reader, seed.of(text), seed.name)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_is_made_to_do_harm_is_small_or_none(name: str) -> None:
    made = small_photo(PICTURES[name]())
    assert made is None or (len(made) <= MOST and is_small_picture(made))
