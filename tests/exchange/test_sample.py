"""The sample journal tells the same story on whatever day, and in whatever zone, it is made."""

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import TZPATH, ZoneInfo

import pytest

from journal.exchange.interchange import import_content
from journal.exchange.reading import read_document
from journal.exchange.records import LISTS
from journal.exchange.references import check_references
from journal.exchange.sample import sample_journal
from journal.files import resources
from journal.method.likeness import Likeness
from journal.method.likeness_institutions import institutions
from journal.method.rules.review import review
from journal.model import words
from journal.store.history import histories as stored_histories
from tests.journals import opened_journal
from tests.method.rules.vignettes import histories

Json = Any

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
ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")]
BERLIN = ZONES[0]
WEEK = [date(2026, 11, 23) + timedelta(days=days) for days in range(7)]
ODD_DAYS = [
    date(2028, 2, 29),
    date(2027, 1, 1),
    date(2026, 3, 8),  # New York's clocks go forward
    date(2026, 3, 28),
    date(2026, 3, 29),  # Berlin's clocks go forward
    date(2026, 4, 5),  # Auckland's clocks go back
    date(2026, 10, 25),  # Berlin's clocks go back
]

every_day = pytest.mark.parametrize("today", WEEK + ODD_DAYS, ids=lambda day: f"{day:%a %d %b %Y}")
every_zone = pytest.mark.parametrize("zone", ZONES, ids=str)


def made(today: date, zone: ZoneInfo) -> Json:
    return json.loads(sample_journal(datetime.combine(today, time(9), zone), zone))


def day_of(meeting: Json) -> date:
    return datetime.fromisoformat(meeting["start"]).date()


@every_zone
@every_day
class TestOnEveryDay:
    def test_each_partnership_stands_where_the_story_has_it(self, today: date, zone: ZoneInfo) -> None:
        reviews = [review(history, today) for history in histories(made(today, zone))]
        assert {one.colleague.id: (one.status, one.advice) for one in reviews} == STORY
        concerns = {one.colleague.id: [concern.id for concern in one.concerns] for one in reviews}
        assert concerns["dana"] == ["low_trust", "draining", "broken_commitments"]
        assert concerns["sam"] == ["missed_meetings"]
        assert concerns["lena"] == ["unanswered", "no_common_goal"]
        effort = {one.colleague.id: one.effort for one in reviews}
        assert (effort["dana"], effort["lena"]) == (6, 1)

    def test_the_file_is_right(self, today: date, zone: ZoneInfo) -> None:
        check_references(None, read_document(json.dumps(made(today, zone)).encode()))

    def test_meetings_are_on_working_days_of_this_zone(self, today: date, zone: ZoneInfo) -> None:
        for meeting in made(today, zone)["meetings"]:
            start = datetime.fromisoformat(meeting["start"])
            assert start.date() == today or start.weekday() < 5
            assert start.utcoffset() == start.astimezone(zone).utcoffset()
            assert meeting["time_zone"] == zone.key
            assert (meeting["state"] == "planned") == (start.date() >= today)

    def test_nobody_is_in_two_meetings_at_once(self, today: date, zone: ZoneInfo) -> None:
        meetings = [one for one in made(today, zone)["meetings"] if not one["state"].startswith("cancelled")]
        spans = sorted(
            (datetime.fromisoformat(one["start"]), one.get("minutes_held", one["minutes"])) for one in meetings
        )
        for (start, minutes), (following, _) in pairwise(spans):
            assert start + timedelta(minutes=minutes) <= following

    def test_today_has_two_meetings_and_four_more_are_coming(self, today: date, zone: ZoneInfo) -> None:
        meetings = made(today, zone)["meetings"]
        now = [(one["start"][11:16], one["colleagues"]) for one in meetings if day_of(one) == today]
        assert now == [("10:00", ["dana"]), ("14:30", ["sam"])]
        ahead = [one for one in meetings if today < day_of(one) <= today + timedelta(days=14)]
        assert len(ahead) == 4

    def test_follow_ups_are_late_due_today_and_due_soon(self, today: date, zone: ZoneInfo) -> None:
        open_ones = [one for one in made(today, zone)["followups"] if "due" in one and "done_on" not in one]
        left = {one["id"]: (date.fromisoformat(one["due"]) - today).days for one in open_ones}
        assert left["f-sam-8"] == -9
        assert left["f-mei-9"] == 0
        assert sum(0 < days <= 7 for days in left.values()) >= 4

    def test_what_was_done_was_done_by_today_and_in_order(self, today: date, zone: ZoneInfo) -> None:
        document = made(today, zone)
        for name, first, last in (
            ("contacts", "on", "answered_on"),
            ("approaches", "started_on", "ended_on"),
            ("reflections", "on", "on"),
            ("value", "on", "on"),
        ):
            for record in document[name]:
                assert record[first] <= record.get(last, record[first]) <= today.isoformat()

    def test_nothing_lies_far_ahead(self, today: date, zone: ZoneInfo) -> None:
        latest = today + timedelta(days=40)
        days = [value for name, value in _fields(made(today, zone)) if name == "start" or name.endswith("on")]
        assert all(date.fromisoformat(day[:10]) <= latest for day in days if day[:4].isdecimal())


