"""My own practice: each of the six with none, one, two and three meetings held; and what counts as effort."""

from datetime import date
from typing import Any

import pytest

from journal.method.rules.review import PRACTICES
from tests.method.rules.made import TODAYS, WELL_MET, Partner

on_each_day = pytest.mark.parametrize("today", TODAYS, ids=str)
PREPARED, UNPREPARED = {"checklist": 4, "ticked": 2}, {"checklist": 4, "ticked": 1}


def met(today: date, *meetings: dict[str, Any]) -> Partner:
    """One held meeting a day, the last of them today."""
    partner = Partner(today)
    for place, one in enumerate(meetings):
        partner.met(len(meetings) - 1 - place, **one)
    return partner


def meetings(told: str, yes: dict[str, Any], no: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return tuple(yes if one == "y" else no for one in told)


HALF_OF_THEM = {"": False, "y": True, "n": False, "yn": True, "ny": True, "nn": False}
TWO_OF_THREE = {"ynn": False, "nny": False, "yyn": True, "yny": True, "yyy": True, "yynn": False, "nnyy": True}
ONE_OF_THREE = {"": False, "y": True, "n": False, "ny": True, "ynn": True, "nnn": False, "ynnn": False, "nynn": True}


@on_each_day
@pytest.mark.parametrize(("told", "practised"), (HALF_OF_THEM | TWO_OF_THREE).items())
def test_intentional(today: date, told: str, practised: bool) -> None:
    assert met(today, *meetings(told, PREPARED, UNPREPARED)).review().practice["intentional"] is practised


@on_each_day
@pytest.mark.parametrize(("told", "practised"), (HALF_OF_THEM | TWO_OF_THREE).items())
def test_present_is_rated_often_enough(today: date, told: str, practised: bool) -> None:
    assert met(today, *meetings(told, {"presence": 3}, {})).review().practice["present"] is practised


@on_each_day
@pytest.mark.parametrize(("told", "practised"), ONE_OF_THREE.items())
def test_common_goals_are_asked_for(today: date, told: str, practised: bool) -> None:
    assert met(today, *meetings(told, {"open_questions": 1}, {})).review().practice["common_goals"] is practised


@on_each_day
@pytest.mark.parametrize(("told", "practised"), ONE_OF_THREE.items())
@pytest.mark.parametrize("outcome", ["confirmed", "clarified", "disputed"])
def test_restate(today: date, outcome: str, told: str, practised: bool) -> None:
    assert met(today, *meetings(told, {"restatements": (outcome,)}, {})).review().practice["restate"] is practised


def test_what_was_heard_and_never_said_back_is_not_restated() -> None:
    assert not met(TODAYS[0], {"restatements": ("not_restated",)}).review().practice["restate"]


@pytest.mark.parametrize(
    ("checklist", "ticked", "practised"), [(0, 0, False), (1, 0, False), (1, 1, True), (3, 1, False), (3, 2, True)]
)
def test_prepared_is_at_least_half_of_a_checklist(checklist: int, ticked: int, practised: bool) -> None:
    one = met(TODAYS[0], {"checklist": checklist, "ticked": ticked})
    assert one.review().practice["intentional"] is practised


@pytest.mark.parametrize(
    ("ratings", "practised"),
    [
        ((2,), False),
        ((2, 3), False),
        ((2, 4), True),
        ((1, 3, 5), True),
        ((2, 2, 5), False),
        ((2, None, 4), True),
        ((2, None, 3), False),
        ((5, 2, 2, 5), False),
        ((1, 3, 3, 3), True),
    ],
)
def test_presence_has_a_median_of_three(ratings: tuple[int | None, ...], practised: bool) -> None:
    one = met(TODAYS[0], *({"presence": rating} for rating in ratings))
    assert one.review().practice["present"] is practised


@on_each_day
@pytest.mark.parametrize(("held", "used"), [(0, 0), (1, 4), (2, 4), (3, 4)])
def test_meetings_that_were_not_held_show_no_practice(today: date, held: int, used: int) -> None:
    partner = met(today, *[WELL_MET] * held)
    for state in ("planned", "cancelled", "cancelled_by_me", "cancelled_by_them", "no_show"):
        partner.met(0, state=state, **WELL_MET)
    assert partner.met(-1, **WELL_MET).review().effort == used


@on_each_day
@pytest.mark.parametrize("held", [0, 1, 2, 3])
def test_research_is_two_facts(today: date, held: int) -> None:
    def research(*learned: int | None) -> bool:
        return met(today, *[{}] * held).learned(*learned).review().practice["research"]

    assert not research()
    assert not research(None)
    assert not research(900, -1)
    assert research(900, 0)
    assert research(None, None)


@on_each_day
@pytest.mark.parametrize("held", [0, 1, 2, 3])
def test_a_shared_goal_stands_for_the_question(today: date, held: int) -> None:
    def common(**goal: Any) -> bool:
        return met(today, *[{}] * held).shares_goal(**goal).review().practice["common_goals"]

    assert common()
    assert common(set_on=0)
    assert not common(set_on=-1)
    assert not common(dropped=True)


@on_each_day
@pytest.mark.parametrize("held", [0, 1, 2, 3])
def test_value_is_delivered_within_ninety_days(today: date, held: int) -> None:
    def delivers(ago: int) -> bool:
        return met(today, *[{}] * held).gave(ago).review().practice["deliver_value"]

    assert [delivers(ago) for ago in (91, 90, 0, -1)] == [False, True, True, False]
    assert not Partner(today).received(1).review().practice["deliver_value"]


def test_of_one_day_the_later_meetings_in_the_file_are_the_last() -> None:
    today = TODAYS[0]
    assert Partner(today).met(9, **PREPARED).met(9, 9, 9).review().practice["intentional"] is False
    assert Partner(today).met(9, 9).met(9, 9, **PREPARED).review().practice["intentional"] is True


def test_effort_is_the_number_practised() -> None:
    partner = met(TODAYS[0], WELL_MET).learned(None, None)
    assert partner.review().effort == 5
    assert partner.review().missing_practices == ("deliver_value",)
    assert partner.gave(1).review().effort == 6
    assert Partner(TODAYS[0]).review().missing_practices == tuple(PRACTICES)


def test_there_are_six_in_the_documented_order() -> None:
    documented = ["research", "intentional", "common_goals", "present", "restate", "deliver_value"]
    assert list(PRACTICES) == documented
    assert list(Partner(TODAYS[0]).review().practice) == documented
