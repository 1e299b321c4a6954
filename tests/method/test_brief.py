"""The brief for a mentor, with the names or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.brief import AFTER_CONDUCT, ALWAYS, QUESTIONS, Case, brief, questions, without_names
from journal.method.questions import is_open
from journal.method.rules.review import CONCERNS

CASE = Case(
    name="Dana Ortiz",
    role="Head of Training",
    purpose="launching the course with Dana and Sam",
    verdict="Not working",
    age_days=201,
    held_meetings=7,
    concerns=[
        ("low_trust", "You rated trust 2 or lower in 3 of the last 4 reflections."),
        ("no_common_goal", "After 7 meetings and 4 open questions, you and Dana share no goal yet."),
        ("broken_commitments", "4 of Dana’s last 6 commitments came more than a week late, or not at all."),
    ],
    practices=[("Do your research", True), ("Be present", True), ("Restate it", False)],
    tried=["Ten minutes with dana every week, from March: no change."],
    against=["Dana kept 2 of 6 promises on time.", "Dana helped you twice in the last 28 days."],
    circumstances=["Reorganisation, 1 to 30 October"],
    mine="I will wait. Ortiz is swamped, Sam says; see dana.ortiz@example.org.",
    others=["Sam Okafor"],
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéßøİ", min_size=3, max_size=8).map(str.capitalize)


def test_the_brief_tells_what_happened_and_asks() -> None:
    assert (
        brief(CASE)
        == """\
The situation
- It is about Dana Ortiz (Head of Training). We have met 7 times and have worked together for 6 months.
- What I need us to work together for: launching the course with Dana and Sam
- My journal’s verdict: not working.
- Reorganisation, 1 to 30 October

What happened
- I rated trust 2 or lower in 3 of the last 4 reflections.
- After 7 meetings and 4 open questions, Dana and I share no goal yet.
- 4 of Dana’s last 6 commitments came more than a week late, or not at all.

What I tried
- Practised: do your research, be present.
- Not practised lately: restate it.
- Ten minutes with dana every week, from March: no change.

What speaks against this verdict
- Dana kept 2 of 6 promises on time.
- Dana helped me twice in the last 28 days.

How I see it
- I will wait. Ortiz is swamped, Sam says; see dana.ortiz@example.org.

What I would like to ask you
- What would you need to see before you trusted again?
- Where could our goals meet that I do not see?
- How do you follow up on promises without becoming a nuisance?
- What do you see that I do not?
- What is my own part in it?
- What different approach would you try, and for how long?
"""
    )


def test_without_names_it_says_the_same() -> None:
    hidden = brief(CASE, hide_names=True)
    assert not {"dana", "ortiz", "sam", "okafor"} & set(hidden.lower().replace(".", " ").split())
    assert "It is about my colleague (Head of Training)." in hidden
    assert "launching the course with my colleague and a colleague" in hidden
    assert "my colleague and I share no goal yet" in hidden
    assert "4 of my colleague’s last 6 commitments" in hidden
    assert "- My colleague kept 2 of 6 promises on time." in hidden
    assert "I will wait. My colleague is swamped, a colleague says; see an address." in hidden


def test_what_is_empty_is_left_out() -> None:
    short = brief(Case(name="Dana Ortiz"))
    assert short.startswith("The situation\n- It is about Dana Ortiz. We have not met yet.\n\nWhat I would like to ask")
    assert "\n\n\n" not in brief(Case(name=""))


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("José Núñez", "Jose said; JOSÉ NÚÑEZ wrote", "My colleague said; my colleague wrote"),
        ("Dana van Ortiz", "with van Ortiz, and Dana Ortiz", "with my colleague, and my colleague"),
        ("Ortiz, Dana", "to Dana Ortiz", "to my colleague"),
        ("Jean-Luc O’Brien", "ask Jean-Luc or Jean or O'Brien", "ask my colleague or my colleague or my colleague"),
        ("Will Young", "I will ask Will while young", "I will ask my colleague while young"),
        ("Al Gore", "tell Al", "tell my colleague"),
        ("Dr. Mei Tanaka", "I met Dr. Tanaka", "I met my colleague"),
        ("王小明", "我和王小明见面", "我和my colleague见面"),
        ("★", "ask ★", "ask my colleague"),
        ("Dana Ortiz", "@dana?", "My colleague?"),
        ("Dana Ortiz", "in Danang", "in Danang"),
        ("Ann", "plan and Anna", "plan and Anna"),
        ("", "nobody", "nobody"),
        ("Dana Ortiz", "mail dortiz@example.org now", "mail an address now"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(name: str, text: str, hidden: str) -> None:
    assert without_names(text, name) == hidden


def test_others_are_hidden_as_somebody_else() -> None:
    assert without_names("Dana met Mei.", "Dana Ortiz", ["Mei Tanaka", "Lee Ortiz"]) == "My colleague met a colleague."


@given(WORDS, WORDS, st.lists(st.text(max_size=8), max_size=6), st.sampled_from([str, str.upper, str.lower]))
def test_no_name_is_left_in_any_text(first: str, last: str, words: list[str], written: type[str]) -> None:
    name = f"{first}zq {last}qz"  # no word of the language
    text = " ".join([*words, written(name), *words, f"{first}zq’s", *words, f"({last}qz)"])
    hidden = brief(Case(name=name, mine=text, tried=[text], purpose=text), hide_names=True).casefold()
    assert f"{first}zq".casefold() not in hidden
    assert f"{last}qz".casefold() not in hidden


@given(st.text(max_size=30), st.text(max_size=60), st.lists(st.text(max_size=12), max_size=3), st.booleans())
def test_any_text_makes_a_brief(name: str, text: str, others: list[str], hide: bool) -> None:
    case = Case(
        name, text, text, text, 3, 2, [("low_trust", text)], [(text, True)], [text], [text], [text], text, others
    )
    assert brief(case, hide).endswith("long?\n")


def test_every_concern_has_its_question_or_the_three_that_always_help() -> None:
    assert set(QUESTIONS) <= set(CONCERNS)
    assert questions(["falling_ratings"]) == list(ALWAYS)
    assert questions(["unanswered", "gone_quiet"]) == [QUESTIONS["gone_quiet"], *ALWAYS]
    assert len(questions(one for one in CONCERNS if one != "conduct")) == 6
    assert all(is_open(one) for one in (*QUESTIONS.values(), *ALWAYS, *AFTER_CONDUCT))


def test_after_disrespect_or_harm_it_asks_nothing_of_me() -> None:
    marked = ("conduct", "You marked a reflection within six months as harm.")
    told = brief(CASE._replace(concerns=[*CASE.concerns, marked]))
    assert "- I marked a reflection within six months as harm." in told
    assert told.endswith("".join(f"- {one}\n" for one in AFTER_CONDUCT))
    for words in ("practised", "my own part", "approach", "becoming a nuisance", "trusted again"):
        assert words not in told.lower(), words
