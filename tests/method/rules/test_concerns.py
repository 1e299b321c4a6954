"""Each concern: when it is just raised, just not, and serious; which days count; and the records behind it."""

from collections.abc import Callable
from datetime import date

import pytest

from journal.method.rules.review import CONCERNS, RuleSettings
from tests.method.rules.made import LEAP, TODAYS, Partner

pytestmark = pytest.mark.parametrize("today", TODAYS, ids=str)

Make = Callable[[Partner, int], Partner]
REASONS = {"-": None, "d": "disputed", "c": "clarified", "y": "confirmed", "n": "not_restated"}


def rated(partner: Partner, which: str, ratings: str) -> Partner:
    """One reflection a day up to ten days ago; "." does not rate it."""
    for place, rating in enumerate(ratings):
        partner.reflected(10 + len(ratings) - place, **{which: None if rating == "." else int(rating)})
    return partner


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ("2", "-"),
        ("22", "raised"),
        ("11", "raised"),
        ("233", "-"),
        ("232", "raised"),
        ("323", "-"),
        ("2233", "-"),
        ("3322", "raised"),
        ("2322", "serious"),
        ("222", "serious"),
        ("2223", "serious"),
        ("22233", "-"),
        ("22.3..", "raised"),
    ],
)
def test_low_trust(today: date, ratings: str, level: str) -> None:
    assert rated(Partner(today), "trust", ratings).level("low_trust") == level


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ("22", "-"),
        ("222", "raised"),
        ("2223", "raised"),
        ("2222", "serious"),
        ("22233", "-"),
        ("3222", "raised"),
        ("32222", "serious"),
        ("1.1.1", "raised"),
        ("333222", "raised"),
        ("333322", "-"),
    ],
)
def test_draining(today: date, ratings: str, level: str) -> None:
    assert rated(Partner(today), "energy", ratings).level("draining") == level


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ("521", "-"),
        ("4433", "raised"),
        ("4434", "-"),
        ("5443", "raised"),
        ("4432", "serious"),
        ("5544", "raised"),
        ("5543", "serious"),
        ("5535", "-"),
        ("44133", "raised"),
        ("44533", "raised"),
        ("4345", "-"),
        ("444333", "raised"),
        ("444334", "-"),
        ("443324", "-"),
        ("555541", "-"),
        ("44.33", "raised"),
        ("4.33", "-"),
        ("1555533334", "raised"),
    ],
)
def test_falling_ratings(today: date, ratings: str, level: str) -> None:
    assert rated(Partner(today), "alignment", ratings).level("falling_ratings") == level


def test_ratings_fall_by_the_mean_of_those_that_were_given(today: date) -> None:
    """Means of 10/3 and 7/3 are one point apart; 10/3 and 12/5 are not."""
    thirds = Partner(today).reflected(40, 30, trust=3, energy=3, alignment=4)
    assert thirds.reflected(20, 10, trust=2, energy=2, alignment=3).level("falling_ratings") == "raised"
    fifths = Partner(today).reflected(40, 30, trust=3, energy=3, alignment=4)
    fifths.reflected(20, 10, trust=2, energy=2, alignment=2, reciprocity=3, communication=3)
    assert fifths.level("falling_ratings") == "-"


@pytest.mark.parametrize(
    ("late", "level"),
    [
        ("88", "-"),
        ("888", "raised"),
        ("887", "-"),
        ("xx8", "raised"),
        ("8888", "serious"),
        ("xxx0", "raised"),
        ("888000", "raised"),
        ("8880000", "-"),
        ("8088880", "serious"),
    ],
)
def test_broken_commitments(today: date, late: str, level: str) -> None:
    """Days late, "x" for never."""
    partner = Partner(today)
    for place, one in enumerate(late):
        partner.promised(60 - place, late=None if one == "x" else int(one))
    assert partner.promised(50, late=None, owner="me").level("broken_commitments") == level


