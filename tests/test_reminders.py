"""Each pop-up comes in its time, once, whatever happens to the clock, the computer or the meeting."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.reminders import LATER, SNOOZE, Due, Mark, Planned, due, key

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def planned(
    start: datetime = START, minutes: int | None = 60, state: str = "planned", remind: int | None = None, id: str = "m"
) -> Planned:
    return Planned(id, start, minutes, state, remind)


def kinds(found: Iterable[Due]) -> list[str]:
    return [one.kind for one in found]


def at(now: datetime, one: Planned, marks: dict[str, Mark] | None = None, lead: int = 15) -> list[str]:
    return kinds(due(now, [one], marks or {}, lead))


def minutes_from_start(minutes: float, one: Planned | None = None, lead: int = 15) -> list[str]:
    one = one or planned()
    return at((one.start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BERLIN), one, lead=lead)


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        (-15.1, []),
        (-15, ["before"]),
        (0, ["before"]),
        (10, ["before"]),
        (10.1, []),
        (59.9, []),
        (60, ["after"]),
        (60 + 72 * 60, ["after"]),
        (60 + 72 * 60 + 0.1, []),
    ],
)
def test_the_checklist_comes_before_and_the_question_after(minutes: float, found: list[str]) -> None:
    assert minutes_from_start(minutes) == found


def test_a_meeting_of_unknown_length_takes_half_an_hour() -> None:
    assert minutes_from_start(29, planned(minutes=None)) == []
    assert minutes_from_start(30, planned(minutes=None)) == ["after"]


def test_what_is_over_is_not_prepared_for() -> None:
    assert minutes_from_start(4, planned(minutes=5)) == ["before"]
    assert minutes_from_start(5, planned(minutes=5)) == ["after"]
    assert minutes_from_start(0, planned(minutes=0)) == ["before"]
    assert minutes_from_start(1, planned(minutes=0)) == ["after"]


@pytest.mark.parametrize(("remind", "first"), [(None, -20), (5, -5), (1440, -1440)])
def test_a_meeting_may_have_a_lead_of_its_own(remind: int | None, first: int) -> None:
    one = planned(remind=remind)
    assert minutes_from_start(first - 0.1, one, lead=20) == []
    assert minutes_from_start(first, one, lead=20) == ["before"]


def test_no_checklist_where_none_is_wanted_but_still_the_question() -> None:
    one = planned(remind=0)
    assert [minutes_from_start(minutes, one) for minutes in (-15, -1, 0, 5)] == [[], [], [], []]
    assert minutes_from_start(60, one) == ["after"]


def test_the_question_can_be_switched_off() -> None:
    assert due(START + HOUR, [planned()], {}, after=False) == []
    assert kinds(due(START, [planned()], {}, after=False)) == ["before"]


@pytest.mark.parametrize("state", ["held", "cancelled", "cancelled_by_me", "cancelled_by_them", "no_show"])
def test_only_what_is_planned_still_pops_up(state: str) -> None:
    assert at(START, planned(state=state)) == []
    assert at(START + HOUR, planned(state=state)) == []


def test_several_at_once_come_by_their_start() -> None:
    later, first = planned(START + 5 * MINUTE, id="later"), planned(id="first")
    over = planned(START - 2 * HOUR, id="over")
    found = due(START - MINUTE, [later, first, over, first], {})
    assert [(one.meeting, one.kind) for one in found] == [("over", "after"), ("first", "before"), ("later", "before")]
    closed = {found[1].key: Mark()}
    assert [one.meeting for one in due(START - MINUTE, [later, first, over], closed)] == ["over", "later"]


def test_those_that_start_at_the_same_moment_keep_an_order() -> None:
    here, there = planned(id="b"), planned(START.astimezone(NEW_YORK), id="a")
    assert [one.meeting for one in due(START, [here, there], {})] == ["a", "b"]
    assert due(START, [here, there], {}) == due(START, [there, here], {})


def test_a_restart_shows_what_was_not_closed_and_nothing_that_was() -> None:
    one = planned()
    assert at(START, one, {}) == ["before"]
    assert at(START, one, {key("before", one): Mark()}) == []
    assert at(START + HOUR, one, {key("before", one): Mark()}) == ["after"]


def test_who_sleeps_through_the_beginning_is_asked_after_the_end() -> None:
    assert minutes_from_start(9) == ["before"]  # woken just in time
    assert minutes_from_start(25) == []
    assert minutes_from_start(60 + 48 * 60) == ["after"]  # woken two days later


def test_a_checklist_that_is_put_off_comes_again_once() -> None:
    one, now = planned(), START - 10 * MINUTE
    marks = {key("before", one): Mark(now + SNOOZE)}
    assert at(now + MINUTE, one, marks) == []
    assert at(now + SNOOZE, one, marks) == ["before"]
    marks[key("before", one)] = Mark()
    assert at(now + SNOOZE + MINUTE, one, marks) == []


def test_one_that_was_put_off_comes_again_though_its_time_is_over() -> None:
    one = planned()
    marks = {key("before", one): Mark(START + 13 * MINUTE), key("after", one): Mark(START + 74 * HOUR)}
    assert at(START + 12 * MINUTE, one, marks) == []
    assert at(START + 13 * MINUTE, one, marks) == ["before"]
    assert at(START + 24 * MINUTE, one, marks) == []
    assert at(START + 73.5 * HOUR, one, marks) == []
    assert at(START + 74 * HOUR, one, marks) == ["after"]
    assert at(START + 75 * HOUR, one, marks) == []


def test_but_not_after_the_end_of_the_meeting() -> None:
    one = planned(minutes=12)
    assert at(START + 13 * MINUTE, one, {key("before", one): Mark(START + 13 * MINUTE)}) == ["after"]


def test_the_question_is_put_off_for_an_hour() -> None:
    one, now = planned(), START + 2 * HOUR
    marks = {key("after", one): Mark(now + LATER)}
    assert at(now + 59 * MINUTE, one, marks) == []
    assert at(now + LATER, one, marks) == ["after"]


def test_a_moved_meeting_pops_up_anew() -> None:
    one = planned()
    marks = {key("before", one): Mark(), key("after", one): Mark()}
    moved = planned(START + HOUR)
    assert at(START + HOUR, moved, marks) == ["before"]
    assert at(START + 2 * HOUR, moved, marks) == ["after"]
    assert at(START, one, marks) == []


def test_a_key_is_opaque_and_the_same_in_every_zone() -> None:
    one = planned(id="dana-launch")
    assert key("before", one) == key("before", planned(START.astimezone(NEW_YORK), id="dana-launch"))
    assert key("before", one) != key("after", one)
    assert key("before", one) != key("before", planned(id="other"))
    assert "dana" not in key("before", one)


def test_a_clock_that_is_set_back_repeats_nothing_and_loses_nothing() -> None:
    one = planned()
    marks = {key("before", one): Mark()}
    assert at(START - 14 * MINUTE, one, marks) == []
    put_off = {key("before", one): Mark(START + HOUR)}  # put off while the clock was an hour ahead
    assert at(START, one, put_off) == ["before"]


def test_a_clock_that_is_set_forward_loses_nothing() -> None:
    one = planned()
    assert at(START - 3 * HOUR, one) == []
    assert at(START + 5 * HOUR, one) == ["after"]
    assert at(START + 5 * HOUR, one, {key("before", one): Mark(START - 10 * MINUTE)}) == ["after"]


@pytest.mark.parametrize(
    ("start", "first"),
    [
        # forward: at 02:00 it is 03:00; 20 minutes before 03:10 it is 01:50
        (datetime(2026, 3, 29, 3, 10, tzinfo=BERLIN), datetime(2026, 3, 29, 1, 50, tzinfo=BERLIN)),
        # back: 02:10 comes twice; 20 minutes before the second it is 02:50 for the first time
        (datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1), datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)),
        (datetime(2026, 10, 25, 3, 10, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN, fold=1)),
    ],
)
def test_a_change_of_the_clocks_does_not_change_how_far_ahead_it_is(start: datetime, first: datetime) -> None:
    one = planned(start)
    assert at(first, one, lead=20) == ["before"]
    assert at((first.astimezone(UTC) - MINUTE).astimezone(BERLIN), one, lead=20) == []
    assert at(start, one, lead=20) == ["before"]


def test_a_meeting_over_the_change_of_the_clocks_ends_when_its_minutes_are_over() -> None:
    one = planned(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), minutes=60)
    assert at(datetime(2026, 10, 25, 2, 29, tzinfo=BERLIN, fold=1), one) == []
    assert at(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), one) == ["after"]


def test_who_travels_is_told_at_the_same_moment() -> None:
    one = planned()
    for zone in (UTC, NEW_YORK, ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Kiritimati"), timezone(timedelta(hours=-12))):
        assert at((START - 16 * MINUTE).astimezone(zone), one) == []
        assert at((START - 15 * MINUTE).astimezone(zone), one) == ["before"]
        closed = {key("before", one): Mark(), key("after", one): Mark((START + 3 * HOUR).astimezone(zone))}
        assert at(START.astimezone(zone), one, closed) == []
        assert at((START + 3 * HOUR).astimezone(NEW_YORK), one, closed) == ["after"]


def test_the_29th_of_february_is_a_day_like_others() -> None:
    one = planned(datetime(2028, 3, 1, 0, 5, tzinfo=BERLIN))
    assert at(datetime(2028, 2, 29, 23, 49, tzinfo=BERLIN), one) == []
    assert at(datetime(2028, 2, 29, 23, 50, tzinfo=BERLIN), one) == ["before"]
    leap = planned(datetime(2028, 2, 29, 10, 0, tzinfo=BERLIN))
    assert at(datetime(2028, 3, 3, 11, 0, tzinfo=BERLIN), leap) == ["after"]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    meetings = [planned(first, id="first"), planned(last, id="last")]
    assert [one.meeting for one in due(last, meetings, {key("before", meetings[1]): Mark(first)})] == ["last"]
    assert [one.meeting for one in due(first, meetings, {key("before", meetings[0]): Mark(last)})] == ["first"]


MEETINGS = st.lists(
    st.builds(
        Planned,
        id=st.text(max_size=2),
        start=st.integers(-6_000, 6_000).map(lambda minutes: START.astimezone(UTC) + timedelta(minutes=minutes)),
        minutes=st.none() | st.integers(0, 240),
        state=st.sampled_from(["planned", "planned", "held", "cancelled"]),
        remind_minutes=st.none() | st.integers(0, 1440),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 60) | st.integers(-300, 300) | st.integers(-5_000, 5_000),  # minutes that the clock goes on
        st.sampled_from(["close", "put off", "leave"]),
    ),
    min_size=1,
    max_size=40,
)


def its_time(now: datetime, one: Planned, lead: int) -> str | None:
    """Said anew, in plain words, to hold the other against."""
    end = one.start + timedelta(minutes=30 if one.minutes is None else one.minutes)
    ahead = lead if one.remind_minutes is None else one.remind_minutes
    if one.state != "planned":
        return None
    if now < max(end, one.start + MINUTE):
        before = ahead and one.start - timedelta(minutes=ahead) <= now <= one.start + 10 * MINUTE
        return "before" if before else None
    return "after" if now <= end + 72 * HOUR else None


@given(MEETINGS, STEPS, st.integers(1, 60))
def test_nothing_comes_twice_and_nothing_is_lost(
    meetings: list[Planned], steps: list[tuple[int, str]], lead: int
) -> None:
    now, marks = START.astimezone(UTC), dict[str, Mark]()
    shown, put_off = dict[str, int](), dict[str, int]()
    on_screen: set[str] = set()
    for minutes, deed in steps:
        now += timedelta(minutes=minutes)
        found = due(now, meetings, marks, lead)
        assert len({one.key for one in found}) == len(found)
        told = {(one.kind, one.meeting) for one in found}
        for one in meetings:
            kind = its_time(now, one, lead)
            if kind and key(kind, one) not in marks:
                assert (kind, one.id) in told  # not lost
        for each in found:
            if each.key not in on_screen:
                shown[each.key] = shown.get(each.key, 0) + 1
                on_screen.add(each.key)
            if deed != "leave":
                marks[each.key] = Mark(None if deed == "close" else now + (SNOOZE if each.kind == "before" else LATER))
                put_off[each.key] = put_off.get(each.key, 0) + (deed == "put off")
                on_screen.discard(each.key)
    assert all(times <= 1 + put_off.get(name, 0) for name, times in shown.items())


@given(MEETINGS, STEPS, st.sampled_from([BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe")]))
def test_the_zone_of_the_clock_changes_nothing(
    meetings: list[Planned], steps: list[tuple[int, str]], zone: ZoneInfo
) -> None:
    now = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    there = [one._replace(start=one.start.astimezone(zone)) for one in meetings]
    for minutes, _ in steps:
        now += timedelta(minutes=minutes)
        assert due(now, meetings, {}) == due(now.astimezone(zone), there, {})
