"""Rules for repeating: the same days as an independent reader finds, and never more work than the window needs."""

import calendar
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journal.exchange.calendar_rules import Budget, occurrences, parse_rule
from journal.exchange.calendar_types import NotTaken

START = datetime(2024, 1, 31, 9, 30)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def until(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%S")
    except ValueError:
        raise NotTaken("no day") from None


def days(rule: str, start: datetime = START, first: date = FIRST, last: date = LAST) -> list[datetime]:
    return list(occurrences(parse_rule(rule, start, until), start, first, last, Budget()))


def number_list(least: int, most: int, size: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.integers(least, most).filter(bool), min_size=1, max_size=size, unique=True).map(
        lambda numbers: ",".join(map(str, numbers))
    )


WEEKDAYS = st.lists(st.sampled_from("MO TU WE TH FR SA SU".split()), min_size=1, max_size=4, unique=True).map(",".join)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule that both readers understand alike."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    rule = f"FREQ={frequency};INTERVAL={draw(st.integers(1, 5))}"
    parts = draw(st.sets(st.sampled_from("BYDAY BYMONTH BYMONTHDAY BYSETPOS BYHOUR COUNT UNTIL WKST NTH".split())))
    if "NTH" in parts and frequency in ("MONTHLY", "YEARLY"):
        rule += f";BYDAY={draw(st.integers(-4, 4).filter(bool))}{draw(st.sampled_from(['MO', 'WE', 'SU']))}"
    elif "BYDAY" in parts:
        rule += f";BYDAY={draw(WEEKDAYS)}"
    if "BYMONTH" in parts:
        rule += f";BYMONTH={draw(number_list(1, 12))}"
    if "BYMONTHDAY" in parts and frequency != "WEEKLY":
        rule += f";BYMONTHDAY={draw(number_list(-28, 28))}"
    if "BYSETPOS" in parts and "BYDAY" in parts:
        most = 3 if frequency in ("MONTHLY", "YEARLY") else 1  # else theirs would look for a day until the year 9999
        rule += f";BYSETPOS={draw(number_list(-most, most, 2))}"
    if "BYHOUR" in parts:
        rule += f";BYHOUR={draw(number_list(1, 23))}"
    if "COUNT" in parts:
        rule += f";COUNT={draw(st.integers(1, 60))}"
    elif "UNTIL" in parts:
        rule += f";UNTIL={draw(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1))):%Y%m%dT%H%M%S}"
    if "WKST" in parts:
        rule += f";WKST={draw(st.sampled_from(['MO', 'SU', 'TH']))}"
    return rule


@settings(max_examples=50)  # theirs takes its time
@given(rules(), st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)))
def test_a_rule_falls_on_the_days_that_an_independent_reader_finds(rule: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    theirs = rrulestr(rule, dtstart=start)
    begin = next(iter(theirs.xafter(start, count=1, inc=True)), None)
    assume(begin is not None)  # so that the series begins on one of its own days
    theirs = rrulestr(rule, dtstart=begin)
    between = theirs.between(datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59, 59), inc=True)
    assert days(rule, begin) == between


