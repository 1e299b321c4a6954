"""The next step: each line of the table, its edge, and which comes first."""

from collections.abc import Callable
from datetime import date

import pytest

from journal.method.rules.review import ADVICE
from tests.method.rules.made import TODAYS, Partner, failing, steady, struggling

on_each_day = pytest.mark.parametrize("today", TODAYS, ids=str)
TODAY = TODAYS[0]
Make = Callable[[date], Partner]
in_trouble = pytest.mark.parametrize("make", [struggling, failing])


def advice(partner: Partner) -> str | None:
    return partner.review().advice


def thirsty(today: date) -> Partner:
    """Working, and given to a month ago, so that nothing else is due."""
    return steady(today).gave(30)


@on_each_day
@pytest.mark.parametrize("stage", ["professional_only", "archived"])
def test_no_advice_for_what_rests(today: date, stage: str) -> None:
    one = failing(today, stage=stage).reflected(1, marked="harm").tried(9, 9).review()
    assert (one.advice, one.advice_why) == (None, "")


@on_each_day
@pytest.mark.parametrize("make", [Partner, steady, struggling, failing])
def test_conduct_comes_before_trying_harder(today: date, make: Make) -> None:
    harmed = make(today).reflected(1, marked="harm").tried(9, look_back=-9).consulted(5)
    assert advice(harmed) == "talk_to_someone_you_trust"
    assert "try" not in ADVICE["talk_to_someone_you_trust"].title.lower()


@on_each_day
def test_new_is_for_research(today: date) -> None:
    assert advice(Partner(today)) == "do_research"
    assert advice(Partner(today).tried(9, look_back=-9).received(1)) == "do_research"


@on_each_day
def test_too_early_is_given_time_with_what_was_not_used_yet(today: date) -> None:
    one = Partner(today).met(9, presence=4, checklist=1, ticked=1).tried(9, look_back=8).review()
    assert (one.status, one.advice) == ("too_early", "give_it_time")
    assert one.missing_practices == ("research", "common_goals", "restate", "deliver_value")
    assert one.advice_why.endswith("Not used yet: do your research, find common goals, restate it, deliver value.")


@on_each_day
@in_trouble
def test_what_is_being_tried_is_given_time_until_its_look_back_day(today: date, make: Make) -> None:
    assert advice(make(today).tried(20, look_back=-30)) == "give_it_time"
    assert advice(make(today).tried(20, look_back=0)) == "give_it_time"
    assert advice(make(today).tried(20, look_back=1)) == "look_back"
    assert advice(make(today).tried(0, look_back=0)) == "give_it_time"


@on_each_day
@in_trouble
def test_while_any_that_runs_lies_ahead_it_is_given_time(today: date, make: Make) -> None:
    both = make(today).tried(20, look_back=1).tried(20, look_back=0)
    assert advice(both) == "give_it_time"
    assert both.review().look_back_on == today
    assert advice(make(today).tried(20, look_back=0).tried(20, look_back=1)) == "give_it_time"
    passed = make(today).tried(20, look_back=2).tried(20, look_back=1)
    assert advice(passed) == "look_back"
    assert passed.review().look_back_on == passed.day(1)


@on_each_day
@in_trouble
def test_what_runs_has_begun_and_not_ended_by_today(today: date, make: Make) -> None:
    without = advice(make(today))
    assert without in ("raise_it", "consult_mentor")
    assert advice(make(today).tried(-1, look_back=-30)) == without
    assert advice(make(today).tried(20, look_back=-30, ended=0, outcome="better")) == without
    assert advice(make(today).tried(20, look_back=-30, ended=-1, outcome="better")) == "give_it_time"
    assert advice(make(today).tried(20, look_back=1, ended=-1, outcome="worse")) == "look_back"
    assert make(today).tried(20, look_back=-30, ended=0).review().look_back_on is None


@on_each_day
def test_before_it_is_raised_with_them_the_practice_is_strengthened(today: date) -> None:
    four, three = struggling(today, "presence"), struggling(today, "presence restatements")
    assert (four.review().effort, advice(four)) == (4, "raise_it")
    assert (three.review().effort, advice(three)) == (3, "strengthen_practice")
    assert three.review().advice_why.endswith("Not used yet: be present, restate it, deliver value.")