@pytest.mark.parametrize(
    ("states", "level"),
    [
        ("nn", "-"),
        ("nnt", "raised"),
        ("nnm", "-"),
        ("nnc", "-"),
        ("nnp", "-"),
        ("hhhnnn", "raised"),
        ("nnnhhh", "raised"),
        ("nnnhhhh", "-"),
        ("nnnhmchhp", "raised"),
        ("nntt", "serious"),
        ("nnnnhh", "serious"),
        ("nnnnhhh", "raised"),
    ],
)
def test_missed_meetings(today: date, states: str, level: str) -> None:
    words = {"n": "no_show", "t": "cancelled_by_them", "m": "cancelled_by_me", "c": "cancelled", "p": "planned"}
    partner = Partner(today)
    for place, one in enumerate(states):
        partner.met(60 - place, state=words.get(one, "held"))
    assert partner.level("missed_meetings") == level


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ("xx", "-"),
        ("xxx", "raised"),
        ("xxxyy", "raised"),
        ("xxxyyy", "-"),
        ("xxxx", "serious"),
        ("xxxxyy", "raised"),
        ("xxytt", "-"),
        ("xxyxttt", "raised"),
    ],
)
def test_unanswered(today: date, answers: str, level: str) -> None:
    """My contacts with an answer (y) or without (x), and theirs (t)."""
    partner = Partner(today)
    for place, one in enumerate(answers):
        ago = 40 - place
        if one == "t":
            partner.heard(ago)
        else:
            partner.wrote(ago, answered=20 if one == "y" else None)
    assert partner.level("unanswered") == level


@pytest.mark.parametrize(
    ("quiet", "tries", "level"),
    [
        (29, 2, "raised"),
        (28, 2, "-"),
        (29, 1, "-"),
        (42, 2, "raised"),
        (43, 2, "serious"),
        (43, 1, "-"),
        (400, 2, "serious"),
    ],
)
@pytest.mark.parametrize("sign", ["held", "answer", "heard"])
def test_gone_quiet(today: date, sign: str, quiet: int, tries: int, level: str) -> None:
    partner = Partner(today, since=500, cadence_days=14)
    if sign == "answer":
        partner.wrote(450, answered=quiet)
    else:
        (partner.met if sign == "held" else partner.heard)(quiet)
    assert partner.wrote(*range(1, tries + 1)).level("gone_quiet") == level


def test_a_partner_without_a_rhythm_is_never_quiet(today: date) -> None:
    assert Partner(today, since=500).heard(400).wrote(90, 80, 70).level("gone_quiet") == "-"


def test_without_any_sign_of_life_the_silence_begins_on_the_first_day(today: date) -> None:
    for since, level in ((28, "-"), (29, "raised"), (43, "serious")):
        assert Partner(today, since=since, cadence_days=14).wrote(2, 1).level("gone_quiet") == level
    from_first_contact = Partner(today, cadence_days=14).wrote(29, 2, 1).finding("gone_quiet")
    assert from_first_contact is not None
    assert [one.id for one in from_first_contact.evidence] == ["contact-2", "contact-3"]


def test_only_what_i_started_after_the_last_sign_counts_as_tried(today: date) -> None:
    assert Partner(today, cadence_days=14).met(30).wrote(31, 30, 29).level("gone_quiet") == "-"
    assert Partner(today, cadence_days=14).met(30).wrote(30, 29, 28).level("gone_quiet") == "raised"


@pytest.mark.parametrize("missed", ["planned", "cancelled", "no_show"])
def test_a_meeting_that_was_not_held_is_no_sign_of_life(today: date, missed: str) -> None:
    quiet = Partner(today, cadence_days=14).met(29).wrote(9, 8).met(5, state=missed)
    assert quiet.level("gone_quiet") == "raised"


