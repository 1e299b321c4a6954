"""Days as people type them: the right one, or none."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.method.days_in_words import find_day, without_day

TODAY = date(2026, 11, 25)
"""A Wednesday."""

DAYS = {
    # near
    "today": "2026-11-25",
    "tonight": "2026-11-25",
    "call Mei tonight": "2026-11-25",
    "tomorrow": "2026-11-26",
    "Tomorrow: send the deck": "2026-11-26",
    "by tomorrow": "2026-11-26",
    "send by noon tomorrow": "2026-11-26",
    "day after tomorrow": "2026-11-27",
    "the day after tomorrow": "2026-11-27",
    # weekdays
    "by Friday": "2026-11-27",
    "bY fRi": "2026-11-27",
    "BY FRIDAY": "2026-11-27",
    "send it Monday": "2026-11-30",
    "send it Mon.": "2026-11-30",
    "call tues": "2026-12-01",
    "by wed": "2026-12-02",
    "by Wednesday": "2026-12-02",
    "Thurs": "2026-11-26",
    "thu, please": "2026-11-26",
    "on Sun": "2026-11-29",
    "until sat": "2026-11-28",
    "due Friday": "2026-11-27",
    "the report is due on Friday.": "2026-11-27",
    "till Friday": "2026-11-27",
    "no later than Friday": "2026-11-27",
    "by not later than Friday": "2026-11-27",
    "Friday at the latest": "2026-11-27",
    "by Friday morning": "2026-11-27",
    "call Monday 9am": "2026-11-30",
    "Send it Friday to Mei": "2026-11-27",
    "Friday, send the deck": "2026-11-27",
    "by Friday send the deck": "2026-11-27",
    "by EOD Friday": "2026-11-27",
    "by end of day Friday": "2026-11-27",
    "by the end of Friday": "2026-11-27",
    "this Friday": "2026-11-27",
    "this Wednesday": "2026-11-25",
    "this Tuesday": "2026-12-01",
    "coming Monday": "2026-11-30",
    "next Tuesday": "2026-12-01",
    "next Thursday": "2026-12-03",
    "by next Fri": "2026-12-04",
    "Friday next week": "2026-12-04",
    "Friday of next week": "2026-12-04",
    "next week on Tuesday": "2026-12-01",
    "this week Friday": "2026-11-27",
    "Monday week": "2026-12-07",
    # from now on
    "in 3 days": "2026-11-28",
    "in three days": "2026-11-28",
    "in a day": "2026-11-26",
    "in 1 week": "2026-12-02",
    "in two weeks": "2026-12-09",
    "in 2 weeks' time": "2026-12-09",
    "in a fortnight": "2026-12-09",
    "within a week": "2026-12-02",
    "three weeks from now": "2026-12-16",
    "in a month": "2026-12-25",
    "in 3 months": "2027-02-25",
    "in a year": "2027-11-25",
    # ends
    "end of the week": "2026-11-27",
    "by the end of this week": "2026-11-27",
    "EOW": "2026-11-27",
    "by the end of the day": "2026-11-25",
    "by eod": "2026-11-25",
    "end of next week": "2026-12-04",
    "by the end of the month": "2026-11-30",
    "before the end of the month": "2026-11-30",
    "end of next month": "2026-12-31",
    "at the end of the year": "2026-12-31",
    "end of November": "2026-11-30",
    "end of May": "2027-05-31",
    "by the end of February 2028": "2028-02-29",
    # days of a month
    "30 Nov": "2026-11-30",
    "30 nov": "2026-11-30",
    "by 30 November": "2026-11-30",
    "30th of November": "2026-11-30",
    "the 30th of Nov": "2026-11-30",
    "Nov 30": "2026-11-30",
    "Nov. 30th": "2026-11-30",
    "November 30, 2027": "2027-11-30",
    "30 November 2027": "2027-11-30",
    "by 30 Nov send the deck": "2026-11-30",
    "25 Nov": "2026-11-25",
    "24 Nov": "2027-11-24",
    "1 Jan": "2027-01-01",
    "Sept 3": "2027-09-03",
    "5 Mar": "2027-03-05",
    "by 5 May": "2027-05-05",
    "May 5": "2027-05-05",
    "Sat 28 Nov": "2026-11-28",
    "sun 29 nov": "2026-11-29",
    "Friday, 27 November": "2026-11-27",
    "Tue, Dec 1": "2026-12-01",
    "Monday the 30th": "2026-11-30",
    "by the 30th": "2026-11-30",
    "by the 3rd.": "2026-12-03",
    "29 Feb": "2028-02-29",
    "by February 29th": "2028-02-29",
    # numbers
    "30.11.": "2026-11-30",
    "30.11.2026": "2026-11-30",
    "30. 11.": None,
    "by 2.12.": "2026-12-02",
    "by 02.05.": "2027-05-02",
    "until 2.5.": "2027-05-02",
    "30.11.26": "2026-11-30",
    "30/11": "2026-11-30",
    "by 3/12": "2026-12-03",
    "on 3/4": "2027-04-03",
    "by 5/4": "2027-04-05",
    "30/11/2026": "2026-11-30",
    "31/12/26": "2026-12-31",
    "2026-11-30": "2026-11-30",
    "by 2026-12-01.": "2026-12-01",
    "2020-02-03": "2020-02-03",
    "Monday 2026-11-30": "2026-11-30",
    # several
    "review on Monday, deck by Friday": "2026-11-27",
    "by Friday, at the latest 30 Nov": "2026-11-30",
    "by Monday, not Tuesday": "2026-11-30",
    "tomorrow, Thursday": "2026-11-26",
    "send today's deck tomorrow": "2026-11-26",
    # no such day
    "31 Nov": None,
    "by 31 November": None,
    "30 Feb": None,
    "29 Feb 2027": None,
    "0 Nov": None,
    "32 Dec": None,
    "11/30": None,
    "by 11/30": None,
    "11-30": None,
    "2026-13-01": None,
    "2026-02-29": None,
    "31.11.": None,
    "in 0 days": None,
    "Friday 28 Nov": None,
    "Tuesday 2026-11-30": None,
    "30 Nov 2020": None,
    "24.11.2026": None,
    # words of their own
    "you may call": None,
    "you may 5 times call": None,
    "30 may be too many": None,
    "sent by 5 may be late": None,
    "by May": None,
    "we sat together": None,
    "in the sun": None,
    "this sun is hot": None,
    "they wed": None,
    "to mar it": None,
    "march on": None,
    "the second": None,
    "ask Jan 2 questions": None,
    "the March 5 people know": None,
    "at the end of the day it works": None,
    "the end of the year party": None,
    "on the 2nd floor": None,
    "by the 3rd party": None,
    "24/7": None,
    "3/4 of it": None,
    "cut by 1/3": None,
    "grew by 2.5.": None,
    "section 30.11.": None,
    "version 10.11.12.13": None,
    "$30/11": None,
    "@friday": None,
    "friday@example.com": None,
    # not the day by which to do it
    "last Friday": None,
    "since Monday": None,
    "from 30 Nov": None,
    "after Friday": None,
    "before Friday": None,
    "every Monday": None,
    "Fridays": None,
    "Friday's report": None,
    "today’s numbers": None,
    "the Friday meeting": None,
    "prepare Friday meeting": None,
    "the 30 Nov release": None,
    "discussed today": None,
    "as agreed on Monday": None,
    "as of today": None,
    "the week of 30 Nov": None,
    "book a room for Friday": None,
    "not by Friday": None,
    "Good Friday": None,
    # more than one day, or none in particular
    "Monday or Tuesday": None,
    "by Monday or Tuesday": None,
    "Monday and Friday": None,
    "from Monday to Friday": None,
    "Monday, Tuesday": None,
    "Monday-Friday": None,
    "28-30 Nov": None,
    "30 Nov - 2 Dec": None,
    "in 2 or 3 days": None,
    "in a day or two": None,
    "in a few days": None,
    "a week on Friday": None,
    "two weeks from Monday": None,
    "Friday after next": None,
    "next week": None,
    "soon": None,
    "": None,
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_the_right_day_or_none(text: str, day: str | None) -> None:
    found = find_day(text, TODAY)
    assert (found.day.isoformat() if found else None) == day


def test_each_phrase_is_found_within_a_sentence() -> None:
    for text, day in DAYS.items():
        found = find_day(f"send the deck {text}", TODAY)
        if day and text[:1].islower() and ":" not in text:
            assert found is not None, text
            assert found.day.isoformat() == day, text


def span(text: str, today: date = TODAY) -> str:
    found = find_day(text, today)
    return text[found.start : found.end] if found else ""


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("send the deck by Friday.", "by Friday"),
        ("The report is due on Friday", "is due on Friday"),
        ("until the end of next week we wait", "until the end of next week"),
        ("by no later than 30 Nov 2026!", "by no later than 30 Nov 2026"),
        ("call on Monday the 30th", "on Monday the 30th"),
        ("by EOD Friday at the latest, please", "by EOD Friday at the latest"),
        ("send tomorrow", "tomorrow"),
        ("stand by Friday", "by Friday"),
        ("nearby Friday", "Friday"),
    ],
)
def test_the_span_has_the_words_before_it(text: str, taken: str) -> None:
    assert span(text) == taken


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("send the deck by Friday", "send the deck"),
        ("send the deck by Friday.", "send the deck."),
        ("send the deck, by Friday, to Mei", "send the deck, to Mei"),
        ("send the deck (by Friday)", "send the deck"),
        ("send the deck (by Friday) to Mei", "send the deck to Mei"),
        ("send the deck - tomorrow", "send the deck"),
        ("send the deck: tomorrow!", "send the deck!"),
        ("By Friday, send the deck", "send the deck"),
        ("Friday: send the deck", "send the deck"),
        ("call Mei on Friday about the budget", "call Mei about the budget"),
        ("call Mei on Friday at 5", "call Mei at 5"),
        ("the report is due Friday", "the report"),
        ("send   the  deck by Friday", "send   the  deck"),
        # half a sentence, or nothing, would be left
        ("send the deck by Friday morning", "send the deck by Friday morning"),
        ("call Mei Monday 9am", "call Mei Monday 9am"),
        ("The deadline is Friday", "The deadline is Friday"),
        ("by Friday", "by Friday"),
        ("  (by Friday)!", "(by Friday)!"),
    ],
)
def test_the_text_without_its_day_reads_well(text: str, left: str) -> None:
    found = find_day(text, TODAY)
    assert found is not None
    assert without_day(text, found) == left


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("by Friday", date(2026, 11, 27), date(2026, 12, 4)),  # today's weekday: in a week
        ("this Friday", date(2026, 11, 27), date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27), date(2026, 12, 4)),
        ("next Monday", date(2026, 11, 29), date(2026, 11, 30)),  # next week begins tomorrow
        ("this Friday", date(2026, 11, 28), date(2026, 12, 4)),
        ("Monday this week", date(2026, 11, 25), None),  # over
        ("end of the week", date(2026, 11, 27), date(2026, 11, 27)),
        ("end of the week", date(2026, 11, 28), date(2026, 12, 4)),
        ("end of the month", date(2028, 2, 1), date(2028, 2, 29)),
        ("end of next month", date(2026, 12, 31), date(2027, 1, 31)),
        ("in a month", date(2027, 1, 31), date(2027, 2, 28)),
        ("in a month", date(2026, 12, 31), date(2027, 1, 31)),
        ("in a year", date(2028, 2, 29), date(2029, 2, 28)),
        ("29 Feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("29 Feb", date(2096, 3, 1), date(2104, 2, 29)),  # 2100 is no leap year
        ("by the 31st", date(2026, 11, 1), date(2026, 12, 31)),
        ("by the 30th", date(2027, 1, 31), date(2027, 3, 30)),
        ("tomorrow", date(2026, 12, 31), date(2027, 1, 1)),
        ("1 Jan", date(2026, 12, 31), date(2027, 1, 1)),
        ("tomorrow", date.max, None),
        ("in 2 weeks", date(9999, 12, 30), None),
        ("in a month", date(9999, 12, 1), None),
        ("1 Jan", date.max, None),
        ("end of next month", date.max, None),
    ],
)
def test_the_edges_of_weeks_months_and_years(text: str, today: date, day: date | None) -> None:
    found = find_day(text, today)
    assert (found.day if found else None) == day


WORDS = sorted({word for text in DAYS for word in re.findall(r"\w+|[^\w\s]", text)})
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
TODAYS = st.dates() | st.dates(date(2026, 1, 1), date(2029, 1, 1))


@given(TEXTS, TODAYS)
@example("ſunday by İri", TODAY)
@example("by ٣٠ Nov", TODAY)
@example("9999-12-31", date.min)
def test_no_text_is_too_odd(text: str, today: date) -> None:
    found = find_day(text, today)
    if found is None:
        return
    assert 0 <= found.start < found.end <= len(text)
    taken = text[found.start : found.end]
    assert found.day >= today or found.day.isoformat() in taken
    left = without_day(text, found)
    assert left
    assert left == left.strip()
    kept = re.findall(r"\w+", text[: found.start]) + re.findall(r"\w+", text[found.end :])
    assert re.findall(r"\w+", left) in (kept, re.findall(r"\w+", text))  # no other word is lost


@given(st.dates(date(2026, 1, 1), date(2100, 1, 1)), st.integers(0, 364))
def test_a_day_that_is_written_out_is_that_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    weekday = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day.weekday()]
    written = f"{day.day} {months[day.month - 1]}"
    for text in (
        f"by {day.isoformat()}",
        f"by {written}",
        f"until {weekday}, {written}",
        f"by {weekday} {written} {day.year}",
        f"on {months[day.month - 1]} {day.day}",
        f"due {day.day:02}.{day.month:02}.",
        f"by {day.day}/{day.month}/{day.year}",
    ):
        found = find_day(f"send the deck {text}", today)
        assert found is not None, text
        assert found.day == day, text
        assert without_day(f"send the deck {text}", found) == "send the deck"


@given(TODAYS.filter(lambda day: day.year < 9990), st.integers(1, 7))
def test_a_weekday_is_the_coming_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    weekday = "Mon Tue Wed Thu Fri Sat Sun".split()[day.weekday()]
    found = find_day(f"send it by {weekday}", today)
    assert found is not None
    assert found.day == day


def test_a_very_long_text_is_read_quickly() -> None:
    text = "by Friday " * 10_000 + "by" + " " * 100_000 + "the end of " * 10_000
    assert find_day(text, TODAY) is not None
