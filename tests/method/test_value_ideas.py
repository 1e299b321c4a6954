"""Ways to deliver value that fit a colleague, and which of them comes first."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.value_ideas import (
    WAYS,
    Answer,
    Context,
    Favour,
    Idea,
    Other,
    Promise,
    Thing,
    best,
    ideas,
    introduction_key,
    thanks_key,
)

DAY = date(2026, 11, 24)
GOAL, SKILL, SAILING = Thing("goal", "Move the sales data to one platform"), Thing("skill", "Data platforms"), "sailing"


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def of(**known: object) -> Context:
    return Context("dana", "Dana", DAY, **known)  # type: ignore[arg-type]


def other(*things: Thing, who: str = "mei", name: str = "Mei Tanaka") -> Other:
    return Other(who, name, things)


def fitting(context: Context) -> list[Idea]:
    return [one for one in ideas(context) if not one.general]


def test_two_who_do_not_know_each_other_and_aim_for_the_same_are_introduced() -> None:
    context = of(things=(GOAL,), others=(other(Thing("goal", "All sales data on one platform by summer")),))
    (idea,) = fitting(context)
    assert idea.kind == "introduction"
    assert idea.text == "Introduce Dana to Mei Tanaka: both aim for the same, “Move the sales data to one platform”"
    assert idea.why == (
        "Dana: “Move the sales data to one platform”. Mei Tanaka: “All sales data on one platform by summer”."
    )
    assert idea.colleagues == ("mei",)
    assert idea.done == "Introduced to Mei Tanaka"


@pytest.mark.parametrize(
    ("theirs", "others", "reason"),
    [
        (GOAL, SKILL, "Mei knows about Data platforms"),
        (SKILL, GOAL, "Dana knows about Data platforms, which Mei needs"),
        (Thing("interest", "Sailing"), Thing("interest", "sails on the Havel"), "both are into sailing"),
    ],
)
def test_why_they_are_introduced_is_said(theirs: Thing, others: Thing, reason: str) -> None:
    (idea,) = fitting(of(things=(theirs,), others=(other(others),)))
    assert idea.text == f"Introduce Dana to Mei Tanaka: {reason}"


@pytest.mark.parametrize(
    ("theirs", "others"),
    [
        (Thing("interest", "sailing"), Thing("interest", "chess")),
        (Thing("interest", "sailing"), Thing("goal", "sailing")),
        (Thing("goal", "Grow"), Thing("goal", "Grow the training team in Berlin")),
        (Thing("interest", "football"), Thing("interest", "no football")),
        (Thing("skill", "Python"), Thing("skill", "Python")),
    ],
)
def test_nobody_is_introduced_for_nothing(theirs: Thing, others: Thing) -> None:
    assert fitting(of(things=(theirs,), others=(other(others),))) == []


def test_an_introduction_that_is_not_wanted_makes_room_for_the_next_surest() -> None:
    things = (Thing("interest", "sailing"), GOAL)
    both = (other(Thing("interest", "sailing")), other(SKILL, Thing("interest", "chess"), who="sam", name="Sam"))
    first = fitting(of(things=things, others=both))[0]
    assert first.colleagues == ("mei",)  # the same, before what is related
    without = of(things=things, others=both, off=frozenset({introduction_key("mei", "dana")}))
    assert [one.colleagues for one in fitting(without)] == [("sam",)]


def test_an_answer_of_theirs_is_passed_on_with_whose_it_is() -> None:
    said = Answer("q1", "What would help?", "do it in two waves", "Launch sync", ago(21))
    (idea,) = fitting(of(answers=(said,)))
    assert (idea.kind, idea.text, idea.why) == (
        "credit",
        "Tell somebody who decides what Dana said, and say whose it is: “do it in two waves”",
        "Launch sync, 3 weeks ago. You had asked: “What would help?”",
    )
    assert idea.done == "Passed on what they said: do it in two waves"


@pytest.mark.parametrize(
    "unfit",
    [
        Answer("q", "Really?", "yes, really", "Sync", ago(3)),
        Answer("q", "What?", "long ago and long forgotten", "Sync", ago(61)),
        Answer("q", "What?", "said in the days to come", "Sync", DAY + timedelta(days=1)),
    ],
)
def test_what_is_short_old_or_to_come_is_not_passed_on(unfit: Answer) -> None:
    assert fitting(of(answers=(unfit,))) == []


def test_after_credit_was_given_only_what_was_said_since_is_passed_on() -> None:
    old, new = (Answer(key, "", f"the {key} idea", "Sync", on) for key, on in (("old", ago(30)), ("new", ago(5))))
    (idea,) = fitting(of(answers=(old, new), given={"credit": ago(10)}))
    assert "the new idea" in idea.text
    assert fitting(of(answers=(old, new), given={"credit": ago(1)})) == []


def test_my_promise_that_is_due_is_an_idea_but_not_the_one_to_bring() -> None:
    late, far = Promise("p1", "send the figures.", ago(2)), Promise("p2", "book", DAY + timedelta(days=2))
    (idea,) = fitting(of(promises=(far, late)))
    assert (idea.kind, idea.record, idea.done) == ("follow_up", "p1", "Send the figures")
    assert (idea.text, idea.why) == ("Do what you promised Dana: send the figures", "It is 2 days late.")
    assert best(of(promises=(late,))).general


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Thank Dana for what they did for you, and say what it made possible"),
        ("introduced me to Finance.", "Thank Dana, and say what it made possible: introduced me to Finance"),
    ],
)
def test_a_thank_you_that_is_due_comes_before_all(text: str, said: str) -> None:
    favour = Favour("v1", text, ago(8))
    context = of(favour=favour, promises=(Promise("p", "x", ago(5)),), things=(GOAL,), others=(other(SKILL),))
    first = ideas(context)[0]
    assert (first.kind, first.text, first.key) == ("thank_you", said, thanks_key("v1"))
    assert first.why == "They did it 8 days ago, and you have not thanked them since."
    assert best(context) == first


def test_of_an_introduction_and_credit_what_was_given_longest_ago_comes_first() -> None:
    answers = (Answer("q", "", "the idea of hers", "Sync", DAY),)
    known = {"things": (GOAL,), "others": (other(SKILL),), "answers": answers}
    assert [one.kind for one in fitting(of(**known, given={"introduction": ago(3)}))] == ["credit", "introduction"]
    assert [one.kind for one in fitting(of(**known, given={"credit": ago(3)}))] == ["introduction", "credit"]


def test_what_was_never_given_is_proposed_then_what_was_given_longest_ago() -> None:
    given_ = {kind: ago(10 + place) for place, kind in enumerate(WAYS)}
    for kind in WAYS:
        rest = {one: on for one, on in given_.items() if one != kind}
        assert best(of(given=rest)).kind == kind
        assert best(of(given=rest)).text == WAYS[kind][0].format(name="Dana")
        assert best(of(given=rest)).why == "You have not given this yet."
    oldest = list(WAYS)[-1]
    assert (best(of(given=given_)).kind, best(of(given=given_)).why) == (oldest, "You last did so 2 weeks ago.")


def test_who_wants_none_of_it_is_shown_nothing_and_still_brings_something_to_a_meeting() -> None:
    nothing = of(off=frozenset(f"idea:way:dana:{kind}" for kind in WAYS))
    assert ideas(nothing) == []
    assert best(nothing).kind in WAYS


TEXTS = st.text(max_size=80)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["goal", "skill", "interest"]), TEXTS), max_size=4), TEXTS, st.dates())
def test_whatever_is_known_there_are_at_most_three_ideas_of_one_line_each(
    known: list[tuple[str, str]], text: str, on: date
) -> None:
    things = tuple(Thing(*one) for one in known)
    context = of(
        things=things,
        others=(other(*things, name=text),),
        promises=(Promise("p", text, on),),
        answers=(Answer("a", text, text, text, on),),
        favour=Favour("v", text, min(on, DAY)),
    )
    found = ideas(context)
    assert 1 <= len(found) <= 3
    assert len({one.key for one in found}) == len({one.kind for one in found}) == len(found)
    assert all(len(words.splitlines()) <= 1 for one in found for words in (one.text, one.why, one.done))
