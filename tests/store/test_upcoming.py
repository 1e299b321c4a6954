"""The meetings that the reminders look at."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from journal.model import Colleague, Meeting, MeetingColleague
from journal.model.words import MeetingState, Stage
from journal.reminders import Planned, due
from journal.store.journal import Journal
from journal.store.upcoming import around

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 9, 40, tzinfo=BERLIN)


def fill(journal: Journal, *meetings: Meeting, who: tuple[str, ...] = ("dana",)) -> None:
    with journal.change("Fill") as session:
        for stage in Stage:
            name = "dana" if stage == Stage.ACTIVE else str(stage)
            if session.get(Colleague, name) is None:
                session.add(Colleague(id=name, name=name.title(), stage=stage))
        session.add_all(meetings)
        session.flush()
        session.add_all(
            MeetingColleague(meeting_id=meeting.id, colleague_id=one) for meeting in meetings for one in who
        )


def meeting(id: str, ahead: timedelta = timedelta(0), **more: object) -> Meeting:
    return Meeting(id=id, title="A title", start=NOW + ahead, **more)


def found(journal: Journal, now: datetime = NOW) -> list[str]:
    with journal.reading() as session:
        return [one.id for one in around(session, now)]


def test_plain_values_by_their_start(journal: Journal) -> None:
    fill(journal, meeting("later", timedelta(hours=2), minutes=45, remind_minutes=5), meeting("now"))
    with journal.reading() as session:
        told = around(session, NOW)
    assert told == [
        Planned("now", NOW, None, "planned", None),
        Planned("later", NOW + timedelta(hours=2), 45, "planned", 5),
    ]


def test_from_days_back_to_two_days_ahead(journal: Journal) -> None:
    days = (-13, -11, -4, 0, 2, 3)
    fill(journal, *(meeting(str(day), timedelta(days=day, minutes=-1)) for day in days))
    assert found(journal) == ["-11", "-4", "0", "2"]
    assert found(journal, NOW.astimezone(ZoneInfo("Asia/Tokyo"))) == ["-11", "-4", "0", "2"]


def test_only_what_is_planned_still(journal: Journal) -> None:
    fill(journal, *(meeting(str(state), state=state) for state in MeetingState))
    assert found(journal) == ["planned"]


def test_only_with_somebody_whose_partnership_is_active(journal: Journal) -> None:
    fill(journal, meeting("professional"), who=("professional_only", "archived"))
    fill(journal, meeting("nobody"), who=())
    fill(journal, meeting("both"), who=("archived", "dana"))
    assert found(journal) == ["both"]


def test_a_journal_with_a_hundred_thousand_meetings_is_not_read_through(journal: Journal) -> None:
    plans = []
    with journal.reading() as session:
        connection = session.connection()
        statements = []
        event.listen(connection, "before_cursor_execute", lambda *told: statements.append((told[2], told[3])))
        around(session, NOW)
        for sql, values in tuple(statements):
            plans += [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any("ix_meeting_start_utc" in step for step in plans)
    assert not any(step.startswith("SCAN") for step in plans)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    length=st.none() | st.integers(0, 10_080),
    remind=st.none() | st.integers(0, 1_440),
    minutes=st.integers(-20_000, 4_000),
)
def test_whatever_is_due_is_among_them(journal: Journal, length: int | None, remind: int | None, minutes: int) -> None:
    one = Planned("m", NOW + timedelta(minutes=minutes), length, "planned", remind)
    if not due(NOW, [one], {}, lead=60):
        return
    with journal.change("Have one meeting") as session:
        if (old := session.get(Meeting, "m")) is not None:
            session.delete(old)
    fill(journal, meeting("m", timedelta(minutes=minutes), minutes=length, remind_minutes=remind))
    assert found(journal) == ["m"]
