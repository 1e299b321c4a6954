"""The question bank and the reflection prompts: what is in the files, what is offered, and what a slip is told."""

from collections.abc import Callable
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.method import checklist, prompts, question_bank
from journal.method.prompts import ABOUT as PROMPTS_ABOUT
from journal.method.prompts import CALLED_FOR, RATINGS, load_prompts, prompts_for
from journal.method.question_alike import alike
from journal.method.question_bank import ABOUT, FITTING, ONLY_FOR, PURPOSES, STAGES, Question, suggest
from journal.method.questions import is_open
from journal.method.rules.practice import PRACTICES
from journal.method.rules.review import CONCERNS, STATUSES

BANK = question_bank.question_bank()
PARSERS = [question_bank.parse, checklist.parse, prompts.parse]


def ids(questions: list[Question]) -> list[str]:
    return [one.id for one in questions]


def texts(*names: str) -> list[str]:
    return [one.text for one in load_prompts() if one.id in names]


def test_every_question_of_the_bank_is_open() -> None:
    assert [one.text for one in BANK if not is_open(one.text)] == []


def test_the_bank_is_rich_and_says_nothing_twice() -> None:
    assert len(BANK) >= 83
    assert min(sum(one.purpose == purpose for one in BANK) for purpose in PURPOSES) >= 10
    twice = [(one.text, other.text) for one, other in combinations(BANK, 2) if alike(one.text, other.text)]
    assert twice == []
    assert [one.text for one in BANK if not 15 < len(one.text) < 100 or not one.text.endswith("?")] == []


def test_there_is_a_question_for_all_that_may_be_unknown() -> None:
    assert {word for one in BANK for word in one.about} == set(ABOUT)


def test_journey_objectives_and_this_year_are_asked_first() -> None:
    assert ids(suggest(BANK, {}, "new"))[:2] == ["path_here", "team_objectives"]
    assert ids(suggest(BANK, {}, "too_early"))[:2] == ["team_objectives", "hope_to_achieve"]
    assert ids(suggest(BANK, {}, "working"))[0] == "hope_to_achieve"


def test_every_status_has_its_questions_one_of_each_purpose_in_turn() -> None:
    assert set(FITTING) == set(STATUSES) == set(STAGES)
    for status, purposes in FITTING.items():
        assert [one.purpose for one in suggest(BANK, {}, status, count=len(purposes))] == list(purposes)


def test_repair_and_thanks_are_kept_for_their_time() -> None:
    for status in STATUSES:
        offered = {one.purpose for one in suggest(BANK, {}, status, count=999)}
        assert all((purpose in offered) == (status in statuses) for purpose, statuses in ONLY_FOR.items())


def test_a_question_with_stages_is_asked_in_these_alone() -> None:
    for status in STATUSES:
        offered = suggest(BANK, {}, status, count=999)
        assert [one for one in offered if one.stage and status not in one.stage] == []
    assert "slowed_down" in ids(suggest(BANK, {}, "working", count=999))
    assert "slowed_down" not in ids(suggest(BANK, {}, "new", count=999))
    early = Question("early", "repair", "What is still strange to us?", stage=("new",))
    assert early in suggest([early], {}, "new")


def test_what_is_known_is_not_asked_and_what_is_unknown_comes_early() -> None:
    offered = ids(suggest(BANK, {}, "new", count=12))
    assert {"before_this", "team_objectives", "reach_you", "how_much_detail"} <= set(offered)
    known = suggest(BANK, {}, "new", {"goals", "channel", "former_role"}, count=999)
    assert not {"team_objectives", "hope_to_achieve", "reach_you"} & set(ids(known))
    assert "before_this" in ids(known)  # where they worked before is still unknown
    assert not [one for one in suggest(BANK, {}, "new", ABOUT, count=999) if one.about]


def test_a_question_that_was_asked_is_not_asked_again_in_other_words_either() -> None:
    first = suggest(BANK, {}, "working")[0]
    for asked in (f"  {first.text.upper()} ", "What are you hoping to achieve this year?"):
        assert first not in suggest(BANK, [asked], "working", count=999)


