"""Rules for repeating: the days that plain counting and dateutil give, and never more work than the window needs."""

import calendar as months
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from time import thread_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from journal.exchange.calendar_rules import Budget, Wall, walls
from journal.exchange.calendar_types import NotTaken
from tests.exchange.test_calendar import calendar, event

START = datetime(2024, 1, 31, 9, 30)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def until(end: date) -> datetime:
    return end if isinstance(end, datetime) else datetime.combine(end, time.max)


def days(rule: str, start: datetime = START, first: date = FIRST, last: date = LAST) -> list[datetime]:
    return [one.start for one in walls(start, [vRecur.from_ical(rule)], (first, last), until)]


def number_list(least: int, most: int, size: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.integers(least, most).filter(bool), min_size=1, max_size=size, unique=True).map(
        lambda numbers: ",".join(map(str, numbers))
    )


WEEKDAYS = st.lists(st.sampled_from("MO TU WE TH FR SA SU".split()), min_size=1, max_size=4, unique=True).map(",".join)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of which dateutil soon finds the next day."""
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
        most = 3 if frequency in ("MONTHLY", "YEARLY") else 1  # else it would look for a day until the year 9999
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


@settings(max_examples=50)
@given(rules(), st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)))
def test_a_rule_falls_on_the_days_that_dateutil_finds(rule: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    theirs = rrulestr(rule, dtstart=start)
    begin = next(iter(theirs.xafter(start, count=1, inc=True)), None)
    assume(begin is not None)  # so that the series begins on one of its own days
    theirs = rrulestr(rule, dtstart=begin)
    between = theirs.between(datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59, 59), inc=True)
    assert days(rule, begin) == between


@given(st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
def test_the_start_is_always_an_instance(start: datetime, frequency: str) -> None:
    """The library does not count it where the rule does not fall on it."""
    start = start.replace(microsecond=0)
    other = "TU" if start.weekday() == 0 else "MO"
    found = days(f"FREQ={frequency};COUNT=3;BYDAY={other}", start, start.date(), date(2030, 1, 1))
    assert found[0] == start
    assert len(found) == 4


def test_a_yearly_29_february_comes_in_leap_years_alone() -> None:
    start = datetime(2024, 2, 29, 12)
    found = days("FREQ=YEARLY", start, start.date(), date(2040, 1, 1))
    assert [moment.year for moment in found] == [2024, 2028, 2032, 2036]
    assert all(months.isleap(moment.year) and (moment.month, moment.day) == (2, 29) for moment in found)


def test_the_31st_of_each_month_leaves_out_the_months_without_one() -> None:
    assert [moment.month for moment in days("FREQ=MONTHLY", START, date(2026, 1, 1), date(2026, 12, 31))] == [
        1, 3, 5, 7, 8, 10, 12,
    ]  # fmt: skip


def test_the_last_working_day_of_a_month() -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    found = days(rule, datetime(2026, 1, 30, 9), date(2026, 1, 1), date(2026, 5, 31))
    assert [moment.day for moment in found] == [30, 27, 31, 30, 29]


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
        ("FREQ=DAILY;BYMONTH=13", "Its rule for repeating cannot be read."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "Its rule for repeating cannot be read."),
        ("FREQ=MONTHLY;SKIP=BACKWARD", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;COUNT=3;UNTIL=20260105T090000Z", "Its rule for repeating cannot be read."),
        ("FREQ=DAILY;UNTIL=P1D", "Its rule for repeating cannot be read."),
        ("INTERVAL=2", "Its rule for repeating cannot be read."),
        ("", "Its rule for repeating cannot be read."),
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
def test_a_rule_that_never_falls_on_a_day_ends_at_once(rule: str) -> None:
    """The library looks for its first day until the year 9999: here that is not far away."""
    begin = thread_time()
    assert days(rule, datetime(1980, 1, 1, 9)) in ([], [datetime(1980, 1, 1, 9)])
    assert thread_time() - begin < 2


def test_a_rule_without_an_end_costs_nothing_for_the_centuries_before_the_window() -> None:
    begin = thread_time()
    assert days("FREQ=DAILY", datetime(1601, 1, 1, 2), FIRST, FIRST) == [datetime(2026, 1, 1, 2)]
    assert thread_time() - begin < 0.5


def test_a_budget_counts_all_work_from_its_beginning() -> None:
    budget = Budget(0.02)
    assert not budget.is_spent()
    while not budget.is_spent():  # without an end where the work were not counted
        days(f"FREQ=DAILY;COUNT={10**9}", datetime(2000, 1, 1))
    assert not Budget(60).share(0.5).is_spent()
    assert budget.share(0.5).is_spent()


@given(st.text(alphabet="FREQ=DAYWKMONTH;BSPUC,-+0123456789 \u0661", max_size=60))
def test_any_text_is_a_rule_or_is_said_to_be_none(text: str) -> None:
    found = calendar(*event("DTSTART:20260105T090000Z", f"RRULE:FREQ=DAILY;{text}"))
    assert found.events or found.left_out


@given(
    listed=st.sets(st.datetimes(datetime(2025, 12, 1), datetime(2028, 2, 1)), max_size=8),
    excluded=st.sets(st.integers(0, 120), max_size=8),
    start=st.datetimes(datetime(2025, 6, 1), datetime(2026, 6, 1)),
)
def test_listed_days_come_besides_and_excluded_ones_do_not(
    listed: set[datetime], excluded: set[int], start: datetime
) -> None:
    start = start.replace(microsecond=0)
    listed = {one.replace(microsecond=0) for one in listed}
    weekly = {start + timedelta(weeks=week) for week in range(140)}
    out = {start + timedelta(weeks=week) for week in excluded}
    rule = vRecur.from_ical("FREQ=WEEKLY")
    found = walls(start, [rule], (FIRST, LAST), until, [Wall(one, timedelta()) for one in listed], out)
    assert [one.start for one in found] == sorted(one for one in (weekly | listed) - out if FIRST <= one.date() <= LAST)


@given(st.integers(1, 1000), st.sampled_from(["DAILY", "WEEKLY"]), st.dates(date(1990, 1, 1), date(2026, 6, 1)))
def test_days_and_weeks_are_as_far_apart_as_the_interval_says(interval: int, frequency: str, day: date) -> None:
    start = datetime(day.year, day.month, day.day, 8)
    found = days(f"FREQ={frequency};INTERVAL={interval}", start)
    step = timedelta(days=interval * (7 if frequency == "WEEKLY" else 1))
    assert all((moment - start) % step == timedelta(0) for moment in found)
    assert all(after - before == step for before, after in pairwise(found))
