"""Prompts by occasion and concern, and which guided reflections are due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.method import conduct, prompts
from journal.method.conduct import load_conduct, steps_for
from journal.method.occasions import AT_ONCE, LATER, due, hint
from journal.method.prompts import COUNT, OCCASIONS, Prompt, load_prompts, prompts_for
from journal.method.rules.review import CONCERNS, STATUSES, Review
from journal.model.words import Marked, Occasion
from tests.method.rules.made import Partner, steady, struggling

TODAY = date(2026, 11, 23)


def made_for(occasion: str) -> set[str]:
    return {one.text for one in load_prompts() if occasion in one.occasion}


def partner(name: str, made: Partner | None = None) -> Review:
    return (made or steady(TODAY, id=name.lower(), name=name)).review()


def test_each_occasion_has_prompts_enough_of_its_own() -> None:
    assert tuple(Occasion) == OCCASIONS == tuple(COUNT)
    for occasion in OCCASIONS:
        assert len(made_for(occasion)) >= COUNT[occasion]


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize("status", [None, *STATUSES])
def test_an_occasion_asks_its_own_first_and_as_many_as_there_is_time_for(status: str | None, occasion: str) -> None:
    if status is None and occasion == "quarterly":
        return  # a quarter is looked back on with somebody
    offered = prompts_for(status, meeting=occasion == "after_meeting", occasion=occasion)
    assert len(set(offered)) == COUNT[occasion]
    assert set(offered) <= made_for(occasion)


def test_what_is_made_for_an_occasion_is_not_asked_on_another() -> None:
    for occasion in ("", *OCCASIONS):
        offered = set(prompts_for("working", meeting=True, occasion=occasion, count=99))
        assert not [one for one in OCCASIONS if one != occasion and (made_for(one) - made_for(occasion)) & offered]


@pytest.mark.parametrize("concern", sorted(set(CONCERNS) - {"conduct"}))
def test_a_concern_has_a_prompt_which_is_asked_only_where_it_is_raised(concern: str) -> None:
    own = {one.text for one in load_prompts() if concern in one.about}
    assert own
    assert prompts_for("needs_attention", [concern], meeting=False)[0] in own
    for occasion in OCCASIONS:
        assert own & set(prompts_for("needs_attention", [concern], meeting=True, occasion=occasion))
    assert not own & set(prompts_for("needs_attention", meeting=True, count=99))


@given(
    st.sampled_from([None, *STATUSES]), st.sets(st.sampled_from(sorted(CONCERNS))), st.sampled_from(["", *OCCASIONS])
)
def test_where_conduct_was_marked_nothing_else_is_asked_about(
    status: str | None, concerns: set[str], occasion: str
) -> None:
    about_conduct = {one.text for one in load_prompts() if "conduct" in one.about}
    offered = set(prompts_for(status, concerns, meeting=True, occasion=occasion, count=99))
    assert (offered == about_conduct) if "conduct" in concerns else not offered & about_conduct


def test_an_occasion_is_a_word_or_a_list_of_known_words() -> None:
    text = "[[prompt]]\nid = 'a'\ntext = 'What?'\nabout = 'self'\noccasion = "
    assert prompts.parse(f"{text}'weekly'") == (Prompt("a", ("self",), "What?", ("weekly",)),)
    with pytest.raises(BadFile) as told:
        prompts.parse(f"{text}['monthly']")
    assert told.value.place == "prompts.toml: prompt 1 (a).occasion"


def test_the_week_is_offered_when_none_was_written_in_seven_days() -> None:
    reviews = [partner("Dana")]
    for ago, offered in ((0, False), (6, False), (7, True), (300, True)):
        written = {("weekly", ""): TODAY - timedelta(days=ago), ("quarterly", "dana"): TODAY}
        assert [one.occasion for one in due(reviews, written, (), TODAY)] == ["weekly"] * offered
    assert due([], {}, (), TODAY) == []
    new = Partner(TODAY, since=6).met(3)
    assert due([partner("Dana", new)], {}, (), TODAY) == []


def test_a_quarter_is_offered_of_active_partnerships_that_are_old_enough() -> None:
    week = {("weekly", ""): TODAY}
    assert [one.name for one in due([partner("Dana")], week, (), TODAY)] == ["Dana"]
    for made in (
        Partner(TODAY, since=89).met(80, 40, 10),
        Partner(TODAY, since=400),  # never met
        steady(TODAY, stage="archived"),
        steady(TODAY).reflected(4, marked="harm"),
    ):
        assert due([partner("Dana", made)], week, (), TODAY) == []
    for ago, offered in ((89, 0), (90, 1)):
        written = {**week, ("quarterly", "dana"): TODAY - timedelta(days=ago)}
        assert len(due([partner("Dana")], written, (), TODAY)) == offered


def test_a_few_are_offered_at_once_those_that_need_it_most_first() -> None:
    needy = struggling(TODAY, id="zoe", name="Zoe").review()
    reviews = [partner("Abe"), partner("Bea"), needy, partner("Cai")]
    written = {("weekly", ""): TODAY, ("quarterly", "abe"): TODAY - timedelta(days=91)}
    assert [one.name for one in due(reviews, written, (), TODAY)] == ["Zoe", "Bea"]
    written["quarterly", "zoe"] = TODAY
    assert [one.name for one in due(reviews, written, (), TODAY)] == ["Bea"]


def test_what_was_put_off_keeps_its_place_and_a_kind_can_be_switched_off() -> None:
    reviews = [partner(name) for name in ("Abe", "Bea", "Cai", "Dan")]
    offered = due(reviews, {}, (), TODAY)
    assert [one.occasion for one in offered] == ["weekly", *["quarterly"] * AT_ONCE]
    off = {offered[1].hint}
    assert due(reviews, {}, off, TODAY) == [offered[0], offered[2]]
    assert due(reviews, {}, {hint("weekly")}, TODAY) == offered[1:]
    assert due(reviews, {}, {hint("quarterly")}, TODAY) == offered[:1]
    assert set(LATER) == {one.occasion for one in offered}
    assert min(LATER.values()) >= timedelta(days=1)


def test_where_to_turn_is_said_for_each_mark_and_never_to_try_harder() -> None:
    assert tuple(Marked) == conduct.MARKED
    assert len(load_conduct()) >= 4
    assert {one.id for one in steps_for("harm")} - {one.id for one in steps_for("disrespect")} == {"danger"}
    for one in load_conduct():
        assert not [word for word in ("harder", "practice", "approach", "patience") if word in one.text.lower()]


def test_a_slip_in_the_channels_is_named_with_its_place() -> None:
    good = "[[step]]\nid = 'hr'\ntitle = 'HR'\ntext = 'Ask.'\n"
    read = conduct.parse(f"{good}contact = 'Room 3'\nmarked = 'harm'")
    assert read == (conduct.Step("hr", "HR", "Ask.", "Room 3", ("harm",)),)
    for slip, place in (
        ("marked = ['rude']", "conduct.toml: step 1 (hr).marked"),
        ("phone = '1'", "conduct.toml: step 1 (hr).phone"),
        ("contact = 3", "conduct.toml: step 1 (hr).contact"),
        (good, "conduct.toml: step (hr)"),
    ):
        with pytest.raises(BadFile) as told:
            conduct.parse(good + slip)
        assert told.value.place == place