@given(st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
def test_the_start_is_always_an_instance_and_the_first_that_counts(start: datetime, frequency: str) -> None:
    other = "TU" if start.weekday() == 0 else "MO"
    found = days(f"FREQ={frequency};COUNT=3;BYDAY={other}", start, start.date(), LAST)
    assert found[0] == start
    assert len(found) == 3


def test_a_yearly_29_february_comes_in_leap_years_alone() -> None:
    start = datetime(2024, 2, 29, 12)
    found = days("FREQ=YEARLY", start, start.date(), date(2040, 1, 1))
    assert [moment.year for moment in found] == [2024, 2028, 2032, 2036]
    assert all(calendar.isleap(moment.year) and (moment.month, moment.day) == (2, 29) for moment in found)


def test_the_31st_of_each_month_leaves_out_the_months_without_one() -> None:
    assert [moment.month for moment in days("FREQ=MONTHLY", START, date(2026, 1, 1), date(2026, 12, 31))] == [
        1, 3, 5, 7, 8, 10, 12,
    ]  # fmt: skip


def test_the_last_working_day_of_a_month() -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    found = days(rule, datetime(2026, 1, 30, 9), date(2026, 1, 1), date(2026, 5, 31))
    assert [moment.day for moment in found] == [30, 27, 31, 30, 29]


def test_a_week_of_the_year_takes_the_weekday_of_the_start() -> None:
    assert days("FREQ=YEARLY;BYWEEKNO=20", datetime(2025, 5, 14, 9)) == [
        datetime(2026, 5, 13, 9),
        datetime(2027, 5, 19, 9),
    ]


def test_a_rule_that_ends_before_its_start_has_no_instance() -> None:
    assert days("FREQ=WEEKLY;UNTIL=20260101T000000", datetime(2026, 1, 5, 9)) == []


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "It repeats more often than daily."),
        ("FREQ=MINUTELY;COUNT=5", "It repeats more often than daily."),
        ("FREQ=HOURLY;BYHOUR=9", "It repeats more often than daily."),
        ("FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))), "It repeats too often within a day."),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "It repeats too often within a day."),
        ("FREQ=DAILY;INTERVAL=0", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;INTERVAL=-1", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;INTERVAL=1001", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;COUNT=0", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;COUNT=" + "9" * 5000, "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;BYMONTH=13", "Its rule for repeating cannot be read."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "Its rule for repeating cannot be read."),
        ("FREQ=MONTHLY;BYDAY=XX", "Its rule for repeating cannot be read."),
        ("FREQ=MONTHLY;SKIP=BACKWARD", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;FREQ=WEEKLY", "Its rule for repeating cannot be read."),
        ("INTERVAL=2", "Its rule for repeating cannot be read."),
        ("", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;BYMONTHDAY=١", "Its rule for repeating cannot be read."),
    ],
)
def test_what_is_no_rule_of_days_is_refused_with_its_reason(rule: str, why: str) -> None:
    with pytest.raises(NotTaken, match=f"^{why}$"):
        days(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=6",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7",
    ],
)
def test_a_rule_that_never_falls_on_a_day_costs_no_more_than_its_window(rule: str) -> None:
    """The usual libraries look for its first day until the year 9999."""
    budget = Budget()
    start = datetime(1980, 1, 1, 9)
    assert list(occurrences(parse_rule(rule, start, until), start, FIRST, LAST, budget)) == []
    assert Budget().left - budget.left < 20_000


def test_a_rule_without_an_end_costs_nothing_for_the_centuries_before_the_window() -> None:
    budget = Budget()
    start = datetime(1601, 1, 1, 2)
    found = list(occurrences(parse_rule("FREQ=DAILY", start, until), start, FIRST, FIRST, budget))
    assert found == [datetime(2026, 1, 1, 2)]
    assert Budget().left - budget.left < 10


def test_the_budget_ends_what_would_take_too_long() -> None:
    start = datetime(1900, 1, 1)
    rule = parse_rule(f"FREQ=DAILY;COUNT={10**9}", start, until)
    with pytest.raises(NotTaken, match="more rules for repeating"):
        list(occurrences(rule, start, FIRST, LAST, Budget(1_000)))


@given(st.text(alphabet="FREQ=DAYWKMONTH;BSPUC,-+0123456789 \u0661", max_size=60))
def test_any_text_is_a_rule_or_is_refused(text: str) -> None:
    try:
        found = days("FREQ=DAILY;" + text)
    except NotTaken:
        return
    assert all(FIRST <= moment.date() <= LAST for moment in found)
    assert found == sorted(set(found))


@given(st.integers(1, 1000), st.sampled_from(["DAILY", "WEEKLY"]), st.dates(date(1990, 1, 1), date(2026, 6, 1)))
def test_days_and_weeks_are_as_far_apart_as_the_interval_says(interval: int, frequency: str, day: date) -> None:
    start = datetime(day.year, day.month, day.day, 8)
    found = days(f"FREQ={frequency};INTERVAL={interval}", start)
    step = timedelta(days=interval * (7 if frequency == "WEEKLY" else 1))
    assert all((moment - start) % step == timedelta(0) for moment in found)
    assert all(after - before == step for before, after in pairwise(found))
