"""Goals of theirs and of mine that may be one, said in other words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.goal_alike import GoalLikeness, Suggestion, goal_likeness, suggest_links

LIKELY = [
    ("A calm launch", "Launch in spring"),
    ("Launch the new website", "Get the site live"),
    ("Cut the support budget", "Reduce costs of support"),
    ("Customer satisfaction over 90 %", "Improve client satisfaction"),
    ("Get promoted", "Promotion to senior"),
    ("Publish a paper on trust", "Write an article about trust"),
    ("Finish the migration to the cloud by June", "Cloud migration without downtime"),
    ("Fewer defects", "Defects down"),
]
UNLIKELY = [
    ("Launch the website", "Launch the podcast"),
    ("More staff", "Fewer staff"),
    ("Become head of marketing", "Win the marketing award"),
    ("Learn Spanish", "Learn Italian"),
    ("Team spirit", "A strong team"),
    ("A good year", "A good year for the team"),
    ("Get home earlier", "Open an office in Lyon"),
    ("Stay in the company", "Leave the company"),
]


@pytest.mark.parametrize(("a", "b"), LIKELY)
def test_goals_that_may_be_one(a: str, b: str) -> None:
    assert goal_likeness(a, b).likeness is not GoalLikeness.UNLIKE
    assert goal_likeness(b, a).likeness is not GoalLikeness.UNLIKE


@pytest.mark.parametrize(("a", "b"), UNLIKELY)
def test_goals_that_only_look_alike(a: str, b: str) -> None:
    assert goal_likeness(a, b).likeness is GoalLikeness.UNLIKE
    assert goal_likeness(b, a).likeness is GoalLikeness.UNLIKE


def test_it_says_why_in_the_words_of_the_first() -> None:
    assert goal_likeness("Publish a Paper on trust", "Write an article about trust").shared == ("Paper", "trust")


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=50)
def test_it_is_the_same_both_ways_and_never_fails(a: str, b: str) -> None:
    assert goal_likeness(a, b).likeness == goal_likeness(b, a).likeness
    spoken = any(map(str.isalnum, a))
    assert (goal_likeness(a, a).likeness is GoalLikeness.SAME) == spoken


def test_the_likeliest_are_suggested_each_goal_once_and_none_that_is_linked() -> None:
    theirs = [("t1", "Launch the website"), ("t2", "Speak Spanish"), ("t3", "A new website")]
    mine = [("m1", "Website launch"), ("m2", "Speak better Spanish"), ("m3", "Sleep")]
    assert suggest_links(theirs, mine, []) == [
        Suggestion("t1", "m1", "website, Launch"),
        Suggestion("t2", "m2", "Speak, Spanish"),
    ]
    assert suggest_links(theirs, mine, {("t1", "m1"), ("t2", "m2")}) == [Suggestion("t3", "m1", "website")]
    assert suggest_links(theirs, mine, [], most=1) == [Suggestion("t1", "m1", "website, Launch")]
