"""Days as people say them: never as numbers in a row, and never two days by the same words."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.window.widgets.days import (
    ago_words,
    capital,
    day_words,
    due_words,
    long_day,
    month_words,
    short_day,
    until_words,
)

DAYS = st.dates(date(1980, 1, 1), date(2080, 12, 31))
NEAR = st.integers(-400, 400).map(timedelta)
ISO = re.compile(r"\d{1,4}[-/.]\d{1,2}")
NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
LENGTHS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


@given(DAYS, DAYS)
def test_no_day_is_ever_written_in_numbers_alone(day: date, today: date) -> None:
    for words in (day_words(day, today), due_words(day, today), ago_words(day, today), short_day(day, today)):
        assert not ISO.search(words)
        assert words == words.strip() != ""


@given(DAYS, NEAR)
def test_a_day_says_its_number_and_its_month_unless_it_is_next_to_today(today: date, away: timedelta) -> None:
    words = day_words(today + away, today)
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if abs(away.days) <= 1:
        assert words == near[away.days]
    else:
        day = today + away
        assert f"{day.day} {day:%B}" in words


@given(DAYS, NEAR)
def test_a_weekday_that_is_said_is_right(today: date, away: timedelta) -> None:
    day = today + away
    words = day_words(day, today)
    assert long_day(day) == f"{day:%A}, {day.day} {day:%B %Y}"
    assert "," not in words or words.startswith(f"{day:%A}, ")


@given(DAYS, NEAR, NEAR)
def test_two_days_are_never_said_by_the_same_words(today: date, one: timedelta, other: timedelta) -> None:
    assume(one != other)
    assert day_words(today + one, today) != day_words(today + other, today)


@given(DAYS, NEAR)
def test_the_year_is_said_where_the_day_is_far_in_another(today: date, away: timedelta) -> None:
    day = today + away
    far = day.year != today.year and abs(away.days) >= 90
    assert (f"{day:%Y}" in day_words(day, today)) == far


@pytest.mark.parametrize(
    ("day", "today", "words"),
    [
        (date(2027, 1, 1), date(2026, 12, 31), "tomorrow"),
        (date(2026, 12, 31), date(2027, 1, 1), "yesterday"),
        (date(2027, 1, 2), date(2026, 12, 31), "Saturday, 2 January"),
        (date(2026, 12, 24), date(2027, 1, 1), "Thursday, 24 December"),
        (date(2027, 6, 1), date(2026, 12, 31), "1 June 2027"),
        (date(2028, 2, 29), date(2028, 2, 28), "tomorrow"),
        (date(2028, 2, 29), date(2028, 3, 1), "yesterday"),
        (date(2028, 2, 29), date(2028, 12, 31), "Tuesday, 29 February"),
        (date(2028, 2, 29), date(2027, 3, 1), "29 February 2028"),
        (date(2027, 3, 1), date(2027, 2, 28), "tomorrow"),
    ],
)
def test_around_the_ends_of_years_and_of_february(day: date, today: date, words: str) -> None:
    assert day_words(day, today) == words


@given(DAYS, st.integers(2, 5_000))
def test_how_long_ago_is_rounded_down_and_never_one_of_many(today: date, days: int) -> None:
    words = ago_words(today - timedelta(days), today)
    match = re.fullmatch(r"(\d+) (days|weeks|months|years) ago", words)
    assert match, words
    count, length = int(match[1]), LENGTHS[match[2]]
    assert count > 1
    assert count * length <= days < (count + 1) * length


@given(DAYS, st.integers(2, 5_000))
def test_ahead_is_said_as_ago(today: date, days: int) -> None:
    ahead, ago = ago_words(today + timedelta(days), today), ago_words(today - timedelta(days), today)
    assert ahead == f"in {ago.removesuffix(' ago')}"


@pytest.mark.parametrize(
    ("late", "words"),
    [(-30, "due Thursday, 24 December"), (-1, "due tomorrow"), (0, "due today"), (1, "a day late"), (9, "9 days late")],
)
def test_when_a_promise_is_due(late: int, words: str) -> None:
    today = NOW.date()
    assert due_words(today - timedelta(late), today) == words


@given(DAYS, st.integers(2, 60))
def test_lateness_is_counted_to_the_day_for_two_months(today: date, late: int) -> None:
    assert due_words(today - timedelta(late), today) == f"{late} days late"


@given(DAYS, DAYS)
def test_a_short_day_names_the_year_of_another_year_only(day: date, today: date) -> None:
    usual = f"{day.day} {day:%b}"
    assert short_day(day, today) == (usual if day.year == today.year else f"{usual} {day.year}")
    assert month_words(day) == f"{day:%B %Y}"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "now"),
        (0, "now"),
        (1, "in a minute"),
        (25, "in 25 minutes"),
        (59, "in 59 minutes"),
        (60, "in an hour"),
        (150, "in 2 hours"),
        (12 * 60, "in 12 hours"),
        (13 * 60, ""),
    ],
)
def test_how_long_until_a_meeting(minutes: int, words: str) -> None:
    assert until_words(NOW + timedelta(minutes=minutes), NOW) == words


@given(st.text())
def test_a_capital_changes_the_first_letter_only(words: str) -> None:
    assert capital(words).lower().endswith(words[1:].lower())
    assert capital(words)[:1] == words[:1].upper()[:1]