@on_each_day
def test_two_practices_are_enough_to_raise_it_where_nobody_ever_met(today: date) -> None:
    silent = Partner(today, since=100).wrote(30, 20, 10).learned(None, None)
    assert advice(silent) == "strengthen_practice"
    assert advice(silent.gave(9)) == "raise_it"


@on_each_day
def test_a_mentor_is_consulted_within_180_days(today: date) -> None:
    assert advice(failing(today)) == "consult_mentor"
    assert advice(failing(today).consulted(181)) == "consult_mentor"
    assert advice(failing(today).consulted(180)) == "try_another_approach"
    assert advice(failing(today).consulted(0)) == "try_another_approach"
    assert advice(failing(today).consulted(-1)) == "consult_mentor"


@on_each_day
def test_another_approach_is_one_begun_since_the_latest_consultation(today: date) -> None:
    def tried(begun: int) -> str | None:
        return advice(failing(today).consulted(50, 90).tried(begun, look_back=20, ended=10, outcome="worse"))

    assert [tried(begun) for begun in (51, 50, 49)] == ["try_another_approach", "seek_others", "seek_others"]


@on_each_day
@pytest.mark.parametrize(
    ("outcome", "step"),
    [("no_change", "seek_others"), ("worse", "seek_others"), ("better", "consult_mentor"), (None, "consult_mentor")],
)
def test_how_the_approach_ended_decides_whether_to_seek_others(today: date, outcome: str | None, step: str) -> None:
    tried = failing(today).consulted(50).tried(40, look_back=20, ended=10, outcome=outcome)
    assert advice(tried) == step
    assert advice(tried.tried(45, look_back=20, ended=11, outcome="better")) == step
    assert advice(tried.tried(60, look_back=20, ended=5, outcome="better")) == step


def test_the_latest_to_end_decides_and_of_one_day_the_later_in_the_file() -> None:
    tried = failing(TODAY).consulted(50).tried(40, look_back=20, ended=10, outcome="better")
    assert advice(tried.tried(45, look_back=20, ended=10, outcome="worse")) == "seek_others"
    assert advice(tried.tried(45, look_back=20, ended=9, outcome="better")) == "consult_mentor"


@on_each_day
def test_working_says_thank_you_for_what_came_in_ninety_days(today: date) -> None:
    assert advice(thirsty(today).received(90)) == "say_thank_you"
    assert advice(thirsty(today).received(91)) == "keep_going"
    assert advice(thirsty(today).received(0)) == "say_thank_you"
    assert advice(thirsty(today).received(-1)) == "keep_going"
    assert advice(steady(today).received(9)) == "say_thank_you"


@on_each_day
def test_a_thank_you_is_given_on_or_after_the_latest_such_day(today: date) -> None:
    def thanked(*ago: int) -> str | None:
        return advice(thirsty(today).received(60, 20).gave(*ago, kind="thank_you"))

    assert [thanked(ago) for ago in (21, 20, 0, -1)] == ["say_thank_you", "keep_going", "keep_going", "say_thank_you"]
    assert advice(thirsty(today).received(20).gave(10)) == "say_thank_you"
    assert advice(thirsty(today).received(20, kind="thank_you")) == "say_thank_you"


@on_each_day
def test_working_delivers_value_every_sixty_days(today: date) -> None:
    assert [advice(steady(today).gave(ago)) for ago in (60, 61, 0, -1)] == [
        *("keep_going", "deliver_value", "keep_going", "deliver_value")
    ]
    assert advice(steady(today)) == "deliver_value"
    assert advice(steady(today).gave(100, 10)) == "keep_going"
    assert advice(steady(today).gave(61).tried(20, look_back=-30)) == "deliver_value"


def test_every_step_has_its_words() -> None:
    assert list(ADVICE) == [
        "talk_to_someone_you_trust",
        "do_research",
        "give_it_time",
        "look_back",
        "strengthen_practice",
        "raise_it",
        "consult_mentor",
        "try_another_approach",
        "seek_others",
        "say_thank_you",
        "deliver_value",
        "keep_going",
    ]
    assert all(one.title and one.words.endswith((".", "?")) for one in ADVICE.values())
