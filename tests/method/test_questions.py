"""Open questions ask for more than yes, no or a pick."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.questions import is_open


@pytest.mark.parametrize(
    "text",
    [
        "What are you hoping to achieve?",
        "HOW would you begin?",
        "Why now",
        "What’s in the way?",
        "Where's the risk?",
        "Tell me about your team.",
        "Walk me through last week.",
        "Help me understand what changed.",
        "Say more about that.",
        "So, what comes next?",
        "I'm curious: how did it go?",
        "I wonder what you make of it.",
        "In your experience, what works?",
        "From your side, what led to this?",
        "To what extent do our plans overlap?",
        "With whom should I speak?",
        "By when would you like it?",
        "Is the date fixed? What depends on it?",
        "“What would help?”",
        "— How come?",
    ],
)
def test_these_are_open(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you agree?",
        "Is the budget approved?",
        "Are you all right with Friday?",
        "Can you send it by Monday?",
        "Can you help?",
        "Can you tell me more about your goals?",
        "Can you  please describe the plan?",
        "Could you share the file?",
        "Would you say yes?",
        "Would you like tea or coffee?",
        "You know what I mean?",
        "Did they say how?",
        "Shall we meet on Tuesday?",
        "Whatever you think?",
        "Howard, is it done?",
        "Right?",
        "",
        "   ",
        "???",
    ],
)
def test_these_are_not(text: str) -> None:
    assert not is_open(text)


@given(st.text(max_size=80))
def test_any_text_is_one_or_the_other_whatever_its_case_and_space(text: str) -> None:
    assert is_open(text) == is_open(f"  {text}\n") == is_open(text.casefold())
