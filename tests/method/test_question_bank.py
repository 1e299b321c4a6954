"""The question bank and the reflection prompts: what is in the files, what is offered, and what a slip is told."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.method import checklist, prompts, question_bank
from journal.method.prompts import ABOUT, CALLED_FOR, RATINGS, load_prompts, prompts_for
from journal.method.question_bank import FITTING, ONLY_FOR, PURPOSES, Question, suggest
from journal.method.questions import is_open
from journal.method.rules.practice import PRACTICES
from journal.method.rules.review import CONCERNS, STATUSES

TODAY = date(2026, 11, 23)
BANK = question_bank.question_bank()
PARSERS = [question_bank.parse, checklist.parse, prompts.parse]


def ids(questions: list[Question]) -> list[str]:
    return [one.id for one in questions]


def texts(*names: str) -> list[str]:
    return [one.text for one in load_prompts() if one.id in names]


def test_every_question_of_the_bank_is_open() -> None:
    assert [one.text for one in BANK if not is_open(one.text)] == []


def test_the_bank_is_rich_and_says_nothing_twice() -> None:
    assert len(BANK) >= 40
    assert len({one.text for one in BANK}) == len(BANK)
    assert min(sum(one.purpose == purpose for one in BANK) for purpose in PURPOSES) >= 4


def test_what_the_article_asks_is_asked_first_of_a_partnership_that_works() -> None:
    assert ids(suggest(BANK, {}, "working"))[:2] == ["my_work_helps", "hope_to_achieve"]
    assert {"hope_to_achieve", "my_work_helps", "success"} <= {one.id for one in BANK}


def test_every_status_has_its_questions() -> None:
    assert set(FITTING) == set(STATUSES)
    for status, purposes in FITTING.items():
        assert [one.purpose for one in suggest(BANK, {}, status)] == list(purposes)


def test_a_first_meeting_and_a_repair_are_kept_for_their_time() -> None:
    for status in STATUSES:
        offered = {one.purpose for one in suggest(BANK, {}, status, 99)}
        assert all((purpose in offered) == (status in statuses) for purpose, statuses in ONLY_FOR.items())


def test_what_was_not_asked_yet_comes_before_what_was() -> None:
    first = suggest(BANK, {}, "not_working")
    asked = {f"  {first[0].text.upper()} ": TODAY - timedelta(days=300)}
    offered = suggest(BANK, asked, "not_working", len(BANK))
    assert first[0] not in offered[:-1]
    assert offered[-1] == first[0]


def test_when_all_were_asked_the_one_asked_longest_ago_returns() -> None:
    bank = [Question(str(place), "goals", f"What about {place}?") for place in range(4)]
    asked = {one.text: TODAY - timedelta(days=days) for one, days in zip(bank, (40, 400, 60, 5), strict=True)}
    assert ids(suggest(bank, asked, "working", 9, TODAY)) == ["1", "2", "0"]  # the last was asked this week
    assert ids(suggest(bank, asked, "working", 9)) == ["1", "2", "0", "3"]


def test_what_is_asked_after_the_day_does_not_count() -> None:
    asked = {BANK[0].text: TODAY + timedelta(days=1)}
    assert suggest(BANK, asked, "working", 5, TODAY) == suggest(BANK, {}, "working", 5, TODAY)


def test_an_own_question_of_an_own_purpose_is_offered_too() -> None:
    own = Question("own", "my own purpose", "What is new?")
    assert own in suggest([*BANK, own], {}, "working", 99)


@given(
    st.dictionaries(
        st.sampled_from([one.text for one in BANK]) | st.text(max_size=20), st.dates(date(2000, 1, 1), date(2030, 1, 1))
    ),
    st.sampled_from([*STATUSES, "unheard of"]),
    st.integers(0, 50),
)
def test_no_question_is_offered_twice(asked: dict[str, date], status: str, count: int) -> None:
    offered = suggest(BANK, asked, status, count, TODAY)
    assert len(set(offered)) == len(offered) <= count
    assert all(
        asked.get(one.text, date.min) <= TODAY - timedelta(days=30) or asked[one.text] > TODAY for one in offered
    )


def test_prompts_are_open_and_judge_nobody() -> None:
    for one in load_prompts():
        assert is_open(one.text), one.text
        assert not {"always", "never", "lazy", "difficult", "should"} & set(one.text.lower().split()), one.text
    assert len(load_prompts()) >= 12


def test_every_practice_and_rating_has_a_prompt_and_every_concern_asks_for_some() -> None:
    asked_about = {word for one in load_prompts() for word in one.about}
    assert asked_about == set(ABOUT)
    assert set(CALLED_FOR) == {*CONCERNS, *STATUSES}
    assert {word for words in CALLED_FOR.values() for word in words} <= {*PRACTICES, *RATINGS, "conduct"}


@pytest.mark.parametrize("status", [None, *STATUSES])
@pytest.mark.parametrize("meeting", [True, False])
def test_there_are_four_prompts_for_every_reflection(status: str | None, meeting: bool) -> None:
    offered = prompts_for(status, meeting=meeting)
    assert len(set(offered)) == 4
    assert prompts_for(status, meeting=meeting, count=2) == offered[:2]


def test_what_concerns_call_for_is_asked_first() -> None:
    assert prompts_for("working", ["draining"], meeting=False)[0] in texts("around_them", "energy_moment")
    assert prompts_for("not_working", ["misunderstandings"], meeting=True)[0] in texts("said_back")
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
    assert about_meetings <= set(prompts_for("working", meeting=True, count=99))


GOOD = 'id = "a"\npurpose = "goals"\ntext = "What?"\n'


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
        ("[[question]]\nid='a'\npurpose='goals'\ntext=' '", "questions.toml: question 1 (a).text", "quotation marks"),
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
