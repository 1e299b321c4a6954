"""Conversation starters: own words and days of use are kept by both texts, and goals of both sides count."""

from datetime import date

import pytest
from sqlalchemy import select

from journal.method.common_ground import Common, to_begin_with
from journal.model import Colleague, Fact, Goal, GoalLink, Me, Starter
from journal.store.ground import ground
from journal.store.journal import Journal
from journal.store.starters import edit_starter, use_starter

TODAY = date(2026, 11, 23)


@pytest.fixture
def shared(journal: Journal) -> Journal:
    """Dana and I share chess and Ireland; Jim told me of one."""
    with journal.change("Fill") as session:
        session.add_all([Me(organisation="Encompass"), Colleague(id="dana", name="Dana Ortiz")])
        session.add(Colleague(id="jim", name="Jim Keller"))
        session.flush()
        for colleague in ("dana", None):
            session.add(Fact(colleague_id=colleague, kind="interest", text="Chess"))
        session.add(Fact(colleague_id="dana", kind="place", text="Galway", told_by_id="jim"))
        session.add(Fact(colleague_id=None, kind="place", text="Ireland"))
    return journal


def found(journal: Journal) -> list[Common]:
    with journal.reading() as session:
        me = session.scalars(select(Me)).first()
        return ground(session, session.get_one(Colleague, "dana"), me, None, TODAY)


def kept(journal: Journal) -> list[tuple[str, str, str | None, date | None]]:
    with journal.reading() as session:
        return [(one.theirs, one.mine, one.words, one.used_on) for one in session.scalars(select(Starter))]


def edit(journal: Journal, common: Common, words: str) -> None:
    with journal.change("Edit starter") as session:
        edit_starter(session, "dana", common, words)


def use(journal: Journal, common: Common, on: date | None) -> None:
    with journal.change("Use starter") as session:
        use_starter(session, "dana", common, on)


def test_own_words_are_kept_until_they_are_emptied(shared: Journal) -> None:
    chess, *_ = written = found(shared)
    edit(shared, chess, "  Who taught you chess?  ")
    own = found(shared)[0]
    assert (own.starter, own.written) == ("Who taught you chess?", chess.starter)
    assert (own.why, own.theirs, own.mine) == (chess.why, "Chess", "Chess")
    edit(shared, own, " ")
    assert found(shared) == written
    assert kept(shared) == []


def test_words_as_the_journal_has_them_are_none_of_ones_own(shared: Journal) -> None:
    chess = found(shared)[0]
    edit(shared, chess, chess.starter)
    assert kept(shared) == []
    edit(shared, chess, "Mine")
    edit(shared, found(shared)[0], chess.starter)
    assert kept(shared) == []


def test_what_was_used_comes_after_what_was_not_and_the_organisation_stays_last(shared: Journal) -> None:
    chess = found(shared)[0]
    use(shared, chess, TODAY)
    assert [one.kind for one in found(shared)] == ["place", "interest", "organisation"]
    assert found(shared)[1].used_on == TODAY
    use(shared, found(shared)[0], TODAY)
    assert [one.kind for one in to_begin_with(found(shared), 1)] == ["organisation"]
    shared.undo()
    assert [one.used_on for one in found(shared)] == [None, TODAY, None]
    use(shared, chess, None)
    assert kept(shared) == []


def test_own_words_outlive_the_day_of_use(shared: Journal) -> None:
    chess = found(shared)[0]
    edit(shared, chess, "Mine")
    use(shared, chess, TODAY)
    use(shared, chess, None)
    assert kept(shared) == [("Chess", "Chess", "Mine", None)]


def test_a_text_that_changes_has_a_starter_of_its_own(shared: Journal) -> None:
    edit(shared, found(shared)[0], "Mine")
    with shared.change("Edit") as session:
        session.scalars(select(Fact).where(Fact.colleague_id == "dana", Fact.kind == "interest")).one().text = "chess!"
    assert found(shared)[0].starter != "Mine"


def test_who_told_it_is_named(shared: Journal) -> None:
    place = next(one for one in found(shared) if one.kind == "place")
    assert "Jim Keller" in place.starter
    assert place.why == "Galway is in Ireland."


def test_open_goals_of_both_count_and_those_that_are_linked_before_those_that_are_alike(shared: Journal) -> None:
    with shared.change("Goals") as session:
        for record, colleague, text, state in (
            ("t1", "dana", "Launch the new website", "open"),
            ("t2", "dana", "No shift is ever short", "open"),
            ("t3", "dana", "Win the cup", "reached"),
            ("m1", None, "Get the site live", "open"),
            ("m2", None, "Learning is in the roster", "open"),
            ("m3", None, "Win the cup", "open"),
        ):
            session.add(Goal(id=record, colleague_id=colleague, text=text, state=state))
        session.flush()
        session.add(GoalLink(goal_id="m2", other_id="t2"))
    goals = [one for one in found(shared) if one.kind == "goal"]
    assert [(one.theirs, one.mine) for one in goals] == [
        ("No shift is ever short", "Learning is in the roster"),
        ("Launch the new website", "Get the site live"),
    ]
    assert goals[0].why == "You share this goal."
    assert goals[1].why.startswith("Both goals speak of")
