"""Words that judge are found whole, and not where they judge nobody."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.judging import STARTERS, judging


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He never answers, and is always late.", ["never", "always"]),
        ("ALWAYS the same.", ["ALWAYS"]),
        ("Sam is lazy", ["lazy"]),
        ("so lazy and arrogant", ["lazy", "arrogant"]),
        ("She’s so difficult.", ["difficult"]),
        ("they were really rude", ["rude"]),
        ("Dana is difficult to work with", ["difficult"]),
        ("She doesn’t care. He doesn't  care.", ["doesn’t care", "doesn't  care"]),
        ("every time I ask", ["every time"]),
    ],
)
def test_these_judge(text: str, words: list[str]) -> None:
    assert [one.words for one in judging(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Never mind, and never again.",
        "It is not always so; he is not lazy; she isn’t so lazy.",
        "Thanks as always.",
        "nearly always in time",
        "an always-on channel, a never-ending list, the lazying sun",
        "That is difficult. It was a difficult week, and the question is difficult.",
        "Dana is difficult to reach before ten.",
        "This was rude.",
        'He said “you never listen” and "always late" and «lazy».',
        "> she never wrote back",
        "",
        *STARTERS,
    ],
)
def test_these_do_not(text: str) -> None:
    assert judging(text) == []


def test_a_quotation_ends_with_its_line_and_what_stands_after_it_counts() -> None:
    assert [one.words for one in judging('“you never” said he, always.\n"open: she is lazy\nnever"')] == [
        "always",
        "lazy",
        "never",
    ]


@given(st.text() | st.text("nevralwysi “”\"'\n-.He "))
def test_what_is_found_stands_there_in_order_and_nothing_twice(text: str) -> None:
    found = judging(text)
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("abc .,\n", max_size=30), st.text("abc .,\n", max_size=30))
def test_a_word_alone_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert [one.words for one in judging(f"{before} always {after}")] == ["always"]
