"""Text from outside loses what nobody sees and what harms, and keeps what people write."""

import unicodedata
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.clean import MARKS, clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\0b\x1b[2Jc\x7f\x80\x9b", "ab[2Jc"),
        ("a\tb\r\nc\rd\x85e\u2028f\u2029g", "a\tb\nc\nd\ne\nf\ng"),
        ("a\u202eb\u2066c\u2069\u202c", "abc"),
        ("a\ud800b\udfff", "ab"),
        ("e\u0301 \u1112\u1161\u11ab", "é 한"),
        ("👩\u200d💻 شما می\u200cخواهید", "👩\u200d💻 شما می\u200cخواهید"),
        ("ﷺ ½ ①", "ﷺ ½ ①"),
    ],
    ids=["controls", "line breaks", "directions", "half characters", "composed", "joiners", "as they are"],
)
def test_what_is_left_of_a_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(
    st.text(st.characters()) | st.text(st.sampled_from("ae\u0301\u0316\u0f71\u0f72\u1100\u1161 \n\r\x85\ud800\u202e"))
)
def test_a_cleaned_text_is_clean_and_stays_as_it_is(text: str) -> None:
    made = clean(text)
    assert clean(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not any(unicodedata.category(one) in ("Cc", "Cs") and one not in "\t\n" for one in made)


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u05b0\u05bc", "\u0301"])
def test_marks_upon_marks_end_somewhere_and_soon(marks: str) -> None:
    """To put them in order would take minutes."""
    begun = thread_time()
    made = clean("a" + marks * 500_000 + "b c")
    assert thread_time() - begun < 2
    assert made.endswith("b c")
    assert len(made) <= MARKS + len("ab c")


@pytest.mark.parametrize("word", ["Ṩ́̂e\u0323\u0302", "שָׁלוֹם", "กำลัง", "z̴̡̢̛̲͙̬̈́̒͂a̷l̸g̵o̶" * 40])
def test_marks_that_people_write_stay(word: str) -> None:
    assert clean(word) == unicodedata.normalize("NFC", word)
