"""What is said to a verdict: concerns set aside, my own figures for them, and what speaks against it."""

from datetime import date, timedelta
from typing import Any

import pytest

from journal.method.rules.history import SetAside
from journal.method.rules.review import review
from tests.method.rules.made import TODAYS, WELL_MET, Partner

TODAY = TODAYS[0]


def silent(**colleague: Any) -> Partner:
    """Five messages without an answer, over three months."""
    return Partner(TODAY, since=200, **colleague).wrote(100, 80, 60, 40, 20)


def aside(since: int, until: int, concern: str = "unanswered") -> SetAside:
    return SetAside(concern, TODAY - timedelta(days=since), TODAY - timedelta(days=until), "Parental leave")


def reviewed(partner: Partner, *spans: SetAside, today: date = TODAY) -> Any:
    return review(partner.history._replace(set_aside=spans), today)


def test_set_aside_it_does_not_count_and_is_shown_as_that() -> None:
    assert [one.id for one in silent().review().concerns] == ["unanswered"]
    found = reviewed(silent(), aside(30, -10))
    assert found.concerns == ()
    ((concern, by),) = found.set_aside
    assert (concern.id, by.reason) == ("unanswered", "Parental leave")
    assert concern.because == "Dana has not answered 5 of your last 5 messages."


def test_after_its_last_day_only_those_weeks_are_left_out() -> None:
    left = reviewed(silent(), aside(90, 10))
    assert left.concerns == left.set_aside == ()  # the one message outside those weeks is no pattern
    late = reviewed(silent(), aside(30, 10))
    assert [one.because for one in late.concerns] == ["Dana has not answered 4 of your last 4 messages."]


def test_another_concern_sees_those_weeks_still() -> None:
    partner = silent().promised(90, 70, 50)
    assert [one.id for one in reviewed(partner, aside(90, 10)).concerns] == ["broken_commitments"]


@pytest.mark.parametrize(("until", "quiet"), [(41, True), (40, True), (19, False)])
def test_a_leave_is_no_silence(until: int, quiet: bool) -> None:
    partner = Partner(TODAY, since=200, cadence_days=14).met(70, **WELL_MET).wrote(69, 15)
    assert partner.level("gone_quiet") == "serious"
    spans = aside(60, until, "gone_quiet")
    raised = [one.id for one in reviewed(partner, spans).concerns if one.id == "gone_quiet"]
    assert bool(raised) is quiet


def test_my_own_figures_stand_beside_a_concern() -> None:
    partner = Partner(TODAY).promised(90, 70, 50).promised(80, 60, 40, owner="me").promised(30, late=0, owner="me")
    mine = partner.review().mirror["broken_commitments"]
    assert mine.because == "3 of your own last 4 promises to Dana came more than a week late."
    assert mine.as_bad
    assert [one.id for one in mine.evidence] == ["followup-4", "followup-5", "followup-6"]


def test_where_mine_is_less_bad_it_says_so_with_its_numbers() -> None:
    partner = Partner(TODAY).met(100, 90, 80, state="no_show").met(70, state="cancelled_by_me").met(60, 50)
    mine = partner.review().mirror["missed_meetings"]
    assert (mine.because, mine.as_bad) == ("You cancelled 1 of your last 3 meetings.", False)


def test_nothing_of_mine_is_held_against_me_where_there_is_nothing() -> None:
    assert silent().review().mirror == {}


def test_what_they_did_lately_speaks_against_the_verdict() -> None:
    partner = silent().promised(20, late=-2).received(10, 12).met(5, restatements=("confirmed", "confirmed"))
    assert [one.because for one in partner.review().against] == [
        "Dana kept 1 promise in time in the last four weeks.",
        "Dana came to the one meeting of the last four weeks.",
        "Dana did something for you twice in the last four weeks.",
        "Dana confirmed 2 things you said back in that time.",
    ]


def test_what_is_older_does_not() -> None:
    assert silent().promised(60, late=0).received(29).met(40).review().against == ()


def test_of_one_without_concerns_nothing_need_be_argued() -> None:
    assert Partner(TODAY).met(10, 20, **WELL_MET).received(5).review().against == ()
