"""What an import of a calendar does: what it takes in, what it changes later, and what it never touches."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.exchange.attendees import taking_part
from journal.exchange.calendar_plan import Choice, apply, plan, plan_calendar, window
from journal.exchange.calendar_types import Calendar, Event, Person
from journal.model import Colleague, DeletedEvent, Me, Meeting, MeetingColleague
from journal.store.journal import Journal
from journal.store.removal import remove_colleague, remove_meeting
from tests.exchange.calendars import (
    BERLIN,
    DANA,
    JIM,
    ME,
    NOW,
    START,
    ZOE,
    asked,
    event,
    everything,
    meetings,
    planned,
    scratch,
    take,
    weekly,
    who,
)
from tests.journals import new_journal


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    made = new_journal(tmp_path_factory.mktemp("plan"))
    yield made
    made.close()


@pytest.fixture
def session(journal: Journal) -> Iterator[Session]:
    with scratch(journal) as session:
        yield session


def only(session: Session) -> Meeting:
    (found,) = meetings(session)
    return found


class TestNew:
    def test_a_meeting_with_a_colleague_is_new(self, session: Session) -> None:
        (row,) = planned(session, event(DANA)).rows
        assert (row.kind, row.meeting, row.colleagues, row.why) == ("new", None, ("dana",), "")
        assert meetings(session) == []

    def test_it_comes_in_as_the_calendar_says(self, session: Session) -> None:
        report = take(session, [event(DANA, JIM, organiser=DANA)])
        found = only(session)
        assert report == (1, 0, 0, 0)
        assert (found.title, found.minutes, found.where, found.state) == ("Sync", 60, "Room 4", "planned")
        assert (found.start.isoformat(), found.time_zone) == ("2026-11-24T10:00:00+01:00", "Europe/Berlin")
        assert (found.day, found.start_utc[:16]) == (date(2026, 11, 24), "2026-11-24T09:00")
        assert (found.calendar_uid, found.recurrence_id, found.organiser_id) == ("sync@example.org", None, "dana")
        assert who(session, found) == ["dana", "jim"]

    def test_texts_without_end_are_cut(self, session: Session) -> None:
        take(session, [event(DANA, title="a" * 2000, where="b" * 2000)])
        assert (len(only(session).title), len(only(session).where or "")) == (500, 1000)

    def test_what_has_no_title_is_a_meeting(self, session: Session) -> None:
        take(session, [event(DANA, title=" \u202e ", where="", minutes=None, time_zone="Nowhere/At all")])
        found = only(session)
        assert (found.title, found.where, found.minutes, found.time_zone) == ("Meeting", None, None, None)

    def test_each_of_a_series_is_a_meeting(self, session: Session) -> None:
        assert take(session, weekly(DANA)).added == 4
        assert [one.recurrence_id for one in meetings(session)] == [one.recurrence_id for one in weekly(DANA)]

    def test_what_comes_twice_in_a_file_is_taken_once_the_newer_one(self, session: Session) -> None:
        take(session, [event(DANA, title="New", sequence=2), event(DANA, title="Old")])
        assert only(session).title == "New"

    def test_a_cancelled_one_comes_in_as_cancelled(self, session: Session) -> None:
        report = take(session, [event(DANA, cancelled=True)])
        assert report == (0, 0, 1, 0)
        assert only(session).state == "cancelled"

    def test_a_series_that_was_cancelled_before_it_was_known_does_not(self, session: Session) -> None:
        events = weekly(DANA, cancelled=True)
        calendar = Calendar("", tuple(events), (), cancelled=frozenset(["weekly@example.org"]))
        rows = plan_calendar(session, calendar, now=NOW).rows
        assert {(row.kind, row.left) for row in rows} == {("left_out", "gone")}

    def test_without_a_journal_nobody_is_a_colleague(self) -> None:
        (row,) = plan(None, [event(DANA)], now=NOW).rows
        assert (row.kind, row.left, row.unmatched) == ("left_out", "nobody", (ME, DANA))


class TestDeleted:
    def test_what_the_user_deleted_does_not_come_back(self, session: Session) -> None:
        take(session, weekly(DANA))
        first, *others = meetings(session)
        remove_meeting(session, first)
        session.flush()
        assert [(row.kind, row.left) for row in planned(session, *weekly(DANA)).rows] == [
            ("left_out", "deleted"),
            *[("same", "")] * len(others),
        ]
        assert take(session, weekly(DANA)).added == 0
        assert meetings(session) == others

    def test_what_was_deleted_comes_back_where_the_user_wants_it(self, session: Session) -> None:
        take(session, weekly(DANA))
        for one in meetings(session)[:2]:
            remove_meeting(session, one)
        session.flush()
        assert take(session, weekly(DANA), Choice(rows={0})).added == 1
        assert len(meetings(session)) == 3
        (left,) = session.scalars(select(DeletedEvent))
        assert left.recurrence_id == weekly(DANA)[1].recurrence_id
        assert [row.left for row in planned(session, *weekly(DANA)).rows] == ["", "deleted", "", ""]

    def test_a_single_meeting_comes_back_too(self, session: Session) -> None:
        take(session, [event(DANA)])
        remove_meeting(session, only(session))
        session.flush()
        assert take(session, [event(DANA)], Choice(rows={0})).added == 1
        assert session.scalars(select(DeletedEvent)).all() == []
        assert who(session, only(session)) == ["dana"]

    def test_nor_does_what_went_with_a_colleague(self, session: Session) -> None:
        take(session, [event(DANA)])
        remove_colleague(session, session.get_one(Colleague, "dana"))
        session.add(Colleague(id="dana again", name="Dana Ortiz", email=[DANA.email]))
        session.flush()
        assert take(session, [event(DANA)]).added == 0

    def test_a_meeting_of_no_calendar_leaves_nothing_behind(self, session: Session) -> None:
        session.add(Meeting(id="own", title="Lunch", start=START))
        session.flush()
        remove_meeting(session, session.get_one(Meeting, "own"))
        assert session.scalars(select(DeletedEvent)).all() == []


LEFT_OUT: list[tuple[str, Event, str]] = [
    ("all_day", event(DANA, all_day=True), "It takes whole days."),
    ("free", event(DANA, free=True), "It is marked as free time."),
    ("declined", event(DANA, invited=(asked(ME, "DECLINED"), asked(DANA))), "You declined it."),
    ("alone", event(), "Nobody else is in it."),
    ("alone", event(asked(Person("Room 4", "room4@example.org"), kind="ROOM")), "Nobody else is in it."),
    ("alone", event(asked(DANA, "DECLINED")), "Nobody else is in it."),
    ("alone", event(organiser=None, invited=()), "Nobody else is in it."),
    ("crowd", event(DANA, *(Person("", f"p{one}@example.org") for one in range(7))), "9 people are in it."),
    ("nobody", event(ZOE), "Nobody in it is among your colleagues."),
    ("nobody", event(Person("D. Ortiz", "")), "Nobody in it is among your colleagues for certain."),
    ("past", event(DANA, start=NOW - timedelta(days=32)), "It was over more than a month ago."),
]


class TestLeftOut:
    @pytest.mark.parametrize(
        ("left", "one", "why"), LEFT_OUT, ids=[f"{left}-{n}" for n, (left, _, _) in enumerate(LEFT_OUT)]
    )
    def test_what_is_no_partnership_meeting_is_left_out_and_says_why(
        self, session: Session, left: str, one: Event, why: str
    ) -> None:
        (row,) = planned(session, one).rows
        assert (row.kind, row.left, row.why) == ("left_out", left, why)
        assert take(session, [one]) == (0, 0, 0, 0)
        assert meetings(session) == []

    @pytest.mark.parametrize(("left", "one"), [(left, one) for left, one, _ in LEFT_OUT])
    def test_it_comes_in_where_it_is_asked_for(self, session: Session, left: str, one: Event) -> None:
        assert take(session, [one], Choice(rows={0})).added == 1
        assert only(session).state == "planned"
        assert planned(session, one).rows[0].kind == "same"

    def test_flags_take_whole_days_and_crowds_in(self, session: Session) -> None:
        crowd = event(DANA, *(Person("", f"p{one}@example.org") for one in range(7)))
        assert planned(session, event(DANA, all_day=True), whole_days=True).rows[0].kind == "new"
        assert planned(session, crowd, crowds=True).rows[0].kind == "new"
        assert planned(session, crowd, crowd=9).rows[0].kind == "new"

    def test_eight_people_are_no_crowd(self, session: Session) -> None:
        eight = event(DANA, *(Person("", f"p{one}@example.org") for one in range(6)))
        assert len(taking_part(eight)) == 8
        assert planned(session, eight).rows[0].kind == "new"

    def test_what_ended_a_month_ago_is_taken_in(self, session: Session) -> None:
        assert planned(session, event(DANA, start=NOW - timedelta(days=31))).rows[0].kind == "new"

    def test_what_is_known_is_followed_whatever_it_has_become(self, session: Session) -> None:
        take(session, [event(DANA)])
        (row,) = planned(session, event(DANA, title="Retreat", all_day=True, free=True)).rows
        assert (row.kind, row.fields) == ("changed", ("title",))


class TestUpdates:
    def test_the_same_file_again_changes_nothing(self, session: Session) -> None:
        take(session, [event(DANA, JIM), *weekly(DANA)])
        before = everything(session)
        assert {row.kind for row in planned(session, event(DANA, JIM), *weekly(DANA)).rows} == {"same"}
        assert take(session, [event(DANA, JIM), *weekly(DANA)]) == (0, 0, 0, 0)
        assert everything(session) == before

    @pytest.mark.parametrize(
        ("change", "fields"),
        [
            ({"title": "Launch"}, ("title",)),
            ({"start": START + timedelta(days=1)}, ("start",)),
            ({"minutes": 30}, ("minutes",)),
            ({"minutes": None}, ("minutes",)),
            ({"where": ""}, ("where",)),
            ({"where": "Room 5", "title": "Launch"}, ("title", "where")),
        ],
    )
    def test_what_the_calendar_changes_is_taken_over(
        self, session: Session, change: dict[str, Any], fields: tuple[str, ...]
    ) -> None:
        take(session, [event(DANA)])
        (row,) = planned(session, event(DANA, **change)).rows
        assert (row.kind, row.fields) == ("changed", fields)
        assert take(session, [event(DANA, **change)]).changed == 1
        for name, value in change.items():
            assert getattr(only(session), name) == (value or None)

    def test_another_zone_comes_with_another_time(self, session: Session) -> None:
        take(session, [event(DANA)])
        lisbon = datetime(2026, 11, 25, 23, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
        take(session, [event(DANA, start=lisbon, time_zone="Europe/Lisbon")])
        found = only(session)
        assert (found.start.isoformat(), found.time_zone) == ("2026-11-25T23:30:00+00:00", "Europe/Lisbon")
        assert found.day == date(2026, 11, 25)

    def test_what_the_user_wrote_stays_and_the_rest_follows(self, session: Session) -> None:
        take(session, [event(DANA)])
        only(session).title = "Dana, on the launch"
        later = START + timedelta(hours=2)
        (row,) = planned(session, event(DANA, title="Sync (moved)", start=later)).rows
        assert row.fields == ("start",)
        take(session, [event(DANA, title="Sync (moved)", start=later)])
        assert (only(session).title, only(session).start) == ("Dana, on the launch", later)

    def test_what_the_calendar_did_not_change_is_left_alone(self, session: Session) -> None:
        take(session, [event(DANA)])
        only(session).minutes = 25
        take(session, [event(DANA, title="Other")])
        assert (only(session).title, only(session).minutes) == ("Other", 25)

    def test_an_older_version_changes_nothing(self, session: Session) -> None:
        take(session, [event(DANA, sequence=3)])
        before = everything(session)
        (row,) = planned(session, event(DANA, JIM, title="Old", cancelled=True, sequence=2)).rows
        assert (row.kind, row.why) == ("same", "The journal knows a newer version of it.")
        take(session, [event(DANA, JIM, title="Old", cancelled=True, sequence=2)])
        assert everything(session) == before

    @pytest.mark.parametrize("state", ["held", "no_show", "cancelled_by_me", "cancelled_by_them"])
    def test_what_is_over_stays_as_it_is(self, session: Session, state: str) -> None:
        take(session, [event(DANA)])
        only(session).state = state
        take(session, [event(DANA, JIM, title="Other", start=START + timedelta(days=7))])
        take(session, [event(DANA, JIM, cancelled=True)])
        found = only(session)
        assert (found.state, found.title, found.start) == (state, "Sync", START)
        assert who(session, found) == ["dana"]

    def test_a_row_that_is_not_chosen_is_offered_again(self, session: Session) -> None:
        take(session, [event(DANA)])
        take(session, [event(DANA, title="Launch")], Choice(rows=frozenset()))
        assert only(session).title == "Sync"
        assert planned(session, event(DANA, title="Launch")).rows[0].kind == "changed"

    def test_what_the_calendar_says_is_remembered_even_where_nothing_is_shown_to_change(self, session: Session) -> None:
        take(session, [event(DANA)])
        only(session).title = "Mine"
        assert planned(session, event(DANA, title="Launch")).rows[0].kind == "same"
        take(session, [event(DANA, title="Launch")], Choice(rows=frozenset()))
        assert (only(session).title, only(session).calendar_title) == ("Mine", "Launch")

    def test_a_meeting_of_an_import_that_never_saw_its_calendar_is_only_remembered(self, session: Session) -> None:
        session.add(Meeting(id="m", title="Mine", start=START, calendar_uid="sync@example.org"))
        session.flush()
        session.add(MeetingColleague(meeting_id="m", colleague_id="jim"))
        session.flush()
        assert planned(session, event(DANA)).rows[0].kind == "same"
        take(session, [event(DANA)])
        assert (only(session).title, only(session).calendar_title) == ("Mine", "Sync")
        take(session, [event(DANA, start=START + timedelta(hours=1), title="New")])
        assert (only(session).title, only(session).start) == ("Mine", START + timedelta(hours=1))

    def test_a_plan_that_has_grown_old_does_nothing_twice(self, session: Session) -> None:
        old = planned(session, event(DANA))
        assert apply(session, old).added == 1
        session.flush()
        assert apply(session, old) == (0, 0, 0, 0)
        session.flush()
        assert len(meetings(session)) == 1


class TestCancelled:
    def test_the_calendar_cancels_what_is_planned(self, session: Session) -> None:
        take(session, [event(DANA)])
        (row,) = planned(session, event(DANA, cancelled=True)).rows
        assert (row.kind, row.fields, row.why, row.by_them) == (
            "cancelled", ("state",), "It is cancelled in the calendar.", False,
        )  # fmt: skip
        assert take(session, [event(DANA, cancelled=True)]) == (0, 0, 1, 0)
        assert only(session).state == "cancelled"

    def test_they_did_it_can_be_said_where_they_had_invited(self, session: Session) -> None:
        take(session, [event(DANA, organiser=DANA)])
        off = event(DANA, organiser=DANA, cancelled=True)
        assert planned(session, off).rows[0].by_them
        take(session, [off], Choice(by_them={0}))
        assert only(session).state == "cancelled_by_them"
        assert planned(session, off).rows[0].kind == "same"

    def test_nobody_else_can_be_said_to_have_done_it(self, session: Session) -> None:
        take(session, [event(DANA)])
        take(session, [event(DANA, cancelled=True)], Choice(by_them={0}))
        assert only(session).state == "cancelled"

    def test_one_that_comes_back_is_planned_again(self, session: Session) -> None:
        take(session, [event(DANA)])
        take(session, [event(DANA, cancelled=True, sequence=1)])
        (row,) = planned(session, event(DANA, sequence=2)).rows
        assert (row.kind, row.fields) == ("changed", ("state",))
        take(session, [event(DANA, sequence=2)])
        assert only(session).state == "planned"

    def test_what_the_user_called_off_does_not_come_back(self, session: Session) -> None:
        take(session, [event(DANA)])
        only(session).state = "cancelled"
        take(session, [event(DANA)])
        take(session, [event(DANA, title="Other", sequence=4)])
        assert only(session).state == "cancelled"

    def test_what_the_user_calls_planned_again_stays_planned(self, session: Session) -> None:
        take(session, [event(DANA)])
        take(session, [event(DANA, cancelled=True)])
        only(session).state = "planned"
        assert planned(session, event(DANA, cancelled=True)).rows[0].kind == "same"
        take(session, [event(DANA, cancelled=True)])
        assert only(session).state == "planned"

    def test_what_i_decline_later_is_cancelled(self, session: Session) -> None:
        take(session, [event(DANA)])
        off = event(DANA, invited=(asked(ME, "DECLINED"), asked(DANA)), organiser=DANA)
        (row,) = planned(session, off).rows
        assert (row.kind, row.why, row.by_them) == ("cancelled", "You declined it.", False)


COVERED = (date(2026, 9, 1), date(2027, 9, 1))


def series(events: list[Event], **more: Any) -> Calendar:
    return Calendar("", tuple(events), (), **({"covered": COVERED, "series": frozenset(["weekly@example.org"])} | more))


class TestSeries:
    def test_an_instance_that_has_gone_is_cancelled(self, session: Session) -> None:
        take(session, weekly(DANA, organiser=DANA))
        calendar = series([one for one in weekly(DANA, organiser=DANA) if one.start.day != 8])
        (row,) = plan_calendar(session, calendar, now=NOW).of("cancelled")
        assert (row.why, row.fields, row.by_them) == ("It is no longer in the calendar.", ("state",), True)
        assert row.event.start == START + timedelta(weeks=2)
        assert apply(session, plan_calendar(session, calendar, now=NOW)).cancelled == 1
        session.flush()
        assert [one.state for one in meetings(session)] == ["planned", "planned", "cancelled", "planned"]
        assert {row.kind for row in plan_calendar(session, calendar, now=NOW).rows} == {"same"}

    def test_what_is_past_or_beyond_what_was_read_has_not_gone(self, session: Session) -> None:
        take(session, weekly(DANA))
        for more in ({"now": START + timedelta(weeks=3, hours=1)}, {}):
            calendar = series([], covered=(date(2026, 9, 1), date(2026, 11, 24)))
            assert plan_calendar(session, calendar, **({"now": NOW} | more)).of("cancelled") == []

    def test_an_invitation_to_one_instance_says_nothing_of_the_others(self, session: Session) -> None:
        take(session, weekly(DANA))
        calendar = series(weekly(DANA)[:1], series=frozenset())
        assert [row.kind for row in plan_calendar(session, calendar, now=NOW).rows] == ["same"]

    def test_a_message_that_cancels_a_series_cancels_what_lies_ahead(self, session: Session) -> None:
        take(session, weekly(DANA))
        calendar = series([], series=frozenset(), cancelled=frozenset(["weekly@example.org"]))
        later = START + timedelta(days=1)
        assert apply(session, plan_calendar(session, calendar, now=later)).cancelled == 3
        session.flush()
        assert [one.state for one in meetings(session)] == ["planned", "cancelled", "cancelled", "cancelled"]

    def test_one_that_was_taken_out_by_name_is_cancelled(self, session: Session) -> None:
        take(session, weekly(DANA))
        out = frozenset([("weekly@example.org", weekly(DANA)[1].recurrence_id)])
        calendar = series([*weekly(DANA)[:1], *weekly(DANA)[2:]], excluded=out)
        assert [row.event.start.day for row in plan_calendar(session, calendar, now=NOW).of("cancelled")] == [1]

    def test_a_series_that_moves_takes_its_meetings_along(self, session: Session) -> None:
        take(session, weekly(DANA))
        first, *_ = meetings(session)
        first.notes = "Ask about the trainer"
        moved = weekly(DANA, start=START + timedelta(hours=1), sequence=1)
        rows = plan_calendar(session, series(moved), now=NOW).rows
        assert [(row.kind, row.fields) for row in rows] == [("changed", ("start",))] * 4
        apply(session, plan_calendar(session, series(moved), now=NOW))
        session.flush()
        assert len(meetings(session)) == 4
        assert (first.start, first.notes) == (START + timedelta(hours=1), "Ask about the trainer")
        assert {row.kind for row in plan_calendar(session, series(moved), now=NOW).rows} == {"same"}

    def test_a_series_that_moves_to_another_day_does_too(self, session: Session) -> None:
        take(session, weekly(DANA))
        apply(session, plan_calendar(session, series(weekly(DANA, start=START + timedelta(days=2))), now=NOW))
        session.flush()
        assert [one.start.weekday() for one in meetings(session)] == [3] * 4

    def test_a_meeting_that_becomes_a_series_is_its_first(self, session: Session) -> None:
        take(session, [event(DANA, uid="weekly@example.org", title="Weekly")])
        known = only(session).id
        apply(session, plan_calendar(session, series(weekly(DANA)), now=NOW))
        session.flush()
        assert [one.id == known for one in meetings(session)] == [True, False, False, False]

    def test_a_series_that_goes_on_under_another_id_keeps_its_meetings(self, session: Session) -> None:
        take(session, weekly(DANA))
        ids = [one.id for one in meetings(session)]
        rest = weekly(DANA, uid="other@example.org")[2:]
        calendar = series([*weekly(DANA)[:2], *rest], series=frozenset(["weekly@example.org", "other@example.org"]))
        assert {row.kind for row in plan_calendar(session, calendar, now=NOW).rows} == {"same"}
        apply(session, plan_calendar(session, calendar, now=NOW))
        session.flush()
        assert [one.id for one in meetings(session)] == ids
        assert meetings(session)[3].calendar_uid == "other@example.org"

    def test_an_instance_that_is_moved_is_still_known(self, session: Session) -> None:
        take(session, weekly(DANA))
        one = weekly(DANA)[1]._replace(start=START + timedelta(days=9))
        take(session, [weekly(DANA)[0], one, *weekly(DANA)[2:]])
        assert sorted(found.start.day for found in meetings(session)) == [3, 8, 15, 24]


class TestPeople:
    def test_who_is_invited_later_is_added(self, session: Session) -> None:
        take(session, [event(DANA)])
        (row,) = planned(session, event(DANA, JIM)).rows
        assert (row.kind, row.fields) == ("changed", ("colleagues",))
        take(session, [event(DANA, JIM)])
        assert who(session, only(session)) == ["dana", "jim"]

    def test_whom_the_user_took_out_stays_out(self, session: Session) -> None:
        take(session, [event(DANA, JIM)])
        link = select(MeetingColleague).where(MeetingColleague.colleague_id == "jim")
        session.delete(session.scalars(link).one())
        session.flush()
        take(session, [event(DANA, JIM, title="Other")])
        assert who(session, only(session)) == ["dana"]
        other = session.get(Colleague, "jim")
        assert other is not None
        other.email = [*other.email, "jim@home.example"]
        session.flush()
        take(session, [event(DANA, Person("Jim", "jim@home.example"))])
        assert who(session, only(session)) == ["dana"]

    def test_who_becomes_a_colleague_later_is_added_then(self, session: Session) -> None:
        take(session, [event(DANA, ZOE)])
        session.add(Colleague(id="zoe", name="Zoe Quist"))
        session.flush()
        take(session, [event(DANA, ZOE)])
        assert who(session, only(session)) == ["dana", "zoe"]

    def test_a_stranger_can_become_a_colleague(self, session: Session) -> None:
        events = [event(ZOE), event(DANA, Person("Quist, Zoe", ZOE.email), uid="other@example.org")]
        assert list(planned(session, *events).people) == [ZOE]
        report = take(session, events, Choice(people={ZOE: "new"}))
        assert report == (2, 0, 0, 1)
        zoe = session.scalars(select(Colleague).where(Colleague.name == "Zoe Quist")).one()
        assert zoe.email == ["zoe@elsewhere.example"]
        assert sorted(who(session, one) for one in meetings(session)) == sorted([[zoe.id], ["dana", zoe.id]])
        assert {row.kind for row in planned(session, *events).rows} == {"same"}

    def test_a_stranger_can_be_a_colleague_by_another_address(self, session: Session) -> None:
        take(session, [event(ZOE)], Choice(people={ZOE: "jim"}))
        assert who(session, only(session)) == ["jim"]
        jim = session.get(Colleague, "jim")
        assert jim is not None
        assert jim.email == ["jim@example.org", "zoe@elsewhere.example"]
        assert planned(session, event(ZOE)).rows[0].kind == "same"

    @pytest.mark.parametrize("whom", ["", "nobody of this id"])
    def test_who_is_to_be_nobody_is_nobody(self, session: Session, whom: str) -> None:
        take(session, [event(DANA, ZOE)], Choice(people={ZOE: whom}))
        assert who(session, only(session)) == ["dana"]

    def test_who_may_be_somebody_is_offered_and_taken_only_by_the_user_s_word(self, session: Session) -> None:
        near = Person("D. Ortiz", "do@elsewhere.example")
        (row,) = planned(session, event(near)).rows
        assert row.unsure == ((near, ("dana",)),)
        take(session, [event(near)])
        assert meetings(session) == []
        take(session, [event(near)], Choice(people={near: "dana"}))
        assert who(session, only(session)) == ["dana"]

    def test_who_was_made_a_colleague_is_not_made_one_again(self, session: Session) -> None:
        jim = Person("Jim", "")  # may be Jim Keller as well
        take(session, [event(DANA, jim)], Choice(people={jim: "new"}))
        assert planned(session, event(DANA, jim)).rows[0].unsure == ()
        assert take(session, [event(DANA, jim)], Choice(people={jim: "new"})) == (0, 0, 0, 0)
        assert session.scalars(select(Colleague.name).order_by(Colleague.name)).all() == [
            "Dana Ortiz", "Jim", "Jim Keller",
        ]  # fmt: skip

    def test_somebody_without_a_name_is_called_by_the_address(self, session: Session) -> None:
        first, second = Person("", "ana.lima@elsewhere.example"), Person("", "x1@elsewhere.example")
        take(session, [event(first, second)], Choice(people={first: "new", second: "new"}))
        names = set(session.scalars(select(Colleague.name)))
        assert {"Ana Lima", "x1@elsewhere.example"} <= names


class TestWrittenByHand:
    def test_a_meeting_that_the_user_had_written_down_is_found_by_its_time_and_people(self, session: Session) -> None:
        session.add(Meeting(id="mine", title="Dana", start=START, minutes=45))
        session.flush()
        session.add(MeetingColleague(meeting_id="mine", colleague_id="dana"))
        session.flush()
        (row,) = planned(session, event(DANA, JIM)).rows
        assert (row.kind, row.meeting, row.why) == ("same", "mine", "You had written it down yourself.")
        take(session, [event(DANA, JIM)])
        found = only(session)
        assert (found.title, found.minutes, found.calendar_uid) == ("Dana", 45, "sync@example.org")
        assert who(session, found) == ["dana"]
        take(session, [event(DANA, JIM, start=START + timedelta(days=1))])
        assert only(session).start == START + timedelta(days=1)

    def test_another_time_or_other_people_are_another_meeting(self, session: Session) -> None:
        session.add(Meeting(id="mine", title="Jim", start=START))
        session.flush()
        session.add(MeetingColleague(meeting_id="mine", colleague_id="jim"))
        session.flush()
        assert planned(session, event(DANA)).rows[0].kind == "new"
        assert planned(session, event(JIM, start=START + timedelta(minutes=30))).rows[0].kind == "new"


def test_the_window_reaches_from_the_last_months_to_a_year_ahead() -> None:
    first, last = window(date(2026, 11, 23))
    assert first <= date(2026, 11, 23) - timedelta(days=31)
    assert last >= date(2027, 11, 23)
    assert (last - first).days < 731


PEOPLE = [DANA, JIM, ZOE, Person("Ortiz, Dana", ""), Person("D. Ortiz", "d@elsewhere.example"), Person("Jim", "")]
titles = st.sampled_from(["Sync", "Launch", "", "Weekly"])
starts = st.builds(
    lambda hours, zone: (NOW + timedelta(hours=hours)).astimezone(zone),
    st.integers(-900, 2000),
    st.sampled_from([BERLIN, ZoneInfo("America/New_York"), UTC]),
)
events = st.builds(
    event,
    st.sampled_from([*PEOPLE, asked(DANA, "DECLINED")]),
    st.sampled_from(PEOPLE),
    uid=st.sampled_from(["a", "b", "c"]),
    recurrence_id=st.sampled_from(["", "20261124T090000Z", "20261201T090000Z"]),
    title=titles,
    start=starts,
    minutes=st.sampled_from([None, 0, 30, 60]),
    where=st.sampled_from(["", "Room 4"]),
    organiser=st.sampled_from([None, ME, DANA]),
    cancelled=st.booleans(),
    all_day=st.sampled_from([False, False, True]),
    sequence=st.integers(0, 3),
)
calendars = st.builds(
    lambda found, whole, out, off: Calendar(
        "",
        tuple(found),
        (),
        covered=COVERED,
        series=frozenset(whole),
        excluded=frozenset(out),
        cancelled=frozenset(off),
    ),
    st.lists(events, max_size=6),
    st.sets(st.sampled_from("abc")),
    st.sets(st.tuples(st.sampled_from("abc"), st.sampled_from(["20261124T090000Z", "20261201T090000Z"])), max_size=1),
    st.sets(st.sampled_from("abc"), max_size=1),
)
choices = st.builds(
    Choice,
    st.one_of(st.none(), st.frozensets(st.integers(0, 5))),
    st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(["", "new", "jim"]), max_size=2),
    st.frozensets(st.integers(0, 5)),
)


@settings(max_examples=40)
@given(st.lists(calendars, min_size=1, max_size=3), choices)
def test_the_same_calendar_a_second_time_changes_nothing(
    journal: Journal, read: list[Calendar], choice: Choice
) -> None:
    with scratch(journal) as session:
        for calendar in read:
            apply(session, plan_calendar(session, calendar, now=NOW), choice)
            session.flush()
            before = everything(session)
            again = plan_calendar(session, calendar, now=NOW)
            if choice.rows is None:
                assert {row.kind for row in again.rows} <= {"same", "left_out"}
                assert apply(session, again, choice) == (0, 0, 0, 0)
                assert everything(session) == before


@settings(max_examples=40)
@given(calendars, st.lists(calendars, max_size=3), choices)
def test_the_same_plan_a_second_time_changes_nothing(
    journal: Journal, read: Calendar, first: list[Calendar], choice: Choice
) -> None:
    with scratch(journal) as session:
        for calendar in first:
            apply(session, plan_calendar(session, calendar, now=NOW))
            session.flush()
        made = plan_calendar(session, read, now=NOW)
        apply(session, made, choice)
        session.flush()
        before = everything(session)
        apply(
            session, made, choice._replace(people={who: whom for who, whom in choice.people.items() if whom != "new"})
        )
        assert everything(session) == before


edits = st.fixed_dictionaries(
    {},
    optional={
        "title": st.just("As I wrote it"),
        "start": st.just(datetime(2026, 12, 24, 8, 15, tzinfo=BERLIN)),
        "minutes": st.just(17),
        "where": st.just("At the lake"),
        "notes": st.just("Trust her."),
        "remind_minutes": st.just(5),
        "presence": st.just(4),
        "state": st.sampled_from(["held", "no_show", "cancelled_by_me", "cancelled_by_them"]),
    },
)


@settings(max_examples=40)
@given(calendars, edits, st.lists(calendars, min_size=1, max_size=3))
def test_what_the_user_wrote_survives_whatever_the_calendar_says(
    journal: Journal, first: Calendar, edit: dict[str, Any], later: list[Calendar]
) -> None:
    with scratch(journal) as session:
        apply(session, plan_calendar(session, first, now=NOW), Choice(rows=frozenset(range(6))))
        session.flush()
        known = {one.id: one for one in meetings(session)}
        for one in known.values():
            for name, value in edit.items():
                setattr(one, name, value)
        session.flush()
        before = {one: who(session, known[one]) for one in known}
        for calendar in later:
            apply(session, plan_calendar(session, calendar, now=NOW))
            session.flush()
        for name, one in known.items():
            assert {field: getattr(one, field) for field in edit} == edit
            assert who(session, one)[: len(before[name])] == before[name]


@settings(max_examples=40)
@given(st.lists(calendars, max_size=3))
def test_nobody_who_is_unsure_is_ever_added(journal: Journal, read: list[Calendar]) -> None:
    with scratch(journal) as session:
        for calendar in read:
            made = plan_calendar(session, calendar, now=NOW)
            apply(session, made)
            session.flush()
        sure: dict[str, set[str]] = {}
        for one in (one for calendar in read for one in calendar.events):
            there = {"dana" for person in taking_part(one) if person in (DANA, PEOPLE[3])}
            there |= {"jim" for person in taking_part(one) if person == JIM}
            sure.setdefault(one.uid, set()).update(there)
        for found in meetings(session):
            assert set(who(session, found)) <= sure[found.calendar_uid or ""]
        assert session.scalars(select(Colleague.id).order_by(Colleague.id)).all() == ["dana", "jim"]


def test_the_profile_without_an_address_still_knows_the_user_by_name(journal: Journal) -> None:
    with scratch(journal) as session:
        me = session.scalars(select(Me)).one()
        me.email = []
        session.flush()
        (row,) = planned(session, event(DANA)).rows
        assert (row.kind, row.unmatched) == ("new", ())