def test_when_all_were_asked_there_is_none_left() -> None:
    assert suggest(BANK, [one.text for one in BANK], "working", count=999) == []


def test_own_questions_are_offered_early_and_never_beside_the_same_of_the_bank() -> None:
    own = Question("own", "", "What is new?")
    thanks = Question("mine", "thanks", "What can I thank you for?")
    offered = suggest([own, thanks, *BANK], {}, "working")
    assert offered[1:] == [own, thanks]
    other = Question("other", "my own purpose", "What is old?")
    assert suggest([own, other, *BANK], {}, "working")[1:] == [own, other]
    same = Question("same", "", BANK[0].text.lower())
    texts = [one.text.lower() for one in suggest([same, *BANK], {}, "new", count=999)]
    assert texts.count(same.text) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("What are you hoping to achieve this year?", "What do you most hope to achieve this year?", True),
        ("What has changed for you since we last spoke?", "What has changed since we last spoke?", True),
        ("What makes a meeting worth your time?", "what makes a meeting worth your time", True),
        ("What does a good week look like?", "What does a bad week look like?", False),
        ("What do you need from me?", "What do you need from Mei?", False),
        ("How are you?", "Where are you?", False),
        ("", "???", True),
    ],
)
def test_whether_two_questions_ask_for_the_same(one: str, other: str, same: bool) -> None:
    assert alike(one, other) == alike(other, one) == same


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from([one.text for one in BANK]) | st.text(max_size=20), max_size=40),
    st.sampled_from([*STATUSES, "unheard of"]),
    st.sets(st.sampled_from(ABOUT)),
    st.integers(0, 60),
)
def test_no_question_is_offered_twice_or_again(asked: list[str], status: str, known: set[str], count: int) -> None:
    offered = suggest(BANK, asked, status, known, count)
    assert len(set(offered)) == len(offered) <= count
    assert not {one.text for one in offered} & set(asked)
    assert not [one for one in offered if one.about and set(one.about) <= known]


def test_prompts_are_open_and_judge_nobody() -> None:
    for one in load_prompts():
        assert is_open(one.text), one.text
        assert not {"always", "never", "lazy", "difficult", "should"} & set(one.text.lower().split()), one.text
    assert len(load_prompts()) >= 12


def test_every_practice_and_rating_has_a_prompt_and_every_concern_asks_for_some() -> None:
    asked_about = {word for one in load_prompts() for word in one.about}
    assert asked_about == set(PROMPTS_ABOUT)
    assert set(CALLED_FOR) == {*CONCERNS, *STATUSES}
    assert {word for words in CALLED_FOR.values() for word in words} <= {*PRACTICES, *RATINGS, "conduct"}


@pytest.mark.parametrize("status", [None, *STATUSES])
@pytest.mark.parametrize("meeting", [True, False])
def test_there_are_four_prompts_for_every_reflection(status: str | None, meeting: bool) -> None:
    offered = prompts_for(status, meeting=meeting)
    assert len(set(offered)) == 4
    assert prompts_for(status, meeting=meeting, count=2) == offered[:2]


def test_what_concerns_call_for_is_asked_first() -> None:
    assert prompts_for("working", ["draining"], meeting=False)[0] in texts("draining_part")
    assert (
        prompts_for("not_working", ["misunderstandings"], meeting=True)[:2] == texts("meant_heard", "said_back")[::-1]
    )
    assert prompts_for("new", meeting=False)[0] in texts("still_to_learn")


def test_conduct_is_asked_about_first_and_only_where_it_was_marked() -> None:
    assert prompts_for("needs_attention", ["low_trust", "conduct"], meeting=True)[:2] == texts(
        "conduct_facts", "conduct_support"
    )
    others = [one for one in CONCERNS if one != "conduct"]
    assert not set(texts("conduct_facts", "conduct_support")) & set(
        prompts_for("not_working", others, meeting=True, count=99)
    )


