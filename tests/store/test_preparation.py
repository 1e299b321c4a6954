"""What gets me ready: what was seen so far, and what was left unclear or made clear last time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.model import (
    Approach,
    ChecklistItem,
    Colleague,
    Contact,
    Meeting,
    MeetingColleague,
    Preference,
    Restatement,
)
from journal.store.journal import Journal
from journal.store.preparation import Preparation, prepared

TODAY = date(2026, 11, 23)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """A meeting tomorrow, and one a week ago, with Dana."""
    with journal.change("Fill") as session:
        session.add_all([Colleague(id="dana", name="Dana Ortiz"), Colleague(id="mei", name="Mei Tanaka")])
        start = datetime(2026, 11, 24, 10, tzinfo=UTC)
        session.add(Meeting(id="next", title="Launch", start=start))
        session.add(Meeting(id="last", title="Sync", start=start - timedelta(days=8), state="held"))
        session.add(Meeting(id="before", title="Sync", start=start - timedelta(days=15), state="held"))
        session.flush()
        for meeting in ("next", "last", "before"):
            session.add(MeetingColleague(meeting_id=meeting, colleague_id="dana"))
    return journal


def hear(journal: Journal, *said: tuple[str, str, str | None], meeting: str = "last", who: str | None = None) -> None:
    with journal.change("Hear") as session:
        for heard, outcome, clear in said:
            session.add(
                Restatement(
                    meeting_id=meeting, key=heard, heard=heard, outcome=outcome, clarification=clear, colleague_id=who
                )
            )


def ready(journal: Journal) -> Preparation:
    with journal.reading() as session:
        found = prepared(session, "next", TODAY)
    assert found is not None
    return found


def asked_to_clear_up(found: Preparation) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in found.checklist if item.id.startswith("unclear")]


def test_what_they_made_clear_last_time_comes_after_what_is_still_open(told: Journal) -> None:
    hear(
        told,
        ("the launch is in March", "clarified", "only  the pilot is"),
        ("they want a trainer", "not_restated", None),
        ("we agreed", "confirmed", "yes"),
        ("two people?", "clarified", "Three!"),
        ("the budget is ours", "disputed", "it is shared"),
    )
    one = ready(told).colleagues[0]
    assert one.unclear == (
        "they want a trainer",
        "the budget is ours",
        "You heard: the launch is in March. They made clear: only the pilot is.",
        "You heard: two people? They made clear: Three!",
    )
    assert one.still_unclear == 2


def test_what_is_clear_now_is_not_to_be_cleared_up(told: Journal) -> None:
    hear(told, ("the launch is in March", "clarified", "only the pilot is"), ("a trainer", "disputed", None))
    assert asked_to_clear_up(ready(told)) == [("unclear-dana-1", "Clear up what was left open last time: a trainer")]


def test_what_was_clarified_without_words_says_nothing(told: Journal) -> None:
    hear(told, ("the launch is in March", "clarified", None), ("a trainer", "clarified", "  "))
    assert ready(told).colleagues[0].unclear == ()


def test_only_the_last_meeting_with_restatements_and_only_theirs(told: Journal) -> None:
    hear(told, ("old", "clarified", "long ago"), meeting="before")
    assert ready(told).colleagues[0].unclear == ("You heard: old. They made clear: long ago.",)
    hear(told, ("new", "confirmed", None))
    hear(told, ("of another", "clarified", "not for Dana"), who="mei")
    assert ready(told).colleagues[0].unclear == ()


def test_a_first_meeting_has_nothing_unclear(told: Journal) -> None:
    assert ready(told).colleagues[0].unclear == ()
    assert asked_to_clear_up(ready(told)) == []


def test_both_forms_say_what_was_seen_and_what_was_clarified(told: Journal) -> None:
    hear(told, ("the launch is in March", "clarified", "only the pilot is"), ("a trainer", "disputed", None))
    with told.change("Write") as session:
        session.add(Preference(colleague_id="dana", aspect="channel", text="", value="chat"))
        for days in (10, 20, 30):
            on = TODAY - timedelta(days=days)
            session.add(Contact(colleague_id="dana", on=on, channel="email", started_by="me", answered_on=on))
    found = ready(told)
    one = found.as_json()["colleagues"][0]
    assert list(one)[3:6] == ["goals", "preferences", "learned"]
    assert one["preferences"] == ["Prefers chat."]
    assert one["learned"] == ["Answered 3 of your 3 e-mails, usually the same day."]
    assert one["unclear"] == ["a trainer", "You heard: the launch is in March. They made clear: only the pilot is."]
    lines = found.as_text(TODAY).splitlines()
    assert lines[0] == "Launch, 10:00 on Tuesday, 24 November"
    assert lines[3:7] == [
        "  Prefers chat.",
        "  Seen so far: Answered 3 of your 3 e-mails, usually the same day.",
        "  Left unclear: a trainer",
        "  Last time: You heard: the launch is in March. They made clear: only the pilot is.",
    ]
    assert "[ ] Clear up what was left open last time: a trainer" in lines


def test_what_is_tried_differently_is_on_each_checklist_while_it_runs(told: Journal) -> None:
    item = "Differently with Dana Ortiz: Short calls. You will know by: answers within a day."
    days = {"started_on": TODAY - timedelta(days=3), "look_back_on": TODAY + timedelta(days=25)}
    with told.change("Begin") as session:
        session.add(
            Approach(id="a", colleague_id="dana", text="Short calls.", how_to_tell="answers within a day", **days)
        )
        session.add(Approach(id="over", colleague_id="dana", text="Mails", ended_on=TODAY, outcome="worse", **days))
        session.add(Approach(id="other", colleague_id="mei", text="Calls", **days))
    found = ready(told)
    tried = [(one.id, one.text) for one in found.checklist if one.id.startswith("approach")]
    assert tried == [("approach-a", item)]
    assert {tuple(one) for one in found.as_json()["checklist"]} == {("id", "strategy", "text", "done")}
    assert f"[ ] {item}" in found.as_text(TODAY)
    with told.change("Fill") as session:
        session.add(ChecklistItem(meeting_id="next", key="own", text="Mail closed", done=True))
    assert [(one.id, one.done) for one in ready(told).checklist] == [("approach-a", False), ("own", True)]
    with told.change("End") as session:
        session.get_one(Approach, "a").ended_on = TODAY
    assert [one.id for one in ready(told).checklist] == ["own"]