def test_what_is_said_of_a_meeting_is_never_dated_before_it() -> None:
    for today in WEEK:
        document = made(today, BERLIN)
        meetings = {one["id"]: day_of(one).isoformat() for one in document["meetings"]}
        for record in document["reflections"] + document["value"]:
            assert record["on"] >= meetings.get(record.get("meeting"), "")


def test_the_same_input_gives_the_same_bytes() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=BERLIN)
    content = sample_journal(now, BERLIN)
    assert content == sample_journal(now, BERLIN)
    assert content != sample_journal(now + timedelta(days=1), BERLIN)
    assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=2).encode()


def test_today_is_the_day_of_the_users_zone() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # the 24th, over there
    assert sample_journal(late, zone) == sample_journal(datetime(2026, 11, 24, 9, tzinfo=zone), zone)


def test_a_zone_without_a_name_leaves_the_zone_out() -> None:
    places = [Path(place, "Europe/Berlin") for place in TZPATH]
    file = next((place for place in places if place.exists()), None)
    if file is None:
        pytest.skip("this system has no zone files")
    with file.open("rb") as opened:
        zone = ZoneInfo.from_file(opened, key="local")
    content = sample_journal(datetime(2026, 11, 23, 9, tzinfo=zone), zone)
    check_references(None, read_document(content))
    assert all("time_zone" not in meeting for meeting in json.loads(content)["meetings"])


def test_texts_stay_as_they_were_written() -> None:
    told = json.loads((resources() / "sample_journal.json").read_text(encoding="utf-8"))
    dated = made(date(2026, 11, 23), BERLIN)
    days = {name for name, value in _fields(told) if value.lstrip("+-")[:1].isdecimal() and name not in ("id", "phone")}
    assert days == {
        "start", "on", "since", "learned_on", "observed_on", "set_on", "answered_on", "due", "done_on", "started_on",
        "look_back_on", "ended_on",
    }  # fmt: skip
    kept = [field for field in _fields(dated) if field[0] not in days | {"time_zone"}]
    assert kept == [field for field in _fields(told) if field[0] not in days | {"time_zone"}]


NOT_SHOWN = {
    *("calendars", "deleted_events"),  # it has no calendar
    *("questions", "filters", "hints_off", "set_aside", "circumstances", "disagreements", "put_off", "briefs", "rules"),
}
"""What a person makes of it in their own time."""


