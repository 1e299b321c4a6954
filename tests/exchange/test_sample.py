"""The sample journal tells the same story on whatever day it is made, and wherever."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.reading import read_document
from journal.exchange.references import check_references
from journal.exchange.sample import sample_journal
from journal.method.rules.review import review
from journal.model import words
from tests.method.rules.vignettes import histories

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = [datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN) + timedelta(days=n) for n in range(7)]
ODD = [
    datetime(2028, 2, 29, 12, 0, tzinfo=BERLIN),
    datetime(2027, 1, 1, 0, 5, tzinfo=BERLIN),
    datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN),
    datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
    datetime(2026, 3, 8, 23, 0, tzinfo=ZoneInfo("America/New_York")),
    datetime(2026, 7, 1, 0, 0, tzinfo=ZoneInfo("Asia/Kolkata")),
    datetime(2026, 4, 5, 23, 59, tzinfo=ZoneInfo("Pacific/Auckland")),
]

STORY = {
    "dana": ("not_working", "consult_mentor"),
    "mei": ("working", "say_thank_you"),
    "sam": ("needs_attention", "give_it_time"),
    "lena": ("needs_attention", "strengthen_practice"),
    "piotr": ("too_early", "give_it_time"),
    "amara": ("new", "do_research"),
    "jim": ("working", "keep_going"),
    "victor": ("resting", None),
}


@pytest.mark.parametrize("now", WEEK + ODD, ids=lambda now: f"{now:%a %d %b %Y}")
def test_the_story_is_the_same_on_every_day(now: datetime) -> None:
    document = json.loads(sample_journal(now, now.tzinfo))
    today = now.date()
    told = {one.colleague.id: review(one, today) for one in histories(document)}
    assert {who: (one.status, one.advice) for who, one in told.items()} == STORY


@pytest.mark.parametrize("now", WEEK + ODD, ids=lambda now: f"{now:%a %d %b %Y}")
def test_it_is_a_right_file_of_a_believable_year(now: datetime) -> None:
    document = read_document(sample_journal(now, now.tzinfo))
    check_references(None, document)
    today = now.date()
    days = [date.fromisoformat(meeting.start[:10]) for meeting in document.meetings]
    assert min(days) >= today - timedelta(days=366)
    assert max(days) <= today + timedelta(days=30)
    assert all(day.weekday() < 5 or day == today for day in days)
    held = [day for day, meeting in zip(days, document.meetings, strict=True) if meeting.state != "planned"]
    assert max(held) < today
    assert sum(day == today for day in days) == 2


def test_every_status_and_most_words_of_the_model_are_there() -> None:
    document = json.loads(sample_journal(WEEK[0], BERLIN))
    assert {meeting["state"] for meeting in document["meetings"]} >= {"planned", "held", "cancelled_by_them", "no_show"}
    said = [one["outcome"] for meeting in document["meetings"] for one in meeting.get("restatements", [])]
    assert {"confirmed", "clarified", "disputed"} <= set(said)
    assert {one["kind"] for one in document["value"]} >= set(words.ValueKind) - {"other"}


def test_the_same_moment_gives_the_same_file() -> None:
    assert sample_journal(WEEK[0], BERLIN) == sample_journal(WEEK[0], BERLIN)
