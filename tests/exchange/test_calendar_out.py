"""Meetings as a calendar file: what other programs are told, and that our own reader reads it back."""

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.exchange.calendar import read_calendar
from journal.exchange.calendar_out import export_calendar, take_out
from journal.exchange.calendar_plan import apply, plan_calendar
from journal.exchange.calendar_types import Calendar, Event, Person
from journal.model import Colleague, Meeting, MeetingColleague
from journal.store.journal import Journal
from tests.exchange.calendars import BERLIN, DANA, NOW, START, event, meetings, planned, scratch, take, weekly
from tests.journals import new_journal


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    made = new_journal(tmp_path_factory.mktemp("out"))
    yield made
    made.close()


@pytest.fixture
def session(journal: Journal) -> Iterator[Session]:
    with scratch(journal) as session:
        yield session


def written(session: Session) -> str:
    session.flush()
    return "".join(take_out(session, NOW))


def read(text: str) -> Calendar:
    found = read_calendar(text.encode(), BERLIN, (date(1900, 1, 1), date(2200, 12, 31)))
    assert found.left_out == ()
    return found


def add(session: Session, *colleagues: str, **more: Any) -> Meeting:
    told = {"title": "Sync", "start": START, "minutes": 60, "where": "Room 4", "time_zone": "Europe/Berlin"} | more
    made = Meeting(**told)
    session.add(made)
    session.flush()
    for one in colleagues:
        session.add(MeetingColleague(meeting_id=made.id, colleague_id=one))
    session.flush()
    return made


def only(session: Session) -> Event:
    (found,) = read(written(session)).events
    return found


def test_a_meeting_is_read_back_as_it_is(session: Session) -> None:
    made = add(session, "dana", "jim")
    found = only(session)
    assert (found.title, found.start, found.time_zone) == ("Sync", START, "Europe/Berlin")
    assert (found.minutes, found.where, found.uid) == (60, "Room 4", f"{made.id}@partnership-journal")
    assert [one.person for one in found.invited] == [DANA, Person("Jim Keller", "jim@example.org")]
    assert found.organiser == Person("Robin Vale", "robin@example.org")


@pytest.mark.parametrize("state", ["cancelled", "cancelled_by_me", "cancelled_by_them", "no_show"])
def test_what_did_not_take_place_stays_out(session: Session, state: str) -> None:
    add(session, state=state)
    assert read(written(session)).events == ()


def test_what_was_held_goes_out_and_what_is_private_stays(session: Session) -> None:
    add(session, "dana", state="held", notes="She trusts nobody.", minutes=None, minutes_held=25)
    assert "trusts" not in written(session)
    assert only(session).minutes == 25


def test_a_colleague_without_an_address_goes_out_by_name(session: Session) -> None:
    session.add(Colleague(id="ana", name='Ana "Nani" Lima; Porto^', email=[]))
    session.flush()
    add(session, "ana")
    assert only(session).invited[0].person == Person('Ana "Nani" Lima; Porto^', "")


def test_the_second_of_two_hours_of_one_name_is_kept(session: Session) -> None:
    night = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))
    add(session, start=night)
    assert only(session).start.astimezone(UTC) == night
    add(session, start=night - timedelta(hours=1))
    told = [one.start.astimezone(UTC) for one in read(written(session)).events]
    assert told == [night - timedelta(hours=1), night]


def test_utc_needs_no_rules(session: Session) -> None:
    add(session, time_zone="Etc/UTC")
    assert "DTSTART:20261124T090000Z\r\n" in written(session)
    assert "VTIMEZONE" not in written(session)


def test_lines_are_no_longer_than_other_programs_can_read(session: Session) -> None:
    add(session, "dana", title="Ünïcödé, 好的; " * 30, where="a\\b\n" * 30)
    text = written(session)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert re.search(r"BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n", text)


def test_another_library_reads_it_too(session: Session) -> None:
    import icalendar

    add(session, "dana")
    add(session, title="No zone", time_zone=None)
    first, second = icalendar.Calendar.from_ical(written(session)).walk("VEVENT")
    assert (str(first["SUMMARY"]), first.decoded("DTSTART"), first.decoded("DURATION")) == (
        "Sync", START, timedelta(hours=1),
    )  # fmt: skip
    assert second.decoded("DTSTART") == START.astimezone(UTC)


def test_what_came_from_a_calendar_goes_back_under_its_own_id(session: Session) -> None:
    take(session, [event(DANA, sequence=3), *weekly(DANA)])
    found = read(written(session))
    told = sorted((one.uid, one.recurrence_id) for one in found.events)
    assert told == sorted((one.calendar_uid, one.recurrence_id or "") for one in meetings(session))
    assert {row.kind for row in plan_calendar(session, found, now=NOW).rows} == {"same"}


def test_our_own_file_adds_nothing_to_our_own_journal(session: Session) -> None:
    add(session, "dana")
    add(session, start=START + timedelta(days=1))
    add(session, "jim", calendar_uid="x", recurrence_id="of another kind")
    rows = plan_calendar(session, read(written(session)), now=NOW).rows
    assert [(row.kind, row.meeting is None) for row in rows] == [("same", False)] * 3
    apply(session, plan_calendar(session, read(written(session)), now=NOW))
    session.flush()
    assert sorted(one.calendar_uid == "x" for one in meetings(session)) == [False, False, True]
    assert {row.kind for row in planned(session, event(DANA)).rows} == {"same"}


def test_the_file_is_for_its_owner_alone(journal: Journal, tmp_path: Path) -> None:
    place = tmp_path / "out.ics"
    assert export_calendar(journal, place, NOW) == 0
    assert read(place.read_bytes().decode()).events == ()
    if sys.platform != "win32":
        assert place.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_said(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be written"):
        export_calendar(journal, tmp_path / "gone" / "out.ics", NOW)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1, max_size=120)
zones = st.sampled_from(
    [None, "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"]
)
walls = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)).map(lambda one: one.replace(microsecond=0))


@settings(max_examples=40)
@given(lines, walls, zones, st.one_of(st.none(), st.integers(1, 10_080)), st.one_of(st.none(), lines))
def test_any_meeting_is_read_back(
    journal: Journal, title: str, wall: datetime, zone: str | None, minutes: int | None, where: str | None
) -> None:
    from journal.exchange.clean import clean

    start = wall.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
    offset = start.utcoffset()
    assert offset is not None
    with scratch(journal) as session:
        moment = wall.replace(tzinfo=timezone(offset))
        add(session, "dana", title=title, start=moment, time_zone=zone, minutes=minutes, where=where)
        found = only(session)
        assert found.start.astimezone(UTC) == moment
        assert (found.minutes, found.where) == (minutes, clean(where or ""))
        assert found.cancelled or found.title == clean(title)
        if zone and not moment.astimezone(ZoneInfo(zone)).fold:
            assert found.time_zone == zone
