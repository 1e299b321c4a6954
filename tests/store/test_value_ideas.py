"""What the ways to deliver value are made from, and what is left out of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.method.value_ideas import Idea, introduction_key
from journal.model import (
    Colleague,
    Fact,
    FollowUp,
    Goal,
    Meeting,
    MeetingColleague,
    Question,
    Restatement,
    Value,
)
from journal.store.hints import switch_off
from journal.store.journal import Journal
from journal.store.value_ideas import value_ideas

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Dana and Mei sail; Sam, of Dana's department, does too; Abel plays chess."""
    with journal.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz", department="People"))
        session.add(Colleague(id="mei", name="Mei Tanaka", department="Finance"))
        session.add(Colleague(id="sam", name="Sam Okafor", department="People"))
        session.add(Colleague(id="abel", name="Abel Novak"))
        for who, text in (("dana", "Sailing"), ("mei", "sails on the Havel"), ("sam", "sailing"), ("abel", "chess")):
            session.add(Fact(colleague_id=who, kind="interest", text=text))
        session.add(Fact(colleague_id=None, kind="interest", text="sailing"))  # of me
    return journal


def fitting(journal: Journal, who: str = "dana") -> list[Idea]:
    with journal.reading() as session:
        return [one for one in value_ideas(session, who, TODAY) if not one.general]


def meet(journal: Journal, *who: str, meeting: str = "m", days: int = 7, state: str = "held") -> None:
    with journal.change("Meet") as session:
        start = datetime(2026, 11, 24, 9, tzinfo=UTC) - timedelta(days=days)
        session.add(Meeting(id=meeting, title="Launch sync", start=start, state=state))
        session.flush()
        session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in who)


def test_they_are_introduced_to_somebody_of_another_department_whom_they_never_met(told: Journal) -> None:
    assert [one.text for one in fitting(told)] == ["Introduce Dana to Mei Tanaka: both are into sailing"]
    assert [one.colleagues for one in fitting(told, "mei")] == [("sam",)]  # the latest known first
    meet(told, "dana", "mei")
    assert fitting(told) == []


@pytest.mark.parametrize("stage", ["professional_only", "archived"])
def test_nobody_is_introduced_to_whom_one_no_longer_works_with(told: Journal, stage: str) -> None:
    with told.change("Rest") as session:
        session.get_one(Colleague, "mei").stage = stage
    assert fitting(told) == []


def test_goals_that_are_not_open_and_colleagues_who_share_a_tag_alone_meet_nothing(told: Journal) -> None:
    with told.change("Aim") as session:
        for who, state in (("dana", "open"), ("abel", "reached")):
            session.add(Goal(colleague_id=who, text="Launch the new platform", state=state))
            session.get_one(Colleague, who).tags = ["launch"]
    assert [one.colleagues for one in fitting(told)] == [("mei",)]


def test_an_introduction_that_is_not_wanted_is_wanted_of_neither(told: Journal) -> None:
    with told.change("Not this") as session:
        switch_off(session, introduction_key("mei", "dana"))
        switch_off(session, introduction_key("mei", "sam"))
    assert fitting(told) == fitting(told, "mei") == []


def test_what_was_said_between_the_two_of_us_is_passed_on(told: Journal) -> None:
    meet(told, "abel", days=7)
    with told.change("Answer") as session:
        session.add(Question(meeting_id="m", text="What would help?", answer="  do it in two waves "))
        session.add(Question(meeting_id="m", text="What else?", answer=" "))
    assert [one.text for one in fitting(told, "abel")] == [
        "Tell somebody who decides what Abel said, and say whose it is: “do it in two waves”"
    ]
    with told.change("Another comes along") as session:
        session.add(MeetingColleague(meeting_id="m", colleague_id="mei"))
    assert fitting(told, "abel") == []  # who of the two said it?


@pytest.mark.parametrize(("whose", "outcome", "passed_on"), [
    ("abel", "confirmed", True), (None, "confirmed", False), ("mei", "confirmed", False), ("abel", "disputed", False),
])  # fmt: skip
def test_of_a_larger_meeting_only_what_names_them_is_passed_on(
    told: Journal, whose: str | None, outcome: str, passed_on: bool
) -> None:
    meet(told, "abel", "mei")
    with told.change("Restate") as session:
        session.add(
            Restatement(meeting_id="m", key="r", colleague_id=whose, heard="two waves are safer", outcome=outcome)
        )
    assert [one.kind for one in fitting(told, "abel")] == (["credit"] if passed_on else [])


def test_only_what_i_promised_them_and_is_due_is_an_idea(told: Journal) -> None:
    with told.change("Promise") as session:
        for owner, due, done in (
            ("me", ago(2), None), ("me", ago(5), ago(1)), ("them", ago(9), None), ("me", None, None),
        ):  # fmt: skip
            session.add(FollowUp(colleague_id="abel", owner=owner, text=f"by {owner}", due=due, done_on=done))
    assert [(one.text, one.why) for one in fitting(told, "abel")] == [
        ("Do what you promised Abel: by me", "It is 2 days late.")
    ]


def test_a_favour_waits_for_its_thanks_until_they_are_given_or_not_needed(told: Journal) -> None:
    with told.change("Receive") as session:
        session.add(Value(id="v", colleague_id="abel", direction="received", kind="help", on=ago(8), text="the room"))
        session.add(Value(colleague_id="abel", direction="given", kind="thank_you", on=ago(9)))
    assert [one.kind for one in fitting(told, "abel")] == ["thank_you"]
    with told.change("Not needed") as session:
        switch_off(session, "thank_you:v")
    assert fitting(told, "abel") == []
    told.undo()
    with told.change("Thank") as session:
        session.add(Value(colleague_id="abel", direction="given", kind="thank_you", on=ago(8)))
    assert fitting(told, "abel") == []


def test_no_favour_of_long_ago_waits_and_nobody_is_no_trouble(told: Journal) -> None:
    with told.change("Receive") as session:
        session.add(Value(colleague_id="abel", direction="received", kind="help", on=ago(91)))
        session.add(Fact(colleague_id="abel", kind="skill", text='"C++" AND NOT (sailing) * 100%'))
    assert [one.kind for one in fitting(told, "abel")] == []
    assert fitting(told, "nobody") == []
    with told.reading() as session:
        assert value_ideas(session, "abel", date.min)
        assert value_ideas(session, "abel", date.max)