def test_every_part_of_a_journal_is_shown() -> None:
    document = made(date(2026, 11, 23), BERLIN)
    assert {name for name in LISTS if not document.get(name)} == NOT_SHOWN
    assert 65 <= len(document["meetings"]) <= 80
    assert len(document["me"]["facts"]) == 8
    said = {value for _, value in _fields(document)}
    lists = (
        words.FactKind,
        words.Aspect,
        words.GoalState,
        words.MeetingState,
        words.Outcome,
        words.Channel,
        words.Party,
        words.Direction,
        words.ValueKind,
        words.Marked,
    )
    assert {word.value for known in lists for word in known} <= said


def test_robin_and_dana_were_at_the_same_university() -> None:
    document = made(date(2026, 11, 23), BERLIN)
    dana = next(one for one in document["colleagues"] if one["id"] == "dana")
    mine, theirs = (
        next(fact["text"] for fact in one["facts"] if fact["kind"] == "alma_mater") for one in (document["me"], dana)
    )
    assert mine != theirs
    assert institutions(theirs, mine).degree is Likeness.SAME


def test_it_goes_into_a_journal_which_then_gives_the_same_reviews(tmp_path: Path) -> None:
    today = date(2026, 11, 23)
    content = sample_journal(datetime.combine(today, time(9), BERLIN), BERLIN)
    with opened_journal(tmp_path) as journal:
        assert import_content(journal, content).added["meetings"] == len(json.loads(content)["meetings"])
        assert not import_content(journal, content).added
        with journal.reading() as session:
            reviews = [review(history, today) for history in stored_histories(session)]
    assert {one.colleague.id: (one.status, one.advice) for one in reviews} == STORY


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ("0 10:00", date(2026, 3, 28), "2026-03-28T10:00:00+01:00"),
        ("0 10:00", date(2026, 3, 29), "2026-03-29T10:00:00+02:00"),
        ("0 02:30", date(2026, 3, 29), "2026-03-29T03:30:00+02:00"),  # there is no half past two
        ("0 02:30", date(2026, 10, 25), "2026-10-25T02:30:00+02:00"),  # there are two
        ("-1 10:00", date(2026, 11, 22), "2026-11-20T10:00:00+01:00"),
        ("-2 10:00", date(2026, 11, 23), "2026-11-20T10:00:00+01:00"),
        ("+1 10:00", date(2026, 11, 20), "2026-11-23T10:00:00+01:00"),
        ("+1 10:00", date(2026, 11, 21), "2026-11-23T10:00:00+01:00"),
        ("+1 10:00", date(2028, 2, 28), "2028-02-29T10:00:00+01:00"),
    ],
)
def test_moments_are_on_the_users_clock_and_on_working_days(
    told: str, today: date, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sample_journal.json").write_text(json.dumps({"meetings": [{"start": told}]}), encoding="utf-8")
    monkeypatch.setattr("journal.exchange.sample.resources", lambda: tmp_path)
    assert made(today, BERLIN)["meetings"][0]["start"] == expected


@pytest.mark.parametrize("today", WEEK, ids=str)
def test_meetings_keep_the_order_in_which_they_were_told(today: date) -> None:
    meetings = made(today, BERLIN)["meetings"]
    assert list(map(day_of, meetings)) == sorted(map(day_of, meetings))


@pytest.mark.parametrize("clock", [time(0, 0), time(2, 30), time(23, 59)], ids=str)
def test_the_hour_at_which_it_is_made_changes_nothing(clock: time) -> None:
    for today in (date(2026, 3, 29), date(2026, 10, 25)):
        assert sample_journal(datetime.combine(today, clock, BERLIN), BERLIN) == sample_journal(
            datetime.combine(today, time(12), BERLIN), BERLIN
        )


def _fields(value: Json, name: str = "") -> list[tuple[str, str]]:
    """The name and text of every field that is text, in order."""
    if isinstance(value, dict):
        return [field for key, one in value.items() for field in _fields(one, key)]
    if isinstance(value, list):
        return [field for one in value for field in _fields(one, name)]
    return [(name, value)] if isinstance(value, str) else []
