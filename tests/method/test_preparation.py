"""What gets me ready: common ground, preferences, questions, the checklist, prompts, one way to deliver value."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.method import tables
from journal.method.checklist import STRATEGIES, standing_items, value_idea
from journal.method.common_ground import Fact, common_ground, shared_organisation
from journal.method.likeness import Likeness, likeness
from journal.method.preferences import Plan, Preference, conflicts, in_words, standing
from journal.method.prompts import all_prompts, prompts_for
from journal.method.question_bank import question_bank, suggest
from journal.method.questions import is_open
from journal.method.rules.review import STATUSES

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (Fact("alma_mater", "Villanova Univ."), Fact("alma_mater", "villanova university")),
        (Fact("alma_mater", "MIT"), Fact("alma_mater", "Massachusetts Institute of Technology")),
        (Fact("place", "Recently went to Ireland"), Fact("place", "Ireland, two summers ago")),
        (Fact("interest", "running"), Fact("interest", "Trail running")),
        (Fact("former_role", "Customer support, four years"), Fact("former_role", "Customer support")),
    ],
)
def test_the_same_thing_is_found_however_it_is_written(theirs: Fact, mine: Fact) -> None:
    assert [one.theirs for one in common_ground([theirs], [mine])] == [theirs.text]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (Fact("alma_mater", "Boston College"), Fact("alma_mater", "Boston University")),
        (Fact("place", "Northern Ireland"), Fact("place", "Ireland")),
        (Fact("interest", "No football, please"), Fact("interest", "Football")),
        (Fact("language", "Japanese"), Fact("place", "Japan")),
        (Fact("former_employer", "Boston Consulting"), Fact("former_employer", "Boston Dynamics")),
    ],
)
def test_what_only_looks_alike_is_not_common_ground(theirs: Fact, mine: Fact) -> None:
    assert common_ground([theirs], [mine]) == []


def test_a_starter_names_the_source_and_the_link() -> None:
    theirs = Fact("place", "Recently went to Ireland", "Jim told me", "I was there last year")
    (found,) = common_ground([theirs], [])
    assert found.starter == "Jim told me about you: recently went to Ireland. I was there last year."


def test_the_organisation_is_the_last_resort() -> None:
    found = common_ground([Fact("interest", "chess")], [Fact("interest", "Chess")], "Encompass", "Everybody learns.")
    assert [one.kind for one in found] == ["interest", "organisation"]
    assert "Everybody learns" in found[-1].starter
    assert shared_organisation("encompass", "Encompass") == "Encompass"
    assert shared_organisation("Elsewhere", "Encompass") == ""
    assert shared_organisation(None, "Encompass") == "Encompass"


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) in (Likeness.SAME, Likeness.UNLIKE)


def test_a_later_preference_outweighs_an_older_one() -> None:
    old = Preference("meeting_length", "liked them long", "long", date(2026, 1, 1))
    new = Preference("meeting_length", "in a hurry now", "brief", date(2026, 11, 1))
    ahead = Preference("meeting_length", "", "long", date(2026, 12, 1))
    assert standing([new, old, ahead], TODAY) == [new]


@pytest.mark.parametrize(
    ("minutes", "hour", "preference", "told"),
    [
        (60, 10, Preference("meeting_length", "", "brief"), ["Planned for 60 minutes; Dana prefers brief ones."]),
        (30, 10, Preference("meeting_length", "", "brief"), []),
        (30, 10, Preference("meeting_length", "", "long"), ["Planned for 30 minutes; Dana prefers to take time."]),
        (None, 10, Preference("meeting_length", "", "brief"), []),
        (30, 14, Preference("time_of_day", "", "morning"), ["Planned for the afternoon; Dana prefers mornings."]),
        (30, 9, Preference("time_of_day", "", "afternoon"), ["Planned for the morning; Dana prefers afternoons."]),
        (60, 9, Preference("meeting_length", "", "as it comes"), []),
    ],
)
def test_the_plan_is_held_against_what_they_prefer(
    minutes: int | None, hour: int, preference: Preference, told: list[str]
) -> None:
    assert conflicts(Plan(datetime(2026, 11, 24, hour), minutes), [preference], "Dana") == told


def test_a_preference_is_said_in_words() -> None:
    assert (
        in_words(Preference("meeting_length", "no more than 20", "brief")) == "Prefers brief meetings: no more than 20"
    )
    assert in_words(Preference("pace", "", "slow")) == "slow"


def test_every_question_of_the_bank_is_open_and_suits_a_known_status() -> None:
    assert len(question_bank()) >= 20
    for one in question_bank():
        assert is_open(one.text), one.text
        assert one.suits <= set(STATUSES)


def test_what_was_never_asked_comes_first_and_what_was_asked_long_ago_returns() -> None:
    bank = question_bank()
    first = suggest(bank, {}, "needs_attention")
    assert any("needs_attention" in one.suits for one in first)
    asked = {one.text.upper(): date(2026, 1, 1) for one in bank}
    asked[bank[0].text] = date(2025, 1, 1)
    assert suggest(bank, {one.text: asked.get(one.text, date(2026, 1, 1)) for one in bank}, "working", 1) == [bank[0]]
    assert not any("new" in one.suits and "working" not in one.suits for one in suggest(bank, {}, "working", 99))


def test_the_checklist_has_something_of_every_strategy() -> None:
    assert {item.strategy for item in standing_items()} == set(STRATEGIES)
    assert len({item.id for item in standing_items()}) == len(standing_items())


def test_the_value_idea_is_what_was_not_given_lately() -> None:
    kinds = ["thank_you", "credit", "introduction", "follow_up", "listening", "help"]
    given = [(kind, date(2026, 1, 1 + place)) for place, kind in enumerate(kinds)]
    assert value_idea(given, "Mei").startswith("Thank Mei")
    assert value_idea(given[:1], "Mei").startswith("Mention")
    assert value_idea([], "Mei", "introduced me to Finance") == "Thank Mei: introduced me to Finance"


@pytest.mark.parametrize("status", [None, *STATUSES])
@pytest.mark.parametrize("meeting", [True, False])
def test_there_are_prompts_for_every_reflection(status: str | None, meeting: bool) -> None:
    offered = prompts_for(status, meeting=meeting)
    assert 2 <= len(offered) <= 4
    assert len(set(offered)) == len(offered)
    assert set(offered) <= {one.text for one in all_prompts()}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[item]\n", "made.toml"),
        ("[[item]]\nid = 3\n", "made.toml: item[0].id"),
        ("[[item]]\nid = 'a'\n[[item]]\n", "made.toml: item[1].id"),
        ("[[item]]\nid = 'a'\ncolour = 'red'\n", "made.toml: item[0].colour"),
    ],
)
def test_a_mistyped_table_is_named_with_its_place(
    text: str, place: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "made.toml").write_text(text)
    monkeypatch.setattr(tables, "resources", lambda: folder)
    with pytest.raises(BadFile) as told:
        tables.table("made.toml", "item", ("id",))
    assert told.value.place == place
