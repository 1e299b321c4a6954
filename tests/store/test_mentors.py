"""Mentors: what each was asked and what came of it; whom to ask next, and of what nothing is said yet."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from journal.method.whom_to_ask import Suggestion
from journal.model import Approach, Colleague, Consultation, Fact, Me, Meeting, MeetingColleague, Mentor
from journal.store.journal import Journal
from journal.store.ladder import to_look_back_on
from journal.store.mentors import Asked, asked_of, not_followed_up, suggested

TODAY = date(2026, 11, 23)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Dana and Sam; Jim, a colleague who is a mentor; Lena and Ruth, who are none."""
    add(
        journal,
        Me(name="Robin", organisation="Encompass"),
        Colleague(id="dana", name="Dana Ortiz", organisation="Encompass", department="Training"),
        Colleague(id="sam", name="Sam Okafor"),
        Colleague(id="jim", name="Jim Hale", is_mentor=True, organisation="Encompass"),
        Mentor(id="lena", name="Lena Fischer", relation="mentor"),
        Mentor(id="ruth", name="Ruth Adler", relation="friend"),
    )
    return journal


def add(journal: Journal, *records: Any) -> None:
    with journal.change("Add") as session:
        for one in records:
            session.add(one)
            session.flush()


def consulted(record: str, on: date, colleague: str = "sam", mentor: str = "lena", **more: str) -> Consultation:
    return Consultation(id=record, colleague_id=colleague, mentor_id=mentor, on=on, **more)


def begun_from_none(day: date) -> dict[str, Any]:
    return {"id": "none", "colleague_id": "sam", "text": "T", "started_on": day, "look_back_on": date(2026, 12, 1)}


def tried(record: str, consultation: str | None, outcome: str | None, colleague: str = "sam") -> Approach:
    days = {"started_on": date(2026, 4, 4), "look_back_on": date(2026, 5, 2)}
    ended = date(2026, 5, 3) if outcome else None
    return Approach(
        id=record,
        colleague_id=colleague,
        consultation_id=consultation,
        text="T",
        ended_on=ended,
        outcome=outcome,
        **days,
    )


def ask(journal: Journal, *, delicate: bool = False) -> Suggestion | None:
    with journal.reading() as session:
        return suggested(session, "dana", TODAY, delicate=delicate)


def test_what_they_were_asked_and_what_came_of_it(told: Journal) -> None:
    add(told, consulted("one", date(2026, 4, 3), advice="Call"), tried("a", "one", "better"))
    add(
        told, consulted("two", date(2026, 11, 3), "dana", came_of="She answers."), consulted("no", TODAY, mentor="ruth")
    )
    with told.reading() as session:
        assert asked_of(session, "mentor:lena") == [
            Asked("two", date(2026, 11, 3), "dana", "Dana Ortiz", "", "She answers.", ""),
            Asked("one", date(2026, 4, 3), "sam", "Sam Okafor", "Call", "", "better"),
        ]
        assert asked_of(session, "colleague:jim") == []


def test_whose_advice_helped_is_asked_again(told: Journal) -> None:
    add(told, consulted("one", date(2026, 4, 3)), tried("a", "one", "better"))
    assert ask(told) == Suggestion(
        "mentor:lena", "Lena Fischer", "What Lena Fischer advised helped with Sam Okafor in May."
    )


def test_who_knows_the_colleague_is_asked(told: Journal) -> None:
    add(told, Fact(colleague_id="dana", kind="interest", text="Sailing", source="Ruth Adler told me"))
    assert ask(told) == Suggestion("mentor:ruth", "Ruth Adler", "Ruth Adler told you about Dana Ortiz.")
    add(told, Fact(colleague_id="dana", kind="interest", text="Chess", told_by_id="jim"))
    with told.change("Move") as session:
        session.get_one(Colleague, "jim").department = "training"
    found = ask(told)
    assert found is not None
    assert found.reason == "Jim Hale told you about Dana Ortiz."
    add(told, Meeting(id="m", title="Sync", start=datetime(2026, 11, 2, 9, tzinfo=UTC), state="held"))
    add(told, *(MeetingColleague(meeting_id="m", colleague_id=one) for one in ("dana", "jim")))
    assert ask(told) == Suggestion("colleague:jim", "Jim Hale", "Jim Hale was in a meeting with Dana Ortiz.")


def test_the_organisation_that_is_mine_too_says_nothing(told: Journal) -> None:
    found = ask(told)
    assert found is not None
    assert "Encompass" not in found.reason
    with told.change("Move") as session:
        session.scalars(select(Me)).one().organisation = "Elsewhere"
    assert ask(told) == Suggestion("colleague:jim", "Jim Hale", "Jim Hale is at Encompass, as Dana Ortiz is.")


def test_somebody_outside_where_names_are_delicate(told: Journal) -> None:
    add(told, Fact(colleague_id="dana", kind="interest", text="Chess", told_by_id="jim"))
    found = ask(told, delicate=True)
    assert found is not None
    assert found.adviser.startswith("mentor:")


def test_after_some_time_it_is_asked_what_came_of_it(told: Journal) -> None:
    add(told, consulted("old", date(2026, 10, 26)), consulted("new", date(2026, 10, 27)))
    add(told, consulted("said", date(2026, 9, 1), came_of="It helped"), consulted("long ago", date(2026, 5, 1)))

    def asked() -> list[str]:
        with told.reading() as session:
            return [one for one, _, _ in not_followed_up(session, "sam", TODAY)]

    assert asked() == ["old"]
    add(told, tried("a", "old", None))
    assert asked() == []  # while it runs
    add(told, tried("b", "new", "worse"))
    assert asked() == ["new"]
    add(told, consulted("before", date(2026, 10, 1)), Approach(**begun_from_none(date(2026, 9, 30))))
    assert asked() == ["new", "before"]  # that was begun before it
    with told.change("Begin") as session:
        session.get_one(Approach, "none").started_on = date(2026, 10, 2)
    assert asked() == ["new"]


def test_the_day_to_look_back_comes_for_what_runs(told: Journal) -> None:
    def due(day: date) -> list[str]:
        with told.reading() as session:
            return [one.id for one in to_look_back_on(session, day)]

    add(told, consulted("one", date(2026, 4, 3)), tried("runs", "one", None), tried("over", "one", "worse"))
    assert due(date(2026, 5, 1)) == []
    assert due(date(2026, 5, 2)) == ["runs", "over"]
    assert due(date(2026, 5, 3)) == ["runs"]
    with told.change("Rest") as session:
        session.get_one(Colleague, "sam").stage = "professional_only"
    assert due(TODAY) == []