def test_no_common_goal(today: date) -> None:
    def met(count: int, asked: int) -> Partner:
        return Partner(today).met(*range(300, 300 + count - 1)).met(900, open_questions=asked)

    assert met(4, 2).level("no_common_goal") == "raised"
    assert met(3, 2).level("no_common_goal") == "-"
    assert met(4, 1).level("no_common_goal") == "-"
    assert met(40, 20).level("no_common_goal") == "raised"
    assert met(3, 2).met(10, state="cancelled", open_questions=9).level("no_common_goal") == "-"
    assert met(4, 2).shares_goal().level("no_common_goal") == "-"
    assert met(4, 2).shares_goal(set_on=0).level("no_common_goal") == "-"
    assert met(4, 2).shares_goal(set_on=-1).level("no_common_goal") == "raised"
    assert met(4, 2).shares_goal(dropped=True).level("no_common_goal") == "raised"


@pytest.mark.parametrize(
    ("outcomes", "level"),
    [
        ("dd", "-"),
        ("ddc", "raised"),
        ("dcc", "-"),
        ("ddd", "serious"),
        ("ddn", "-"),
        ("ddcyyy", "raised"),
        ("ddcyyyy", "-"),
        ("ddcnyyy", "raised"),
        ("dddyyyy", "-"),
        ("dddcyyy", "raised"),
    ],
)
def test_misunderstandings(today: date, outcomes: str, level: str) -> None:
    said = tuple(REASONS[one] for one in outcomes)
    assert Partner(today).met(9, restatements=said).level("misunderstandings") == level
    apart = Partner(today)
    for place, one in enumerate(said):
        apart.met(60 - place, restatements=(one,))
    assert apart.level("misunderstandings") == level


def test_one_sided(today: date) -> None:
    def given(count: int) -> Partner:
        return Partner(today).gave(*range(20, 20 + count)).reflected(9, reciprocity=2)

    assert [given(count).level("one_sided") for count in (4, 5, 7, 8)] == ["-", "raised", "raised", "serious"]
    assert given(8).received(180).level("one_sided") == "-"
    assert given(8).received(181).level("one_sided") == "serious"
    assert given(8).received(-1).level("one_sided") == "serious"
    assert Partner(today).gave(1, 2, 3, 4, 5).reflected(9, reciprocity=3, trust=1).level("one_sided") == "-"
    assert Partner(today).gave(1, 2, 3, 4, 5).level("one_sided") == "-"
    assert given(5).reflected(8, reciprocity=5).level("one_sided") == "raised"


def test_conduct(today: date) -> None:
    assert Partner(today).reflected(9, trust=1).level("conduct") == "-"
    assert Partner(today).reflected(9, marked="disrespect").level("conduct") == "raised"
    assert Partner(today).reflected(9, marked="disrespect").reflected(180, marked="harm").level("conduct") == "serious"


def test_thresholds_can_be_moved_and_are_named(today: date) -> None:
    partner = Partner(today).met(30, 20, state="no_show")
    found = partner.finding("missed_meetings", RuleSettings(thresholds={"missed_meetings": {"at_least": 2, "last": 2}}))
    assert found is not None
    assert found.threshold == ("Raised at 2 of the last 2 meetings that they cancelled or missed; serious at 4.")
    strict = RuleSettings(thresholds={"missed_meetings": {"at_least": 3}, "unheard_of": {"last": 1}})
    assert partner.finding("missed_meetings", strict) is None


def test_there_are_eleven_in_the_documented_order(today: date) -> None:
    assert today.year >= LEAP.year
    assert [(one.id, one.family) for one in CONCERNS.values()] == [
        ("low_trust", "relationship"),
        ("falling_ratings", "relationship"),
        ("draining", "relationship"),
        ("broken_commitments", "reliability"),
        ("missed_meetings", "reliability"),
        ("unanswered", "responsiveness"),
        ("gone_quiet", "responsiveness"),
        ("no_common_goal", "alignment"),
        ("misunderstandings", "alignment"),
        ("one_sided", "reciprocity"),
        ("conduct", "conduct"),
    ]
