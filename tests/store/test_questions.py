"""What was asked of whom, what is known of them, and what to ask next."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.method.question_bank import question_bank
from journal.model import Colleague, Fact, Goal, Meeting, MeetingColleague, OwnQuestion, Preference, Question
from journal.store.journal import Journal
from journal.store.preparation import prepared
from journal.store.questions import Asked, Next, asked_of, known_of, next_planned, next_questions, whole_bank

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def met(journal: Journal) -> Journal:
    """With Dana: a meeting a week ago, one cancelled, one tomorrow; with Mei as well, one in three days."""
    with journal.change("Fill") as session:
        session.add_all([Colleague(id="dana", name="Dana Ortiz"), Colleague(id="mei", name="Mei Tanaka")])
        session.flush()
        for meeting, days, state, who in (
            ("last", -7, "held", ("dana",)),
            ("off", -3, "cancelled", ("dana",)),
            ("next", 1, "planned", ("dana",)),
            ("both", 3, "planned", ("dana", "mei")),
        ):
            session.add(Meeting(id=meeting, title=meeting.title(), start=NOW + timedelta(days=days), state=state))
            session.flush()
            session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in who)
    return journal


def ask(journal: Journal, meeting: str, text: str, answer: str | None = None, said: bool | None = None) -> None:
    with journal.change("Ask") as session:
        session.add(Question(id=f"{meeting}:{text}", meeting_id=meeting, text=text, answer=answer, open=said))


def asked(journal: Journal, who: str = "dana", today: date = TODAY) -> list[Asked]:
    with journal.reading() as session:
        return asked_of(session, who, today)


def offered(journal: Journal, who: str = "dana", status: str = "working", count: int = 999) -> list[str]:
    with journal.reading() as session:
        return [one.id for one in next_questions(session, who, status, TODAY, count)]


def test_what_was_asked_is_known_for_each_colleague_with_its_answer(met: Journal) -> None:
    ask(met, "last", "What helps?", " Two people ")
    ask(met, "last", "Is it done?")
    ask(met, "last", "Done?", said=True)
    ask(met, "both", "Who else?")
    ask(met, "off", "Why not?")
    assert [(one.text, one.answer, one.open, one.planned, one.title) for one in asked(met)] == [
        ("Who else?", "", True, True, "Both"),
        ("Done?", "", True, False, "Last"),
        ("Is it done?", "", False, False, "Last"),
        ("What helps?", "Two people", True, False, "Last"),
    ]
    assert [one.text for one in asked(met, "mei")] == ["Who else?"]
    assert asked(met)[1].day == TODAY - timedelta(days=7)
    assert [one.text for one in asked(met, today=TODAY - timedelta(days=8))] == ["Who else?"]  # not yet asked then


def test_a_question_is_never_suggested_again_nor_what_is_on_a_list(met: Journal) -> None:
    texts = {one.id: one.text for one in question_bank()}
    first = offered(met)
    ask(met, "last", texts[first[0]].upper(), "Yes")
    ask(met, "both", texts[first[1]])
    ask(met, "off", texts[first[2]])
    again = offered(met)
    assert not {first[0], first[1]} & set(again)
    assert first[2] in again  # the meeting did not take place
    assert {first[0], first[2]} <= set(offered(met, "mei"))
    assert first[1] not in offered(met, "mei")


def test_what_is_written_down_of_them_is_not_asked(met: Journal) -> None:
    assert {"hope_to_achieve", "reach_you", "studied"} <= set(offered(met))
    with met.change("Write") as session:
        session.add(Goal(id="g", colleague_id="dana", text="Ship"))
        session.add(Goal(colleague_id=None, text="Mine"))
        session.add(Preference(colleague_id="dana", aspect="channel", text="chat"))
        session.add(Preference(colleague_id="dana", aspect="other", text="tea"))
        session.add(Fact(colleague_id="dana", kind="alma_mater", text="Villanova"))
        session.add(Fact(colleague_id=None, kind="interest", text="sailing"))
    with met.reading() as session:
        assert known_of(session, "dana") == {"goals", "channel", "alma_mater"}
        assert known_of(session, "mei") == frozenset()
    assert not {"hope_to_achieve", "reach_you", "studied"} & set(offered(met))
    assert {"hope_to_achieve", "reach_you", "outside_work"} <= set(offered(met, "mei"))
    with met.change("Reach") as session:
        session.get_one(Goal, "g").state = "reached"
    assert "hope_to_achieve" in offered(met)


def test_own_questions_take_part(met: Journal) -> None:
    with met.change("Write") as session:
        session.add(OwnQuestion(id="own", text="What is new in the depot?"))
        session.add(OwnQuestion(id="sorry", text="What did I break?", purpose="repair"))
    assert offered(met)[1] == "own"
    assert "sorry" not in offered(met)
    assert offered(met, status="not_working")[0] == "sorry"
    with met.reading() as session:
        assert [one.id for one in whole_bank(session)][:2] == ["own", "sorry"]


def test_the_next_planned_meeting_with_somebody(met: Journal) -> None:
    with met.reading() as session:
        assert next_planned(session, "dana", NOW) == Next("next", "Next", TODAY + timedelta(days=1))
        assert next_planned(session, "mei", NOW) == Next("both", "Both", TODAY + timedelta(days=3))
        assert next_planned(session, "mei", NOW + timedelta(days=4)) is None


def test_getting_ready_suggests_the_same(met: Journal) -> None:
    with met.change("Write") as session:
        session.add(OwnQuestion(id="own", text="What is new in the depot?"))
    with met.reading() as session:
        ready = prepared(session, "next", TODAY)
        assert ready is not None
        status = ready.colleagues[0].status
        texts = [one.text for one in next_questions(session, "dana", status, TODAY)]
    assert list(ready.colleagues[0].questions) == texts
    assert "What is new in the depot?" in texts
