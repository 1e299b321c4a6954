"""Each status, the edge at which it begins, and which comes first where two hold."""

from datetime import date

import pytest

from journal.method.rules.review import STATUSES, RuleSettings, in_order
from tests.method.rules.made import TODAYS, WELL_MET, Partner, failing, steady, struggling

on_each_day = pytest.mark.parametrize("today", TODAYS, ids=str)
TODAY = TODAYS[0]


def ids(partner: Partner) -> list[str]:
    return [one.id for one in partner.review().concerns]


def quiet(today: date, since: int) -> Partner:
    """Nothing came back on what I wrote."""
    return Partner(today, since=since, cadence_days=7).wrote(30, 25, 20)


@on_each_day
@pytest.mark.parametrize("stage", ["professional_only", "archived"])
def test_resting_comes_before_everything(today: date, stage: str) -> None:
    assert Partner(today, stage=stage).review().status == "resting"
    for one in (steady, struggling, failing):
        assert one(today, stage=stage).review().status == "resting"
    harmed = failing(today, stage=stage).reflected(1, marked="harm")
    assert harmed.review().status == "resting"
    assert "conduct" in ids(harmed)


@on_each_day
def test_new_is_no_held_meeting_and_no_concern(today: date) -> None:
    assert Partner(today).review().status == "new"
    assert Partner(today, since=900).met(-1).met(9, state="cancelled").wrote(3).review().status == "new"
    assert Partner(today).met(0).review().status == "too_early"
    assert Partner(today, since=900).reflected(2, 1, energy=2, trust=2).review().status == "too_early"


@on_each_day
def test_too_early_is_under_three_held_meetings_or_sixty_days(today: date) -> None:
    assert Partner(today).met(60, 9, 8).review().status == "working"
    assert Partner(today).met(59, 9, 8).review().status == "too_early"
    assert Partner(today).met(400, 9).review().status == "too_early"
    assert Partner(today).met(400, 9, -1).met(8, state="no_show").review().status == "too_early"
    assert Partner(today).met(59, 9, 8).reflected(3, 2, trust=1).review().status == "too_early"
    assert Partner(today).met(60, 9, 8).reflected(3, 2, trust=1).review().status == "needs_attention"


@on_each_day
def test_the_first_day_is_the_earliest_trace(today: date) -> None:
    three = (9, 8, 7)
    assert Partner(today, since=60).met(*three).review().age_days == 60
    assert Partner(today).met(*three).wrote(60).review().age_days == 60
    assert Partner(today).met(*three).heard(60).review().age_days == 60
    assert Partner(today, since=50).met(*three, 60).wrote(40).review().age_days == 60
    assert Partner(today, since=-1).met(*three).met(60, state="no_show").gave(60).review().age_days == 9
    assert Partner(today).reflected(60).review().age_days == 0


@on_each_day
def test_silence_is_not_too_early_after_sixty_days(today: date) -> None:
    for since, status in ((59, "too_early"), (60, "needs_attention")):
        partner = quiet(today, since)
        assert ids(partner) == ["unanswered", "gone_quiet"]
        assert partner.review().status == status
        missed = Partner(today, since=since).met(9, 8, 7, state="no_show")
        assert missed.review().status == status
        late = Partner(today, since=since).promised(30, 20, 10)
        assert late.review().status == "too_early"


@on_each_day
def test_not_working(today: date) -> None:
    assert ids(failing(today)) == ["low_trust", "missed_meetings"]
    assert failing(today).review().status == "not_working"


@on_each_day
def test_two_concerns_of_one_family_are_one_reason(today: date) -> None:
    drained = steady(today).reflected(60, 12, 11, 10, trust=1, energy=1)
    assert ids(drained) == ["low_trust", "draining"]
    assert drained.review().status == "needs_attention"
    assert drained.met(20, 19, 18, state="no_show").review().status == "not_working"


@on_each_day
def test_one_must_be_serious_or_three_in_all(today: date) -> None:
    two = struggling(today).met(45, 20, 15, state="no_show")
    assert [one.serious for one in two.review().concerns] == [False, False]
    assert two.review().status == "needs_attention"
    three = two.wrote(30, 25, 20)
    assert [one.serious for one in three.review().concerns] == [False, False, False]
    assert three.review().status == "not_working"


@on_each_day
def test_the_evidence_spans_twenty_eight_days(today: date) -> None:
    assert failing(today, first=38).review().status == "not_working"
    assert failing(today, first=37).review().status == "needs_attention"


@on_each_day
def test_effort_is_enough_at_four(today: date) -> None:
    four, three = failing(today, "presence"), failing(today, "presence restatements")
    assert (four.review().effort, four.review().status) == (4, "not_working")
    assert (three.review().effort, three.review().status) == (3, "needs_attention")


@on_each_day
def test_effort_is_enough_at_two_where_nobody_ever_met(today: date) -> None:
    partner = quiet(today, since=100).wrote(60).reflected(9, 8, trust=2).learned(None, None)
    assert ids(partner) == ["low_trust", "unanswered", "gone_quiet"]
    assert (partner.review().effort, partner.review().status) == (1, "needs_attention")
    assert partner.gave(5).review().status == "not_working"
    assert partner.met(99).review().status == "needs_attention"


