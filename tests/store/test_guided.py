"""What guided reflections start from, as the journal has it."""

from datetime import date, timedelta

from journal.model import Answer, Colleague, Meeting, Reflection
from journal.store.guided import asked_lately, earlier_ratings, only_rated, written
from journal.store.journal import Journal
from tests.window.conftest import NOW

TODAY = date(2026, 11, 23)


def days(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def fill(journal: Journal, *reflections: Reflection) -> None:
    with journal.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Colleague(id="sam", name="Sam Okafor"))
        session.add(Meeting(id="sync", title="Sync", start=NOW, minutes=30, state="held"))
        session.flush()
        for one in reflections:
            session.add(one)
            session.flush()


def test_the_last_of_each_occasion_is_known_for_each_colleague(journal: Journal) -> None:
    fill(
        journal,
        Reflection(on=days(9), occasion="weekly"),
        Reflection(on=days(2), occasion="weekly"),
        Reflection(on=days(-3), occasion="weekly"),
        Reflection(on=days(50), occasion="quarterly", colleague_id="dana"),
        Reflection(on=days(1), colleague_id="dana"),
    )
    with journal.reading() as session:
        assert written(session, TODAY) == {("weekly", ""): days(2), ("quarterly", "dana"): days(50)}


def test_the_latest_earlier_rating_of_each_is_of_the_same_colleague(journal: Journal) -> None:
    fill(
        journal,
        Reflection(on=days(30), colleague_id="dana", trust=5, energy=4),
        Reflection(on=days(10), colleague_id="dana", trust=2),
        Reflection(on=days(5), colleague_id="sam", trust=1, alignment=1),
        Reflection(on=days(3), colleague_id="dana", id="this", trust=4),
        Reflection(on=days(3), colleague_id="dana", id="same", alignment=3),
        Reflection(on=days(1), colleague_id="dana", communication=5),
    )
    with journal.reading() as session:
        before = {"trust": (2, days(10)), "energy": (4, days(30))}
        assert earlier_ratings(session, "dana", days(3), "this") == before
        same_day = {"trust": (4, days(3)), "energy": (4, days(30))}
        assert earlier_ratings(session, "dana", days(3), "same") == same_day
        assert earlier_ratings(session, "dana", days(3), "begun") == {**same_day, "alignment": (3, days(3))}
        assert earlier_ratings(session, "", TODAY, "begun") == {}


def test_a_question_was_asked_lately_where_it_was_answered_about_myself(journal: Journal) -> None:
    fill(journal, Reflection(id="mine", on=days(9)), Reflection(id="hers", on=days(1), colleague_id="dana"))
    with journal.change("Fill") as session:
        session.add(Answer(reflection_id="mine", prompt="In 5 of 6. What now?", answer="This."))
        session.add(Answer(reflection_id="hers", prompt="What else?", answer="That."))
    with journal.reading() as session:
        assert asked_lately(session, {"What now?", "What else?"}, days(9)) == {"What now?"}
        assert asked_lately(session, {"What now?"}, days(8)) == set()


def test_a_reflection_of_which_only_ratings_are_there_is_gone_on_with(journal: Journal) -> None:
    fill(journal, Reflection(id="rated", on=TODAY, meeting_id="sync", energy=3))
    with journal.reading() as session:
        assert only_rated(session, "sync") == "rated"
        assert only_rated(session, "other") == ""
    with journal.change("Answer") as session:
        session.add(Answer(reflection_id="rated", prompt="What?", answer="That."))
    with journal.reading() as session:
        assert only_rated(session, "sync") == ""
