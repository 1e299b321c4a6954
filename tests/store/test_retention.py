"""Which backups stay: the newest always, whatever the clock said when they were made."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.store.retention import MIGRATION, NEWEST, to_thin

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class One(NamedTuple):
    number: int
    made: datetime
    reason: str = "session"


def history(steps: list[tuple[float, str]]) -> list[One]:
    """Backups made one after another, each so many days by the clock after the one before."""
    made, found = NOW, []
    for number, (days, reason) in enumerate(steps, 1):
        made += timedelta(days=days)
        found.append(One(number, made, reason))
    return found


def kept(backups: list[One]) -> list[int]:
    gone = set(to_thin(backups))
    return [one.number for one in backups if one not in gone]


days = st.one_of(st.floats(0, 3), st.floats(-400, 400), st.just(0.0))
histories = st.lists(
    st.tuples(days, st.sampled_from(["session", "session", "session", "keys", MIGRATION])), max_size=80
)


@given(histories)
@settings(max_examples=2_000)
def test_the_newest_are_never_deleted_whatever_the_clock_did(steps: list[tuple[float, str]]) -> None:
    """And so are those from before a migration; what is thinned already is thinned no further."""
    backups = history(steps)
    stay = kept(backups)
    assert set(stay) >= {one.number for one in backups[-NEWEST:]}
    assert set(stay) >= {one.number for one in backups if one.reason == MIGRATION}
    assert len([one for one in backups if one.number in stay and one.reason != MIGRATION]) <= NEWEST + 7 + 4 + 12
    assert kept([one for one in backups if one.number in stay]) == stay


@given(histories)
@settings(max_examples=200)
def test_thinning_after_each_backup_keeps_the_newest_too(steps: list[tuple[float, str]]) -> None:
    there: list[One] = []
    for one in history(steps):
        there.append(one)
        stay = set(kept(there))
        there = [other for other in there if other.number in stay]
        assert {other.number for other in there} >= {one.number}


def test_two_years_of_three_backups_a_day_leave_days_weeks_and_months() -> None:
    there: list[One] = []
    for number in range(1, 3 * 730 + 1):
        there.append(One(number, NOW + timedelta(hours=8 * number)))
        gone = set(to_thin(there))
        there = [one for one in there if one not in gone]
    seen = [one.made.date() for one in reversed(there)]
    last: date = seen[0]
    assert sorted({(last - day).days for day in seen if (last - day).days < 7}) == list(range(7))
    assert len({day.isocalendar()[:2] for day in seen}) >= 4
    assert len({(day.year, day.month) for day in seen}) == 12
    assert len(there) <= NEWEST + 7 + 4 + 12
    assert (last - seen[-1]).days > 300