@on_each_day
def test_the_user_may_say_otherwise_for_sixty_days(today: date) -> None:
    def said(ago: int, **rated: int | None) -> str:
        """Trouble of other families than ratings, and one reflection."""
        partner = steady(today).met(50, 20, 15, 14, state="no_show").wrote(40, 30, 20)
        return partner.reflected(ago, **rated).review().status

    assert said(60, trust=3) == "needs_attention"
    assert said(61, trust=3) == "not_working"
    assert said(0, trust=3) == "needs_attention"
    assert said(-1, trust=3) == "not_working"
    assert said(9, trust=1, energy=5) == "needs_attention"
    assert said(9, trust=2, energy=3) == "not_working"
    assert said(9, trust=2, energy=3, alignment=4) == "needs_attention"
    assert said(9, trust=2, energy=3, alignment=3) == "not_working"
    assert said(9) == "not_working"


def test_only_the_latest_reflection_with_a_rating_speaks_for_the_user() -> None:
    partner = steady(TODAY).met(50, 20, 15, 14, state="no_show").wrote(40, 30, 20)
    assert partner.reflected(10, trust=5).reflected(9).review().status == "needs_attention"
    assert partner.reflected(10, trust=2).review().status == "not_working"
    assert partner.reflected(10, trust=4).review().status == "needs_attention"
    assert partner.reflected(8, trust=1).review().status == "not_working"


@on_each_day
def test_any_concern_needs_attention_and_none_is_working(today: date) -> None:
    assert struggling(today).review().status == "needs_attention"
    assert steady(today).review().status == "working"
    assert steady(today).reflected(9, trust=2).review().status == "working"


@on_each_day
def test_conduct_counts_whatever_the_age(today: date) -> None:
    assert Partner(today).reflected(0, marked="disrespect").review().status == "needs_attention"
    assert Partner(today).met(0).reflected(0, marked="harm").review().status == "needs_attention"
    assert steady(today).reflected(180, marked="disrespect").review().status == "needs_attention"
    assert steady(today).reflected(181, marked="disrespect").review().status == "working"
    assert failing(today).reflected(9, marked="harm").review().status == "not_working"


def test_a_rule_that_is_off_does_not_make_the_status() -> None:
    assert failing(TODAY).review(RuleSettings(frozenset({"missed_meetings"}))).status == "needs_attention"
    assert struggling(TODAY).review(RuleSettings(frozenset({"low_trust"}))).status == "working"
    harmed = Partner(TODAY).reflected(0, marked="harm")
    assert harmed.review(RuleSettings(frozenset({"conduct"}))).status == "new"


def test_what_is_too_early_counts_down() -> None:
    def to_go(partner: Partner) -> tuple[int, int]:
        one = partner.review()
        return one.meetings_to_go, one.days_to_go

    assert to_go(Partner(TODAY)) == (3, 60)
    assert to_go(Partner(TODAY).met(59, 9)) == (1, 1)
    assert to_go(Partner(TODAY).met(400, 9, 8, 7)) == (0, 0)


def because(partner: Partner) -> str:
    return " ".join(partner.review().why)


def test_a_status_says_why_it_is_none_of_its_neighbours() -> None:
    assert because(Partner(TODAY).met(59, 9)) == "You have met twice in 59 days; 3 meetings and 60 days tell more."
    assert "worth watching" in because(Partner(TODAY).met(59, 9).reflected(2, 1, trust=1))
    assert "two different kinds" in because(struggling(TODAY))
    assert "None of them is serious" in because(struggling(TODAY).met(45, 20, 15, state="no_show"))
    assert "within 27 days: to say that it is not working takes 28" in because(failing(TODAY, first=37))
    assert "You use 3 of 6 practices: to say fairly that it is not working takes 4" in because(
        failing(TODAY, "presence restatements", first=38)
    )
    assert "Your own latest ratings" in because(failing(TODAY).reflected(9, energy=4))
    assert "2 concerns of 2 different kinds, over 29 days" in because(failing(TODAY))
    assert "no concern is raised" in because(steady(TODAY))


def test_reviews_come_as_documented_and_by_name_within_a_status() -> None:
    makers = {
        "not_working": lambda name: failing(TODAY, name=name),
        "needs_attention": lambda name: struggling(TODAY, name=name),
        "too_early": lambda name: Partner(TODAY, name=name).met(1),
        "new": lambda name: Partner(TODAY, name=name),
        "working": lambda name: steady(TODAY, name=name),
        "resting": lambda name: Partner(TODAY, name=name, stage="archived"),
    }
    assert list(STATUSES) == list(makers)
    told = [make(name).review() for make in reversed(makers.values()) for name in ("Zed", "adam", "Bea")]
    assert [(one.status, one.colleague.name) for one in in_order(told)] == [
        (status, name) for status in makers for name in ("adam", "Bea", "Zed")
    ]


def test_the_well_met_use_five_practices() -> None:
    assert steady(TODAY).review().effort == len(WELL_MET)
