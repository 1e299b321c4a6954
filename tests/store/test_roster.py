"""The list of colleagues: who is in it, the last sign of life, the next meeting, saved filters, tags."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from journal.model import Colleague, Contact, Meeting, MeetingColleague, SavedFilter, Value
from journal.store import roster as module
from journal.store.journal import Journal
from journal.store.roster import all_tags, last_contacts, next_meetings, roster, saved_filters

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = NOW.date()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def told(journal: Journal) -> Journal:
    with journal.change("Fill") as session:
        session.add(Colleague(id="mei", name="mei Tanaka", department="Finance", tags=["Launch", "b"]))
        session.add(Colleague(id="dana", name="Dana Ortiz", role="Lead", organisation="Encompass", is_mentor=True))
        session.add(Colleague(id="abel", name="Abel", stage="archived", tags=["b", "a"]))
    return journal


def meet(journal: Journal, *who: str, days: int, state: str = "held") -> None:
    with journal.change("Meet") as session:
        meeting = Meeting(title="Sync", start=NOW + timedelta(days=days), state=state)
        session.add(meeting)
        session.flush()
        session.add_all(MeetingColleague(meeting_id=meeting.id, colleague_id=one) for one in who)


def contacts(journal: Journal, today: date = TODAY, who: list[str] | None = None) -> dict[str, date]:
    with journal.reading() as session:
        return last_contacts(session, today, who)


def test_everybody_by_name_the_archived_last(told: Journal) -> None:
    with told.reading() as session:
        found = roster(session)
    assert [one.id for one in found] == ["dana", "mei", "abel"]
    assert [one.about for one in found] == ["Lead", "Finance", ""]
    assert found[1].sought == "mei tanaka finance launch b"
    assert (found[0].is_mentor, found[1].tags, found[2].stage) == (True, ("Launch", "b"), "archived")


@pytest.mark.parametrize("far", [0, 200, 4000])  # within the weeks that are looked at first, and long before
def test_the_last_sign_of_life_is_the_latest_held_meeting_message_or_favour(told: Journal, far: int) -> None:
    with told.change("Fill") as session:
        session.add(Contact(colleague_id="dana", on=ago(far + 8), channel="email", started_by="me"))
        session.add(Value(colleague_id="mei", direction="given", kind="help", on=ago(far + 2)))
    meet(told, "dana", "mei", days=-far - 5)
    meet(told, "dana", days=-far - 1, state="no_show")
    meet(told, "dana", days=-far - 30)
    assert contacts(told) == {"dana": ago(far + 5), "mei": ago(far + 2)}
    assert contacts(told, who=["mei", "abel", "nobody"]) == {"mei": ago(far + 2)}
    assert contacts(told, ago(far + 6)) == {"dana": ago(far + 8)}


def test_one_long_ago_and_one_lately_are_both_found(told: Journal) -> None:
    meet(told, "dana", days=-1)
    meet(told, "mei", days=-1000)
    assert contacts(told) == {"dana": ago(1), "mei": ago(1000)}


def test_what_is_still_to_come_is_no_sign_of_life(told: Journal) -> None:
    meet(told, "dana", days=2)
    with told.change("Fill") as session:
        session.add(Contact(colleague_id="mei", on=ago(-1), channel="email", started_by="me"))
    assert contacts(told) == {}
    assert contacts(told, date.min) == {}
    assert contacts(told, date.max) == {"dana": ago(-2), "mei": ago(-1)}


def test_the_next_meeting_is_the_first_that_is_planned_from_now_on(told: Journal) -> None:
    for days, state in ((3, "planned"), (1, "planned"), (0.5, "cancelled"), (-1, "planned")):
        meet(told, "dana", days=days, state=state)  # type: ignore[arg-type]
    meet(told, "mei", days=2, state="planned")
    with told.reading() as session:
        assert next_meetings(session, NOW) == {"dana": NOW + timedelta(days=1), "mei": NOW + timedelta(days=2)}
        assert next_meetings(session, NOW, ["mei"]) == {"mei": NOW + timedelta(days=2)}
        assert next_meetings(session, NOW + timedelta(days=9)) == {}


def test_tags_and_filters_come_by_name(told: Journal) -> None:
    with told.change("Save") as session:
        session.add(SavedFilter(name="working", picks=["status:working", "tag:b"], sort="contact"))
        session.add(SavedFilter(name="A word", words="lead"))
    with told.reading() as session:
        assert all_tags(session) == ["a", "b", "Launch"]
        assert [one[1:] for one in saved_filters(session)] == [
            ("A word", "lead", (), ""),
            ("working", "", ("status:working", "tag:b"), "contact"),
        ]


def test_no_table_that_grows_is_read_from_end_to_end(told: Journal) -> None:
    """Whatever is asked for first is found by an index on days, or on colleagues."""
    with told.reading() as session:
        for sql in (*module._BY_DAY, *(one.format("?") for one in module._BY_COLLEAGUE)):
            values = dict.fromkeys(("a", "b", "c")[: sql.count("?")], "x")
            for name in values:
                sql = sql.replace("?", f":{name}", 1)
            plan = [row.detail for row in session.execute(text(f"EXPLAIN QUERY PLAN {sql}"), values)]
            assert [step for step in plan if step.startswith("SCAN")] == []
