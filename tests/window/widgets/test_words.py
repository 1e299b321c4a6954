"""Every word that the model knows has words that people read."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from journal.method.preferences import VALUES
from journal.model import words as model
from journal.window.widgets import words
from journal.window.widgets.words import Choices

LISTS: list[tuple[Callable[[], Choices], type[StrEnum]]] = [
    (words.stages, model.Stage),
    (words.fact_kinds, model.FactKind),
    (words.aspects, model.Aspect),
    (words.relations, model.Relation),
    (words.goal_states, model.GoalState),
    (words.meeting_states, model.MeetingState),
    (words.outcomes, model.Outcome),
    (words.channels, model.Channel),
    (words.promisers, model.Party),
    (words.senders, model.Party),
    (words.directions, model.Direction),
    (words.value_kinds, model.ValueKind),
    (words.approach_outcomes, model.ApproachOutcome),
    (words.occasions, model.Occasion),
]


def reads_well(shown: list[str]) -> bool:
    return all(one[:1].isupper() and "_" not in one for one in shown) and len(set(shown)) == len(shown)


@pytest.mark.parametrize(("choices", "known"), LISTS, ids=[known.__name__ for _, known in LISTS])
def test_a_list_offers_all_that_can_be_stored_and_nothing_else(
    choices: Callable[[], Choices], known: type[StrEnum]
) -> None:
    assert sorted(value for value, _ in choices()) == sorted(known)
    assert reads_well([shown for _, shown in choices()])


def test_every_closed_list_of_the_model_has_its_words() -> None:
    known = {one for one in vars(model).values() if isinstance(one, type) and issubclass(one, StrEnum)}
    assert known - {StrEnum} == {listed for _, listed in LISTS} | {model.Marked, model.SourceKind}


def test_conduct_can_be_marked_or_left_out() -> None:
    assert [value for value, _ in words.marks()] == ["", *model.Marked]


@pytest.mark.parametrize("aspect", list(model.Aspect))
def test_a_preference_offers_what_the_method_understands(aspect: str) -> None:
    offered = words.liking_values(aspect)
    assert [value for value, _ in offered] == list(VALUES.get(aspect, ()))
    assert reads_well([shown for _, shown in offered])


def test_each_rating_says_what_its_ends_mean() -> None:
    assert [stored for stored, *_ in words.ratings()] == list(model.RATINGS)
    for _, name, low, high in words.ratings():
        assert name
        assert low
        assert low != high


def test_what_is_not_known_reads_as_nothing() -> None:
    assert words.word(words.channels(), "email") == "E-mail"
    assert words.word(words.channels(), None) == ""
    assert words.word(words.channels(), "pigeon") == ""
