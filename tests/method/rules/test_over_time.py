"""How a partnership went: the band of its status is what the review says of each of those days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings

from journal.method.rules.over_time import YEAR, Kept, Rated, over_time
from journal.method.rules.review import review
from tests.method.rules.made import TODAYS, WELL_MET, Partner, partners

TODAY = TODAYS[0]


@settings(max_examples=25, deadline=None)
@given(partners)
def test_the_band_has_every_day_once_and_says_what_the_review_says(partner: Partner) -> None:
    spans = over_time(partner.history, partner.today).spans
    assert spans[-1].until == partner.today
    for one, following in pairwise(spans):
        assert one.until + timedelta(days=1) == following.since
        assert one.status != following.status
    for one in spans:
        for day in {one.since, one.until}:
            assert review(partner.history, day).status == one.status


def test_it_begins_with_the_partnership_or_a_year_ago() -> None:
    young = Partner(TODAY).met(40, **WELL_MET)
    assert over_time(young.history, TODAY).spans[0].since == TODAY - timedelta(days=40)
    old = Partner(TODAY).met(900, **WELL_MET)
    assert over_time(old.history, TODAY).spans[0].since == TODAY - YEAR


def test_the_day_on_which_it_turned_is_found() -> None:
    """Three answers are missing a week after the third was sent."""
    partner = Partner(TODAY, since=300).met(200, 190, 180, **WELL_MET).wrote(60, 55, 50)
    turned = [one.since for one in over_time(partner.history, TODAY).spans if one.status == "needs_attention"]
    assert turned == [TODAY - timedelta(days=43)]


def test_the_figures_behind_it() -> None:
    partner = Partner(date(2026, 11, 23)).met(30, presence=4).met(20).rated_all((25, 2), (5, 4))
    partner.promised(40, late=0).promised(39, 10, late=3).promised(-5)
    found = over_time(partner.history, partner.today)
    assert found.ratings == (Rated(date(2026, 10, 29), 2), Rated(date(2026, 11, 18), 4))
    assert found.presence == (Rated(date(2026, 10, 24), 4),)
    assert found.promises == (Kept(date(2026, 11, 1), 0, 1),)  # October's lie before the partnership began
