"""What the journal learned by itself of how a colleague likes to work."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from journal.model import Colleague, Contact, Meeting, MeetingColleague
from journal.store.journal import Journal
from journal.store.likings import learned_of

TODAY = date(2026, 11, 23)
TOKYO = timezone(timedelta(hours=9))


@pytest.fixture
def told(journal: Journal) -> Journal:
    with journal.change("Fill") as session:
        session.add_all([Colleague(id="dana", name="Dana Ortiz"), Colleague(id="mei", name="Mei Tanaka")])
    return journal


def meet(journal: Journal, *ago: int, state: str = "held", who: str = "dana", hour: int = 9, **more: object) -> None:
    with journal.change("Meet") as session:
        for days in ago:
            start = datetime(2026, 11, 23, hour, tzinfo=TOKYO) - timedelta(days=days)
            meeting = Meeting(title="Sync", start=start, state=state, **more)
            session.add(meeting)
            session.flush()
            session.add(MeetingColleague(meeting_id=meeting.id, colleague_id=who))


def sentences(journal: Journal, who: str = "dana", today: date = TODAY) -> list[str]:
    with journal.reading() as session:
        return [one.sentence for one in learned_of(session, who, today)]


def test_what_messages_and_held_meetings_tell(told: Journal) -> None:
    with told.change("Write") as session:
        for days in (10, 20, 30):
            on = TODAY - timedelta(days=days)
            session.add(Contact(colleague_id="dana", on=on, channel="email", started_by="me", answered_on=on))
    meet(told, 1, 9, 16, minutes=30, minutes_held=50)  # at 9:00 there, in the night by UTC
    assert sentences(told) == [
        "Answered 3 of your 3 e-mails, usually the same day.",
        "3 of your last 3 meetings ran over; they were about 50 minutes long.",
        "3 of your last 3 meetings took place in the morning.",
    ]
    assert sentences(told, "mei") == []


def test_only_held_meetings_of_the_last_months_with_them_count(told: Journal) -> None:
    meet(told, 1, 9, hour=15)
    meet(told, 3, state="planned", hour=15)
    meet(told, 4, state="no_show", hour=15)
    meet(told, 5, who="mei", hour=15)
    meet(told, 181, hour=15)
    meet(told, -1, hour=15)
    assert sentences(told) == []
    meet(told, 180, hour=15)
    assert sentences(told) == ["3 of your last 3 meetings took place in the afternoon."]


def test_it_is_told_as_it_stood_on_a_day(told: Journal) -> None:
    meet(told, 1, 9, 16)
    assert sentences(told, today=TODAY - timedelta(days=2)) == []
    assert sentences(told, today=TODAY + timedelta(days=200)) == []


def test_the_first_and_the_last_day_are_no_trouble(told: Journal) -> None:
    with told.change("Fill") as session:
        session.add(Contact(colleague_id="dana", on=date.min, channel="email", started_by="me"))
        meeting = Meeting(id="m", title="Sync", start=datetime(1, 1, 1, 9, tzinfo=UTC), state="held")
        session.add(meeting)
        session.flush()
        session.add(MeetingColleague(meeting_id="m", colleague_id="dana"))
    assert sentences(told, today=date.min) == []
    assert sentences(told, today=date.max) == []
