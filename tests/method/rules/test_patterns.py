"""A pattern across partnerships is told only where it is one, and with its counts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journal.method.questions import is_open
from journal.method.rules.patterns import _MIRRORED, _PRACTICES, AT_LEAST, patterns
from journal.method.rules.practice import PRACTICES
from journal.method.rules.review import CONCERNS, Review
from tests.method.rules.made import Partner, steady

TODAY = date(2026, 11, 23)


def working(count: int, without: str = "", **colleague: str) -> list[Review]:
    return [steady(TODAY, without, **colleague).gave(10).review() for _ in range(count)]


def told(reviews: list[Review]) -> list[str]:
    return [one.because for one in patterns(reviews)]


def test_what_most_partnerships_lack_is_told_with_its_counts() -> None:
    reviews = [*working(5, "restatements"), *working(1)]
    assert told(reviews) == ["In 5 of 6 partnerships you do not restate what you heard."]
    assert patterns(reviews)[0].prompt.startswith(told(reviews)[0])


def test_it_takes_three_partnerships_and_two_of_three() -> None:
    assert told(working(2, "restatements")) == []
    assert len(told(working(3, "restatements"))) == 1
    assert told([*working(3, "restatements"), *working(2)]) == []
    assert len(told([*working(4, "restatements"), *working(2)])) == 1


def test_partnerships_that_rest_or_were_never_begun_do_not_count() -> None:
    few = working(2, "restatements")
    assert told([*few, *working(2, "restatements", stage="archived")]) == []
    assert told([*few, *(Partner(TODAY, since=100).review() for _ in range(3))]) == []


def test_where_conduct_was_marked_nothing_is_said_of_my_practice() -> None:
    marked = [steady(TODAY, "restatements").gave(10).reflected(3, marked="disrespect").review() for _ in range(4)]
    assert told(marked) == []


def test_my_own_figures_are_told_where_they_are_as_bad() -> None:
    reviews = [
        steady(TODAY).gave(10).promised(40, 30, 20, late=9).promised(45, 35, 25, late=9, owner="me").review()
        for _ in range(3)
    ]
    assert told(reviews) == ["In 3 of 3 partnerships in which promises came late, many of yours did, too."]
    innocent = [steady(TODAY).gave(10).promised(40, 30, 20, late=9).review() for _ in range(3)]
    assert told(innocent) == []


def test_every_practice_has_its_words_and_asks_an_open_question() -> None:
    assert set(_PRACTICES) == set(PRACTICES)
    assert set(_MIRRORED) <= set(CONCERNS)
    for because, question in (*_PRACTICES.values(), *_MIRRORED.values()):
        assert "{count} of {of}" in because
        assert is_open(question), question


@given(st.lists(st.sampled_from([*working(1), *working(1, "restatements"), *working(1, "restatements presence")])))
def test_every_pattern_holds_for_a_clear_majority_the_clearest_first(reviews: list[Review]) -> None:
    found = patterns(reviews)
    assert all(one.held >= AT_LEAST and 3 * one.held >= 2 * one.of for one in found)
    shares = [one.held / one.of for one in found]
    assert shares == sorted(shares, reverse=True)
    assert "%" not in "".join(one.because for one in found)