def test_a_meeting_is_asked_about_only_where_there_was_one() -> None:
    about_meetings = {one.text for one in load_prompts() if "meeting" in one.about}
    assert not about_meetings & set(prompts_for("working", meeting=False, count=99))
    assert about_meetings <= set(prompts_for("working", meeting=True, occasion="after_meeting", count=99))


GOOD = 'id = "a"\npurpose = "objectives"\ntext = "What?"\n'


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("[[question]\n", "questions.toml", "line 1"),
        ('[[question]]\nid = "a\n', "questions.toml", "line 2"),
        (f"[[questions]]\n{GOOD}", "questions.toml: questions", "[[question]]"),
        (f"[question]\n{GOOD}", "questions.toml: question", "double brackets"),
        ("question = 3", "questions.toml: question", "double brackets"),
        (f"[[question]]\n{GOOD}[[question]]\nid = 'b'", "questions.toml: question 2 (b).purpose", "missing"),
        ("[[question]]\nid = 3", "questions.toml: question 1.id", "quotation marks"),
        (f"[[question]]\n{GOOD}colour = 1", "questions.toml: question 1 (a).colour", "unknown field"),
        ("[[question]]\nid='a'\npurpose='gaols'\ntext='What?'", "questions.toml: question 1 (a).purpose", "“gaols”"),
        (
            "[[question]]\nid='a'\npurpose='goals'\ntext='What?'",  # as it was called once
            "questions.toml: question 1 (a).purpose",
            "“goals” is none of journey, objectives, this_year, working_together, repair, thanks",
        ),
        (f"[[question]]\n{GOOD}stage = ['old']", "questions.toml: question 1 (a).stage", "is none of new, too_early"),
        (f"[[question]]\n{GOOD}about = 'shoes'", "questions.toml: question 1 (a).about", "is none of goals, meeting"),
        (f"[[question]]\n{GOOD}about = []", "questions.toml: question 1 (a).about", "in a list"),
        ("[[question]]\nid='a'\npurpose='thanks'\ntext=' '", "questions.toml: question 1 (a).text", "quotation marks"),
        (f"[[question]]\n{GOOD}[[question]]\n{GOOD}", "questions.toml: question (a)", "given 2 times"),
    ],
)
def test_a_slip_is_named_with_its_file_and_place(text: str, place: str, problem: str) -> None:
    with pytest.raises(BadFile) as told:
        question_bank.parse(text)
    assert told.value.place == place
    assert problem in told.value.happened


@pytest.mark.parametrize("about", ["[]", "'trust'", "['trust', 3]", "['thrust']", "3"])
def test_what_a_prompt_is_about_is_a_list_of_known_words(about: str) -> None:
    text = f"[[prompt]]\nid = 'a'\ntext = 'What?'\nabout = {about}"
    if about == "'trust'":  # a single word needs no list
        assert prompts.parse(text)[0].about == ("trust",)
        return
    with pytest.raises(BadFile) as told:
        prompts.parse(text)
    assert told.value.place == "prompts.toml: prompt 1 (a).about"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_bank, "resources", lambda: tmp_path)
    with pytest.raises(BadFile, match=r"^questions\.toml"):
        question_bank.read_resource("questions.toml")
    (tmp_path / "questions.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadFile, match=r"^questions\.toml"):
        question_bank.read_resource("questions.toml")


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text(max_size=60) | st.text("[]question itmprd=\"'\n3.{}", max_size=60))
def test_whatever_is_typed_is_read_or_refused(parse: Callable[[str], object], text: str) -> None:
    with suppress(BadFile):
        assert isinstance(parse(text), tuple)


def test_a_question_may_say_its_stages_and_what_it_is_about() -> None:
    read = question_bank.parse(f"[[question]]\n{GOOD}stage = ['new', 'working']\nabout = 'channel'")
    assert read == (Question("a", "objectives", "What?", ("new", "working"), ("channel",)),)
