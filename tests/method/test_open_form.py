"""An open form is proposed for a closed question, where a sensible one is known."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.english import VERBS, gerund
from journal.method.open_form import LONGEST, open_form
from journal.method.questions import is_open

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FORMS = [(row["text"], row["open"] or None) for row in rows("open_forms.csv")]
CLOSED = [row["text"] for row in rows("open_questions.csv")]


@pytest.mark.parametrize(("closed", "opened"), FORMS)
def test_a_closed_question_is_opened_or_left_alone(closed: str, opened: str | None) -> None:
    assert open_form(closed) == opened


def test_an_open_question_needs_no_other_form() -> None:
    assert [text for text in CLOSED if is_open(text) and open_form(text) is not None] == []


def test_what_is_proposed_is_open_whoever_asks() -> None:
    proposed = {text: open_form(text) for text in CLOSED}
    assert sum(form is not None for form in proposed.values()) > 70
    assert [form for form in proposed.values() if form is not None and not is_open(form)] == []


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            "is are do does can will you we the it team plan like or not ready send , - isn't <b> ' ü".split()
        )
        | st.text(max_size=5),
        max_size=9,
    )
)
def test_whatever_is_typed_the_answer_is_an_open_question_or_none(words: list[str]) -> None:
    form = open_form(f"{' '.join(words)}?")
    assert form is None or is_open(form)


def test_what_is_long_or_has_several_lines_is_left_alone() -> None:
    assert open_form(f"Is the {'very ' * LONGEST}plan realistic?") is None
    assert open_form("Is the plan\nrealistic?") is None


@pytest.mark.parametrize(
    ("verb", "doing"),
    [
        ("run it", "running it"),
        ("make it", "making it"),
        ("be there", "being there"),
        ("meet", "meeting"),
        ("agree", "agreeing"),
        ("open up", "opening up"),
        ("show it", "showing it"),
        ("fix it", "fixing it"),
        ("quit", "quitting"),
        ("ship", "shipping"),
        ("visit them", "visiting them"),
        ("blorp it", None),
    ],
)
def test_the_ing_form_of_a_verb(verb: str, doing: str | None) -> None:
    assert gerund(verb) == doing


def test_every_verb_has_one() -> None:
    assert all(str(gerund(verb)).endswith("ing") for verb in VERBS)
