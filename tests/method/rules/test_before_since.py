"""A different approach, measured: equal windows, each figure with its counts, nothing of the day after."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.rules.before_since import before_since
from journal.method.rules.history import Approach
from tests.method.rules.made import TODAY, Partner, partners

NOW = date(2026, 11, 23)


def figures(partner: Partner, begun: int, ended: int | None = None) -> dict[str, tuple[str, str]]:
    approach = Approach("a", NOW - timedelta(days=begun), NOW, None if ended is None else NOW - timedelta(days=ended))
    found = before_since(partner.history, approach, NOW)
    return {one.title: (one.before, one.since) for one in found.figures}


def test_each_figure_stands_with_its_counts_on_both_sides() -> None:
    partner = Partner(NOW, since=300).met(40, 50, presence=4).met(10, presence=5).met(5, state="no_show")
    partner.rated_all((45, 2), (40, 3), (3, 4)).promised(40, 38, late=0).promised(30, 10, late=None)
    partner.wrote(40, 41).wrote(10, answered=9).received(4)
    assert figures(partner, 28) == {
        "Your ratings": ("2.5 of 5 from 2 reflections", "4.0 of 5 from 1 reflection"),
        "Their promises": ("2 of 3 in time", "0 of 1 in time"),
        "Answers to you": ("0 of 2 within a week", "1 of 1 within a week"),
        "Meetings": ("0 of 2 missed", "1 of 2 missed"),
        "Your presence": ("4.0 of 5 in 2 meetings", "5.0 of 5 in 1 meeting"),
        "What they did for you": ("Nothing", "Once"),
    }


def test_where_nothing_is_noted_it_says_so() -> None:
    assert set(figures(Partner(NOW, since=300), 28).values()) == {
        ("No ratings", "No ratings"),
        ("None were due", "None were due"),
        ("None to answer", "None to answer"),
        ("No meetings", "No meetings"),
        ("Not rated", "Not rated"),
        ("Nothing", "Nothing"),
    }


def test_what_may_still_be_kept_or_answered_is_not_counted_against_them() -> None:
    partner = Partner(NOW, since=300).promised(0).wrote(3)
    told = figures(partner, 28)
    assert (told["Their promises"][1], told["Answers to you"][1]) == ("None were due", "None to answer")


def test_an_answer_has_a_week_on_either_side() -> None:
    partner = Partner(NOW, since=300).wrote(50, answered=20).wrote(20, answered=12)
    assert figures(partner, 28)["Answers to you"] == ("0 of 1 within a week", "0 of 1 within a week")


def test_what_came_after_the_end_does_not_count() -> None:
    partner = Partner(NOW, since=300).received(30, 5)
    assert figures(partner, 40, ended=20)["What they did for you"] == ("Nothing", "Once")


@settings(max_examples=60, deadline=None)
@given(partners, st.integers(0, 200), st.none() | st.integers(-10, 200), TODAY)
def test_both_windows_are_equally_long_and_meet(partner: Partner, begun: int, ended: int | None, today: date) -> None:
    started = today - timedelta(days=begun)
    over = None if ended is None else max(started, today - timedelta(days=ended))
    found = before_since(partner.history, Approach("a", started, today, over), today)
    assert found.since - found.before == found.until - found.since + timedelta(days=1)
    assert found.days == (found.since - found.before).days >= 1
    assert found.until <= today
    for one in found.figures:
        for words in (one.before, one.since):
            assert "%" not in words
            assert not re.fullmatch(r"[\d.]+ of 5", words)  # no mean without its counts
